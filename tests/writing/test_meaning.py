"""What the vectors of sentences change in a comparison: what only one reports, and which sentences stand in one row."""

from __future__ import annotations

from briefing.types import Evidence
from briefing.writing import contrasts, issues, rows, voices
from briefing.writing.drafting import cite, quoted_outlet
from briefing.writing.meaning import Meaning
from tests.writing import stories
from tests.writing.meant import meant

QUAY = "The bakers on the quay fear two summers without guests."
SHOPS = "Owners of shops near the water expect that nobody will come until the work is over."
SIGNS = "The signs of anger over the bridge grew along the whole quay on Tuesday evening."
SIGNED = "The mayor signs a bill on the bridge and the quay before the long winter begins."


def two(one: str, other: str) -> Evidence:
    rest = "The council of Lowmere voted 9 to 4 on Tuesday to close the old river bridge."
    return stories.evidence(
        stories.article(f"{rest} {one}", "Lowmere Post"), stories.article(f"{rest} {other}", "The Gazette")
    )


def only(found: Evidence) -> set[str]:
    return {c.text for _, own in contrasts.only(found, rows.outlets(found)) for c in own}


def labels(found: Evidence) -> list[set[str]]:
    plans = issues.by_outlet(found, rows.outlets(found))
    return [{cited.quote for drafts in plan.cells.values() for d in drafts for cited in d.citations} for plan in plans]


def test_what_another_says_in_other_words_is_not_only_ones():
    found = two(QUAY, SHOPS)
    assert {QUAY, SHOPS} <= only(found)
    assert not {QUAY, SHOPS} & only(meant(found, (QUAY, SHOPS)))


def test_sentences_that_share_words_and_no_meaning_stand_in_no_row():
    found = two(SIGNS, SIGNED)
    assert not any({SIGNS, SIGNED} <= row for row in labels(meant(found)))


def test_sentences_without_vectors_are_near_nothing():
    found = two(QUAY, SHOPS)
    known = Meaning(found)
    one, other = ((article.id, 0) for article in found.articles)
    assert not known.knows(one, other)
    assert known.near(one, other) == 0.0


def test_a_draft_is_found_at_its_sentence():
    found = meant(two(QUAY, SHOPS), (QUAY, SHOPS))
    known = Meaning(found)
    places = []
    for article in found.articles:
        sentence = found.readings[article.id].sentences[1]
        made = quoted_outlet(next(c for c in voices.sentences(found) if c.span == sentence.span))
        assert made.citations[0] == cite(article, sentence.span)
        places.append(known.sentence(made))
    assert known.near(*places) == 1.0
