"""A picture of the whole library as arrays, so that a question is scored without a query for each passage."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from briefing.library import words
from briefing.library.database import articles, passages

# Words whose postings are held; at some hundred passages a word this is a few megabytes.
HELD_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every passage at one moment, in the order of its row.

    Args:
        rows: the passages' rows, ascending, shape (n,).
        ids: their ids, in the same order.
        owners: the place of each passage's article in `articles`, shape (n,).
        articles: article ids. outlets, days: what is known about each article, in the same order.
    """

    rows: words.Rows
    ids: tuple[str, ...]
    owners: npt.NDArray[np.int32]
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    days: tuple[date | None, ...]
    places: dict[str, int]
    _postings: dict[str, tuple[words.Rows, words.Scores]] = field(default_factory=dict)

    def within(self, article_ids: frozenset[str]) -> npt.NDArray[np.bool_]:
        """Tell for each passage whether its article is one of these, shape (n,)."""
        return np.array([article in article_ids for article in self.articles], dtype=bool)[self.owners]

    def scores(self, connection: Connection, text: str) -> words.Scores:
        """Return each passage's BM25 score for the telling words of a text, shape (n,); 0 without any of them."""
        total = np.zeros(len(self.rows), dtype=np.float32)
        for term in words.terms(text):
            places, scores = self._found(connection, term)
            total[places] += scores
        return total

    def _found(self, connection: Connection, term: str) -> tuple[words.Rows, words.Scores]:
        if term not in self._postings:
            rows, scores = words.postings(connection, term)
            places = np.searchsorted(self.rows, rows)
            # A passage added since is not in the picture.
            here = places < len(self.rows)
            here[here] = self.rows[places[here]] == rows[here]
            if len(self._postings) >= HELD_WORDS:
                self._postings.clear()
            self._postings[term] = places[here], scores[here]
            return places[here], scores[here]
        return self._postings[term]


def photograph(connection: Connection) -> Catalogue:
    """Return the catalogue of what the database holds now."""
    known = connection.execute(select(articles.c.id, articles.c.outlet, articles.c.published)).all()
    place = {row.id: number for number, row in enumerate(known)}
    query = select(passages.c.row, passages.c.id, passages.c.article).order_by(passages.c.row)
    found = [row for row in connection.execute(query).all() if row.article in place]
    ids = tuple(row.id for row in found)
    return Catalogue(
        rows=np.array([row.row for row in found], dtype=np.int64),
        ids=ids,
        owners=np.array([place[row.article] for row in found], dtype=np.int32),
        articles=tuple(place),
        outlets=tuple(row.outlet for row in known),
        days=tuple(date.fromisoformat(row.published) if row.published else None for row in known),
        places={passage_id: number for number, passage_id in enumerate(ids)},
    )
