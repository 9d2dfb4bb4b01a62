"""Dates as news words them, resolved against the day of publication where that leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from briefing.reading.counts import numbers

MONTHS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
                "september sept sep", "october oct", "november nov", "december dec",
            ),
            1,
        )
        for name in names.split()
    }
)  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_TH = r"(?:st|nd|rd|th)?"
_AFTER_DAY = r"(?![\d%,.]*\d|[\d%]|[-/]\d)"
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:t\d{2}:\d{2}\S*)?(?![\d-])")
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}}){_TH} (?:of )?(?P<month>{_MONTH})\b\.?(?:,? (?P<year>(?:19|20)\d\d)\b)?")
_MONTH_FIRST = re.compile(
    rf"(?P<month>{_MONTH})\b\.?(?: (?P<day>\d{{1,2}}){_TH}{_AFTER_DAY}"
    r"(?! (?:million|billion|percent|per cent|people)\b))?(?:,? (?P<year>(?:19|20)\d\d)\b)?"
)
# "19 Sept. 11 hijackers" counts nineteen of them.
_COUNTED_DAY = re.compile(rf" \d{{1,2}}{_TH} (?!(?:a|p)\.?m)[a-z]+")
_NUMERIC = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\w]|[./-]\d)")
_YEARS = re.compile(
    r"((?:1[5-9]|20)\d\d)(?: ?[-–—/] ?| to | and | through | until )((?:1[5-9]|20)?\d\d)(?![\w%]|[.,/–-]\d)"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?![\w%]|[.,/:]\d|-\d| (?:million|billion|percent|per cent|people)\b)")
_DECADE = re.compile(r"((?:1[5-9]|20)\d)0[’']?s\b")
_SHORT_DECADE = re.compile(r"([2-9])0s\b")
_CENTURY = re.compile(r"(?P<number>\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)[ -]century\b")
_QUARTER = re.compile(
    r"(?:q(?P<number>[1-4])|(?P<word>first|second|third|fourth)[ -]quarter)"
    r",? (?:of )?(?:fiscal )?(?P<year>20\d\d|19\d\d)\b"
)
_FISCAL = re.compile(r"(?:(?:fiscal|financial)(?: year)? |fy ?)[’']?((?:19|20)?\d\d)(?:[-/]\d\d)?(?![\w%]|[.,]\d)")
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?")
_TIME = re.compile(r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d|[:.,-]\d|\w)")
_O_CLOCK = re.compile(rf"(?P<hour>\d{{1,2}}|{'|'.join(list(numbers.SMALL)[:12])}) o[’']clock\b")
_IN_MONTH = re.compile(
    r"\b(?:(?:in|since|until|by|of|from|before|after|during|for|through|between|early|late|mid|last|next|this|to|and"
    r"|throughout)(?: (?:early|late|mid))?[ -])$"
)
_COUNTING = re.compile(
    r"\b(?:about|some|nearly|over|than|least|around|roughly|almost|up to|with|killed|had|has|have|all|another"
    r"|estimated) $"
)
_PLURAL = re.compile(r" (?:[a-z]+ )?[a-z]+s\b")
_TWENTIETH = 20
NEAR = 70  # characters around a month or before a weekday in which a word for the future speaks of it
_AHEAD = re.compile(
    r"\b(?:will|plans?|planned|scheduled|due|coming|upcoming|next|until|going to|to be|expected to|is set|are set)\b"
    r"|\bmay\b(?= [a-z])"
)
_ENDED = re.compile(r"[.!?][”\"’')]*\s|\n")


@dataclass(frozen=True, slots=True)
class Dated:
    """Where a date begins and ends, and its value as in `briefing.types.Figure`; "" for a day that no calendar has."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Order:
    """Whether "3/4/2025" means the fourth of March: as the text's other dates say, `None` where they do not."""

    month_first: bool | None

    @classmethod
    def of(cls, text: str) -> Order:
        """Read the order from the dates of a text that leave no doubt."""
        firsts = seconds = 0
        for found in _NUMERIC.finditer(text):
            firsts += int(found[1]) > 12
            seconds += int(found[3]) > 12
        return cls(None if bool(firsts) == bool(seconds) else bool(seconds))


