"""Where an article names its people and bodies, and whether they act there: what the voices are gathered from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.reading.speech import cues, sources
from briefing.reading.who import datelines, given, kinds, names
from briefing.reading.who.groups import BODIES, Groups, head
from briefing.reading.who.people import People
from briefing.reading.who.roles import NO_OFFICES, describes
from briefing.reading.who.roles import noun as role_noun
from briefing.types import Span, VoiceKind

_MEMBERS = frozenset("republican republicans democrat democrats conservatives liberals campaign".split())
_IRREGULAR = frozenset(
    "said told made took gave got went came ran led won lost met left put sent cut kept built brought bought sold paid "
    "fought sought began chose spoke wrote drew drove threw struck stood rose fell grew knew thought held set hit quit "
    "shut swore tore wore withdrew overthrew undertook forbade forgave found heard saw taught caught broke flew hid "
    "beat became let read spent split spread won wound".split()
)
_PRESENT = frozenset(
    "wants plans owns runs leads seeks opposes supports faces backs rejects controls heads chairs holds makes takes "
    "gives keeps needs hopes tries works leaves opens closes votes fights wins loses moves pushes refuses returns "
    "sends pays sells buys offers allows bans blocks demands agrees meets".split()
)
_NO_VERBS = frozenset("need feed seed weed breed speed indeed".split())
_BE = frozenset("is are was were be been".split())
_ACTS = re.compile(
    r"(?: and (?:[A-Z][\w’'.-]+ ?){1,4}(?= [a-z]))?(?:,? (?:who|which))?"
    r"(?: (?:also|then|now|later|never|once|himself|herself|[a-z]+ly|(?:on )?[A-Z][a-z]+day)|"
    r", (?:too|however|meanwhile|though|[a-z]+ly),)? "
    r"(?:(?P<aux>has|have|had|will|would|can|could|did|does|is|are|was|were|may|might|must)(?:n[’']t| not)? "
    r"(?:(?:also|now|never|already|since|been|[a-z]+ly) )?)?(?P<verb>[a-z]+)\b"
)
_PLACED = re.compile(r"\b(?:in|at|near|from|across|into|outside|inside|to|around)(?: the)? \Z", re.IGNORECASE)
_AGENT = re.compile(r"[a-z]ed by (?:the )?\Z")
_TOLD = re.compile(r", (?:the|an?) (?:[\w-]+ ){0,4}?([a-z]+)(?=[,.]| that | which | for )")
_THE = re.compile(r"\b[Tt]he ((?:[a-z][\w-]* ){0,2}?([a-z][\w-]+))(?=[\s.,;:’'”\"?!)])")
_MARKS_OPEN, _MARKS_CLOSE = tuple("“\"‘'«„"), tuple("”\"’'»“,")
_OFFICES = (
    names.TITLES
    - NO_OFFICES
    - frozenset("st. foreign finance defense defence treasury communications press counsel vice prime".split())
)
_NOUNS = names.TITLES | BODIES
_GENITIVE = ("’s", "'s", "s’", "s'")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names somebody.

    Args:
        span: the words, with titles.
        name: the full name as far as the article gives one.
        kind: person or group.
        titled: a title stands before the name.
        acts: it is the subject of a verb of action.
        whole: the name is written in full here.
        placed: it stands behind "in" or "at", as a place does.
        described: the words are a role noun ("the senator"), not a name.
    """

    span: Span
    name: str
    kind: VoiceKind
    titled: bool = False
    acts: bool = False
    whole: bool = True
    placed: bool = False
    described: bool = False


def find(text: str, people: People, groups: Groups) -> list[Mention]:
    """Find every place that names a person or a body, in order.

    Args:
        text: the article's text.
        people: its people.
        groups: its bodies.
    """
    found = [_body(text, body.span, body.name) for body in groups.found if datelines.at(text, body.span.start) is None]
    number = 0
    for span in people.spans:
        while number < len(groups.found) and groups.found[number].span.end <= span.start:
            number += 1
        if number < len(groups.found) and groups.found[number].span.meets(span):
            continue
        mention = _person(text, span, people)
        if mention is not None:
            found.append(mention)
    return sorted(found, key=lambda mention: mention.span.start)


def _body(text: str, span: Span, name: str) -> Mention:
    """Read a body's name: it acts before a verb, behind "by", and where the words behind it tell what it is."""
    told = _TOLD.match(text, span.end, span.end + 80)
    acting = acts(text, span.end) or _agent(text, span.start)
    return Mention(span, name, "group", bool(told and told[1] in BODIES), acting, placed=_placed(text, span.start))


def _agent(text: str, start: int) -> bool:
    """Tell whether a name is the agent of a passive ("denounced by the Tarn Union")."""
    return bool(_AGENT.search(text, max(0, start - 30), start))


def _person(text: str, span: Span, people: People) -> Mention | None:
    """Read a proper name as a person's; None for a catchword in marks, a title alone or a party's members."""
    read = people.mention(span)
    last = names.last_name(read.name)
    plain = len(read.name.split()) == 1
    if (plain and last in names.TITLES) or last in _MEMBERS or _in_marks(text, span):
        return None
    known = people.known(read.name)
    capitals = plain and known and read.name.isupper() and len(read.name) > 3
    if not (names.is_person(read.name, titled=bool(read.titles)) or capitals):
        return None
    if datelines.at(text, span.start) is not None:
        return None
    group = plain and not known and kinds.kind_of(read.name) == "group"
    if group and not (read.titles & _OFFICES and read.titles <= names.TITLES):
        return None  # "Associated General Contractors", "Missourians"
    end = read.start + len(read.name)
    placed = _placed(text, span.start) and not read.titles
    whole = len(read.full.split()) == 1 or not (plain or read.name.split()[0].lower() in names.SMALL)
    titled = bool(read.titles & _OFFICES)
    return Mention(span, read.full, "person", titled, acts(text, end) or _agent(text, span.start), whole, placed)


