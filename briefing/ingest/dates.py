"""Dates as articles and feeds spell them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}(?:Z|[+-]\d{2}:?\d{2})?)?")
YEAR_LAST = re.compile(r"(.+?)\s\d{1,2}:\d{2}(?::\d{2})?\s(?:[A-Z]{3,5}\s|[+-]\d{4}\s)?(\d{4})$")  # ctime, date(1)
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE)
CLOCK = re.compile(
    r"(?:,|\bat\b|[-–—|])?\s*\b\d{1,2}(?:[:.]\d{2}){1,2}(?:\s*[ap]\.?m\.?)?.*$|\s\d{1,2}\s*[ap]\.?m\.?\b.*$",
    re.IGNORECASE,
)
SPELLINGS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y %B %d", "%Y/%m/%d", "%d %b %y", "%d %B %y")
LONGEST = 100
FIRST_YEAR = 1700  # earlier than any newspaper's archive; 1601 and 1 are what programs write for no date
EPOCH = date(1970, 1, 1)


def parse(text: str) -> date | None:
    """Return the date that `text` names, or `None`.

    Read are ISO dates and times, and dates with the month in English words, as RFC 822, `date` and `ctime` write them.
    All-number dates such as 03/04/2025 are not: they mean different days in different countries. A time of day and its
    zone do not count: the day is the one that the writer named.
    """
    text = text.strip()[:LONGEST]
    if numbers := ISO.match(text) or COMPACT.fullmatch(text):
        return _strict("-".join(numbers.groups()), "%Y-%m-%d")
    words = WEEKDAY.sub("", text)
    if parts := YEAR_LAST.match(words):
        words = f"{parts[1]} {parts[2]}"
    words = ORDINAL.sub("", CLOCK.sub("", words))
    words = re.sub(r"(?<=\d)-(?=[a-z])|(?<=[a-z])-(?=\d)", " ", words, flags=re.IGNORECASE)
    words = re.sub(r"\s+", " ", words.replace(",", " ").replace(".", " ").replace("Sept ", "Sep ")).strip()
    return next((day for spelling in SPELLINGS if (day := _strict(words, spelling))), None)


def plausible(day: date | None, today: date) -> date | None:
    """Return the day if something can have been published on it: no program's stand-in for no date, not the future.

    Args:
        day: as told. today: in any zone; a day later may be today elsewhere.
    """
    if day is None or day.year < FIRST_YEAR or day == EPOCH or day > today + timedelta(days=1):
        return None
    return day


def _strict(text: str, spelling: str) -> date | None:
    try:
        return datetime.strptime(text, spelling).date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return None
