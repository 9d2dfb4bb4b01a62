"""Evidence with made-up sentence vectors: sentences of one group mean the same, all others nothing of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from briefing.types import Evidence


def meant(evidence: Evidence, *groups: Sequence[str]) -> Evidence:
    """Return evidence with vectors.

    Args:
        groups: the beginnings of sentences that are to mean the same.
    """
    total = sum(len(evidence.readings[article.id].sentences) for article in evidence.articles)
    axes = iter(np.eye(total + len(groups), dtype=np.float32)[len(groups) :])
    shared = np.eye(total + len(groups), dtype=np.float32)
    vectors = {}
    for article in evidence.articles:
        texts = [sentence.span.of(article.text) for sentence in evidence.readings[article.id].sentences]
        places = [next((n for n, group in enumerate(groups) if text.startswith(tuple(group))), -1) for text in texts]
        vectors[article.id] = np.array([shared[place] if place >= 0 else next(axes) for place in places])
    return replace(evidence, vectors=vectors)