def _in_marks(text: str, span: Span) -> bool:
    """Tell whether a capitalised run stands alone in quotation marks: a catchword, not a person."""
    return text[span.start - 1 : span.start] in _MARKS_OPEN and text[span.end : span.end + 1] in _MARKS_CLOSE


def _placed(text: str, start: int) -> bool:
    """Tell whether a preposition of place stands before an offset."""
    return bool(_PLACED.search(text, max(0, start - 14), start))


def acts(text: str, end: int) -> bool:
    """Tell whether a verb of action follows a name that ends at an offset; a passive is none.

    Args:
        text: the article's text.
        end: the offset.
    """
    match = _ACTS.match(text, end, end + 60)
    if match is None:
        return False
    verb, aux = match["verb"], match["aux"]
    if aux in _BE:
        return verb.endswith("ing")
    if aux:
        return verb not in sources.PREPOSITIONS
    return (
        (len(verb) > 3 and verb.endswith("ed") and verb not in _NO_VERBS)
        or verb in _IRREGULAR | _PRESENT
        or (verb in cues.ALL_FORMS and verb.endswith("s"))
    )


def described(
    text: str, roles: Sequence[tuple[str, str, int]], groups: Groups, named: Sequence[Mention]
) -> list[Mention]:
    """Find the places where a role noun stands for one person or body ("the senator", "the ministry").

    Args:
        text: the article's text.
        roles: full name, role and the offset from which it is known.
        groups: the article's bodies.
        named: the places that name somebody, in order.
    """
    found = []
    starts = [mention.span.start for mention in named]
    by_noun: dict[str, list[tuple[str, str, int]]] = {}
    for name, role, known in roles:
        by_noun.setdefault(role_noun(role), []).append((name, role, known))
    for match in _THE.finditer(text):
        noun = match[2].lower()
        if noun not in _NOUNS or not _ends_phrase(text, match.end()):
            continue
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and named[at].span.end > match.start():
            continue
        words = match[1].lower().split()
        held = by_noun.get(role_noun(words[-1]), ())
        meant = {name for name, role, known in held if known < match.start() and describes(words, role)}
        span = Span(match.start(), match.end())
        if len(meant) == 1:
            found.append(Mention(span, next(iter(meant)), "person", acts=acts(text, span.end), described=True))
        elif not meant and noun in BODIES and len(words) == 1:
            name = groups.meant(noun, match.start())
            found += [Mention(span, name, "group", acts=acts(text, span.end), described=True)] if name else []
    return found


_AFTER_PHRASE = re.compile(r"[’'](?!s [A-Z])|[.,;:”\"?!)]|\s(?P<next>[\w’']+)")


def _ends_phrase(text: str, end: int) -> bool:
    """Tell whether a noun phrase ends at an offset: "the bank" in "the bank holiday" or "the head of" does not."""
    match = _AFTER_PHRASE.match(text, end)
    if match is None or match["next"] is None:
        return match is not None
    low = match["next"].lower()
    if low in ("of", "for"):
        return False
    verb = low in cues.ALL_FORMS or low in _IRREGULAR | _PRESENT or low.endswith(("ed", "ly"))
    joining = low in sources.AUXILIARIES | sources.PREPOSITIONS | sources.SUBORDINATE | {"and", "or", "who", "which"}
    return verb or joining


@dataclass(frozen=True, slots=True)
class Places:
    """The places that name somebody, to be looked up by offset.

    Args:
        mentions: the places in order.
        starts: their first characters.
        ends: the place by its end, without a genitive.
    """

    mentions: Sequence[Mention]
    starts: Sequence[int]
    ends: dict[int, Mention]

    def first(self, start: int, end: int) -> Mention | None:
        """Return the first place that begins between two offsets."""
        at = bisect_left(self.starts, start)
        return self.mentions[at] if at < len(self.mentions) and self.starts[at] < end else None

    def outside(self, spans: Sequence[Span]) -> Sequence[Mention]:
        """Return the places without the bodies inside some spans ("many Republicans" are a voice of their own)."""
        inside = {
            id(mention)
            for span in spans
            for mention in self.between(span.start, span.end)
            if mention.kind == "group" and mention.span.end - mention.span.start < span.end - span.start - len("the ")
        }
        return [mention for mention in self.mentions if id(mention) not in inside]

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Return the places that begin between two offsets."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def places(mentions: Sequence[Mention]) -> Places:
    """Index the places that name somebody.

    Args:
        mentions: the places, in any order.
    """
    ordered = sorted(mentions, key=lambda mention: mention.span.start)
    return Places(ordered, [one.span.start for one in ordered], {one.span.end: one for one in ordered})


def is_sure(name: str, people: People) -> bool:
    """Tell whether anything but capital letters shows that a name is a person's.

    Args:
        name: the full name.
        people: the article's people.
    """
    return people.evident(name) or bool(given.gender(name.split()[0].lower())) or head(name) in names.SUFFIXES
