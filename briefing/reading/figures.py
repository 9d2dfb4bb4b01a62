"""Numbers, sums of money, shares and dates, each with its canonical value, unit and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from briefing.reading import dates
from briefing.types import Figure, FigureKind, Span

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: number for number, word in enumerate(_UNITS.split(), 1)}
_SMALL |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
_SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12,
}  # fmt: skip
_CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "¥": "JPY",
    "a$": "AUD", "c$": "CAD", "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR",
    "yen": "JPY", "yuan": "CNY", "rupees": "INR", "rubles": "RUB", "roubles": "RUB",
}  # fmt: skip
_MEASURES = {
    "kg": "kg", "kilograms": "kg", "kilogrammes": "kg", "km": "km", "kilometers": "km", "kilometres": "km",
    "miles": "mi", "mile": "mi", "mph": "mph", "acres": "acre", "acre": "acre", "hectares": "ha", "feet": "ft",
    "metres": "m", "meters": "m", "tons": "ton", "tonnes": "t", "mw": "MW", "gw": "GW", "megawatts": "MW",
    "degrees": "degree", "barrels": "barrel", "gallons": "gallon", "litres": "l", "liters": "l",
}  # fmt: skip
_FRACTIONS = {
    "half": Decimal(50), "one-half": Decimal(50), "a third": Decimal(100) / 3, "one-third": Decimal(100) / 3,
    "one third": Decimal(100) / 3, "two-thirds": Decimal(200) / 3, "two thirds": Decimal(200) / 3,
    "a quarter": Decimal(25), "one-quarter": Decimal(25), "three-quarters": Decimal(75),
    "three quarters": Decimal(75), "a fifth": Decimal(20), "one-fifth": Decimal(20), "a tenth": Decimal(10),
}  # fmt: skip

_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
_WORDED = rf"(?:{_WORD})(?:[ -](?:{_WORD}))?(?:[ -]hundred(?:[ -](?:and[ -])?(?:{_WORD})(?:-(?:{_WORD}))?)?)?"
_QUANTITY = re.compile(
    r"(?<![\w.,/:’'])(?<!(?<!\d)-)(?<!-(?=\d))(?P<sign>(?:US|A|C)?\$|[€£¥]|(?:USD|EUR|GBP)\s)?\s?"
    rf"(?:(?P<digits>{_DIGITS})(?P<short>bn|mln|mn|tn|[mbk])?(?![\w]|[.,:/]\d|-[A-Za-z]*\d)|"
    rf"(?P<worded>{_WORDED}|(?:half )?an?(?=[ -](?:hundred|thousand|million|billion|trillion|dozen)\b))(?!\w))"
    r"(?:[ -](?P<scale>hundred|thousand|million|billion|trillion|dozen|bn|mn|tn)\b)?"
    r"(?P<unit>\s?%|[ -](?:percent|per cent|percentage points?|pct)\b)?",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"(?<![\w-])(?P<part>{_WORD}|\d{{1,3}})\s(?:in|out of)\s(?:every\s)?(?P<whole>{_WORD}|\d{{1,4}})(?![\w-])"
    r"(?! (?:january|february|march|april|may|june|july|august|september|october|november|december))",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"(?<![\w-])(?P<share>{'|'.join(sorted(map(re.escape, _FRACTIONS), key=len, reverse=True))})(?=\s(?:of|the)\b)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[\s-]+([A-Za-z][\w’'-]*)")
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o[’']clock)", re.IGNORECASE)
_NOT_COUNTED = frozenset(
    "of in on at to for from by with and or but than as is are was were have has had will would who which that when "
    "while a an the more less over under after before since until per this these those he she it they we you i not "
    "last next ago about into".split()
)
_PLURALS = frozenset("people men women children police cattle deer sheep fish million".split())
_TO = re.compile(r"\s?(?:-|–|—|to|and|or)\s?")


def find(text: str, published: date | None = None) -> tuple[Figure, ...]:
    """Find the figures and dates of a text, in order.

    Args:
        text: any text.
        published: the article's date, to resolve "on Tuesday" and "April 16"; what it cannot settle is left out.
    """
    found: list[Figure] = []
    taken = _Taken()
    for figure in [*dates.find(text, published), *_shares(text), *_quantities(text)]:
        if taken.free(figure):
            found.append(figure)
    found.sort(key=lambda figure: figure.start)
    return tuple(_ranges(text, found))


def equal(a: Figure, b: Figure) -> bool:
    """Tell whether two figures mean the same: "1.2m" and "1,200,000", "20 percent" and "one in five".

    Args:
        a: a figure.
        b: another.
    """
    if (a.kind == "date") != (b.kind == "date"):
        return False
    if a.kind == "date":
        return dates.equal(a.value, b.value)
    return a.unit == b.unit and Decimal(a.value) == Decimal(b.value)


class _Taken:
    """Which stretches of the text a figure already covers, in buckets so that each look-up is short."""

    _SIZE = 64

    def __init__(self) -> None:
        self._buckets: dict[int, list[Span]] = {}

    def free(self, figure: Figure) -> bool:
        """Tell whether no earlier figure meets this one, and take its place."""
        places = range(figure.start // self._SIZE, figure.end // self._SIZE + 1)
        if any(span.meets(figure.span) for place in places for span in self._buckets.get(place, ())):
            return False
        for place in places:
            self._buckets.setdefault(place, []).append(figure.span)
        return True


def canonical(value: Decimal) -> str:
    """Return a number as a plain decimal string without trailing zeros, at most six places after the point.

    Args:
        value: any finite number.
    """
    words = format(round(value, 6), "f")
    return words.rstrip("0").rstrip(".") if "." in words else words


def _shares(text: str) -> Iterator[Figure]:
    """Yield shares in words: "one in five", "two-thirds of voters"."""
    for match in _IN.finditer(text):
        part, whole = _cardinal(match["part"]), _cardinal(match["whole"])
        if 0 < part < whole:
            yield _figure(text, match.span(), "percent", 100 * part / whole, "%")
    for match in _FRACTION.finditer(text):
        yield _figure(text, match.span(), "percent", _FRACTIONS[match["share"].lower()], "%")


def _quantities(text: str) -> Iterator[Figure]:
    """Yield numbers, sums of money and percentages."""
    for match in _QUANTITY.finditer(text):
        value = _value(match)
        before = text[max(0, match.start() - 12) : match.start()].lower().split()
        if value is None or _CLOCK.match(text, match.end()) or (before and dates.is_month(before[-1])):
            continue
        start, end = match.start() + len(match[0]) - len(match[0].lstrip()), match.end()
        if match["unit"]:
            yield _figure(text, (start, end), "percent", value, "%")
        elif match["sign"]:
            yield _figure(text, (start, end), "money", value, _CURRENCIES[match["sign"].strip().lower()])
        else:
            yield from _measured(text, start, end, value, match)


def _measured(text: str, start: int, end: int, value: Decimal, match: re.Match[str]) -> Iterator[Figure]:
    """Yield a number with the unit that follows it, if one does."""
    following = _NEXT.match(text, end)
    word = following[1].lower() if following else ""
    if word in _CURRENCIES and following is not None:
        yield _figure(text, (start, following.end()), "money", value, _CURRENCIES[word])
    elif word in ("cents", "cent") and following is not None:
        yield _figure(text, (start, following.end()), "money", value / 100, "USD")
    elif word in _MEASURES and following is not None:
        yield _figure(text, (start, following.end()), "number", value, _MEASURES[word])
    elif not (match["worded"] and match["worded"].lower() == "one" and not match["scale"]):
        yield _figure(text, (start, end), "number", value, "")


def _value(match: re.Match[str]) -> Decimal | None:
    """Return the value of a quantity; None for a lone letter or an empty match."""
    if match["digits"]:
        value = Decimal(match["digits"].replace(",", ""))
        value *= _SCALES[match["short"].lower()] if match["short"] else 1
    elif match["worded"]:
        value = _cardinal(match["worded"])
    else:
        return None
    return value * _SCALES[match["scale"].lower()] if match["scale"] else value


def _cardinal(words: str) -> Decimal:
    """Return the value of digits or number words up to the hundreds."""
    if words.isdigit():
        return Decimal(words)
    total = Decimal(0)
    for word in re.split(r"[ -]+", words.lower()):
        if word == "hundred":
            total *= 100
        elif word in ("a", "an"):
            total = total or Decimal(1)
        elif word == "half":
            total = Decimal("0.5")
        else:
            total += _SMALL.get(word, 0)
    return total


def _figure(text: str, at: tuple[int, int], kind: FigureKind, value: Decimal, unit: str) -> Figure:
    """Build a figure with what it counts."""
    start, end = at
    return Figure(start, end, text[start:end], kind, canonical(value), unit, _counted(text, end, kind))


def _counted(text: str, end: int, kind: FigureKind) -> str:
    """Return the words for what is counted: up to the first plural noun among the next words."""
    words: list[str] = []
    of = re.compile(r"\s(?:of|in)\s(?:all\s|the\s|its\s|their\s)?" if kind == "percent" else r"\s(?:of\s)").match(
        text, end
    )
    at = of.end() - 1 if of else end
    for _ in range(4):
        following = _NEXT.match(text, at)
        if following is None or following[1].lower() in _NOT_COUNTED:
            return ""
        words.append(following[1].lower())
        low = words[-1]
        if low in _PLURALS or (low.endswith("s") and not low.endswith(("ss", "’s", "'s", "ous"))):
            return " ".join(words)
        at = following.end()
    return ""


def _ranges(text: str, found: list[Figure]) -> Iterator[Figure]:
    """Yield the figures, the first of a range with the scale and unit of the second ("5-10 million")."""
    for number, figure in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        yield figure if following is None else _scaled(text, figure, following)


def _scaled(text: str, first: Figure, second: Figure) -> Figure:
    """Return the first figure of a range with what the second one says about both."""
    bridge = _TO.fullmatch(text, first.end, second.start)
    if bridge is None or "date" in (first.kind, second.kind) or first.unit not in ("", second.unit):
        return first
    between = text[max(0, first.start - 9) : first.start].lower().rstrip().endswith(("between", "from"))
    if bridge[0].strip() in ("and", "or") and not between:
        return first
    scale = next((word for word in ("thousand", "million", "billion", "trillion") if word in second.text.lower()), "")
    own = any(letter.isalpha() for letter in first.text)
    value = Decimal(first.value) * (_SCALES[scale] if scale and not own else 1)
    kind = second.kind if not first.unit else first.kind
    return replace(first, kind=kind, value=canonical(value), unit=second.unit, counts=second.counts)
