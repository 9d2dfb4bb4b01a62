"""Builders: read a text and show its statements in short."""

from __future__ import annotations

from briefing.reading import attribution, sentences
from briefing.types import Statement


def statements(text: str) -> tuple[Statement, ...]:
    return attribution.statements(text, sentences.split(text))


def short(text: str) -> list[tuple[str, str, list[str]]]:
    """Kind, speaker and content of each statement."""
    return [(s.kind, s.speaker, [span.of(text) for span in s.content]) for s in statements(text)]


def only(text: str) -> Statement:
    found = statements(text)
    assert len(found) == 1, found
    return found[0]
