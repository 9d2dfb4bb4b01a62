"""Who says what: every statement of an article with its speaker, reporting words and exact content.

The rules look at one passage at a time (a sentence, or the sentences that one quotation runs through): `pieces` cuts
it up, `clauses` finds the reporting words and their sources, `contents` what they govern, `speakers` the name in the
source, `memory` and `people` whom it means, `speaking` whether that can speak at all, `reported` builds the statements
and `blocks` adds quotations without marks. What no rule attributes with certainty stays without a speaker or as worded;
what only the layout attributes is marked as inferred.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefing.reading import blocks, marks, names, reported, roles
from briefing.reading.cues import cue_strength
from briefing.reading.loose import Found, Passage
from briefing.reading.marks import Quotation
from briefing.reading.memory import Memory
from briefing.reading.people import People
from briefing.reading.pieces import cut
from briefing.reading.voices import voices
from briefing.types import Sentence, Span, Statement

__all__ = ["cue_strength", "statements", "voices"]


def statements(text: str, sentences: Sequence[Sentence]) -> tuple[Statement, ...]:
    """Find what an article attributes to a source.

    Args:
        text: the article's text.
        sentences: its sentences, from `sentences.split`.
    """
    quotations = marks.find(text)
    spans = names.proper_names(text)
    people = People(text, spans)
    memory = Memory(text, sentences, people, outside(spans, quotations))
    found = Found([], [])
    for passage in _passages(text, sentences, quotations):
        reported.read(text, passage, memory, found)
    known = roles.roles(text, spans, people, [*found.statements, *found.introductions])
    said, opening = roles.filled(found.statements, known), roles.filled(found.introductions, known)
    return blocks.complete(text, sentences, quotations, said, opening)


def outside(spans: Sequence[Span], quotations: Sequence[Quotation]) -> list[Span]:
    """Keep the spans that stand outside quotations.

    Args:
        spans: spans in order.
        quotations: quotations in order.
    """
    kept, number = [], 0
    for span in spans:
        while number < len(quotations) and quotations[number].end <= span.start:
            number += 1
        if number == len(quotations) or span.end <= quotations[number].start:
            kept.append(span)
    return kept


def _passages(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> Iterator[Passage]:
    """Group sentences that a quotation holds together and cut them up."""
    starts = [quotation.start for quotation in quotations]
    first = 0
    while first < len(sentences):
        last = first
        while last + 1 < len(sentences) and sentences[last + 1].quoted:
            last += 1
        span = Span(sentences[first].start, sentences[last].end)
        low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
        yield Passage(first, last, span, cut(text, span, quotations[low:high]))
        first = last + 1
