"""The subject of a clause, for reports that borrow it: "..., saying that" and "... and said"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.reading.speech import cues, sources
from briefing.reading.speech.pieces import Piece
from briefing.reading.speech.sources import Source
from briefing.reading.who import names

_OPENERS = frozenset("the a an one another some many several his her their its".split())
_GROUPS = frozenset(
    "supporters officials aides allies campaign administration team voters members leaders police lawyers critics "
    "advisers staff".split()
)
_TIME_ENDS = frozenset(
    "later earlier ago before afterward afterwards week month year night day morning afternoon evening weekend".split()
)
_TIME_OPENS = frozenset(
    "a the that last this earlier later early late one two three four five six several many some moments seconds "
    "minutes hours days weeks months years just less more only".split()
)
_DASHES = ("—", "–", "-", "--")
_DATELINE = 10  # pieces: a place and an agency are no longer
_SHORT = 6  # pieces: nor is a time before the subject
_FAR = 60  # pieces: a fronted phrase is no longer


def main_subject(pieces: Sequence[Piece], floor: int, at: int) -> Source | None:
    """Find the subject of the clause that begins at `floor`, for "..., saying" before piece `at`."""
    while floor < at and pieces[floor].low in ("and", "but", "yet", "so", "still", "then", ",", "—", "–"):
        floor += 1
    floor = _past_dateline(pieces, floor, at)
    if floor >= at:
        return None
    opening = pieces[floor]
    if (
        opening.low in sources.PREPOSITIONS
        or opening.low in sources.SUBORDINATE
        or sources.is_adverb(opening)
        or opening.low.endswith("ing")
        or (opening.low == "asked" and floor + 1 < at and pieces[floor + 1].low != ",")
        or _time_first(pieces, floor, at)
    ):
        comma = next((n for n in range(floor, min(at, floor + _FAR)) if pieces[n].low == ","), None)
        if comma is None or comma + 1 >= at:
            return None
        return main_subject(pieces, comma + 1, at)
    return sources.after(pieces, floor, at, joining=False)


def _past_dateline(pieces: Sequence[Piece], floor: int, at: int) -> int:
    """Return the number after "TARN (Tarn Wire) –" where a passage begins with it."""
    dash = next((n for n in range(floor + 1, min(at, floor + _DATELINE)) if pieces[n].text in _DASHES), None)
    opening = pieces[floor:dash]
    if dash is None or not all(piece.capital or piece.kind == "mark" for piece in opening):
        return floor
    place = any(piece.text == "(" for piece in opening) or all(piece.text.isupper() for piece in opening[:1])
    return dash + 1 if place else floor


def _time_first(pieces: Sequence[Piece], floor: int, at: int) -> bool:
    """Tell whether a clause opens with a time and a comma ("A few days later, ...")."""
    comma = next((n for n in range(floor, min(at, floor + _SHORT)) if pieces[n].text == ","), None)
    words = [piece.low for piece in pieces[floor:comma]]
    if comma is None or not (words[0] in _TIME_OPENS or words[0] in names.DATES or words[0][:1].isdigit()):
        return False
    return words[-1] in _TIME_ENDS or words[-1] in names.DATES or words[0] in names.DATES


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
