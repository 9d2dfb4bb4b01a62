"""Putting an article on the shelves: passages, vectors, one transaction in the store, then the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from briefing.library.index import Index
from briefing.library.passages import Piece, chunk, pieces
from briefing.library.store import Store
from briefing.library.vectors import pack
from briefing.models.embed import Embedder, Vectors
from briefing.types import Article, Reading


def add(article: Article, reading: Reading, *, store: Store, index: Index, embedder: Embedder) -> None:
    """Keep an article with its reading and make it searchable, in the place of its former self.

    The store commits first; a crash before the index has followed is made good by `sync.repair`.

    Args:
        article: the article. reading: its reading.
        store: the truth. index: what follows it. embedder: embeds the sentences that no article has had so far.
    """
    shelved = chunk(article, reading.sentences, embedder.count)
    found = [piece for passage in shelved for piece in pieces(passage, reading.sentences)]
    unknown = store.unknown((piece.key for piece in found), embedder.id)
    vectors = embedded([piece for piece in found if piece.key in unknown], embedder)
    with store.arranging:
        store.put_article(article, reading, shelved, vectors=vectors, embedder_id=embedder.id)
        put(article.id, store=store, index=index, embedder=embedder)


def delete(article_id: str, *, store: Store, index: Index) -> None:
    """Delete an article from the store and then from the index; a crash between the two is made good by `sync.repair`.

    Raises:
        UnknownArticle: there is none with this id.
    """
    with store.arranging:
        store.delete(article_id)
        index.drop(article_id)


def put(article_id: str, *, store: Store, index: Index, embedder: Embedder) -> int:
    """Make the index hold an article's passages from the store's vectors and return their number.

    Sentences that this embedder has not embedded yet are embedded first.
    """
    with store.arranging:
        store.put_vectors(embedded(store.unembedded(article_id, embedder.id), embedder), embedder.id)
        article, passages = store.article(article_id), store.passages(article_id)
        means = store.passage_vectors(article_id, embedder.id)
        vectors: Vectors = np.zeros((len(passages), embedder.dimension), dtype=np.float32)
        for row, passage in enumerate(passages):
            vectors[row] = means[passage.id]
        index.put(article, passages, vectors)
        store.mark_indexed(article_id, index.name)
    return len(passages)


def embedded(found: Sequence[Piece], embedder: Embedder) -> Mapping[bytes, bytes]:
    """Return the packed vectors of sentences by key; the same words are embedded once."""
    texts = {piece.key: piece.text for piece in found}
    return dict(zip(texts, pack(embedder.embed(list(texts.values()))), strict=True)) if texts else {}
