"""The store, which is the truth: articles, their readings, passages and vectors, documents and collections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from threading import RLock
from typing import Any

import numpy as np
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Select, delete, func, insert, select, update

from briefing.errors import InputError, UnknownArticle
from briefing.library import words
from briefing.library.catalogue import Catalogue, Known, arranged, known
from briefing.library.collections import Collections
from briefing.library.conversations import Conversations
from briefing.library.copies import Copies
from briefing.library.database import articles, collections, passages, readings
from briefing.library.passages import header, pieces
from briefing.library.rows import article_of, passage_of, values_of
from briefing.library.subscriptions import Subscriptions
from briefing.library.tasks import Tasks
from briefing.library.vectors import drop_unused, keep_sentences, keys_of
from briefing.library.waiting import Waiting
from briefing.types import Article, Passage, Reading, Scope

MANY_CHANGED = 1_000  # articles; beyond that all are looked at again
DETAILS = ("title", "outlet", "author", "published", "url", "language")


class Store(Conversations, Collections, Waiting, Copies, Subscriptions, Tasks):
    """Everything that Evenhand keeps, in one database; safe to share between threads.

    Args:
        url: an SQLAlchemy URL, for example "sqlite:///data/library.sqlite".
    """

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.arranging = RLock()  # held by whoever changes store and index together
        self._picturing = RLock()
        self._picture: Catalogue | None = None
        self._listing = RLock()
        self._all: tuple[Article, ...] | None = None  # every article, as long as none has changed
        self._known: dict[str, Known] | None = None
        self._changed: set[str] = set()  # articles that may be otherwise now than they are known

    # --- articles ----------------------------------------------------------------------------------------------------
    def put_article(self, article: Article, reading: Reading, shelved: Sequence[Passage]) -> None:
        """Keep an article, its reading and passages in one transaction, in the place of its former self.

        It can be found by its words from now on; until `mark_indexed` it waits for its vectors.

        Args:
            article: the article.
            reading: its reading, whose sentences the passages are made of.
            shelved: its passages.
        """
        with self._rearrange(article.id) as connection:
            former = keys_of(connection, article.id)
            connection.execute(delete(passages).where(passages.c.article == article.id))
            values = values_of(article)
            if not connection.execute(update(articles).where(articles.c.id == article.id).values(values)).rowcount:
                connection.execute(insert(articles).values(values))
            _put_reading(connection, reading)
            for passage in shelved:
                _put_passage(connection, article, reading, passage)
            drop_unused(connection, former)

    def article(self, article_id: str) -> Article:
        """Return the article with exactly this id.

        Raises:
            UnknownArticle: there is none.
        """
        with self._read() as connection:
            row = connection.execute(select(articles).where(articles.c.id == article_id)).first()
        if row is None:
            raise UnknownArticle(f"No loaded article has the id {article_id!r}.")
        return article_of(row)

    def articles(self, scope: Scope = Scope()) -> tuple[Article, ...]:
        """Return the articles in scope, newest publication first, undated ones last.

        All of them are kept in memory until one changes, some 6 KB each: the screens ask for them in every run.
        """
        if scope != Scope():
            return self._articles(scope)
        with self._listing:
            if self._all is None:
                self._all = self._articles(scope)
            return self._all

    def _articles(self, scope: Scope) -> tuple[Article, ...]:
        with self._read() as connection:
            query = _restricted(connection, select(articles), scope)
            rows = connection.execute(query.order_by(articles.c.published.desc(), articles.c.added.desc())).all()
        return tuple(map(article_of, rows))

    def ids(self, scope: Scope = Scope()) -> frozenset[str]:
        """Return the ids of the articles in scope."""
        with self._read() as connection:
            return frozenset(connection.execute(_restricted(connection, select(articles.c.id), scope)).scalars())

    def correct(self, article_id: str, **details: str) -> Article:
        """Correct title, outlet, author, published (ISO date or ""), url or language.

        The headers of its passages follow; the article counts as missing from the index until it is added again.

        Raises:
            UnknownArticle: there is none with this id.
            InputError: an unknown detail, an empty title, or a date that is not one.
        """
        values = {name: _checked(name, value) for name, value in details.items()}
        with self._rearrange(article_id) as connection:
            own = articles.c.id == article_id
            if not connection.execute(update(articles).where(own).values(indexed="", **values)).rowcount:
                raise UnknownArticle(f"No loaded article has the id {article_id!r}.")
            article = article_of(connection.execute(select(articles).where(own)).one())
            connection.execute(update(passages).where(passages.c.article == article_id).values(header=header(article)))
        return article

    def delete(self, article_id: str) -> None:
        """Delete an article with everything derived from it; kept documents keep the words they quote and say so.

        Raises:
            UnknownArticle: there is none with this id.
        """
        with self._rearrange(article_id) as connection:
            keys = keys_of(connection, article_id)
            connection.execute(delete(passages).where(passages.c.article == article_id))
            if not connection.execute(delete(articles).where(articles.c.id == article_id)).rowcount:
                raise UnknownArticle(f"No loaded article has the id {article_id!r}.")
            drop_unused(connection, keys)

    def reading(self, article_id: str) -> Reading | None:
        """Return the kept reading of an article; `None` when there is none or it is of a form no longer known."""
        with self._read() as connection:
            body = connection.execute(select(readings.c.body).where(readings.c.article == article_id)).scalar()
        if body is None:
            return None
        try:
            return _reading_form().validate_json(body)
        except ValidationError:
            # A reading is derived: whoever asks makes it again from the text.
            return None

    def put_reading(self, reading: Reading) -> None:
        """Keep a reading in the place of the article's former one."""
        with self._write() as connection:
            _put_reading(connection, reading)

    def counts(self) -> Mapping[str, int]:
        """Return how many articles and passages there are."""
        with self._read() as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (articles, passages)
            }

    # --- passages --------------------------------------------------------------------------------------
    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """Return an article's passages in their order."""
        query = select(passages).where(passages.c.article == article_id).order_by(passages.c.number)
        with self._read() as connection:
            return tuple(map(passage_of, connection.execute(query).all()))

    def passages_at(self, rows: Iterable[int]) -> tuple[Passage, ...]:
        """Return passages by their rows in the catalogue, in the order asked for; one deleted meanwhile is left out."""
        wanted = [int(row) for row in rows]
        with self._read() as connection:
            found = connection.execute(select(passages).where(passages.c.row.in_(wanted))).all()
        at = {row.row: passage_of(row) for row in found}
        return tuple(at[row] for row in wanted if row in at)

    def catalogue(self) -> Catalogue:
        """Return the picture of the library that search works on; of what has changed only that is read anew."""
        with self._picturing:
            if self._picture is None:
                with self._read() as connection:
                    if self._known is None or len(self._changed) > MANY_CHANGED:
                        self._known = known(connection)
                    elif self._changed:
                        kept = {one: fact for one, fact in self._known.items() if one not in self._changed}
                        self._known = kept | known(connection, self._changed)
                self._changed.clear()
                self._picture = arranged(self._known)
            return self._picture

    def word_scores(self, catalogue: Catalogue, texts: Sequence[str]) -> words.Scores:
        """Return the BM25 score of each passage of the catalogue for each text, shape (texts, passages)."""
        with self._read() as connection:
            return np.stack([catalogue.scores(connection, text) for text in texts])

    @contextmanager
    def _rearrange(self, article_id: str) -> Iterator[Connection]:
        """Write what concerns an article, and have the next search see what was written."""
        with self._writing:  # until it is noted, or what another thread writes next could be seen without it
            with self._write() as connection:
                yield connection
            with self._picturing:
                self._changed.add(article_id)
                self._picture = None
            with self._listing:
                self._all = None


