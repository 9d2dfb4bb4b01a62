from __future__ import annotations

import pytest

from briefing.writing import candidates
from briefing.writing.drafting import draft
from briefing.writing.judging import judges
from tests.writing import stories


@pytest.mark.parametrize(
    "words",
    [
        "The council voted on Monday to strangle the small ferries with a new toll.",
        "The minister rammed the toll through.",
        "The toll is a heavy-handed diktat.",
        "The law will dry up the supply of boats.",
        "The toll, a law that will shield families from the lobby, was passed.",
        "The town brushed aside the residents.",
        "The slumlords won.",
    ],
)
def test_an_evaluation_a_violent_figure_and_a_forecast_judge(words):
    assert judges(words)


@pytest.mark.parametrize(
    "words",
    [
        "The council voted 9 to 4 on Tuesday to close the old river bridge for two years.",
        "The repair will cost 48 million marks.",
        "The union will take the law to the court.",
        "A deadly fire destroyed three houses and police charged a man with fraud.",
        "A man strangled his neighbour, police said.",
        "A ferry will carry passengers across the river from 4 June 2031.",
    ],
)
def test_plain_report_does_not_judge(words):
    assert not judges(words)


def test_a_judging_sentence_is_quoted_from_its_outlet_and_a_plain_one_restated():
    text = (
        "Parliament voted on Thursday to strangle small ferries with a new toll of 3 marks. "
        "The ferry toll was carried by 87 votes to 61 in the chamber."
    )
    judged, plain = map(draft, candidates.find(stories.evidence(stories.article(text, "Lowmere Courier"))))
    assert (judged.voice, judged.speaker) == ("outlet", "Lowmere Courier")
    assert judged.text.startswith("Lowmere Courier writes: “Parliament voted")
    assert plain.voice == "reported"


def test_a_set_phrase_that_weighs_is_a_judgement():
    assert judges("The strike went into its third week with no end in sight.")
    assert judges("The talks only served to widen the rift.")
    assert not judges("The strike went into its third week, and talks go on.")
