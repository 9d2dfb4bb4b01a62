"""Nouns that report speech, and whose they are."""

import pytest

from tests.reading.said import only, short, statements


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The claim by Ada Quill that the bridge was safe drew laughter.", "Ada Quill", "the bridge was safe"),
        ("Ada Quill’s claim that the bridge was safe drew laughter.", "Ada Quill", "the bridge was safe"),
        ("Ada Quill’s insistence that the bridge was safe did not help.", "Ada Quill", "the bridge was safe"),
        ("Ada Quill voiced hope that the bridge would be rebuilt.", "Ada Quill", "the bridge would be rebuilt"),
        ("Ada Quill made the case that the bridge was safe.", "Ada Quill", "the bridge was safe"),
        ("In the words of Ada Quill, the bridge was “a trap”.", "Ada Quill", "the bridge was “a trap”"),
        ("In Ada Quill’s words, the bridge was “a trap”.", "Ada Quill", "the bridge was “a trap”"),
    ],
)
def test_a_noun_reports(text, speaker, content):
    found = only(text)
    assert (found.speaker, [span.of(text) for span in found.content]) == (speaker, [content])


def test_a_pronoun_owns_the_claim_of_the_person_spoken_of():
    text = "Ada Quill spoke first. Her warning that the bridge would fall was ignored."
    assert [s.speaker for s in statements(text)] == ["Ada Quill"]


@pytest.mark.parametrize("verb", ["rejected", "dismissed", "shared", "echoed"])
def test_nobody_is_named_for_a_claim_that_the_subject_answers(verb):
    text = f"Bram Vale {verb} her view that the bridge was old."
    assert {s.speaker for s in statements(text) if s.cue == "view"} == {""}


def test_a_claim_within_a_denial_is_not_second_hand():
    text = "Bram Vale rejected Ada Quill’s assertion that the bridge was safe."
    (claim,) = [s for s in statements(text) if s.cue == "assertion"]
    assert (claim.speaker, claim.via) == ("Ada Quill", "")


def test_a_plain_claim_to_land_reports_nothing():
    assert short("Their claim to the land by the river is old.") == []
