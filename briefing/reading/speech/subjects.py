"""The subject of a clause, for reports that borrow it: "..., saying that" and "... and said"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.reading.speech import cues, sources, speaking
from briefing.reading.speech.phrases import past
from briefing.reading.speech.pieces import Piece
from briefing.reading.speech.sources import Source
from briefing.reading.who import names

_OPENERS = frozenset("the a an one another some many several his her their its".split())
_PLURALS = frozenset("some many several another".split())
_ARTICLES = frozenset("the a an his her their its".split())
_GROUPS = frozenset(
    "supporters officials aides allies campaign administration team voters members leaders police lawyers critics "
    "advisers staff task".split()
)
_TIME_ENDS = frozenset(
    "later earlier ago before afterward afterwards week month year night day morning afternoon evening weekend".split()
)
_TIME_OPENS = frozenset(
    "a the that last this earlier later early late one two three four five six several many some moments seconds "
    "minutes hours days weeks months years just less more only".split()
)
_ADVERBIAL = frozenset("down up right back away off out long far".split())
_STATES = frozenset("in at by on now".split())
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
        or _fronted(pieces, floor, at)
        or (opening.low == "asked" and floor + 1 < at and pieces[floor + 1].low != ",")
        or _time_first(pieces, floor, at)
    ):
        comma = next((n for n in range(floor, min(at, floor + _FAR)) if _closes(pieces[n])), None)
        if comma is None or comma + 1 >= at:
            return None
        return main_subject(pieces, comma + 1, at)
    return sources.after(pieces, floor, at, joining=False)


def _closes(piece: Piece) -> bool:
    """Tell whether a fronted phrase ends here: at a comma, or at a quotation that ends with one."""
    return piece.low == "," or (piece.kind == "quote" and piece.final == ",")


def _fronted(pieces: Sequence[Piece], floor: int, at: int) -> bool:
    """Tell whether a clause opens with an adverb or a state ("Right now, ...", "Down in the polls, ...")."""
    opening, following = pieces[floor], pieces[floor + 1] if floor + 1 < at else None
    if following is None or following.capital or opening.low in sources.DETERMINERS:
        return False
    state = following.low in _STATES and not opening.low.endswith("s")
    return opening.low in _ADVERBIAL or (opening.capital and state and _person_follows(pieces, floor, at))


def _person_follows(pieces: Sequence[Piece], floor: int, at: int) -> bool:
    """Tell whether a subject stands right behind the first comma of a clause."""
    comma = next((n for n in range(floor, min(at, floor + _FAR)) if _closes(pieces[n])), at)
    return comma + 1 < at and (pieces[comma + 1].capital or pieces[comma + 1].low in ("the", "he", "she", "they"))


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
    named = _named_last(pieces, source)
    end = max(source.start + 1, named)
    while end < source.end and not _verb_like(pieces, end):
        end += 1
    return end


def _named_last(pieces: Sequence[Piece], source: Source) -> int:
    """Return the number after a name behind a title in lower case ("Veteran radio host Bram Vale"), else 0."""
    for at in range(source.start + 1, source.end - 1):
        if past(pieces[at].low) or pieces[at].low in cues.ALL_FORMS or pieces[at].low in sources.AUXILIARIES:
            break
        if pieces[at].low in names.TITLES and not pieces[at].capital and pieces[at + 1].capital:
            end = at + 1
            while end < source.end and (pieces[end].capital or pieces[end].low in names.SMALL):
                end += 1
            return end
    return 0


def _verb_like(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a word after the first of a noun phrase is likely its verb."""
    piece, previous = pieces[at], pieces[at - 1]
    person = piece.low in _GROUPS or piece.low in names.TITLES or speaking.agent(piece.low)
    owned = previous.possessive and any(near.low in _GROUPS for near in pieces[at : at + 2])
    if piece.capital or person or owned:
        return False
    if previous.low in _OPENERS:  # "Many used the same words", but "the accused"
        acts = at + 1 < len(pieces) and pieces[at + 1].low in _ARTICLES
        return acts and previous.low in _PLURALS and past(piece.low)
    plural = piece.low.endswith("s") and previous.capital and piece.low not in cues.ALL_FORMS
    return not plural and (previous.capital or piece.low.endswith("ed") or piece.low in cues.ALL_FORMS)
