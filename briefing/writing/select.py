"""Which sentences carry the story: central, agreed on, early, plainly worded; never the same thing twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefing.types import Figure
from briefing.writing import terms
from briefing.writing.candidates import LOADED, Candidate, shorter
from briefing.writing.drafting import draft
from briefing.writing.space import NEAR_REPEAT, Space

# What each quality counts; tuned on the training clusters of NeuS (Lee et al. 2022).
CENTRAL, AGREED, LEAD, ON_TOPIC = 0.8, 0.5, 0.35, 1.5
EARLY, EARLY_SENTENCES = 0.15, 14  # in a long article the first paragraphs carry the news
RANKED, FILLED = 0.4, 0.3  # in a set: the mean score of its sentences, and how far it uses the length
POOL, BEAM = 8, 12  # sentences a set is chosen from besides its own number; sets kept at each step
LEADING = 3  # sentences in which an article tells its event
OPENING_MARKS = frozenset("“‘\"'")
SEARCHED = 4  # sentences, at most, of a set that is searched for as one
TITLE = -1  # the place of a title among an article's sentences
LENGTHY, SHORTENED = 24, 0.02  # words from which a sentence may be shortened; what that counts against it
FEWEST_OWN = 4  # words outside quotation marks that a sentence needs where nobody is named for the quotation
SHORT, LONG = 9, 40  # words: under the first a sentence seldom tells enough, over the second it is hard to read
COUNT_DIGITS = 4  # a plain number of so many digits counts something, which the sentence has to name
TOLD = 0.55  # share of a sentence that the others tell, from which it is no news beside them
FEWEST_TOLD = 8  # words of a sentence that gives a fact of its own
_NO_COMMENT = re.compile(
    r"\b(?:declined|refused) to (?:comment|say|weigh)"
    r"|\bdid not (?:immediately )?(?:respond|reply|return|comment|answer)\b"
    r"|\b(?:was|were) not returned\b|\btook no questions\b"
)
_ON_AIR = re.compile(r"\b(?:appeared|appears|was|were|spoke|speaking) on (?:the )?[A-Z]{2,}\b")
# Days that are only right on the day of publication.
_RELATIVE_DAY = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score; comparable within one ranking only."""

    candidate: Candidate
    score: float


def rank(found: Sequence[Candidate], *, topic: str = "") -> tuple[Ranked, ...]:
    """Return the sentences, best first.

    The score adds centrality (how near a sentence is to the whole story; the centroid of Radev et al. 2004), agreement
    (how closely other articles say the same), lead (news puts first what matters most) and, with a topic, how much of
    it the sentence covers. Loaded words, another's view, questions and openings that point back count against it.

    Args:
        found: the sentences to choose from.
        topic: what the person wants to know about, "" for the whole story.
    """
    space = Space(found)
    centroid = terms.vector(_centroid(found), {})
    wanted = terms.folded(terms.content(topic))
    scored = []
    for candidate in found:
        score = CENTRAL * terms.dot(terms.vector(candidate.stems, {}), centroid) + AGREED * space.agreement(candidate)
        score += LEAD / (1 + candidate.number) + EARLY * max(0.0, 1 - candidate.number / EARLY_SENTENCES)
        if wanted:
            score += ON_TOPIC * terms.covered(wanted, terms.folded(candidate.stems), space.rarities)
        scored.append(Ranked(candidate, score - _penalty(candidate)))
    return tuple(sorted(scored, key=lambda item: -item.score))


def stands(candidate: Candidate) -> bool:
    """Tell whether a sentence can be printed alone: nothing before it is needed, and it is known whose words it has."""
    return not candidate.dangling and owned(candidate)


def alone(candidate: Candidate) -> bool:
    """Tell whether a sentence can be printed alone and has no word either for what only others name."""
    return stands(candidate) and not candidate.points


def owned(candidate: Candidate) -> bool:
    """Tell whether it is known whose words a sentence has: its quotations are whole, or their speaker is named."""
    if candidate.question or candidate.unnamed:
        return False
    if any(s.speaker and s.kind != "indirect" for s in candidate.statements):
        return True
    return candidate.whole and candidate.own_words >= FEWEST_OWN


def says_something(candidate: Candidate) -> bool:
    """Tell whether a sentence gives more than who declined to speak, or spoke where."""
    return not _NO_COMMENT.search(candidate.text) and not _ON_AIR.search(candidate.text)


