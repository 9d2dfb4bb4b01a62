"""The people whom an article names in full, and which of them a short name means where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.reading import cues, given, names
from briefing.types import Span

_HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir lady then former ex republican democrat democratic".split())
_BEFORE = 60  # characters: titles stand no further before a name
_DESCRIBED = re.compile(r"\b(?:the|a|an)(?: [a-z][\w-]+){0,2} $", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:daughter|son|wife|husband|brother|sister|mother|father|lady|cousin|niece|nephew),? $")
_OPENING, _CLOSING = tuple("“\"‘'"), tuple("”\"’',")
_OF = re.compile(r"\s(?:of the|of|for)\s")  # "Senator Ada Quill of Tarn"
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A proper name read as a person's: the name without titles, where it begins, the titles, and the full name."""

    name: str
    start: int
    titles: frozenset[str]
    full: str


@dataclass(frozen=True, slots=True)
class _Person:
    """One person: where the article names them in full, by which names (most frequent first), in which offices."""

    starts: tuple[int, ...]
    names: tuple[str, ...]
    offices: frozenset[str]
    gender: str
    relative: bool
    counts: Counter[str]
    longest: dict[str, str]

    def near(self, at: int) -> str:
        """Return the fullest form of the name that stands nearest before an offset."""
        most = next(iter(self.counts))
        near = self.names[max(0, bisect_right(self.starts, at) - 1)]
        return self.longest[near if self.counts[near] * 4 >= self.counts[most] else most]


