"""What an article passes on without naming a source: "is said to", "it was reported that", "allegedly"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from briefing.reading.speech import sources
from briefing.reading.speech.pieces import Piece

_HEARD = frozenset("said reported alleged believed thought rumored rumoured understood claimed suspected".split())
_ADVERBS = frozenset("reportedly allegedly purportedly".split())
_NOUNS = frozenset("claims allegations accusations rumors rumours suggestions speculation reports allegation".split())
_TRIGGERS = _HEARD | _ADVERBS | _NOUNS
_BE = frozenset("is are was were be been being".split())
_EDGES = frozenset(", ; : — – -- ( )".split())
_OPENERS = frozenset("and but while because although though that which who when if as or so".split())
_NEGATED = frozenset("not never isn't aren't wasn't weren't".split())
_FAR = 60  # pieces: no clause runs further


def find(pieces: Sequence[Piece], taken: Set[int]) -> Iterator[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """Yield the pieces of each cue (start, end) and those of the words that it marks as passed on.

    Args:
        pieces: a passage.
        taken: the numbers of the pieces that are words of a named source, or its reporting words.
    """
    last = 0
    for at, piece in enumerate(pieces):
        if piece.low not in _TRIGGERS or at < last or at in taken:
            continue
        found = _at(pieces, at, taken)
        if found is not None and found[1]:
            yield found
            last = found[1][-1][1]


def _at(pieces: Sequence[Piece], at: int, taken: Set[int]) -> tuple[tuple[int, int], list[tuple[int, int]]] | None:
    """Read the cue at piece `at`, if it is one."""
    low = pieces[at].low
    following = pieces[at + 1].low if at + 1 < len(pieces) else ""
    if low in _ADVERBS:
        return (at, at + 1), _stretches([(_left(pieces, at, taken), at), (at + 1, _right(pieces, at + 1, taken))])
    if low in _NOUNS and following == "that" and not _owned(pieces, at):
        return (at, at + 1), _stretches([(at + 2, _right(pieces, at + 2, taken))])
    if low in _HEARD and following in ("to", "that"):
        return _passive(pieces, at, taken)
    return None


def _passive(pieces: Sequence[Piece], at: int, taken: Set[int]) -> tuple[tuple[int, int], list[tuple[int, int]]] | None:
    """Read "Ada Quill is said to have left" and "it was reported that she had left"."""
    before, seen = sources.skip_back(pieces, at - 1)
    if before < 0 or not seen & _BE or seen & _NEGATED:
        return None
    right = (at + 1, _right(pieces, at + 1, taken))
    impersonal = pieces[before].low == "it"
    if pieces[at + 1].low == "that":
        return ((before + 1, at + 1), _stretches([(at + 2, right[1])])) if impersonal else None
    subject = sources.before(pieces, before, 0)
    if subject is None or any(number in taken for number in range(subject.start, subject.end)):
        return None
    return (before + 1, at + 1), _stretches([(subject.start, subject.end), right])


def _owned(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a genitive stands before a noun, or a name that makes it a verb ("Ada Quill claims that")."""
    return at > 0 and (pieces[at - 1].possessive or pieces[at - 1].capital or pieces[at - 1].low in sources.PRONOUNS)


def _left(pieces: Sequence[Piece], at: int, taken: Set[int]) -> int:
    """Return where the clause of piece `at` begins."""
    start = at
    while start > max(0, at - _FAR) and not _edge(pieces, start - 1, taken):
        start -= 1
    return start


def _right(pieces: Sequence[Piece], at: int, taken: Set[int]) -> int:
    """Return the number after the clause that runs on from piece `at`."""
    end = at
    while end < min(len(pieces), at + _FAR) and not _edge(pieces, end, taken, inside=True):
        end += 1
    return end


def _edge(pieces: Sequence[Piece], at: int, taken: Set[int], *, inside: bool = False) -> bool:
    """Tell whether a clause ends at a piece; a conjunction opens a new one only to the left."""
    piece = pieces[at]
    if at in taken or piece.text in _EDGES or piece.text == ".":
        return True
    return piece.low in ("but", "while", "although", "though") if inside else piece.low in _OPENERS


def _stretches(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the stretches that hold anything."""
    return [(start, end) for start, end in spans if end > start]
