"""The rows of a comparison: what voices or outlets have in common to be compared on."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefing.types import Column, Draft, Evidence
from briefing.writing import candidates, drafting, events, labels, phrases, select, terms, voices
from briefing.writing.candidates import Candidate
from briefing.writing.drafting import draft
from briefing.writing.meaning import Meaning
from briefing.writing.plan import IssuePlan
from briefing.writing.space import Key, Space, key
from briefing.writing.voices import Said

OTHER = "Other statements"
MOST_ISSUES = 6
MOST_SAID = 2  # statements of one voice on one issue
BOND = 2.0  # how much more the word that brings statements together counts for their label than others they share
_MONTH = re.compile(r"\b(?:in|since|until|by|last|next|this|to|of) (?:March|May|August)\b|\b(?:March|May) \d")
_TWO_NAMES = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]+)\b")
# A last name alone: no article, no other capital and no "of" before it, and no other name after it.
_ALONE = r"(?:(?<=[a-z,] )(?<!the )(?<!The )(?<! a )(?<!of )|(?<=\. )|(?<=(?:Mr|Ms)\. ))\b{}\b(?:’s|'s)? (?=[a-z])"
FEWEST_FOR_NOUN = 3  # voices that share a noun that no title has, for it to be an issue without a phrase
FEWEST_SHARED = 2  # telling words, names apart, that two sentences on one issue share
MANY_SHARED, AKIN = 4, 0.16  # so many, and less nearness is enough: long sentences share less of their words
TOPICAL = 3  # sentences that have a word of the story's own
ROLE_WORDS = 3
APART, SAME_MEANING = 0.48, 0.68  # cosine of their vectors under which they do not, and from which one word is enough
KIN = 0.35  # the same for statements of two voices that share a word
SAME_ISSUE = 0.25  # cosine from which sentences of two outlets bear on one issue


def by_voice(evidence: Evidence, columns: Sequence[Column]) -> tuple[IssuePlan, ...]:
    """Return issues on which at least two voices can be compared, event by event.

    Args:
        evidence: articles and readings. columns: the voices.
    """
    plans: list[IssuePlan] = []
    for event in events.find(evidence):
        plans += _voices_on(events.part(evidence, event), columns, used=[plan.label for plan in plans])
    return tuple(plans[:MOST_ISSUES])


def _voices_on(evidence: Evidence, columns: Sequence[Column], used: Sequence[str]) -> tuple[IssuePlan, ...]:
    """Return the issues of one event; every statement stands in one row at most.

    The stem that most voices share makes the first row, and so on with the statements that are left.

    Args:
        evidence: the articles of one event. columns: the voices. used: labels already given.
    """
    found = voices.sentences(evidence)
    left = list(voices.said(evidence, found, (c.name for c in columns)))
    heads = phrases.nouns([c.text for c in found])
    barred, groups = names(evidence), parties(evidence)
    nouns = {terms.stem(word) for word in heads} - barred
    stems = {item.number: _stems(item, nouns) for item in left}
    rarities = terms.rarity(list(stems.values()))
    titled = {item for article in evidence.articles for item in terms.content(article.title)}
    own = _topical([c.stems for c in found], titled)
    plans: list[IssuePlan] = []
    nameless: set[str] = set()
    meaning = Meaning(evidence)
    while len(plans) < MOST_ISSUES:
        bond, row = _best_row(left, stems, rarities, nameless)
        if not row:
            break
        row = _kin(row, meaning)
        shared = own | _shared([stems[item.number] for item in row], rarities) | {bond: BOND * _weight(rarities[bond])}
        taken = [*used, *(p.label for p in plans)]
        name = labels.label([item.draft.text for item in row], shared, heads, used=taken, barred=barred, parties=groups)
        name = labels.fuller(name, [c.text for c in found], heads, used=taken, barred=barred)
        thin = name.startswith(labels.ON) and (
            any(bond in terms.content(given) for given in taken)
            or (bond not in titled and len({item.column for item in row}) < FEWEST_FOR_NOUN)
        )
        if not row or not name or thin or bond not in terms.content(name):
            nameless.add(bond)
            continue
        left = [item for item in left if item not in row]
        plans.append(IssuePlan(name, _cells(row, shared)))
    return tuple(plans)


def _kin(row: Sequence[Said], meaning: Meaning) -> list[Said]:
    """Return the statements of a row that are on one thing with one of another voice, as far as vectors can tell."""
    places = [meaning.sentence(item.draft) for item in row]

    def fits(at: int) -> bool:
        others = [places[n] for n, other in enumerate(row) if other.column != row[at].column]
        return any(not meaning.knows(places[at], o) or meaning.near(places[at], o) >= KIN for o in others)

    return [item for at, item in enumerate(row) if fits(at)]


def names(evidence: Evidence) -> set[str]:
    """Return the stems of the names of people and outlets: whom an issue is about is no name for it."""
    listed = [v.name for r in evidence.readings.values() for v in r.voices if v.kind in {"person", "outlet"}]
    listed += [name for article in evidence.articles for name in _personal(article.text)]
    return {item for name in (*listed, *(a.outlet for a in evidence.articles)) for item in terms.content(name)}


def _personal(text: str) -> list[str]:
    """Return the names of two words that the text goes on with by the last one alone, as of people only."""
    return [" ".join(pair) for pair in set(_TWO_NAMES.findall(text)) if re.search(_ALONE.format(pair[1]), text)]


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


def parties(evidence: Evidence) -> tuple[str, ...]:
    """Return the names of the groups that speak or are named."""
    return tuple({v.name: None for r in evidence.readings.values() for v in r.voices if v.kind == "group"})


def _outlets_on(
    evidence: Evidence, columns: Sequence[Column], *, used: Sequence[str], most: int
) -> tuple[IssuePlan, ...]:
    """Return at most `most` issues of one event, most agreed on first; `used` are labels already given."""
    space = Space([c for c in candidates.find(evidence) if select.alone(c) and drafting.whole(c)])
    outlet = {article_id: column.name for column in columns for article_id in column.articles}
    heads = phrases.nouns([c.text for c in space.found])
    barred, groups = names(evidence), parties(evidence)
    naming, known = barred | _roles(evidence), voices.canonical(evidence)
    meaning = Meaning(evidence)
    own = _topical([c.stems for c in space.found], (i for a in evidence.articles for i in terms.content(a.title)))
    rows: list[dict[str, Candidate]] = []
    plans: list[IssuePlan] = []
    taken: set[Key] = set()
    for seed in _seeds(space):
        row = {} if key(seed) in taken else _matches(seed, space, outlet, taken, (naming, meaning))
        if len(row) < 2 or len(plans) == most or _told(row.values(), rows, space):
            continue
        shared = _shared([set(c.stems) - barred for c in row.values()], space.rarities)
        given = [*used, *(p.label for p in plans)]
        said = _speaker_of(row.values(), known)
        # The words of one remark, which nothing else in the story has, are no issue.
        shared = {item: weight for item, weight in shared.items() if space.count(item) > len(row)}
        shared = own | shared
        name = labels.label([c.text for c in row.values()], shared, heads, used=given, barred=barred, parties=groups)
        name = labels.fuller(name, [c.text for c in space.found], heads, used=given, barred=barred)
        if said and said not in given and (not name or name.startswith(labels.ON)):
            name = said
        if name and not _near_label(name, given):
            taken.update(key(c) for c in row.values())
            rows.append(row)
            plans.append(IssuePlan(name, {column: (draft(c),) for column, c in row.items()}))
    return tuple(plans)


def _speaker_of(row: Iterable[Candidate], known: Mapping[str, str]) -> str:
    """Return "What X said" where every sentence has words of the same voice, else nothing."""
    heard = [{known.get(s.speaker, s.speaker) for s in (drafting.main_statement(c),) if s} for c in row]
    same = set.intersection(*heard) - {""}
    return f"What {min(same)} said" if same else ""


def _told(row: Iterable[Candidate], rows: Sequence[Mapping[str, Candidate]], space: Space) -> bool:
    """Tell whether sentences are about an issue that has its row."""
    return any(space.cosine(one, other) >= SAME_ISSUE for one in row for told in rows for other in told.values())


def _near_label(name: str, given: Sequence[str]) -> bool:
    """Tell whether a label says hardly more than one that is given: half of its words are that one's."""
    own = set(terms.content(name))
    return any(2 * len(own & set(terms.content(other))) >= len(own) for other in given)


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
    return phrases.telling(terms.content(_MONTH.sub(" ", item.words))) & nouns


