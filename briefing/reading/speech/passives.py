"""Passive reports that name who speaks: "was described by Ada Quill as ...", "is quoted as saying ..."."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.reading.speech import cues, sources
from briefing.reading.speech.pieces import Piece
from briefing.reading.speech.report import Report
from briefing.reading.speech.sources import Source

AS_SAYING = frozenset("having saying telling writing warning arguing adding".split())
_HEARD = frozenset("quote cite hear report record".split())
_NEAR = 8  # pieces: the agent stands no further from the verb
_AFTER_AGENT = frozenset("as of for over that to".split())
_MEDIA = frozenset("the a an his her their its one another some many several two three both".split())


def read(pieces: Sequence[Piece], cue: tuple[int, int, str], before: int, floor: int) -> Report | None:
    """Read a passive of a reporting verb, if it tells who speaks.

    Args:
        pieces: the passage.
        cue: the numbers of the first piece of the verb and of the one after it, and its base form.
        before: the number of the piece before its auxiliaries.
        floor: a source begins no further left.
    """
    at, end, verb = cue
    if pieces[at].low.endswith("s"):
        return None
    agent, stop = _agent(pieces, end)
    after = stop if agent is not None else end
    if verb in _HEARD and after + 1 < len(pieces) and pieces[after].low == "as" and pieces[after + 1].low in AS_SAYING:
        subject = sources.before(pieces, before, floor)
        last = after + (3 if pieces[after + 1].low == "having" else 2)
        return Report(at, last, "say", "agent", subject, begin=last, relayer=agent) if subject else None
    if agent is None:
        return None
    if any(piece.kind == "quote" for piece in pieces[end : agent.start]):
        return Report(at, end, verb, "agent", agent, begin=end, until=agent.start - 1)
    if stop >= len(pieces) or pieces[stop].low not in _AFTER_AGENT:
        return None
    if not _fits(verb, pieces[stop].low):
        return None
    begin = stop if pieces[stop].low in ("for", "over", "to") else stop + 1
    return Report(at, end, verb, "agent", agent, begin=begin)


def _agent(pieces: Sequence[Piece], end: int) -> tuple[Source | None, int]:
    """Return the noun phrase after "by" and the number after it."""
    for at in range(end, min(len(pieces) - 1, end + _NEAR)):
        if pieces[at].text in (",", ";", ":", ".") or pieces[at].low in sources.SUBORDINATE | sources.AUXILIARIES:
            break
        if pieces[at].low == "by":
            opening = pieces[at + 1]
            if not (opening.capital or opening.low in _MEDIA or opening.low.endswith("s")):
                break
            source = sources.after(pieces, at + 1, len(pieces), joining=False)
            return source, source.end if source else at
    return None, end


def _fits(verb: str, word: str) -> bool:
    """Tell whether a word after the agent opens what was said ("accused by X of", "described by X as")."""
    if word == "that":
        return verb in cues.SPEECH.values()
    if word == "to":
        return verb in ("tell", "urge", "ask", "order", "instruct", "advise", "command", "warn")
    if word == "of":
        return verb in ("accuse", "warn")
    calls = verb in cues.CALLING.values()
    return calls if word == "as" else calls and verb not in ("call", "describe", "label", "dub", "brand", "deem")
