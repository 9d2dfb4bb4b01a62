"""What outlets share, what only one of them reports, and what they call by different names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.types import Article, Column, Draft, Evidence
from briefing.writing import candidates, select, terms, voices
from briefing.writing.candidates import Candidate
from briefing.writing.drafting import quoted_outlet
from briefing.writing.space import Space

SAYS_THE_SAME = 0.5  # share of a sentence's weighted content that a sentence of each other outlet must hold
FEWEST_STEMS = 6  # content words that a sentence needs to be told apart from a turn of phrase
UNSEEN = 0.16  # nearness under which no other outlet has anything like it
MOST_SHARED, MOST_ONLY, MOST_TERMS = 4, 3, 4


def shared(evidence: Evidence, columns: Sequence[Column]) -> tuple[Candidate, ...]:
    """Return sentences whose content every outlet reports, the best one of each.

    Args:
        columns: the outlets with their articles.
    """
    space, outlet = _basis(evidence, columns)
    agreed = [
        item
        for item in select.rank(space.found)
        if select.stands(item.candidate)
        and len(set(item.candidate.stems)) >= FEWEST_STEMS
        and min(_held(item.candidate, space, outlet).values(), default=0.0) >= SAYS_THE_SAME
    ]
    return tuple(select.varied(agreed, count=MOST_SHARED, words=160))


def only(evidence: Evidence, columns: Sequence[Column]) -> tuple[tuple[str, tuple[Candidate, ...]], ...]:
    """Return for each outlet its most central sentences that no other outlet has anything like."""
    space, outlet = _basis(evidence, columns)
    ranked = select.rank(space.found)
    listed = []
    for column in columns:
        own = [item for item in ranked if outlet[item.candidate.article.id] == column.name]
        alone = [item for item in own if _nearest(item.candidate, space, outlet) < UNSEEN]
        chosen = select.varied(alone, count=MOST_ONLY, words=110)
        if chosen:
            listed.append((column.name, tuple(sorted(chosen, key=lambda c: c.number))))
    return tuple(listed)


def terms_that_differ(evidence: Evidence) -> tuple[tuple[str, tuple[Draft, ...]], ...]:
    """Return things for which one article's own voice has a loaded term and another's a different one.

    Each is labelled with the style sheet's neutral wording; the sides quote the outlets' own sentences.
    """
    found = voices.sentences(evidence)
    by_neutral: dict[str, dict[str, tuple[str, Candidate]]] = {}
    for candidate in found:
        for note in candidate.notes:
            if note.neutral:
                sides = by_neutral.setdefault(note.neutral.lower(), {})
                sides.setdefault(candidate.article.id, (note.term.lower(), candidate))
    listed = []
    for neutral, sides in by_neutral.items():
        for article in evidence.articles:
            plain = None if article.id in sides else _worded(neutral, article, found)
            if plain is not None:
                sides[article.id] = (neutral, plain)
        if len({term for term, _ in sides.values()}) > 1:
            distinct = dict(reversed(sides.values()))
            listed.append((neutral[:1].upper() + neutral[1:], tuple(map(quoted_outlet, distinct.values()))))
    return tuple(listed[:MOST_TERMS])


def _worded(words: str, article: Article, found: Sequence[Candidate]) -> Candidate | None:
    pattern = re.compile(rf"\b{re.escape(words)}\b", re.IGNORECASE)
    return next((c for c in found if c.article.id == article.id and not c.statements and pattern.search(c.text)), None)


def _basis(evidence: Evidence, columns: Sequence[Column]) -> tuple[Space, Mapping[str, str]]:
    """Return the sentences to compare, and the outlet of each article."""
    outlet = {article_id: column.name for column in columns for article_id in column.articles}
    return Space([c for c in candidates.find(evidence) if not c.question]), outlet


def _held(candidate: Candidate, space: Space, outlet: Mapping[str, str]) -> dict[str, float]:
    """Return for each other outlet how much of a sentence's content one of its sentences holds, 0 to 1."""
    held: dict[str, float] = {}
    for other in space.found:
        name = outlet[other.article.id]
        if name != outlet[candidate.article.id]:
            share = terms.covered(candidate.stems, other.stems, space.rarities)
            held[name] = max(held.get(name, 0.0), share)
    return held


def _nearest(candidate: Candidate, space: Space, outlet: Mapping[str, str]) -> float:
    """Return how near the nearest sentence of any other outlet comes."""
    mine = outlet[candidate.article.id]
    return max((space.near(candidate, c) for c in space.found if outlet[c.article.id] != mine), default=0.0)
