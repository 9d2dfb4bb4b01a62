"""The voices of an article: who speaks, how much, in which role, who declined, and who is only spoken about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefing.reading import marks, names, sources, speakers, speaking
from briefing.reading.people import People
from briefing.reading.pieces import cut
from briefing.reading.roles import roles
from briefing.types import Span, Statement, Voice, VoiceKind

_DECLINED = re.compile(
    r"\b(?:(?:ha[sd]|have)\s+)?(?:(?:declined|refused|declines|refuses)\s+(?:repeatedly\s+)?(?:to\s+(?:comment|respond|answer|discuss|"
    r"elaborate|speak|say|be\s+interviewed|confirm)|requests?|further|an\s+interview|interview)|(?:did|does|do|ha[sd]|have)(?:\s+not|n[’']t)"
    r"\s+(?:immediately\s+|yet\s+)?(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)\b|"
    r"could(?:\s+not|n[’']t)\s+(?:immediately\s+)?be\s+reached|would(?:\s+not|n[’']t)\s+comment|had\s+no\s+comment)"
)
_BOUNDARY = re.compile(r"[.!?][”\"’»)]*\s+(?=[A-Z“\"‘])|\n\s*\n")
_BACK = 400  # characters: the subject of "declined to comment" stands no further before it
_POINTING = re.compile(
    r"(?:his|her|their|its|our|my|this|that|these|those|such)\b|the (?:source|sources|official|officials|man|woman|"
    r"person|group|one|two|three|pair|other|others|same|statement|report|document|documents|letter|email|e-mail|article|story|paper|"
    r"memo|study|poll|survey|filing|post|tweet|bill|law|order|ruling|measure)$",
    re.IGNORECASE,
)
_MEMBERS = frozenset("republican republicans democrat democrats conservatives liberals campaign".split())
_WORD = re.compile(r"[\w’'-]+")


@dataclass(slots=True)
class _Tally:
    """What has been gathered about one voice."""

    name: str
    kind: VoiceKind
    first: int
    aliases: dict[str, None] = field(default_factory=dict)
    statements: int = 0
    quoted_words: int = 0
    declined: bool = False
    role: str = ""


def voices(text: str, statements: Sequence[Statement]) -> tuple[Voice, ...]:
    """Gather the voices of an article in the order of their first mention.

    Args:
        text: the article's text.
        statements: its statements, from `attribution.statements`.
    """
    spans = names.proper_names(text)
    people = People(text, spans)
    tallies: dict[str, _Tally] = {}
    quotations = marks.find(text)
    starts = [quotation.start for quotation in quotations]
    for statement in statements:
        if statement.speaker and not _POINTING.match(statement.speaker):
            _count(text, statement, tallies, people, _quotes_in(statement, quotations, starts))
    for name, span in _declined(text, people):
        _tally(tallies, name, people, span.start).declined = True
    _mentions(text, spans, people, tallies)
    known = roles(text, spans, people, statements)
    return tuple(
        Voice(
            tally.name,
            tally.kind,
            tuple(alias for alias in tally.aliases if alias != tally.name),
            known.get(tally.name, ""),
            tally.statements,
            tally.quoted_words,
            tally.first,
            tally.declined,
        )
        for tally in sorted(tallies.values(), key=lambda tally: (tally.first, tally.name))
    )


def _key(name: str) -> str:
    """Return the form under which a voice is gathered."""
    return re.sub(r"^(?:the|a|an)\s+", "", name.lower().replace("’", "'"))


def _tally(tallies: dict[str, _Tally], name: str, people: People, at: int) -> _Tally:
    """Return the tally of a voice, made if it is new."""
    key = _key(name)
    if key not in tallies:
        kind: VoiceKind = "person" if people.known(name) and names.is_person(name) else names.kind_of(name)
        tallies[key] = _Tally(name, kind, at)
    tallies[key].first = min(tallies[key].first, at)
    return tallies[key]


def _quotes_in(statement: Statement, quotations: Sequence[marks.Quotation], starts: Sequence[int]) -> Iterator[Span]:
    """Yield the stretches of a statement that are the speaker's own words."""
    for span in statement.content:
        if statement.kind in ("direct", "block"):
            yield span
        elif statement.kind == "mixed":
            low = max(0, bisect_left(starts, span.start) - 1)
            for quotation in quotations[low : bisect_left(starts, span.end)]:
                start, end = max(span.start, quotation.inner_start), min(span.end, quotation.inner_end)
                if start < end:
                    yield Span(start, end)


def _count(text: str, statement: Statement, tallies: dict[str, _Tally], people: People, quoted: Iterator[Span]) -> None:
    """Count a statement for its speaker."""
    at = statement.speaker_span.start if statement.speaker_span else statement.content[0].start
    tally = _tally(tallies, statement.speaker, people, at)
    tally.statements += 1
    tally.quoted_words += sum(len(_WORD.findall(span.of(text))) for span in quoted)
    worded = " ".join(statement.speaker_span.of(text).split()) if statement.speaker_span else ""
    if worded and worded.lower() not in sources.PRONOUNS:
        tally.aliases.setdefault(worded)


def _declined(text: str, people: People) -> Iterator[tuple[str, Span]]:
    """Yield who declined to comment or could not be reached, with the span of the words that name them."""
    for match in _DECLINED.finditer(text):
        floor = max(0, match.start() - _BACK)
        breaks = list(_BOUNDARY.finditer(text, floor, match.start()))
        pieces = cut(text, Span(breaks[-1].end() if breaks else floor, match.start()), ())
        last, _ = sources.skip_back(pieces, len(pieces) - 1)
        source = sources.before(pieces, last, 0)
        if source is None:
            continue
        named = speakers.named(text, pieces, source)
        if not named.pronoun and speaking.can_speak(named.name) and not _POINTING.match(named.name):
            yield (people.full(named.name, named.span.start) if named.person else named.name), named.span


def _mentions(text: str, spans: Sequence[Span], people: People, tallies: dict[str, _Tally]) -> None:
    """Note first mentions and other names of the voices, and add the people who are named but never speak."""
    alone: set[str] = set()
    seen: dict[str, tuple[int, bool]] = {}
    for span in spans:
        words = " ".join(span.of(text).split())
        mention = people.mention(span)
        name, full = mention.name, mention.full
        if not names.is_person(name) or _in_marks(text, span) or name.split()[-1].lower() in _MEMBERS:
            continue
        if _key(full) in tallies:
            _tally(tallies, full, people, span.start).aliases.setdefault(words)
        elif len(name.split()) == 1:
            alone.add(names.last_name(name))
        else:
            first, titled = seen.get(full, (span.start, False))
            seen[full] = (first, titled or bool(mention.titles))
    for full, (first, titled) in seen.items():
        if titled or names.last_name(full) in alone:
            _tally(tallies, full, people, first).aliases.setdefault(full)


def _in_marks(text: str, span: Span) -> bool:
    """Tell whether a capitalised run stands alone in quotation marks: a catchword, not a person."""
    return text[span.start - 1 : span.start] in tuple("“\"‘'«„") and text[span.end : span.end + 1] in tuple("”\"’'»“,")
