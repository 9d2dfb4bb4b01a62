"""How near sentences are in meaning, whatever their words, by the vectors that the evidence brings along."""

from __future__ import annotations

from bisect import bisect_right

from briefing.types import Draft, Evidence
from briefing.writing.space import Key


class Meaning:
    """The cosines of the sentences of some articles.

    Args:
        evidence: with the vectors of its sentences; articles without any are near nothing.
    """

    def __init__(self, evidence: Evidence) -> None:
        self._vectors = evidence.vectors
        self._starts = {
            name: [sentence.span.start for sentence in evidence.readings[name].sentences] for name in evidence.vectors
        }
        self._cosines: dict[tuple[str, str], list[list[float]]] = {}

    def knows(self, *names: Key) -> bool:
        """Tell whether all of some sentences have vectors, so that they can be told apart by meaning."""
        return all(article_id in self._vectors for article_id, _ in names)

    def near(self, one: Key, other: Key) -> float:
        """Return the cosine of two sentences, 0 where one of them has no vector."""
        pair = one[0], other[0]
        if not self.knows(one, other):
            return 0.0
        if pair not in self._cosines:
            mine, theirs = self._vectors[pair[0]], self._vectors[pair[1]]
            self._cosines[pair] = (mine @ theirs.T).tolist()
        return self._cosines[pair][one[1]][other[1]]

    def sentence(self, draft: Draft) -> Key:
        """Return the sentence that a draft rests on first; its place is -1 where the article has no vectors."""
        cited = draft.citations[0]
        return cited.article_id, bisect_right(self._starts.get(cited.article_id, []), cited.start) - 1
