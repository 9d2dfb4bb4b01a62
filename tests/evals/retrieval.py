"""Retrieval: the passages that the desk's search finds for questions, for score_multihop.py."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing import Settings, open_desk
from briefing.desk import Desk
from briefing.library.retrieve import retrieve
from briefing.types import Hit, Source

LIMIT = 10


def rows(data: Path, corpus: Path, *, words: bool = False) -> Iterator[dict[str, Any]]:
    """Yield one output row for each question: the texts found, best first, and the articles they are of.

    Args:
        data: JSON lines with qid and query. corpus: JSON lines with doc_id, title, source, published_at, url and body.
        words: search by words alone, as right after an article is added.
    """
    with tempfile.TemporaryDirectory() as folder, open_desk(Settings(data=Path(folder))) as desk:
        documents = load(desk, corpus)
        for question in _lines(data):
            hits = find(desk, question["query"], words=words)
            yield {
                "qid": question["qid"],
                "retrieved": [hit.passage.text for hit in hits],
                "doc_ids": [documents.get(hit.passage.article_id, "") for hit in hits],
            }


def find(desk: Desk, question: str, *, words: bool = False) -> tuple[Hit, ...]:
    """Return the passages found for a question, by words alone if asked for."""
    if not words:
        return desk.search(question, limit=LIMIT)
    now = desk.shelves.indexer.words()
    return retrieve(question, desk.shelves.store, now.index, now.embedder, limit=LIMIT)


def load(desk: Desk, corpus: Path) -> dict[str, str]:
    """Add every article of a corpus and return which document each article is."""
    documents: dict[str, str] = {}
    for row in _lines(corpus):
        details = {"title": row["title"], "outlet": row["source"], "published": row["published_at"][:10]}
        source = Source("text", row["doc_id"], row["body"].encode(), "text/plain", {**details, "url": row["url"] or ""})
        for added in desk.add_many([source]):
            if added.article:
                documents.setdefault(added.article.id, row["doc_id"])
    desk.settle()
    return documents


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
