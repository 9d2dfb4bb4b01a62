"""Embedding many texts beside the page: in a process of its own for the packaged model, else where the model is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Protocol, cast

import numpy as np

from briefing.errors import ModelError, ModelStopped, ModelUnavailable
from briefing.models.embed import Embedder, MiniLM, Vectors
from briefing.models.embedding_worker import REFUSAL, read, write

ROOT = Path(__file__).parent.parent.parent
COMMAND = (sys.executable, "-m", "briefing.models.embedding_worker")
GONE = (OSError, ValueError)  # what a pipe raises when its other end, or its own, is closed
STARTS = 2  # of the process for the same texts: it is begun again once


class Bulk(Protocol):
    """Embeds large lists of texts; used by one thread, stopped by any."""

    def begin(self, texts: Sequence[str]) -> Callable[[], Vectors]:
        """Start on some texts and return what waits for their vectors; the waiting is done in the order of beginning.

        Args:
            texts: what to embed; shape of the vectors (len(texts), dimension), rows of length 1.

        Raises:
            ModelError: when waited for. What was begun after texts that failed has to be begun again.
        """

    def rest(self) -> None:
        """Drop what was begun and give back the memory; the next texts start anew."""

    def renew(self) -> None:
        """Take vectors of whatever length come from now on."""

    def stop(self) -> None:
        """End everything at once and for good; whoever waits gets `ModelStopped`."""


class Here:
    """Embeds in the thread that waits.

    Args:
        embedder: any.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def begin(self, texts: Sequence[str]) -> Callable[[], Vectors]:
        """See `Bulk.begin`."""
        return lambda: self._embedder.embed(texts)

    def rest(self) -> None:
        """See `Bulk.rest`; there is nothing to give back."""

    def renew(self) -> None:
        """See `Bulk.renew`; the length is the embedder's own."""

    def stop(self) -> None:
        """See `Bulk.stop`; texts are few enough to be waited for."""


class Aside:
    """Embeds with the packaged model in a process of its own, so that the page stays quick.

    The process is started when it is first needed, works at low priority, and ends with this one: its input is a pipe
    that closes then, however this process ends. Texts and vectors go through pipes as they are, nothing is unpickled.

    Args:
        command: what to start; another one for tests.
    """

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._begun: deque[bytes] = deque()
        self._changing = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def begin(self, texts: Sequence[str]) -> Callable[[], Vectors]:
        """See `Bulk.begin`."""
        frame = json.dumps(list(texts)).encode()
        if self._process is not None:
            _send(self._process, frame)
        self._begun.append(frame)
        return self._next

    def rest(self) -> None:
        """See `Bulk.rest`."""
        self._begun.clear()
        self._end()

    def renew(self) -> None:
        """See `Bulk.renew`; the packaged model has one length."""

    def stop(self) -> None:
        """See `Bulk.stop`."""
        with self._changing:
            self._stopped = True
        self._end()

    def _next(self) -> Vectors:
        if not self._begun:
            raise ModelStopped("The embedding was stopped.")
        for _ in range(STARTS):
            try:
                self._start()
            except OSError:
                break
            if body := _received(self._process):
                self._begun.popleft()
                return self._vectors(body)
            self._end()
        self.rest()
        raise ModelUnavailable(
            "The process that embeds cannot be started, or ended twice over the same articles.",
            advice="Search goes on by words, and it is tried again by itself; free some memory if that is short.",
        )

    def _vectors(self, body: bytes) -> Vectors:
        if body.startswith(REFUSAL):
            self.rest()
            message, advice = json.loads(body[1:])
            raise ModelError(message, advice=advice)
        return np.frombuffer(body, dtype="<f4", offset=1).reshape(-1, MiniLM.dimension).astype(np.float32)

    def _start(self) -> None:
        """Start the process unless it runs, and send it everything that is waited for."""
        with self._changing:
            if self._stopped:
                raise ModelStopped("The embedding was stopped.")
            if self._process is not None:
                return
            self._process = process = subprocess.Popen(  # noqa: S603  # this program's own module
                self._command,
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # Away from the terminal's group, so that Ctrl-C reaches only the one who was meant.
                start_new_session=os.name == "posix",
            )
        for frame in self._begun:
            _send(process, frame)

    def _end(self) -> None:
        with self._changing:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # what was to be sent cannot be any more
                    cast(BinaryIO, pipe).close()


def _send(process: subprocess.Popen[bytes], frame: bytes) -> None:
    with suppress(*GONE):  # whoever waits for the answer finds out
        write(cast(BinaryIO, process.stdin), frame)


def _received(process: subprocess.Popen[bytes] | None) -> bytes | None:
    if process is not None:
        with suppress(*GONE):
            return read(cast(BinaryIO, process.stdout))
    return None
