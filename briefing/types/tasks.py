"""Work that a person has begun and that goes on in the background, as it is remembered until it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of some work.

    Args:
        kind: what it is, as "url", "feed" or "file" for something to add.
        name: its address or name. details: whatever else is needed to do it.
    """

    kind: str
    name: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """Some work with the pieces of it that are not done yet.

    Args:
        id: tells it from the others. kind: what is done with each piece. items: by their number in the work as it was
            begun. begun: when.
    """

    id: str
    kind: str
    items: Mapping[int, Item]
    begun: datetime
