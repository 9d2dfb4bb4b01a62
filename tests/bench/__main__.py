"""Speed and memory in one run: `python -m tests.bench`. Ratios and one machine's seconds; nothing here is a test."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefing import Settings, open_desk
from briefing.desk import Desk
from briefing.samples import sample_sources
from tests.bench import browser, documents, growth, invented, models, ratio, reading, sessions

ADDED = 12
Made = TypeVar("Made")


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
    for name, figure in (*browser.lines(), *sessions.lines()):
        say(name, figure)
    for name, figure in ratio.lines():
        say(name, figure)
    say("peak memory so far", f"{peak():.0f} MB")
    for name, figure in growth.lines():
        say(name, figure)
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
