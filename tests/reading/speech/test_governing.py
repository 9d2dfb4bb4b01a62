"""Which noun phrase governs a reporting verb: never the nearest name by chance."""

import pytest

from tests.reading.said import short, statements


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The man who attacked Ada Quill said the bridge was safe.", "The man"),
        ("Ada Quill, when asked about Bram Vale, said it was safe.", "Ada Quill"),
        ("Ada Quill, at a later meeting with Bram Vale, said it was safe.", "Ada Quill"),
        ("“It was safe for all of us,” Quill, 49, told the Tarn Herald.", "Quill"),
        ("“It was safe,” an engineer, who had met Bram Vale, told the Tarn Herald.", "an engineer"),
        ("Ada Quill and Bram Vale said the bridge was safe.", "Ada Quill and Bram Vale"),
        ("Bram Vale and his lawyer said the bridge was safe.", "Bram Vale and his lawyer"),
        ("Footage shows Ada Quill saying the bridge was safe.", "Ada Quill"),
        ("Ada Quill received a letter from Bram Vale saying the bridge was safe.", "Bram Vale"),
        ("A few days later, Ada Quill reversed herself, telling the Tarn Herald it was safe.", "Ada Quill"),
        ("TARN (Tarn Wire) – Ada Quill has attacked the plan, saying it was unsafe.", "Ada Quill"),
        ("Ada Quill kept asking why the bridge was unsafe.", "Ada Quill"),
        ("On the programme “Tarn Today,” Ada Quill said it was old.", "Ada Quill"),
        ("“It is safe,” Ada Quill will say.", "Ada Quill"),
    ],
)
def test_the_subject_speaks(text, speaker):
    assert [s.speaker for s in statements(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "No one told Ada Quill that the bridge was safe.",
        "The office can refuse where he or she thinks that a paper has been forged.",
        "Ada Quill received a note to Bram Vale calling it “late.”",
    ],
)
def test_nobody_speaks(text):
    assert short(text) == []


def test_a_crowd_elsewhere_leaves_a_participle_without_a_speaker():
    text = "Ada Quill spoke by the bridge, where protesters had gathered, chanting “no more tolls.”"
    assert [s.speaker for s in statements(text)] == [""]


def test_a_second_verb_of_another_clause_has_no_speaker():
    text = "Bram Vale called on her to go, as the Tarn councillor stood firm and vowed to remain a candidate."
    assert {s.speaker for s in statements(text) if s.cue == "vowed"} == {""}


def test_a_text_on_a_date_is_its_authors():
    text = "Anton Sabat, a councillor from Tarn County, posted a note on April 16 saying, “These numbers are bad.”"
    assert [s.speaker for s in statements(text) if s.cue == "saying"] == ["Anton Sabat"]
