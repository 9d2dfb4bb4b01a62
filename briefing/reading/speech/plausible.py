"""Whether the words read as a source are a noun phrase at all, and where it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.reading.speech import cues, speaking
from briefing.reading.speech.phrases import past
from briefing.reading.speech.pieces import Piece, bare
from briefing.reading.speech.sources import Source
from briefing.reading.who import names

# A word behind these is a verb: "did not | sway lawmakers", "may | let editorials".
_MODALS = frozenset(
    "will would can could may might must shall should do does did don't doesn't didn't won't wouldn't can't cannot "
    "couldn't shouldn't not never".split()
)
_HAVE = frozenset("has have had hasn't haven't hadn't having".split())
_DONE = frozenset("come become gone done been".split())
_ONE = frozenset("a an one another every each".split())
_ORDINALS = frozenset("first second third fourth fifth last next only".split())
_GREAT = frozenset("million billion trillion thousand hundred percent".split())
_WHOLE = frozenset("everything anything something nothing".split())
_COUNTED = frozenset("group number majority handful dozen couple few share lot panel team percent half-dozen".split())


def whole(pieces: Sequence[Piece], source: Source) -> Source | None:
    """Return a source without the words of another phrase before it; None where it is no noun phrase.

    Args:
        pieces: the passage.
        source: the words read as a source.
    """
    anything = pieces[source.start].low in _WHOLE and source.end - source.start > 1
    if anything or _behind_verb(pieces, source.start):
        return None  # "Everything Ada Quill says"
    start = _past_other(pieces, source)
    return source if start == source.start else replace(source, start=start)


def _behind_verb(pieces: Sequence[Piece], start: int) -> bool:
    """Tell whether the first word is a verb, because an auxiliary stands before it."""
    first, before = pieces[start], pieces[start - 1].low if start else ""
    if first.capital or first.low in names.TITLES or before in ("", ","):
        return False
    also = start > 1 and before in ("also", "never", "long") and pieces[start - 2].low in _HAVE
    if (before in _HAVE or also) and (past(first.low) or first.low in _DONE):
        return True
    closed = first.low in _ONE | {"the", "his", "her", "their", "its", "he", "she", "they", "we", "it", "some", "many"}
    return before in _MODALS and not closed and first.kind == "word"


def _past_other(pieces: Sequence[Piece], source: Source) -> int:
    """Return where a subject begins behind another noun: "a plan | Tarn officials say", "$20 million | experts"."""
    start, end = source.start, source.end
    first = pieces[start]
    if end - start > 2 and first.text[:1].isdigit() and pieces[start + 1].low in _GREAT - {"percent"}:
        money = start > 0 and pieces[start - 1].text[-1:] in "$€£"
        return start + 2 if money or not pieces[start + 1].capital else start
    single = first.low in _ONE or (first.low == "the" and pieces[min(start + 1, end - 1)].low in _ORDINALS)
    if (
        single
        and _plural(pieces[end - 1])
        and not any(p.low == "of" or p.low in _COUNTED or p.low in cues.NOUNS for p in pieces[start:end])
    ):
        return _named_from(pieces, start, end)
    return start


def _plural(piece: Piece) -> bool:
    """Tell whether a noun phrase that ends so is one for several, or the name of a body."""
    low = bare(piece.low)
    people = low.endswith("s") and speaking.can_speak(low) and not low.endswith(("ss", "us", "is", "ics"))
    return people or (piece.text.isupper() and len(piece.text) > 2)


def _named_from(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Return the number of the first capital behind a plain noun, else `start`."""
    for at in range(start + 2, end):
        noun = pieces[at - 1]
        plain = noun.kind == "word" and not noun.capital and noun.low not in _ORDINALS | _ONE
        if pieces[at].capital and plain and noun.low not in names.TITLES:
            return at
    return start


__all__ = ["whole"]
