"""Dates as articles spell them."""

from __future__ import annotations

import re
from datetime import date, datetime

ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE)
CLOCK = re.compile(r"(?:,|\bat\b)?\s*\b\d{1,2}(?:[:.]\d{2}){1,2}(?:\s*[ap]\.?m\.?)?.*$", re.IGNORECASE)
SPELLINGS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y %B %d", "%Y/%m/%d")


def parse(text: str) -> date | None:
    """Return the date that `text` names, or `None`.

    Read are ISO dates and times, and dates with the month in English words. All-number dates such as 03/04/2025 are
    not: they mean different days in different countries.
    """
    text = text.strip()
    if ISO.match(text):
        return _strict(text[:10], "%Y-%m-%d")
    words = ORDINAL.sub("", CLOCK.sub("", WEEKDAY.sub("", text)))
    words = re.sub(r"\s+", " ", words.replace(",", " ").replace(".", " ").replace("Sept ", "Sep ")).strip()
    return next((day for spelling in SPELLINGS if (day := _strict(words, spelling))), None)


def _strict(text: str, spelling: str) -> date | None:
    try:
        return datetime.strptime(text, spelling).date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return None
