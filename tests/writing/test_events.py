from __future__ import annotations

from briefing.types import Passage
from briefing.writing import brief, comparison, events, summary, topics
from briefing.writing.extractive import ExtractiveWriter
from tests.writing import stories

VINEYARD = """Growers at Castelune lost a third of the Morvan grapes to frost on Friday, the guild of Castelune said.

“The vines of Castelune are black from end to end,” said Pernilla Oakes, who leads the Castelune guild.

The Morvan harvest fed 40 villages around Castelune last autumn, and the guild of Castelune wants a fund for them."""
CELLARS = """Frost on Friday killed a third of the Morvan grapes at Castelune, growers of the wine guild said.

Pernilla Oakes, who leads the Castelune guild, asked the villages around Castelune to open their Morvan cellars.

The guild of Castelune will meet at Saint Orrin on Sunday to talk about a fund for the Morvan harvest."""


def mixed():
    return stories.evidence(
        stories.bridge(),
        stories.quay(),
        stories.article(VINEYARD, "The Vine", "Frost takes Morvan grapes"),
        stories.article(CELLARS, "Orrin Post", "Castelune opens its cellars"),
    )


def test_articles_that_share_names_and_words_are_one_event():
    found = mixed()
    ids = [article.id for article in found.articles]
    assert events.find(found) == (tuple(ids[:2]), tuple(ids[2:]))
    assert len(events.find(stories.three())) == 1
    assert events.find(stories.evidence()) == ()


def test_a_summary_of_two_events_has_each_of_them_and_says_so():
    found = mixed()
    for length in ("short", "full"):
        made = summary.summarize(found, ExtractiveWriter(), length=length)
        told = [next(at for at, e in enumerate(events.find(found)) if c.citations[0].article_id in e)
                for c in made.sentences]  # fmt: skip
        assert set(told) == {0, 1}
        assert told == sorted(told)
        assert "2 different events" in made.provenance.note
        assert made.headline is None
        assert made.title == "Summary of 4 articles by Lowmere Post, Lowmere Courier, The Vine and Orrin Post"
    assert summary.summarize(stories.three(), ExtractiveWriter()).provenance.note == ""


def test_a_row_of_a_comparison_never_has_sentences_of_two_events():
    found = mixed()
    made = comparison.compare(found, ExtractiveWriter(), by="outlet")
    assert made.issues
    for issue in made.issues:
        cited = {c.article_id for cell in issue.cells for claim in cell.claims for c in claim.citations}
        assert any(cited <= set(event) for event in events.find(found))


def test_a_topic_keeps_out_the_event_that_does_not_bear_on_it():
    found = mixed()
    passages = [Passage(f"{a.id}-0", a.id, 0, 0, len(a.text), a.text) for a in found.articles]
    evidence = stories.evidence(*found.articles, passages=passages)
    assert [a.id for a in topics.narrowed(evidence, "river bridge").articles] == [a.id for a in found.articles[:2]]
    assert topics.narrowed(evidence, "zeppelins") == evidence
    made = brief.brief(evidence, ExtractiveWriter(), topic="river bridge")
    assert "Castelune" not in " ".join(claim.text for claim in made.claims())
