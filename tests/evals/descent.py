"""What the fitting of the loaded-wording score computes with: sparse rows and a minimiser, in NumPy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Slope = Callable[[Array], tuple[float, Array]]

MEMORY, MOST_STEPS = 8, 120


@dataclass(frozen=True)
class Rows:
    """A sparse matrix by rows; each column scaled by the rarity of its name."""

    places: npt.NDArray[np.int64]
    values: Array
    lines: npt.NDArray[np.int64]
    height: int
    rarity: Array

    @classmethod
    def of(
        cls,
        lines: Sequence[Sequence[str]],
        names: Sequence[str],
        root: Sequence[float],
        times: Mapping[str, int] | None,
    ) -> Rows:
        """Build one row for each line of names.

        Args:
            lines: the names of each row; only `names` count, and each once. names: those of the columns.
            root: what each row is multiplied by. times: in how many rows a name stands; `None`: all are as common.
        """
        number = {name: at for at, name in enumerate(names)}
        rows = [sorted({number[name] for name in line if name in number}) for line in lines]
        sizes = np.array([len(row) for row in rows])
        rarity = np.ones(len(names))
        if times is not None:
            rarity = np.log(len(lines) / (1 + np.array([times.get(name, 0) for name in names]))).clip(min=0.1) / 4
        places = np.array([at for row in rows for at in row], dtype=np.int64)
        return cls(
            places,
            np.repeat(np.array(root), sizes) * rarity[places],
            np.repeat(np.arange(len(rows)), sizes),
            len(rows),
            rarity,
        )

    def times(self, column: Array) -> Array:
        """Return the product with a column."""
        summed: Array = np.bincount(self.lines, self.values * column[self.places], minlength=self.height).astype(float)
        return summed

    def back(self, row: Array) -> Array:
        """Return the product of the transposed matrix with a column."""
        summed: Array = np.bincount(self.places, self.values * row[self.lines], minlength=len(self.rarity)).astype(
            float
        )
        return summed


def minimise(slope: Slope, start: Array) -> Array:
    """Return where a smooth convex function is least, by limited-memory BFGS (Liu and Nocedal 1989) with backtracking.

    Args:
        slope: gives the function's value and gradient. start: where to begin.
    """
    at, (value, gradient) = start, slope(start)
    steps: list[tuple[Array, Array]] = []
    for _ in range(MOST_STEPS):
        way = -_curved(gradient, steps)
        size, fall = 1.0 if steps else 1 / (1 + float(np.abs(gradient).sum())), float(way @ gradient)
        while True:
            new = at + size * way
            new_value, new_gradient = slope(new)
            if new_value <= value + 1e-4 * size * fall or size < 1e-9:
                break
            size /= 2
        step, change, gain = new - at, new_gradient - gradient, value - new_value
        at, value, gradient = new, new_value, new_gradient
        if gain <= 1e-6 * abs(value) or float(step @ change) <= 0:
            break
        steps = [*steps, (step, change)][-MEMORY:]
    return at


def _curved(gradient: Array, steps: Sequence[tuple[Array, Array]]) -> Array:
    """Return the gradient times an estimate of the inverse curvature from the last steps."""
    way = gradient.copy()
    shares: list[float] = []
    for step, change in reversed(steps):
        shares.append(float(step @ way) / float(step @ change))
        way -= shares[-1] * change
    if steps:
        step, change = steps[-1]
        way *= float(step @ change) / float(change @ change)
    for (step, change), share in zip(steps, reversed(shares), strict=True):
        way += (share - float(change @ way) / float(step @ change)) * step
    return way
