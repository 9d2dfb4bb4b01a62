"""Who says what: every statement of an article with its speaker, reporting words and exact content.

The rules look at one passage at a time (a sentence, or the sentences that one quotation runs through): `pieces` cuts
it up, `clauses` finds the reporting words and their sources, `contents` what they govern, `speakers` the name in the
source, `memory` and `people` whom it means, `speaking` whether that can speak at all, `reported` builds the statements,
`blocks` adds quotations without marks and `transcripts` those behind a speaker's label. What no rule attributes with
certainty stays without a speaker or as worded; what only the layout attributes, or rests on a mark without a partner,
is marked as inferred.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.reading import marks
from briefing.reading.marks import Quotation
from briefing.reading.speech import blocks, reported
from briefing.reading.speech.cues import cue_strength
from briefing.reading.speech.loose import Found, Passage
from briefing.reading.speech.memory import Memory
from briefing.reading.speech.pieces import cut
from briefing.reading.who import names, roles
from briefing.reading.who.people import People
from briefing.reading.who.voices import voices
from briefing.types import Sentence, Span, Statement

__all__ = ["cue_strength", "statements", "voices"]

_LONGEST = 240  # pieces: a longer passage is no sentence and is read in parts, so that work stays in proportion


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
    said, opening = _doubted(text, _worded(text, found.statements), quotations), found.introductions
    return tuple(roles.filled(blocks.complete(memory, quotations, said, opening), known))


def _worded(text: str, said: Sequence[Statement]) -> list[Statement]:
    """Leave out what has no words: empty marks ("He said “”")."""
    kept = []
    for statement in said:
        content = tuple(span for span in statement.content if any(map(str.isalnum, span.of(text))))
        if content:
            kept.append(statement if content == statement.content else replace(statement, content=content))
    return kept


def _doubted(text: str, said: Sequence[Statement], quotations: Sequence[Quotation]) -> list[Statement]:
    """Mark as inferred what rests on a quotation mark without a partner: nobody can tell where the words end."""
    broken = marks.broken(quotations)
    starts = [quotation.start for quotation in broken]
    lost = marks.unpaired(text, quotations)
    return [
        replace(statement, inferred=True)
        if any(_rests_on(span, broken, starts) or _holds(span, lost) for span in statement.content)
        else statement
        for statement in said
    ]


def _rests_on(span: Span, broken: Sequence[Quotation], starts: Sequence[int]) -> bool:
    """Tell whether words lie in a quotation whose start or end is a guess."""
    at = bisect_left(starts, span.end) - 1
    return at >= 0 and span.start < broken[at].end


def _holds(span: Span, lost: Sequence[int]) -> bool:
    """Tell whether a mark without a partner stands among words."""
    at = bisect_left(lost, span.start)
    return at < len(lost) and lost[at] < span.end


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
        pieces = cut(text, span, quotations[low:high])
        for start in range(0, len(pieces), _LONGEST):
            part = pieces[start : start + _LONGEST]
            yield Passage(first, last, span if len(pieces) <= _LONGEST else Span(part[0].start, part[-1].end), part)
        first = last + 1
