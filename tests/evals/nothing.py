"""Knowing when there is nothing: which questions are refused, and the trade-off behind the threshold.

Rows with `gold` facts can be answered from the corpus; those without, and questions from other data, cannot.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from briefing import Scope, Settings, open_desk
from briefing.desk import Desk
from briefing.desk.papers import ANSWER_PASSAGES
from briefing.writing import answer, questions, several, terms
from tests.evals import retrieval

STEPS = tuple(step / 100 for step in range(14, 34, 2))
FOLDS = 5
MOST_FALSE = 0.08  # of the questions that can be answered, how many a threshold may refuse where it is chosen


def rows(data: Path, corpus: Path) -> Iterator[dict[str, Any]]:
    """Yield one output row for each question: whether it has an answer, how far the articles bear on it, the refusal.

    Args:
        data: JSON lines with query, or question. corpus: as for retrieval.
    """
    with tempfile.TemporaryDirectory() as folder, open_desk(Settings(data=Path(folder))) as desk:
        retrieval.load(desk, corpus)
        with data.open(encoding="utf-8") as lines:
            for line in filter(str.strip, lines):
                row = json.loads(line)
                yield judged(desk, row.get("query") or row["question"], bool(row.get("gold")))


def judged(desk: Desk, question: str, answered: bool) -> dict[str, Any]:
    """Return the row of one question.

    Args:
        desk: a filled library. question: the question. answered: whether the library has its answer.
    """
    evidence = desk.shelves.evidence_for(question, Scope(), ANSWER_PASSAGES)
    asked = questions.parse(question)
    return {
        "question": question,
        "answered": answered,
        "long": len(set(terms.folded(terms.content(question)))) >= several.LONG,
        "bearing": round(several.bearing(asked, evidence), 4),
        "refused": not answer.supported(question, evidence),
    }


def refused(found: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Return the share refused of the questions without an answer, and of those with one."""
    shares: dict[str, list[bool]] = {"refused": [], "refused wrongly": []}
    for row in found:
        shares["refused wrongly" if row["answered"] else "refused"].append(row["refused"])
    return {name: round(sum(values) / len(values), 4) for name, values in shares.items() if values}


def curve(found: Sequence[dict[str, Any]]) -> list[tuple[float, float, float]]:
    """Return for thresholds of `several.bearing` the share of long questions refused, rightly and wrongly."""
    nothing, answered = ([r["bearing"] for r in found if r["long"] and r["answered"] == kind] for kind in (False, True))
    return [(step, _below(nothing, step), _below(answered, step)) for step in STEPS]


def held_out(found: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """Return the two shares when each fifth of the questions is judged by the threshold chosen on the rest."""
    ranked = sorted((row for row in found if row["long"]), key=lambda row: str(row["question"]))
    right: list[bool] = []
    wrong: list[bool] = []
    for fold in range(FOLDS):
        rest = [row for place, row in enumerate(ranked) if place % FOLDS != fold]
        known = sorted(row["bearing"] for row in rest if row["answered"])
        limit = known[int(MOST_FALSE * len(known))]
        for row in ranked[fold::FOLDS]:
            (wrong if row["answered"] else right).append(row["bearing"] < limit)
    return sum(right) / len(right), sum(wrong) / len(wrong)


def _below(values: Sequence[float], limit: float) -> float:
    return sum(value < limit for value in values) / len(values) if values else 0.0
