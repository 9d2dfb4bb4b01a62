"""Several people of one last name: resolved only where a title or gender settles it."""

import pytest

from briefing.reading import attribution
from briefing.reading.who import names
from briefing.reading.who.people import People
from tests.reading.said import statements

FAMILY = (
    "Mary Quill and Susan Quill are sisters. Their father, former Vice President Robert Quill, watched.\n\n{sentence}"
)


def speaker(sentence, before=FAMILY):
    return statements(before.format(sentence=sentence))[-1].speaker


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Quill said the bridge was safe.", "Quill"),
        ("The younger Quill said the bridge was safe.", "The younger Quill"),
        ("Former Vice President Quill said the bridge was safe.", "Robert Quill"),
        ("Mr. Quill said the bridge was safe.", "Robert Quill"),
        ("Ms. Quill said the bridge was safe.", "Ms. Quill"),
        ("Senator Quill said the bridge was safe.", "Senator Quill"),
        ("Mary Quill said the bridge was safe.", "Mary Quill"),
    ],
)
def test_a_shared_last_name_stays_as_worded_unless_title_or_gender_settles_it(sentence, expected):
    assert speaker(sentence) == expected


def test_a_role_does_not_leak_to_another_bearer_of_the_name():
    text = FAMILY.format(sentence="Mary Quill said it was safe. Quill said it was not. Susan Quill said it was old.")
    found = statements(text)
    assert [(s.speaker, s.role) for s in found] == [("Mary Quill", ""), ("Quill", ""), ("Susan Quill", "")]
    roles = {voice.name: voice.role for voice in attribution.voices(text, found)}
    assert roles["Robert Quill"] == "former Vice President"
    assert roles["Quill"] == ""


def test_before_the_second_bearer_is_named_a_last_name_means_the_first():
    text = "Robert Quill came. Quill said it was safe. Later Susan Quill came. Quill said it was old."
    assert [s.speaker for s in statements(text)] == ["Robert Quill", "Quill"]


def test_short_forms_of_a_first_name_are_one_person():
    assert speaker("Quill said it was safe.", "Liz Quill came. Elizabeth Quill sat down. {sentence}") in (
        "Liz Quill",
        "Elizabeth Quill",
    )


def test_an_office_introduces_somebody_else_of_the_name():
    text = "President Quill opened it. His daughter, Susan Quill, watched. Quill said it was safe."
    assert statements(text)[-1].speaker == "Quill"


@pytest.mark.parametrize("noise", ["Resist Quill", "Miss Tarn Robert Quill", "“Mad Dog Quill”"])
def test_other_words_before_a_last_name_make_no_second_person(noise):
    text = f"Robert Quill, whom some resist, saw a sign for {noise}. Quill said it was safe."
    assert statements(text)[-1].speaker == "Robert Quill"


def test_a_place_behind_a_name_is_no_part_of_it():
    text = "Senator Robert Quill of Tarn came. Mr. Quill said it was safe."
    assert statements(text)[-1].speaker == "Robert Quill"


def test_small_words_belong_to_the_last_name():
    text = "Kevin de Vale came. Mr. de Vale said it was safe."
    assert statements(text)[-1].speaker == "Kevin de Vale"


def test_short_names_stand_for_the_full_name_nearest_or_most_named():
    text = "Ada Quill came. Ada Quill spoke. Bram Vale left. Quill and Vale met."
    people = People(text, names.proper_names(text))
    assert (people.full("Quill", len(text)), people.full("Vale", 0)) == ("Ada Quill", "Bram Vale")
    assert people.full("Lind", 0) == "Lind"
    assert people.full("Cora Quill", len(text)) == "Cora Quill"


def test_a_shared_last_name_means_the_only_bearer_whom_the_paragraph_names_in_full():
    first = "Lars Quill met Anna Quill.\n\nLars Quill sat down. Quill said it was safe."
    text = f"{first}\n\nAnna Quill left. Quill said it was old."
    assert [s.speaker for s in statements(text)] == ["Lars Quill", "Anna Quill"]


def test_a_last_name_means_the_holder_of_an_office_beside_relatives():
    text = "President Robert Quill and first lady Susan Quill came.\n\nQuill said it was safe."
    assert statements(text)[-1].speaker == "Robert Quill"


@pytest.mark.parametrize(
    ("before", "short", "full"),
    [
        ("J. D. Quill and J.D. Quill came.", "Quill", "J.D. Quill"),
        ("Ludvig van Tarn came.", "Van Tarn", "Ludvig van Tarn"),
        ("Bashar al-Tarn came.", "Al-Tarn", "Bashar al-Tarn"),
        ("John F. Quill III came.", "Quill", "John F. Quill III"),
        ("Łukasz Żak came.", "Żak", "Łukasz Żak"),
        ("Mairead O’Lind came.", "O’Lind", "Mairead O’Lind"),
        ("Carl Wasserman Quill came. Wasserman Quill left.", "Quill", "Carl Wasserman Quill"),
    ],
)
def test_initials_particles_suffixes_and_accents(before, short, full):
    text = f"{before} {short} said it was safe."
    assert statements(text)[-1].speaker == full
