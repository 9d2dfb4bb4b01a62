"""Who or what can speak; never a date, a verb or a thing."""

import pytest

from briefing.reading.speech import speaking
from tests.reading.said import statements


@pytest.mark.parametrize(
    "name",
    ["Ada Quill", "the engineers", "two of the officials", "Aides working for President Ada Quill", "some in the party",
     "the White House", "a poll by the council", "Her sister", "his ex-wife", "many universities",
     "one of those present", "E-mails released by the bank", "the Republican congressman",
     "a source familiar with the talks", "critics",
     "the Tarn Herald", "55 percent of voters"],
)  # fmt: skip
def test_people_bodies_and_documents_can_speak(name):
    assert speaking.can_speak(name)


@pytest.mark.parametrize(
    "name",
    ["", "2012", "25", "Monday", "March", "Asked", "Republican", "Nobody",
     "a", "an interview", "the convention", "additional proof",
     "Rose Garden", "long", "the special", "offering specifics", "half", "I’ll", "The president’s",
     "the planned meeting",
     "Wednesday on Tarnbook", "Twenty-three minutes", "made public", "including by Mr. Quill", "the number",
     "73 percent",
     "crossed out five lines", "Quill said of the bridge"],
)  # fmt: skip
def test_dates_verbs_and_things_cannot(name):
    assert not speaking.can_speak(name)


def test_a_source_that_cannot_speak_leaves_the_statement_without_a_speaker():
    text = "Ada Quill, who married in 2012, and who moved here in 2012, posted on a site: “It is safe and sound.”"
    assert {s.speaker for s in statements(text)} <= {"", "Ada Quill"}
    assert [s.speaker for s in statements("Asked about it, nobody came. Asked said: “It is safe and sound.”")] == [""]
