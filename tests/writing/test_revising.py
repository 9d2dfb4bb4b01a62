"""A person's changes: what is dropped is gone everywhere, and new words pass the checks or are refused."""

from __future__ import annotations

import pytest

from briefing.errors import EditRefused
from briefing.reading import read
from briefing.types import Article, Brief, Claim, Evidence
from briefing.writing import brief as writing_brief
from briefing.writing import revising
from briefing.writing import summary as writing_summary
from briefing.writing.extractive import ExtractiveWriter

TEXT = (
    "The council of Tarnwick voted 29 to 16 on Monday to build a tram line.\n\n"
    "It will cost 430 million crowns, the finance office said in its report to the council.\n\n"
    "“We are building for fifty years,” said Ines Corvo, the transport commissioner. “The old town needs it.”\n\n"
    "Otto Brandis, who leads the opposition, said that the line would ruin the market square.\n\n"
    "Work on the line begins in April and the first trams run in 2029."
)
ARTICLE = Article("a" * 16, TEXT, "Council votes to build tram line", outlet="Tarnwick Courier")
EVIDENCE = Evidence((ARTICLE,), {ARTICLE.id: read(ARTICLE)}, ())


@pytest.fixture(scope="module")
def made() -> Brief:
    return writing_brief.brief(EVIDENCE, ExtractiveWriter())


def place(document: Brief, words: str) -> int:
    return next(at for at, claim in enumerate(revising.sentences(document)) if words in claim.text)


def shown(document: Brief) -> list[Claim]:
    return list(document.claims())


def test_a_dropped_sentence_is_gone_wherever_it_stood(made: Brief):
    at = place(made, "29 to 16")
    gone = revising.sentences(made)[at]
    left = revising.dropped(made, at)
    assert gone not in shown(left)
    assert [claim for claim in shown(made) if claim != gone] == shown(left)


def test_a_brief_without_its_headline_has_another_title(made: Brief):
    assert made.headline is not None
    left = revising.dropped(made, revising.sentences(made).index(made.headline))
    assert left.headline is None
    assert left.title == "Brief"


def test_a_summary_follows_its_headline():
    told = writing_summary.summarize(EVIDENCE, ExtractiveWriter())
    assert told.headline is not None
    renamed = revising.rewritten(told, 0, "Council votes to build a tram line", EVIDENCE)
    assert renamed.title == "Council votes to build a tram line"
    assert revising.dropped(told, 0).title == "Summary"


def test_new_words_that_the_source_bears_out_are_marked_as_edited(made: Brief):
    at = place(made, "29 to 16")
    edited = revising.rewritten(made, at, "Tarnwick’s council voted  29 to 16 for a tram line.", EVIDENCE)
    claim = revising.sentences(edited)[at]
    assert claim.text == "Tarnwick’s council voted 29 to 16 for a tram line."
    assert claim.edited
    assert claim.citations == revising.sentences(made)[at].citations


@pytest.mark.parametrize("words", ["The council voted 31 to 14 for a tram line.", "  ", "Ines Corvo voted against it."])
def test_new_words_that_the_source_does_not_bear_out_are_refused(made: Brief, words: str):
    with pytest.raises(EditRefused):
        revising.rewritten(made, place(made, "29 to 16"), words, EVIDENCE)


def test_a_changed_quotation_is_refused_and_named(made: Brief):
    at = place(made, "fifty years")
    text = revising.sentences(made)[at].text.replace("fifty", "sixty")
    with pytest.raises(EditRefused, match="sixty") as refused:
        revising.rewritten(made, at, text, EVIDENCE)
    assert any("sixty" in finding.words for finding in refused.value.findings)
    assert all(finding.message in refused.value.message for finding in refused.value.findings)


def test_what_is_refused_for_its_place_has_no_findings(made: Brief):
    with pytest.raises(EditRefused) as refused:
        revising.dropped(made, 99)
    assert refused.value.findings == ()


def test_a_tick_stays_until_the_words_change(made: Brief):
    at = place(made, "29 to 16")
    done = revising.ticked(made, at)
    assert [claim.ticked for claim in revising.sentences(done)].count(True) == 1
    assert not revising.sentences(revising.ticked(done, at, on=False))[at].ticked
    assert not revising.sentences(revising.rewritten(done, at, "The council voted 29 to 16.", EVIDENCE))[at].ticked


def test_a_line_moves_within_its_list(made: Brief):
    assert len(made.says) > 1
    moved = revising.moved(made, "says", 0, 1)
    assert moved.says[:2] == (made.says[1], made.says[0])
    assert set(moved.says) == set(made.says)


@pytest.mark.parametrize(("part", "at", "to"), [("title", 0, 0), ("says", 0, 99), ("says", -1, 0)])
def test_what_cannot_be_moved_is_refused(made: Brief, part: str, at: int, to: int):
    with pytest.raises(EditRefused):
        revising.moved(made, part, at, to)


@pytest.mark.parametrize("number", [-1, 999])
def test_a_sentence_that_is_not_there_is_refused(made: Brief, number: int):
    with pytest.raises(EditRefused):
        revising.dropped(made, number)
