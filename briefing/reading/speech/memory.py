"""What has been read so far, and whom a pronoun, a short name or "the mayor" stands for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefing.reading.speech import cues, speaking
from briefing.reading.speech.speakers import Named
from briefing.reading.who import datelines, genders, given, kinds, names, roles
from briefing.reading.who import groups as bodies
from briefing.reading.who.people import People
from briefing.reading.who.persons import HONORIFICS
from briefing.types import Sentence, Span

_NEXT = re.compile(r" ([a-z]+)")
_CAPITALS = rf"(?!(?:{'|'.join(date.title() for date in sorted(names.DATES))})\b)[A-Z][\w-]+(?: [A-Z][\w-]+)*"
_COMPLEMENT = re.compile(rf" (?:on|for|of|against)(?: the)? {_CAPITALS}(?:(?:,? and| of| for) {_CAPITALS})?")
_LONG_NAME = 7  # words: a longer run of capitals is a headline
_FAR = 5  # sentences that a pronoun may look back
_HE = {"he": "m", "him": "m", "she": "f", "her": "f"}
_SUBJECT_WITHIN = 40  # characters: the subject of a sentence begins no further from its start
_MEN = re.compile(r"(?:man|father|son|brother|husband|boy|king|prince)$")
_WOMEN = re.compile(r"(?:woman|mother|daughter|sister|wife|girl|queen|princess)$")
_BEFORE_SUBJECT = re.compile(r"^(?:According to|In|On|At|After|Before|During|Since|For|[A-Z][a-z]+ing)\b[^,]{1,100}, ")
_FRONTED = re.compile(
    r"[,;:]|\b(?:by|of|to|for|with|from|at|in|on|after|when|while|as|if|that|than|and)\b", re.IGNORECASE
)


@dataclass(slots=True)
class Memory:
    """Who spoke in which sentence, who is named where, who has which role.

    Args:
        text: the article's text.
        sentences: its sentences.
        people: its people.
        outside: the spans of proper names outside quotations.
    """

    text: str
    sentences: Sequence[Sentence]
    people: People
    outside: Sequence[Span]
    spoke: dict[int, str] = field(default_factory=dict)
    groups: dict[int, str] = field(default_factory=dict)
    genders: genders.Genders = field(init=False)
    _last: tuple[int, str] = (-1, "")
    _openings: frozenset[int] = field(init=False)
    _roles: dict[str, dict[tuple[str, str], int]] = field(default_factory=dict)  # by the role's noun

    def __post_init__(self) -> None:
        """Learn from the article's pronouns who is "he" and who is "she", and from its titles who has which role."""
        self._openings = frozenset(sentence.start for sentence in self.sentences)
        self.genders = genders.learn(self.text, self.sentences, self.people, self.outside)
        for full, role, at in roles.titled(self.text, self.people.spans, self.people):
            self._hold(full, role, at)

    def resolve(self, source: Named, sentence: int) -> str:
        """Return the full name of a source that stands in a sentence; "" where no certain or plausible name fits.

        Args:
            source: the source as worded.
            sentence: the number of its sentence.
        """
        if source.pronoun:
            return self._pronoun(source.name, source.span.start, sentence)
        place = datelines.at(self.text, source.span.start)
        if place is not None:
            return self._behind(place)
        source = self._founder(source)
        whole = self._whole(source) or self._carried_on(source)
        if whole:
            return whole
        if source.person:
            return self._person(source)
        return self._described(source) if speaking.can_speak(source.name) else ""

    def remember(self, sentence: int, speaker: str, at: int, *, person: bool) -> None:
        """Keep who spoke in a sentence, named at an offset."""
        (self.spoke if person else self.groups)[sentence] = speaker
        if person:
            self._last = (at, speaker)

    def _behind(self, place: Span) -> str:
        """Return the person whose name directly follows a dateline ("TARN — Ada Quill said"), else ""."""
        at = bisect_left(self.outside, place.end, key=lambda span: span.start)
        if at == len(self.outside) or self.outside[at].start > place.end:
            return ""
        mention = self.people.mention(self.outside[at])
        return mention.full if self.people.evident(mention.full) else ""

    def _founder(self, source: Named) -> Named:
        """Read "Mr. Forbes" as a person, and "Forbes" where the article knows one of that name."""
        name, titles = names.without_titles(source.name)
        known = bool(titles & HONORIFICS) or self.people.known(name) or self.people.told(name)
        plain = titles <= names.TITLES and not names.is_person(name) and names.is_person(name, titled=True)
        if source.person or not known or not plain:
            return source
        return replace(source, name=name, span=Span(source.span.end - len(name), source.span.end), person=True)

    def _whole(self, source: Named) -> str:
        """Return the longer proper name that a source was cut out of ("Democracy for Tarn"); "" if it is whole."""
        low = source.name.lower()
        noun = low in names.TITLES or low == "member" or (low.endswith("s") and speaking.can_speak(low))
        if noun or len(low.split()) > 1 or self.people.known(source.name):
            return ""
        spans = self.people.spans
        at = bisect_right(spans, source.span.start, key=lambda span: span.start) - 1
        if at < 0 or spans[at].end < source.span.end:
            return ""
        name = self.people.mention(spans[at]).name
        words = name.split()
        if words == [source.name] and at and not self.people.told(name):
            return self._pair(spans[at - 1], spans[at])
        inside = source.name in words and 1 < len(words) < _LONG_NAME
        plain = not any(word.lower() in names.COMMON - {"of", "the", "for"} | cues.ALL_FORMS.keys() for word in words)
        return name if inside and plain and speaking.can_speak(name) else ""

    def _carried_on(self, source: Named) -> str:
        """Return a body's name with what "on" and "and" join to its noun ("Centre on Roads and Bridges")."""
        noun = source.name.split()[-1].lower() if source.name[:1].isupper() else ""
        found = _COMPLEMENT.match(self.text, source.span.end) if noun in bodies.WIDE else None
        return source.name + found[0] if found else ""

    def _pair(self, first: Span, second: Span) -> str:
        """Return "Marks and Tarn" where both words occur nowhere but side by side."""
        whole = self.text[first.start : second.end]
        one, other = first.of(self.text), second.of(self.text)
        if whole != f"{one} and {other}" or " " in one or kinds.kind_of(one) != "person" or self.people.known(one):
            return ""
        together = self.text.count(whole)
        return whole if together == self.text.count(one) == self.text.count(other) else ""

    def _person(self, source: Named) -> str:
        """Return the full name of a person, or the words themselves when several persons may be meant."""
        bare, _ = names.without_titles(source.name)  # "Father Ada Quill"
        at = source.span.start + len(source.name) - len(bare)
        full = self.people.full(bare, at)
        if not self.people.known(full) and not speaking.can_speak(full):
            return ""
        if " " not in full and not self._name(full, at):
            people = full.lower().endswith("s") or kinds.kind_of(full) == "document"
            return source.name if people and speaking.can_speak(full.lower()) else ""
        if len(full.split()) == 1 and not self.people.known(full) and not self.people.told(full):
            return self.people.described(full, at) or full
        if source.role and not (len(full.split()) == 1 and self.people.shared(full)):
            self._hold(full, source.role, at)
        return self.people.worded(full, at) if full == bare else full

    def _name(self, word: str, at: int) -> bool:
        """Tell whether a capital alone makes a word a name here: it is known, or stands so within a sentence, too."""
        if self.people.known(word) or self.people.told(word) or given.gender(word.lower()) or at not in self._openings:
            return True
        following = _NEXT.match(self.text, at + len(word))
        verb = following[1] if following else ""
        said = verb in cues.SPEECH and verb not in cues.NOUNS and not verb.endswith(("ing", "by"))
        if said or kinds.kind_of(word) == "group":
            return True  # "Quill said": a name that the article never gives in full
        return any(" " not in span.of(self.text) and span.start not in self._openings for span in self._spans(word))

    def _spans(self, word: str) -> Iterator[Span]:
        """Yield where a word stands as a proper name of its own."""
        return (span for span in self.people.spans if span.of(self.text) == word)

    def _described(self, source: Named) -> str:
        """Return the person whose role "the mayor" names, if exactly one has it; else the words themselves."""
        words = source.name.lower().split()
        if not 2 <= len(words) <= 4 or words[0] != "the":
            return source.name
        fitting: set[str] = set()
        for (full, role), at in self._roles.get(roles.noun(words[-1]), {}).items():
            if at < source.span.start and roles.describes(words[1:], role):
                fitting.add(full)
            if len(fitting) > 1:
                break  # a long text has many mayors; two are enough to know that it is not clear which
        return next(iter(fitting)) if len(fitting) == 1 else source.name

    def _hold(self, full: str, role: str, at: int) -> None:
        """Keep where a person's role is first worded."""
        self._roles.setdefault(roles.noun(role), {}).setdefault((full, role), at)

    def _pronoun(self, pronoun: str, at: int, sentence: int) -> str:
        """Return the nearest person before a pronoun who fits: who spoke, else whom the sentence is about."""
        if pronoun in ("we", "i", "you", "who", "it"):
            return ""
        if pronoun == "they":
            return self._group(sentence)
        gender = _HE.get(pronoun, "")
        last = self._last[1]
        if self.sentences[sentence].start <= self._last[0] < at and self._fits(last, gender) and not _vague(last):
            return last
        for number in self._back(sentence):
            if number < sentence and number in self.spoke and self._fits(self.spoke[number], gender):
                return self.spoke[number] if self._still(number, sentence) else ""
            found = self._fitting(number, at if number == sentence else self.sentences[number].end, gender)
            if found:
                return self._chosen(found, number, gender)
        return ""

    def _back(self, sentence: int) -> Iterator[int]:
        """Yield the numbers of a sentence and those before it; sentences that begin in a quotation count for none."""
        left = _FAR
        while sentence >= 0 and left >= 0:
            yield sentence
            left -= not self.sentences[sentence].quoted
            sentence -= 1

    def _still(self, number: int, sentence: int) -> bool:
        """Tell whether a pronoun can mean who spoke in a sentence; a description goes no further than the next one."""
        if not self.spoke[number].lower().startswith(("the ", "a ", "an ", "one ", "another ")):
            return True
        return sentence - number == 1

    def _group(self, sentence: int) -> str:
        """Return the group that spoke last in this paragraph."""
        paragraph = self.sentences[sentence].paragraph
        while sentence >= 0 and self.sentences[sentence].paragraph == paragraph:
            if sentence in self.groups:
                return self.groups[sentence]
            sentence -= 1
        return ""

    def _chosen(self, found: Sequence[tuple[int, str]], number: int, gender: str) -> str:
        """Return the one person who is meant: the only one, the subject, or the only one of known gender."""
        people = list(dict.fromkeys(full for _, full in found))
        if len(people) == 1:
            return people[0]
        opening = _BEFORE_SUBJECT.sub("", self.text[self.sentences[number].start : found[0][0]])
        if len(opening) <= _SUBJECT_WITHIN and not _FRONTED.search(opening):
            return people[0]
        sure = [full for full in people if gender and self.genders.of(full) == gender]
        return sure[0] if len(sure) == 1 else ""

    def _fitting(self, number: int, end: int, gender: str) -> list[tuple[int, str]]:
        """Return the fitting persons named in a sentence outside quotations; those in the genitive only if alone."""
        plain: list[tuple[int, str]] = []
        genitive: list[tuple[int, str]] = []
        at = bisect_left(self.outside, self.sentences[number].start, key=lambda span: span.start)
        for span in self.outside[at : at + 12]:
            if span.start >= end:
                break
            mention = self.people.mention(span)
            if not names.is_person(mention.name) or not self._fits(mention.full, gender):
                continue
            opens = span.start == self.sentences[number].start and len(mention.name.split()) > 1
            if not (opens or self.people.evident(mention.full) or self.genders.of(mention.full)):
                continue
            owner = self.text[span.end : span.end + 2] in ("’s", "'s")
            (genitive if owner else plain).append((span.start, mention.full))
        return plain or genitive

    def _fits(self, name: str, gender: str) -> bool:
        """Tell whether nothing speaks against a person of this gender."""
        known = self.genders.of(name)
        if name[:1].islower() or not self.people.known(name):
            low = name.lower()
            known = "f" if _WOMEN.search(low) else "m" if _MEN.search(low) and not known else known
        return not gender or not known or known == gender


def _vague(name: str) -> bool:
    """Tell whether a speaker is somebody unnamed and new ("an aide")."""
    return name.lower().startswith(("a ", "an ", "one ", "another "))
