"""Work that outlives the program: what was begun and is not done is offered again after a restart or a crash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.library.store import Store
from briefing.types import Item, Task


@dataclass(frozen=True, slots=True)
class Tasks:
    """The memory of work in the background; `Desk.tasks` is the one to use. The desk itself does none of it.

    Args:
        store: where it is kept.
    """

    store: Store

    def begin(self, kind: str, items: Iterable[Item]) -> str:
        """Remember some work before it is begun, and return its id.

        Args:
            kind: what is done with each item. items: its pieces, numbered from 0 in this order.
        """
        return self.store.begin_task(kind, items)

    def left(self) -> tuple[Task, ...]:
        """Return all work with the pieces of it that are not done, that which was begun first first."""
        return self.store.tasks()

    def done(self, task: str, numbers: Iterable[int]) -> None:
        """Note that some pieces are done, refused or not wanted any more; unknown ones are no mistake."""
        self.store.tick_off(task, numbers)

    def drop(self, task: str) -> None:
        """Forget what is left of some work, if anything is."""
        self.store.drop_task(task)
