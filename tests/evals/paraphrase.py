"""Retrieval for questions in other words than the text's: the second eval, beside MultiHop-RAG, which favours words."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing import Settings, open_desk
from briefing.desk import Desk
from tests.evals.retrieval import find

QUESTIONS = Path(__file__).with_name("paraphrases.json")


def measure(*, words: bool = False) -> dict[str, float]:
    """Return Hits@1, Hits@4 and MRR@10 over invented questions on the sample articles.

    Args:
        words: search by words alone, as right after an article is added.
    """
    with tempfile.TemporaryDirectory() as folder, open_desk(Settings(data=Path(folder))) as desk:
        desk.load_samples()
        desk.settle()
        return scored(rows(desk, json.loads(QUESTIONS.read_text(encoding="utf-8")), words=words))


def rows(desk: Desk, questions: Iterable[Mapping[str, str]], *, words: bool = False) -> Iterator[dict[str, Any]]:
    """Yield for each question the rank of the first passage that has the words looked for, 0 for none in ten."""
    for asked in questions:
        hits = find(desk, asked["question"], words=words)
        ranks = [rank for rank, hit in enumerate(hits, 1) if asked["words"] in hit.passage.text]
        yield {"question": asked["question"], "rank": ranks[0] if ranks else 0}


def scored(found: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Return the shares of questions answered by the first and by one of four passages, and the mean of 1 / rank."""
    ranks = [row["rank"] for row in found]
    return {
        "hits@1": round(sum(rank == 1 for rank in ranks) / len(ranks), 4),
        "hits@4": round(sum(0 < rank <= 4 for rank in ranks) / len(ranks), 4),
        "mrr@10": round(sum(1 / rank for rank in ranks if rank) / len(ranks), 4),
    }
