"""What is being answered: each answer is kept sentence by sentence, and anybody may end it at once."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from briefing.library.store import Store
from briefing.models.deadline import Stop
from briefing.types import Answer, Turn, TurnState

PATIENCE = 1.0  # seconds in which a stopped model tells what it has cost; what was checked is kept at its end anyway


@dataclass(slots=True)
class Writing:
    """One question while it is answered; its thread writes, anybody may stop it."""

    turn: Turn
    store: Store
    stop: Stop = field(default_factory=Stop)
    over: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def grow(self, answer: Answer) -> None:
        """Keep the answer so far."""
        with self._lock:
            if not self.over.is_set():
                self.turn = replace(self.turn, answer=answer)
                self.store.keep_turn(self.turn)

    def end(self, state: TurnState, problem: str = "") -> None:
        """Keep how it ended; what comes after the end is not kept."""
        with self._lock:
            if not self.over.is_set():
                self.turn = replace(self.turn, state=state, problem=problem)
                try:
                    self.store.keep_turn(self.turn)
                finally:
                    self.over.set()


class Answering:
    """The questions that are being answered, whichever desk asked them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._writings: dict[str, Writing] = {}

    def begin(self, writing: Writing) -> None:
        """Note a writing, and forget those that are over."""
        with self._lock:
            self._writings = {name: one for name, one in self._writings.items() if not one.over.is_set()}
            self._writings[writing.turn.id] = writing

    def of(self, turn_id: str) -> Writing | None:
        """Return the writing of a turn, `None` when it was over long ago or never begun here."""
        return self._writings.get(turn_id)

    def stop(self, turn_ids: Iterable[str]) -> None:
        """End some writings at once."""
        for turn_id in turn_ids:
            if writing := self.of(turn_id):
                writing.stop.stop()
                writing.over.wait(PATIENCE)
                writing.end("stopped")

    def close(self) -> None:
        """End every writing: the library closes."""
        for writing in tuple(self._writings.values()):
            writing.end("interrupted")
            writing.stop.stop()
