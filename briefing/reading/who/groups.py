"""The bodies that an article names: parties, ministries, firms, agencies; with their short forms and "the ministry"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefing.reading.who import given, names
from briefing.reading.who.people import People
from briefing.types import Span

# Nouns for bodies that can act; from general knowledge.
BODIES = frozenset(
    "committee subcommittee council commission court department ministry agency bureau board university college "
    "institute institution foundation association society union federation confederation league party congress senate "
    "parliament bank group company corporation corp inc ltd llc plc co gmbh campaign coalition alliance administration "
    "authority network police army navy guard fund trust chamber caucus service services office house church "
    "conference panel centre center centers patrol movement brotherhood front militia brigade organization "
    "organisation enforcement reserve forum assembly congregation consortium cooperative directorate secretariat "
    "inspectorate tribunal watchdog pac lobby partnership estates holdings industries airlines airways motors "
    "pharmaceuticals laboratories technologies systems partners associates brothers bancorp railways tenants' "
    "teamsters workers democrats republicans conservatives tories liberals greens".split()
)
_ONE_WORD = frozenset("congress parliament senate republicans democrats".split())
# Bodies that take "and" inside ("Department of Health and Human Services").
WIDE = frozenset(
    "committee subcommittee department ministry office bureau centers center centre institute association federation "
    "council agency commission secretariat society union".split()
)
_HOLDERS = frozenset(
    "president director chairman chairwoman chair chief spokesman spokeswoman secretary founder".split()
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,5}\Z")
_ANY = frozenset("company firm group organization organisation agency party union".split())
_NO_ACRONYMS = frozenset(
    "US UK USA UAE TV AI IQ ID DC LA NY NYC PM AM CEO CFO COO CTO GDP COVID HIV AIDS DNA RNA IT OK FAQ SUV LGBT LGBTQ "
    "PTSD AP AFP PDF CD DVD PR HR VP MP MEP BC AD EST GMT UTC II III IV JR SR PHD MBA TBD PAC HB SB".split()
)
_BRACKET = re.compile(r"\s?\((?:the |or |also known as )?[“\"]?([A-Z][A-Za-z&.]{1,9})[”\"]?\)")
_AND = re.compile(r",? (?:and|&) ")
_ON = re.compile(r" (?:on|against|in)(?: the)? (?=[A-Z]|\Z)")
_OWNER = re.compile(r"^.*(?<![sS])[’']s (?=[A-Z])")  # "the Senate's Ethics Committee", but "Tenants' League"
_OWN = re.compile(r"(?:children|women|men|people|sheriff|king|queen)[’']s\b", re.IGNORECASE)
_PARAGRAPH = 4000  # characters
_SMALL = frozenset("of for and the on in to a &".split())
_JOINING = ("of", "for", "on", "against", "in", "to")
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_GENITIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Body:
    """A body named somewhere: the words, and the name under which all its forms are gathered."""

    span: Span
    name: str


@dataclass(slots=True)
class Groups:
    """The bodies of an article.

    Args:
        text: the article's text.
        people: its people.
        found: every place that names a body, in order.
        short: the long name of each acronym.
        heads: the names that are about a noun for a body, by that noun, with where each first stands.
    """

    text: str
    people: People
    found: list[Body] = field(default_factory=list)
    short: dict[str, str] = field(default_factory=dict)
    heads: dict[str, dict[str, int]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _named: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the bodies, then join acronyms with the long names."""
        long: list[Span] = []
        acronyms: list[Span] = []
        floor = 0
        for number, span in enumerate(self.people.spans):
            if span.start < floor:
                continue
            words = span.of(self.text)
            bare = words.replace(".", "")
            if _ACRONYM.match(bare) and bare not in _NO_ACRONYMS:
                acronyms.append(span)
            elif _is_body(_owned(self.text, span).of(self.text)) or self._opens(span):
                long.append(self._widened(number))
                floor = long[-1].end
                self._define(long[-1])
        self._initials(long, acronyms)
        self.found = sorted(
            [Body(span, self.named(span.of(self.text))) for span in (*long, *acronyms)],
            key=lambda body: body.span.start,
        )
        self._starts = [body.span.start for body in self.found]
        for body in self.found:
            self.heads.setdefault(head(body.name), {}).setdefault(body.name, body.span.start)

    def named(self, words: str) -> str:
        """Return the name under which a body is gathered.

        Args:
            words: the body as worded ("the DHS").
        """
        found = self._named.get(words)
        if found is None:
            plain = " ".join(_GENITIVE.sub("", words).split())
            bare = _ARTICLE.sub("", plain)
            whole = self.short.get(bare.replace(".", ""), bare if bare in self.short.values() else plain)
            found = self._named[words] = whole
        return found

    def meant(self, noun: str, at: int) -> str:
        """Return the body that "the ministry" stands for: the only one of that noun, else the last in the paragraph.

        Args:
            noun: the noun, in lower case.
            at: where it stands.
        """
        fitting = self.heads.get(noun, {})
        if len(fitting) == 1:
            name, first = next(iter(fitting.items()))
            return name if first < at else ""
        here = self._paragraph(at)
        if fitting:
            return next((name for name in here if name in fitting), "")
        return here[0] if noun in _ANY and len(here) == 1 else ""

    def _paragraph(self, at: int) -> Sequence[str]:
        """Return the bodies that the paragraph names before an offset, the last one first."""
        number = bisect_right(self._starts, at) - 1
        floor = self.text.rfind("\n\n", max(0, at - _PARAGRAPH), at)
        found: dict[str, None] = {}
        while number >= 0 and self._starts[number] > floor and self._starts[number] > at - _PARAGRAPH:
            found.setdefault(self.found[number].name)
            number -= 1
        return list(found)

    def alone(self, noun: str) -> bool:
        """Tell whether a single body of the article bears this noun.

        Args:
            noun: a noun in lower case.
        """
        return len(self.heads.get(noun, {})) == 1

    def _opens(self, span: Span) -> bool:
        """Tell whether a single word opens a body's name ("Committee on Roads")."""
        return span.of(self.text).lower() in WIDE and bool(_ON.match(self.text, span.end, span.end + 20))

    def _widened(self, number: int) -> Span:
        """Return a body's name with what "and" and "on" join to it."""
        spans = self.people.spans
        span = _owned(self.text, spans[number])
        for following in spans[number + 1 : number + 4]:
            low = head(span.of(self.text))
            between = self.text[span.end : following.start]
            complement = low in WIDE and not span.of(self.text).lower().endswith(low)
            joined = complement and _AND.fullmatch(between) and not self._stands(following)
            if not joined and not (low in WIDE and not complement and _ON.match(between)):
                break
            span = Span(span.start, following.end)
        return span

    def _stands(self, span: Span) -> bool:
        """Tell whether a name behind "and" is a person's or another body's."""
        words = span.of(self.text)
        mention = self.people.mention(span)
        alone = len(words.split()) == 1 and (words.lower() in BODIES or bool(_ACRONYM.match(words)))
        of = head(words) != words.split()[-1].lower()
        return alone or of or bool(mention.titles) or self.people.evident(mention.full)

    def _define(self, span: Span) -> None:
        """Note the short form in the bracket behind a long name."""
        bracket = _BRACKET.match(self.text, span.end)
        if bracket is not None:
            self.short.setdefault(bracket[1], " ".join(span.of(self.text).split()))

    def _initials(self, long: Sequence[Span], acronyms: Sequence[Span]) -> None:
        """Join acronyms with the only long name that has their initials."""
        wanted = {span.of(self.text).replace(".", "") for span in acronyms} - set(self.short)
        if not wanted:
            return
        fitting: dict[str, set[str]] = {}
        for span in long:
            name = " ".join(_GENITIVE.sub("", span.of(self.text)).split())
            for short in _short_forms(name):
                fitting.setdefault(short, set()).add(name)
        for short in sorted(wanted):
            if len(fitting.get(short, ())) == 1:
                self.short[short] = next(iter(fitting[short]))


