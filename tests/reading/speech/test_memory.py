"""Whom a pronoun or a description means."""

import pytest

from tests.reading.said import statements


def speakers(text):
    return [s.speaker for s in statements(text)]


def test_a_pronoun_means_who_spoke_in_the_same_sentence():
    text = "Robert Stone met Mark Vale. The mayor, David Quill, said he hoped it was safe."
    assert speakers(text) == ["David Quill", "David Quill"]


def test_a_pronoun_means_who_spoke_last():
    text = "Robert Stone said it was old. “It is safe,” he said.\n\n“It is paid for,” he said."
    assert speakers(text) == ["Robert Stone"] * 3


def test_a_pronoun_means_the_subject_of_the_sentence_before():
    text = "Robert Stone met Mark Vale and David Quill at the bridge. “It is safe,” he said."
    assert speakers(text) == ["Robert Stone"]
    fronted = "Trying to save it, Robert Stone met Mark Vale. “It is safe,” he said."
    assert speakers(fronted) == ["Robert Stone"]


def test_two_equally_likely_persons_leave_a_pronoun_open():
    text = "The bridge was opened by Robert Stone and Mark Vale. “It is safe,” he said."
    assert speakers(text) == [""]


def test_a_gender_tells_two_persons_apart():
    text = "The bridge was opened by Robert Stone and Mary Vale. “It is safe,” she said."
    assert speakers(text) == ["Mary Vale"]


def test_rooms_and_streets_are_not_whom_a_pronoun_means():
    text = "Robert Stone came. Stone spoke in the Rose Garden. In the Crystal Palace, “it is safe,” he said."
    assert speakers(text) == ["Robert Stone"]


def test_somebody_unnamed_who_asks_is_not_whom_a_pronoun_means():
    text = "Robert Stone spoke. One visitor asked whether it was safe. “It is safe,” he said."
    assert speakers(text)[-1] == "Robert Stone"


@pytest.mark.parametrize(
    ("before", "description", "expected"),
    [
        ("Vice President Robert Stone came.", "The former vice president", "Robert Stone"),
        ("Vice President Robert Stone came.", "The president", "The president"),
        ("President Robert Stone came. President Mark Vale left.", "The president", "The president"),
        ("Rep. Robert Stone came.", "The congressman", "Robert Stone"),
        ("Rep. Robert Stone came.", "The four-term congressman", "Robert Stone"),
        ("Rep. Robert Stone came.", "The Republican congressman", "The Republican congressman"),
    ],
)
def test_a_description_means_the_one_person_with_that_role(before, description, expected):
    assert speakers(f"{before} {description} said it was safe.") == [expected]


def test_the_president_is_not_the_president_of_a_company():
    text = "Robert Stone, president of the Tarn Bank, said it was old. The president said it was safe."
    assert speakers(text) == ["Robert Stone", "The president"]


def test_a_name_in_apposition_names_the_description():
    found = statements("A council spokesman, Robert Stone, said it was safe. Mr. Stone said it was paid for.")
    assert [(s.speaker, s.role) for s in found] == [("Robert Stone", "council spokesman")] * 2
