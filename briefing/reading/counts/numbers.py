"""Numbers in digits and in words: patterns for text in lower case, and their values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL: Mapping[str, int] = MappingProxyType(
    {word: number for number, word in enumerate([*_ONES, *_TEENS], 1)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
)
SCALES: Mapping[str, int] = MappingProxyType(
    {
        "hundred": 10**2,
        "thousand": 10**3,
        "million": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
        "dozen": 12,
        "lakh": 10**5,
        "lakhs": 10**5,
        "crore": 10**7,
        "crores": 10**7,
        "cr": 10**7,
    }
)
SHORT: Mapping[str, int] = MappingProxyType(
    {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "t": 10**12}
)
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_CARDINALS_OF_ORDINALS = {"one", "two", "three", "five", "eight", "nine", "twelve"}
ORDINALS: Mapping[str, int] = MappingProxyType(
    _IRREGULAR
    | {f"{word}th": SMALL[word] for word in [*_ONES, *_TEENS] if word not in _CARDINALS_OF_ORDINALS}
    | {f"{word[:-1]}ieth": SMALL[word] for word in _TENS}
)
HALF = Decimal("0.5")
_GLYPHS = {"½": HALF, "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}

# Thousands are divided by commas or by hard spaces.
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[\u00a0\u202f]\d{3})+|\d{1,15})(?:\.\d{1,6})?[½¼¾⅓⅔]?"
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)})\b)?|{'|'.join(_TEENS)}|{'|'.join(_ONES)})(?!\w)"
_HUNDREDS = rf"(?:(?:{_SMALL}|an?)[ -]hundred\b(?:[ -](?:and[ -])?{_SMALL})?|{_SMALL})"
_SCALE = "thousand|million|billion|trillion|dozen"
WORDS = (
    rf"(?:half[ -]an?(?=[ -]\w)|an?(?=[ -](?:{_SCALE})\b)"
    rf"|{_HUNDREDS}(?: thousand(?: (?:and )?{_HUNDREDS})?\b(?! thousand| million))?(?: and a half\b)?)"
)
SCALE = re.compile(rf"(?:[ \u00a0-])(?P<scale>hundred|{_SCALE}|lakhs?|crores?|cr)\b")

_PARTS = re.compile(r"[ -]+")


def value(words: str) -> Decimal:
    """Return the value of digits or number words in lower case.

    Args:
        words: what `DIGITS` or `WORDS` matches.
    """
    if words[0].isdigit():
        digits = re.sub(r"[,\u00a0\u202f]", "", words)
        return Decimal(digits[:-1]) + _GLYPHS[digits[-1]] if digits[-1] in _GLYPHS else Decimal(digits)
    total, part = Decimal(0), Decimal(0)
    parts = _PARTS.split(words)
    for number, word in enumerate(parts):
        if word == "hundred":
            part = (part or Decimal(1)) * 100
        elif word == "thousand":
            total, part = total + part * 1000, Decimal(0)
        elif word == "half":
            part += HALF
        elif word in ("a", "an"):
            part += 1 if number == 0 else 0
        else:
            part += SMALL.get(word, 0)
    return total + part


def canonical(number: Decimal) -> str:
    """Return a number as a plain decimal string without trailing zeros, at most six places after the point.

    Args:
        number: any finite number.
    """
    words = format(round(number, 6), "f")
    return words.rstrip("0").rstrip(".") if "." in words else words
