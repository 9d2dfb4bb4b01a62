"""Run one evaluation task, or the gate: `python -m tests.evals TASK --data FILE --out FILE [--corpus FILE]`.

`pages` without data prints the generated extremes."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

TASKS = (
    "summaries",
    "quotes",
    "support",
    "wording",
    "retrieval",
    "extraction",
    "injection",
    "swap",
    "pages",
    "exports",
    "copies",
    "nothing",
    "headlines",
)
SEARCHING = ("retrieval", "nothing")  # they ask a corpus


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments name and return the exit code."""
    chosen = _parser().parse_args(argv)
    if chosen.task == "gate":
        from tests.evals import gate

        return gate.main(update=chosen.update)
    if chosen.task == "pages" and chosen.data is None:
        return _told()
    if chosen.data is None or chosen.out is None:
        _parser().error(f"{chosen.task} needs --data FILE and --out FILE")
    if chosen.task in SEARCHING and chosen.corpus is None:
        _parser().error(f"{chosen.task} needs --corpus FILE")
    run(chosen.task, chosen.data, chosen.out, chosen.corpus, words=chosen.words)
    return 0


def _told() -> int:
    """Print all generated pages, show what holds, and return 1 when something does not."""
    from tests.evals import pages

    counts = pages.measure()
    print(*counts.wrong, json.dumps(counts.shares()), sep="\n")
    return int(bool(counts.wrong))


def run(task: str, data: Path, out: Path, corpus: Path | None = None, *, words: bool = False) -> None:
    """Run one task on a data file and write its rows: JSON lines, or one JSON object for extraction.

    Args:
        task: one of `TASKS`; its module is imported only now, for some bring the whole desk.
        data: the input rows. corpus: the articles that are asked.
        out: the output file.
        words: retrieval by words alone.
    """
    module = importlib.import_module(f"tests.evals.{task}")
    out.parent.mkdir(parents=True, exist_ok=True)
    if task == "extraction":
        out.write_text(json.dumps(module.run(data), ensure_ascii=False), encoding="utf-8")
        return
    if task in SEARCHING:
        _write(module.rows(data, corpus, **({"words": True} if words else {})), out)
        return
    _write(module.rows(data), out)


def _write(rows: Iterable[dict[str, object]], out: Path) -> None:
    with out.open("w", encoding="utf-8") as lines:
        for row in rows:
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            lines.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.evals", description=__doc__)
    parser.add_argument("task", choices=(*TASKS, "gate"))
    parser.add_argument("--data", type=Path, help="the input rows, as JSON lines")
    parser.add_argument("--out", type=Path, help="the file to write")
    parser.add_argument("--corpus", type=Path, help="the articles that are asked, as JSON lines")
    parser.add_argument("--words", action="store_true", help="retrieval by words alone, as right after adding")
    parser.add_argument("--update", action="store_true", help="gate: raise the floors to what is measured")
    return parser


if __name__ == "__main__":
    sys.exit(main())
