"""Roles in appositions: complete noun phrases as the article words them."""

import pytest

from briefing.reading.who import introductions, names
from briefing.reading.who.people import People


def found(text):
    return introductions.found(text, People(text, names.proper_names(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Ada Quill, the mayor of Tarn, on Monday.", "mayor of Tarn"),
        ("He met Ada Quill, 42, a retired ship fitter, on Monday.", "retired ship fitter"),
        ("He met Ada Quill (D-Tarn), chairwoman of the Road Council.", "chairwoman of the Road Council"),
        ("Ada Quill, who is the head of Tarn Water, left.", "head of Tarn Water"),
        ("Ada Quill, one of three councillors who broke ranks, left.", "one of three councillors who broke ranks"),
        ("The head of the Tarn school, Ada Quill, left.", "head of the Tarn school"),
        ("Mr. Vale’s transport secretary, Ada Quill, left.", "Mr. Vale’s transport secretary"),
        ("He met Ada Quill, adviser to Mr. Vale. It rained.", "adviser to Mr. Vale"),
        ("He met Ada Quill, spokeswoman for Mayor Bram Vale.", "spokeswoman for Mayor Bram Vale"),
    ],
)
def test_appositions(text, expected):
    assert found(text)["Ada Quill"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill, who broke ranks, left.",
        "Ada Quill, 42, left.",
        "He met Ada Quill, interviewed the mayor, and left.",
        "He met Ada Quill, Mayor Bram Vale and Cora Lind.",
        "Whose leader, Ada Quill, left.",
        "Ada Quill, according to the mayor, left.",
        "Ada Quill, of the harbour, left.",
    ],
)
def test_what_is_no_role(text):
    assert "Ada Quill" not in found(text)


def test_party_and_state():
    text = "Sen. Ada Quill (D-Calif.) met Bram Vale, R-Texas, and Cora Lind (no tag)."
    assert introductions.tags(text, People(text, names.proper_names(text))) == {
        "Ada Quill": "D-Calif.",
        "Bram Vale": "R-Texas",
    }
