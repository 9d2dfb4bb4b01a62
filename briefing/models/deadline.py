"""An overall deadline for a stream that may stall, drip or never begin."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

Piece = TypeVar("Piece")


class _Reader(threading.Thread, Generic[Piece]):
    """Reads a stream into a queue, because a blocking read cannot be interrupted from its own thread.

    A client's timeout counts from byte to byte, so a server that drips a byte a minute never meets it.
    """

    def __init__(self, start: Callable[[], Iterator[Piece]]) -> None:
        super().__init__(name="model-stream", daemon=True)
        self._open = start
        self.pieces: SimpleQueue[Piece | None] = SimpleQueue()  # `None` marks the end
        self.failure: BaseException | None = None
        self.stopped = threading.Event()

    def run(self) -> None:
        try:
            stream = self._open()
            with closing(stream):  # type: ignore[type-var]  # every stream here is a generator
                for piece in stream:
                    if self.stopped.is_set():
                        break
                    self.pieces.put(piece)
        except BaseException as failure:  # noqa: BLE001  # handed over: `within` raises it in the caller's thread
            self.failure = failure
        finally:
            self.pieces.put(None)


def within(seconds: float, start: Callable[[], Iterator[Piece]]) -> Iterator[Piece]:
    """Yield the pieces of the stream that `start` opens, as they come.

    Args:
        seconds: how long the stream may last in all, connecting included.
        start: opens the stream; it runs in a thread of its own.

    Raises:
        TimeoutError: the stream has not ended in time; what came before has been yielded.
    """
    end = time.monotonic() + seconds
    reader = _Reader(start)
    reader.start()
    try:
        while True:
            try:
                piece = reader.pieces.get(timeout=max(0.0, end - time.monotonic()))
            except Empty:
                raise TimeoutError from None
            if piece is None:
                break
            yield piece
    finally:
        reader.stopped.set()
    if reader.failure is not None:
        raise reader.failure
