"""Passive reports with an agent."""

import pytest

from tests.reading.said import only, short


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The bridge was described by Ada Quill as “a trap.”", "Ada Quill", "a trap."),
        ("The bridge was called “a trap” by Ada Quill.", "Ada Quill", "a trap"),
        ("It was claimed by Ada Quill that the bridge was safe.", "Ada Quill", "the bridge was safe"),
        ("Bram Vale was accused by Ada Quill of lying about it.", "Ada Quill", "lying about it"),
        ("Bram Vale was praised by Ada Quill for his courage.", "Ada Quill", "for his courage"),
        ("Bram Vale was told by Ada Quill that the bridge was safe.", "Ada Quill", "the bridge was safe"),
        ("Ada Quill is quoted as saying the bridge was safe.", "Ada Quill", "the bridge was safe"),
    ],
)
def test_the_agent_speaks(text, speaker, content):
    found = only(text)
    assert (found.speaker, [span.of(text) for span in found.content]) == (speaker, [content])


def test_who_quotes_relays():
    found = only("Ada Quill was quoted by the Tarn Herald as saying that the bridge was safe.")
    assert (found.speaker, found.via) == ("Ada Quill", "Tarn Herald")


@pytest.mark.parametrize(
    "text",
    ["The bridge was called by phone.", "Ada Quill was told to leave.", "The plan was noted by closing the bridge."],
)
def test_no_agent_no_statement(text):
    assert short(text) == []
