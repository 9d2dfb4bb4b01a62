"""What an article passes on without a source is nobody's by name, and not the outlet's own."""

import pytest

from tests.reading.said import only, short, statements


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Bram Vale is said to have closed the bridge.", "is said", ["Bram Vale", "to have closed the bridge"]),
        ("It was reported that the bridge was closed.", "was reported", ["the bridge was closed"]),
        ("Bram Vale allegedly closed the bridge.", "allegedly", ["Bram Vale", "closed the bridge"]),
        ("There are claims that the bridge is unsafe.", "claims", ["the bridge is unsafe"]),
    ],
)
def test_hearsay_has_no_speaker(text, cue, content):
    found = only(text)
    assert (found.kind, found.speaker, found.cue) == ("indirect", "", cue)
    assert [span.of(text) for span in found.content] == content


def test_a_named_source_keeps_its_words():
    text = "Ada Quill said the bridge was reportedly closed."
    assert [s.speaker for s in statements(text)] == ["Ada Quill"]


@pytest.mark.parametrize("text", ["Bram Vale is not said to have left.", "Bram Vale said to his wife it rained."])
def test_what_is_no_hearsay(text):
    assert all(s.speaker or not s.cue.startswith("is") for s in statements(text))
    assert ("indirect", "", ["Bram Vale", "to have left"]) not in short(text)
