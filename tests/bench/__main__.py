"""Speed and memory in one run: `python -m tests.bench`. Ratios and one machine's seconds; nothing here is a test."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np

from briefing import Settings, open_desk
from briefing.desk import Desk
from briefing.models.embed import Embedder, Vectors, packaged
from briefing.samples import sample_sources
from tests.bench import documents, invented, models, reading

SIZES = (1_000, 10_000)
QUESTIONS = 60
ADDED = 12
Made = TypeVar("Made")


@dataclass(slots=True)
class DrawnEmbedder:
    """Draws the vectors of passages by lot while `drawing`, so that a large library fills in seconds, not an hour.

    Questions are embedded for real: what is timed is the whole way from a question to its passages.
    """

    real: Embedder
    drawing: bool = True

    @property
    def id(self) -> str:
        """The real embedder's id."""
        return self.real.id

    @property
    def dimension(self) -> int:
        """The real embedder's dimension."""
        return self.real.dimension

    def count(self, text: str) -> int:
        """Return the number of tokens of a text."""
        return self.real.count(text)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length 1 for each text."""
        if not self.drawing:
            return self.real.embed(texts)
        seed = sum(map(len, texts))
        rows = np.random.default_rng(seed).standard_normal((len(texts), self.dimension)).astype(np.float32)
        scaled: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return scaled


def main() -> int:
    """Run every measurement and print one line for each."""
    began = time.perf_counter()
    starts()
    for name, figure in reading.lines():
        say(name, figure)
    with tempfile.TemporaryDirectory() as folder, open_desk(Settings(data=Path(folder))) as desk:
        adding(desk)
    with tempfile.TemporaryDirectory() as folder, open_desk(Settings(data=Path(folder))) as desk:
        writing(desk)
    say("peak memory so far", f"{peak():.0f} MB")
    finding()
    say("peak memory", f"{peak():.0f} MB")
    say("this run", f"{time.perf_counter() - began:.0f} s")
    return 0


def starts() -> None:
    """Time a fresh process: the import, and a desk opened on an empty library."""
    code = (
        "import time; t = time.perf_counter(); import briefing; i = time.perf_counter()\n"
        "from pathlib import Path; from briefing import Settings, open_desk\n"
        "with open_desk(Settings(data=Path({folder!r}))): o = time.perf_counter()\n"
        "print(i - t, o - i)"
    )
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", code.format(folder=folder)]
        runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() for _ in range(3)]
    say("import briefing", f"{statistics.median(float(run[0]) for run in runs):.2f} s")
    say("open an empty library", f"{statistics.median(float(run[1]) for run in runs):.2f} s")


def adding(desk: Desk) -> None:
    """Time adding articles against the embedding session alone on the same passages."""
    desk.add_text("The session is loaded and warm. Nothing else is measured here.", title="Warm")
    sources = invented.articles(ADDED * 2, seed=3, passages_each=2)
    desk.settle()
    began = time.perf_counter()
    added, kept = timed(lambda: [one.article for one in desk.add_many(sources) if one.article])
    desk.settle()
    whole = time.perf_counter() - began
    texts = [p.text for article in added for p in desk.shelves.store.passages(article.id)]
    _, alone = timed(partial(desk.shelves.embedder.embed, texts))
    say("articles added", f"{len(added) / whole:.2f} a second ({len(texts)} passages in {whole:.1f} s)")
    say("until it can be asked by words", f"{1000 * kept / len(added):.0f} ms an article")
    say("embedding session alone", f"{len(texts) / alone:.1f} passages a second ({alone:.1f} s)")
    say("adding to embedding", f"{whole / alone:.2f} times")


def writing(desk: Desk) -> None:
    """Time documents on the ten sample articles, and a model that writes an answer from them."""
    list(desk.add_many(sample_sources()))
    desk.settle()
    for name, figure in documents.lines(desk):
        say(name, figure)
    waited, own, stopping = models.first_claim(desk, list(desk.suggestions()))
    say(
        "first claim of a model's answer",
        f"{waited:.2f} s at 50 tokens a second ({1000 * own:.0f} ms after it is written)",
    )
    say("from Stop to the server", f"{1000 * stopping:.0f} ms")


def finding() -> None:
    """Time the way from a question to its passages in one library that grows to each of `SIZES`, in passages."""
    embedder = DrawnEmbedder(packaged())
    sources = invented.articles(max(SIZES))
    with tempfile.TemporaryDirectory() as folder, open_desk(Settings(data=Path(folder)), embedder=embedder) as desk:
        for size in SIZES:
            embedder.drawing = True
            missing = size // invented.PASSAGES_EACH - len(desk.articles())
            _, filling = timed(partial(tuple, desk.add_many(islice(sources, missing))))
            desk.settle()
            embedder.drawing = False
            passages = sum(len(desk.shelves.store.passages(article.id)) for article in desk.articles())
            desk.search("warm")
            taken = sorted(timed(partial(desk.search, one))[1] for one in invented.questions(QUESTIONS))
            p50, p95 = (1000 * taken[int(len(taken) * share)] for share in (0.5, 0.95))
            say(f"question to {passages:,} passages", f"p50 {p50:.0f} ms, p95 {p95:.0f} ms (filled in {filling:.0f} s)")


def timed(work: Callable[[], Made]) -> tuple[Made, float]:
    """Return what a piece of work makes and the seconds that it takes."""
    start = time.perf_counter()
    made = work()
    return made, time.perf_counter() - start


def peak() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def say(name: str, figure: str) -> None:
    """Print one line."""
    print(f"{name:32} {figure}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