def _cells(row: Sequence[Said], shared: Mapping[str, float]) -> dict[str, tuple[Draft, ...]]:
    """Return for each voice the statements that tell its position best, in reading order."""
    cells: dict[str, list[Said]] = defaultdict(list)
    for item in row:
        cells[item.column].append(item)
    return {
        column: tuple(item.draft for item in voices.telling(items, shared, MOST_SAID))
        for column, items in cells.items()
    }


def _shared(units: Sequence[set[str]], rarities: Mapping[str, float]) -> dict[str, float]:
    """Return the telling stems that at least two units hold, weighted by how many do and how rare they are."""
    counts: dict[str, int] = defaultdict(int)
    for unit in units:
        for item in phrases.telling(sorted(unit)):
            counts[item] += 1
    return {item: number * _weight(rarities.get(item, 1.0)) for item, number in counts.items() if number > 1}


def _topical(units: Iterable[Sequence[str]], titled: Iterable[str]) -> dict[str, float]:
    """Return the stems of the story's own words, each with no weight: those of titles and of several sentences."""
    held = Counter(item for unit in units for item in set(unit))
    return dict.fromkeys((*titled, *(item for item, number in held.items() if number >= TOPICAL)), 0.0)


def _weight(rarity: float) -> float:
    """Weigh a stem as a label: one that stands in a few sentences names an issue, in one or in most it does not."""
    share = 1 / math.expm1(rarity) if rarity > 0 else 1.0  # of the sentences: rarity is log(1 + 1 / share)
    return rarity * math.log1p(100 * share)


