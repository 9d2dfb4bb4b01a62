"""Block quotes without quotation marks: paragraphs that a colon introduces, or a shift into the first person."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.reading.marks import Quotation
from briefing.types import Sentence, Span, Statement

_SINGULAR = re.compile(r"(?<![\w’'.])(?:I|[Mm]y|me|mine|myself|I[’'](?:m|ve|d|ll))(?![\w’'])")
_I = re.compile(r"(?<![\w’'.])I(?:[’'](?:m|ve|d|ll))?(?![\w’'.])")
_PLURAL = re.compile(r"(?<![\w’'.])(?:[Ww]e|[Oo]urs?|us|ourselves|[Ww]e[’'](?:re|ve|d|ll))(?![\w’'])")
_SPOKEN = re.compile(r"\[[^\]]{2,60}\]|(?<![\w’'.])(?:you|your|you[’']re|gonna|wanna)(?![\w’'])|…|\?", re.IGNORECASE)
_TURN = re.compile(r"(?:But|Yet|Meanwhile|However|Still|The statement|The comments?|His|Her|Their)\b")
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph: its span, the quotations in it, and its statements."""

    span: Span
    quotations: tuple[Quotation, ...]
    statements: tuple[Statement, ...]

    @property
    def marked(self) -> bool:
        """Tell whether a quotation in double marks stands in it."""
        return any(not quotation.single for quotation in self.quotations)

    @property
    def attributed(self) -> bool:
        """Tell whether a third person's reporting verb stands in it."""
        return any(
            statement.speaker and statement.cue and not statement.speaker.lower().startswith(("my ", "our "))
            for statement in self.statements
        )


def complete(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    found: Sequence[Statement],
    introductions: Sequence[Statement],
) -> tuple[Statement, ...]:
    """Add the block quotes to the statements of an article, and put all into the order of the text.

    Args:
        text: the article's text.
        sentences: its sentences.
        quotations: its quotations in marks.
        found: the statements with reporting words or marks.
        introductions: reporting words that end with a colon ("He added:"), as statements without content.
    """
    paragraphs = _paragraphs(sentences, quotations, found)
    opened = {statement.span.end: statement for statement in introductions}
    personal = _first_person_outlet(text, paragraphs, opened)
    blocks: list[Statement] = []
    number = 0
    while number + 1 < len(paragraphs):
        before, after = paragraphs[number], paragraphs[number + 1]
        number += 1
        block = _introduced(text, opened.get(before.span.end), after)
        if block is None and not personal:
            block = _shifted(text, before, after)
        if block is None:
            continue
        blocks.append(block)
        colon = not block.inferred and not personal
        while colon and number + 1 < len(paragraphs) and _goes_on(text, paragraphs[number + 1]):
            number += 1
            blocks.append(_block(paragraphs[number], block, inferred=True))
    taken = [block.span for block in blocks]
    kept = [statement for statement in found if not _within(statement.span, taken)]
    return tuple(sorted([*kept, *blocks], key=lambda statement: (statement.content[0].start, statement.content[0].end)))


def _within(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a span lies in a block."""
    at = bisect_left(taken, span.start + 1, key=lambda block: block.start) - 1
    return at >= 0 and taken[at].holds(span)


def _paragraphs(
    sentences: Sequence[Sentence], quotations: Sequence[Quotation], found: Sequence[Statement]
) -> list[_Paragraph]:
    """Gather sentences, quotations and statements by paragraph."""
    bounds: list[list[int]] = []
    for sentence in sentences:
        if len(bounds) <= sentence.paragraph:
            bounds.append([sentence.start, sentence.end])
        bounds[-1][1] = sentence.end
    ordered = sorted(found, key=lambda statement: statement.span.start)
    starts = [statement.span.start for statement in ordered]
    opened = [quotation.start for quotation in quotations]
    paragraphs = []
    for start, end in bounds:
        inside = ordered[bisect_left(starts, start) : bisect_left(starts, end)]
        marked = quotations[bisect_left(opened, start) : bisect_left(opened, end)]
        paragraphs.append(_Paragraph(Span(start, end), tuple(marked), tuple(inside)))
    return paragraphs


def _first_person_outlet(text: str, paragraphs: Sequence[_Paragraph], opened: Mapping[int, Statement]) -> bool:
    """Tell whether the outlet itself writes "I": then a shift into the first person proves nothing.

    A paragraph that follows an attributed quotation or a colon may be the speaker's and does not count.
    """
    for before, paragraph in pairwise([None, *paragraphs]):
        follows = before is not None and ((before.marked and before.statements) or before.span.end in opened)
        spoken = "".join(_outside_marks(text, paragraph))
        if paragraph is not None and not follows and _SINGULAR.search(spoken):
            return True
    return False


def _outside_marks(text: str, paragraph: _Paragraph | None) -> Iterator[str]:
    """Yield the parts of a paragraph that stand outside quotation marks."""
    if paragraph is None:
        return
    at = paragraph.span.start
    for quotation in paragraph.quotations:
        yield text[at : quotation.start]
        at = quotation.end
    yield text[at : paragraph.span.end]


def _introduced(text: str, introduction: Statement | None, after: _Paragraph) -> Statement | None:
    """Read a paragraph without marks after "Stone said:"."""
    if introduction is None or after.marked:
        return None
    words = after.span.of(text)
    personal = bool(_SINGULAR.search(words) or _PLURAL.search(words))
    if not personal and (_TURN.match(words) or after.attributed):
        return None
    return _block(after, introduction, inferred=False)


def _shifted(text: str, before: _Paragraph, after: _Paragraph) -> Statement | None:
    """Read a paragraph of first-person talk that follows a paragraph with an attributed quotation."""
    if after.marked or after.attributed or not before.statements or not before.marked:
        return None
    last = before.statements[-1]
    words = after.span.of(text)
    about = last.speaker.split()[-1] in words if last.speaker else True
    signs = len(_SINGULAR.findall(words)) + len(_PLURAL.findall(words)) + len(_SPOKEN.findall(words))
    if about or last.kind == "indirect" or last.span.end != before.span.end or signs < 2 or not _I.search(words):
        return None
    return _block(after, last, inferred=True)


def _goes_on(text: str, paragraph: _Paragraph) -> bool:
    """Tell whether a block runs on through a paragraph."""
    return not paragraph.marked and not paragraph.attributed and _talks(paragraph.span.of(text))


def _talks(words: str) -> bool:
    """Tell whether a paragraph is somebody's talk: the singular first person, or much of the plural."""
    singular, plural = len(_SINGULAR.findall(words)), len(_PLURAL.findall(words))
    if singular:
        return True
    return plural >= 3 or (plural > 0 and len(_SPOKEN.findall(words)) > 0 and plural * 60 > len(_WORD.findall(words)))


def _block(paragraph: _Paragraph, by: Statement, *, inferred: bool) -> Statement:
    """Build the block quote of a paragraph by the speaker of another statement."""
    cue, cue_span, named = ("", None, None) if inferred else (by.cue, by.cue_span, by.speaker_span)
    return Statement(
        paragraph.span, (paragraph.span,), "block", by.speaker, named, cue, cue_span, by.role, inferred=inferred
    )
