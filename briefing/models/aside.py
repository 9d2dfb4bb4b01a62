"""Embedding many texts beside the page: in a process of its own for the packaged model, else where the model is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
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
# A process that is alive but does not answer is ended: loading the model takes 3 s on two cores, a sentence 15 ms.
LOADING_SECONDS, TEXT_SECONDS = 60.0, 0.5

AGAIN_SILENT = "The process that embeds did not answer for {seconds:.0f} seconds and was begun again."
AGAIN_ENDED = "The process that embeds had ended and was begun again."


@dataclass(frozen=True, slots=True)
class _Texts:
    """Texts that are begun, as they are sent, and how many they are."""

    frame: bytes
    number: int


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

    @property
    def trouble(self) -> str:
        """What went wrong with the texts that are waited for, in a plain sentence; "" when nothing did."""


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

    @property
    def trouble(self) -> str:
        """See `Bulk.trouble`; whoever waits is told by an error."""
        return ""


class Aside:
    """Embeds with the packaged model in a process of its own, so that the page stays quick.

    The process is started when it is first needed, works at low priority, and ends with this one: its input is a pipe
    that closes then, however this process ends. Texts and vectors go through pipes as they are, nothing is unpickled.

    Args:
        command: what to start; another one for tests.
        patience: seconds that some texts may take, with the loading of the model, and more for each of them.
    """

    def __init__(
        self, command: Sequence[str] = COMMAND, patience: tuple[float, float] = (LOADING_SECONDS, TEXT_SECONDS)
    ) -> None:
        self._command = command
        self._patience = patience
        self._begun: deque[_Texts] = deque()
        self._trouble = ""
        self._changing = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def begin(self, texts: Sequence[str]) -> Callable[[], Vectors]:
        """See `Bulk.begin`."""
        begun = _Texts(json.dumps(list(texts)).encode(), len(texts))
        if self._process is not None:
            with _watched(self._process, self._patience[0]):
                _send(self._process, begun.frame)
        self._begun.append(begun)
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

    @property
    def trouble(self) -> str:
        """See `Bulk.trouble`."""
        return self._trouble

    def _next(self) -> Vectors:
        if not self._begun:
            raise ModelStopped("The embedding was stopped.")
        whole, each = self._patience
        seconds = whole + each * self._begun[0].number
        silent = 0
        for _ in range(STARTS):
            try:
                self._start()
            except OSError:
                break
            body, late = self._received(seconds)
            if body:
                self._trouble = ""
                self._begun.popleft()
                return self._vectors(body)
            silent += late
            self._trouble = AGAIN_SILENT.format(seconds=seconds) if late else AGAIN_ENDED
            self._end()
        self._trouble = ""
        self.rest()
        raise ModelUnavailable(
            "The process that embeds did not answer, twice over the same articles, and was ended."
            if silent == STARTS
            else "The process that embeds cannot be started, or ended twice over the same articles.",
            advice="Search goes on by words, and it is tried again by itself; free some memory if that is short.",
        )

    def _received(self, seconds: float) -> tuple[bytes | None, bool]:
        """Return the next answer, `None` when the process has ended, and whether it was ended for its silence."""
        process = self._process
        if process is None:
            return None, False
        with _watched(process, seconds) as late:
            return _answer(process), late.is_set()

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
        with _watched(process, self._patience[0]):
            for begun in self._begun:
                _send(process, begun.frame)

    def _end(self) -> None:
        with self._changing:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # what was to be sent cannot be any more
                    cast(BinaryIO, pipe).close()


@contextmanager
def _watched(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """Kill a process when the block takes longer, which ends every reading and sending; the event tells of it."""
    late = threading.Event()

    def end() -> None:
        late.set()
        process.kill()

    watch = threading.Timer(seconds, end)
    watch.daemon = True
    watch.start()
    try:
        yield late
    finally:
        watch.cancel()


def _send(process: subprocess.Popen[bytes], frame: bytes) -> None:
    with suppress(*GONE):  # whoever waits for the answer finds out
        write(cast(BinaryIO, process.stdin), frame)


def _answer(process: subprocess.Popen[bytes]) -> bytes | None:
    with suppress(*GONE):
        return read(cast(BinaryIO, process.stdout))
    return None
