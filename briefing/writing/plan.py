"""What a writer hands over for the documents that are more than a list of sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.types import Claim, Draft


@dataclass(frozen=True, slots=True)
class IssuePlan:
    """One row of a comparison before checking.

    Args:
        label: the issue in plain words.
        cells: drafts by column name; a column without a key has no position on it.
        stray: what the writer put under no column of the comparison; it is withheld.
    """

    label: str
    cells: Mapping[str, tuple[Draft, ...]] = field(default_factory=dict)
    stray: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefPlan:
    """A brief's opening before checking."""

    headline: Draft | None = None
    bottom_line: tuple[Draft, ...] = ()
    key_facts: tuple[Draft, ...] = ()
