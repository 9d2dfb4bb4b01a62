"""Long work outside of the page's script: it goes on when the page is left, and a page that comes back finds it."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Literal

from briefing.errors import BriefingError
from briefing.types import Article, Item, Source, Task

if TYPE_CHECKING:
    from briefing.desk import Stop, Tasks

Kind = Literal["add", "look", "feeds", "delete", "summary", "comparison", "brief"]
State = Literal["added", "copy", "duplicate", "refused", "ready", "followed", "told", "deleted", "written"]
MOST_KEPT = 20  # jobs; the oldest go
SHORT = 0.8  # seconds: work that takes no longer is shown with its result at once
BROKEN = "The work ended with an error of Evenhand's own. What stands above is done; start the rest once more."


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one item.

    Args:
        state: of the item. name: as the person knows it. message: one plain sentence.
        document: the id of the document that was written.
    """

    state: State
    name: str
    message: str
    document: str = ""


Work = Callable[["Stop"], Generator[Line, None, None]]


@dataclass(slots=True, eq=False)
class Job:
    """One piece of work; its thread writes, pages read.

    Args:
        number: tells it from the others. kind: what is done. total: how many items there are, 0 when nobody knows.
        sources: what is added or looked at, for going on after a stop. stop: ends it between two items.
        task: under which what is left of it is remembered across a restart, "" for nothing. about: what was wanted.
        lines: what became of each item so far, in order. problem: why it ended early, "" when it did not.
        error: the problem with what can be done about it, where it is a known one. over: set when it has ended.
    """

    number: int
    kind: Kind
    stop: Stop
    total: int = 0
    sources: tuple[Source, ...] = ()
    task: str = ""
    about: object = None
    begun: float = field(default_factory=time.monotonic)
    lines: list[Line] = field(default_factory=list)
    problem: str = ""
    error: BriefingError | None = None
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def running(self) -> bool:
        """Whether its thread is at work."""
        return not self.over.is_set()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many items have come to each state."""
        return Counter(line.state for line in tuple(self.lines))

    @property
    def rest(self) -> tuple[Source, ...]:
        """The sources that were not reached, once it has ended."""
        return () if self.running else self.sources[len(self.lines) :]

    @property
    def unfinished(self) -> bool:
        """Whether a person may still want something of it: a refused item, the rest, or why it ended."""
        return bool(self.problem or self.rest or self.counts.get("refused"))

    def run(self, work: Work) -> None:
        """Do the work and note what comes of it."""
        problem = BROKEN
        try:
            with closing(work(self.stop)) as lines:
                for line in lines:
                    self.lines.append(line)
                    if self.stop.stopped:
                        break
            problem = ""
        except BriefingError as error:
            self.error, problem = error, str(error)
        finally:
            self.problem = problem
            self.over.set()


class Jobs:
    """The work that is under way and what was finished last, for all pages over one library."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: tuple[Job, ...] = ()
        self._numbers = count(1)
        self._own: set[str] = set()
        self.groups = Groups()
        self.looks = Looks()

    def remember(self, tasks: Tasks, kind: Kind, items: Iterable[Item]) -> str:
        """Have some work remembered until it is done, and return the id of its task."""
        with self._lock:
            task = tasks.begin(kind, items)
            self._own.add(task)
            return task

    def left(self, tasks: Tasks) -> tuple[Task, ...]:
        """Return the work that was not done when this program was last ended."""
        with self._lock:
            return tuple(task for task in tasks.left() if task.id not in self._own)

    def start(
        self,
        kind: Kind,
        work: Work,
        *,
        total: int = 0,
        sources: Iterable[Source] = (),
        task: str = "",
        about: object = None,
    ) -> Job:
        """Begin some work in a thread of its own, and wait a moment for work that is done in no time.

        Args:
            kind: what is done. work: yields what became of each item, until it is closed or has done all.
            total: how many items there are, 0 when nobody knows. sources: what they are made of, one for each item.
            task: under which it is remembered. about: what was wanted, to know the same wish by.
        """
        from briefing.desk import Stop  # brings Chroma and SQLAlchemy, so not before there is work

        job = Job(next(self._numbers), kind, Stop(), total, tuple(sources), task, about)
        with self._lock:
            kept = [one for one in self._jobs if one.running or one.unfinished]
            self._jobs = (*kept[-MOST_KEPT:], job)
        threading.Thread(target=job.run, args=(work,), name=f"evenhand-{kind}-{job.number}", daemon=True).start()
        job.over.wait(SHORT)
        return job

    def all(self, *kinds: Kind) -> tuple[Job, ...]:
        """Return the jobs of these kinds, oldest first; of every kind when none is named."""
        return tuple(job for job in self._jobs if not kinds or job.kind in kinds)

    def forget(self, number: int) -> None:
        """Stop a job, if it still runs, and show it no more."""
        with self._lock:
            for job in self._jobs:
                if job.number == number:
                    job.stop.stop()
            self._jobs = tuple(job for job in self._jobs if job.number != number)


@dataclass(frozen=True, slots=True)
class Look:
    """An article that was read and is not saved.

    Args:
        article: as it would be saved, with what a person has corrected. task, number: where its source is remembered.
    """

    article: Article
    task: str = ""
    number: int = 0


class Looks:
    """The articles that are looked at before they are saved, each text once; they outlive page and session."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._looks: dict[str, Look] = {}

    def all(self) -> tuple[Look, ...]:
        """Return them, those first that were read first."""
        return tuple(self._looks.values())

    def holds(self, article_id: str) -> bool:
        """Tell whether an article is among them."""
        return article_id in self._looks

    def put(self, look: Look) -> None:
        """Keep one, in the place of its former self."""
        with self._lock:
            self._looks = {**self._looks, look.article.id: look}

    def drop(self, article_id: str) -> None:
        """Look at one no longer."""
        with self._lock:
            self._looks = {one: look for one, look in self._looks.items() if one != article_id}


class Groups:
    """The groups of near-copies, found in a thread, because a library that nobody has compared yet takes a while."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted: frozenset[str] | None = None
        self._over = threading.Event()
        self._found: tuple[tuple[str, ...], ...] = ()

    @property
    def running(self) -> bool:
        """Whether articles are being compared."""
        return self._wanted is not None and not self._over.is_set()

    def of(
        self, loaded: frozenset[str], find: Callable[[], tuple[tuple[str, ...], ...]]
    ) -> tuple[tuple[str, ...], ...]:
        """Return the groups that are known so far, and begin to look for more when other articles are loaded.

        Args:
            loaded: the ids of all articles. find: looks for the groups among all articles.
        """
        with self._lock:
            if loaded != self._wanted and not self.running:
                self._wanted, self._over = loaded, threading.Event()
                threading.Thread(target=self._find, args=(find,), name="evenhand-copies", daemon=True).start()
        self._over.wait(SHORT)
        here = (tuple(one for one in group if one in loaded) for group in self._found)
        return tuple(group for group in here if len(group) > 1)

    def _find(self, find: Callable[[], tuple[tuple[str, ...], ...]]) -> None:
        try:
            # What cannot be read now stays as it is and is looked for when articles come or go.
            with suppress(BriefingError):
                self._found = find()
        finally:
            self._over.set()
