"""Who is read as a source: a whole noun phrase and nothing of the verb or phrase before it; two whom "and" joins."""

import pytest

from briefing.reading import attribution
from tests.reading.said import statements


def sources(text):
    return [statement.speaker for statement in statements(text)]


def voices(text):
    return {voice.name: voice.kind for voice in attribution.voices(text, statements(text)) if voice.statements}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Quill, the mayor, and council officials said the bridge was safe.", "Ada Quill and council officials"),
        ("Ada Quill, who runs the mill, and Bram Vale, a baker, said it was safe.", "Ada Quill and Bram Vale"),
    ],
)
def test_two_speakers_that_and_joins_are_one_voice_of_both(text, speaker):
    assert sources(text) == [speaker]
    assert voices(text) == {speaker: "group"}


def test_a_person_who_is_an_object_does_not_speak_with_the_next_subject():
    assert sources("The mayor met Ada Quill, a baker, and council officials said it was safe.") == ["council officials"]


@pytest.mark.parametrize(
    "text",
    [
        "The vote did not sway lawmakers who said the bridge was old.",
        "The mayor may let editorials say that the bridge is old.",
        "Everything Ada Quill says about the bridge is wrong.",
        "A plan that benefits many said the bridge was safe.",
    ],
)
def test_a_verb_with_its_object_is_no_source(text):
    assert sources(text) == [""]
    assert voices(text) == {}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The town will borrow $20 million experts say is too much.", "experts"),
        ("The decision enraged liberals who said the bridge was lost.", "liberals"),
        ("The council vote enraged bakers, who said the bridge was lost.", "bakers"),
        ("The plan drew condemnation from parents, who said the bridge was lost.", "parents"),
    ],
)
def test_a_source_begins_behind_the_phrase_before_it(text, speaker):
    assert sources(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Institute for Roads President Ada Quill said the bridge was safe.", "Ada Quill", "person"),
        ("A statement from the Tarn council said the bridge was safe.", "the Tarn council", "group"),
        ("One Quill tweet in particular said the bridge was safe.", "Quill", "person"),
    ],
)
def test_who_holds_an_office_or_issues_a_text_is_the_voice(text, speaker, kind):
    assert sources(text) == [speaker]
    assert voices(text) == {speaker: kind}


def test_a_heading_before_a_colon_is_no_speaker():
    assert statements("CLARIFICATION: The bridge is old.") == ()
