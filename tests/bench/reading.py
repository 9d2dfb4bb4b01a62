"""How long the reading takes: an article of a thousand words, growth with length, and the worst of the odd texts."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from briefing.reading import read
from briefing.types import Article
from tests.bench import invented
from tests.reading.hostile import PATTERNS

WORDS = 1_000
RUNS = 15
SMALL, LARGE = 10_000, 1_000_000  # characters
ODD_SMALL, ODD_LARGE = 10_000, 40_000


def lines() -> Iterator[tuple[str, str]]:
    """Yield name and figure of each measurement."""
    text = _text(LARGE)
    article = " ".join(text.split(" ")[:WORDS])
    typical = statistics.median(_seconds(f"{article} {run}") for run in range(RUNS))
    small = statistics.median(_seconds(f"{text[:SMALL]} {run}") for run in range(RUNS))
    large = _seconds(text[:LARGE])
    yield "reading 1,000 words", f"{1000 * typical:.1f} ms"
    growth = large / small / (LARGE / SMALL)
    yield "reading 10 kB to 1 MB", f"{1000 * small:.0f} ms to {large:.1f} s: {growth:.2f} times the growth in length"
    worst, name = max((_growth(pattern), name) for name, pattern in PATTERNS.items())
    yield "reading odd texts, the worst", f"{worst:.2f} times the growth in length ({name})"


def _text(size: int) -> str:
    """Return invented paragraphs of at least so many characters."""
    parts: list[str] = []
    length = 0
    for source in invented.articles(size // 100):
        parts.append((source.data or b"").decode())
        length += len(parts[-1]) + 2
        if length >= size:
            break
    return "\n\n".join(parts)


def _growth(pattern: str) -> float:
    """Return how much faster than its length the time for a repeated pattern grows."""
    small, large = (
        min(_seconds(pattern * (size // len(pattern)) + " " * run) for run in range(2))
        for size in (ODD_SMALL, ODD_LARGE)
    )
    return large / small / (ODD_LARGE / ODD_SMALL)


def _seconds(text: str) -> float:
    """Return the processor seconds that the reading of a text takes; it runs in one thread."""
    start = time.process_time()
    read(Article("bench", text, "Bench"))
    return time.process_time() - start
