"""Round trips: every form of every document is read back from its bytes and says what the document says."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from briefing import Settings, open_desk
from briefing.desk import Desk
from briefing.types import Answer, Document, Evidence
from briefing.writing import answer, brief, comparison, summary
from briefing.writing.extractive import ExtractiveWriter
from tests.evals.counts import Counts
from tests.evals.pages import evidence
from tests.export import trips


def rows(data: Path) -> Iterator[dict[str, object]]:
    """Yield what the forms of the documents on each row's articles lose, and the shares over all.

    Args:
        data: JSON lines with articles on one event, each with title, source, date, and paragraphs or a body.
    """
    counts = Counts()
    with data.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            lost = [fault for made in _documents(evidence(json.loads(line))) for fault in count(made, counts)]
            yield {"row": number, "lost": lost}
    yield {"shares": counts.shares()}


def measure() -> Counts:
    """Export every kind of document over the samples in every form, and count which come back whole."""
    counts = Counts()
    with tempfile.TemporaryDirectory() as folder, open_desk(Settings(data=Path(folder))) as desk:
        desk.load_samples()
        for made in _of_samples(desk):
            count(made, counts)
    return counts


def count(made: Document, counts: Counts) -> list[str]:
    """Count by form whether a document comes back whole, and return what is lost.

    Args:
        made: any document. counts: is added to.
    """
    found: list[str] = []
    for form in trips.CHECKS:
        lost = trips.faults(made, form)
        counts.note(form, not lost, f"{type(made).__name__} {made.title}: {'; '.join(lost)}")
        found += [f"{type(made).__name__} {form}: {one}" for one in lost]
    return found


def _documents(found: Evidence) -> Iterator[Document]:
    writer = ExtractiveWriter()
    yield summary.summarize(found, writer, length="full")
    yield comparison.compare(found, writer, by="outlet")
    yield comparison.compare(found, writer, by="voice")
    yield brief.brief(found, writer)
    *_, last = answer.answer(f"What about {found.articles[0].title}?", found, writer)
    if isinstance(last, Answer):
        yield last


def _of_samples(desk: Desk) -> Iterator[Document]:
    for article in desk.articles()[:4]:
        yield desk.compare([article.id], by="voice")
        yield desk.summarize([article.id], length="short")
    yield desk.compare([article.id for article in desk.articles()[:3]], by="outlet")
    yield desk.brief()
    *_, last = desk.ask("What does the rent ceiling cost?")
    if isinstance(last, Answer):
        yield last
