"""Fit the weights of the support score: `python -m tests.evals.fit_support FOLDER` with the development files.

Only sets with a permissive licence are read: SummEdits (Apache-2.0), AttributionBench (Apache-2.0), WiCE (ODC-BY).
Prints the bias and the weights for briefing/checking/support.py; the same files give the same figures.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from briefing.checking import support

SETS = (
    "summedits_news_dev", "summedits_ectsum_dev", "summedits_podcast_dev", "summedits_samsum_dev", "attrbench_dev",
    "wice_claim_dev",
)  # fmt: skip
RIDGE = 3.0
STEPS = 60

Array = npt.NDArray[np.float64]


def main(folder: Path) -> None:
    """Fit on the files of a folder and print bias and weights."""
    values, labels, weights = _instances(list(_claims(folder)))
    bias, fitted = fit(values, labels, weights)
    print("BIAS =", round(bias, 3))
    print("WEIGHTS = Features(" + ", ".join(f"{weight:.3f}" for weight in fitted) + ")")


def fit(values: Array, labels: Array, weights: Array) -> tuple[float, Array]:
    """Return bias and weights of a ridge-penalised logistic regression, by Newton's method on standardised values.

    Args:
        values: shape (n, features). labels: 0 or 1, shape (n,). weights: of the instances, shape (n,).
    """
    middle, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    design = np.column_stack([np.ones(len(values)), (values - middle) / spread])
    penalty = np.diag(np.r_[0.0, np.full(values.shape[1], RIDGE)])
    found = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (weights * (chance - labels)) + penalty @ found
        curve = (design.T * (weights * chance * (1 - chance))) @ design + penalty
        found -= np.linalg.solve(curve, slope)
    scaled: Array = found[1:] / spread
    return float(found[0] - scaled @ middle), scaled


def _claims(folder: Path) -> Iterator[tuple[str, int, Array]]:
    for name in SETS:
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                found = support.features(row["claim"], row["source"])
                if found:
                    yield row["dataset"], row["label"], np.array(found)


def _instances(claims: list[tuple[str, int, Array]]) -> tuple[Array, Array, Array]:
    """Return one instance for each sentence of a supported claim, and the weakest sentence of any other.

    Each class of each set has the same weight in all.
    """
    sizes = Counter((dataset, label) for dataset, label, _ in claims)
    values: list[Array] = []
    labels: list[int] = []
    weights: list[float] = []
    for dataset, label, found in claims:
        kept = found if label else found[[int(np.argmin(found[:, 1]))]]
        values.extend(kept)
        labels.extend([label] * len(kept))
        weights.extend([1 / sizes[dataset, label] / len(kept)] * len(kept))
    scale = len(weights) / sum(weights)
    return np.array(values), np.array(labels, dtype=float), np.array(weights) * scale


if __name__ == "__main__":
    main(Path(sys.argv[1]))
