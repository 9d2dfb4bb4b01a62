from __future__ import annotations

import pytest

from briefing.writing import answer, questions, several
from tests.writing import stories

BOTH = (
    "Does one article say that the repair of the bridge in Lowmere will cost 48 million marks, while another reports"
    " that a ferry will carry passengers across the river until the work is finished?"
)
ELSEWHERE = (
    "Considering the report of the Quarrel Times on the merger of Brindle Airways and the later article of the Stock"
    " Observer on its shareholders, which airline chief resigned after the vote on the pension fund?"
)


def test_a_long_question_is_answered_from_the_sentences_that_bear_on_its_parts():
    found = stories.three()
    drafts = several.find(questions.parse(BOTH), found)
    assert 1 <= len(drafts) <= several.MOST_SENTENCES
    assert answer.supported(BOTH, found)


def test_a_long_question_on_something_else_is_refused():
    found = stories.three()
    assert several.find(questions.parse(ELSEWHERE), found) == ()
    assert not answer.supported(ELSEWHERE, found)


def test_names_that_no_article_has_count_against_a_question():
    found = stories.three()
    strange = BOTH.replace("Lowmere", "Quarrelham")
    assert several.bearing(questions.parse(strange), found) < several.bearing(questions.parse(BOTH), found)


@pytest.mark.parametrize("question", ["What does the bridge cost?", "Who is the president of France?"])
def test_a_short_question_is_left_to_the_rules_for_short_ones(question):
    assert several.find(questions.parse(question), stories.three()) == ()


def test_without_evidence_nothing_bears():
    found = stories.three()
    empty = type(found)((), {}, ())
    assert several.bearing(questions.parse(BOTH), empty) == 0
    assert several.find(questions.parse(BOTH), empty) == ()
