"""How time, memory and disk grow with the library: `python -m tests.bench.growth [--sizes 1000 10000 100000]`.

Libraries of invented articles are filled through the store's and the index's own doors, with vectors drawn from the
words, so that a hundred thousand passages take minutes and not a day. Questions are then asked in a fresh process with
the packaged embedding model, as the app asks them: what is timed is the whole way from a question to its passages.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from briefing import Settings, open_desk
from briefing.desk import Desk
from briefing.library.index import Entry, Index
from briefing.library.passages import chunk, pieces
from briefing.library.store import Store
from briefing.library.vectors import pack
from briefing.models.embed import packaged
from tests.bench import prose

SMALL = (1_000, 10_000)
ALL = (*SMALL, 100_000)
QUESTIONS = 100
TOGETHER = 200  # articles put into the index in one call
ADDED = 5
# The project's own limits in milliseconds by passages: p50 and p95 of a question.
FLOORS = {1_000: (50, 90), 10_000: (60, 110), 100_000: (80, 150)}


@dataclass(frozen=True, slots=True)
class Grown:
    """What one library costs.

    Args:
        passages: how many it has. fill: seconds to fill it. opened: seconds until the first question is answered.
        p50, p95: milliseconds from a question to its passages. cpu: milliseconds of processor time a question, which
            tells more than the clock where other programs run.
        added: milliseconds from the start of adding an article until a question finds it by its words.
        memory: resident MB after the questions. disk: MB of its folder.
    """

    passages: int
    fill: float
    opened: float
    p50: float
    p95: float
    cpu: float
    added: float
    memory: float
    disk: float

    def __str__(self) -> str:
        """Return the figures in one line."""
        return (
            f"p50 {self.p50:.0f} ms, p95 {self.p95:.0f} ms, processor {self.cpu:.0f} ms; first answer"
            f" {self.opened:.1f} s after the start; added article found after {self.added:.0f} ms;"
            f" {self.memory:.0f} MB of memory, {self.disk:.0f} MB of disk (filled in {self.fill:.0f} s)"
        )


def lines(sizes: Sequence[int] = SMALL) -> Iterator[tuple[str, str]]:
    """Yield name and figures of a library of each size.

    Args:
        sizes: how many passages each has.
    """
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            yield f"question to {size:,} passages", str(measure(Path(folder), size))


def measure(folder: Path, size: int) -> Grown:
    """Fill a library, unless the folder has one already, and ask it in a process of its own.

    Args:
        folder: where the library lies. size: how many passages.
    """
    began = time.perf_counter()
    if not (folder / "library.sqlite").exists():
        fill(folder, size)
    filled = time.perf_counter() - began
    command = [sys.executable, "-m", "tests.bench.growth", "--ask", str(folder), "--sizes", str(size)]
    asked = subprocess.run(command, capture_output=True, text=True, check=True)
    disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20
    return Grown(fill=filled, disk=disk, **json.loads(asked.stdout.splitlines()[-1]))


def fill(folder: Path, size: int) -> None:
    """Fill a library with so many passages of invented articles and vectors drawn from their words."""
    model = packaged()
    draws = prose.draws(model.dimension)
    store = Store(f"sqlite:///{folder / 'library.sqlite'}")
    index = Index(folder / "index", model)
    made = prose.articles()
    filled = 0
    while filled < size:
        entries: list[Entry] = []
        while len(entries) < TOGETHER and filled < size:
            article, read = next(made)
            shelved = chunk(article, read.sentences, prose.tokens)[: size - filled]
            filled += len(shelved)
            found = {one.key: one.text for passage in shelved for one in pieces(passage, read.sentences)}
            store.put_article(article, read, shelved)
            store.put_vectors(dict(zip(found, pack(draws.embed(list(found.values()))), strict=True)), model.id)
            means = store.passage_vectors(article.id, model.id)
            entries.append(Entry(article, shelved, np.stack([means[passage.id] for passage in shelved])))
        index.put_all(entries)
        store.mark_indexed([entry.article.id for entry in entries], index.name)
    index.close()
    store.close()


def ask(folder: Path, size: int) -> dict[str, float]:
    """Ask a filled library, in this process, and return all figures but those of filling and disk."""
    began = time.perf_counter()
    with open_desk(Settings(data=folder)) as desk:
        questions = prose.questions(QUESTIONS)
        desk.search(prose.questions(1, seed=99)[0])
        opened = time.perf_counter() - began
        worked = time.process_time()
        taken = sorted(_milliseconds(desk, question) for question in questions)
        worked = time.process_time() - worked
        added = sorted(_added(desk, number) for number in range(ADDED))
        return {
            "passages": size,
            "opened": opened,
            "p50": taken[len(taken) // 2],
            "p95": taken[int(len(taken) * 0.95)],
            "cpu": 1000 * worked / QUESTIONS,
            "added": added[ADDED // 2],
            "memory": _resident(),
        }


def _milliseconds(desk: Desk, question: str) -> float:
    start = time.perf_counter()
    if not desk.search(question):
        raise AssertionError(f"nothing was found for {question!r}")
    return 1000 * (time.perf_counter() - start)


def _added(desk: Desk, number: int) -> float:
    """Return the milliseconds from the start of adding an article until a question finds it by its words."""
    source = prose.source(time.time_ns(), number)
    start = time.perf_counter()
    added = desk.add(source)
    hits = desk.search(source.details["title"])
    taken = 1000 * (time.perf_counter() - start)
    if added.article is None or added.article.id not in {hit.passage.article_id for hit in hits}:
        raise AssertionError("the article that was added is not found")
    desk.delete(added.article.id)
    return taken


def _resident() -> float:
    """Return the memory that this process holds now, in MB."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def main(argv: Sequence[str] | None = None) -> int:
    """Measure libraries of the sizes that the arguments name, and tell which figure is over its limit."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.growth", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=ALL, help="passages of each library")
    parser.add_argument("--keep", type=Path, help="a folder in which the libraries are kept for the next run")
    parser.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(argv)
    if chosen.ask:
        print(json.dumps(ask(chosen.ask, chosen.sizes[0])))
        return 0
    slow = False
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(chosen.keep or scratch) / str(size)
            folder.mkdir(parents=True, exist_ok=True)
            grown = measure(folder, size)
        p50, p95 = FLOORS.get(size, (float("inf"), float("inf")))
        over = grown.p50 > p50 or grown.p95 > p95
        slow = slow or over
        print(f"{'SLOW' if over else 'ok':>4}  {size:>9,} passages  {grown}", flush=True)
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
