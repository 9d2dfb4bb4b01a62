"""Which words are likely the verb of a clause that no report has, and where the noun phrase behind one begins."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.reading.speech import cues
from briefing.reading.speech.phrases import AUXILIARIES, DETERMINERS, PREPOSITIONS, Source, is_adverb, past
from briefing.reading.speech.pieces import Piece

_ISSUING = frozenset(
    "released issued sent published posted shared ran delivered gave made wrote aired signed put broadcast unveiled "
    "circulated launched make issue send publish post share run give write air sign broadcast release held hoisted "
    "carried waved".split()
)
_NOUN_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "vote", "ision", "ance", "ence", "assembly", "plan", "ruling")
_TIMES = frozenset(
    "last this next earlier early late on monday tuesday wednesday thursday friday saturday sunday".split()
)
_OPENERS = frozenset("the a an his her their its our this that these those no another some several".split())


def innermost(pieces: Sequence[Piece], source: Source, *, nearest: bool = False) -> Source:
    """Return a noun phrase without the clause before it ("the council voted 9-3 on | a bill", "launching | a drive").

    What somebody issues is theirs ("Ada Quill released | a video that said"), but not "a letter from her doctor".

    Args:
        pieces: the passage.
        source: the noun phrase, read too far to the left.
        nearest: only its last noun is meant, as before "that": cut at an infinitive and within "a memo listing a bill".
    """
    for at in range(source.end - 2, source.start - 1, -1):
        if _between(pieces, at, source):
            return Source(at + 1, source.end, source.about, source.joined)
        opens = pieces[at + 1].low in _OPENERS or pieces[at + 1].text[:1].isdigit()
        described = at > 0 and pieces[at - 1].low in _OPENERS
        ongoing = pieces[at].low.endswith("ing") and (nearest or at == source.start)
        if opens and not described and (_acts(pieces, at, nearest=nearest) or ongoing):
            rest = pieces[at + 1 : source.end]
            if at > source.start and _issued(pieces, at, rest):
                return Source(source.start, at - (pieces[at - 1].low == "to"), source.about, source.joined)
            return Source(_opening(pieces, at + 1, source.end), source.end, source.about, source.joined)
    state = next((n for n in range(source.start + 1, source.end - 1) if is_adverb(pieces[n])), source.end)
    joined = next((n for n in range(state, source.end - 1) if pieces[n].low == "and"), -1)
    return Source(joined + 1, source.end, source.about, source.joined) if joined > 0 else source


def _between(pieces: Sequence[Piece], at: int, source: Source) -> bool:
    """Tell whether a piece is the verb between a subject and a bare object ("the vote | enraged | liberals")."""
    if at <= source.start or not pieces[at].low.endswith("ed") or pieces[at].capital or not past(pieces[at].low):
        return False
    noun, following = pieces[at - 1], pieces[at + 1]
    plain = noun.kind == "word" and not noun.capital and not is_adverb(noun) and noun.low.endswith(_NOUN_ENDINGS)
    return plain and following.kind == "word" and following.low not in PREPOSITIONS | _OPENERS | _TIMES


def _acts(pieces: Sequence[Piece], at: int, *, nearest: bool) -> bool:
    """Tell whether a piece is a verb in the past tense or behind "to", or the particle behind one ("sent | out")."""
    before = pieces[at - 1].low if at else ""
    return past(pieces[at].low) or (nearest and before == "to") or (pieces[at].low == "out" and past(before))


def _issued(pieces: Sequence[Piece], at: int, rest: Sequence[Piece]) -> bool:
    """Tell whether a verb makes what follows the subject's own words: it issues it, or makes a claim."""
    verb = pieces[at - 1].low if pieces[at].low == "out" else pieces[at].low
    return (verb in _ISSUING or rest[-1].low in cues.NOUNS) and not any(piece.low in ("from", "by") for piece in rest)


def _opening(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Return where the noun phrase after a verb begins: at once, or at its last article behind a number."""
    if pieces[start].low in _OPENERS:
        return start
    return next((n for n in range(end - 2, start, -1) if pieces[n].low in _OPENERS), start)


def verbal(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a piece is a verb rather than the participle in a noun phrase ("exited", but not "the accused").

    Args:
        pieces: the passage.
        at: the number of the piece.
    """
    piece = pieces[at]
    if piece.kind != "word" or piece.capital:
        return False
    return piece.low in AUXILIARIES or (past(piece.low) and not (at and pieces[at - 1].low in DETERMINERS))
