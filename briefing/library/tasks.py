"""What a person has begun and what is left of it, so that a restart loses none of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import JSON, Column, Integer, String, Table, Text, delete, insert, select

from briefing.library.database import LATER, TABLES, Database
from briefing.types import Item, Task

tasks = Table(
    "tasks",
    TABLES,
    Column("row", Integer, primary_key=True),
    Column("task", String, nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("task_kind", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("details", JSON, nullable=False),
    Column("begun", String, nullable=False),  # ISO time with offset
    info={LATER: True},
)


class Tasks(Database):
    """The work that is begun and not done."""

    def begin_task(self, kind: str, items: Iterable[Item]) -> str:
        """Remember some work, all of it or nothing, and return its id."""
        task, begun = secrets.token_hex(8), datetime.now(UTC).isoformat()
        values = [
            {
                "task": task,
                "number": number,
                "task_kind": kind,
                "kind": item.kind,
                "name": item.name,
                "details": dict(item.details),
                "begun": begun,
            }
            for number, item in enumerate(items)
        ]
        if values:
            with self._write() as connection:
                connection.execute(insert(tasks), values)
        return task

    def tasks(self) -> tuple[Task, ...]:
        """Return the work that is not done, that which was begun first first."""
        with self._read() as connection:
            rows = connection.execute(select(tasks).order_by(tasks.c.row)).all()
        found: dict[str, Task] = {}
        items: dict[str, dict[int, Item]] = {}
        for row in rows:
            held = items.setdefault(row.task, {})
            held[row.number] = Item(row.kind, row.name, row.details)
            found.setdefault(row.task, Task(row.task, row.task_kind, held, datetime.fromisoformat(row.begun)))
        return tuple(found.values())

    def tick_off(self, task: str, numbers: Iterable[int]) -> None:
        """Forget some pieces of some work, because they are done."""
        with self._write() as connection:
            connection.execute(delete(tasks).where(tasks.c.task == task, tasks.c.number.in_(list(numbers))))

    def drop_task(self, task: str) -> None:
        """Forget what is left of some work."""
        with self._write() as connection:
            connection.execute(delete(tasks).where(tasks.c.task == task))
