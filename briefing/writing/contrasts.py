"""What only one outlet reports, and what outlets call by different names."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from briefing.types import Article, Column, Draft, Evidence
from briefing.writing import candidates, labels, select, terms, voices
from briefing.writing.candidates import Candidate
from briefing.writing.drafting import quoted_outlet, whole
from briefing.writing.meaning import Meaning
from briefing.writing.space import Space, key

UNSEEN = 0.16  # nearness under which no other outlet has anything like it
ELSEWHERE = 0.62  # cosine of their vectors from which another outlet may say it in other words
COUNT_DIGITS = 2  # digits of a number that two outlets seldom have in common by chance
SAME_COUNT = 2  # content words, numbers among them, that two sentences share when they count the same
SAME_THING = 2  # content words that two neutral wordings for one thing share
_PERSON = {terms.stem("person"): terms.stem("people")}
MOST_SHARED, MOST_SOME, MOST_ONLY, MOST_TERMS = 4, 4, 3, 4


def only(evidence: Evidence, columns: Sequence[Column]) -> tuple[tuple[str, tuple[Candidate, ...]], ...]:
    """Return for each outlet its most central sentences that no other has anything like, in these words or others."""
    space, outlet = _basis(evidence, columns)
    meaning = Meaning(evidence)
    ranked = select.rank(space.found)
    listed = []
    for column in columns:
        own = [item for item in ranked if outlet[item.candidate.article.id] == column.name]
        others = [key(c) for c in space.found if outlet[c.article.id] != column.name]
        alone = [i for i in own if whole(i.candidate) and _nearest(i.candidate, space, outlet) < UNSEEN]
        alone = [i for i in alone if all(meaning.near(key(i.candidate), other) < ELSEWHERE for other in others)]
        chosen = select.varied(alone, count=MOST_ONLY, words=110)
        if chosen:
            listed.append((column.name, tuple(sorted(chosen, key=lambda c: c.number))))
    return tuple(listed)


def terms_that_differ(evidence: Evidence) -> tuple[tuple[str, tuple[Draft, ...]], ...]:
    """Return things that outlets call by different names, with the sentences that do.

    One is loaded by the style sheet, and another outlet's own voice has a different word for the same; or two outlets
    count the same number of something and name it differently.
    """
    found = voices.sentences(evidence)
    by_neutral: dict[str, dict[str, tuple[str, Candidate]]] = {}
    for candidate in found:
        for note in candidate.notes:
            if labels.names_something(note.neutral):
                sides = by_neutral.setdefault(_one_thing(note.neutral.lower(), by_neutral), {})
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
    told = {cite.span for _, drafts in listed for one in drafts for cite in one.citations}
    return (*listed, *_counted_by_two_names([c for c in found if c.span not in told]))[:MOST_TERMS]


def _one_thing(neutral: str, known: Collection[str]) -> str:
    """Return the neutral wording that is known for the same thing: one that shares its content words, else its own."""
    own = {_PERSON.get(item, item) for item in terms.content(neutral)}
    same = (k for k in known if len(own & {_PERSON.get(item, item) for item in terms.content(k)}) >= SAME_THING)
    return next(same, neutral)


def _counted_by_two_names(found: Sequence[Candidate]) -> list[tuple[str, tuple[Draft, ...]]]:
    """Return the numbers of which two articles' own voices count something that each names in its own way."""
    named: dict[str, dict[str, tuple[str, str, Candidate]]] = {}
    for candidate in found:
        for figure in candidate.figures if not candidate.statements else ():
            if figure.kind == "number" and figure.counts and not figure.unit and len(figure.value) >= COUNT_DIGITS:
                sides = named.setdefault(figure.value, {})
                sides.setdefault(candidate.article.id, (figure.text, figure.counts, candidate))
    listed = []
    for sides in named.values():
        ways = list(sides.values())
        pair = next(((one, two) for at, one in enumerate(ways) for two in ways[at + 1 :] if _renamed(one, two)), None)
        if pair:
            listed.append((f"What the {pair[0][0]} are called", tuple(quoted_outlet(c) for _, _, c in pair)))
    return listed


def _renamed(one: tuple[str, str, Candidate], other: tuple[str, str, Candidate]) -> bool:
    """Tell whether two articles count the same with no word in common, about the same, and neither has both names."""
    mine, theirs = set(terms.content(one[1])), set(terms.content(other[1]))
    around = len((set(one[2].stems) & set(other[2].stems)) - mine - theirs)
    texts = one[2].article.text.lower(), other[2].article.text.lower()
    return not mine & theirs and around >= SAME_COUNT and other[1] not in texts[0] and one[1] not in texts[1]


def _worded(words: str, article: Article, found: Sequence[Candidate]) -> Candidate | None:
    pattern = re.compile(rf"\b{re.escape(words)}\b", re.IGNORECASE)
    return next((c for c in found if c.article.id == article.id and not c.statements and pattern.search(c.text)), None)


def _basis(evidence: Evidence, columns: Sequence[Column]) -> tuple[Space, Mapping[str, str]]:
    """Return the sentences to compare, and the outlet of each article."""
    outlet = {article_id: column.name for column in columns for article_id in column.articles}
    return Space([c for c in candidates.find(evidence) if not c.question]), outlet


def _nearest(candidate: Candidate, space: Space, outlet: Mapping[str, str]) -> float:
    """Return how near the nearest sentence of any other outlet comes."""
    mine = outlet[candidate.article.id]
    shared = space.nearby(candidate)
    return max((space.near(candidate, c) for c in space.found if key(c) in shared and outlet[c.article.id] != mine),
               default=0.0)  # fmt: skip
