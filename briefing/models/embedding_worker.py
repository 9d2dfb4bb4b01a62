"""The process that embeds beside the page, started by `aside`: frames of texts come in, frames of vectors go out."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import BinaryIO

from briefing.errors import ModelError
from briefing.models.embed import MiniLM, Vectors

NICE = 10  # the page and its questions go first
HEAD = 4  # bytes that tell a frame's length
VECTORS, REFUSAL = b"v", b"r"


def read(stream: BinaryIO) -> bytes | None:
    """Return the next frame, `None` when the other side is gone."""
    head = stream.read(HEAD)
    if len(head) < HEAD:
        return None
    length = int.from_bytes(head, "big")
    body = stream.read(length)
    return body if len(body) == length else None


def write(stream: BinaryIO, body: bytes) -> None:
    """Send a frame."""
    stream.write(len(body).to_bytes(HEAD, "big") + body)
    stream.flush()


def main() -> None:
    """Answer every frame, a JSON list of texts, in its order, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, whose end is this one's
    if hasattr(os, "nice"):
        os.nice(NICE)
    model = MiniLM(quick=True)
    begun: SimpleQueue[Callable[[], Vectors]] = SimpleQueue()
    threading.Thread(target=_answer, args=(begun, sys.stdout.buffer), daemon=True).start()
    while (frame := read(sys.stdin.buffer)) is not None:
        begun.put(_begin(model, json.loads(frame)))
    os._exit(0)  # at once, whatever is being embedded: nobody waits for it


def _begin(model: MiniLM, texts: list[str]) -> Callable[[], Vectors]:
    try:
        return model.begin(texts)
    except ModelError as error:
        refusal = error

    def refuse() -> Vectors:
        raise refusal

    return refuse


def _answer(begun: SimpleQueue[Callable[[], Vectors]], stream: BinaryIO) -> None:
    """Send each answer as soon as it is there; the next texts are being embedded meanwhile."""
    while True:
        wait = begun.get()
        try:
            body = VECTORS + wait().astype("<f4").tobytes()
        except ModelError as error:
            body = REFUSAL + json.dumps([error.message, error.advice]).encode()
        try:
            write(stream, body)
        except OSError:
            os._exit(0)


if __name__ == "__main__":
    main()
