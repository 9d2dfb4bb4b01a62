"""Planning a question without a model: the outlets and dates it names, and one sub-question for each of its clauses."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from briefing.library.words import terms

_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
_DATES = (
    re.compile(rf"\b(?:{_DAY}\s+(?:of\s+)?)?{_MONTH},?\s+{_YEAR}\b", re.I),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.I),
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b"),
)

# A name is cut at these: feeds add a section or a slogan ("Velm Herald | Politics").
_SUFFIX = re.compile(r"\s+[|–-]\s+")
_MASK = re.compile(r"['\"“”‘’]?⟦(\d+)⟧['\"“”‘’]?(?:['’]s)?,?")

# Where a clause ends. After "and" and its like, and after a comma, only where a verb, a relative or an article shows
# that no mere list goes on.
_VERBS = r"is|are|was|were|has|have|had|do|does|did|can|could|will|would|should|being|having"
_RELATIVES = r"who|whom|whose|which|that|what|when|where|why|how"
_CUT = re.compile(
    r"[,;]?\s+(?:while|whereas|although|though|unlike|versus|in contrast (?:to|with)|as opposed to"
    r"|compared (?:to|with))\b|;\s+"
    rf"|[,;]?\s+(?:and|but|or|with)\s+(?=(?:{_VERBS}|{_RELATIVES}|the|an?|another|in|by|also|later|subsequent(?:ly)?)\b"
    r"|['\"“‘]?⟦)"
    rf"|,\s+(?:and\s+)?(?=(?:{_VERBS}|{_RELATIVES}|the|by|according|known|as\s+\w+ed|\w{{3,}}(?:ed|ing))\b)",
    re.I,
)
_OPENING = re.compile(r"^[\s,;]*(?:and|but|or|while|whereas|with)\s+", re.I)
# A shorter clause says too little to be asked on its own.
FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `since` to `until`, both included."""

    since: date
    until: date

    def holds(self, day: date | None) -> bool:
        """Tell whether a day is known and in the period."""
        return day is not None and self.since <= day <= self.until


@dataclass(frozen=True, slots=True)
class Part:
    """A question or one of its clauses, with the outlets, days and months that it is asked of."""

    text: str
    outlets: frozenset[str] = frozenset()
    periods: frozenset[Period] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """A question and its sub-questions."""

    whole: Part
    parts: tuple[Part, ...] = ()


def plan(question: str, outlets: Iterable[str]) -> Plan:
    """Plan a question.

    A clause that names no outlet, or no date, is asked of those that the whole question names: without that, the half
    of a comparison that says "it" is answered by anybody (MRR on MultiHop-RAG .71 instead of .75).

    Args:
        question: as the person typed it.
        outlets: the distinct outlets of the library.
    """
    masked = question.replace("⟦", "[").replace("⟧", "]")
    mentions = _mentions(masked, outlets)
    for number, (start, end, _) in reversed(list(enumerate(mentions))):
        masked = f"{masked[:start]}⟦{number}⟧{masked[end:]}"
    whole = Part(question, frozenset(outlet for _, _, found in mentions for outlet in found), periods(question))
    parts = []
    for clause in _clauses(masked):
        own = frozenset(outlet for mark in _MASK.findall(clause) for outlet in mentions[int(mark)][2])
        text = _OPENING.sub("", " ".join(_MASK.sub(" ", clause).split())).strip(" ,;?")
        if terms(text):
            parts.append(Part(text, own or whole.outlets, periods(text) or whole.periods))
    return Plan(whole, tuple(parts))


def periods(text: str) -> frozenset[Period]:
    """Return the days and months that a text names together with their year; an impossible date is none."""
    found = set()
    for match in (match for pattern in _DATES for match in pattern.finditer(text)):
        month, year = match["month"], int(match["year"])
        number = int(month) if month.isdecimal() else _MONTHS[month[:3].lower()]
        try:
            if match["day"]:
                since = until = date(year, number, int(match["day"]))
            else:
                since, until = date(year, number, 1), date(year, number, monthrange(year, number)[1])
        except ValueError:
            continue
        found.add(Period(since, until))
    return frozenset(found)


def _mentions(question: str, outlets: Iterable[str]) -> list[tuple[int, int, frozenset[str]]]:
    """Return where outlets are named, longest names first, without overlaps; an alias may stand for several."""
    aliases: dict[str, set[str]] = {}
    for outlet in outlets:
        head = _SUFFIX.split(outlet)[0].strip()
        for alias in {outlet, head, head.removeprefix("The ")}:
            if len(alias) > 1:
                aliases.setdefault(alias, set()).add(outlet)
    found: list[tuple[int, int, frozenset[str]]] = []
    for alias in sorted(aliases, key=lambda one: (-len(one), one)):
        for match in _named(alias).finditer(question):
            if not any(match.start() < end and start < match.end() for start, end, _ in found):
                found.append((match.start(), match.end(), frozenset(aliases[alias])))
    return sorted(found, key=lambda one: one[:2])


def _named(alias: str) -> re.Pattern[str]:
    # A single plain word, with or without "The", is a name only in its own capitals: "a signal" is not Signal.
    plain = alias.removeprefix("The ")
    in_any_case = not (plain.isalpha() and plain[1:].islower())
    return re.compile(rf"(?<!\w){re.escape(alias)}(?!\w)", re.I if in_any_case else 0)


def _clauses(masked: str) -> list[str]:
    """Cut at clause connectors; a piece with too few telling words joins its neighbour."""
    cuts = [0, *(match.start() for match in _CUT.finditer(masked)), len(masked)]
    clauses: list[str] = []
    for start, end in pairwise(cuts):
        piece = masked[start:end]
        if clauses and (_telling(piece) < FEWEST_WORDS or _telling(clauses[-1]) < FEWEST_WORDS):
            clauses[-1] += piece
        else:
            clauses.append(piece)
    return clauses


def _telling(text: str) -> int:
    return len(terms(_MASK.sub(" ", text)))
