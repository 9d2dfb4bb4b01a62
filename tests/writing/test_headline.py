"""Headlines: the sources' own title, plain, shared, and borne out by their text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.checking import check
from briefing.reading import read
from briefing.types import Article, Evidence
from briefing.writing import headline

LEDGER = "The council of Tarnwick voted 29 to 16 on Monday to build a tram line. It will cost 430 million crowns."
COURIER = "Tarnwick will build a tram line after a vote of 29 to 16 in the council. Work begins in spring."


def evidence(*titled: tuple[str, str], outlet: str = "Ledger") -> Evidence:
    articles = tuple(Article(f"{at:016}", text, title, outlet=outlet) for at, (title, text) in enumerate(titled))
    return Evidence(articles, {article.id: read(article) for article in articles}, ())


def texts(held: Evidence) -> list[str]:
    return [draft.text for draft in headline.drafts(held)]


def test_the_title_that_the_other_article_bears_out_comes_first():
    held = evidence(("Fares to rise on all buses next year", LEDGER), ("Council votes to build tram line", COURIER))
    assert texts(held)[0] == "Council votes to build tram line"


def test_a_headline_rests_on_sentences_of_its_own_article_and_passes_the_checks():
    held = evidence(("Council votes 29 to 16 to build tram line", LEDGER))
    (draft,) = headline.drafts(held)
    article = held.articles[0]
    assert draft.citations
    assert all(article.text[c.start : c.end] == c.quote for c in draft.citations)
    assert check(draft, held).passed


def test_a_title_that_its_text_does_not_bear_out_fails_the_checks():
    held = evidence(("Council votes 31 to 14 to build tram line", LEDGER))
    assert not any(check(draft, held).passed for draft in headline.drafts(held))


@pytest.mark.parametrize(
    "title",
    [
        "Will the council build a tram line?",
        "Why the council wants a tram line",
        "5 takeaways from the vote on the tram line",
        "OPINION: The tram line is built on sand",
        "Radical council rams tram line through",
        "What to know about the tram line",
        "Tram line",
        "Mayor rips council over tram line",
        "Council under fire over tram line",
        "Council builds tram line, marking a new start",
    ],
)
def test_a_teaser_a_label_or_a_loaded_title_is_no_headline(title: str):
    assert texts(evidence((title, LEDGER))) == []


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Council votes to build tram line - Ledger", "Council votes to build tram line"),
        ("Council votes to build tram line | The Ledger", "Council votes to build tram line"),
        ("Council votes to build tram line.", "Council votes to build tram line"),
        ("Tarnwick - Moor Lane tram line is built", "Tarnwick - Moor Lane tram line is built"),
    ],
)
def test_the_name_of_the_outlet_falls_away(title: str, shown: str):
    assert texts(evidence((title, LEDGER))) == [shown]


def test_a_title_that_no_other_outlet_tells_is_no_headline_of_both():
    ferry = "Fares of the ferries stay as before, the harbour said on Sunday. Nobody had asked for more."
    held = evidence(("Fares of ferries stay as before", ferry), ("Council votes to build tram line", COURIER))
    tram = replace(held.articles[1], outlet="Courier")
    third = Article("2" * 16, LEDGER, "Tram line to cost 430 million crowns", outlet="Post")
    articles = (held.articles[0], tram, third)
    assert "Fares of ferries stay as before" not in texts(Evidence(articles, {a.id: read(a) for a in articles}, ()))