@dataclass(slots=True)
class People:
    """Which full name a short name stands for, by position.

    A last name that more than one person bears stands for none of them unless a title or its gender tells which.

    Args:
        text: the article's text.
        spans: its proper names.
    """

    text: str
    spans: tuple[Span, ...]
    _persons: dict[str, dict[str, _Person]] = field(default_factory=dict)
    _titled: dict[str, tuple[int, frozenset[str]]] = field(default_factory=dict)
    _gender: dict[str, Counter[str]] = field(default_factory=dict)
    _alone: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the full names by last name and person."""
        gathered: dict[str, dict[str, list[tuple[int, str, frozenset[str]]]]] = {}
        for span in self.spans:
            name, start, titles = self._read(span)
            if not names.is_person(name):
                continue
            if titles & names.MALE or titles & names.FEMALE:
                key = name if len(name.split()) > 1 else names.last_name(name)
                self._gender.setdefault(key, Counter())["m" if titles & names.MALE else "f"] += 1
            if len(name.split()) > 1 and name[:1].isupper():
                entries = gathered.setdefault(names.last_name(name), {}).setdefault(_key(name), [])
                entries.append((start, name, titles - _HONORIFICS))
            else:
                self._bare(name, start, titles - _HONORIFICS)
        for last, persons in gathered.items():
            _merge(persons)
            named = {key: entries for key, entries in persons.items() if len(persons) == 1 or not self._noise(entries)}
            self._persons[last] = {key: self._person(entries) for key, entries in (named or persons).items()}

    def _noise(self, entries: Sequence[tuple[int, str, frozenset[str]]]) -> bool:
        """Tell whether a full name is another word before a last name ("Resist Quill", “Mad Dog Quill”)."""
        start, name, titles = entries[0]
        first = name.split()[0].lower()
        if titles or len(entries) > 1 or given.gender(first):
            return False
        if (
            self.text[start - 1 : start] in _OPENING
            and self.text[start + len(name) : start + len(name) + 1] in _CLOSING
        ):
            return True
        return first in cues.ALL_FORMS or re.search(rf"\b{re.escape(first)}\b", self.text) is not None

    def _bare(self, name: str, start: int, offices: frozenset[str]) -> None:
        """Note a last name that stands alone or behind an office."""
        last = names.last_name(name)
        self._alone.setdefault(last, start)
        if offices and last not in self._titled:
            self._titled[last] = (start, offices)

    def _person(self, entries: Sequence[tuple[int, str, frozenset[str]]]) -> _Person:
        """Build a person from the places that name them in full."""
        forms = tuple(name for _, name, _ in entries)
        seen = sum((self._gender.get(form, Counter()) for form in set(forms)), Counter[str]())
        first = forms[0].split()[0].lower()
        gender = seen.most_common(1)[0][0] if seen else given.gender(first)
        offices = frozenset(title for _, _, titles in entries for title in titles)
        relative = bool(_RELATIVE.search(self.text[max(0, entries[0][0] - _BEFORE) : entries[0][0]]))
        counts = Counter(dict(Counter(forms).most_common()))
        longest = {
            form: max((o for o in counts if _extends(o, form)), key=lambda o: (len(o.split()), len(o), o))
            for form in counts
        }
        starts = tuple(start for start, _, _ in entries)
        return _Person(starts, forms, offices, gender, relative, counts, longest)

    def _read(self, span: Span) -> tuple[str, int, frozenset[str]]:
        """Return a name without titles, its offset, and the titles in it and before it."""
        words = span.of(self.text)
        name, titles = names.without_titles(words)
        start = span.end - len(name) if words.endswith(name) else span.start
        name = _OF.split(name)[0] if titles or given.gender(name.split()[0].lower()) else name
        return name, start, titles | self._titles_before(start)

    def _titles_before(self, at: int) -> frozenset[str]:
        """Return the titles that stand directly before an offset ("former vice president")."""
        return frozenset(self._run_before(at))

    def _run_before(self, at: int) -> list[str]:
        """Return the run of titles before an offset in lower case, the last one first."""
        found: list[str] = []
        for word in reversed(self.text[max(0, at - _BEFORE) : at].split()):
            if word.lower() not in names.TITLES:
                break
            found.append(word.lower())
        return found

    def mention(self, span: Span) -> Mention:
        """Read a proper name as a person's.

        Args:
            span: a proper name of the article, with titles or without.
        """
        name, start, titles = self._read(span)
        name = " ".join(name.split())
        return Mention(name, start, titles, self.full(name, start))

    def full(self, name: str, at: int) -> str:
        """Return the full name that a short one stands for at an offset; the name itself when that is not certain.

        Args:
            name: a name without titles, long or short.
            at: where it stands.
        """
        persons = self._persons.get(names.last_name(name), {})
        words = name.split()
        if len(words) > 1 and words[0][:1].isupper():
            forms = (name, " ".join(words[-2:])) if words[-2][:1].isupper() else (name,)
            fitting = [p for p in persons.values() if any(_extends(full, form) for full in p.names for form in forms)]
        else:
            fitting = list(self._meant(list(persons.values()), names.last_name(name), at))
        return fitting[0].near(at) if len(fitting) == 1 else name

    def _meant(self, persons: Sequence[_Person], last: str, at: int) -> Sequence[_Person]:
        """Return the persons whom a last name at an offset may mean."""
        titles = self._titles_before(at)
        gender = "m" if titles & names.MALE else "f" if titles & names.FEMALE else ""
        fitting = [person for person in persons if not gender or person.gender in ("", gender)]
        offices = titles - _HONORIFICS
        if offices and len(fitting) > 1:
            return [person for person in fitting if offices <= person.offices] or fitting
        if len(fitting) > 1:
            before = [person for person in fitting if person.starts[0] < at]
            fitting = before or fitting
        fitting = [person for person in fitting if not person.relative or person.starts[0] < self._alone.get(last, at)]
        # An office and a last name, before any full name, is how the article introduces somebody else of that name.
        introduced = self._titled.get(last)
        if introduced is None or any(introduced[1] & person.offices for person in fitting):
            return fitting
        return [person for person in fitting if person.starts[0] < introduced[0]]

    def worded(self, name: str, at: int) -> str:
        """Return a last name that several people share with the title before it; any other name as it is.

        Args:
            name: a name without titles.
            at: where it stands.
        """
        if len(name.split()) > 1 or not self.shared(name):
            return name
        words = self.text[max(0, at - _BEFORE) : at].split()
        first = len(words) - len(self._run_before(at))
        return self.described(name, at) or " ".join([*words[first:], name])

    def told(self, name: str) -> bool:
        """Tell whether anything shows that a last name without a full name is a person's: an office or "Mr."."""
        last = names.last_name(name)
        return last in self._titled or last in self._gender

    def described(self, name: str, at: int) -> str:
        """Return a name with the article and adjective before it ("the former Marine"); "" without them."""
        found = _DESCRIBED.search(self.text[max(0, at - _BEFORE) : at])
        return f"{' '.join(found[0].split())} {name}" if found else ""

    def known(self, name: str) -> bool:
        """Tell whether the article names this person in full somewhere."""
        return names.last_name(name) in self._persons

    def evident(self, name: str) -> bool:
        """Tell whether anything but capital letters shows that a full name is a person's.

        Args:
            name: a name of the article ("Ada Quill", "Quill", but also "Tarn Ferry").
        """
        person = self._persons.get(names.last_name(name), {}).get(_key(name))
        if len(name.split()) == 1:
            return self.known(name) or self.told(name)
        if person is None:
            return False
        return bool(person.gender or person.offices) or names.last_name(name) in self._alone

    def shared(self, name: str) -> bool:
        """Tell whether several persons of the article bear this last name."""
        return len(self._persons.get(names.last_name(name), {})) > 1

    def gender(self, name: str) -> str:
        """Return "m", "f" or "" as the titles of this article tell it."""
        seen = self._gender.get(name) or (None if self.shared(name) else self._gender.get(names.last_name(name)))
        return seen.most_common(1)[0][0] if seen else ""


def _merge(persons: dict[str, list[tuple[int, str, frozenset[str]]]]) -> None:
    """Count a longer run of capitals that ends with another full name as that name ("Miss Tarn Ada Quill")."""
    for key, entries in list(persons.items()):
        short = " ".join(entries[0][1].split()[-2:])
        if short[:1].isupper() and len(entries[0][1].split()) > 2 and _key(short) != key and _key(short) in persons:
            moved = [(start + len(name) - len(short), short, titles) for start, name, titles in persons.pop(key)]
            persons[_key(short)] = sorted([*persons[_key(short)], *moved])


def _key(name: str) -> str:
    """Return what tells persons of one last name apart: the first name in full, and Jr. or Sr."""
    words = name.lower().replace("’", "'").split()
    suffix = words[-1].rstrip(".") if words[-1] in _SUFFIXES else ""
    return f"{given.long_form(words[0])} {suffix}"


def _extends(full: str, short: str) -> bool:
    """Tell whether `full` is `short` or adds middle names or initials to it."""
    long, few = full.split(), short.split()
    if full == short:
        return True
    return len(long) >= len(few) and long[-1] == few[-1] and long[0] == few[0]