def numeric(text: str, low: str, start: int, published: date | None, order: Order) -> Dated | None:
    """Return the date or time of day that begins with the digit at a place, `None` when none does.

    Args:
        text: the text. low: the same in lower case. start: the place. published: the day of publication.
        order: what the text's other dates say about day and month.
    """
    for read in (_iso, _slashed(order), _day_first(text, published), _times, _years):
        found = read(low, start)
        if found is not None:
            return found
    return None


def worded(text: str, low: str, start: int, published: date | None) -> Dated | None:
    """Return the date that begins with a month's name at a place, `None` when none does."""
    match = _MONTH_FIRST.match(low, start)
    if match is None or not text[start].isupper():
        return None
    month, year = MONTHS[match["month"]], int(match["year"] or 0)
    if match["day"]:
        return Dated(*match.span(), resolved(year, month, int(match["day"]), published))
    if year:
        return Dated(*match.span(), f"{year}-{month:02}")
    end = start + len(match["month"])
    if low.startswith(("’s", "'s"), end):
        sure = match["month"] != "may"  # it is a name, too
    else:
        verb = match["month"] in ("may", "march", "mar") and low[end + 1 : end + 2].isalpha()
        sure = bool(_IN_MONTH.search(low, max(0, start - 24), start)) and not (verb and low[start - 3 : start] != "in ")
    if not sure:
        return None
    return Dated(start, end, _month(low, (start, end), month, published))


def named(low: str, start: int) -> Dated | None:
    """Return the quarter, financial year, century or hour in words that begins at a place, `None` when none does."""
    if match := _QUARTER.match(low, start):
        number = int(match["number"] or numbers.ORDINALS[match["word"]])
        year = match["year"]
        return _dated(match, f"{year}-{3 * number - 2:02}/{year}-{3 * number:02}")
    if match := _FISCAL.match(low, start):
        return _dated(match, f"FY{match[1] if len(match[1]) == 4 else f'20{match[1]}'}")
    if match := _CENTURY.match(low, start):
        return _century(match)
    if match := _O_CLOCK.match(low, start):
        hour = int(numbers.value(match["hour"]))
        return _dated(match, f"T{hour:02}:00") if hour <= 12 else None
    return None


def decade(low: str, start: int) -> Dated | None:
    """Return the decade of "’90s", whose digits begin at a place; of the last century, or the twenties and after."""
    match = _SHORT_DECADE.match(low, start)
    if match is None or low[start - 1 : start] not in ("’", "'", "‘"):
        return None
    first = (2000 if match[1] == "2" else 1900) + 10 * int(match[1])
    return Dated(start - 1, match.end(), f"{first}/{first + 9}")


def resolved(year: int, month: int, day: int, published: date | None) -> str:
    """Return the ISO value of a day and month: the year is the one that lies nearest to the day of publication."""
    if calendar(year or 2024, month, day) is None:
        return ""
    if year:
        return f"{year}-{month:02}-{day:02}"
    if published is None:
        return f"--{month:02}-{day:02}"
    near = [calendar(published.year + shift, month, day) for shift in (-1, 0, 1)]
    return min((abs(d - published), d.isoformat()) for d in near if d is not None)[1] if any(near) else ""


