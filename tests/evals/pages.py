"""One page: a brief, however long, is one page of A4 and of Letter, with every word, marker and glyph that it fits."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from briefing import Settings, open_desk
from briefing.export import FORMATS, pdf
from briefing.export.paper import Paper
from briefing.ingest.extract import to_article
from briefing.reading import read
from briefing.types import Article, Brief, Evidence, Source
from briefing.writing import brief
from briefing.writing.extractive import ExtractiveWriter
from tests.evals import extremes
from tests.evals.counts import Counts
from tests.export import trips

PAPERS: Mapping[Paper, str] = {"a4": "pdf", "us-letter": "pdf-letter"}
EXTREMES = 200


def rows(data: Path) -> Iterator[dict[str, object]]:
    """Yield what is wrong with the page of a brief on the articles of each row, on each paper, and the shares over all.

    Args:
        data: JSON lines with articles on one event, each with title, source, date, and paragraphs or a body.
    """
    counts = Counts()
    with data.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            found = count(brief.brief(evidence(json.loads(line)), ExtractiveWriter()), str(number), counts)
            yield {"row": number, "faults": found}
    yield {"shares": counts.shares()}


def measure(every: int = 1) -> Counts:
    """Print the briefs of the samples and of the generated extremes, and count what holds.

    Args:
        every: 1 for all extremes, 10 for every tenth.
    """
    counts = Counts()
    chosen = islice(extremes.briefs(EXTREMES), 0, None, every)
    for name, made in (*samples(), *((one.name, one.brief) for one in chosen)):
        count(made, name, counts)
    return counts


def samples() -> Iterator[tuple[str, Brief]]:
    """Yield a brief of each sample, of each of their events and of all of them."""
    with tempfile.TemporaryDirectory() as folder, open_desk(Settings(data=Path(folder))) as desk:
        desk.load_samples()
        articles = desk.articles()
        months = dict.fromkeys(article.published.month for article in articles if article.published)
        events = [[a.id for a in articles if a.published and a.published.month == month] for month in months]
        for chosen in (*([article.id] for article in articles), *events, []):
            made = desk.brief(chosen)
            yield made.title, made


def count(made: Brief, name: str, counts: Counts, sizes: Iterable[Paper] = tuple(PAPERS)) -> dict[str, list[str]]:
    """Count whether the page of a brief holds what it says, and return what is wrong with it by paper.

    Args:
        made: the brief as written. name: for the list of what is wrong. counts: is added to.
        sizes: the papers to print it on.
    """
    found: dict[str, list[str]] = {}
    for size in sizes:
        form = PAPERS[size]
        shown = replace(pdf.one_page(made, size=size).brief, left_out=())
        found[size] = list(trips.page_faults(FORMATS[form].render(made), shown))
        counts.note("one page", not _of(found[size], "pages"), f"{name} {size}")
        counts.note(
            "every word and mark",
            not [one for one in found[size] if not one.endswith(" pages")],
            f"{name} {size} {found[size]}",
        )
    return found


def _of(faults: Iterable[str], kind: str) -> list[str]:
    return [fault for fault in faults if fault.endswith(f" {kind}")]


def evidence(row: Mapping[str, Any]) -> Evidence:
    """Return the articles of a row as evidence, read as they are loaded."""
    articles = tuple(_article(raw) for raw in row["articles"])
    return Evidence(articles, {article.id: read(article) for article in articles}, ())


def _article(raw: Mapping[str, Any]) -> Article:
    text = raw.get("body") or "\n\n".join(" ".join(part) for part in raw["paragraphs"])
    title = str(raw.get("title", "")).strip()
    details = {"title": title, "outlet": str(raw.get("source", ""))}
    article = to_article(Source("text", title or "pasted", text.encode(), details=details))
    return replace(article, published=date.fromisoformat(raw["date"])) if raw.get("date") else article
