"""Summaries of clusters of articles on one event, as the product writes them without a model."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.ingest.extract import to_article
from briefing.models import embed
from briefing.reading import read, wording
from briefing.types import Article, Evidence, Reading, Source
from briefing.writing import summary
from briefing.writing.extractive import ExtractiveWriter


def rows(data: Path) -> Iterator[dict[str, object]]:
    """Yield id and short summary of each cluster.

    Args:
        data: JSON lines with id and articles, each with title and body, and perhaps outlet.
    """
    with data.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield {"id": row["id"], "summary": summarize(row["articles"])}


def summarize(raw: list[Mapping[str, Any]]) -> str:
    """Return the short summary of one cluster as it is read, headline first; what cannot be taken in is left out."""
    articles = {article.id: article for article in map(_article, raw) if article is not None}
    readings = {name: read(article) for name, article in articles.items()}
    loaded = {name: _loaded(article, readings[name]) for name, article in articles.items()}
    evidence = Evidence(tuple(articles.values()), readings, (), loaded)
    made = summary.summarize(evidence, ExtractiveWriter(), length="short")
    head = [f"{made.headline.text.rstrip('.')}."] if made.headline else []
    return " ".join([*head, *(claim.text for claim in made.sentences)])


def _loaded(article: Article, read: Reading) -> tuple[float, ...]:
    """Return how loaded the sentences of an article are, by the packaged vectors, as the desk has it."""
    texts = [sentence.span.of(article.text) for sentence in read.sentences]
    vectors = embed.packaged().embed(texts).tolist() if texts else []
    return tuple(wording.score(text, vector) for text, vector in zip(texts, vectors, strict=True))


def _article(raw: Mapping[str, Any]) -> Article | None:
    details = {name: str(raw[name]) for name in ("title", "outlet") if raw.get(name)}
    try:
        return to_article(Source("text", details.get("title", "pasted"), str(raw["body"]).encode(), details=details))
    except BriefingError:
        return None
