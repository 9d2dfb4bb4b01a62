"""Paragraphs with the sentences, quotations and statements in them: what the rules for block quotes look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.reading.marks import Quotation
from briefing.reading.speech import sources
from briefing.reading.who import datelines
from briefing.types import Sentence, Span, Statement

_TO_ME = re.compile(r"\W{0,3}(?:me|us)\b")
_ENDED = (".", "!", "?", "…", ":", ";", ",", "”", '"', "’", "'", "»", ")", "]", "—", "–")
_HEADING_WORDS = 12


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its span, the numbers of its first and last sentence, the quotations in it, its statements."""

    span: Span
    first: int
    last: int
    quotations: tuple[Quotation, ...]
    statements: tuple[Statement, ...]

    @property
    def marked(self) -> bool:
        """Tell whether a quotation in double marks stands in it."""
        return any(not quotation.single for quotation in self.quotations)

    @property
    def inner_start(self) -> int:
        """Return where the words begin, after a mark that opens the paragraph."""
        opening = self.quotations[0] if self.quotations else None
        return opening.inner_start if opening is not None and opening.start == self.span.start else self.span.start

    @property
    def carried(self) -> bool:
        """Tell whether it opens with a mark that carries on the quotation of the paragraph before."""
        return self.inner_start > self.span.start and self.quotations[0].continues

    def own(self, text: str) -> str:
        """Return the words outside quotation marks."""
        return "".join(self._outside(text))

    def _outside(self, text: str) -> Iterator[str]:
        """Yield the stretches outside quotation marks."""
        at = self.span.start
        for quotation in self.quotations:
            yield text[at : quotation.start]
            at = quotation.end
        yield text[at : self.span.end]

    def attributed(self, text: str) -> bool:
        """Tell whether a third person's reporting verb stands in it; what "people told me" is a speaker's own story."""
        return any(
            statement.speaker and statement.cue and not _recounted(text, statement) for statement in self.statements
        )

    def heading(self, text: str) -> bool:
        """Tell whether it looks like a heading: few words and no stop at the end."""
        words = self.span.of(text)
        return len(words) < 120 and len(words.split()) <= _HEADING_WORDS and not words.endswith(_ENDED)

    def dateline(self, text: str) -> bool:
        """Tell whether it opens with the place that an outlet reports from."""
        return datelines.at(text, self.span.start) is not None


def _recounted(text: str, statement: Statement) -> bool:
    """Tell whether a report is part of somebody's own story: "my neighbours said", "they asked me"."""
    if statement.kind != "indirect":
        return False
    named = statement.speaker_span.of(text) if statement.speaker_span else ""
    if statement.speaker.lower().startswith(("my ", "our ")):
        return True
    cue_end = statement.cue_span.end if statement.cue_span else 0
    unnamed = named.lower() in sources.PRONOUNS or not statement.speaker_span or " " not in statement.speaker
    common = named[:1].islower() or named.lower() in (
        "people",
        "everyone",
        "everybody",
        "somebody",
        "someone",
        "others",
    )
    return bool(_TO_ME.match(text, cue_end)) and (common or (unnamed and named.lower() in sources.PRONOUNS))


def gather(
    sentences: Sequence[Sentence], quotations: Sequence[Quotation], statements: Sequence[Statement]
) -> list[Paragraph]:
    """Gather sentences, quotations and statements by paragraph.

    Args:
        sentences: the sentences of an article.
        quotations: its quotations in order.
        statements: its statements; each belongs to the paragraph in which its span begins.
    """
    ordered = sorted(statements, key=lambda statement: statement.span.start)
    starts = [statement.span.start for statement in ordered]
    opened = [quotation.start for quotation in quotations]
    found = []
    for first, last in _runs(sentences):
        span = Span(sentences[first].start, sentences[last].end)
        said = ordered[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        marked = quotations[bisect_left(opened, span.start) : bisect_left(opened, span.end)]
        found.append(Paragraph(span, first, last, tuple(marked), tuple(said)))
    return found


def _runs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the first and last sentence of each paragraph."""
    first = 0
    for number, sentence in enumerate(sentences):
        if number + 1 == len(sentences) or sentences[number + 1].paragraph != sentence.paragraph:
            yield first, number
            first = number + 1
