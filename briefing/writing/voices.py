"""Who speaks in the evidence: one column for each voice, and what each of them says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.reading.who import given
from briefing.types import Article, Column, Draft, Evidence, Span, Statement, Voice, VoiceShare
from briefing.writing import candidates, terms
from briefing.writing.candidates import Candidate
from briefing.writing.drafting import statement_drafts
from briefing.writing.standing import PRONOUNS

TELLS = -0.35  # `worth` from which a statement tells something
SHORTEST, LONGEST = 9, 32  # words of a draft that is read with ease and says something
FAR_MORE = 3  # times as often as the next is named the one whom a shared last name means
LEADING = 30  # stems that tell what the evidence is about
FEWEST_SAME, SAME_WORDS = 6, 0.9  # content words, and their share, from which two statements are the same words
FEWEST_STEMS = 4  # content words under which a statement is a remark in passing
_QUOTE = re.compile(r"[“\"]([^”\"]+)")
# Words that carry on from what was said before.
_CARRIES_ON = re.compile(
    r"(?:But|And|So|Then|Or|Nor|Because|Which|Well|Also|Again|This|That|These|Those|It|He|She|They|There|Here|Yes|No|"
    r"Now|Instead|Otherwise|Even|Not)\b", re.IGNORECASE
)  # fmt: skip
_POINTING = re.compile(r"\b(?:it|that|this|they|them|he|she|him|her|his|these|those|there)\b", re.IGNORECASE)
_COURTESY = re.compile(
    r"\b(?:thanks?|thankful|honou?red|good morning|welcome|congratulat\w+|proud|delighted|surprised)\b", re.IGNORECASE
)


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
        spans = (common(part, self.draft.citations[0].span) for part in self.statement.content)
        return " ".join(span.of(self.article.text) for span in spans if span)


def columns(evidence: Evidence) -> tuple[Column, ...]:
    """Return the voices that have statements: people and groups before texts and outlets, those who say most first.

    The same full name in several articles is one voice, and so is the last name alone where only one full name has it;
    two people who share a last name stay two.
    """
    known = canonical(evidence)
    found: dict[str, list[tuple[str, Voice]]] = {}
    for article in evidence.articles:
        for voice in evidence.readings[article.id].voices:
            if voice.statements:
                found.setdefault(known[voice.name], []).append((article.id, voice))
    order = sorted(found.items(), key=lambda item: _heard([voice for _, voice in item[1]]))
    return tuple(
        Column(
            name,
            entries[0][1].kind,
            next((voice.role for _, voice in entries if voice.role), ""),
            tuple(dict.fromkeys(article_id for article_id, _ in entries)),
        )
        for name, entries in order
    )


def shares(evidence: Evidence) -> tuple[VoiceShare, ...]:
    """Return who is quoted in which article, under the names of the columns; article by article, most quoted first."""
    known = canonical(evidence)
    return tuple(
        VoiceShare(article.id, replace(voice, name=known[voice.name]))
        for article in evidence.articles
        for voice in sorted(
            evidence.readings[article.id].voices, key=lambda v: (-v.quoted_words, -v.statements, v.first)
        )
        if voice.statements
    )


def first(evidence: Evidence) -> tuple[VoiceShare, ...]:
    """Return for each article the voice whose statement comes first in it, as in `shares`; none where nobody speaks."""
    known = canonical(evidence)
    quoted = {(share.article_id, share.voice.name): share for share in shares(evidence)}
    found = []
    for article in evidence.articles:
        ordered = sorted(evidence.readings[article.id].statements, key=lambda s: (s.span.start, s.span.end))
        own = (quoted.get((article.id, known.get(s.speaker, s.speaker))) for s in ordered if s.speaker)
        found += [share for share in own if share][:1]
    return tuple(found)


def canonical(evidence: Evidence) -> Mapping[str, str]:
    """Return the one name under which each voice of the evidence is listed, for every name and alias it goes by."""
    voices = [voice for article in evidence.articles for voice in evidence.readings[article.id].voices]
    full = list(dict.fromkeys(voice.name for voice in voices if voice.kind == "person" and " " in voice.name))
    by_last: dict[str, list[str]] = {}
    for name in full:
        by_last.setdefault(name.split()[-1], []).append(name)
    unsure = [name for names in by_last.values() if len(names) > 1 for name in names]
    named = {name: sum(a.text.count(name) for a in evidence.articles) for name in unsure}
    known: dict[str, str] = {}
    folded: dict[str, str] = {}
    for voice in voices:
        fuller = by_last.get(voice.name, []) if voice.kind == "person" else []
        name = _meant(fuller, named) or voice.name
        known[voice.name] = folded.setdefault(_key(name), name)
    for voice in voices:
        for alias in voice.aliases:
            known.setdefault(alias, known[voice.name])
    return known


def _meant(fuller: Sequence[str], named: Mapping[str, int]) -> str:
    """Return the full name that a last name stands for: the only one, or one that is named far more than any other."""
    ordered = sorted(fuller, key=lambda name: -named.get(name, 0))
    sure = len(ordered) == 1 or (len(ordered) > 1 and named[ordered[0]] >= FAR_MORE * max(1, named[ordered[1]]))
    return ordered[0] if sure else ""


def _key(name: str) -> str:
    """Return what two ways to write one name share: no article, initials or "Jr.", first names in full."""
    parts = [given.long_form(part) for part in re.split(r"[\s.]+", name.casefold()) if part]
    kept = [part for part in parts if len(part) > 1 and part not in {"the", "jr", "sr"}]
    return " ".join(kept or parts)


def sentences(evidence: Evidence) -> tuple[Candidate, ...]:
    """Return the usable sentences of the whole articles, whatever passages were found in them."""
    return candidates.find(replace(evidence, passages=()))


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
    return _once(_sure(listed))


def _sure(listed: Sequence[Said]) -> list[Said]:
    """Leave out the words that "he" or "she" says in one article and that another gives to somebody else by name."""
    named = [(i.column, i.article.id, set(terms.content(i.words))) for i in listed if not _by_pronoun(i)]
    kept = []
    for item in listed:
        own = set(terms.content(item.words)) if _by_pronoun(item) else set()
        enough = max(FEWEST_SAME, SAME_WORDS * len(own))
        same = (c for c, article_id, words in named if article_id != item.article.id and len(own & words) >= enough)
        others = set(same) if own else set()
        if not others or item.column in others:
            kept.append(item)
    return kept


def _by_pronoun(item: Said) -> bool:
    """Tell whether a statement names its speaker by a pronoun, or not at all."""
    span = item.statement.speaker_span
    return span is None or span.of(item.article.text).lower() in PRONOUNS


def weights(evidence: Evidence) -> Mapping[str, float]:
    """Return how much each stem counts for a statement: those of the titles and of many sentences count most."""
    held = Counter(stem for c in sentences(evidence) for stem in dict.fromkeys(c.stems))
    titled = {stem for article in evidence.articles for stem in terms.content(article.title)}
    leading = {stem: float(number) for stem, number in held.most_common(LEADING) if number > 1}
    return leading | {stem: leading.get(stem, 1.0) + max(leading.values(), default=1.0) for stem in titled}


def telling(items: Sequence[Said], weights: Mapping[str, float], most: int) -> tuple[Said, ...]:
    """Return the statements of one voice that tell most, in reading order.

    Args:
        items: its statements. weights: how much each stem counts. most: at most so many.
    """
    ordered = sorted(items, key=lambda item: (-worth(item, weights), item.number))
    return tuple(sorted(ordered[:most], key=lambda item: item.number))


def worth(item: Said, weights: Mapping[str, float]) -> float:
    """Return how much a statement tells: by the words that count, in whole sentences that need none before them."""
    text = item.draft.text
    words = text.split()
    stems = terms.content(item.words)
    said = sum(weights.get(stem, 0.0) for stem in set(stems)) / max(1.0, sum(weights.values()))
    quote = _QUOTE.search(text)
    opening = quote.group(1) if quote else text
    faults = (
        0.4 * bool(_CARRIES_ON.match(opening)),
        0.1 * min(3, len(_POINTING.findall(item.words))),
        0.4 * (len(words) < SHORTEST),
        0.2 * (len(stems) < FEWEST_STEMS),
        0.2 * (len(words) > LONGEST),
        0.5 * text.rstrip("”’").endswith("?"),
        0.2 * (item.statement.kind == "indirect"),
        0.3 * bool(_COURTESY.search(text)),
    )
    return said - sum(faults)


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


def _heard(voices: Sequence[Voice]) -> tuple[bool, int, int]:
    """Return where a voice stands among all, by its statements and the words quoted from it."""
    text = voices[0].kind in ("document", "outlet")
    return text, -sum(v.statements for v in voices), -sum(v.quoted_words for v in voices)


def common(one: Span, other: Span) -> Span | None:
    """Return what two spans have in common, `None` for nothing."""
    return Span(max(one.start, other.start), min(one.end, other.end)) if one.meets(other) else None
