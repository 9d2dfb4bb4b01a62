"""Who speaks in the evidence: one column for each voice, and what each of them says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.types import Article, Column, Draft, Evidence, Span, Statement, Voice
from briefing.writing import candidates, terms
from briefing.writing.candidates import Candidate
from briefing.writing.drafting import statement_drafts


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that can be printed under its speaker's name.

    Args:
        column: the name of the speaker's column. number: its place in reading order over all articles.
    """

    column: str
    article: Article
    statement: Statement
    draft: Draft
    number: int

    @property
    def words(self) -> str:
        """What was said, as far as the draft prints it."""
        spans = (_common(part, self.draft.citations[0].span) for part in self.statement.content)
        return " ".join(span.of(self.article.text) for span in spans if span)


def columns(evidence: Evidence) -> tuple[Column, ...]:
    """Return the voices that have statements: people first, then by the words quoted from them.

    The same full name in several articles is one voice, and so is the last name alone where only one full name has it;
    two people who share a last name stay two.
    """
    known = canonical(evidence)
    found: dict[str, list[tuple[str, Voice]]] = {}
    for article in evidence.articles:
        for voice in evidence.readings[article.id].voices:
            if voice.statements:
                found.setdefault(known[voice.name], []).append((article.id, voice))
    order = sorted(found.items(), key=lambda item: (_rank(item[1][0][1]), -sum(v.quoted_words for _, v in item[1])))
    return tuple(
        Column(
            name,
            entries[0][1].kind,
            next((voice.role for _, voice in entries if voice.role), ""),
            tuple(dict.fromkeys(article_id for article_id, _ in entries)),
        )
        for name, entries in order
    )


def canonical(evidence: Evidence) -> Mapping[str, str]:
    """Return the one name under which each voice of the evidence is listed, for every name and alias it goes by."""
    voices = [voice for article in evidence.articles for voice in evidence.readings[article.id].voices]
    full = list(dict.fromkeys(voice.name for voice in voices if voice.kind == "person" and " " in voice.name))
    known: dict[str, str] = {}
    folded: dict[str, str] = {}
    for voice in voices:
        fuller = [name for name in full if name.split()[-1] == voice.name and voice.kind == "person"]
        name = fuller[0] if len(fuller) == 1 else voice.name
        known[voice.name] = folded.setdefault(_key(name), name)
    for voice in voices:
        for alias in voice.aliases:
            known.setdefault(alias, known[voice.name])
    return known


def _key(name: str) -> str:
    """Return what two ways to write one name share: no article, no initials between names, no "Jr."."""
    parts = [part.casefold() for part in re.split(r"[\s.]+", name) if part]
    kept = [part for part in parts if len(part) > 1 and part not in {"the", "jr", "sr"}]
    return " ".join(kept or parts)


def sentences(evidence: Evidence) -> tuple[Candidate, ...]:
    """Return the usable sentences of the whole articles, whatever passages were found in them."""
    return candidates.find(Evidence(evidence.articles, evidence.readings, ()))


def said(evidence: Evidence, found: Sequence[Candidate], names: Iterable[str]) -> tuple[Said, ...]:
    """Return the statements of some voices in reading order, each as a draft; what cannot be printed is left out.

    Args:
        found: the usable sentences of the evidence. names: the voices' names.
    """
    wanted = set(names)
    known = canonical(evidence)
    listed: list[Said] = []
    for article in evidence.articles:
        reading = evidence.readings[article.id]
        own = [c for c in found if c.article.id == article.id]
        for statement in sorted(reading.statements, key=lambda s: (s.span.start, s.span.end)):
            column = known.get(statement.speaker, statement.speaker)
            if column in wanted and not _relays(statement, reading.statements):
                for made in statement_drafts(own, article, statement):
                    listed.append(Said(column, article, statement, made, len(listed)))
    return _once(listed)


def _relays(statement: Statement, others: Iterable[Statement]) -> bool:
    """Tell whether a statement only passes on the words of another: those are listed under their own speaker."""
    return any(
        other.via == statement.speaker and any(s.holds(o) for s in statement.content for o in other.content)
        for other in others
        if other.via and other.kind != "indirect" and other is not statement
    )


def _once(listed: Sequence[Said]) -> tuple[Said, ...]:
    """Keep what a voice says once: the same words in another article become one more citation."""
    kept: dict[tuple[str, str], Said] = {}
    distinct = {(item.column, item.draft.citations, item.draft.text): item for item in reversed(listed)}
    for item in reversed(distinct.values()):
        key = (item.column, " ".join(terms.words(item.words)))
        first = kept.setdefault(key, item)
        extra = tuple(
            c for c in item.draft.citations if c.article_id not in {k.article_id for k in first.draft.citations}
        )
        if first is not item and extra and item.draft.text == first.draft.text:
            kept[key] = replace(first, draft=replace(first.draft, citations=(*first.draft.citations, *extra)))
    return tuple(kept.values())


def _rank(voice: Voice) -> int:
    return ("person", "group", "document", "outlet").index(voice.kind)


def _common(one: Span, other: Span) -> Span | None:
    return Span(max(one.start, other.start), min(one.end, other.end)) if one.meets(other) else None
