"""How long documents take once articles are loaded: a check, a summary of three, a brief of ten, its page."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from briefing.checking import check
from briefing.desk import Desk
from briefing.types import Brief, Draft, Evidence

PASSAGES = 10
RUNS = 5


def lines(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield name and figure of each measurement.

    Args:
        desk: a desk with the ten sample articles.
    """
    made = desk.brief()
    yield "brief of ten articles", f"{_median(desk.brief):.2f} s ({len(tuple(made.claims()))} claims)"
    page = _median(lambda: desk.export(made, "pdf"))
    yield "its page as PDF", f"{page:.2f} s (A4; the first one loads the fonts)"
    three = [article.id for article in desk.articles()[:3]]
    yield "summary of three articles", f"{1000 * _median(lambda: desk.summarize(three)):.0f} ms, kept in the library"
    taken = sorted(_checks(desk, made))
    worst = taken[int(len(taken) * 0.95)]
    yield (
        f"a claim against {PASSAGES} passages",
        f"median {1000 * statistics.median(taken):.1f} ms, p95 {1000 * worst:.1f} ms",
    )


def _checks(desk: Desk, made: Brief) -> Iterator[float]:
    """Yield the seconds of each check of the brief's claims, its article's passages and others' around it."""
    evidence = desk.shelves.evidence(desk.articles())
    for claim in made.claims():
        own = [p for p in evidence.passages if p.article_id == claim.citations[0].article_id]
        others = [p for p in evidence.passages if p not in own]
        some: Evidence = replace(evidence, passages=tuple([*own, *others][:PASSAGES]))
        drafted = Draft(claim.text, claim.citations, claim.voice, claim.speaker, claim.wording)
        start = time.perf_counter()
        check(drafted, some)
        yield time.perf_counter() - start


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