def informs(candidate: Candidate, people: Collection[str]) -> bool:
    """Tell whether a sentence gives a fact in the outlet's plain words, its own or as an office or a report tells it.

    Args:
        people: names of persons, whose statements are positions and stand elsewhere.
    """
    plain = candidate.loaded < LOADED and all(note.neutral for note in candidate.notes)
    counted = all(figure.counts or figure.unit for figure in candidate.figures if _is_count(figure))
    told = all(s.kind == "indirect" and s.speaker and s.speaker not in people for s in candidate.statements)
    return plain and counted and told and says_something(candidate) and candidate.length >= FEWEST_TOLD


def _is_count(figure: Figure) -> bool:
    return figure.kind == "number" and len(figure.value.split(".")[0]) >= COUNT_DIGITS


def varied(
    ranked: Sequence[Ranked], *, count: int, words: int, taken: Sequence[Candidate] = (), apart: float = NEAR_REPEAT
) -> list[Candidate]:
    """Choose sentences in order of score that add something new and fit the length.

    Args:
        ranked: best first. count: at most so many sentences. words: at most so many words in all.
        taken: sentences already used, not to be repeated. apart: the cosine from which two sentences repeat each other.
    """
    space = Space([r.candidate for r in ranked])
    chosen: list[Candidate] = []
    left = words
    for item in ranked:
        candidate = item.candidate
        if len(chosen) == count:
            break
        if not alone(candidate) or candidate.length > left:
            continue
        before = (*taken, *chosen)
        if not any(space.repeats(candidate, other, apart) for other in before) and space.told(candidate, before) < TOLD:
            chosen.append(candidate)
            left -= candidate.length
    return chosen


def together(
    ranked: Sequence[Ranked], *, count: int, words: int, least: int = 0, singly: bool = False
) -> list[Candidate]:
    """Choose the sentences that tell the story best as a set, by beam search; many, or `singly`, one after the other.

    A set is worth how near it comes to what the story is about, how well its sentences rank, and how far it uses the
    length; two that say the same never stand in one set.

    Args:
        ranked: best first. count: at most so many sentences. words: at most so many words in all, as they are printed.
        singly: take the best ones one by one.
        least: words from which a set is long enough; under it, what still fits and says something new is added.
    """
    able = [r for r in ranked if alone(r.candidate)]
    pool = [held for r in able[: POOL + count] for held in _calm(r) if held.words <= words]
    pool = pool or [_Held(r, printed(r.candidate)) for r in able[:1]]
    space = Space([r.candidate for r in ranked])
    choose = _one_by_one if singly or count > SEARCHED else _best_set
    chosen = choose(pool, count, words, space)
    for held in (form for r in able if says_something(r.candidate) for form in _forms(r)) if chosen else ():
        if sum(one.words for one in chosen) >= least:
            break
        if held.words >= FEWEST_TOLD and _fits([*chosen, held], words, space):
            chosen.append(held)
    return [held.ranked.candidate for held in chosen]


def _calm(ranked: Ranked) -> list[_Held]:
    """Return a sentence whole; where the outlet judges in it, without the clause in which it does."""
    whole, *parts = _forms(ranked) if ranked.candidate.loaded >= LOADED else [_Held(ranked, printed(ranked.candidate))]
    calm = [part for part in parts if part.ranked.candidate.loaded < LOADED]
    return calm or [whole]


def _forms(ranked: Ranked) -> list[_Held]:
    """Return a sentence whole, then, where it is long, without a clause that only adds to it."""
    whole = ranked.candidate
    forms = [_Held(ranked, printed(whole))]
    if whole.length >= LENGTHY:
        score = ranked.score - SHORTENED
        forms += [_Held(Ranked(c, score + _penalty(whole) - _penalty(c)), printed(c)) for c in shorter(whole)]
    return forms


def _one_by_one(pool: Sequence[_Held], count: int, words: int, space: Space) -> list[_Held]:
    """Return the best sentences that fit beside those before them: of many, one more or less changes no other."""
    chosen: list[_Held] = []
    for held in pool:
        if len(chosen) < count and _fits([*chosen, held], words, space):
            chosen.append(held)
    return chosen


