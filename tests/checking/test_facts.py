"""Figures, dates, names and titles, each with a draft that passes and one that is refused."""

from __future__ import annotations

from datetime import date

import pytest

from briefing import checking
from briefing.reading import read
from briefing.types import Article, Check, Citation, Draft, Evidence, WordingNote
from tests.checking.build import kinds

TEXT = (
    "About 1,200 people marched through Orvik on Saturday, police said. Former mayor Tilda Renn led the march. "
    "The Northern Harbour Union (NHU) had asked for it in May.\n\n"
    "The city will not pay for the repairs. Bakken, whose iPort app counts ships, has lost $3.4 million since 2029.\n\n"
    "The harbour may close in June, and the ferry line will lose a fifth of its passengers."
)


def judged(text: str, *wording: WordingNote, cited: str = TEXT) -> Check:
    """Check a sentence that cites the whole article, or a part of it; published on a Sunday."""
    article = Article("e" * 16, TEXT, "Orvik marches", "Orvik Daily", "Sefa Lund", date(2031, 6, 8))
    evidence = Evidence((article,), {article.id: read(article)}, ())
    start = TEXT.index(cited)
    citation = Citation(article.id, start, start + len(cited), cited)
    return checking.check(Draft(text, (citation,), wording=wording), evidence)


@pytest.mark.parametrize(
    "text",
    [
        "About 1200 people marched through Orvik, police said.",
        "Police said about twelve hundred people marched through Orvik on Saturday.",
        "About 1,200 people marched through Orvik on June 7, police said.",
        "Bakken has lost $3.4m since 2029.",
        "Bakken has lost 3,400,000 dollars since 2029.",
        "The ferry line will lose 20 percent of its passengers.",
        "Former mayor Tilda Renn led the march.",
        "Former mayor Renn led the march.",
        "The NHU had asked for the march in May.",
        "Bakken’s iPort app counts ships.",
        "The city will not pay for the repairs.",
        "The harbour may close in June.",
    ],
)
def test_what_the_source_states_passes_in_another_spelling(text):
    assert judged(text).findings == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("About 1,300 people marched through Orvik, police said.", "figure"),
        ("1,200 people marched through Orvik, police said.", "figure"),
        ("More than 1,200 people marched through Orvik, police said.", "figure"),
        ("About 1,200 people marched through Orvik on Sunday, police said.", "date"),
        ("The Northern Harbour Union had asked for it in April.", "date"),
        ("Bakken has lost $3.4 billion since 2029.", "figure"),
        ("Bakken has lost €3.4 million since 2029.", "figure"),
        ("Bakken has lost $3.4 million since 2028.", "date"),
        ("The ferry line will lose a quarter of its passengers.", "figure"),
        ("Mayor Tilda Renn led the march.", "name"),
        ("Former governor Tilda Renn led the march.", "name"),
        ("Former mayor Tilde Renn led the march.", "name"),
        ("Former mayor Tilda Bakken led the march.", "name"),
        ("About 1,200 people marched through Norvik, police said.", "name"),
        ("The NHO had asked for the march in May.", "name"),
    ],
)
def test_a_changed_fact_is_refused_by_kind(text, kind):
    outcome = judged(text)
    assert kind in kinds(outcome)
    assert all(finding.words and finding.words.casefold() in text.casefold() for finding in outcome.findings)


def test_a_fact_of_another_passage_does_not_count():
    assert "figure" in kinds(judged("The harbour lost $3.4 million.", cited="The harbour may close in June"))
    assert "name" in kinds(judged("Bakken may close in June.", cited="The harbour may close in June"))


@pytest.mark.parametrize(
    "text",
    [
        "The city will pay for the repairs.",
        "The city will never not pay for the repairs.",
        "The harbour will close in June.",
        "Bakken has not lost $3.4 million since 2029.",
    ],
)
def test_lost_and_added_negations_and_hedges_are_refused(text):
    assert "support" in kinds(judged(text))


def test_neutral_wording_that_the_draft_declares_is_known():
    start = TEXT.index("marched")
    note = WordingNote("e" * 16, start, start + len("marched"), "marched", "walked peacefully together")
    text = "About 1,200 people walked peacefully together through Orvik on Saturday, police said."
    assert judged(text, note).findings == ()


def test_neutral_wording_may_not_change_a_quotation():
    start = TEXT.index("marched")
    note = WordingNote("e" * 16, start, start + len("marched"), "marched", "walked")
    text = "Orvik Daily writes: “About 1,200 people walked through Orvik on Saturday.”"
    assert "quote" in kinds(judged(text, note))
    bracketed = "Orvik Daily writes: “About 1,200 people [walked] through Orvik on Saturday, police said.”"
    assert "quote" not in kinds(judged(bracketed, note))
    assert "quote" in kinds(judged(bracketed))


def test_every_sentence_of_an_article_passes_as_it_stands():
    article = Article("e" * 16, TEXT, "Orvik marches", "Orvik Daily", published=date(2031, 6, 8))
    reading = read(article)
    evidence = Evidence((article,), {article.id: reading}, ())
    for sentence in reading.sentences:
        words = sentence.span.of(TEXT)
        draft = Draft(words, (Citation(article.id, sentence.start, sentence.end, words),))
        assert checking.check(draft, evidence).findings == (), words
