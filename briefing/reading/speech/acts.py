"""Speech told by what it does: denials, accusations, promises and orders, whose object is no clause."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.reading.speech import cues, sources
from briefing.reading.speech.pieces import Piece
from briefing.reading.speech.report import Report

DENYING = frozenset("deny reject dispute dismiss refute rebut disavow recant".split())
_DENIED = cues.NOUNS | frozenset(
    "idea notion notions involvement wrongdoing responsibility rumor rumors rumour rumours charge charges criticism "
    "criticisms concern concerns account accounts characterization characterisation theory theories speculation "
    "knowledge blame guilt".split()
)
_NOT_GERUNDS = frozenset(
    "being king thing something anything nothing everything during building meeting evening".split()
)
# The word that ties what is said to the person it is said about.
_TIES = {
    "accuse": ("of",),
    "describe": ("as",), "characterize": ("as",), "characterise": ("as",), "portray": ("as",), "depict": ("as",),
    "dismiss": ("as",), "denounce": ("as", "for"), "decry": ("as",), "hail": ("as", "for"), "tout": ("as",),
    "cast": ("as",), "paint": ("as",), "brand": ("as",), "label": ("as",), "deride": ("as", "for"),
    "praise": ("for", "as"), "criticize": ("for", "as", "over"), "criticise": ("for", "as", "over"),
    "blame": ("for", "on"), "slam": ("for", "as", "over"), "blast": ("for", "as", "over"), "mock": ("for", "as"),
    "condemn": ("for", "as"), "attack": ("for", "as", "over"), "rebuke": ("for",), "scold": ("for",),
    "chide": ("for",), "castigate": ("for",), "lambaste": ("for", "as"), "thank": ("for",), "applaud": ("for",),
    "commend": ("for",), "ridicule": ("for", "as"), "compare": ("to", "with"), "liken": ("to",), "rip": ("for", "as"),
    "bash": ("for",), "vilify": ("for", "as"),
}  # fmt: skip
_PROMISING = frozenset("promise vow pledge threaten swear demand".split())
_ORDERING = frozenset(
    "urge order command instruct ask tell warn advise beg implore counsel caution entreat exhort invite remind".split()
)
_FAR = 14  # pieces: the tie stands no further after the verb


def performs(pieces: Sequence[Piece], report: Report, inside: Sequence[Piece]) -> bool | None:
    """Tell whether a report is a denial, an accusation, a promise or an order; None where its verb is none of these.

    Args:
        pieces: the passage.
        report: a report whose source stands before it.
        inside: the pieces that it governs.
    """
    following = pieces[report.end].low if report.end < len(pieces) else ""
    near = [piece.low for piece in inside[:_FAR]]
    if report.verb in DENYING and (following == "that" or _gerund(inside[0]) or any(low in _DENIED for low in near)):
        return True
    if report.verb in _TIES and len(inside) > 2:
        return any(low in _TIES[report.verb] for low in near[1:])
    if report.verb in _PROMISING and following == "to":
        return len(inside) > 2
    if report.verb == "ask" and near[0] == "not":
        return False  # "asked not to be named" says nothing
    if report.verb in _ORDERING:
        at = next((n for n, low in enumerate(near) if low == "to"), -1)
        plain = not any(low in sources.SUBORDINATE for low in near[:at])
        return True if at >= 0 and at + 1 < len(inside) and inside[at + 1].low.isalpha() and plain else None
    return None


def _gerund(piece: Piece) -> bool:
    """Tell whether a word is a gerund ("denied closing the bridge")."""
    return piece.kind == "word" and piece.low.endswith("ing") and piece.low not in _NOT_GERUNDS
