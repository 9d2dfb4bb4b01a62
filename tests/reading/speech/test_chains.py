"""Second-hand chains: the inner speaker speaks, the other one relays."""

import pytest

from tests.reading.said import only, statements


@pytest.mark.parametrize(
    "text",
    [
        "According to the Tarn Herald, Ada Quill said the bridge was safe.",
        "Ada Quill said the bridge was safe, according to the Tarn Herald.",
        "“It is safe,” Ada Quill said, according to the Tarn Herald.",
        "“It is safe,” said Ada Quill, according to the Tarn Herald.",
        "Ada Quill said that the bridge was safe, the Tarn Herald reported.",
        "The Tarn Herald quoted Ada Quill as saying that the bridge was safe.",
    ],
)
def test_the_inner_one_speaks(text):
    found = only(text)
    assert (found.speaker, found.via) == ("Ada Quill", "Tarn Herald")


@pytest.mark.parametrize(
    "text", ["Bram Vale, quoting Ada Quill, said it was safe.", "“It is safe,” Bram Vale said, quoting Ada Quill."]
)
def test_quoting_somebody_gives_the_words_to_them(text):
    found = only(text)
    assert (found.speaker, found.via) == ("Ada Quill", "Bram Vale")


def test_citing_somebody_leaves_the_words_to_the_speaker():
    text = "Tarn Wire reported that the bridge was closed, citing two officials."
    found = only(text)
    assert (found.speaker, [span.of(text) for span in found.content]) == ("Tarn Wire", ["the bridge was closed"])


def test_a_second_clause_is_of_the_source_behind_it():
    text = "Ada Quill said the bridge was safe, but it was built in 1990, according to records."
    assert [(s.speaker, s.content[0].of(text), s.via) for s in statements(text)] == [
        ("Ada Quill", "the bridge was safe", ""),
        ("records", "it was built in 1990", ""),
    ]


def test_a_clause_after_but_is_not_relayed():
    text = "According to the Tarn Herald, the bridge was safe, but Ada Quill said it was not."
    assert [(s.speaker, s.via) for s in statements(text)] == [("Tarn Herald", ""), ("Ada Quill", "")]


def test_according_to_within_a_report_takes_no_words_from_before_it():
    text = "Bram Vale said that, according to Ada Quill, the bridge was safe."
    inner = [s for s in statements(text) if s.speaker == "Ada Quill"]
    assert [s.content[0].of(text) for s in inner] == ["the bridge was safe"]


def test_who_only_relays_words_is_no_speaker():
    text = (
        "“I want the map,” said Bram Vale in an interview on the “Morning” show, according to TIME. "
        "“How come nobody drew it?”"
    )
    assert [(s.speaker, s.via) for s in statements(text)] == [("Bram Vale", "TIME")] * 2
    later = "“I never signed it,” Bram Vale said at a Tarn rally, according to The Hill.\n\nHe added, “It was old.”"
    assert [(s.speaker, s.via) for s in statements(later)] == [("Bram Vale", "The Hill"), ("Bram Vale", "")]


def test_who_interrupts_a_report_relays_it():
    said = only("Dora Penhallick, according to Jon Sarle, called the quay “finished.”")
    assert (said.speaker, said.via) == ("Dora Penhallick", "Jon Sarle")


def test_she_is_not_the_man_who_relays_it():
    text = "According to Jon Sarle, Dora Penhallick said it was old. According to Jon Sarle, she feared it would close."
    assert [(s.speaker, s.via) for s in statements(text)] == [("Dora Penhallick", "Jon Sarle")] * 2