def _short_forms(name: str) -> Iterator[str]:
    """Yield the initials of a name, without and with its small words."""
    words = name.replace("-", " ").split()
    yield "".join(word[0] for word in words if word.lower() not in _SMALL)
    yield "".join(word[0].upper() for word in words)
    if words[0].lower() in ("department", "ministry"):  # "HHS"
        yield "".join(word[0] for word in words[1:] if word.lower() not in _SMALL)


def _owned(text: str, span: Span) -> Span:
    """Return a name without the owner before it ("the FBI's Office of Tarn")."""
    words = span.of(text)
    owner = _OWNER.match(words)
    return Span(span.start + owner.end(), span.end) if owner and not _OWN.search(owner[0]) else span


def _is_body(name: str) -> bool:
    """Tell whether a proper name is that of a body."""
    words = name.split()
    low = head(name)
    office = next((n for n, word in enumerate(words[1:-1], 1) if word.lower() in _HOLDERS), 0)
    if office and names.is_person(" ".join(words[office + 1 :])):
        return False  # "Institute for Roads President Ada Quill"
    if len(words) < 2:
        return bool(words) and words[0].lower() in _ONE_WORD
    if low not in BODIES or any(word.lower() in names.COMMON - _SMALL for word in words):
        return False
    return not (given.gender(words[0].lower()) and len(words) == 2 and names.is_person(name))


@lru_cache(maxsize=4096)
def head(name: str) -> str:
    """Return the noun that a body's name is about, in lower case.

    Args:
        name: the name ("Institute of Directors", "Tarn Council").
    """
    words = [_GENITIVE.sub("", word.strip(".,")).lower() for word in name.split()]
    stop = next((n for n, word in enumerate(words) if n and word in _JOINING), len(words))
    return words[stop - 1] if words else ""
