"""Being a polite guest: few requests at a time to one site, none while it asks for quiet, one refresh of a feed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from urllib.parse import urlsplit

from briefing.errors import AskedToWait

PARALLEL_PER_HOST = 2


class Pace:
    """What is under way; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._hosts: dict[str, BoundedSemaphore] = {}
        self._quiet: dict[str, float] = {}
        self._turns: set[str] = set()

    @contextmanager
    def visit(self, url: str) -> Iterator[None]:
        """Wait until the site of an address has fewer than `PARALLEL_PER_HOST` visitors, and be one.

        Raises:
            AskedToWait: the site asks for quiet; also when it asks for it during this visit.
        """
        host = urlsplit(url).hostname or ""
        with self._lock:
            places = self._hosts.setdefault(host, BoundedSemaphore(PARALLEL_PER_HOST))
        with places:
            if (left := self._quiet.get(host, 0.0) - time.monotonic()) > 0:
                raise AskedToWait(f"{host} asked for no requests until later.", seconds=left)
            try:
                yield
            except AskedToWait as error:
                self._quiet[host] = time.monotonic() + error.seconds
                raise

    @contextmanager
    def turn(self, name: str) -> Iterator[bool]:
        """Tell whether nobody else has the turn of this name, and hold it meanwhile."""
        with self._lock:
            free = name not in self._turns
            self._turns.add(name)
        try:
            yield free
        finally:
            if free:
                with self._lock:
                    self._turns.discard(name)
