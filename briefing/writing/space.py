"""How near the sentences of one story are to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefing.writing import terms
from briefing.writing.candidates import Candidate

NEAR_REPEAT = 0.55  # cosine from which two sentences say the same thing; within one story, above chance overlap
SAME_SENTENCE = 0.9  # cosine from which a sentence is a copy, not a second witness
OPENING, OPENING_SHARED = 6, 4  # content words in which a sentence says who did what; how many of them make one of two
SAME_FIGURE = 0.05  # an equal figure brings two sentences so much nearer

Key = tuple[str, int]


def key(candidate: Candidate) -> Key:
    """Return what names a sentence: its article and its place there."""
    return candidate.article.id, candidate.number


def _open_alike(one: Candidate, other: Candidate) -> bool:
    """Tell whether two sentences tell the same in their first words: who did what, in other details."""
    mine, theirs = set(one.stems[:OPENING]), set(other.stems[:OPENING])
    return len(mine & theirs) >= OPENING_SHARED


class Space:
    """The sentences of one story as vectors.

    Args:
        found: the sentences; rarity is counted over them.
    """

    def __init__(self, found: Sequence[Candidate]) -> None:
        self.found = tuple(found)
        self.rarities = terms.rarity([candidate.stems for candidate in found])
        self._vectors = {key(c): terms.vector(c.stems, self.rarities) for c in found}
        self._articles = {c.article.id for c in found}
        self._holders: dict[str, list[tuple[Key, float]]] = defaultdict(list)
        for name, vector in self._vectors.items():
            for item, value in vector.items():
                self._holders[item].append((name, value))

    def cosine(self, one: Candidate, other: Candidate) -> float:
        """Return the cosine of two sentences, 0 to 1."""
        return terms.dot(self._vector(one), self._vector(other))

    def near(self, one: Candidate, other: Candidate) -> float:
        """Return how near two sentences are, 0 to 1.05: their cosine, and a little more for an equal figure."""
        mine = {(figure.value, figure.unit) for figure in one.figures}
        same = any((figure.value, figure.unit) in mine for figure in other.figures)
        return self.cosine(one, other) + (SAME_FIGURE if same else 0.0)

    def count(self, item: str) -> int:
        """Return how many sentences have a stem."""
        return len(self._holders.get(item, ()))

    def nearby(self, candidate: Candidate) -> dict[Key, float]:
        """Return the cosine of every sentence that shares a stem with this one, this one among them."""
        cosines: dict[Key, float] = defaultdict(float)
        for item, value in self._vector(candidate).items():
            for name, weight in self._holders.get(item, ()):
                cosines[name] += value * weight
        return cosines

    def agreement(self, candidate: Candidate) -> float:
        """Return how closely the other articles say the same, 0 to 1: the mean over them of their nearest sentence."""
        nearest: dict[str, float] = defaultdict(float)
        for (article_id, _), cosine in self.nearby(candidate).items():
            if article_id != candidate.article.id and cosine < SAME_SENTENCE:
                nearest[article_id] = max(nearest[article_id], cosine)
        others = len(self._articles - {candidate.article.id})
        return sum(nearest.values()) / others if others else 0.0

    def repeats(self, one: Candidate, other: Candidate, apart: float = NEAR_REPEAT) -> bool:
        """Tell whether two sentences are one, say nearly the same (their cosine is `apart` or more), or open alike."""
        return key(one) == key(other) or _open_alike(one, other) or self.cosine(one, other) >= apart

    def told(self, one: Candidate, others: Sequence[Candidate]) -> float:
        """Return how much of what a sentence says the others say too, 0 to 1, rare words counting more."""
        held = {item for other in others for item in other.stems}
        mine = {item: self.rarities.get(item, 1.0) for item in one.stems}
        return sum(weight for item, weight in mine.items() if item in held) / (sum(mine.values()) or 1.0)

    def _vector(self, candidate: Candidate) -> terms.Vector:
        known = self._vectors.get(key(candidate))
        return terms.vector(candidate.stems, self.rarities) if known is None else known
