"""The words of the screens in the language of the person: English is the key, the others stand in languages/*.po."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from briefing.ui import state

FOLDER = Path(__file__).parent / "languages"
LANGUAGES = {"en": "English", "es": "Español", "de": "Deutsch", "fr": "Français"}
CALENDARS = {"en": "en_GB"}  # whose dates and numbers a language takes, where it is not its own
TOLD = "told"  # the context of sentences that come finished from other rooms
PLACE = re.compile(r"\{(\w+)\}")
PART = "how"  # the place in a told sentence whose value is told, too
KEPT = 2048  # told sentences, and dates


@dataclass(frozen=True, slots=True)
class Words:
    """One language: its translations, and the templates of finished sentences with their patterns, longest first."""

    translations: NullTranslations
    told: tuple[tuple[str, re.Pattern[str]], ...] = ()


def current() -> str:
    """Return the language of this session: the person's choice, else the browser's where it is known, else English."""
    chosen = state.language()
    if chosen in LANGUAGES:
        return chosen
    of_browser = state.browser_language().partition("-")[0].lower()
    return of_browser if of_browser in LANGUAGES else "en"


def phrase(english: str) -> str:
    """Return English words as they are: they are said later, and the tests know by this that they are translated."""
    return english


def said(english: str, /, **values: object) -> str:
    """Return a sentence in the language of this session; one that has no translation stays English.

    Args:
        english: the sentence, with a {name} for each value. values: whole numbers are written as the language does.
    """
    return _filled(_words(current()).translations.gettext(english), values)


def counted(one: str, many: str, n: int, /, **values: object) -> str:
    """Return a sentence that counts, as "1 article" or "2 articles" from "{n} article" and "{n} articles"."""
    return _filled(_words(current()).translations.ngettext(one, many, n), {"n": n, **values})


def noted(english: str, /, **values: object) -> str:
    """Return a sentence in English, for words that are noted now, in any thread, and `retold` when they are shown."""
    return english.format_map(values) if values else english


def retold(finished: str) -> str:
    """Return a finished English sentence from another room in the language of this session, as far as it is known."""
    code = current()
    return finished if code == "en" else _retold(code, finished)


def number(value: float | Decimal, digits: int = 0) -> str:
    """Return a number as it is written in the language of this session, with so many digits after the point."""
    from babel.numbers import format_decimal

    return format_decimal(value, format=f"#,##0.{'0' * digits}" if digits else "#,##0", locale=_calendar())


def day(value: date | datetime | None, *, short: bool = False) -> str:
    """Return a date as people write it, "" for none."""
    if value is None:
        return ""
    return _day(value.date() if isinstance(value, datetime) else value, "medium" if short else "long", _calendar())


@lru_cache(KEPT)
def _day(value: date, form: str, calendar: str) -> str:
    from babel.dates import format_date

    return format_date(value, form, locale=calendar)


def pattern(value: date, form: str) -> str:
    """Return parts of a date in CLDR's letters, in the order of the language: as "yMMMM" for month and year."""
    from babel.dates import format_date, format_skeleton

    if len(set(form)) == 1:
        return format_date(value, form, locale=_calendar())
    return format_skeleton(form, value, locale=_calendar())


def clock(value: datetime) -> str:
    """Return the hour and minute of a time as it is given."""
    return f"{value:%H:%M}"


def _calendar() -> str:
    code = current()
    return CALENDARS.get(code, code)


@cache
def _words(code: str) -> Words:
    """Return a language; its file is read once."""
    if code == "en":
        return Words(NullTranslations())
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with (FOLDER / f"{code}.po").open("rb") as file:
        catalog = read_po(file, locale=code)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    told = sorted((str(one.id) for one in catalog if one.context == TOLD), key=len, reverse=True)
    return Words(GNUTranslations(compiled), tuple((template, _pattern(template)) for template in told))


def _pattern(template: str) -> re.Pattern[str]:
    literals = PLACE.split(template)
    made = (f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(literals))
    return re.compile("".join(made), re.DOTALL)


@lru_cache(KEPT)
def _retold(code: str, finished: str) -> str:
    words = _words(code)
    for template, known in words.told:
        if found := known.fullmatch(finished):
            given = found.groupdict().items()
            values = {name: _retold(code, value) if name == PART else value for name, value in given}
            return _filled(words.translations.pgettext(TOLD, template), values)
    # Several sentences one after the other, as a message and its advice.
    for end in re.finditer(r"(?<=[.!?”]) ", finished):
        first, rest = finished[: end.start()], finished[end.end() :]
        known_first, known_rest = _retold(code, first), _retold(code, rest)
        if known_first != first or known_rest != rest:
            return f"{known_first} {known_rest}"
    return finished


def _filled(words: str, values: Mapping[str, object]) -> str:
    if not values:
        return words
    return words.format_map({name: number(one) if isinstance(one, int) else one for name, one in values.items()})
