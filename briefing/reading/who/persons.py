"""The persons whom an article names in full: by which names, where, in which offices, and of which gender."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefing.reading.speech import cues
from briefing.reading.who import given, names
from briefing.types import Span

BEFORE = 60  # characters: titles stand no further before a name
HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir lady then former ex republican democrat democratic".split())
_RELATIVE = re.compile(r"\b(?:daughter|son|wife|husband|brother|sister|mother|father|lady|cousin|niece|nephew),? $")
_OPENING, _CLOSING = tuple("“\"‘'"), tuple("”\"’',")
_OF = re.compile(r"\s(?:of the|of|for)\s")  # "Senator Ada Quill of Tarn"
_INITIALS = re.compile(r"(?:[A-Z]\.? ?){2,}(?=\s|[A-Z][a-z])|[A-Z]{2} ")  # "J. D. Vale", "J.D. Vale", "JD Vale"
_NEAR = 1500  # characters: a longer paragraph settles nothing
_APPOSITION = re.compile(r", (?:the |a |an |now |then )?([\w .-]{3,60})[,.;]")
_Entry = tuple[int, str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Person:
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

    def within(self, start: int, end: int) -> bool:
        """Tell whether the person is named in full between two offsets."""
        at = bisect_right(self.starts, start - 1)
        return at < len(self.starts) and self.starts[at] < end


@dataclass(slots=True)
class Index:
    """The persons of an article by last name, and what it tells about last names that stand alone.

    Args:
        text: the article's text.
        persons: by last name and first name.
        titled: where an office first stands before a last name alone, and which.
        gender: "m" and "f" titles by full name and by last name.
        alone: where a last name first stands alone.
        read: every name that has been read, by its place.
    """

    text: str
    persons: dict[str, dict[str, Person]] = field(default_factory=dict)
    titled: dict[str, tuple[int, frozenset[str]]] = field(default_factory=dict)
    gender: dict[str, Counter[str]] = field(default_factory=dict)
    alone: dict[str, int] = field(default_factory=dict)
    read: dict[tuple[int, int], tuple[str, int, frozenset[str]]] = field(default_factory=dict)
    _words: frozenset[str] | None = None

    def name(self, span: Span) -> tuple[str, int, frozenset[str]]:
        """Return a name without titles, its offset, and the titles in it and before it.

        Args:
            span: a proper name of the article.
        """
        place = (span.start, span.end)
        found = self.read.get(place)
        if found is None:
            found = self.read[place] = self._named(span)
        return found

    def _named(self, span: Span) -> tuple[str, int, frozenset[str]]:
        words = span.of(self.text)
        name, titles = names.without_titles(words)
        start = span.end - len(name) if words.endswith(name) else span.start
        name = _OF.split(name)[0] if titles or given.gender(name.split()[0].lower()) else name
        return name, start, titles | frozenset(self.run_before(start))

    def run_before(self, at: int) -> list[str]:
        """Return the run of titles before an offset in lower case, the last one first."""
        found: list[str] = []
        for word in reversed(self.text[max(0, at - BEFORE) : at].split()):
            if word.lower() not in names.TITLES:
                break
            found.append(word.lower())
        return found

    def quoted(self, start: int, name: str) -> bool:
        """Tell whether a full name stands within a quotation, after its last name alone in the same paragraph.

        Args:
            start: where the name stands. name: the name.
        """
        before = self.text[max(0, self.text.rfind("\n\n", 0, start), start - _NEAR) : start]
        inside = before.count("“") > before.count("”") or before.count('"') % 2 == 1
        return inside and re.search(rf"\b{re.escape(name.split()[-1])}\b", before) is not None

    def behind(self, start: int, name: str) -> frozenset[str]:
        """Return the titles in the apposition behind a name that stands at an offset ("Ada Quill, the mayor,").

        Args:
            start: where the name stands. name: the name.
        """
        found = _APPOSITION.match(self.text, start + len(name))
        return frozenset(found[1].lower().split()) & names.TITLES if found else frozenset()

    def add(self, spans: Sequence[Span]) -> None:
        """Read the article's proper names.

        Args:
            spans: proper names in order.
        """
        gathered: dict[str, dict[str, list[_Entry]]] = {}
        for span in spans:
            name, start, titles = self.name(span)
            if not names.is_person(name, titled=bool(titles & HONORIFICS)):
                continue
            if titles & names.MALE or titles & names.FEMALE:
                known = name if len(name.split()) > 1 else names.last_name(name)
                self.gender.setdefault(known, Counter())["m" if titles & names.MALE else "f"] += 1
            if len(name.split()) > 1 and name[:1].isupper() and not self._particle(name):
                entries = gathered.setdefault(names.last_name(name), {}).setdefault(key(name), [])
                entries.append((start, name, titles - HONORIFICS))
            else:
                self._bare(name, start, titles - HONORIFICS)
        for last, persons in gathered.items():
            _merge(persons)
            named = {one: entries for one, entries in persons.items() if len(persons) == 1 or not self._noise(entries)}
            self.persons[last] = {one: self._person(entries) for one, entries in (named or persons).items()}

    def _particle(self, name: str) -> bool:
        """Tell whether a name is a last name with its particle ("Van Tarn" after "Ludvig van Tarn")."""
        words = name.split()
        small = words[0].lower() in names.SMALL and len(words) == 2
        return small and re.search(rf"\w {words[0].lower()} {re.escape(words[1])}\b", self.text) is not None

    def _noise(self, entries: Sequence[_Entry]) -> bool:
        """Tell whether a full name is another word before a last name ("Resist Quill", “Mad Dog Quill”)."""
        start, name, titles = entries[0]
        first = name.split()[0].lower()
        if titles or len(entries) > 1 or given.gender(first):
            return False
        end = start + len(name)
        if self.text[start - 1 : start] in _OPENING and self.text[end : end + 1] in _CLOSING:
            return True
        last = names.last_name(name)
        shown = first.endswith(("ing", "less", "ful", "ic", "ous")) and (last in self.titled or last in self.alone)
        return first in cues.ALL_FORMS or self._lower(first) or shown

    def _lower(self, word: str) -> bool:
        """Tell whether the article has a word in small letters."""
        if self._words is None:
            self._words = frozenset(re.findall(r"\b[a-zß-ÿ]\w*", self.text))
        return word in self._words

    def _bare(self, name: str, start: int, offices: frozenset[str]) -> None:
        """Note a last name that stands alone or behind an office."""
        last = names.last_name(name)
        self.alone.setdefault(last, start)
        if offices and last not in self.titled:
            self.titled[last] = (start, offices)

    def _person(self, entries: Sequence[_Entry]) -> Person:
        """Build a person from the places that name them in full."""
        forms = tuple(name for _, name, _ in entries)
        seen = sum((self.gender.get(form, Counter()) for form in set(forms)), Counter[str]())
        first = forms[0].split()[0].lower()
        gender = seen.most_common(1)[0][0] if seen else given.gender(first)
        offices = frozenset(title for _, _, titles in entries for title in titles)
        relative = bool(_RELATIVE.search(self.text[max(0, entries[0][0] - BEFORE) : entries[0][0]]))
        counts = Counter(dict(Counter(forms).most_common()))
        longest = {
            form: max((o for o in counts if extends(o, form)), key=lambda o: (len(o.split()), len(o), o))
            for form in counts
        }
        return Person(tuple(start for start, _, _ in entries), forms, offices, gender, relative, counts, longest)


@lru_cache(maxsize=2)  # the statements and the voices of one article ask for the same people
def index(text: str) -> Index:
    """Index the persons of a text.

    Args:
        text: the article's text.
    """
    found = Index(text)
    found.add(names.proper_names(text))
    return found


def _merge(persons: dict[str, list[_Entry]]) -> None:
    """Count a longer run of capitals that ends with another full name as that name ("Miss Tarn Ada Quill")."""
    for one, entries in list(persons.items()):
        short = " ".join(entries[0][1].split()[-2:])
        if short[:1].isupper() and len(entries[0][1].split()) > 2 and key(short) != one and key(short) in persons:
            if given.gender(entries[0][1].split()[0].lower()) and not given.gender(short.split()[0].lower()):
                added = [(start, entries[0][1], titles) for start, _, titles in persons.pop(key(short))]
                persons[one] = sorted([*entries, *added])  # "Wasserman Quill" is Ada Wasserman Quill
                continue
            moved = [(start + len(name) - len(short), short, titles) for start, name, titles in persons.pop(one)]
            persons[key(short)] = sorted([*persons[key(short)], *moved])


def key(name: str) -> str:
    """Return what tells persons of one last name apart: the first name in full, and Jr. or Sr.

    Args:
        name: a full name.
    """
    words = name.lower().replace("’", "'").split()
    suffix = words[-1].rstrip(".") if words[-1].rstrip(".") in names.SUFFIXES else ""
    initials = _INITIALS.match(name)
    first = "".join(initials[0].split()).replace(".", "").lower() if initials else given.long_form(words[0])
    return f"{first} {suffix}"


def extends(full: str, short: str) -> bool:
    """Tell whether a name is another one, or adds middle names or initials to it.

    Args:
        full: the longer name.
        short: the shorter name.
    """
    long, few = full.split(), short.split()
    if full == short:
        return True
    return len(long) >= len(few) and long[-1] == few[-1] and long[0] == few[0]
