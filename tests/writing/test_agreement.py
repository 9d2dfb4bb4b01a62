"""What several outlets report: never what one of them does not say, or says of, or lets be said by, somebody else."""

from __future__ import annotations

import pytest

from briefing.types import Article
from briefing.writing import agreement, comparison, rows
from briefing.writing.extractive import ExtractiveWriter
from tests.writing import stories

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