def _best_set(pool: Sequence[_Held], count: int, words: int, space: Space) -> list[_Held]:
    """Return the set that is worth most, found by beam search."""
    centroid = terms.vector(_centroid(space.found), {})
    best: tuple[float, tuple[int, ...]] = (0.0, ())
    beam: list[tuple[int, ...]] = [()]
    for _ in range(count):
        grown = {tuple(sorted((*held, at))) for held in beam for at in range(len(pool)) if at not in held}
        sets = [held for held in grown if _fits([pool[at] for at in held], words, space)]
        scored = sorted(((_worth([pool[at] for at in held], words, centroid), held) for held in sets), reverse=True)
        best = max([best, *scored[:1]])
        beam = [held for _, held in scored[:BEAM]]
    return [pool[at] for at in best[1]]


def printed(candidate: Candidate) -> int:
    """Return the number of words that a sentence takes as it is printed."""
    return len(draft(candidate).text.split())


def spread(
    ranked: Sequence[Ranked], *, count: int, words: int, taken: Sequence[Candidate] = (), apart: float = NEAR_REPEAT
) -> list[Candidate]:
    """Choose as `varied` does, but from each article in turn while it has something new; arguments as there."""
    articles = list(dict.fromkeys(r.candidate.article.id for r in ranked))
    share = max(1, -(-count // max(1, len(articles)))) if len(articles) > 1 else count
    first: list[Ranked] = []
    for name in articles:
        own = [r for r in ranked if r.candidate.article.id == name]
        kept = varied(own, count=share, words=words, taken=taken, apart=apart)
        first += [r for r in own if r.candidate in kept]
    pool = sorted(first, key=lambda item: -item.score) + [r for r in ranked if r not in first]
    return varied(pool, count=count, words=words, taken=taken, apart=apart)


def in_reading_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Put chosen sentences so that they read on: the event first, then by how far into its article each stands.

    The event is what a sentence tells that stands early in its article and does not open on somebody's words.

    Args:
        chosen: the best first.
    """
    if not chosen:
        return []
    first = min(chosen, key=_not_the_event)
    return [first, *sorted((c for c in chosen if c is not first), key=lambda c: c.number)]


def _not_the_event(candidate: Candidate) -> tuple[bool, bool, bool]:
    return candidate.text[:1] in OPENING_MARKS, _is_quoted(candidate), candidate.number >= LEADING


def _is_quoted(candidate: Candidate) -> bool:
    """Tell whether a sentence prints in quotation marks, under its outlet's or a speaker's name."""
    return draft(candidate).text.endswith("”") and not candidate.text.rstrip().endswith(("”", '"'))


@dataclass(frozen=True, slots=True)
class _Held:
    ranked: Ranked
    words: int


def _worth(held: Sequence[_Held], words: int, centroid: terms.Vector) -> float:
    bag = [item for one in held for item in one.ranked.candidate.stems]
    mean = sum(one.ranked.score for one in held) / len(held)
    filled = sum(one.words for one in held) / words
    return terms.dot(terms.vector(bag, {}), centroid) + RANKED * mean + FILLED * filled


def _fits(held: Sequence[_Held], words: int, space: Space) -> bool:
    """Tell whether sentences fit the length and each says something beside the others."""
    if sum(one.words for one in held) > words and len(held) > 1:
        return False
    chosen = [one.ranked.candidate for one in held]
    if any(space.repeats(one, other) for at, one in enumerate(chosen) for other in chosen[at + 1 :]):
        return False
    return not any(space.told(c, [other for other in chosen if other is not c]) >= TOLD for c in chosen)


def _centroid(found: Sequence[Candidate]) -> list[str]:
    """Return the stems that stand in several sentences or titles, as often as they do: what the story is about."""
    seen: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for candidate in found:
        for item in candidate.stems:
            seen[item].add((candidate.article.id, candidate.number))
    for article in {c.article.id: c.article for c in found}.values():
        for item in terms.content(article.title):
            seen[item].add((article.id, TITLE))
    return [item for item, where in seen.items() if len(where) > 1 for _ in where]


def _penalty(candidate: Candidate) -> float:
    faults = (
        0.5 * max(0.0, candidate.loaded - 0.3),
        0.15 * sum(1 for note in candidate.notes if not note.neutral),
        0.2 * (candidate.loaded >= LOADED),
        0.5 * (candidate.dangling or candidate.unnamed),
        0.5 * candidate.question,
        0.1 * bool(candidate.statements),
        0.2 * (candidate.length < SHORT or bool(_NO_COMMENT.search(candidate.text))),
        0.15 * bool(_RELATIVE_DAY.search(candidate.text)),
        0.01 * max(0, candidate.length - LONG),
    )
    return sum(faults)
