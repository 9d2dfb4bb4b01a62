"""The gate: what is measured must not fall below the pinned floors."""

from __future__ import annotations

import json
from pathlib import Path

from tests.evals import copies, exports, pages, paraphrase, samples, shared

FLOORS = Path(__file__).with_name("floors.json")
GATED = 10  # of the extremes, every tenth; `python -m tests.evals pages` prints them all, which takes minutes
Floors = dict[str, dict[str, float]]


def main(*, update: bool = False) -> int:
    """Measure, compare with the floors, and return 1 when something fell below.

    Args:
        update: raise the floors to what was measured; a floor is never lowered.
    """
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    counted = {"samples": samples.measure(), "pages": pages.measure(every=GATED), "exports": exports.measure()}
    measured: Floors = {
        **{task: counts.shares() for task, counts in counted.items()},
        "copies": copies.measure(),
        "paraphrases": paraphrase.measure(),
        **shared.measure(),
    }
    for line in (line for counts in counted.values() for line in counts.wrong):
        print(f"  wrong  {line}")
    low = below(measured, floors)
    for task, values in measured.items():
        for metric, value in values.items():
            mark = "LOW" if (task, metric) in low else "ok"
            print(f"{mark:>4}  {task:10} {metric:24} {value:.4f}  floor {floors.get(task, {}).get(metric, 0):.4f}")
    for task in floors.keys() - measured.keys():
        print(f"skipped: no data for {task}")
    if update:
        FLOORS.write_text(json.dumps(raised(measured, floors), indent=2) + "\n", encoding="utf-8")
    return int(bool(low))


def below(measured: Floors, floors: Floors) -> list[tuple[str, str]]:
    """Return the metrics under their floor; a metric that a measured task no longer yields counts as under it."""
    return [
        (task, metric)
        for task, values in floors.items()
        if task in measured
        for metric, floor in values.items()
        if measured[task].get(metric, -1.0) < floor
    ]


def raised(measured: Floors, floors: Floors) -> Floors:
    """Return the floors with each metric at the higher of floor and measurement."""
    tasks = {**floors, **{task: values for task, values in measured.items() if task not in floors}}
    return {
        task: {
            metric: max(values.get(metric, 0.0), measured.get(task, {}).get(metric, 0.0))
            for metric in {**values, **measured.get(task, {})}
        }
        for task, values in tasks.items()
    }