def _put_reading(connection: Connection, reading: Reading) -> None:
    connection.execute(delete(readings).where(readings.c.article == reading.article_id))
    body = _reading_form().dump_json(reading).decode()
    values = {"article": reading.article_id, "version": reading.version, "body": body}
    connection.execute(insert(readings).values(values))


def _put_passage(connection: Connection, article: Article, reading: Reading, passage: Passage) -> None:
    if article.text[passage.start : passage.end] != passage.text:
        raise AssertionError(f"passage {passage.id} is not the article's own text")
    values = {
        "id": passage.id,
        "article": article.id,
        "number": passage.number,
        "start": passage.start,
        "end": passage.end,
        "header": header(article),
        "text": passage.text,
    }
    row = connection.execute(insert(passages).values(values)).inserted_primary_key
    keep_sentences(connection, row[0] if row else 0, pieces(passage, reading.sentences))


def _checked(name: str, value: str) -> str:
    value = " ".join(value.split())
    if name not in DETAILS:
        raise InputError(f"{name!r} is not a detail of an article.", advice=f"Use one of {', '.join(DETAILS)}.")
    if name == "title" and not value:
        raise InputError("The title is empty.", advice="Type a title.")
    if name == "published" and value:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError as error:
            raise InputError(
                f"{value!r} is not a date.", advice="Write it as YYYY-MM-DD, or leave it empty."
            ) from error
    return value


def _restricted(connection: Connection, query: Select[Any], scope: Scope) -> Select[Any]:
    """Add a scope's restrictions; the dates of undated articles are in no range."""
    if scope.articles:
        query = query.where(articles.c.id.in_(scope.articles))
    if scope.outlets:
        query = query.where(articles.c.outlet.in_(scope.outlets))
    if scope.collection:
        held = select(collections.c.article).where(collections.c.name == scope.collection)
        query = query.where(articles.c.id.in_(held))
    if scope.since:
        query = query.where(articles.c.published >= scope.since.isoformat())
    if scope.until:
        query = query.where(articles.c.published.between("0", scope.until.isoformat()))
    told = words.terms(scope.words)
    if told:
        query = query.where(articles.c.id.in_(words.articles_with(connection, told)))
    return query


@cache
def _reading_form() -> TypeAdapter[Reading]:
    return TypeAdapter(Reading)
