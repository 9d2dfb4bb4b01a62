"""Which articles are nearly one text: their sketches, kept so that a new article meets its copies at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import BigInteger, Column, Connection, ForeignKey, Integer, Table, delete, func, insert, select

from briefing.library.database import LATER, TABLES, Database, articles

MANY = 500  # hashes in one statement
COMMON = 20  # a run of words in more articles than this, none a copy of another, is a phrase or boilerplate

sketches = Table(
    "sketches",
    TABLES,
    Column("row", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, unique=True),
    # Of which article this one is a near-copy; when that one is deleted, the sketch goes too and is made again.
    Column("original", ForeignKey("articles.id", ondelete="CASCADE"), index=True),
    info={LATER: True},
)

# The runs of words that a sketch holds, as hashes, of those articles that are no copies.
runs = Table(
    "runs",
    TABLES,
    Column("hash", BigInteger, primary_key=True),
    Column("sketch", ForeignKey("sketches.row", ondelete="CASCADE"), primary_key=True, index=True),
    info={LATER: True},
    sqlite_with_rowid=False,
)


class Copies(Database):
    """The sketches of a library; an article that is a copy of another adds no runs of its own."""

    def unsketched(self) -> tuple[str, ...]:
        """Return the ids of the articles without a sketch, longest text first."""
        query = select(articles.c.id).outerjoin(sketches, sketches.c.article == articles.c.id)
        query = query.where(sketches.c.row.is_(None)).order_by(func.length(articles.c.text).desc(), articles.c.id)
        with self._read() as connection:
            return tuple(connection.execute(query).scalars())

    def keep_sketch(self, article_id: str, hashes: Sequence[int], original: str | None) -> None:
        """Keep an article's sketch, in the place of its former one.

        Args:
            article_id: the article. hashes: its sketch, signed 64-bit numbers, each once.
            original: the id of the article that it is a copy of.
        """
        with self._write() as connection:
            connection.execute(delete(sketches).where(sketches.c.article == article_id))
            made = connection.execute(insert(sketches).values(article=article_id, original=original))
            row = made.inserted_primary_key
            known = _known(connection, hashes)
            rare = [one for one in hashes if known.get(one, 0) <= COMMON]  # more would tell nothing and slow look-ups
            if row and rare and original is None:
                connection.execute(insert(runs), [{"hash": one, "sketch": row[0]} for one in rare])

    def meeting(self, hashes: Sequence[int], share: float) -> tuple[str, ...]:
        """Return the ids of the articles whose sketches hold at least a share of the rare ones among `hashes`."""
        met: Counter[str] = Counter()
        with self._read() as connection:
            rare = [one for one, count in _known(connection, hashes).items() if count <= COMMON]
            for start in range(0, len(rare), MANY):
                query = select(sketches.c.article).join(runs).where(runs.c.hash.in_(rare[start : start + MANY]))
                met.update(connection.execute(query).scalars())
        return tuple(name for name, count in met.most_common() if count >= share * len(rare))

    def original_of(self, article_id: str) -> str | None:
        """Return the id of the article that this one is a copy of."""
        with self._read() as connection:
            return connection.execute(select(sketches.c.original).where(sketches.c.article == article_id)).scalar()

    def copies(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups of articles that are nearly one text: two or more ids each, sorted."""
        groups: dict[str, list[str]] = {}
        with self._read() as connection:
            for article_id, original in connection.execute(
                select(sketches.c.article, sketches.c.original).where(sketches.c.original.is_not(None))
            ):
                groups.setdefault(original, [original]).append(article_id)
        return tuple(sorted(tuple(sorted(group)) for group in groups.values()))


def _known(connection: Connection, hashes: Sequence[int]) -> dict[int, int]:
    """Return how many sketches hold each of the hashes, for those that any holds."""
    found: dict[int, int] = {}
    for start in range(0, len(hashes), MANY):
        some = runs.c.hash.in_(hashes[start : start + MANY])
        rows = connection.execute(select(runs.c.hash, func.count()).where(some).group_by(runs.c.hash))
        found.update((row[0], row[1]) for row in rows)
    return found
