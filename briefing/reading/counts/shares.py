"""Shares in words and as fractions: "one in five", "two-thirds of", "3/4 of"; text is given in lower case."""

from __future__ import annotations

import re
from decimal import Decimal

from briefing.reading.counts import numbers

_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1100, 2100  # "30 in 2019"
_PART = "|".join(part for part in _PARTS if part != "half")
_NUMBER = rf"(?:{'|'.join(sorted(numbers.SMALL, key=len, reverse=True))}|hundred|\d{{1,4}})"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_IN = re.compile(
    rf"(?P<part>{_NUMBER}) (?:people )?(?:in|out of)(?: every)? (?P<whole>(?:a )?{_NUMBER})"
    rf"(?![\w-]|[.,:/]\d| (?:{_MONTHS})\b|%"
    r"| (?:years?|months?|weeks?|days?|hours?|minutes?|games|matches|percent|per cent|million|billion)\b)"
)
_FRACTION = re.compile(
    rf"(?P<count>a|one|two|three|four|five|six|seven|nine)(?P<dash>[ -])(?P<part>{_PART})(?P<plural>s)?\b"
)
_HALF = re.compile(r"(?:one[ -])?half\b(?!-|[ -](?:an?|time|day|year|term|brother|sister|dozen|hour)\b)")
# A word after "by a third" that does not make it the third of its kind.
_WORD_AFTER = re.compile(r"[ -](?!(?:since|from|in|to|over|within|and|last|this|on|at|after|when|while|as|by)\b)[a-z]")
_SLASH = re.compile(r"(?P<part>\d)/(?P<whole>\d{1,2}) (?=of\b)")
_WHOLE = re.compile(r" (?:of\b|the |its |their |his |her |our |all |majority\b)")
_BEFORE_HALF = re.compile(
    r"(?:\b(?:than|nearly|almost|about|by|in|over|under|only|just|exactly|roughly|least|some|around) )$"
)
_AFTER_AND = re.compile(r"\band a $|\b(?:first|second|other|latter|back|better|top|bottom|last|per) $")


def find(low: str, start: int) -> tuple[int, Decimal] | None:
    """Return the end and the value in percent of a share that begins at `start`, `None` when none does.

    Args:
        low: the text in lower case. start: where a word or a digit begins.
    """
    if match := _IN.match(low, start):
        part, whole = numbers.value(match["part"]), _whole(match["whole"])
        year = match["whole"].isdigit() and _FIRST_YEAR <= whole <= _LAST_YEAR
        if 0 < part < whole and not year:
            return match.end(), 100 * part / whole
    if match := _SLASH.match(low, start):
        part, whole = Decimal(match["part"]), Decimal(match["whole"])
        return (match.end() - 1, 100 * part / whole) if 0 < part < whole else None
    return _half(low, start) or _fraction(low, start)


def _whole(words: str) -> Decimal:
    return Decimal(100) if words.endswith("hundred") else numbers.value(words.removeprefix("a "))


def _half(low: str, start: int) -> tuple[int, Decimal] | None:
    match = _HALF.match(low, start)
    before = low[max(0, start - 12) : start]
    if match is None or _AFTER_AND.search(before):
        return None
    return (match.end(), Decimal(50)) if _WHOLE.match(low, match.end()) or _BEFORE_HALF.search(before) else None


def _fraction(low: str, start: int) -> tuple[int, Decimal] | None:
    match = _FRACTION.match(low, start)
    if match is None:
        return None
    count, part = 1 if match["count"] == "a" else numbers.SMALL[match["count"]], _PARTS[match["part"]]
    agrees = bool(match["plural"]) == (count > 1)
    alone = not _WORD_AFTER.match(low, match.end())
    measured = alone and (count > 1 or _BEFORE_HALF.search(low, max(0, start - 12), start))
    follows = _WHOLE.match(low, match.end()) or measured or (count > 1 and match["part"] != "quarter")
    follows = follows or match["dash"] == "-"
    return (match.end(), 100 * Decimal(count) / part) if agrees and follows and count < part else None
