"""The subject of a clause, for reports that borrow it: "..., saying that" and "... and said"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.reading import cues, names, sources
from briefing.reading.pieces import Piece
from briefing.reading.sources import Source

_OPENERS = frozenset("the a an one another some many several his her their its".split())
_GROUPS = frozenset(
    "supporters officials aides allies campaign administration team voters members leaders police lawyers critics "
    "advisers staff".split()
)
_FAR = 60  # pieces: a fronted phrase is no longer


def main_subject(pieces: Sequence[Piece], floor: int, at: int) -> Source | None:
    """Find the subject of the clause that begins at `floor`, for "..., saying" before piece `at`."""
    while floor < at and pieces[floor].low in ("and", "but", "yet", "so", "still", "then", ",", "—", "–"):
        floor += 1
    if floor >= at:
        return None
    opening = pieces[floor]
    if (
        opening.low in sources.PREPOSITIONS
        or opening.low in sources.SUBORDINATE
        or sources.is_adverb(opening)
        or opening.low.endswith("ing")
    ):
        comma = next((n for n in range(floor, min(at, floor + _FAR)) if pieces[n].low == ","), None)
        if comma is None or comma + 1 >= at:
            return None
        return main_subject(pieces, comma + 1, at)
    return sources.after(pieces, floor, at, joining=False)


def subject_end(pieces: Sequence[Piece], source: Source) -> int:
    """Return the number of the likely verb after the head of a subject that was read too far to the right."""
    end = source.start + 1
    while end < source.end and not _verb_like(pieces[end], pieces[end - 1]):
        end += 1
    return end


def _verb_like(piece: Piece, previous: Piece) -> bool:
    """Tell whether a word after the first of a noun phrase is likely its verb."""
    if piece.capital or piece.low in _GROUPS or piece.low in names.TITLES or previous.low in _OPENERS:
        return False
    plural = piece.low.endswith("s") and previous.capital and piece.low not in cues.ALL_FORMS
    return not plural and (previous.capital or piece.low.endswith("ed") or piece.low in cues.ALL_FORMS)
