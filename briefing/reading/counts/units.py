"""Currencies and measures: what stands before or after a number and says of what it is a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_SIGNS = {
    "$": "USD", "us$": "USD", "usd": "USD", "a$": "AUD", "au$": "AUD", "aud": "AUD", "c$": "CAD", "ca$": "CAD",
    "cad": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "r$": "BRL", "€": "EUR", "eur": "EUR", "£": "GBP",
    "gbp": "GBP", "¥": "JPY", "jpy": "JPY", "cny": "CNY", "₹": "INR", "rs": "INR", "rs.": "INR", "inr": "INR",
    "₽": "RUB", "₩": "KRW", "chf": "CHF", "kr": "kr", "sek": "SEK", "nok": "NOK", "dkk": "DKK",
}  # fmt: skip
SIGNS: Mapping[str, str] = MappingProxyType(_SIGNS)
# Francs, crowns, pesos and pounds are of several countries, or a weight: they stay what is counted.
_MONEY = {
    "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "rupees": "INR",
    "rubles": "RUB", "roubles": "RUB", "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "sek": "SEK",
    "nok": "NOK", "dkk": "DKK", "kr": "kr", "€": "EUR", "£": "GBP", "us dollars": "USD", "u.s. dollars": "USD",
    "australian dollars": "AUD", "canadian dollars": "CAD", "swiss francs": "CHF", "british pounds": "GBP",
    "pounds sterling": "GBP", "swedish crowns": "SEK", "norwegian crowns": "NOK", "danish crowns": "DKK",
}  # fmt: skip
MONEY: Mapping[str, str] = MappingProxyType(_MONEY)
HUNDREDTHS: Mapping[str, str] = MappingProxyType({"cents": "USD", "cent": "USD", "pence": "GBP", "euro cents": "EUR"})
_MEASURES = {
    "%": "%", "percent": "%", "per cent": "%", "pct": "%", "percentage points": "pp", "percentage point": "pp",
    "percentage-point": "pp", "basis points": "bp", "basis point": "bp", "kg": "kg", "kilograms": "kg",
    "kilogrammes": "kg", "kilos": "kg", "grams": "g", "km": "km", "kilometers": "km", "kilometres": "km",
    "kilometer": "km", "kilometre": "km", "miles": "mi", "mile": "mi", "mph": "mph", "km/h": "km/h", "kph": "km/h",
    "acres": "acre", "acre": "acre", "hectares": "ha", "hectare": "ha", "feet": "ft", "foot": "ft", "inches": "in",
    "inch": "in", "metres": "m", "meters": "m", "metre": "m", "meter": "m", "cm": "cm", "centimeters": "cm",
    "centimetres": "cm", "mm": "mm", "millimetres": "mm", "millimeters": "mm", "yards": "yd", "tons": "ton",
    "ton": "ton", "tonnes": "t", "tonne": "t", "metric tons": "t", "metric tonnes": "t", "ounces": "oz", "mw": "MW",
    "gw": "GW", "megawatts": "MW", "gigawatts": "GW", "degrees": "degree", "degree": "degree", "°": "degree",
    "°c": "°C", "°f": "°F", "degrees celsius": "°C", "degrees fahrenheit": "°F", "barrels": "barrel",
    "gallons": "gallon", "litres": "l", "liters": "l", "square miles": "sq mi", "square kilometres": "sq km",
    "square kilometers": "sq km", "square feet": "sq ft", "square metres": "sq m", "square meters": "sq m",
    "square foot": "sq ft", "years old": "year", "years": "year", "year": "year", "months": "month", "month": "month",
    "weeks": "week", "week": "week", "days": "day", "day": "day", "hours": "hour", "hour": "hour",
    "minutes": "minute", "minute": "minute", "seconds": "second", "second": "second", "years-old": "year",
    "year-olds": "year", "year-old": "year", "times": "times", "fold": "times",
}  # fmt: skip
MEASURES: Mapping[str, str] = MappingProxyType(_MEASURES)

_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
BEFORE = re.compile(rf"(?<![a-z])(?P<sign>{_SIGN})\s?$")
_KNOWN = sorted({*_MONEY, *HUNDREDTHS, *_MEASURES}, key=len, reverse=True)
AFTER = re.compile(rf"\s?-?(?P<unit>{'|'.join(map(re.escape, _KNOWN))})(?![\w’']{{0,20}}[a-z0-9])")
