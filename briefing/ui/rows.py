"""The order of the list of articles, and near-copies under one row; pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from briefing.types import Article

Order = Literal["newest", "oldest", "added", "outlet", "title"]
Copies = Literal["under", "each", "only"]
ORDERS: tuple[Order, ...] = get_args(Order)
COPIES: tuple[Copies, ...] = get_args(Copies)
Key = Callable[[Article], tuple[object, ...]]

KEYS: Mapping[Order, Key] = {
    # What has no date, or no outlet, stands last in every order.
    "newest": lambda one: (one.published is None, -_days(one), one.title.casefold()),
    "oldest": lambda one: (one.published is None, _days(one), one.title.casefold()),
    "added": lambda one: (-(one.added.timestamp() if one.added else 0.0), one.title.casefold()),
    "outlet": lambda one: (not one.outlet, one.outlet.casefold(), -_days(one), one.title.casefold()),
    "title": lambda one: (one.title.casefold(), -_days(one)),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows the list; empty fields do not.

    Args:
        words: in title, outlet or text. outlets: any of them. collection: its name. since, until: days of publication.
    """

    words: str = ""
    outlets: tuple[str, ...] = ()
    collection: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def number(self) -> int:
        """How many of them narrow the list, besides the words."""
        return sum(map(bool, (self.outlets, self.collection, self.since, self.until)))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list: an article and those that are nearly its text."""

    article: Article
    copies: tuple[Article, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all its articles."""
        return (self.article.id, *(one.id for one in self.copies))


def narrowed(
    articles: Iterable[Article], filters: Filters, collection: Iterable[str], worded: Iterable[str]
) -> tuple[Article, ...]:
    """Return the articles that fit the filters.

    Args:
        articles: all of them. filters: what narrows them. collection: the ids of the chosen collection's articles.
        worded: the ids of the articles whose text has the words.
    """
    held, found, part = set(collection), set(worded), filters.words.casefold()
    return tuple(
        one
        for one in articles
        if (not filters.outlets or one.outlet in filters.outlets)
        and (not filters.collection or one.id in held)
        and _within(one.published, filters)
        and (not part or one.id in found or part in f"{one.title}\n{one.outlet}".casefold())
    )


def arranged(
    articles: Sequence[Article], groups: Iterable[Sequence[str]], order: Order, copies: Copies
) -> tuple[Row, ...]:
    """Return the rows of the list.

    Args:
        articles: those that are listed. groups: the ids of near-copies. order: of the rows.
        copies: where near-copies stand; under one row that is the one that comes first in the order.
    """
    group_of = {one: number for number, group in enumerate(groups) for one in group}
    listed = sorted(articles, key=KEYS[order])
    if copies == "each":
        return tuple(map(Row, listed))
    members: dict[object, list[Article]] = {}
    for article in listed:
        members.setdefault(group_of.get(article.id, article.id), []).append(article)
    rows = (Row(first, tuple(others)) for first, *others in members.values())
    return tuple(row for row in rows if row.copies or copies != "only")


def _days(article: Article) -> int:
    return article.published.toordinal() if article.published else 0


def _within(published: date | None, filters: Filters) -> bool:
    if published is None:
        return not (filters.since or filters.until)
    return (not filters.since or published >= filters.since) and (not filters.until or published <= filters.until)
