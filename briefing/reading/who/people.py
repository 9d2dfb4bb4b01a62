"""Which of the people whom an article names a short name means where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.reading.who import names, persons
from briefing.reading.who.persons import BEFORE, HONORIFICS, Index, Person
from briefing.types import Span

_DESCRIBED = re.compile(r"\b(?:the|a|an)(?: [a-z][\w-]+){0,2} $", re.IGNORECASE)
_PARAGRAPH = 4000  # characters: a longer paragraph settles nothing


@dataclass(frozen=True, slots=True)
class Mention:
    """A proper name read as a person's: the name without titles, where it begins, the titles, and the full name."""

    name: str
    start: int
    titles: frozenset[str]
    full: str


@dataclass(slots=True)
class People:
    """Which full name a short name stands for, by position.

    A last name that more than one person bears stands for none of them unless a title, its gender or the paragraph
    tells which.

    Args:
        text: the article's text.
        spans: its proper names.
    """

    text: str
    spans: tuple[Span, ...]
    _index: Index = field(init=False)
    _mentions: dict[tuple[int, int], Mention] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the full names by last name and person."""
        if self.spans is names.proper_names(self.text):
            self._index = persons.index(self.text)
        else:
            self._index = Index(self.text)
            self._index.add(self.spans)

    def mention(self, span: Span) -> Mention:
        """Read a proper name as a person's.

        Args:
            span: a proper name of the article, with titles or without.
        """
        place = (span.start, span.end)
        found = self._mentions.get(place)
        if found is None:
            name, start, titles = self._index.name(span)
            name = " ".join(name.split())
            found = self._mentions[place] = Mention(name, start, titles, self.full(name, start))
        return found

    def full(self, name: str, at: int) -> str:
        """Return the full name that a short one stands for at an offset; the name itself when that is not certain.

        Args:
            name: a name without titles, long or short.
            at: where it stands.
        """
        bearers = self._index.persons.get(names.last_name(name), {})
        words = name.split()
        if not bearers:
            return name
        if len(words) > 1 and words[0][:1].isupper() and words[0].lower() not in names.SMALL:
            fitting = self._named(name, words, bearers)
        else:
            fitting = list(self._meant(list(bearers.values()), names.last_name(name), at))
        return fitting[0].near(at) if len(fitting) == 1 else name

    def _named(self, name: str, words: Sequence[str], bearers: dict[str, Person]) -> Sequence[Person]:
        """Return the persons whom a name of several words may mean."""
        forms = (name, " ".join(words[-2:])) if words[-2][:1].isupper() else (name,)
        fitting = [
            p for p in bearers.values() if any(persons.extends(full, form) for full in p.counts for form in forms)
        ]
        one = bearers.get(persons.key(name))
        return fitting or ([one] if one else [])

    def _meant(self, bearers: Sequence[Person], last: str, at: int) -> Sequence[Person]:
        """Return the persons whom a last name at an offset may mean."""
        titles = frozenset(self._index.run_before(at))
        gender = "m" if titles & names.MALE else "f" if titles & names.FEMALE else ""
        fitting = [person for person in bearers if not gender or person.gender in ("", gender)]
        offices = titles - HONORIFICS
        if offices and len(fitting) > 1:
            return [person for person in fitting if offices <= person.offices] or fitting
        if len(fitting) > 1:
            before = [person for person in fitting if person.starts[0] < at]
            fitting = before or fitting
        alone = self._index.alone.get(last, at)
        fitting = [person for person in fitting if not person.relative or person.starts[0] < alone]
        if len(fitting) > 1:
            fitting = list(self._here(fitting, at) or _holder(fitting) or fitting)
        # An office and a last name, before any full name, is how the article introduces somebody else of that name.
        introduced = self._index.titled.get(last)
        if introduced is None or any(self._holds(person, introduced[1]) for person in fitting):
            return fitting
        later = at >= introduced[0]
        return [person for person in fitting if person.starts[0] < introduced[0] and not (later and person.relative)]

    def _holds(self, person: Person, offices: frozenset[str]) -> bool:
        """Tell whether a person holds an office: it stands before the full name, or right behind it."""
        if offices & person.offices:
            return True
        if (
            not person.relative
            and person.gender != "f"
            and all(self._index.quoted(start, name) for start, name in zip(person.starts, person.names, strict=True))
        ):
            return True  # only words in quotation marks give the first name of somebody whom the paragraph has named
        wanted = offices - persons.HONORIFICS
        return any(
            wanted & self._index.behind(start, name) for start, name in zip(person.starts, person.names, strict=True)
        )

    def _here(self, fitting: Sequence[Person], at: int) -> Sequence[Person]:
        """Return the persons whom the paragraph names in full, if they are named before an offset in it."""
        start = self.text.rfind("\n\n", max(0, at - _PARAGRAPH), at) + 1
        end = self.text.find("\n\n", at, at + _PARAGRAPH)
        end = len(self.text) if end < 0 else end
        if end - start > _PARAGRAPH:
            return ()
        here = [person for person in fitting if person.within(start, end)]
        return here if all(person.within(start, at) for person in here) else ()

    def worded(self, name: str, at: int) -> str:
        """Return a last name that several people share with the title before it; any other name as it is.

        Args:
            name: a name without titles.
            at: where it stands.
        """
        if len(name.split()) > 1 or not self.shared(name):
            return name
        words = self.text[max(0, at - BEFORE) : at].split()
        first = len(words) - len(self._index.run_before(at))
        return self.described(name, at) or " ".join([*words[first:], name])

    def told(self, name: str) -> bool:
        """Tell whether anything shows that a last name without a full name is a person's: an office or "Mr."."""
        last = names.last_name(name)
        return last in self._index.titled or last in self._index.gender

    def described(self, name: str, at: int) -> str:
        """Return a name with the article and adjective before it ("the former Marine"); "" without them."""
        found = _DESCRIBED.search(self.text[max(0, at - BEFORE) : at])
        return f"{' '.join(found[0].split())} {name}" if found else ""

    def known(self, name: str) -> bool:
        """Tell whether the article names this person in full somewhere."""
        return names.last_name(name) in self._index.persons

    def evident(self, name: str) -> bool:
        """Tell whether anything but capital letters shows that a full name is a person's.

        Args:
            name: a name of the article ("Ada Quill", "Quill", but also "Tarn Ferry").
        """
        if len(name.split()) == 1:
            return self.known(name) or self.told(name)
        person = self._index.persons.get(names.last_name(name), {}).get(persons.key(name))
        if person is None:
            return False
        return bool(person.gender or person.offices) or names.last_name(name) in self._index.alone

    def shared(self, name: str) -> bool:
        """Tell whether several persons of the article bear this last name."""
        return len(self._index.persons.get(names.last_name(name), {})) > 1

    def gender(self, name: str) -> str:
        """Return "m", "f" or "" as the titles of this article tell it."""
        titles = self._index.gender
        seen = titles.get(name) or (None if self.shared(name) else titles.get(names.last_name(name)))
        return seen.most_common(1)[0][0] if seen else ""


def _holder(fitting: Sequence[Person]) -> Sequence[Person]:
    """Return the one who holds an office where all others are introduced as relatives ("first lady Ada Quill")."""
    holders = [person for person in fitting if not person.relative]
    return holders if len(holders) == 1 and holders[0].offices else ()
