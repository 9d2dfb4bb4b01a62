"""Putting an article on the shelves: at once in the store, where its words find it, and later in the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from briefing.errors import UnknownArticle
from briefing.library.index import Entry, Index
from briefing.library.passages import chunk
from briefing.library.store import Store
from briefing.models.embed import Embedder, Vectors
from briefing.types import Article, Reading


def keep(article: Article, reading: Reading, *, store: Store, count: Callable[[str], int]) -> None:
    """Keep an article with its reading, in the place of its former self; it can be found by its words from now on.

    Args:
        article: the article. reading: its reading.
        store: the truth. count: the number of tokens of a text.
    """
    store.put_article(article, reading, chunk(article, reading.sentences, count))


def delete(article_id: str, *, store: Store, index: Index) -> None:
    """Delete an article from the store and then from the index; a crash between the two is made good by `sync.compare`.

    Raises:
        UnknownArticle: there is none with this id.
    """
    with store.arranging:
        held = store.index_of(article_id) == index.name
        store.delete(article_id)
        if held:
            index.drop(article_id)


def put(article_ids: Iterable[str], *, store: Store, index: Index, embedder: Embedder) -> tuple[str, ...]:
    """Make the index hold some articles' passages from the store's vectors, and return the ids of those that it could.

    Articles that are gone meanwhile, or of which a sentence has no vector yet, are passed over.

    Args:
        article_ids: the articles. store, index: the library. embedder: whose vectors.
    """
    with store.arranging:
        entries = [entry for one in article_ids if (entry := _entry(one, store, embedder)) is not None]
        index.put_all(entries)
        done = tuple(entry.article.id for entry in entries)
        store.mark_indexed(done, index.name)
    return done


def _entry(article_id: str, store: Store, embedder: Embedder) -> Entry | None:
    try:
        article = store.article(article_id)
    except UnknownArticle:
        return None
    if store.unembedded([article_id], embedder.id):
        return None
    means = store.passage_vectors(article_id, embedder.id)
    held = [passage for passage in store.passages(article_id) if passage.id in means]
    vectors: Vectors = np.zeros((len(held), embedder.dimension), dtype=np.float32)
    for row, passage in enumerate(held):
        vectors[row] = means[passage.id]
    return Entry(article, held, vectors)
