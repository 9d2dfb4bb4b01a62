"""Which of a speaker's words are quoted together: whole sentences, their own words, not too many."""

from __future__ import annotations

import re

from briefing.reading import marks
from briefing.types import Span, Statement

_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*(?=\s|$)")
FEWEST_QUOTED = 5  # words of mixed speech that can be printed without the outlet's sentence
LONGEST_RUN = 45  # words of one statement that are printed together; whole sentences only


def runs(text: str, statement: Statement, within: Span | None) -> list[list[Span]]:
    """Return the stretches to quote together: whole sentences, about LONGEST_RUN words, at least one sentence."""
    runs: list[list[Span]] = []
    length = LONGEST_RUN
    for content in _verbatim(text, statement):
        span = _common(content, within) if within else content
        for sentence in _sentences(text, span) if span else ():
            words = len(sentence.of(text).split())
            if length + words > LONGEST_RUN:
                runs.append([])
                length = 0
            length += words
            last = runs[-1][-1] if runs[-1] else None
            if last and last.start >= content.start and not text[last.end : sentence.start].strip():
                runs[-1][-1] = Span(last.start, sentence.end)
            else:
                runs[-1].append(sentence)
    return runs


def _verbatim(text: str, statement: Statement) -> list[Span]:
    """Return the speaker's own words: all of direct and block speech, of mixed speech only what stands in marks.

    A few words in marks, or a piece of a sentence, say nothing without the sentence around them; they are left out.
    """
    if statement.kind in {"direct", "block"}:
        return list(statement.content)
    found = [
        Span(part.start + quotation.inner_start, part.start + quotation.inner_end)
        for part in statement.content
        for quotation in marks.find(part.of(text))
        if quotation.closed
    ]
    return [
        s for s in found if len(s.of(text).split()) >= FEWEST_QUOTED and not s.of(text).lstrip("“\"‘' ")[:1].islower()
    ]


def _sentences(text: str, span: Span) -> list[Span]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, span.start, span.end)]
    if not ends or text[ends[-1] : span.end].strip(" ”’\"'"):
        ends.append(span.end)
    starts = [span.start, *ends[:-1]]
    return [s for s in (_trimmed(text, a, b) for a, b in zip(starts, ends, strict=True)) if s.of(text).strip(" ”’\"'")]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _common(one: Span, other: Span) -> Span | None:
    return Span(max(one.start, other.start), min(one.end, other.end)) if one.meets(other) else None
