"""Plain numbers, sums of money, measures, percentages and ordinals at one place of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from briefing.reading.counts import counted, identifiers, numbers, units
from briefing.types import Figure, FigureKind

_DIGITS = re.compile(numbers.DIGITS)
_WORDS = re.compile(numbers.WORDS)
_SHORT = re.compile(r"(?P<short>bn|mln|mn|tn|[mbkt])(?![\w]|[-/]\w)")
_METRES = re.compile(r"m (?:tall|deep|wide|long|high|sprint|freestyle|hurdles|dash|race|final|butterfly|relay|run)\b")
_GLUED = re.compile(r"[\w]|[.,:/]\d")
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o[’']clock)")
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)\b")
_ORDINAL_WORD = re.compile(
    rf"(?:(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?P<last>{'|'.join(numbers.ORDINALS)})\b"
)
# "First" and "second" mean a place in a row only in front of some noun.
_NO_PLACE = re.compile(
    r"(?:of all|lady|name|names|aid|hand|responders?|thoughts?|place|-hand|-guess\w*|-rate|class|to"
    r"|and foremost)\b|[.,;:]"
)
_BEFORE_PLACE = re.compile(r"\b(?:the|a|its|his|her|their|our|for a|this|that|every|each) $")
_SIGN_REACH = 5
_APPROXIMATE = re.compile(
    r"\b(?:about|around|roughly|approximately|some|almost|nearly|close to|an estimated|estimated|circa|perhaps)"
    r" (?:[$€£¥] ?)?$"
)
_OR_SO = re.compile(r" or so\b")
_RESULT = re.compile(r"[-–]\d{1,3}(?!\w)")
_COLUMN = re.compile(r"(?:\d|\)) [+-]?$")
_NEGATIVE = re.compile(r"(?:^|[\s(])[-−]$")
_NEEDS_UNIT = frozenset(["one", "half a", "half an", "half-a", "half-an"])


@dataclass(frozen=True, slots=True)
class Place:
    """A text with its lower-case form of the same length, and where in it a number may begin."""

    text: str
    low: str
    start: int


def digits(place: Place) -> tuple[Figure | None, int]:
    """Return the figure that begins with the digit at a place, and where reading goes on.

    Args:
        place: the place of the first digit of a run.
    """
    low, start = place.low, place.start
    if match := _ORDINAL.match(low, start):
        name = re.match(r" [A-Z]", place.text[match.end() : match.end() + 2])  # "the 10th Circuit"
        return (None if name else _ordinal(place, match.end(), Decimal(match[0][:-2]))), match.end()
    match = _DIGITS.match(low, start)
    if match is None:
        return None, start + 1
    number, end = numbers.value(match[0]), match.end()
    if short := None if _METRES.match(low, end) else _SHORT.match(low, end):
        number, end = number * numbers.SHORT[short["short"]], short.end()
    elif low[end : end + 1] == "m" and _METRES.match(low, end):
        return _built(place, (start, end + 1), "number", number, "m"), end + 1
    elif glued := _GLUED.match(low, end):
        unit = units.AFTER.match(low, end)
        if unit is None or unit.start() != end or not glued[0].isalpha():
            return None, end
    if _CLOCK.match(low, end):
        return None, end
    return _measured(place, end, number, bare=match[0].isdigit() and end == match.end())


def worded(place: Place) -> tuple[Figure | None, int]:
    """Return the figure that begins with a number word at a place, and where reading goes on.

    Args:
        place: the place of a word.
    """
    match = _WORDS.match(place.low, place.start)
    if match is None or _CLOCK.match(place.low, match.end()):
        return None, place.start
    scaled = numbers.SCALE.match(place.low, match.end())
    if match[0] in _NEEDS_UNIT and not scaled and not units.AFTER.match(place.low, match.end()):
        return None, match.end()
    return _measured(place, match.end(), numbers.value(match[0]), bare=False)


def ordinal(place: Place) -> tuple[Figure | None, int]:
    """Return the place in a row that begins at a place ("the twenty-first"), and where reading goes on."""
    match = _ORDINAL_WORD.match(place.low, place.start)
    before = place.low[max(0, place.start - 8) : place.start]
    if match is None or place.text[place.start].isupper() or not _BEFORE_PLACE.search(before):
        return None, place.start
    end = match.end()
    if place.low[end : end + 1] != " " or _NO_PLACE.match(place.low, end + 1) or _NO_PLACE.match(place.low, end):
        return None, end
    value = numbers.ORDINALS[match["last"]] + (numbers.SMALL[match["tens"]] if match["tens"] else 0)
    return _ordinal(place, end, Decimal(value)), end


def signed(low: str, start: int) -> bool:
    """Tell whether the letters before a digit are a currency's: "Rs500", "kr100".

    Args:
        low: the text in lower case. start: where the digits begin.
    """
    return _sign(low, start) is not None


def _ordinal(place: Place, end: int, value: Decimal) -> Figure:
    return Figure(place.start, end, place.text[place.start : end], "ordinal", numbers.canonical(value))


def _measured(place: Place, end: int, number: Decimal, *, bare: bool) -> tuple[Figure | None, int]:
    """Return a number with the scale and the unit that follow it and the sign before it.

    Args:
        place: where it begins. end: where its digits or words end. number: their value. bare: an integer alone.
    """
    low, start = place.low, place.start
    if scaled := numbers.SCALE.match(low, end):
        number, end = number * numbers.SCALES[scaled["scale"]], scaled.end()
        if low.startswith((" of a percent", " of one percent"), end):
            return None, end
    unit = units.AFTER.match(low, end)
    sign = _sign(low, start)
    if sign is not None:
        return _built(place, (sign[0], end), "money", number, sign[1]), end
    if unit is None:
        figure = _built(place, (start, end), "number", number, "")
        name = bare and number < 10_000 and _is_name(place.text, start, end, counts=bool(figure.counts))
        return (None if name else figure), end
    return _with_unit(place, number, unit), unit.end()


def _is_name(text: str, start: int, end: int, *, counts: bool) -> bool:
    """Tell whether a bare number names something or stands in a table; a result ("Low Sallow 3-1") does neither."""
    if _RESULT.match(text, end):
        return False
    return bool(_COLUMN.search(text, max(0, start - 3), start)) or identifiers.named(text, start, counts=counts)


def _with_unit(place: Place, number: Decimal, unit: re.Match[str]) -> Figure:
    name, start = unit["unit"], place.start
    if name in units.MONEY:
        return _built(place, (start, unit.end()), "money", number, units.MONEY[name])
    if name in units.HUNDREDTHS:
        return _built(place, (start, unit.end()), "money", number / 100, units.HUNDREDTHS[name])
    measure = units.MEASURES[name]
    kind: FigureKind = "percent" if measure in ("%", "pp", "bp") else "number"
    if _NEGATIVE.search(place.low, max(0, start - 2), start) and measure in ("%", "degree", "°C", "°F", "pp"):
        start, number = start - 1, -number
    return _built(place, (start, unit.end()), kind, number, measure)


def _sign(low: str, start: int) -> tuple[int, str] | None:
    """Return where a currency's sign before a number begins, and the currency."""
    before = low[start - 1 : start]
    if not before or (before in "(-–,./" or before == "\n"):
        return None
    found = units.BEFORE.search(low, max(0, start - _SIGN_REACH), start)
    return (found.start("sign"), units.SIGNS[found["sign"]]) if found else None


def approximate(low: str, start: int, end: int) -> bool:
    """Tell whether a text in lower case says "about" or "or so" of the figure from `start` to `end`."""
    return bool(_APPROXIMATE.search(low, max(0, start - 16), start) or _OR_SO.match(low, end))


def _built(place: Place, at: tuple[int, int], kind: FigureKind, number: Decimal, unit: str) -> Figure:
    start, end = at
    near = approximate(place.low, start, end)
    counts = counted.counted(place.text, end, kind, measured=kind == "number" and bool(unit))
    words = place.text[start:end]
    return Figure(start, end, words, kind, numbers.canonical(number), unit, counts, approximate=near)
