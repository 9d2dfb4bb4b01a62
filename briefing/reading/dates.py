"""Dates as news words them, resolved against the day of publication where that leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from briefing.types import Figure

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS = {name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_WORDED = re.compile(
    rf"\b(?:(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s)?(?P<month>{_MONTH})\b\.?"
    rf"(?:\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%,]*\d{{3}}|[\d%]))?(?:,?\s(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?P<which>last|next|this|coming)?\s?\b(?P<day>{'|'.join(_DAYS)})\b(?![’']s)", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(today|yesterday|tomorrow|(?:this|last|next) (?:month|year))\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w$€£.,/-])(?:19|20)\d\d(?![\w%]|[.,/-]\d| (?:people|million|billion|percent))")
_AHEAD = re.compile(
    r"\b(?:will|would|plans?|planned|scheduled|expected|set|due|next|coming|upcoming|until|by|before|after|every|each)\b",
    re.IGNORECASE,
)
_NEAR = 70  # characters before a weekday in which a word for the future makes it uncertain


def find(text: str, published: date | None = None) -> Iterator[Figure]:
    """Yield the dates of a text: ISO 8601 values, "--04-16" for a day of an unknown year.

    Args:
        text: any text.
        published: the day of publication; without it weekdays and "yesterday" are left out.
    """
    for match in _ISO.finditer(text):
        day = _day(int(match[1]), int(match[2]), int(match[3]))
        if day is not None:
            yield _date(match.start(), match.end(), text, day.isoformat())
    yield from _worded(text, published)
    if published is not None:
        yield from _weekdays(text, published)
        yield from _relative(text, published)
    for match in _YEAR.finditer(text):
        yield _date(match.start(), match.end(), text, match[0])


def equal(a: str, b: str) -> bool:
    """Tell whether two ISO values mean the same day; a day of an unknown year fits every year.

    Args:
        a: a value of a Figure of kind "date".
        b: another.
    """
    if a.startswith("--") != b.startswith("--"):
        return len(a) + len(b) == len("--04-16") + len("2025-04-16") and a[-6:].lstrip("-") == b[-6:].lstrip("-")
    return a == b


def is_month(word: str) -> bool:
    """Tell whether a word is the name of a month, but not the verbs "may" and "march".

    Args:
        word: a word in lower case.
    """
    return word.rstrip(".") in _MONTHS and word not in ("may", "march", "mar", "sun")


def _date(start: int, end: int, text: str, value: str) -> Figure:
    """Build a figure of kind "date"."""
    return Figure(start, end, text[start:end], "date", value)


def _day(year: int, month: int, day: int) -> date | None:
    """Return a day, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _worded(text: str, published: date | None) -> Iterator[Figure]:
    """Yield dates with a month's name."""
    for match in _WORDED.finditer(text):
        if not match["month"][0].isupper():
            continue
        number = match["first"] or match["day"]
        month, year = _MONTHS[match["month"].lower()], int(match["year"]) if match["year"] else 0
        if number is None:
            if year:
                yield _date(match.start(), match.end(), text, f"{year}-{month:02}")
            continue
        value = _resolved(year, month, int(number), published)
        if value:
            yield _date(match.start(), match.end(), text, value)


def _resolved(year: int, month: int, day: int, published: date | None) -> str:
    """Return the ISO value of a day and month: the year is the one that lies nearest to the day of publication."""
    if _day(year or 2024, month, day) is None:
        return ""
    if year:
        return f"{year}-{month:02}-{day:02}"
    if published is None:
        return f"--{month:02}-{day:02}"
    near = [_day(published.year + shift, month, day) for shift in (-1, 0, 1)]
    return min((abs(d - published), d.isoformat()) for d in near if d is not None)[1] if any(near) else ""


def _weekdays(text: str, published: date) -> Iterator[Figure]:
    """Yield weekdays of the past week; one that may lie ahead is left out."""
    for match in _WEEKDAY.finditer(text):
        which = (match["which"] or "").lower()
        before = text[max(0, match.start() - _NEAR) : match.start()].rsplit(". ", 1)[-1]
        if which or not match["day"][0].isupper() or _AHEAD.search(before):
            continue
        back = (published.weekday() - _DAYS[match["day"].lower()]) % 7
        yield _date(match.start("day"), match.end("day"), text, (published - timedelta(days=back)).isoformat())


def _relative(text: str, published: date) -> Iterator[Figure]:
    """Yield "yesterday", "last month" and their like."""
    for match in _RELATIVE.finditer(text):
        words = match[0].lower().split()
        if len(words) == 1:
            shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[words[0]]
            value = (published + timedelta(days=shift)).isoformat()
        else:
            shift = {"this": 0, "last": -1, "next": 1}[words[0]]
            months = published.year * 12 + published.month - 1 + shift
            value = str(published.year + shift) if words[1] == "year" else f"{months // 12}-{months % 12 + 1:02}"
        yield _date(match.start(), match.end(), text, value)
