"""Fakes that ship: a scripted chat model and a hashing embedder."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from briefing.models.chat import Counts
from briefing.models.embed import Vectors

STRIDE = 7  # characters a piece: short and odd, so that words, ids and escapes are cut in the middle

Turn = str | BaseException | Sequence[str | BaseException] | Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Call:
    """What a scripted chat model was asked."""

    system: str
    user: str
    schema: Mapping[str, Any] | None
    max_tokens: int


class ScriptedChat:
    """A chat model that obeys a script, one turn a call; the last turn is repeated.

    Args:
        turns: a text, streamed in short pieces; an exception to raise; a sequence of pieces and exceptions; or a
            function from the system and user prompt to a text.
        name: as "provider:model".
        context: tokens, 0 for unknown.
        structured: whether it would hold to a schema.
    """

    def __init__(self, *turns: Turn, name: str = "scripted:chat", context: int = 0, structured: bool = True) -> None:
        self.name = name
        self.context = context
        self.structured = structured
        self.calls: list[Call] = []
        self._turns = turns
        self._counts = Counts()
        self._taking = threading.Lock()

    @property
    def usage(self) -> tuple[int, int]:
        """Tokens read and written by this thread's last call."""
        return self._counts.usage

    def stream(
        self, system: str, user: str, *, schema: Mapping[str, Any] | None = None, max_tokens: int
    ) -> Generator[str]:
        """Yield the next turn's pieces, or raise its exceptions, and record what was asked."""
        with self._taking:
            turn = self._turns[min(len(self.calls), len(self._turns) - 1)]
            self.calls.append(Call(system, user, schema, max_tokens))
        usage = (0, 0)
        written = 0
        try:
            for piece in _pieces(turn(system, user) if callable(turn) else turn):
                if isinstance(piece, BaseException):
                    raise piece
                written += len(piece)
                yield piece
            usage = ((len(system) + len(user)) // 4, written // 4)
        finally:
            self._counts.usage = usage


def _pieces(turn: str | BaseException | Sequence[str | BaseException]) -> Sequence[str | BaseException]:
    if isinstance(turn, BaseException):
        return (turn,)
    if isinstance(turn, str):
        return [turn[start : start + STRIDE] for start in range(0, len(turn), STRIDE)]
    return turn


class HashEmbedder:
    """An embedder without a model: each word adds to a place that its hash names, so that shared words are likeness."""

    id = "hash"
    dimension = 64

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length 1 for each text, the same for the same words, shape (n, dimension)."""
        vectors = np.full((len(texts), self.dimension), 1e-3, dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in _words(text):
                row[hashlib.sha256(word.encode()).digest()[0] % self.dimension] += 1
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    def count(self, text: str) -> int:
        """Return the number of words and marks."""
        return len(re.findall(r"\w+|[^\w\s]", text))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
