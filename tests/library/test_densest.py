from __future__ import annotations

import pytest

from briefing.library.densest import shares

SCATTERED = "The ferry was late. Passengers waited. Fishing boats came home. Nobody was rescued."
TOGETHER = "It rained. Fishing boats rescued the ferry passengers. Nobody was late."


def share(text, passage, rarity=lambda term: 1.0):
    return float(shares([text], [passage], rarity)[0, 0])


def test_one_sentence_with_all_words_beats_many_with_one_each():
    question = "Were the ferry passengers rescued by fishing boats?"
    assert share(question, TOGETHER) == pytest.approx(1)
    assert share(question, SCATTERED) == pytest.approx(0.4)


def test_rare_words_weigh_more():
    rare = {"quota": 3.0}
    assert share("fish quota", "A quota.", lambda term: rare.get(term, 1.0)) == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("word", "form"), [("regulator", "regulations"), ("boat", "boats"), ("boats", "boat"), ("harbour-front", "harbour")]
)
def test_other_forms_of_a_word_count(word, form):
    assert share(word, f"The {form} are new.") > 0


def test_a_short_word_is_no_beginning_of_another():
    assert share("port", "The portrait is new.") == 0


def test_a_row_for_each_text_and_a_column_for_each_passage():
    found = shares(["ferry", "quota", "the"], [TOGETHER, ""], lambda term: 1.0)
    assert found.tolist() == [[1, 0], [0, 0], [0, 0]]


@pytest.mark.parametrize(("texts", "passages"), [(["the"], ["A ferry."]), (["ferry"], [])])
def test_nothing_to_look_for_or_in(texts, passages):
    assert shares(texts, passages, lambda term: 1.0).shape == (len(texts), len(passages))
    assert not shares(texts, passages, lambda term: 1.0).any()