def calendar(year: int, month: int, day: int) -> date | None:
    """Return a day, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def sentence_before(low: str, start: int) -> str:
    """Return what stands before a place in the same sentence, at most `NEAR` characters."""
    return _ENDED.split(low[max(0, start - NEAR) : start])[-1]


def equal(a: str, b: str) -> bool:
    """Tell whether two values mean the same; a day or month of an unknown year fits every year.

    Args:
        a: a value of a Figure of kind "date".
        b: another.
    """
    if a.startswith("--") == b.startswith("--"):
        return a == b
    open_one, whole = (a, b) if a.startswith("--") else (b, a)
    return len(whole) == len(open_one) + 3 and "/" not in whole and whole[4:] == open_one[1:]


def _dated(match: re.Match[str], value: str) -> Dated | None:
    return Dated(*match.span(), value) if value else None


def _iso(low: str, start: int) -> Dated | None:
    match = _ISO.match(low, start)
    day = calendar(int(match[1]), int(match[2]), int(match[3])) if match else None
    return _dated(match, day.isoformat()) if match and day else None


def _slashed(order: Order) -> Callable[[str, int], Dated | None]:
    """Return a reader of "3/14/2025" and "14.3.2025"; points are only used where the day comes first."""

    def read(low: str, start: int) -> Dated | None:
        match = _NUMERIC.match(low, start)
        if match is None:
            return None
        first, second = int(match[1]), int(match[3])
        month_first = order.month_first if first <= 12 and second <= 12 and match[2] == "/" else second > 12
        if month_first is None:
            return None
        month, day = (first, second) if month_first else (second, first)
        return _dated(match, resolved(int(match[4]) + (2000 if len(match[4]) == 2 else 0), month, day, None))

    return read


def _day_first(text: str, published: date | None) -> Callable[[str, int], Dated | None]:
    def read(low: str, start: int) -> Dated | None:
        match = _DAY_FIRST.match(low, start)
        if match is None or not text[match.start("month")].isupper() or _COUNTED_DAY.match(low, match.end()):
            return None
        value = resolved(int(match["year"] or 0), MONTHS[match["month"]], int(match["day"]), published)
        return Dated(start, match.end() - match[0].endswith("."), value)

    return read


def _times(low: str, start: int) -> Dated | None:
    if match := _CLOCK.match(low, start):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        late = match["half"] == "p"
        end = match.end() - (match[0].endswith(".") and not match[0].endswith(".m."))
        return Dated(start, end, f"T{hour % 12 + 12 * late:02}:{minute:02}") if 1 <= hour <= 12 else None
    if match := _TIME.match(low, start):
        return _dated(match, f"T{int(match['hour']):02}:{match['minute']}")
    return _dated(found, f"T{int(found['hour']):02}:00") if (found := _O_CLOCK.match(low, start)) else None


def _years(low: str, start: int) -> Dated | None:
    """Return a century, decade, financial-year-like run of years, or year."""
    if match := _CENTURY.match(low, start):
        return _century(match)
    if match := _DECADE.match(low, start):
        return _dated(match, f"{match[1]}0/{match[1]}9")
    if (match := _YEARS.match(low, start)) and (interval := _interval(low, match)):
        return interval
    match = _YEAR.match(low, start)
    if match is None or low[start - 1 : start] in tuple("$€£¥"):
        return None
    counting = _COUNTING.search(low, max(0, start - 12), start) and _PLURAL.match(low, match.end())
    return None if counting else _dated(match, match[0])


def _interval(low: str, match: re.Match[str]) -> Dated | None:
    """Return a run of years whose second comes after the first; "and" and "to" only after "between" and "from"."""
    first, last = match[1], match[1][: 4 - len(match[2])] + match[2]
    bridge = low[match.end(1) : match.start(2)].strip()
    opened = low[max(0, match.start() - 8) : match.start()].rstrip().rsplit(" ", 1)[-1]
    fits = {"and": opened == "between", "to": opened == "from", "through": True, "until": opened == "from"}
    if int(last) <= int(first) or len(match[2]) not in (2, 4) or not fits.get(bridge, True):
        return None
    return _dated(match, f"{first}/{last}")


def _century(match: re.Match[str]) -> Dated | None:
    word = match["number"]
    number = int(word[:-2]) if word[0].isdigit() else _ordinal(word)
    return _dated(match, f"{100 * number - 99}/{100 * number}") if 1 < number <= _TWENTIETH + 2 else None


def _ordinal(word: str) -> int:
    tens, _, last = word.rpartition("-")
    return numbers.ORDINALS.get(last, 0) + numbers.SMALL.get(tens, 0)


def _month(low: str, at: tuple[int, int], month: int, published: date | None) -> str:
    """Return the value of a month that is named without its year.

    It is the last one up to the day of publication, as news tells what has been; where words speak of what is to come,
    the next one.
    """
    if published is None:
        return f"--{month:02}"
    start, end = at
    said = low[max(0, start - 5) : start].strip()
    near = sentence_before(low, start) + _ENDED.split(low[end : end + NEAR // 2], maxsplit=1)[0]
    ahead = said == "next" or (said not in ("last", "since") and bool(_AHEAD.search(near)))
    now = published.year * 12 + published.month - 1
    years = [(published.year + shift) * 12 + month - 1 for shift in (-1, 0, 1)]
    if said == "for" and not ahead:  # "bookings for July", before or after it
        best = min(years, key=lambda one: (abs(one - now), -one))
    elif ahead:
        best = min(one for one in years if one >= now + (said == "next"))
    else:
        best = max(one for one in years if one <= now - (said == "last"))
    return f"{best // 12}-{best % 12 + 1:02}"
