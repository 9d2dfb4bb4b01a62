"""Speakers in a sentence of their own, and behind a dash."""

import pytest

from tests.reading.said import short, statements


@pytest.mark.parametrize(
    "text", ["“It is safe now.” Ada Quill said on Monday.", "“Is it safe now?” Ada Quill questioned."]
)
def test_the_next_sentence_names_the_speaker(text):
    assert [(s.kind, s.speaker, s.inferred) for s in statements(text)] == [("direct", "Ada Quill", False)]


def test_signed_quotations():
    text = "“It is safe.” ― Ada Quill\n\n“It is not.” ― Bram Vale\n“We saw it fall.” — Cora Senn, engineer"
    assert short(text) == [
        ("direct", "Ada Quill", ["It is safe."]),
        ("direct", "Bram Vale", ["It is not."]),
        ("direct", "Cora Senn", ["We saw it fall."]),
    ]


def test_a_dash_before_a_place_signs_nothing():
    assert [s.speaker for s in statements("“It is safe to cross now.” — the bridge by the mill stayed open")] == [""]


def test_a_sentence_of_its_own_about_something_else_takes_nothing():
    text = "“It is safe to cross.”\n\nAda Quill said on Monday."
    assert [s.speaker for s in statements(text)] == [""]
