"""How an article introduces a person away from what they say: "Ada Quill, the mayor of Tarn, ..."."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from briefing.reading.speech import cues, sources
from briefing.reading.who import names, roles
from briefing.reading.who.people import People
from briefing.types import Span

_FAR = 160  # characters: an apposition is no longer
_MOST_WORDS = 14
_TAG = re.compile(r",? ?\(?(?P<tag>(?:[RDI]|Rep|Dem|Ind)\.?[-–][A-Z][\w.]*(?: [A-Z][\w.]*)?)\)?(?=[\s,.;]|$)")
_AGE = re.compile(r", (?:aged? )?\d{1,3}(?=,)")
_STOP = r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)\.(?:\s|$)"
_AFTER = re.compile(
    r",? ?(?:[,—–(]|--) ?(?:who (?:is|was|has been|had been) )?"
    rf"(?P<role>(?!who\b|which\b|whose\b|and\b|or\b|but\b)[^,;()—–“”\"\n]+?)(?=[,;)—–\n]|{_STOP})"
)
_BEFORE = re.compile(
    r"(?:^|[\s“(])(?:(?:[Tt]he|[Aa]n?)\s(?P<role>[a-z][^,;:()—–“”\"\n.]{2,80})|"
    r"(?P<owned>(?:[A-Z][\w.]*\s)*[A-Z]\w+[’']s?\s[a-z][^,;:()—–“”\"\n.]{2,60})),\s\Z"
)
_CLOSED = re.compile(r"\s?(?:[,.;)—–]|\([^)]{1,20}\),|$)")
_ARTICLE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)
_NO_OPENING = re.compile(
    r"(?:(?!acting|sitting|ranking|leading|managing|founding|retired|united|registered|elected)[a-z]+(?:ed|ing)|rather|"
    r"still|became|now|then|also|along|including|perhaps|not|once|both|as|even|like|too|who|which)\b"
)
_BARE = frozenset(
    "leader head friend colleague rival ally wife husband brother sister father mother son daughter".split()
)
_LONG_CLAUSE = 9  # words: with a longer relative clause a role is told better without it
_VERBS = sources.AUXILIARIES | sources.PRONOUNS | (cues.SPEECH.keys() - cues.NOUNS)
_OWNING = re.compile(r"(?:\b(?:of|for|to|by|with|under|from|at|in)(?: the)?|[’']s)(?: [A-Za-z][\w.’'-]*){0,5} \Z")


def found(text: str, people: People) -> dict[str, str]:
    """Map full names to the first role that stands beside them in an apposition.

    Args:
        text: the article's text.
        people: its people.
    """
    known: dict[str, str] = {}
    for span in people.spans:
        mention = people.mention(span)
        if len(mention.name.split()) < 2 or mention.full in known or not names.is_person(mention.name):
            continue
        end = mention.start + len(mention.name)
        role = _after(text, end, people) or _before(text, span.start, end)
        if role:
            known[mention.full] = role
    return known


def tags(text: str, people: People) -> dict[str, str]:
    """Map full names to the party and state that stand behind them ("D-Tarn").

    Args:
        text: the article's text.
        people: its people.
    """
    known: dict[str, str] = {}
    for span in people.spans:
        match = _TAG.match(text, span.end, span.end + _FAR)
        if match is not None:
            known.setdefault(people.mention(span).full, match["tag"])
    return known


def _after(text: str, end: int, people: People) -> str:
    """Return the apposition behind a name, without its article."""
    for skipped in (_TAG, _AGE):
        match = skipped.match(text, end, end + _FAR)
        end = match.end() if match else end
    match = _AFTER.match(text, end, end + _FAR)
    return _role(text, Span(*match.span("role")), people) if match else ""


def _before(text: str, start: int, end: int) -> str:
    """Return the description before a name that stands between commas ("the mayor of Tarn, Ada Quill, ...")."""
    if not _CLOSED.match(text, end):
        return ""
    match = _BEFORE.search(text, max(0, start - _FAR), start)
    if match is None:
        return ""
    role = " ".join((match["role"] or match["owned"]).split())
    return roles.worded(role) if _plain(role) else ""


def _role(text: str, span: Span, people: People) -> str:
    """Return an apposition as a role; "" if it is the rest of a clause or names somebody else."""
    role = _ARTICLE.sub("", " ".join(span.of(text).split()))
    if len(role.split()) > _LONG_CLAUSE:
        role = role.split(" who ")[0]
    if not _plain(role) or _somebody(text, span, people):
        return ""
    return roles.worded(role)


def _plain(role: str) -> bool:
    """Tell whether words are a noun phrase: no verb before a relative clause, not too long."""
    words = role.split(" who ")[0].split(" that ")[0].lower().split()
    if _NO_OPENING.match(role) or role.lower() in _BARE:
        return False
    return 0 < len(words) <= _MOST_WORDS and not any(word in _VERBS for word in words)


def _somebody(text: str, span: Span, people: People) -> bool:
    """Tell whether a stretch names a person of its own, not one whom a preposition or a genitive joins."""
    return any(
        names.is_person(people.mention(inside).name)
        and people.evident(people.mention(inside).full)
        and not _OWNING.search(text[span.start : inside.start])
        and text[inside.end : inside.end + 2] not in ("’s", "'s")
        for inside in _inside(people.spans, span)
    )


def _inside(spans: tuple[Span, ...], stretch: Span) -> Iterable[Span]:
    """Return the spans that begin within a stretch."""
    at = bisect_left(spans, stretch.start, key=lambda span: span.start)
    return [span for span in spans[at : at + 6] if span.start < stretch.end]
