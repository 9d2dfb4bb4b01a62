"""Who gave no comment."""

import pytest

from briefing.reading import attribution
from tests.reading.said import statements


def declined(text):
    return {voice.name for voice in attribution.voices(text, statements(text)) if voice.declined}


@pytest.mark.parametrize(
    "sentence",
    [
        "{} declined to comment.",
        "{} did not respond to requests for comment.",
        "{} did not immediately return a call.",
        "{} could not be reached.",
        "{} would not say.",
        "{} had no comment.",
        "{} referred questions to her lawyer.",
        "{} refused an interview.",
        "{} was not available for comment.",
        "{} did not answer when asked.",
        "Requests for comment to {} went unanswered.",
        "Calls to {} were not returned.",
        "E-mails sent to {} received no reply.",
        "{}’s office did not immediately return a call.",
    ],
)
def test_ways_to_decline(sentence):
    assert declined(f"Mayor Ada Quill left.\n\n{sentence.format('Ada Quill')}") == {"Ada Quill"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Quill did not respond to the speech.",
        "Ada Quill did not answer the call for her resignation.",
        "An agreement could not be reached by Ada Quill.",
        "Ada Quill declined the award.",
        "“Bram Vale declined to comment,” said Ada Quill.",
    ],
)
def test_what_is_no_refusal_to_comment(sentence):
    assert declined(sentence) == set()


def test_a_body_declines_through_its_spokesman():
    assert declined("A spokesman for the Road Ministry declined to comment.") == {
        "A spokesman for the Road Ministry",
        "the Road Ministry",
    }


def test_neither_nor():
    text = "Neither the Road Ministry nor Ada Quill would comment."
    assert declined(text) == {"Road Ministry", "Ada Quill"}


def test_the_subject_stands_before_a_long_relative_clause():
    text = "Harbour Union, whose leader, Ada Quill, had called it late, did not respond to questions."
    assert declined(text) == {"Harbour Union"}
