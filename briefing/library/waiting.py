"""Which articles an index holds, and which wait for it: the queue of the embedding is the store itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import func, literal_column, select, update

from briefing.library.database import articles, passages
from briefing.library.vectors import SentenceVectors

PAGE = 5_000  # passages looked at in one go


class Waiting(SentenceVectors):
    """The marks that tell which index holds all passages of an article."""

    def waiting(self, index_name: str, limit: int, besides: Collection[str] = ()) -> tuple[str, ...]:
        """Return the ids of articles that an index does not hold yet, those first that were added last.

        Somebody who adds an article asks about it next; what has waited longer can be found by its words meanwhile.

        Args:
            index_name: the index. limit: how many at most. besides: articles to pass over.
        """
        query = select(articles.c.id).where(articles.c.indexed != index_name, articles.c.id.not_in(list(besides)))
        latest_first = query.order_by(literal_column("articles.rowid").desc())
        with self._read() as connection:
            return tuple(connection.execute(latest_first.limit(limit)).scalars())

    def progress(self, index_name: str) -> tuple[int, int]:
        """Return how many articles an index holds, and how many there are."""
        total = select(func.count()).select_from(articles)
        with self._read() as connection:
            done = connection.execute(total.where(articles.c.indexed == index_name)).scalar_one()
            return done, connection.execute(total).scalar_one()

    def index_names(self) -> frozenset[str]:
        """Return the names of all indexes that hold an article."""
        with self._read() as connection:
            return frozenset(connection.execute(select(articles.c.indexed).distinct()).scalars()) - {""}

    def index_of(self, article_id: str) -> str:
        """Return the name of the index that holds an article, "" when none does."""
        with self._read() as connection:
            found = connection.execute(select(articles.c.indexed).where(articles.c.id == article_id)).scalar()
        return found or ""

    def mark_indexed(self, article_ids: Iterable[str], index_name: str) -> None:
        """Note that an index holds all passages of some articles; "" that none does."""
        with self._write() as connection:
            own = articles.c.id.in_(list(article_ids))
            connection.execute(update(articles).where(own).values(indexed=index_name))

    def unmark(self, index_name: str) -> None:
        """Note that an index holds nothing any more."""
        with self._write() as connection:
            connection.execute(update(articles).where(articles.c.indexed == index_name).values(indexed=""))

    def marked(self, index_name: str) -> Iterator[dict[str, str]]:
        """Yield, page by page, the passages that an index should hold: the article's id by the passage's."""
        query = select(passages.c.row, passages.c.id, passages.c.article).join(articles)
        query = query.where(articles.c.indexed == index_name).order_by(passages.c.row).limit(PAGE)
        last = -1
        while True:
            with self._read() as connection:
                rows = connection.execute(query.where(passages.c.row > last)).all()
            if not rows:
                return
            last = rows[-1].row
            yield {row.id: row.article for row in rows}

    def strangers(self, passage_ids: Sequence[str]) -> set[str]:
        """Return those ids that no passage has."""
        query = select(passages.c.id).where(passages.c.id.in_(list(passage_ids)))
        with self._read() as connection:
            return set(passage_ids).difference(connection.execute(query).scalars())
