"""What is gathered about each voice, under one key for all the names it goes by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefing.reading.who import kinds, names, persons
from briefing.reading.who.groups import BODIES, Groups
from briefing.reading.who.people import People
from briefing.types import Span, VoiceKind

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(slots=True)
class Tally:
    """What has been gathered about one voice.

    Args:
        name: the fullest name so far.
        kind: what it is.
        first: the offset of its first mention.
        own: the spans of its statements, in order.
    """

    name: str
    kind: VoiceKind
    first: int
    aliases: dict[str, None] = field(default_factory=dict)
    own: list[Span] = field(default_factory=list)
    statements: int = 0
    quoted_words: int = 0
    declined: bool = False
    mentions: int = 0
    criticised: list[Span] = field(default_factory=list)

    def owns(self, at: int) -> bool:
        """Tell whether an offset lies within one of its statements."""
        number = bisect_right(self.own, at, key=lambda span: span.start) - 1
        return number >= 0 and at < self.own[number].end

    def worded(self, known: Mapping[str, str]) -> str:
        """Return what is known under one of its names, else ""."""
        return next((known[name] for name in (self.name, *self.aliases) if name in known), "")


@dataclass(slots=True)
class Tallies:
    """The tallies of an article by key.

    Args:
        people: its people.
        groups: its bodies.
    """

    people: People
    groups: Groups
    _found: dict[str, Tally] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)

    def __contains__(self, key: str) -> bool:
        """Tell whether a voice has been gathered under a key."""
        return key in self._found

    def all(self) -> Iterable[Tally]:
        """Return all tallies."""
        return self._found.values()

    def get(self, name: str) -> Tally | None:
        """Return the tally of a name, if there is one."""
        return self._found.get(self.key(name))

    def key(self, name: str) -> str:
        """Return the form under which all names of one voice are gathered.

        Args:
            name: a full name, or a source as worded.
        """
        found = self._keys.get(name)
        if found is None:
            found = self._keys[name] = self._key(name)
        return found

    def _key(self, name: str) -> str:
        words = name.split()
        if len(words) > 1 and self.people.known(name) and names.is_person(name):
            return f"{names.last_name(name)}, {persons.key(name)}"
        body = self.groups.named(name)
        plain = _ARTICLE.sub("", body).lower().replace("’", "'")
        if plain in BODIES and name[:4].lower() == "the " and name.islower() and self.groups.alone(plain):
            return self.key(self.groups.meant(plain, len(self.groups.text)))
        return plain

    def of(self, name: str, at: int) -> Tally:
        """Return the tally of a name, made if it is new; the fuller name is kept.

        Args:
            name: the name.
            at: where it stands.
        """
        key = self.key(name)
        worded = self.groups.named(name)
        if key not in self._found:
            self._found[key] = Tally(worded, self._kind(name), at)
        tally = self._found[key]
        tally.first = min(tally.first, at)
        if name not in (tally.name, worded):
            tally.aliases.setdefault(name)
        if _fuller(worded, tally.name):
            tally.aliases.setdefault(tally.name)
            tally.name = worded
        return tally

    def _kind(self, name: str) -> VoiceKind:
        """Tell what a voice is: a person whom the article names in full or calls "Mr.", else by its words."""
        if any(body.name == self.groups.named(name) for body in self.groups.found):
            return kinds.kind_of(name) if kinds.kind_of(name) == "outlet" else "group"
        if " and " in name and names.is_person(name.split(" and ")[0]):
            return "group"
        known = self.people.known(name) or (len(name.split()) == 1 and self.people.told(name))
        return "person" if known and names.is_person(name, titled=True) else kinds.kind_of(name)


def _fuller(name: str, other: str) -> bool:
    """Tell whether a name says more than another: more words of a person's name, or a body's name for "the body"."""
    if other[:4].lower() == "the " and other.islower() and not name.islower():
        return True
    if not (names.is_person(name) and names.is_person(other)):
        return False
    return (len(name.split()), len(name)) > (len(other.split()), len(other))
