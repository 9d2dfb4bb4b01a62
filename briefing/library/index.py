"""The vector index in Chroma: derived from the store, rebuilt from it whenever it is lost or damaged."""

from __future__ import annotations

import importlib
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from briefing.errors import IndexBroken, LibraryError
from briefing.models.embed import Embedder, Vectors
from briefing.types import Article, Passage

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api import ClientAPI

# Chroma takes 5,461 rows in one call, and only one call is kept as a whole when the process is killed.
LARGEST_CALL = 5_000
Nearest = tuple[tuple[str, float], ...]


def load() -> None:
    """Import Chroma, which takes more than a second; otherwise that happens when an index is first used."""
    importlib.import_module("chromadb")


@dataclass(frozen=True, slots=True)
class Entry:
    """All passages of an article with their vectors.

    Args:
        article: the article. passages: in their order. vectors: rows of length 1, shape (len(passages), dimension).
    """

    article: Article
    passages: Sequence[Passage]
    vectors: Vectors


class Index:
    """The passages of a library by their vectors; safe to share between threads of one process.

    Nothing is opened until it is needed, so that a damaged index does not keep the library from opening.

    Args:
        place: the folder of the embedded Chroma, or the URL of a Chroma server.
        embedder: whose vectors the index holds; its id and dimension are part of the collection's name.
    """

    def __init__(self, place: Path | str, embedder: Embedder) -> None:
        self._url = place if isinstance(place, str) and "://" in place else ""
        self._folder = None if self._url else Path(place)
        self._embedder = embedder
        self._lock = RLock()
        self._client: ClientAPI | None = None
        self._collection: Collection | None = None

    @property
    def begun(self) -> bool:
        """Whether there may be something in it; nothing is opened to find out."""
        return self._folder is None or self._folder.exists()

    @property
    def name(self) -> str:
        """The collection's name; that of an embedder whose dimension is not known yet names an index of nothing."""
        # Chroma keeps the distance of a collection that exists, whatever is asked for, so it is part of the name.
        named = f"passages-{self._embedder.id}-{self._embedder.dimension}-cosine"
        return re.sub(r"[^a-zA-Z0-9._-]", "-", named)

    def put(self, article: Article, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Make the index hold exactly these passages of an article; see `Entry` and `put_all`."""
        self.put_all([Entry(article, passages, vectors)])

    def put_all(self, entries: Sequence[Entry]) -> None:
        """Make the index hold exactly these passages of some articles; one call, since each has a cost of its own.

        Raises:
            IndexBroken: the index cannot be read or written.
        """
        for entry in entries:
            if entry.vectors.shape != (len(entry.passages), self._embedder.dimension):
                raise AssertionError(f"vectors have the shape {entry.vectors.shape}")
        rows = [(entry.article, passage) for entry in entries for passage in entry.passages]
        if not entries:
            return
        vectors = np.concatenate([entry.vectors for entry in entries])
        with self._lock, _plainly():
            collection = self._open()
            where: Any = {"article": {"$in": [entry.article.id for entry in entries]}}
            present = collection.get(where=where, include=[])["ids"]
            stale = sorted(set(present) - {passage.id for _, passage in rows})
            if stale:
                collection.delete(ids=stale)
            for start in range(0, len(rows), LARGEST_CALL):
                some = rows[start : start + LARGEST_CALL]
                collection.upsert(
                    ids=[passage.id for _, passage in some],
                    embeddings=vectors[start : start + LARGEST_CALL],
                    metadatas=[_metadata(article, passage) for article, passage in some],
                )

    def drop(self, article_id: str) -> None:
        """Remove an article's passages."""
        with self._lock, _plainly():
            self._open().delete(where={"article": article_id})

    def near(self, vectors: Vectors, n: int, article_ids: Sequence[str] | None = None) -> tuple[Nearest, ...]:
        """Return for each vector the ids and cosines of the passages nearest to it, nearest first.

        Args:
            vectors: of a question and its sub-questions, shape (texts, dimension); one call for all costs half.
            n: how many at most for each.
            article_ids: the articles to search; all when left out.
        """
        if article_ids is not None and not article_ids:
            return ((),) * len(vectors)
        where: Any = {"article": {"$in": list(article_ids)}} if article_ids is not None else None
        with _plainly():
            found = self._open().query(query_embeddings=list(vectors), n_results=n, where=where, include=["distances"])
        return tuple(
            tuple((one, 1 - distance) for one, distance in zip(*pair, strict=True))
            for pair in zip(found["ids"], found["distances"] or [], strict=True)
        )

    def ids(self) -> frozenset[str]:
        """Return the ids of every passage that the index holds."""
        return frozenset(one for page in self.pages() for one in page)

    def pages(self) -> Iterator[list[str]]:
        """Yield those ids page by page; the index must stay as it is meanwhile."""
        start = 0
        while True:
            with _plainly():
                page = self._open().get(limit=LARGEST_CALL, offset=start, include=[])["ids"]
            if not page:
                return
            yield page
            start += len(page)

    def lacking(self, passage_ids: Iterable[str]) -> set[str]:
        """Return those of at most 5,000 passages that the index does not hold."""
        asked = list(passage_ids)
        with _plainly():
            return set(asked).difference(self._open().get(ids=asked, include=[])["ids"])

    def remove(self, passage_ids: Sequence[str]) -> None:
        """Remove single passages."""
        with self._lock, _plainly():
            for start in range(0, len(passage_ids), LARGEST_CALL):
                self._open().delete(ids=list(passage_ids[start : start + LARGEST_CALL]))

    def drop_others(self) -> None:
        """Remove the collections of former embedders; those on a server may be somebody else's and stay."""
        if self._folder is None:
            return
        with self._lock, _plainly():
            client = self._connect()
            for held in client.list_collections():
                if held.name != self.name:
                    client.delete_collection(held.name)

    def check(self) -> int:
        """Return the number of passages, after a query and the reading of a vector have shown that the index works.

        Raises:
            IndexBroken: one of them fails.
        """
        with _plainly():
            collection = self._open()
            count = collection.count()
            if count:
                some = collection.get(limit=1, include=["embeddings"])
                vectors = some["embeddings"]
                if vectors is None or not len(vectors) or not self.near(np.asarray(vectors), 1)[0]:
                    raise IndexBroken("The search index does not find its own passages.")
        return count

    def reset(self) -> None:
        """Throw everything away and begin an empty index, however damaged the old one is."""
        with self._lock:
            try:
                with _plainly():
                    client = self._connect()
                    for held in client.list_collections():
                        # The folder is the library's own; a server may serve others too.
                        if self._folder is not None or held.name == self.name:
                            client.delete_collection(held.name)
                    self._collection = None
                    self._open()
            except IndexBroken:
                if self._folder is None:
                    raise
                self.close()
                _remove(self._folder)
                with _plainly():
                    self._open()

    def close(self) -> None:
        """Release the index."""
        with self._lock:
            client: Any = self._client  # the protocol lacks the close() that every client has
            self._client = self._collection = None
            if client is not None:
                with _plainly():
                    client.close()

    def _open(self) -> Collection:
        with self._lock:
            if self._collection is None or self._collection.name != self.name:
                self._collection = self._connect().get_or_create_collection(
                    self.name, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
                )
            return self._collection

    def _connect(self) -> ClientAPI:
        if self._client is None:
            # Chroma takes more than a second to import.
            import chromadb
            from chromadb.config import Settings

            settings = Settings(anonymized_telemetry=False)
            if self._folder is None:
                self._client = _served(self._url, settings)
            else:
                self._folder.mkdir(parents=True, exist_ok=True)
                try:
                    self._client = chromadb.PersistentClient(str(self._folder), settings=settings)
                except (ValueError, AttributeError) as error:
                    # A damaged file shows as one of these: Chroma fails once more while it clears up after itself.
                    raise IndexBroken("The search index is damaged.") from error
        return self._client


class NoIndex(Index):
    """An index that finds nothing, for a search by words alone."""

    def near(self, vectors: Vectors, n: int, article_ids: Sequence[str] | None = None) -> tuple[Nearest, ...]:
        """Return nothing for each vector."""
        return ((),) * len(vectors)


def _served(url: str, settings: Any) -> ClientAPI:
    import chromadb

    try:
        address = urlsplit(url)
        secure = address.scheme == "https"
        port = address.port or (443 if secure else 8000)
        return chromadb.HttpClient(host=address.hostname or "", port=port, ssl=secure, settings=settings)
    except ValueError as error:
        # Chroma's own word for a server that cannot be reached.
        raise _unreachable() from error


def _metadata(article: Article, passage: Passage) -> dict[str, str | int]:
    return {
        "article": article.id,
        "outlet": article.outlet,
        "day": article.published.isoformat() if article.published else "",
        "number": passage.number,
    }


def _remove(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise LibraryError(f"The search index in {folder.name!r} cannot be removed: {error.strerror}.") from error


@contextmanager
def _plainly() -> Iterator[None]:
    """Turn Chroma's errors into `IndexBroken`, and those of the way to a server into a `LibraryError`."""
    try:
        yield
    except BaseException as error:
        # By the module of the class, since Chroma's Rust part and its HTTP client raise classes of their own; a panic
        # of the former is a BaseException.
        origins = {kind.__module__.partition(".")[0] for kind in type(error).__mro__}
        if origins & {"httpx", "httpcore"}:
            raise _unreachable() from error
        if origins & {"chromadb", "chromadb_rust_bindings", "pyo3_runtime"} or isinstance(error, OSError):
            raise IndexBroken(f"The search index cannot be used ({type(error).__name__}).") from error
        raise


def _unreachable() -> LibraryError:
    return LibraryError(
        "The Chroma server does not answer.",
        advice="Start it, or leave EVENHAND_CHROMA_URL empty to keep the search index in the data folder.",
    )
