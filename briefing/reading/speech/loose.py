"""Quotations that no reporting word governs: whose they are where the layout tells, and nobody's where it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.reading.marks import Quotation
from briefing.reading.speech import sources, speakers, subjects
from briefing.reading.speech.memory import Memory
from briefing.reading.speech.pieces import Piece
from briefing.reading.who import kinds
from briefing.types import Span, Statement

_SCARE_WORDS = 3  # a quotation of at most this many words needs a reporting verb to count as speech
_SMALL = frozenset("the a an of for in on at to and or with from by".split())


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences `first` to `last` (inclusive) that one quotation may run through, cut into pieces."""

    first: int
    last: int
    span: Span
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class Found:
    """What has been found so far: statements, and reporting words that end with a colon and introduce what follows."""

    statements: list[Statement]
    introductions: list[Statement]


def inner(text: str, quotation: Quotation) -> Span:
    """Return the words of a quotation without marks, white space and the comma before the closing mark.

    Args:
        text: the article's text.
        quotation: a quotation in it.
    """
    start, end = quotation.inner_start, quotation.inner_end
    while start < end and text[start].isspace():
        start += 1
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end)


def read(text: str, passage: Passage, claimed: set[int], memory: Memory, found: Found) -> Iterator[Statement]:
    """Yield the quotations of a passage that no report claims.

    Args:
        text: the article's text.
        passage: the passage.
        claimed: the numbers of the pieces that reports govern.
        memory: who spoke before.
        found: what was found before this passage.
    """
    words = sum(piece.kind == "word" for piece in passage.pieces)
    spans = tuple(_unclaimed(text, passage.pieces, claimed, alone=words == 0))
    if not spans:
        return
    source = None if words == 0 else _before_colon(text, passage, claimed, memory)
    before = _speaking(passage, memory, found) if words == 0 else source
    if before is not None:
        yield replace(before, span=passage.span, content=spans, kind="direct")
    else:
        yield from (Statement(passage.span, (span,), "direct") for span in spans)


def _unclaimed(text: str, pieces: Sequence[Piece], claimed: set[int], *, alone: bool) -> Iterator[Span]:
    """Yield the quotations that can be speech: no scare quotes, no titles of works."""
    for at, piece in enumerate(pieces):
        if piece.quotation is None or at in claimed or piece.quotation.single:
            continue
        span = inner(text, piece.quotation)
        words = span.of(text).split()
        if words and (alone or (len(words) > _SCARE_WORDS and not _title(words))):
            yield span


def _title(words: Sequence[str]) -> bool:
    """Tell whether words are capitalised like the title of a book or programme."""
    return all(word[:1].isupper() or word.lower() in _SMALL or not word[:1].isalpha() for word in words)


def _speaking(passage: Passage, memory: Memory, found: Found) -> Statement | None:
    """Return who goes on speaking: the person introduced by a colon, or who spoke just before in this paragraph."""
    if not passage.first:
        return None
    previous = memory.sentences[passage.first - 1]
    for opened in found.introductions[-1:]:
        if opened.speaker and opened.span.end == previous.end:
            return opened
    if previous.paragraph != memory.sentences[passage.first].paragraph:
        return None
    here = [last for last in found.statements[-4:] if last.speaker and last.span.holds(previous.span)]
    own = [last for last in here if not last.via] or (here if len({last.speaker for last in here}) == 1 else [])
    if not own:
        return None
    return Statement(passage.span, (), "direct", own[-1].speaker, role=own[-1].role, via=own[-1].via, inferred=True)


def _before_colon(text: str, passage: Passage, claimed: set[int], memory: Memory) -> Statement | None:
    """Return the subject of a sentence that ends with a colon and a quotation ("Her letter is blunt: “...”")."""
    pieces = passage.pieces
    colon = len(pieces) - 2
    if claimed or colon < 2 or pieces[colon].text != ":" or pieces[-1].quotation is None:
        return None
    source = subjects.main_subject(pieces, 0, colon)
    if source is None:
        return None
    source = sources.Source(source.start, source.start + 1) if pieces[source.start].low in sources.PRONOUNS else source
    named = speakers.named(text, pieces, sources.Source(source.start, subjects.subject_end(pieces, source)))
    if not (named.pronoun or named.person or kinds.kind_of(named.name) == "document"):
        return None
    speaker = memory.resolve(named, passage.first)
    return Statement(passage.span, (), "direct", speaker, named.span, role=named.role, inferred=bool(speaker))
