"""A picture of the whole library as arrays, so that a question is scored without a query for each passage."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, func, select

from briefing.library import words
from briefing.library.database import articles, passages

# Words whose postings are held; together they are no more than some megabytes.
HELD_WORDS = 2_000
UNDATED = 0
NOWHERE = (np.iinfo(np.int64).max, 0)

Places = npt.NDArray[np.int64]
Owners = npt.NDArray[np.int32]


class Known(NamedTuple):
    """An article in the catalogue: its first passage's row, how many passages it has, its outlet and its day."""

    first: int
    many: int
    outlet: str
    day: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every passage at one moment, article by article; twelve bytes a passage.

    Args:
        rows: the passages' rows, ascending, shape (n,).
        owners: the place of each passage's article in `articles`, shape (n,).
        articles: article ids, in the order of their passages; those that have none come last.
        starts: the place of each article's first passage; the others follow it in their order.
        outlets: the distinct outlets. outlet_of: the place of each article's outlet in them.
        days: each article's day as its proleptic ordinal, 0 when it is not known.
    """

    rows: words.Rows
    owners: Owners
    articles: tuple[str, ...]
    starts: Places
    outlets: tuple[str, ...]
    outlet_of: Owners
    days: Owners
    _numbers: dict[str, int]
    _postings: dict[str, words.Posting] = field(default_factory=dict)

    def within(self, article_ids: frozenset[str]) -> npt.NDArray[np.bool_]:
        """Tell for each passage whether its article is one of these, shape (n,)."""
        chosen = np.zeros(len(self.articles), dtype=bool)
        chosen[[self._numbers[one] for one in article_ids if one in self._numbers]] = True
        return chosen[self.owners]

    def place(self, passage_id: str) -> int | None:
        """Return where a passage stands; `None` when the picture does not have it."""
        article, _, number = passage_id.rpartition(":")
        owner = self._numbers.get(article)
        if owner is None or not number.isdecimal():
            return None
        place = int(self.starts[owner]) + int(number)
        return place if place < len(self.owners) and self.owners[place] == owner else None

    def id(self, place: int) -> str:
        """Return the id of the passage at a place."""
        owner = self.owners[place]
        return f"{self.articles[owner]}:{place - self.starts[owner]}"

    def scores(self, connection: Connection, text: str) -> words.Scores:
        """Return each passage's BM25 score for the telling words of a text, shape (n,); 0 without any of them."""
        total = np.zeros(len(self.rows), dtype=np.float32)
        for term in words.terms(text):
            rows, scores = self._found(connection, term)
            total[rows] += scores
        return total

    def rarity(self, term: str) -> float:
        """Return how rare a word is, as a logarithm; only those of texts that have been scored are known."""
        found = self._postings.get(term)
        return math.log(1 + len(self.rows) / (0.5 + (len(found.rows) if found else 0)))

    def _found(self, connection: Connection, term: str) -> words.Posting:
        if term not in self._postings:
            rows, scores = words.postings(connection, term, len(self.rows))
            places = np.searchsorted(self.rows, rows)
            # A passage added since is not in the picture.
            here = places < len(self.rows)
            here[here] = self.rows[places[here]] == rows[here]
            if len(self._postings) >= HELD_WORDS:
                self._postings.clear()
            self._postings[term] = words.Posting(places[here], scores[here])
        return self._postings[term]


def known(connection: Connection, article_ids: Iterable[str] | None = None) -> dict[str, Known]:
    """Return by id what the catalogue has to know of articles that the database holds now.

    An article's passages are written in one transaction and so have rows that follow each other: a row for each
    article tells all of them. Both queries are answered by indexes alone.

    Args:
        article_ids: those looked at; all when left out.
    """
    counted = select(passages.c.article, func.min(passages.c.row), func.count()).group_by(passages.c.article)
    query = select(articles.c.id, articles.c.outlet, articles.c.published)
    if article_ids is not None:
        counted = counted.where(passages.c.article.in_(article_ids))
        query = query.where(articles.c.id.in_(article_ids))
    held = {article: (first, many) for article, first, many in connection.execute(counted).all()}
    return {
        article: Known(*held.get(article, NOWHERE), outlet, day)
        for article, outlet, day in connection.execute(query).all()
    }


def arranged(articles: Mapping[str, Known]) -> Catalogue:
    """Return the catalogue of some articles.

    Args:
        articles: what is known of them, by id; quickest in the order of their passages.
    """
    order = sorted(articles.items(), key=lambda one: one[1].first)
    first, many, outlets_of, days_of = zip(*(one for _, one in order), strict=True) if order else ((),) * 4
    counts = np.array(many, dtype=np.int64)
    owners = np.repeat(np.arange(len(order), dtype=np.int32), counts)
    starts = np.cumsum(counts) - counts
    days = {day: date.fromisoformat(day).toordinal() if day else UNDATED for day in set(days_of)}
    outlets = {outlet: number for number, outlet in enumerate(dict.fromkeys(outlets_of))}
    return Catalogue(
        rows=np.array(first, dtype=np.int64)[owners] + np.arange(len(owners), dtype=np.int64) - starts[owners],
        owners=owners,
        articles=tuple(article for article, _ in order),
        starts=starts,
        outlets=tuple(outlets),
        outlet_of=np.array([outlets[outlet] for outlet in outlets_of], dtype=np.int32),
        days=np.array([days[day] for day in days_of], dtype=np.int32),
        _numbers={article: number for number, (article, _) in enumerate(order)},
    )
