"""What the charts count, in the order in which they show it."""

from typing import Any

from briefing.types import Cell, Column, Comparison, Issue, Voice, VoiceShare
from briefing.ui import counts
from briefing.ui.counts import GONE, Count
from tests.ui.builders import article, common, said

OUTLETS = {"a": "Arrel Courier", "b": "Bridge Herald", "c": "Arrel Courier"}


def share(article_id: str, name: str, words: int = 0, statements: int = 1) -> VoiceShare:
    return VoiceShare(article_id, Voice(name, statements=statements, quoted_words=words))


def comparison(**values: Any) -> Comparison:
    one = article()
    columns = (Column("Mara Venn", "person"), Column("Toll Ferreira", "person", hidden=True), Column("Ada", "person"))
    full, empty = Cell((said(one),)), Cell()
    issues = (Issue("The vote", (full, full, empty)), Issue("Old", (full, full, full), hidden=True))
    return Comparison(
        **common([one], "Voices", "extractive"), **{"by": "voice", "columns": columns, "issues": issues} | values
    )


def test_statements_are_counted_for_what_is_shown_only():
    assert counts.on_issues(comparison()) == (Count("Mara Venn", "The vote", 1), Count("Ada", "The vote", 0))


def test_words_are_counted_by_outlet_in_the_order_of_the_articles_and_the_most_quoted_first():
    shares = [
        share("b", "Toll Ferreira", 4),
        share("a", "Mara Venn", 3),
        share("a", "Ada"),
        share("c", "Toll Ferreira", 9, 2),
        share("c", "Mara Venn", 2),
    ]
    assert counts.by_outlet(shares, OUTLETS) == (
        Count("Bridge Herald", "Toll Ferreira", 4, 1),
        Count("Arrel Courier", "Toll Ferreira", 9, 2),
        Count("Arrel Courier", "Mara Venn", 5, 2),
        Count("Arrel Courier", "Ada", 0, 1),
    )


def test_whoever_is_heard_in_most_outlets_comes_first():
    shares = [share("a", "Ada", 90), share("a", "Toll Ferreira", 2), share("b", "Toll Ferreira"), share("b", "Ben", 9)]
    assert [one.down for one in counts.by_voice(shares, OUTLETS)] == ["Toll Ferreira", "Toll Ferreira", "Ada", "Ben"]


def test_who_is_only_named_is_not_counted_and_an_article_that_is_gone_is_called_so():
    found = counts.by_outlet([share("a", "Ada", statements=0), share("x", "Ben", 3)], OUTLETS)
    assert found == (Count(GONE, "Ben", 3, 1),)
