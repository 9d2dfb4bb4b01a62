"""Dates that are told from the day of publication: "yesterday", "on Tuesday", "last month", "three weeks ago"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing.reading.counts import numbers
from briefing.reading.counts.dates import Dated, sentence_before

DAYS = {name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
STARTS = frozenset("today tonight yesterday tomorrow this last next earlier later noon midnight".split())

_WEEKDAY = re.compile(rf"(?P<day>{'|'.join(DAYS)})\b(?![’']s|s\b)")
_SINGLE = re.compile(
    r"(?P<day>today|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening)|noon|midnight)\b"
)
_UNIT = re.compile(r"(?P<which>this|last|next) (?P<unit>week|weekend|month|year|decade|century)\b(?!-)")
_AGO = re.compile(r"(?P<number>an?|\d{1,3}|[a-z]+(?:-[a-z]+)?) (?P<unit>day|week|month|year)s? ago\b")
_SHIFTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}
_WHICH = {"this": 0, "last": -1, "next": 1}
_AHEAD = re.compile(
    r"\b(?:will|would|plans?|planned|scheduled|expected|set|due|next|coming|upcoming|until|by|before|after|every|each)\b"
)
_LAST = re.compile(r"\b(?:last|past|previous) $")


def find(text: str, low: str, start: int, published: date) -> Dated | None:
    """Return the date that begins with a word at a place, `None` when none does or it leaves a doubt.

    Args:
        text: the text. low: the same in lower case. start: the place. published: the day of publication.
    """
    if match := _WEEKDAY.match(low, start):
        return _weekday(text, low, match, published)
    if match := _SINGLE.match(low, start):
        return Dated(*match.span(), _single(match["day"], published))
    if match := _UNIT.match(low, start):
        return Dated(*match.span(), _unit(match["unit"], _WHICH[match["which"]], published))
    return None


def ago(low: str, start: int, published: date) -> Dated | None:
    """Return the date of "three weeks ago", with the precision of the unit; begins with a number or "a"."""
    match = _AGO.match(low, start)
    if match is None:
        return None
    word = match["number"]
    tens, _, last = word.rpartition("-")
    known = word.isdigit() or word in ("a", "an") or (last in numbers.SMALL and (not tens or tens in numbers.SMALL))
    if not known:
        return None
    count = int(numbers.value(word))
    if match["unit"] == "day":
        return Dated(*match.span(), (published - timedelta(days=count)).isoformat())
    return Dated(*match.span(), _unit(match["unit"], -count, published))


def _weekday(text: str, low: str, match: re.Match[str], published: date) -> Dated | None:
    """Return a day of the past week; one that may lie ahead is left out."""
    start = match.start()
    before = sentence_before(low, start)
    last = _LAST.search(before)
    if not text[start].isupper() or _AHEAD.search(before):
        return None
    back = (published.weekday() - DAYS[match["day"]]) % 7
    return Dated(*match.span(), (published - timedelta(days=back or (7 if last else 0))).isoformat())


def _single(words: str, published: date) -> str:
    if words in ("noon", "midnight"):
        return "T12:00" if words == "noon" else "T00:00"
    return (published + timedelta(days=_SHIFTS.get(words, 0))).isoformat()


def _unit(unit: str, shift: int, published: date) -> str:
    """Return the week, weekend, month, year, decade or century that lies so many away from the day of publication."""
    if unit in ("week", "weekend"):
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
        first = monday + timedelta(days=5) if unit == "weekend" else monday
        return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        month = published.year * 12 + published.month - 1 + shift
        return f"{month // 12}-{month % 12 + 1:02}"
    if unit == "year":
        return str(published.year + shift)
    size = 10 if unit == "decade" else 100
    first_year = (published.year - (unit == "century")) // size * size + (unit == "century") + shift * size
    return f"{first_year}/{first_year + size - 1}"
