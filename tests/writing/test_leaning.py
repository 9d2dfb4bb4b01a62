from __future__ import annotations

import pytest

from briefing.reading import marks
from briefing.types import Span
from briefing.writing import leaning


def leans(text: str) -> bool:
    return leaning.leans(text, Span(0, len(text)), [Span(q.start, q.end) for q in marks.find(text)])


@pytest.mark.parametrize(
    "text",
    [
        "The meeting came on the ninth day of the strike at the Lowmere yard.",
        "In the survey, the Harbour Party leads with 21 percent of the vote.",
        "Pressed by Mayor Farrow and Joss Pellington, the head of the league, they refused to lower the toll.",
        "Forty jobs could be lost if it is passed in spring.",
        "Since then, Farrow has looked into the accounts of the ferry.",
        "But “the bakers” have asked for a second opinion on the pillars.",
        "Farrow did not go that far in her talk with the Lowmere Post.",
        "“That is not what we were promised,” Odo Brandle said on the quay.",
        "Insurers should not be forced to pay because of this trend, Imke Sorrel had said.",
        "The editor of the Courier was not alone.",
    ],
)
def test_what_only_the_sentences_before_explain_leans_on_them(text: str):
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "The meeting of the Lowmere council came on the ninth day of the strike.",
        "The council of Lowmere voted 9 to 4 on Tuesday to close the bridge.",
        "Officials at Lowmere have confirmed that the bridge was built in 1931.",
        "Residents say that they will pay the toll if it is lowered to two marks.",
        "The bakers asked Mike Sorrel, the former mayor of Lowmere, to speak for them.",
        "“We will lose two summers,” Joss Pellington said.",
        "The ministry will decide on the toll this week.",
    ],
)
def test_what_names_all_that_it_speaks_of_stands_alone(text: str):
    assert not leans(text)
