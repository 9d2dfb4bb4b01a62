"""Collections of articles, and notes that the library keeps about itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select

from briefing.errors import InputError, UnknownArticle
from briefing.library.database import Database, articles, collections, meta


class Collections(Database):
    """The collections of a library, and its notes by key."""

    def collections(self) -> Mapping[str, tuple[str, ...]]:
        """Return the collections by name, each with its article ids in the order they were given."""
        found: dict[str, tuple[str, ...]] = {}
        query = select(collections).order_by(collections.c.name, collections.c.place)
        with self._read() as connection:
            for row in connection.execute(query):
                found[row.name] = (*found.get(row.name, ()), row.article)
        return found

    def collect(self, name: str, article_ids: Iterable[str]) -> None:
        """Make a collection hold exactly these articles; none of them removes it.

        Raises:
            InputError: the name is empty.
            UnknownArticle: one of the ids is not that of an article.
        """
        name = " ".join(name.split())
        if not name:
            raise InputError("A collection needs a name.", advice="Type a name for it.")
        ids = tuple(dict.fromkeys(article_ids))
        with self._write() as connection:
            known = set(connection.execute(select(articles.c.id).where(articles.c.id.in_(ids))).scalars())
            for article_id in ids:
                if article_id not in known:
                    raise UnknownArticle(f"No loaded article has the id {article_id!r}.")
            connection.execute(delete(collections).where(collections.c.name == name))
            if ids:
                values = [{"name": name, "article": one, "place": place} for place, one in enumerate(ids)]
                connection.execute(insert(collections), values)

    def meta(self, key: str) -> str:
        """Return a note kept under a key, "" when there is none."""
        with self._read() as connection:
            return connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar() or ""

    def set_meta(self, key: str, value: str) -> None:
        """Keep a note under a key."""
        with self._write() as connection:
            connection.execute(delete(meta).where(meta.c.key == key))
            connection.execute(insert(meta).values(key=key, value=value))
