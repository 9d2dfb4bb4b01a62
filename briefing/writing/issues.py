"""The rows of a comparison: what voices or outlets have in common to be compared on."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefing.types import Column, Draft, Evidence
from briefing.writing import candidates, events, labels, select, terms, voices
from briefing.writing.candidates import Candidate
from briefing.writing.drafting import draft
from briefing.writing.plan import IssuePlan
from briefing.writing.space import Key, Space, key
from briefing.writing.voices import Said

OTHER = "Other statements"
MOST_ISSUES = 6
SAME_ISSUE = 0.25  # cosine from which sentences of two outlets bear on one issue


def by_voice(evidence: Evidence, columns: Sequence[Column]) -> tuple[IssuePlan, ...]:
    """Return issues on which voices can be compared, event by event, and what is left in a last row.

    Args:
        evidence: articles and readings. columns: the voices.
    """
    plans: list[IssuePlan] = []
    for event in events.find(evidence):
        plans += _voices_on(events.part(evidence, event), columns, used=[plan.label for plan in plans])
    named = [plan for plan in plans if plan.label != OTHER]
    rest: dict[str, tuple[Draft, ...]] = {}
    for plan in (*named[MOST_ISSUES:], *(plan for plan in plans if plan.label == OTHER)):
        for column, drafts in plan.cells.items():
            rest[column] = (*rest.get(column, ()), *drafts)
    return (*named[:MOST_ISSUES], *([IssuePlan(OTHER, rest)] if rest else []))


def _voices_on(evidence: Evidence, columns: Sequence[Column], used: Sequence[str]) -> tuple[IssuePlan, ...]:
    """Return the issues of one event; every statement stands in exactly one row.

    The stem that most voices share makes the first row, and so on with the statements that are left.

    Args:
        evidence: the articles of one event. columns: the voices. used: labels already given.
    """
    found = voices.sentences(evidence)
    left = list(voices.said(evidence, found, (c.name for c in columns)))
    heads = labels.nouns([c.text for c in found])
    nouns = {terms.stem(word) for word in heads} - {s for c in columns for s in terms.content(c.name)}
    stems = {item.number: _stems(item, nouns) for item in left}
    rarities = terms.rarity(list(stems.values()))
    plans: list[IssuePlan] = []
    nameless: set[str] = set()
    while len(plans) < MOST_ISSUES:
        bond, row = _best_row(left, stems, rarities, nameless)
        if not row:
            break
        name = labels.label(
            [item.draft.text for item in row], {bond: 1.0}, heads, used=[*used, *(p.label for p in plans)]
        )
        if not name:
            nameless.add(bond)
            continue
        left = [item for item in left if item not in row]
        plans.append(IssuePlan(name, _cells(row)))
    if left:
        plans.append(IssuePlan(OTHER, _cells(left)))
    return tuple(plans)


def by_outlet(evidence: Evidence, columns: Sequence[Column]) -> tuple[IssuePlan, ...]:
    """Return issues on which at least two outlets report, event by event; sentences on different events never meet.

    Args:
        evidence: articles and readings. columns: the outlets, with their articles.
    """
    told = events.find(evidence)
    plans: list[IssuePlan] = []
    for number, event in enumerate(told):
        most = -(-(MOST_ISSUES - len(plans)) // (len(told) - number))
        plans += _outlets_on(events.part(evidence, event), columns, used=[p.label for p in plans], most=most)
    return tuple(plans)


def _outlets_on(
    evidence: Evidence, columns: Sequence[Column], *, used: Sequence[str], most: int
) -> tuple[IssuePlan, ...]:
    """Return at most `most` issues of one event, most agreed on first; `used` are labels already given."""
    space = Space([c for c in candidates.find(evidence) if select.stands(c)])
    outlet = {article_id: column.name for column in columns for article_id in column.articles}
    people = {v.name for r in evidence.readings.values() for v in r.voices if v.kind == "person"}
    heads = labels.nouns([c.text for c in space.found])
    nouns = {terms.stem(word) for word in heads} - {item for name in people for item in terms.content(name)}
    plans: list[IssuePlan] = []
    taken: set[Key] = set()
    for seed in _seeds(space):
        row = {} if key(seed) in taken else _matches(seed, space, outlet, taken)
        if len(row) < 2 or len(plans) == most:
            continue
        shared = _shared([set(c.stems) & nouns for c in row.values()], space.rarities)
        name = labels.label([c.text for c in row.values()], shared, heads, used=[*used, *(p.label for p in plans)])
        if name:
            taken.update(key(c) for c in row.values())
            plans.append(IssuePlan(name, {column: (draft(c),) for column, c in row.items()}))
    return tuple(plans)


def _best_row(
    left: Sequence[Said], stems: Mapping[int, set[str]], rarities: Mapping[str, float], nameless: set[str]
) -> tuple[str, list[Said]]:
    """Return the stem that most voices share, the rarer one of two, with the statements that hold it."""
    holders: dict[str, list[Said]] = defaultdict(list)
    for item in left:
        for found in stems[item.number] - nameless:
            holders[found].append(item)
    scored = [
        ((len({item.column for item in group}) - 1) * rarities[found], len(group), found)
        for found, group in holders.items()
    ]
    best = max(scored, default=(0.0, 0, ""))
    return (best[2], holders[best[2]]) if best[0] > 0 else ("", [])


def _stems(item: Said, nouns: set[str]) -> set[str]:
    return labels.telling(terms.content(item.words)) & nouns


def _cells(row: Sequence[Said]) -> dict[str, tuple[Draft, ...]]:
    cells: dict[str, list[Draft]] = defaultdict(list)
    for item in row:
        cells[item.column].append(item.draft)
    return {column: tuple(drafts) for column, drafts in cells.items()}


def _shared(units: Sequence[set[str]], rarities: Mapping[str, float]) -> dict[str, float]:
    """Return the telling stems that at least two units hold, weighted by how many do and how rare they are."""
    counts: dict[str, int] = defaultdict(int)
    for unit in units:
        for item in labels.telling(sorted(unit)):
            counts[item] += 1
    return {item: number * _weight(rarities.get(item, 1.0)) for item, number in counts.items() if number > 1}


def _weight(rarity: float) -> float:
    """Weigh a stem as a label: one that stands in a few sentences names an issue, in one or in most it does not."""
    share = 1 / math.expm1(rarity) if rarity > 0 else 1.0  # of the sentences: rarity is log(1 + 1 / share)
    return rarity * math.log1p(100 * share)


def _seeds(space: Space) -> list[Candidate]:
    """Return the sentences to begin issues with: those that other articles share and that carry the story."""
    worth = {key(ranked.candidate): ranked.score for ranked in select.rank(space.found)}
    score = {key(c): space.agreement(c) + 0.5 * worth[key(c)] for c in space.found}
    return sorted(space.found, key=lambda c: (-score[key(c)], c.number))


def _matches(seed: Candidate, space: Space, outlet: Mapping[str, str], used: set[Key]) -> dict[str, Candidate]:
    """Return for each outlet its unused sentence nearest to the seed, where it is near enough, in column order."""
    row = {outlet[seed.article.id]: seed}
    for name in dict.fromkeys(outlet.values()):
        own = [c for c in space.found if outlet[c.article.id] == name and key(c) not in used]
        best = max(own, key=lambda c: space.near(seed, c), default=None)
        if name not in row and best is not None and space.near(seed, best) >= SAME_ISSUE:
            row[name] = best
    return {name: row[name] for name in dict.fromkeys(outlet.values()) if name in row}
