"""Refreshing feeds by schedule, in one thread, while the app is open."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from briefing.errors import BriefingError
from briefing.models.deadline import Stop

LOOK_SECONDS = 30.0
LONGEST_FETCH = 25.0  # a little more than the longest fetch, which nothing interrupts


class Schedule:
    """A thread that calls `work` again and again; it runs only after `start`."""

    def __init__(self) -> None:
        self._thread: Thread | None = None
        self._ended = Event()
        self._stop = Stop()

    @property
    def running(self) -> bool:
        """Whether the thread runs."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, work: Callable[[Stop], object], *, seconds: float = LOOK_SECONDS) -> None:
        """Call `work` now and then after each pause, until `stop`; a schedule that runs already goes on as it is.

        Args:
            work: what is due; it ends soon after the `Stop` that it is given says so.
            seconds: the pause.
        """
        if self.running:
            return
        self._ended, self._stop = Event(), Stop()
        self._thread = Thread(target=self._run, args=(work, seconds), name="evenhand-feeds", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread and wait until it has ended."""
        self._ended.set()
        self._stop.stop()
        if self._thread is not None:
            self._thread.join(LONGEST_FETCH)

    def _run(self, work: Callable[[Stop], object], seconds: float) -> None:
        while True:
            with suppress(BriefingError):  # as a full disk; a feed keeps what went wrong with it, and is tried again
                work(self._stop)
            if self._ended.wait(seconds):
                return
