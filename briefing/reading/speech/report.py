"""One place where a passage reports speech: the reporting words and the noun phrase that governs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.reading.speech.sources import Source

Order = Literal["subject", "inverted", "according", "participle", "label", "nominal", "agent"]


@dataclass(frozen=True, slots=True)
class Report:
    """One reporting word or phrase.

    Args:
        start: number of its first piece.
        end: number after its last piece.
        verb: its base form, or the noun that reports.
        order: how source and words stand to each other.
        source: the noun phrase that governs it, if one was found.
        borrowed: whether the source is that of an earlier report or the main subject.
        relative: whether it belongs to a relative clause that describes a noun ("the man who told ...").
        begin: the number of the piece where the words said begin, where the form of the report tells.
        until: the number after the last piece that they may reach, likewise.
        relayer: who relays the words ("quoted by the Herald as saying").
        doubtful: whether nothing tells for certain whom the source means ("rejected his claim that ...").
    """

    start: int
    end: int
    verb: str
    order: Order
    source: Source | None
    borrowed: bool = False
    relative: bool = False
    begin: int = -1
    until: int = -1
    relayer: Source | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces `start` to `end` (exclusive)."""

    start: int
    end: int
