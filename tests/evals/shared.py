"""What the gate measures on data that may not enter the project, where it lies beside the checkout."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.evals import lying, marked
from tests.evals.__main__ import run

BESIDE = Path(__file__).resolve().parents[3] / "shared"
LIES = 150  # claims of each kind, so that the gate stays within minutes


@dataclass(frozen=True, slots=True)
class Check:
    """One task on one data file, scored by a script that lies beside the data.

    Args:
        task: the evaluation task. data: the file's name. scorer: the script's name.
        rows: how many rows of the file are taken, from its start, so that the gate stays within minutes; 0 for all.
        metrics: metric name to the path of its figure in the scorer's JSON.
        gold: how the scorer takes the gold file: as an option or as an argument.
    """

    task: str
    data: str
    scorer: str
    metrics: dict[str, tuple[str, ...]]
    rows: int = 0
    gold: tuple[str, ...] = ("--gold",)


CHECKS = (
    Check(
        "quotes",
        "quotes_polnear_dev.jsonl",
        "score_quotes.py",
        {
            "quoted_f1": ("quoted_chars", "f1"),
            "speaker_name": ("speaker", "name"),
            "end_to_end": ("end_to_end", "found_and_name"),
            "content_f1": ("content", "overlap", "f1"),
        },
    ),
    Check(
        "support",
        "summedits_news_dev.jsonl",
        "score_verify.py",
        {"balanced_accuracy": ("*", "balanced_accuracy")},
        gold=(),
    ),
    Check("wording", "babe_train.jsonl", "score_verify.py", {"macro_f1": ("*", "macro_f1")}, rows=1000, gold=()),
    Check(
        "extraction",
        "article_extraction/truth_dev.jsonl",
        "score_extract.py",
        {"f1": ("f1",), "precision": ("precision",)},
    ),
    Check(
        "summaries",
        "neus_valid.jsonl",
        "score_neus.py",
        {"rouge1": ("*", "rouge1"), "rouge2": ("*", "rouge2")},
        rows=40,
    ),
)


def measure() -> dict[str, dict[str, float]]:
    """Return the figures of every task whose data and module are there."""
    found = {check.task: _score(check) for check in CHECKS if _is_possible(check)}
    if all((BESIDE / "data" / name).exists() for name in marked.FILES):
        found["lying"] = lying.shares(BESIDE / "data", LIES)
    return found


def _is_possible(check: Check) -> bool:
    data, scorer = BESIDE / "data" / check.data, BESIDE / "scorers" / check.scorer
    return data.exists() and scorer.exists() and importlib.util.find_spec(f"tests.evals.{check.task}") is not None


def _score(check: Check) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        data, out = BESIDE / "data" / check.data, Path(folder) / "out.jsonl"  # by its name a scorer knows the form
        if check.rows:
            data = Path(folder) / "data.jsonl"
            data.write_text("".join(_first(BESIDE / "data" / check.data, check.rows)), encoding="utf-8")
        run(check.task, data, out)
        command = [sys.executable, str(BESIDE / "scorers" / check.scorer), str(out), *check.gold, str(data)]
        ended = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name: _figure(json.loads(ended.stdout), path) for name, path in check.metrics.items()}


def _first(data: Path, rows: int) -> Iterator[str]:
    with data.open(encoding="utf-8") as lines:
        for _, line in zip(range(rows), lines, strict=False):
            yield line


def _figure(result: Any, path: tuple[str, ...]) -> float:
    """Return the figure at a path; "*" is whatever one name stands there."""
    for step in path:
        result = next(iter(result.values())) if step == "*" else result[step]
    return float(result)
