"""Values to rows of the tables and back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from briefing.types import Article, Passage


def values_of(article: Article) -> dict[str, Any]:
    """Return the columns of an article; it counts as missing from the index."""
    return {
        "id": article.id,
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published.isoformat() if article.published else "",
        "url": article.url,
        "language": article.language,
        "kind": article.kind,
        "added": article.added.isoformat() if article.added else "",
        "notices": list(article.notices),
        "indexed": "",
    }


def article_of(row: Row[Any]) -> Article:
    """Return the article of a row of `articles`."""
    return Article(
        id=row.id,
        text=row.text,
        title=row.title,
        outlet=row.outlet,
        author=row.author,
        published=date.fromisoformat(row.published) if row.published else None,
        url=row.url,
        language=row.language,
        kind=row.kind,
        added=datetime.fromisoformat(row.added) if row.added else None,
        notices=tuple(row.notices),
    )


def passage_of(row: Row[Any]) -> Passage:
    """Return the passage of a row of `passages`."""
    return Passage(row.id, row.article, row.number, row.start, row.end, row.text)
