"""Whether what stands with a reporting word is something said: a quotation, a clause, a denial; not a plain object."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.reading.speech import acts, cues
from briefing.reading.speech.passives import AS_SAYING
from briefing.reading.speech.pieces import Piece
from briefing.reading.speech.report import Report, Stretch
from briefing.reading.speech.speakers import Named
from briefing.reading.who import kinds

_STRICT = frozenset(
    "add continue offer allow charge post read text email show find state project hold crack cable broadcast laugh "
    "sigh snap volunteer venture relate demand instruct answer begin ask direct fire shoot speak talk fume rail "
    "thunder caption interrupt weigh counter rule notify inform sum put hit lash make go chime blog "
    "pronounce express cry "
    "object signal promise pledge deny confirm repeat disclose comment".split()
)
_FEW = 4  # words: a noun phrase without a verb has no more
_CLAUSE = frozenset("that whether if how why what there it he she they we i you".split())
_FINITE = frozenset(
    "is are was were has have had will would can could should may might must do does did isn't aren't wasn't weren't "
    "won't wouldn't can't couldn't don't doesn't didn't it's he's she's they're".split()
)
# Verbs that also mean something done to people or things.
_TRANSITIVE = frozenset("admit deny state note charge project call address allow report claim find count".split())
_ACTS = frozenset("charge project address".split())
_RELATIVE = frozenset("who which that whom whose".split())
_COUNTS = frozenset(
    "two three four five six seven eight nine ten dozens hundreds thousands millions scores entry hundred thousand "
    "million billion many several".split()
)
_HUMANS = frozenset(
    "people men women children students patients refugees migrants immigrants illegals aliens visitors guests members "
    "applicants workers protesters suspects officers drivers residents voters customers passengers".split()
)
_QUOTING = frozenset({"quote", "cite"})


def governs(pieces: Sequence[Piece], report: Report, stretches: Sequence[Stretch], source: Named) -> bool:
    """Tell whether reporting word and content make a statement: a quotation, or a clause that the verb can govern.

    Args:
        pieces: the passage.
        report: the report.
        stretches: what it governs, not empty.
        source: its source as worded.
    """
    inside = [piece for stretch in stretches for piece in pieces[stretch.start : stretch.end]]
    if report.begin >= 0:
        return len(inside) > 1 or inside[0].kind == "quote"
    if report.verb in cues.CALLING.values() and _by_somebody(inside):
        return False
    quoted = any(piece.kind == "quote" for piece in inside)
    if not quoted and (inside[0].low in ("and", "or") or (report.order == "according" and _bare_noun(inside))):
        return False
    if quoted or report.order in ("according", "inverted", "label"):
        return True
    act = acts.performs(pieces, report, inside)
    if act is not None:
        return act
    return not _thing_done(pieces, report, inside) and _clause_governed(pieces, report, inside, source)


def _bare_noun(inside: Sequence[Piece]) -> bool:
    """Tell whether words are only the subject that "according to" interrupts ("Ada Quill, according to her, left")."""
    verb = any(piece.low in _FINITE or piece.low.endswith("ed") for piece in inside)
    return len(inside) <= _FEW and not verb


def _topic(verb: str, following: str, source: Named) -> bool:
    """Tell whether only a topic or a thing shown follows ("said of the plan", "she has shown a certificate")."""
    if verb == "say":
        return following == "of"
    return verb == "show" and (source.person or source.pronoun) and following not in ("that", "how", "why")


def _clause_governed(pieces: Sequence[Piece], report: Report, inside: Sequence[Piece], source: Named) -> bool:
    """Tell whether words without marks are a clause that the verb can govern."""
    following = pieces[report.end].low if report.end < len(pieces) else ""
    if _topic(report.verb, following, source):
        return False
    if report.verb in _QUOTING and any(one.low == "as" and two.low in AS_SAYING for one, two in pairwise(inside)):
        return True
    if report.verb in cues.CALLING.values() and report.verb not in cues.SPEECH.values():
        return report.end - report.start > 1 and len(inside) > 1
    if report.verb in cues.SPEECH.values() and pieces[report.end - 1].low in ("about", "of", "on", "at", "to"):
        return report.order == "label"  # the topic of the speech, not what was said
    if report.verb in cues.SHOWING.values() and kinds.kind_of(source.name) == "document":
        return len(inside) > 1
    if report.verb in cues.THOUGHT.values():
        return following == "that" or (following != "to" and _finite_clause(inside))
    if report.verb in _STRICT | cues.REACTING or (
        report.verb in cues.POINTING.values() and report.verb not in cues.SPEECH.values()
    ):
        return following in ("that", ":") or _finite_clause(inside)
    return len(inside) > 2 or inside[0].low in _CLAUSE


def _thing_done(pieces: Sequence[Piece], report: Report, inside: Sequence[Piece]) -> bool:
    """Tell whether a verb with another meaning has a plain object ("admitted 300 patients", "charged the drivers")."""
    following = pieces[report.end].low if report.end < len(pieces) else ""
    if report.verb not in _TRANSITIVE or report.order != "subject" or following in ("that", ":", ","):
        return False
    stop = next((n for n, piece in enumerate(inside) if n and piece.low in _RELATIVE), len(inside))
    return (_quantity(inside) or report.verb in _ACTS) and not _finite_clause(inside[:stop])


def _quantity(inside: Sequence[Piece]) -> bool:
    """Tell whether words open with a quantity or name people only."""
    opening = [piece.low for piece in inside[:4]]
    while opening and opening[0] in ("more", "fewer", "less", "than", "about", "nearly", "over", "some", "at", "least"):
        opening.pop(0)
    if not opening:
        return True
    counted = opening[0][:1].isdigit() or opening[0] in _COUNTS
    return counted or opening[0] in _HUMANS or (len(opening) > 1 and opening[1] in _HUMANS)


def _by_somebody(inside: Sequence[Piece]) -> bool:
    """Tell whether words are a passive in short ("chains labeled “secret” by the office")."""
    return any(piece.kind == "quote" and after.low == "by" for piece, after in pairwise(inside))


def _finite_clause(inside: Sequence[Piece]) -> bool:
    """Tell whether words hold a finite verb after a subject."""
    return any(piece.low in _FINITE for piece in inside[1:]) or inside[0].low in _CLAUSE
