"""How long the calls for one document may take in all, side by side or not, and the way to stop them at once."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import aclosing
from functools import cache
from queue import Empty, SimpleQueue
from typing import TypeVar

from briefing.errors import ModelError, ModelStopped

BEAT = 0.1  # seconds between two looks at whether somebody wants to stop
GRACE = 0.5  # seconds past its end in which a stream may tell itself that it ended

Piece = TypeVar("Piece")
Result = TypeVar("Result")


class _Here(threading.local):
    """What is known of this thread: whether it works for another one, which waits for it."""

    helps = False


_here = _Here()


class Stop:
    """Stops the writing of one document; `stop` may be called from any thread.

    Args:
        waiting: called about ten times a second, in the thread that asked for the document, while a model is waited
            for; what it raises ends the waiting. A page that is told of a click only when it draws draws in it.
    """

    def __init__(self, waiting: Callable[[], object] | None = None) -> None:
        self._waiting = waiting
        self._asked = 0.0
        self._stopped = threading.Event()
        self._running: set[Future[None]] = set()

    @property
    def stopped(self) -> bool:
        """Whether the writing was stopped."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Close the model's streams and end the writing; what has been checked is kept."""
        self._stopped.set()
        for reading in tuple(self._running):
            reading.cancel()

    def beat(self) -> None:
        """Look whether to go on; raises `ModelStopped`, or what `waiting` raises."""
        if self.stopped:
            raise ModelStopped("The writing was stopped.")
        if self._waiting is None or _here.helps:
            return
        now = time.monotonic()
        if now - self._asked >= BEAT:
            self._asked = now
            self._waiting()

    def watch(self, reading: Future[None]) -> None:
        """Have `stop` cancel a stream that is being read."""
        self._running.add(reading)
        reading.add_done_callback(self._running.discard)
        if self.stopped:
            reading.cancel()


class Limit:
    """The time that all calls for one document share.

    Args:
        seconds: how long they may take in all, from now on.
        stop: ends them before that.
    """

    def __init__(self, seconds: float, stop: Stop | None = None) -> None:
        self.stop = stop or Stop()
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left, below 0 when the time is up."""
        return self._end - time.monotonic()

    def pause(self, seconds: float) -> None:
        """Wait; raises `TimeoutError` at the end of the time, or as `Stop.beat` does."""
        end = time.monotonic() + seconds
        while (rest := end - time.monotonic()) > 0:
            if self.left <= 0:
                raise TimeoutError
            self.stop.beat()
            time.sleep(max(0.0, min(BEAT, rest, self.left)))


def within(limit: Limit, start: Callable[[], AsyncGenerator[Piece, None]]) -> Iterator[Piece]:
    """Yield the pieces of the stream that `start` opens, as they come; leaving early closes the stream at once.

    A client's own timeout counts from byte to byte, so a server that drips a byte a minute never meets it, and a thread
    that reads cannot be interrupted. So streams are read as tasks of one loop, which can be cancelled at any moment.

    Raises:
        TimeoutError: the stream has not ended in time; what came before has been yielded.
        ModelStopped: somebody stopped it.
    """
    pieces: SimpleQueue[Piece | None] = SimpleQueue()  # `None` marks the end

    async def read() -> None:
        try:
            async with asyncio.timeout(max(0.0, limit.left)), aclosing(start()) as stream:
                async for piece in stream:
                    pieces.put(piece)
        finally:
            pieces.put(None)

    reading = asyncio.run_coroutine_threadsafe(read(), _loop())
    limit.stop.watch(reading)
    try:
        while (piece := _next(pieces, limit)) is not None:
            yield piece
        reading.result()
    except CancelledError:
        raise ModelStopped("The writing was stopped.") from None
    finally:
        reading.cancel()


def together(calls: Sequence[Callable[[], Result]], limit: Limit, *, most: int) -> list[Result | ModelError]:
    """Return what calls return, in their order whichever ends first; for one that raised a `ModelError`, the error.

    Args:
        calls: what to do. limit: the time that they share. most: how many may run side by side.

    Raises:
        ModelStopped: somebody stopped it; as whatever `Stop.beat` raises, it comes when every call has ended.
    """

    def begun(call: Callable[[], Result]) -> Result:
        limit.stop.beat()  # a call that waited for its turn is not begun any more
        return call()

    with ThreadPoolExecutor(most, "model-calls", initializer=_help) as pool:
        running = [pool.submit(begun, call) for call in calls]
        try:
            while wait(running, timeout=BEAT).not_done:
                limit.stop.beat()
            limit.stop.beat()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            limit.stop.stop()
            raise
    outcomes: list[Result | ModelError] = []
    for call in running:
        error = call.exception()
        outcomes.append(error if isinstance(error, ModelError) else call.result())
    return outcomes


def _help() -> None:
    _here.helps = True


def _next(pieces: SimpleQueue[Piece | None], limit: Limit) -> Piece | None:
    while True:
        limit.stop.beat()
        try:
            return pieces.get(timeout=BEAT)
        except Empty:
            if limit.left < -GRACE:
                raise TimeoutError from None


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """Return the loop that reads all streams, in a thread of its own for as long as the program runs."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="model-streams", daemon=True).start()
    return loop
