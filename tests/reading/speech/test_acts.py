"""Denials, accusations, promises and orders."""

import pytest

from tests.reading.said import only, short


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ada Quill denied closing the bridge.", "denied", "closing the bridge"),
        ("Ada Quill denied the allegations.", "denied", "the allegations"),
        ("Ada Quill disputed that the bridge was unsafe.", "disputed", "the bridge was unsafe"),
        ("Ada Quill accused Bram Vale of lying about it.", "accused", "Bram Vale of lying about it"),
        ("Ada Quill praised Bram Vale for his courage.", "praised", "Bram Vale for his courage"),
        ("Ada Quill promised to rebuild the bridge.", "promised", "to rebuild the bridge"),
        ("Ada Quill urged the council to close the bridge.", "urged", "the council to close the bridge"),
        ("Ada Quill told Bram Vale to leave.", "told", "Bram Vale to leave"),
        ("Ada Quill took to Tarnbook to denounce the plan as “a trap.”", "denounce", "the plan as “a trap.”"),
    ],
)
def test_an_act_of_speech(text, cue, content):
    found = only(text)
    assert (found.speaker, found.cue) == ("Ada Quill", cue)
    assert [span.of(text) for span in found.content] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill denied the town a bridge.",
        "Ada Quill accused the council.",
        "Two brokers asked not to be named.",
        "Ada Quill rejected the envelope.",
        "Ada Quill praised the plan.",
    ],
)
def test_an_object_alone_says_nothing(text):
    assert short(text) == []
