"""Fit the weights of the support score: `python -m tests.evals.fit_support FOLDER` with the development files.

Supported claims are also corrupted (a number, a name, a negation) and taken as not supported; no figure counts those.
Only sets with a permissive licence are read: SummEdits (Apache-2.0), AttributionBench (Apache-2.0), WiCE (ODC-BY).
Prints the bias and the weights for briefing/checking/support.py, and the balanced accuracy of each set when its own
documents, when the whole set, and when its whole file are left out of the fit; for AttributionBench as one also the
macro-F1, and the share of the corrupted claims that is refused. The same files give the same figures.
"""

from __future__ import annotations

import json
import random
import re
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from briefing.checking import support

SETS = (
    "summedits_news_dev", "summedits_ectsum_dev", "summedits_podcast_dev", "summedits_samsum_dev", "attrbench_dev",
    "wice_claim_dev",
)  # fmt: skip
RIDGE = 5.0
LIES = 0.2  # share of the corrupted claims in the weight of the class that is not supported
STEPS = 15
FOLDS = 8

_AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|would|can|could|has|have|had|should|may)\b(?! not)")
_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims of several sets: features (n, k), labels 0 or 1 (n,), and by claim its set, file, fold, if it is a lie."""

    values: Array
    labels: Array
    sets: npt.NDArray[np.str_]
    files: npt.NDArray[np.str_]
    folds: npt.NDArray[np.int64]
    lies: npt.NDArray[np.bool_]

    def part(self, chosen: npt.NDArray[np.bool_]) -> Claims:
        """Return the chosen claims."""
        return Claims(
            self.values[chosen],
            self.labels[chosen],
            self.sets[chosen],
            self.files[chosen],
            self.folds[chosen],
            self.lies[chosen],
        )


def main(folder: Path) -> None:
    """Fit on the files of a folder and print bias, weights and cross-validated figures."""
    claims = _claims(folder)
    bias, weights = train(claims)
    print("BIAS =", round(bias, 3))
    print("WEIGHTS = Features(" + ", ".join(f"{weight:.3f}" for weight in weights) + ")")
    left_out = (claims.folds.astype(str), claims.sets, claims.files)
    columns = (claims.values @ weights + bias, *(held_out(claims, groups) for groups in left_out))
    print(f"{'balanced accuracy':20} in-sample  own documents out  own set out  own file out")
    for name in sorted(set(claims.sets)):
        mask = (claims.sets == name) & ~claims.lies
        _print(name, [balanced(scores[mask] > 0, claims.labels[mask]) for scores in columns])
    mask = (claims.files == "attrbench_dev") & ~claims.lies
    _print("attrbench macro-F1", [macro_f1(scores[mask] > 0, claims.labels[mask]) for scores in columns])
    _print("lies refused", [float((scores[claims.lies] <= 0).mean()) for scores in columns])


def _print(name: str, shares: Sequence[float]) -> None:
    print(f"{name:20} {shares[0]:9.3f} {shares[1]:19.3f} {shares[2]:12.3f} {shares[3]:13.3f}")


def train(claims: Claims) -> tuple[float, Array]:
    """Return bias and weights; each class of each set has the same weight in all, so that 0.5 divides."""
    return fit(claims.values, claims.labels, _importance(claims), np.array(support.SIGNS, dtype=float))


def fit(values: Array, labels: Array, importance: Array, signs: Array) -> tuple[float, Array]:
    """Return bias and weights of a ridge-penalised logistic regression with signs, by Newton's method.

    Args:
        values: shape (n, features). labels: 0 or 1, shape (n,). importance: of the claims, shape (n,).
        signs: 1 or -1 for each feature; one whose weight turns out the other way is left out.
    """
    spread = values.std(axis=0) + 1e-9
    design = np.column_stack([np.ones(len(values)), values / spread])
    penalty = np.r_[0.5, np.full(values.shape[1], RIDGE)]
    kept = np.ones(design.shape[1], dtype=bool)
    while True:
        found = _newton(design[:, kept], labels, importance, penalty[kept])
        wrong = np.r_[False, signs[kept[1:]] * found[1:] < 0]
        if not wrong.any():
            break
        kept[np.flatnonzero(kept)[wrong]] = False
    weights = np.zeros(len(kept))
    weights[kept] = found
    scaled: Array = weights[1:] / spread
    return float(weights[0]), scaled


def _newton(design: Array, labels: Array, importance: Array, penalty: Array) -> Array:
    found = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        slope = design.T @ (importance * (chance - labels)) + penalty * found
        curve = (design.T * (importance * chance * (1 - chance))) @ design + np.diag(penalty)
        found = found - np.linalg.solve(curve, slope)
    return found


def held_out(claims: Claims, groups: npt.NDArray[np.str_]) -> Array:
    """Return the score of each claim by a fit that has not seen its group; above 0 is supported."""
    scores = np.zeros(len(claims.labels))
    for group in sorted(set(groups)):
        bias, weights = train(claims.part(groups != group))
        scores[groups == group] = claims.values[groups == group] @ weights + bias
    return scores


def balanced(said: npt.NDArray[np.bool_], labels: Array) -> float:
    """Return the mean of the shares of each class that are found."""
    return float((said[labels == 1].mean() + (~said[labels == 0]).mean()) / 2)


def macro_f1(said: npt.NDArray[np.bool_], labels: Array) -> float:
    """Return the mean of the F1 of the two classes."""
    both = ((said, labels == 1), (~said, labels == 0))
    return float(np.mean([2 * (mine & true).sum() / (mine.sum() + true.sum()) for mine, true in both]))


def _importance(claims: Claims) -> Array:
    """Return weights with which each class of each set counts the same in all, and lies their share of theirs."""
    keys = list(zip(claims.sets, claims.labels, claims.lies, strict=True))
    sizes = Counter(keys)
    found = np.array([(1.0 if key[1] else LIES if key[2] else 1 - LIES) / sizes[key] for key in keys])
    scaled: Array = found * len(found) / found.sum()
    return scaled


def _claims(folder: Path) -> Claims:
    rows = list(_rows(folder))
    shared = sorted({row["source_id"] for _, row in rows if "source_id" in row})
    names = sorted({name for _, row in rows for name in _NAME.findall(row["claim"])})
    columns: list[tuple[support.Features, int, str, str, int, bool]] = []
    for file, row in rows:
        place = shared.index(row["source_id"]) if "source_id" in row else zlib.crc32(_topic(row).encode())
        lies = [(text, 0, True) for text in _lies(row, names)] if row["label"] else []
        for text, label, lie in [(row["claim"], row["label"], False), *lies]:
            found = support.features(text, row["source"])
            if found:
                columns.append((found, label, row["dataset"], file, place % FOLDS, lie))
    values, labels, sets, files, folds, lied = zip(*columns, strict=True)
    return Claims(
        np.array(values, dtype=float),
        np.array(labels, dtype=float),
        np.array(sets),
        np.array(files),
        np.array(folds),
        np.array(lied),
    )


def _topic(row: dict[str, Any]) -> str:
    """Return what claims share that must not be divided between fitting and measuring: a question, or a source."""
    return str(row.get("question") or row["source"])


def _lies(row: dict[str, Any], names: Sequence[str]) -> Iterator[str]:
    """Yield a supported claim with a number changed, with a name of another claim, and negated, where it can be."""
    chance = random.Random(zlib.crc32(row["id"].encode()))  # noqa: S311 - the same lies each time, no secret
    ways: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
        (_NUMBER, lambda found: str(int(found) + chance.randint(1, 9))),
        (_NAME, lambda _: chance.choice(names)),
        (_AUXILIARY, lambda found: f"{found} not"),
    )
    for pattern, change in ways:
        places = list(pattern.finditer(row["claim"]))
        if places:
            place = chance.choice(places)
            yield row["claim"][: place.start()] + change(place[0]) + row["claim"][place.end() :]


def _rows(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in SETS:
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                yield name, json.loads(line)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