def _seeds(space: Space) -> list[Candidate]:
    """Return the sentences to begin issues with: those that other articles share and that carry the story."""
    worth = {key(ranked.candidate): ranked.score for ranked in select.rank(space.found)}
    score = {key(c): space.agreement(c) + 0.5 * worth[key(c)] for c in space.found}
    return sorted(space.found, key=lambda c: (-score[key(c)], c.number))


def _matches(
    seed: Candidate, space: Space, outlet: Mapping[str, str], used: set[Key], known: tuple[set[str], Meaning]
) -> dict[str, Candidate]:
    """Return for each outlet its unused sentence nearest to the seed, where it is on the same thing, in column order.

    Args:
        known: stems that only say who somebody is, sharing them brings no two sentences together; and the vectors.
    """
    naming, meaning = known
    row = {outlet[seed.article.id]: seed}
    about = phrases.telling(seed.stems) - naming
    for name in dict.fromkeys(outlet.values()):
        own = [c for c in space.found if outlet[c.article.id] == name and key(c) not in used]
        near = [c for c in own if _on_one_thing(seed, c, len(about.intersection(c.stems)), space, meaning)]
        best = max(near, key=lambda c: space.near(seed, c) + meaning.near(key(seed), key(c)), default=None)
        if name not in row and best is not None:
            row[name] = best
    return {name: row[name] for name in dict.fromkeys(outlet.values()) if name in row}


def _on_one_thing(one: Candidate, other: Candidate, held: int, space: Space, meaning: Meaning) -> bool:
    """Tell whether sentences of two outlets bear on one issue, by their words and, where they are known, their vectors.

    Args:
        held: how many telling words they share.
    """
    if not held:
        return False
    cosine = meaning.near(key(one), key(other)) if meaning.knows(key(one), key(other)) else None
    if cosine is not None and cosine >= SAME_MEANING:
        return True
    alike = held >= FEWEST_SHARED and space.near(one, other) >= (SAME_ISSUE if held < MANY_SHARED else AKIN)
    return alike and (cosine is None or cosine >= APART)


def _roles(evidence: Evidence) -> set[str]:
    """Return the stems of short roles: "mayor", "real estate tycoon"."""
    roles = {v.role for r in evidence.readings.values() for v in r.voices if len(v.role.split()) <= ROLE_WORDS}
    return {item for role in roles for item in terms.content(role)}
