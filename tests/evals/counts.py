"""Counting of what is right and what is not, with the cases that went wrong."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Counts:
    """Right and total cases for each metric of one task, and a line for each case that went wrong."""

    right: dict[str, int] = field(default_factory=dict)
    total: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def note(self, metric: str, right: bool, case: str) -> None:
        """Count one case."""
        self.total[metric] = self.total.get(metric, 0) + 1
        self.right[metric] = self.right.get(metric, 0) + right
        if not right:
            self.wrong.append(f"{metric}: {' '.join(case.split())}")

    def shares(self) -> dict[str, float]:
        """Return the share of right cases by metric, 0 to 1."""
        return {metric: round(self.right[metric] / total, 4) for metric, total in self.total.items()}
