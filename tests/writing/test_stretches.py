"""Passages that belong together are handed on as one stretch of the article."""

from __future__ import annotations

import pytest

from briefing.reading import read
from briefing.types import Answer, Claim, Evidence, Passage
from briefing.writing import stretches
from briefing.writing.answer import answer
from briefing.writing.extractive import ExtractiveWriter
from tests.writing import stories

TEXT = """The council of Lowmere closed the old bridge on Tuesday.

Mayor Edda Farrow opened the meeting at noon. She said the repair would cost 48 million marks.

“The pillars are weak. They could give way in a flood,” engineer Imke Sorrel said.

A ferry will cross the river from June."""


def evidence(*pieces: str, text: str = TEXT) -> Evidence:
    made = stories.article(text, "Lowmere Post")
    found = []
    for number, words in enumerate(pieces):
        start = text.index(words)
        found.append(Passage(f"{made.id}:{number}", made.id, number, start, start + len(words), words))
    return Evidence((made,), {made.id: read(made)}, tuple(found))


def texts(given: Evidence) -> list[str]:
    return [passage.text for passage in stretches.joined(given).passages]


def test_passages_that_follow_each_other_become_one_at_the_place_of_the_best():
    first, second = (
        "The council of Lowmere closed the old bridge on Tuesday.",
        "Mayor Edda Farrow opened the meeting at noon.",
    )
    ferry = "A ferry will cross the river from June."
    assert texts(evidence(second, ferry, first)) == [f"{first}\n\n{second}", ferry]


def test_passages_apart_stay_apart():
    first, ferry = "The council of Lowmere closed the old bridge on Tuesday.", "A ferry will cross the river from June."
    assert texts(evidence(ferry, first)) == [ferry, first]


@pytest.mark.parametrize(
    ("hit", "begins"),
    [
        ("She said the repair would cost 48 million marks.", "Mayor Edda Farrow opened"),
        ("They could give way in a flood,” engineer Imke Sorrel said.", "“The pillars are weak."),
        ("A ferry will cross the river from June.", "A ferry"),
    ],
)
def test_a_passage_begins_where_it_can_be_understood(hit, begins):
    (found,) = texts(evidence(hit))
    assert found.startswith(begins)
    assert found.endswith(hit)


def test_it_is_given_a_few_sentences_at_most():
    text = " ".join(["Edda Farrow came.", *(f"She said that number {n} was enough." for n in range(9))])
    (found,) = texts(evidence("She said that number 8 was enough.", text=text))
    assert found.count("number") == 1 + stretches.MOST_BEFORE


def test_every_stretch_is_the_articles_own_text():
    given = evidence(
        "She said the repair would cost 48 million marks.",
        "They could give way in a flood,” engineer Imke Sorrel said.",
    )
    for passage in stretches.joined(given).passages:
        assert given.article(passage.article_id).text[passage.start : passage.end] == passage.text


def test_nothing_stays_nothing():
    assert stretches.joined(Evidence((), {}, ())).passages == ()


def test_an_answer_cites_exact_spans_of_the_stretch():
    given = evidence("She said the repair would cost 48 million marks.")
    *shown, whole = answer("What did Edda Farrow say about the repair?", given, ExtractiveWriter())
    assert isinstance(whole, Answer)
    assert any("48 million marks" in claim.text for claim in whole.sentences)
    for claim in (one for one in shown if isinstance(one, Claim)):
        for cited in claim.citations:
            assert given.article(cited.article_id).text[cited.start : cited.end].strip()
