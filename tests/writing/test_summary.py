from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from briefing.types import Check, Draft, Evidence, Finding, Summary
from briefing.writing import candidates, frame, summary
from briefing.writing.drafting import draft
from briefing.writing.extractive import ExtractiveWriter
from tests.writing import stories


def summarize(found: Evidence, **options: Any) -> Summary:
    return summary.summarize(found, ExtractiveWriter(), **options)


def test_sources_are_numbered_by_first_citation():
    made = summarize(stories.three(), length="full")
    cited = list(dict.fromkeys(c.article_id for claim in made.claims() for c in claim.citations))
    assert [note.article_id for note in made.sources] == cited
    assert [note.number for note in made.sources] == list(range(1, len(cited) + 1))


def test_every_sentence_is_checked_and_counted():
    made = summarize(stories.three(), length="full")
    assert made.tally.verified == len(list(made.claims())) > 1
    assert made.withheld == ()
    assert stories.exact(made.claims(), stories.three())


def test_the_headline_is_the_title_and_is_cited():
    made = summarize(stories.three(), length="full")
    assert made.headline is not None
    assert made.title == made.headline.text
    assert made.headline.text in {article.title for article in stories.three().articles}


def test_what_fails_the_check_is_withheld_and_listed():
    refused = Check("withheld", (Finding("support", "", "No."),), 0.0)
    made = summarize(stories.three(), length="short", check=lambda draft, evidence: refused)
    assert made.sentences == ()
    assert made.tally.withheld == len(made.withheld) > 0
    assert made.sources == ()
    assert made.provenance.note == "No sentence of the articles could be used."


def test_the_provenance_tells_how_it_was_made():
    moments = iter([datetime(2031, 5, 14, 9, tzinfo=UTC) + timedelta(seconds=2 * step) for step in range(9)])
    found = stories.three()
    made = summarize(found, length="line", now=lambda: next(moments))
    assert made.provenance.writer == "extractive"
    assert made.provenance.articles == tuple(a.id for a in found.articles)
    assert made.provenance.settings == {"length": "line"}
    assert made.provenance.created == datetime(2031, 5, 14, 9, tzinfo=UTC)
    assert made.provenance.seconds == 2.0


def test_the_ledger_lists_terms_of_the_outlets_not_of_their_speakers():
    text = (
        "The town hall counted 40 illegals on rafts near the bridge in the spring.\n\n"
        "“Illegals are my customers too,” said Joss Pellington, who heads the traders' league."
    )
    made = summarize(stories.evidence(stories.article(text, "Lowmere Post")))
    assert [(note.term, note.neutral) for note in made.ledger] == [("illegals", "people in the country illegally")]


def test_the_voices_of_each_article_are_listed_most_quoted_first():
    made = summarize(stories.evidence(stories.bridge()))
    names = [share.voice.name for share in made.voices]
    assert names[0] == "Joss Pellington"
    assert "Edda Farrow" in names
    assert {share.article_id for share in made.voices} == {stories.bridge().id}


def test_an_article_without_a_usable_sentence_gives_an_empty_summary():
    made = summarize(stories.evidence(stories.article("Photo: the bridge.", "Lowmere Post")))
    assert made.sentences == ()
    assert made.title == "Summary of Council closes the river bridge"


PLEA = (
    "A vote for me is a vote for safe streets, lower fares and a tram that runs. I ask you for your trust. "
    "We built the bridge together, and we will build the tram together."
)


def test_a_plea_in_the_first_person_is_quoted_and_never_put_under_the_outlets_name_as_its_own():
    made = summarize(stories.evidence(stories.article(PLEA, "Lowmere Post", "Give me your vote for the tram")))
    assert [claim.text for claim in made.sentences] == [
        "Lowmere Post publishes an article that says: “A vote for me is a vote for safe streets, lower fares and a "
        "tram that runs.”"
    ]
    assert made.withheld == ()


def test_the_first_person_opens_no_summary_of_an_article_that_tells_something():
    text = f"{stories.BRIDGE}\n\n{PLEA}"
    made = summarize(stories.evidence(stories.article(text, "Lowmere Post")))
    assert made.sentences
    assert not any("publishes an article" in claim.text for claim in made.sentences)


def test_what_is_withheld_or_not_shown_is_not_counted_as_verified():
    found = stories.evidence(stories.bridge())
    drafts = [draft(one) for one in candidates.find(found)[:3]]

    def check(one: Draft, _: Evidence) -> Check:
        return Check("withheld", (Finding("support", "no", "no"),)) if one == drafts[2] else Check("verified")

    made = frame.Frame(found, ExtractiveWriter(), check)
    shown = list(made.claims(drafts))
    assert len(shown) == 2
    counted = made.tally(shown[:1])
    assert (counted.verified, counted.replaced, counted.withheld) == (1, 0, 1)
