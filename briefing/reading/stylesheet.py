"""The style sheet: which terms take a side, and the wording used instead; a person's own entries on top."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal, cast, get_args

from briefing.errors import SettingsError

Side = Literal["left", "right", "both"]
SIDES: tuple[Side, ...] = get_args(Side)
_TEXTS = ("term", "neutral", "why", "side")
_LISTS = ("not_before", "not_after", "not_near", "only_near")
_FIELDS = frozenset((*_TEXTS, *_LISTS, "forms", "off"))
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_ADVICE = "Correct the entry, or compare it with the packaged sheet: `python -m briefing style`."


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the style sheet.

    Args:
        term: the words to look for.
        forms: every form, lower case, with its neutral wording ("" where none is established).
        why: one plain sentence.
        side: whose case the term makes.
        not_before, not_after: words that give the term another meaning when they stand right after, or before, it.
        not_near: words that give it another meaning when one of them stands within `NEAR` words of it.
        only_near: words one of which has to stand that near; none: it is loaded wherever it stands.
    """

    term: str
    forms: tuple[tuple[str, str], ...]
    why: str
    side: Side
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_near: frozenset[str] = frozenset()
    only_near: frozenset[str] = frozenset()


NEAR = 12  # words on either side, about a sentence's half


@dataclass(frozen=True, slots=True)
class Form:
    """One form of an entry as words."""

    words: tuple[str, ...]
    neutral: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet, its forms indexed once.

    Args:
        entries: the entries in order; where two have the same form, the later one counts.
        digest: changes with everything that could change a note; "" for the packaged sheet.
        forms: the forms by their first word, the longest first.
    """

    entries: tuple[Entry, ...]
    digest: str = ""
    forms: Mapping[str, tuple[Form, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the forms."""
        by_words = {
            words: Form(words, neutral, entry)
            for entry in self.entries
            for form, neutral in entry.forms
            if (words := words_of(form))
        }
        table: dict[str, list[Form]] = {}
        for words, form in by_words.items():
            table.setdefault(words[0], []).append(form)
        indexed = {first: tuple(sorted(forms, key=lambda form: -len(form.words))) for first, forms in table.items()}
        object.__setattr__(self, "forms", indexed)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a term, lower case, with straight apostrophes."""
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


@cache
def packaged() -> Sheet:
    """Return the sheet in data/style.toml."""
    return Sheet(tuple(_entry(fields) for fields in _fields(packaged_text())))


def packaged_text() -> str:
    """Return the text of data/style.toml, to be copied and edited."""
    return resources.files("briefing.reading").joinpath("data/style.toml").read_text(encoding="utf-8")


def amended(text: str) -> Sheet:
    """Return the packaged sheet with a person's own entries on top: added, replaced (same term) or switched off.

    Args:
        text: a style sheet in TOML.

    Raises:
        SettingsError: the text is no style sheet; the message names the entry.
    """
    entries = {entry.term.lower(): entry for entry in packaged().entries}
    for fields in _fields(text):
        term = _term(fields).lower()
        # At the end, so that its forms count before those of every other entry.
        entries.pop(term, None)
        if not _switched_off(fields):
            entries[term] = _entry(fields)
    kept = tuple(entries.values())
    if set(kept) == set(packaged().entries):
        return packaged()
    told = repr([(e.forms, e.why, *(sorted(getattr(e, name)) for name in _LISTS)) for e in kept])
    return Sheet(kept, hashlib.sha256(told.encode()).hexdigest()[:12])


def _fields(text: str) -> Iterable[Mapping[str, Any]]:
    """Return the fields of each entry of a sheet."""
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"It is not valid TOML: {error}.", advice="Correct that line.") from error
    entries = whole.get("entry", [])
    if strange := sorted(whole.keys() - {"entry"}):
        raise SettingsError(f"It has “{strange[0]}” outside of an entry.", advice="Begin each entry with [[entry]].")
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise SettingsError("Its entries are not a list.", advice="Begin each entry with [[entry]].")
    return cast(Iterable[Mapping[str, Any]], entries)


def _term(fields: Mapping[str, Any]) -> str:
    term = fields.get("term")
    if not isinstance(term, str) or not words_of(term):
        told = f" (its fields: {', '.join(sorted(fields))})" if fields else ""
        raise SettingsError(f"An entry has no term{told}.", advice='Give every entry a term = "…".')
    return term


def _switched_off(fields: Mapping[str, Any]) -> bool:
    off = fields.get("off", False)
    if not isinstance(off, bool):
        raise SettingsError(f"The entry “{_term(fields)}” has an off that is not true or false.", advice=_ADVICE)
    return off


def _entry(fields: Mapping[str, Any]) -> Entry:
    """Build an entry from its fields."""
    term = _term(fields)
    if strange := sorted(fields.keys() - _FIELDS):
        raise SettingsError(f"The entry “{term}” has an unknown field “{strange[0]}”.", advice=_ADVICE)
    for name in _TEXTS:
        if not isinstance(fields.get(name, ""), str):
            raise SettingsError(f"The entry “{term}” has a {name} that is not a text.", advice=_ADVICE)
    side = fields.get("side", "both")
    if side not in SIDES:
        raise SettingsError(f"The entry “{term}” has the side “{side}”.", advice="Use left, right or both.")
    contexts = {name: _context(term, name, fields) for name in _LISTS}
    return Entry(term, _forms(term, fields), fields.get("why", ""), side, **contexts)


def _forms(term: str, fields: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the term and its further forms, a list or a table, each with its neutral wording."""
    neutral, further = fields.get("neutral", ""), fields.get("forms", [])
    if isinstance(further, list):
        further = dict.fromkeys(further, neutral) if all(isinstance(form, str) for form in further) else None
    if not isinstance(further, dict) or not all(isinstance(wording, str) for wording in further.values()):
        raise SettingsError(
            f"The entry “{term}” has forms that are neither a list of texts nor a table of texts.", advice=_ADVICE
        )
    return tuple({term.lower(): neutral, **{form.lower(): wording for form, wording in further.items()}}.items())


def _context(term: str, name: str, fields: Mapping[str, Any]) -> frozenset[str]:
    words = fields.get(name, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise SettingsError(f"The entry “{term}” has a {name} that is not a list of words.", advice=_ADVICE)
    return frozenset(word.lower() for word in words)
