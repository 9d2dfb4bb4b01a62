"""Nouns that report speech: "Ada Quill's claim that ...", "the claim by Ada Quill that ...", "in the words of ..."."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.reading.speech import cues, sources
from briefing.reading.speech.pieces import Piece
from briefing.reading.speech.report import Report
from briefing.reading.speech.sources import Source
from briefing.reading.speech.speakers import POSSESSIVES

# Verbs whose subject makes the claim that they take as an object.
_SUPPORT = frozenset(
    "make makes made making repeat repeats repeated repeating issue issues issued issuing voice voices voiced voicing "
    "express expresses expressed expressing raise raises raised raising reiterate reiterates reiterated reiterating "
    "renew renews renewed renewing offer offers offered offering deliver delivers delivered delivering give gives gave "
    "giving advance advances advanced advancing defend defends defended defending".split()
)
_MAKING = _SUPPORT | frozenset("set sets put puts listed lists presented presents posted wrote has had".split())
_OPENERS = frozenset("the a an this that any such no".split())
_WITH_INFINITIVE = frozenset("promise pledge vow threat demand call request order appeal plea".split())
_INNER = 4  # words that may stand between a genitive and the noun ("Quill's long and repeated claim")
# Verbs after which "his claim" is that of somebody else than the subject.
_AGAINST = frozenset(
    "reject rejects rejected dispute disputes disputed dismiss dismisses dismissed deny denies denied ridicule "
    "ridiculed mock mocked mocks criticise criticised criticize criticized attack attacked attacks back backed backs "
    "support supported supports share shared shares echo echoed echoes question questioned questions counter "
    "countered counters rebut rebutted rebuts challenge challenged challenges contradict contradicted contradicts "
    "accept accepted accepts answer answered rejecting disputing dismissing denying mocking attacking backing "
    "supporting sharing echoing questioning countering rebutting challenging contradicting".split()
)


def read(pieces: Sequence[Piece], at: int, floor: int) -> Report | None:
    """Read a report whose cue is the noun at piece `at` ("claim", "words").

    Args:
        pieces: the passage.
        at: the number of the noun.
        floor: a source begins no further left.
    """
    if pieces[at].low == "words":
        return _in_words(pieces, at)
    if at + 1 >= len(pieces) or pieces[at].low not in cues.NOUNS:
        return None
    following = pieces[at + 1].low
    if following in ("by", "from", "of") and at + 2 < len(pieces):
        return _by(pieces, at)
    infinitive = following == "to" and pieces[at].low.rstrip("s") in _WITH_INFINITIVE
    opener = _opener(pieces, at, floor)
    if opener < floor or not (infinitive or following == "that"):
        return None
    return _support(pieces, opener, at, floor) or _owned(pieces, opener, at, floor)


def introducing(pieces: Sequence[Piece]) -> Report | None:
    """Read "Ada Quill made three demands:", which introduces what follows the passage.

    Args:
        pieces: the passage.
    """
    last = len(pieces) - 2
    if last < 2 or pieces[-1].text != ":" or pieces[last].low.removesuffix("s") not in cues.NOUNS:
        return None
    verb = next((n for n in range(last - 1, max(0, last - _INNER - 2), -1) if pieces[n].low in _MAKING), 0)
    before = sources.skip_back(pieces, verb - 1)[0] if verb else -1
    source = sources.before(pieces, before, 0) if before >= 0 else None
    return Report(verb, len(pieces) - 1, pieces[last].low, "nominal", source) if source else None


def _owned(pieces: Sequence[Piece], opener: int, at: int, floor: int) -> Report | None:
    """Read "Ada Quill's claim that ..." and "her claim that ..."; after "rejected" nothing tells whom "her" means."""
    piece = pieces[opener]
    if piece.low in POSSESSIVES:
        against = opener > 0 and pieces[opener - 1].low in _AGAINST
        source = Source(opener, opener + 1)
        return Report(at, at + 1, pieces[at].low, "nominal", source, begin=at + 1, doubtful=against)
    found = sources.before(pieces, opener, floor) if piece.possessive else None
    return Report(at, at + 1, pieces[at].low, "nominal", found, begin=at + 1) if found else None


def _opener(pieces: Sequence[Piece], at: int, floor: int) -> int:
    """Return the number of the genitive or article before the noun at `at`; floor - 1 where none stands near."""
    for number in range(at - 1, max(floor, at - 1 - _INNER) - 1, -1):
        piece = pieces[number]
        if piece.kind != "word":
            break
        if piece.low in POSSESSIVES or piece.possessive or piece.low in _OPENERS or piece.low in _SUPPORT:
            return number
        if piece.low in sources.PREPOSITIONS or piece.low in sources.AUXILIARIES:
            break
    return floor - 1


def _support(pieces: Sequence[Piece], opener: int, at: int, floor: int) -> Report | None:
    """Read "made the claim that ...", "repeated his claim that ...": the claim is the subject's."""
    verb = opener if pieces[opener].low in _SUPPORT else opener - 1
    if verb < floor or pieces[verb].low not in _SUPPORT or pieces[opener].possessive:
        return None
    before, seen = sources.skip_back(pieces, verb - 1)
    passive = seen & {"is", "are", "was", "were", "been", "be"}
    if before < floor or passive or pieces[verb].low.endswith("ing"):
        return None
    source = sources.before(pieces, before, floor)
    return Report(verb, at + 1, pieces[at].low, "nominal", source, begin=at + 1) if source else None


def _by(pieces: Sequence[Piece], at: int) -> Report | None:
    """Read "the claim by Ada Quill that ..."."""
    source = sources.after(pieces, at + 2, len(pieces))
    if source is None or source.end >= len(pieces) or pieces[source.end].low != "that":
        return None
    if pieces[at + 1].low == "of" and not pieces[source.end - 1].capital:
        return None
    return Report(at, at + 2, pieces[at].low, "nominal", source, begin=source.end)


def _in_words(pieces: Sequence[Piece], at: int) -> Report | None:
    """Read "in the words of Ada Quill" and "in Ada Quill's words"."""
    before = [piece.low for piece in pieces[max(0, at - 2) : at]]
    if before == ["in", "the"] and at + 2 < len(pieces) and pieces[at + 1].low == "of":
        source = sources.after(pieces, at + 2, len(pieces))
        return Report(at - 2, at + 2, "say", "according", source) if source else None
    if not before or not (pieces[at - 1].possessive or before[-1] in POSSESSIVES):
        return None
    source = sources.before(pieces, at - 1, 0)
    if source is None or not source.start or pieces[source.start - 1].low != "in":
        return None
    return Report(source.start - 1, at + 1, "say", "according", source)
