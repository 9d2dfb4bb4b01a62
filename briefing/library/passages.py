"""Cutting an article into passages of whole sentences."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from briefing.types import Article, Passage, Sentence, Span

LIMIT = 256
LONGEST_TITLE = 200
# Looking no further than this many characters a token keeps the cutting of an endless line linear in its length.
LONGEST_TOKEN = 16
# A passage this full may end at a paragraph's end instead of taking the first sentences of the next.
NEARLY_FULL = 0.85


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or the part of an overlong one, that lies in a passage: what is embedded.

    Args:
        start: where it begins in the article's text.
        end: where it ends.
        text: its words with white space folded.
    """

    start: int
    end: int
    text: str

    @property
    def key(self) -> bytes:
        """The first 16 bytes of the SHA-256 of its words; equal words have equal keys, in whatever article they are."""
        return hashlib.sha256(self.text.encode()).digest()[:16]


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    paragraph: int
    tokens: int


def header(article: Article) -> str:
    """Return the line that goes before a passage: title, outlet and date, as far as they are known."""
    title = article.title
    if len(title) > LONGEST_TITLE:
        title = title[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    day = article.published.isoformat() if article.published else ""
    return " | ".join(part for part in (" ".join(title.split()), article.outlet, day) if part)


def chunk(
    article: Article, sentences: Sequence[Sentence], count: Callable[[str], int], *, limit: int = LIMIT
) -> tuple[Passage, ...]:
    """Pack an article's sentences, in order and without overlap, into passages.

    A passage ends early at a paragraph's end where that leaves little room unused; a sentence that is longer than a
    passage may be is cut between words.

    Args:
        article: the article; every passage is exactly `article.text[start:end]`.
        sentences: its sentences in their order.
        count: the number of tokens of a text.
        limit: the most tokens of a passage together with its header line.
    """
    # However long the header is, a quarter of the room is the text's own.
    room = max(limit - count(header(article)), limit // 4, 1)
    passages: list[Passage] = []
    for parts in _packed(_parts(article.text, sentences, count, room), room):
        start, end = parts[0].start, parts[-1].end
        number = len(passages)
        passage = Passage(f"{article.id}:{number}", article.id, number, start, end, article.text[start:end])
        passages.append(passage)
    return tuple(passages)


def pieces(passage: Passage, sentences: Sequence[Sentence]) -> tuple[Piece, ...]:
    """Return the sentences of a passage as they are embedded; only the part of an overlong one that lies in it."""
    first = bisect_right(sentences, passage.start, key=lambda sentence: sentence.end)
    met = takewhile(lambda sentence: sentence.start < passage.end, islice(sentences, first, None))
    spans = ((max(sentence.start, passage.start), min(sentence.end, passage.end)) for sentence in met)
    return tuple(piece(passage.text, passage.start, start, end) for start, end in spans)


def piece(text: str, offset: int, start: int, end: int) -> Piece:
    """Return the characters `start` to `end` of an article, of which `text` begins at `offset`, as a piece."""
    return Piece(start, end, " ".join(text[start - offset : end - offset].split()))


def _parts(text: str, sentences: Sequence[Sentence], count: Callable[[str], int], room: int) -> Iterator[_Part]:
    for sentence in sentences:
        tokens = count(text[sentence.start : sentence.end])
        if tokens <= room:
            yield _Part(sentence.start, sentence.end, sentence.paragraph, tokens)
            continue
        for start, end in _cut(text, sentence.span, count, room):
            yield _Part(start, end, sentence.paragraph, count(text[start:end]))


def _cut(text: str, span: Span, count: Callable[[str], int], room: int) -> Iterator[tuple[int, int]]:
    """Yield parts of an overlong sentence: as many words as fit, and within a word only where one alone is too long."""
    start = span.start
    while start < span.end:
        end = _longest(text, start, span.end, count, room)
        blank = max(text.rfind(mark, start, end) for mark in " \n\t")
        if end < span.end and not text[end].isspace() and blank > start:
            end = blank
        tail = end
        while tail > start and text[tail - 1].isspace():
            tail -= 1
        if tail > start:
            yield start, tail
        start = end
        while start < span.end and text[start].isspace():
            start += 1


def _longest(text: str, start: int, end: int, count: Callable[[str], int], room: int) -> int:
    """Return the furthest end for which the text from `start` has at most `room` tokens, found by halving."""
    if end - start <= room * LONGEST_TOKEN and count(text[start:end]) <= room:
        return end
    low, high = start + 1, min(end, start + room * LONGEST_TOKEN)
    while high - low > 1:
        middle = (low + high) // 2
        if count(text[start:middle]) <= room:
            low = middle
        else:
            high = middle
    return low


def _packed(parts: Iterator[_Part], room: int) -> Iterator[list[_Part]]:
    passage: list[_Part] = []
    used = 0
    for part in parts:
        if passage and used + part.tokens > room:
            keep = _break(passage, part, room)
            yield passage[:keep]
            passage = passage[keep:]
            used = sum(kept.tokens for kept in passage)
        passage.append(part)
        used += part.tokens
    if passage:
        yield passage


def _break(passage: Sequence[_Part], following: _Part, room: int) -> int:
    """Return how many parts the passage keeps: all, or those up to its last paragraph's end if that nearly fills it."""
    if following.paragraph != passage[-1].paragraph:
        return len(passage)
    rest = 0
    for keep in range(len(passage) - 1, 0, -1):
        rest += passage[keep].tokens
        full = sum(part.tokens for part in passage[:keep])
        if full < NEARLY_FULL * room or rest + following.tokens > room:
            break
        if passage[keep - 1].paragraph != passage[keep].paragraph:
            return keep
    return len(passage)
