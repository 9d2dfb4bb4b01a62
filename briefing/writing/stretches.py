"""Passages of one article that belong together, as one stretch: for whoever writes an answer from them.

What was found is ranked in passages of a bounded size. Two that follow each other read as one, and one that begins
inside a quotation, or with a word that points back ("He said ..."), needs the sentences before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from briefing.reading import marks
from briefing.types import Article, Evidence, Passage, Reading, Span
from briefing.writing import standing

MOST_BEFORE = 3  # sentences that a passage is given of what stands before it


def joined(evidence: Evidence) -> Evidence:
    """Return evidence in which passages of an article that touch are one, at the place of the best of them.

    Every stretch is a run of the article's own sentences, so that what is cited from it has exact spans.

    Args:
        evidence: its passages, best first.
    """
    grown = [_from_its_beginning(passage, evidence) for passage in evidence.passages]
    rank = {passage.id: place for place, passage in enumerate(grown)}
    found: list[Passage] = []
    for article_id, group in groupby(sorted(grown, key=_place), key=lambda passage: passage.article_id):
        found.extend(_stretches(list(group), evidence.article(article_id), rank))
    return replace(evidence, passages=tuple(sorted(found, key=lambda passage: rank[passage.id])))


def _place(passage: Passage) -> tuple[str, int, int]:
    return passage.article_id, passage.start, passage.end


def _from_its_beginning(passage: Passage, evidence: Evidence) -> Passage:
    """Return a passage with the sentences before it that its first one cannot be understood without."""
    article, reading = evidence.article(passage.article_id), evidence.readings.get(passage.article_id)
    first = _first(passage, reading)
    if reading is None or not first:
        return passage
    quotations = [Span(mark.start, mark.end) for mark in marks.find(article.text)]
    start = first
    while start and first - start < MOST_BEFORE and _needs(article.text, start, reading, quotations):
        start -= 1
    return _of(passage, article, reading.sentences[start].start, passage.end) if start < first else passage


def _first(passage: Passage, reading: Reading | None) -> int:
    """Return the number of the sentence that a passage begins with, 0 where it begins with none."""
    sentences = reading.sentences if reading else ()
    return next((number for number, sentence in enumerate(sentences) if sentence.start == passage.start), 0)


def _needs(text: str, number: int, reading: Reading, quotations: Sequence[Span]) -> bool:
    """Tell whether a sentence goes on with a quotation that is open before it, or points back."""
    span = reading.sentences[number].span
    if any(quotation.start < span.start < quotation.end for quotation in quotations):
        return True
    if standing.opens_back(span.of(text)):
        return True  # also where the reading knows who "he" is: a reader of the passage does not
    statements = [one for one in reading.statements if any(part.meets(span) for part in one.content)]
    return standing.dangles(text, span, statements, [one for one in quotations if one.meets(span)])


def _stretches(passages: Sequence[Passage], article: Article, rank: dict[str, int]) -> list[Passage]:
    """Join passages of an article, in their order, that meet or have nothing but white space between them."""
    found: list[Passage] = []
    for passage in passages:
        last = found[-1] if found else None
        if last is None or article.text[last.end : passage.start].strip():
            found.append(passage)
            continue
        best = min(last, passage, key=lambda one: rank[one.id])
        found[-1] = _of(best, article, last.start, max(last.end, passage.end))
    return found


def _of(passage: Passage, article: Article, start: int, end: int) -> Passage:
    return replace(passage, start=start, end=end, text=article.text[start:end])
