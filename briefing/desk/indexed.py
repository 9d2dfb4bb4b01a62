"""How far the search by meaning is, and what answers a question meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.library.index import Index
from briefing.models.embed import Embedder


@dataclass(frozen=True, slots=True)
class Indexing:
    """How far the search by meaning is; by words every article can be found as soon as it is added.

    Args:
        done: articles that can be found by meaning. total: all articles.
        failed: articles that are passed over until the next start, because their text alone was refused.
        why: what keeps it from going on, in a plain sentence; "" when nothing does.
        trouble: what went wrong with what is being embedded, which is tried once more; "" when nothing did.
    """

    done: int
    total: int
    failed: int = 0
    why: str = ""
    trouble: str = ""

    @property
    def finished(self) -> bool:
        """Whether every article can be found by meaning."""
        return self.done == self.total


@dataclass(frozen=True, slots=True)
class Search:
    """What answers a question now: an index and the embedder that its vectors are of."""

    index: Index
    embedder: Embedder
