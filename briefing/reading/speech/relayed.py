"""Second-hand speech: "X quoted Y as saying ..." (the words are Y's) and "According to X, he fears ..." (whose?)."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.reading.who import given, names
from briefing.reading.who.people import People
from briefing.types import Span, Statement

_THIRD = frozenset("he she they".split())
_ACCORDING = re.compile(r"\bAccording to (?P<who>[^“”\",;:.]{2,100}), *$", re.I)
_QUOTING = re.compile(r"(?:quot|cit)(?:e|es|ed|ing)$", re.I)
_ASIDE = re.compile(r", (?:quoting|paraphrasing) (?P<who>[^“”\",;:.]{2,60})[,.]")
_AS_SAYING = re.compile(
    r"(?P<who>[^“”\"„«]{2,140}?),?\s+as\s+(?:having\s+(?=said|told|written|warned|argued|added))?"
    r"(?P<cue>saying|said|telling|told|writing|written|warning|warned|arguing|argued|adding|added)\s+(?:that\s+)?"
)


def relayed(text: str, statement: Statement, people: People) -> Statement:
    """Return a statement that somebody quotes under the name of the one who is quoted; any other as it is.

    Args:
        text: the article's text.
        statement: one statement, as the reporting verb "quoted" gives it.
        people: the people of the article.
    """
    if not statement.content:
        return statement
    if statement.speaker_span is not None and statement.speaker_span.of(text).lower() in _THIRD:
        return _heard(text, statement, people)
    quoting = _quoting(text, statement)
    if quoting is not None and not statement.via:
        who = _named(text, quoting)
        return replace(
            statement, speaker=people.full(who.of(text), who.start), speaker_span=who, role="", via=statement.speaker
        )
    if statement.via or not _QUOTING.match(statement.cue):
        return statement
    first = statement.content[0]
    match = _AS_SAYING.match(text, first.start, first.end)
    if match is None or match.end() >= first.end:
        return statement
    who = _named(text, Span(match.start("who"), match.end("who")))
    return replace(
        statement,
        content=(Span(match.end(), first.end), *statement.content[1:]),
        speaker=people.full(who.of(text), who.start),
        speaker_span=who,
        cue=match["cue"],
        cue_span=Span(match.start("cue"), match.end("cue")),
        role="",
        via=statement.speaker,
    )


def _heard(text: str, statement: Statement, people: People) -> Statement:
    """Name nobody where "he" follows "According to X,": it may be X or the person spoken of before."""
    span = statement.speaker_span or statement.span
    match = _ACCORDING.search(text, statement.span.start, span.start)
    if match is None:
        return statement
    who = _named(text, Span(match.start("who"), match.end("who")))
    relayer = people.full(who.of(text), who.start)
    if statement.speaker != relayer and not _may_be(relayer, span.of(text).lower(), people):
        return replace(statement, via=relayer)
    return replace(statement, speaker="", role="", via=relayer)


def _may_be(name: str, pronoun: str, people: People) -> bool:
    """Tell whether a pronoun can mean whoever "according to" names: a body is no "he", and a man is no "she"."""
    person = names.is_person(name.partition(" of ")[0])  # "Lucas Tarn of the Civic Union" is one too
    if pronoun == "they":
        return not person
    known = people.gender(name) or given.gender(name.split()[0].lower())
    return person and known in ("", {"he": "m", "she": "f"}[pronoun])


def _quoting(text: str, statement: Statement) -> Span | None:
    """Return who is quoted in "X, quoting Y, said ..." and "..., X said, quoting Y."; None if nobody is."""
    if statement.cue_span is None or statement.speaker_span is None or not statement.speaker:
        return None
    low, high = sorted((statement.cue_span.end, statement.speaker_span.end))
    for match in (_ASIDE.match(text, low, statement.span.end), _ASIDE.match(text, high, statement.span.end)):
        if match is not None and match["who"][0].isupper():
            return Span(match.start("who"), match.end("who"))
    return None


def _named(text: str, span: Span) -> Span:
    """Return the person named in a description ("the minister, Ann Lee"), else the whole description."""
    found = [Span(span.start + name.start, span.start + name.end) for name in names.proper_names(span.of(text))]
    people = [name for name in found if names.is_person(name.of(text))]
    return people[-1] if people else span
