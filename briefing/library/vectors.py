"""Sentence vectors: one for each text that differs, so that nothing is embedded twice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

import numpy as np
from sqlalchemy import Connection, delete, exists, insert, select

from briefing.library.database import Database, passages, sentences, vectors
from briefing.library.passages import Piece, piece
from briefing.models.embed import Vectors
from briefing.types import Span

Key = TypeVar("Key", bytes, str)

# SQLite takes 32,766 values in one statement.
MANY = 30_000

# The order of a cross join is kept: 1.4 ms instead of 75 ms at 640 passages, where all vectors would be walked first.
# By key, which costs a quarter less: neighbours are read from pages that are at hand. Without a limit that is not kept.
_VECTORS_OF = (
    "SELECT asked.row, vectors.vector FROM (SELECT row, key FROM sentences"
    " WHERE row IN (SELECT value FROM json_each(?)) ORDER BY key LIMIT -1) AS asked"
    " CROSS JOIN vectors ON vectors.key = asked.key AND vectors.embedder = ?"
)


def pack(found: Vectors) -> list[bytes]:
    """Return each row as int8, scaled so that its largest component is 127; the direction is what counts.

    Against float32 this costs nothing measurable in retrieval and is a quarter of the size.
    """
    scaled = found * (127 / np.maximum(np.abs(found).max(axis=1, keepdims=True), 1e-9))
    return [row.tobytes() for row in np.rint(scaled).astype(np.int8)]


def unpack(packed: Sequence[bytes]) -> Vectors:
    """Return packed rows as vectors of length 1, shape (n, dimension); (0, 0) without any."""
    length = len(packed[0]) if packed else 0
    found = np.frombuffer(b"".join(packed), dtype=np.int8).reshape(len(packed), length).astype(np.float32)
    found /= np.maximum(np.sqrt(np.einsum("sd,sd->s", found, found)), np.float32(1e-9))[:, None]
    return found


class SentenceVectors(Database):
    """The sentence vectors of a library."""

    def put_vectors(self, packed: Mapping[bytes, bytes], embedder_id: str) -> None:
        """Keep packed vectors by sentence key."""
        with self._write() as connection:
            keep_vectors(connection, packed, embedder_id)

    def sentence_vectors(self, rows: Sequence[int], embedder_id: str) -> tuple[Vectors, list[int]]:
        """Return the sentence vectors of passages and, for each, the place in `rows` of the passage it belongs to.

        Those of a passage follow each other, passages in the order of their rows.

        Args:
            rows: passages by their rows in the catalogue.
            embedder_id: whose vectors; a passage without any is not mentioned.
        """
        place = {int(row): number for number, row in enumerate(rows)}
        with self._read() as connection:
            found = connection.exec_driver_sql(_VECTORS_OF, (json.dumps(list(place)), embedder_id)).all()
        found = sorted(found, key=itemgetter(0))
        return unpack([vector for _, vector in found]), [place[row] for row, _ in found]

    def article_vectors(
        self, article_ids: Iterable[str], embedder_id: str
    ) -> dict[str, tuple[tuple[Span, ...], Vectors]]:
        """Return by article id where its sentences lie in its text, in their order, and their vectors, a row for each.

        Args:
            article_ids: the articles. embedder_id: whose vectors; a sentence or article without any is not mentioned.
        """
        query = (
            select(passages.c.article, sentences.c.start, sentences.c.end, vectors.c.vector)
            .join(sentences, sentences.c.row == passages.c.row)
            .outerjoin(vectors, (vectors.c.key == sentences.c.key) & (vectors.c.embedder == embedder_id))
            .order_by(passages.c.article, passages.c.number, sentences.c.number)
        )
        found: dict[str, tuple[tuple[Span, ...], Vectors]] = {}
        with self._read() as connection:
            rows = [
                row
                for some in _portions(sorted(set(article_ids)))
                for row in connection.execute(query.where(passages.c.article.in_(some))).all()
                if row.vector is not None
            ]
        for article_id, group in groupby(rows, key=lambda row: row.article):
            own = list(group)
            found[article_id] = tuple(Span(row.start, row.end) for row in own), unpack([row.vector for row in own])
        return found

    def passage_vectors(self, article_id: str, embedder_id: str) -> dict[str, Vectors]:
        """Return by passage id the normalised mean of its sentence vectors; passages that lack one are left out."""
        query = (
            select(passages.c.id, vectors.c.vector)
            .join(sentences, sentences.c.row == passages.c.row)
            .outerjoin(vectors, (vectors.c.key == sentences.c.key) & (vectors.c.embedder == embedder_id))
            .where(passages.c.article == article_id)
            .order_by(passages.c.number, sentences.c.number)
        )
        with self._read() as connection:
            found = connection.execute(query).all()
        means: dict[str, Vectors] = {}
        for passage_id, group in groupby(found, key=lambda row: row[0]):
            packed = [vector for _, vector in group]
            if None not in packed:
                mean = unpack(packed).mean(axis=0)
                means[passage_id] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return means

    def unembedded(self, article_ids: Iterable[str], embedder_id: str) -> dict[bytes, str]:
        """Return by key the words of those sentences of some articles that this embedder has not embedded."""
        known = exists().where(vectors.c.embedder == embedder_id, vectors.c.key == sentences.c.key)
        query = (
            select(passages.c.start, passages.c.text, sentences.c.start.label("from"), sentences.c.end.label("to"))
            .join(sentences, sentences.c.row == passages.c.row)
            .where(passages.c.article.in_(list(article_ids)), ~known)
        )
        with self._read() as connection:
            found = (piece(text, start, *span) for start, text, *span in connection.execute(query))
            return {one.key: one.text for one in found}


def keep_vectors(connection: Connection, packed: Mapping[bytes, bytes], embedder_id: str) -> None:
    """Keep packed vectors by sentence key; those already there are replaced."""
    for some in _portions(list(packed)):
        connection.execute(delete(vectors).where(vectors.c.embedder == embedder_id, vectors.c.key.in_(some)))
    if packed:
        values = [{"embedder": embedder_id, "key": key, "vector": vector} for key, vector in packed.items()]
        connection.execute(insert(vectors), values)


def keep_sentences(connection: Connection, row: int, found: Iterable[Piece]) -> None:
    """Keep which sentences a passage is made of."""
    values = [
        {"row": row, "number": number, "start": one.start, "end": one.end, "key": one.key}
        for number, one in enumerate(found)
    ]
    if values:
        connection.execute(insert(sentences), values)


def keys_of(connection: Connection, article_id: str) -> list[bytes]:
    """Return the keys of an article's sentences."""
    query = select(sentences.c.key).join(passages, passages.c.row == sentences.c.row)
    return list(connection.execute(query.where(passages.c.article == article_id)).scalars())


def drop_unused(connection: Connection, keys: Sequence[bytes]) -> None:
    """Delete the vectors of those sentences that stand in no article any more."""
    used = exists().where(sentences.c.key == vectors.c.key)
    for some in _portions(keys):
        connection.execute(delete(vectors).where(vectors.c.key.in_(some), ~used))


def _portions(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    for start in range(0, len(keys), MANY):
        yield keys[start : start + MANY]
