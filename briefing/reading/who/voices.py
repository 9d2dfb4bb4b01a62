"""The voices of an article: who speaks, how much, in which role, who declined, who is named, and who is criticised."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from briefing.reading import marks, sentences
from briefing.reading.speech import sources
from briefing.reading.who import actors, criticism, declined, introductions, names
from briefing.reading.who.actors import Mention, Places
from briefing.reading.who.groups import Groups
from briefing.reading.who.people import People
from briefing.reading.who.roles import fullest, roles, titled
from briefing.reading.who.tallies import Tallies, Tally
from briefing.types import Span, Statement, Voice

_POINTING = re.compile(
    r"(?:his|her|their|its|our|my|this|that|these|those|such)\b|the (?:source|sources|official|officials|man|woman|"
    r"person|group|one|two|three|pair|other|others|same|statement|report|document|documents|letter|email|e-mail|article|story|paper|"
    r"memo|study|poll|survey|filing|post|tweet|bill|law|order|ruling|measure)$",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    "one another others other some many most few several dozens hundreds thousands both all neither each none people "
    "everyone everybody nobody someone somebody anyone reached part mr mr. mrs. ms. dr. polls surveys studies reports "
    "statistics figures research data records results numbers".split()
)
_OWNED = re.compile(r"(?<!\band )\b(?:his|her|their|its|our|my) |^(?:[Hh]e|[Ss]he|[Tt]hey) and ")
# A class of people or bodies is a voice only where it is told that it said something.
_CLASS = re.compile(
    r"(?:(?:the|many|most|few|some|several|other|all|both) )?"
    r"(?:lawmakers|leaders|states|members|sides|voters|veterans|people|americans|mexicans|residents|businesses|newspapers|presidents|countries|companies|delegates|students|parents|doctors|"
    r"others|leaders|nations|cities|senators|representatives|candidates|politicians|families|friends)",
    re.IGNORECASE,
)
_NO_SOURCE = re.compile(
    r"(?:the (?:many )?people|the country|the nation|the world|the public|states|sides|(?:many|most|few|some|all) "
    r"(?:people|americans|of the people)|(?:an?|any|every) (?:[\w-]+ ){0,2}"
    r"(?:bill|provision|policy|measure|law|rule|proposal|lawsuit|campaign))",
    re.IGNORECASE,
)
_SAID = frozenset("said say says saying told tell tells according argued argue argues wrote".split())
_OPENING = frozenset("the a an one another some many several most two three four five other".split())
_OF = re.compile(r" (?:of|for|at|in|from|on|with|who|by|to) ")
_FEW = 4  # words: a longer description tells whom it means
_PLURAL = re.compile(r"(?:s|data|research|people|police|men|women|children|staff|media|folks)$")
_WORD = re.compile(r"[\w’'-]+")


def voices(text: str, statements: Sequence[Statement]) -> tuple[Voice, ...]:
    """Gather the voices of an article in the order of their first mention.

    Args:
        text: the article's text.
        statements: its statements, from `attribution.statements`.
    """
    people = People(text, names.proper_names(text))
    groups = Groups(text, people)
    tallies = Tallies(people, groups)
    quotations = marks.find(text)
    starts = [quotation.start for quotation in quotations]
    for statement in statements:
        if _named(statement.speaker) and _says(statement):
            _count(text, statement, tallies, _quotes_in(statement, quotations, starts))
    sources_at = [statement.speaker_span for statement in statements if statement.speaker_span]
    for name, span in declined.find(text, quotations, people):
        if _named(name):
            tallies.of(name, span.start).declined = True
            sources_at.append(span)
    before = titled(text, people.spans, people)
    worded = fullest(roles(text, people.spans, people, statements, before), introductions.found(text, people))
    places = _places(text, people, groups, worded, before)
    _name(text, people, places.outside(sources_at), tallies)
    _mention(places, tallies)
    _criticise(text, people, places, tallies)
    tags = introductions.tags(text, people)
    return tuple(
        Voice(
            tally.name,
            tally.kind,
            tuple(alias for alias in tally.aliases if alias != tally.name),
            tally.worded(worded) or tally.worded(tags),
            tally.statements,
            tally.quoted_words,
            tally.first,
            tally.declined,
            tally.mentions,
            tuple(tally.criticised),
        )
        for tally in sorted(tallies.all(), key=lambda tally: (tally.first, tally.name))
    )


def _named(name: str) -> bool:
    """Tell whether words name or describe somebody, and do not only point ("his lawyer", "others")."""
    if (
        not name
        or _POINTING.match(name)
        or _OWNED.search(name)
        or name.lower() in _NOBODY
        or _NO_SOURCE.fullmatch(name)
    ):
        return False
    words = _OF.split(name)[0].split()
    bare = name.islower() or (words[0].islower() and words[0] not in _OPENING)
    return not (
        bare and words[0] not in _OPENING and not any(_PLURAL.search(word) for word in words) and len(words) < _FEW
    )


def _says(statement: Statement) -> bool:
    """Tell whether a statement makes its speaker a voice: a class of people must be told to have said something."""
    if not _CLASS.fullmatch(statement.speaker):
        return True
    said = statement.cue.lower().split()
    return statement.kind != "indirect" or (bool(said) and said[0] in _SAID)


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


def _count(text: str, statement: Statement, tallies: Tallies, quoted: Iterator[Span]) -> None:
    """Count a statement for its speaker."""
    at = statement.speaker_span.start if statement.speaker_span else statement.content[0].start
    tally = tallies.of(statement.speaker, at)
    tally.statements += 1
    tally.own.append(statement.span)
    tally.quoted_words += sum(len(_WORD.findall(span.of(text))) for span in quoted)
    worded = " ".join(statement.speaker_span.of(text).split()) if statement.speaker_span else ""
    if worded and worded.lower() not in sources.PRONOUNS:
        tally.aliases.setdefault(worded)


def _places(
    text: str, people: People, groups: Groups, worded: dict[str, str], before: Sequence[tuple[str, str, int]]
) -> Places:
    """Find every place that names somebody, by name or by a role noun."""
    named = actors.find(text, people, groups)
    first: dict[str, int] = {}
    for mention in named:
        first.setdefault(mention.name, mention.span.start)
    known = [(full, role, first.get(full, 0)) for full, role in worded.items()]
    known += before
    described = actors.described(text, list(dict.fromkeys(known)), groups, named)
    return actors.places([*named, *described])


def _name(text: str, people: People, mentions: Sequence[Mention], tallies: Tallies) -> None:
    """Note first mentions and other names, and add those who are named as actors but never speak."""
    gathered: dict[str, list[Mention]] = {}
    for mention in mentions:
        gathered.setdefault(tallies.key(mention.name), []).append(mention)
    for key, own in gathered.items():
        if key in tallies or _is_actor(own, people):
            for mention in (one for one in own if not one.described):
                tally = tallies.of(mention.name, mention.span.start)
                tally.aliases.setdefault(" ".join(mention.span.of(text).split()))


def _is_actor(mentions: Sequence[Mention], people: People) -> bool:
    """Tell whether somebody who never speaks is named as an actor: titled, named more than once, or acting."""
    first = mentions[0]
    acting = any(mention.acts for mention in mentions)
    if first.kind == "group":
        return _is_body(mentions, acting=acting)
    if not any(mention.whole for mention in mentions):
        return False
    if any(mention.titled for mention in mentions):
        return True
    if len(first.name.split()) == 1 or any(mention.placed for mention in mentions):
        return False
    if not all(mention.whole for mention in mentions):
        return True
    return actors.is_sure(first.name, people) and (acting or len(mentions) > 1)


def _is_body(mentions: Sequence[Mention], *, acting: bool) -> bool:
    """Tell whether a body is named as an actor; a single word ("Senate", "TPS") must act, and not only once."""
    placed = sum(mention.placed for mention in mentions)
    if len(mentions[0].name.split()) > 1:
        return acting or (len(mentions) > 1 and placed * 2 <= len(mentions))
    return acting and (len(mentions) > 1 or any(mention.titled for mention in mentions))


def _mention(places: Places, tallies: Tallies) -> None:
    """Count how often each voice is named outside of its own statements."""
    for mention in places.mentions:
        tally = tallies.get(mention.name)
        if tally is not None:
            tally.mentions += not tally.owns(mention.span.start)


def _criticise(text: str, people: People, places: Places, tallies: Tallies) -> None:
    """Note the sentences in which somebody else, or the outlet, criticises a voice; who is criticised is a voice."""
    found = sorted(criticism.find(text, places, people), key=lambda hit: hit[1])
    if not found:
        return
    split = sentences.split(text)
    starts = [sentence.start for sentence in split]
    for mention, at in found:
        tally = tallies.get(mention.name) or _added(mention, people, tallies)
        sentence = split[max(0, bisect_right(starts, at) - 1)].span
        if tally is not None and not tally.owns(at) and sentence not in tally.criticised[-1:]:
            tally.criticised.append(sentence)


def _added(mention: Mention, people: People, tallies: Tallies) -> Tally | None:
    """Add somebody who is only criticised, if the name is surely a person's or a body's."""
    body = mention.kind == "group" and len(mention.name.split()) > 1
    sure = mention.kind == "person" and (mention.titled or actors.is_sure(mention.name, people))
    if not (body or sure) or mention.placed:
        return None
    tally = tallies.of(mention.name, mention.span.start)
    tally.mentions += 1
    return tally


__all__ = ["Tally", "voices"]
