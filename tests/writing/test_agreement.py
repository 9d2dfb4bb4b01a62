"""What several outlets report: never what one of them does not say, or says of, or lets be said by, somebody else."""

from __future__ import annotations

import pytest

from briefing.types import Article
from briefing.writing import agreement, comparison, rows
from briefing.writing.extractive import ExtractiveWriter
from tests.writing import stories
from tests.writing.meant import meant

POST = "The council of Lowmere voted 9 to 4 on Tuesday to close the old river bridge for two years."


def agreed(*articles: Article) -> dict[str, tuple[str, ...]]:
    found = stories.evidence(*articles)
    return {item.candidate.text: item.outlets for item in agreement.agreed(found, rows.outlets(found))}


def told(text: str, outlet: str) -> Article:
    return stories.article(text, outlet)


def test_the_same_news_in_other_words_is_reported_by_both():
    other = told("Councillors voted 9 to 4 to close the river bridge at Lowmere for two years.", "The River Gazette")
    (outlets,) = agreed(told(POST, "Lowmere Post"), other).values()
    assert outlets == ("Lowmere Post", "The River Gazette")


@pytest.mark.parametrize(
    "other",
    [
        "Councillors voted 11 to 2 to close the old river bridge at Lowmere for two years.",
        "Councillors voted 9 to 4 not to close the old river bridge at Lowmere for two years.",
        "Councillors spoke of the old river bridge at Lowmere for two years before they voted.",
    ],
)
def test_another_figure_a_negation_or_half_of_it_is_not_the_same_news(other: str):
    assert agreed(told(POST, "Lowmere Post"), told(other, "The River Gazette")) == {}


def test_the_same_words_of_somebody_else_are_not_the_same_news():
    words = "“Nobody has asked the bakers and the shops on the old quay about it,” said {}, who heads the league."
    one, other = told(words.format("Joss Pellington"), "Lowmere Post"), told(words.format("Odo Brandle"), "The Gazette")
    assert agreed(one, other) == {}
    assert agreed(one, told(words.format("Joss Pellington") + " He left.", "The Gazette"))


def test_somebody_whom_only_one_outlet_names_is_not_shared():
    one = told("The council fined Odo Brandle, Imke Sorrel and Edda Farrow for blocking the ferry.", "Lowmere Post")
    other = told("The council fined three people for blocking the ferry, among them Odo Brandle.", "The Gazette")
    assert all("Sorrel" not in text for text in agreed(one, other))


def test_what_is_shared_rests_on_every_outlet_also_where_somebody_says_it():
    words = "“Nobody has asked the bakers and the shops on the old quay about it,” said Joss Pellington, a baker."
    found = stories.evidence(told(words, "Lowmere Post"), told(f"It rained. {words}", "The Gazette"))
    made = comparison.compare(found, ExtractiveWriter(), by="outlet")
    (claim,) = made.shared
    assert {citation.article_id for citation in claim.citations} == {article.id for article in found.articles}
    assert claim.speaker == "Joss Pellington"
    assert stories.exact([claim], found)


FIRED = "The harbour board dismissed its director over the missing ferry money on Monday."
RESTATED = "The director of the harbour was sacked by the board for losing the ferry money."


def alike(one: str, other: str) -> dict[str, tuple[str, ...]]:
    """Return what is agreed on when both first sentences mean the same."""
    found = meant(stories.evidence(told(one, "Lowmere Post"), told(other, "The Gazette")), (one[:20], other[:20]))
    return {item.candidate.text: item.outlets for item in agreement.agreed(found, rows.outlets(found))}


def test_what_is_near_in_meaning_may_be_said_in_other_words():
    assert agreed(told(FIRED, "Lowmere Post"), told(RESTATED, "The Gazette")) == {}
    assert set(alike(FIRED, RESTATED).values()) == {("Lowmere Post", "The Gazette")}


@pytest.mark.parametrize(
    "other",
    [
        "The director of the harbour was not sacked by the board for losing the ferry money.",
        "The director of the harbour was sacked by the board on 3 March 2031 for losing the ferry money.",
        "A new director of the harbour was welcomed by the town with music and much applause.",
    ],
)
def test_meaning_alone_settles_nothing(other: str):
    one = FIRED.replace("on Monday", "on 10 March 2031")
    assert alike(one, other) == {}


def test_another_day_is_another_event():
    one = told("The council of Lowmere closed the old river bridge on 3 March 2031 for two years.", "Lowmere Post")
    other = told("The council of Lowmere closed the old river bridge on 9 April 2031 for two years.", "The Gazette")
    assert agreed(one, other) == {}


def test_a_sentence_that_gives_nothing_but_who_asked_is_not_shared():
    words = "“Why should the town pay twice?” Harbour Master Odo Brandle, of Lowmere Quay East, asked on Tuesday."
    assert not any("asked" in text for text in agreed(told(words, "Lowmere Post"), told("It rained. " + words, "Ost")))
