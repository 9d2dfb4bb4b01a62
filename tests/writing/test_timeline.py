"""Which days are days of events."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.writing import candidates, timeline
from tests.writing import stories


def days(sentence: str) -> list[date]:
    """The days of an article that ends with this sentence; it is of Wednesday, 14 May 2031."""
    text = f"The council of Lowmere spoke of its river bridge.\n\n{sentence}"
    found = candidates.find(stories.evidence(stories.article(text, "Lowmere Post")))
    return [day for day, _ in timeline.events(found)]


def test_the_day_of_an_event_counts():
    assert days("The council of Lowmere closed the bridge on 12 May and sent its boats away.") == [date(2031, 5, 12)]
    assert days("The council of Lowmere closed the old bridge on Monday.") == [date(2031, 5, 12)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Fifteen of the 19 Sept. 11 raiders were born in Lowmere.",
        "The lecture is named for a dean who was killed on 11 May 2001 near Lowmere.",
        "Farrow bought time on the air ahead of the May 3 regatta in Lowmere.",
        "Twelve boats have been found in Lowmere since 2 May.",
        "The guards met at Lowmere on 15 September and went through the plan.",  # of the year before
        "Farrow was heading to Lowmere for an old-fashioned speech on Thursday.",  # the next day
        "If the council of Lowmere failed by 12 May, it lost its boats.",
    ],
)
def test_a_date_that_only_names_or_may_be_another_does_not(sentence):
    assert days(sentence) == []
