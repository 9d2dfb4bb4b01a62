"""Planning a question without a model: the outlets and dates it names, and one sub-question for each of its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(MONTHS)
_DATES = (
    re.compile(rf"\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b"),
)
# A name is cut at these: feeds add a section or a slogan ("The Verge | Tech").
_SUFFIX = re.compile(r"\s+[|–-]\s+")
_WORD = re.compile(r"[\w$%.'’-]{2,}")
_STOP = frozenset(
    "who is the a an of to in on at by for from with and or that which what this these those as it its was were are be"
    " been being has have had did does do while whereas but also not no between after before report reports reported"
    " article articles according discussed mentioned covered published same another other both such there their his"
    " her them he they she one suggest suggests claim claims indicate indicates compared contrast imply".split()
)
# Clause connectors; after "and", "but", "or", "with" only where a clause and not a list goes on.
_CUT = re.compile(
    r"[,;]?\s+(?:while|whereas|in contrast to|as opposed to|versus)\b|;\s+"
    r"|[,;]?\s+(?:and|but|or|with)\s+(?=(?:the|a|an|does|did|is|was|has|do|in|by|another|later|subsequent|"
    r"subsequently|also|who|which|that|being|having|faced|faces|facing)\b|['\"“‘]?⟦)"
    r"|,\s+(?:and\s+)?(?=(?:who|which|that|is|was|has|had|are|were|did|does|known|discussed|associated|alleged|accused|"
    r"faced|faces|used|recruited|attempted|admitted|being|having|suggesting|discussing|stating|claiming|as reported|"
    r"as discussed|as covered|according|reported|highlighted|by|the)\b)"
)
_MASK = re.compile(r"['\"“”‘’]?⟦(\d+)⟧['\"“”‘’]?(?:['’]s)?,?")
_OPENING = re.compile(r"^[\s,;]*(?:and|but|or|while|whereas|with)\s+", re.I)
FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A question or one of its clauses, with the outlets and days that it names."""

    text: str
    outlets: frozenset[str] = frozenset()
    days: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """A question and its sub-questions."""

    whole: Part
    parts: tuple[Part, ...] = ()


def plan(question: str, outlets: Iterable[str]) -> Plan:
    """Plan a question.

    A clause that names no outlet is asked of every outlet alike; names are matched in their own case when they are
    single lower-case dictionary-like words in the question ("time" is not Time).

    Args:
        question: as the person typed it. outlets: the distinct outlets of the library.
    """
    mentions = _mentions(question, outlets)
    masked = question
    for number, (start, end, _) in reversed(list(enumerate(mentions))):
        masked = f"{masked[:start]}⟦{number}⟧{masked[end:]}"
    named = frozenset(outlet for _, _, found in mentions for outlet in found)
    parts = []
    for clause in _clauses(masked):
        own = frozenset(outlet for mark in _MASK.findall(clause) for outlet in mentions[int(mark)][2])
        text = _OPENING.sub("", " ".join(_MASK.sub(" ", clause).split())).strip(" ,;?")
        if _telling(text):
            parts.append(Part(text, own, dates(text)))
    return Plan(Part(question, named, dates(question)), tuple(parts))


def dates(text: str) -> frozenset[date]:
    """Return the full dates that a text names; an impossible one is not a date."""
    found = set()
    for pattern in _DATES:
        for match in pattern.finditer(text):
            month = match["month"]
            number = int(month) if month.isdecimal() else MONTHS.index(month.lower()) + 1
            try:
                found.add(date(int(match["year"]), number, int(match["day"])))
            except ValueError:
                continue
    return frozenset(found)


def _mentions(question: str, outlets: Iterable[str]) -> list[tuple[int, int, frozenset[str]]]:
    """Return where outlets are named, longest names first, without overlaps; an alias may stand for several."""
    aliases: dict[str, set[str]] = {}
    for outlet in outlets:
        head = _SUFFIX.split(outlet)[0].strip()
        for alias in (outlet, head, head.removeprefix("The ")):
            if len(alias) > 1:
                aliases.setdefault(alias, set()).add(outlet)
    found: list[tuple[int, int, frozenset[str]]] = []
    for alias in sorted(aliases, key=lambda one: (-len(one), one)):
        for match in _named(alias).finditer(question):
            if not any(match.start() < end and start < match.end() for start, end, _ in found):
                found.append((match.start(), match.end(), frozenset(aliases[alias])))
    return sorted(found)


def _named(alias: str) -> re.Pattern[str]:
    # A single plain word ("Fortune", "Time") is a name only when it is capitalised.
    any_case = " " in alias or "." in alias or not alias[1:].islower()
    return re.compile(rf"(?<!\w){re.escape(alias)}(?!\w)", re.I if any_case else 0)


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
    return sum(word.lower().strip("'’.") not in _STOP for word in _WORD.findall(_MASK.sub(" ", text)))
