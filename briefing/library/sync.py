"""Keeping the index in step with the store: compared at every start, then article by article as they wait."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

import numpy as np

from briefing.errors import IndexBroken
from briefing.library import shelve
from briefing.library.index import Index
from briefing.library.store import Store
from briefing.library.vectors import pack
from briefing.models.aside import Bulk
from briefing.models.embed import Embedder, Vectors

# Articles embedded together: enough sentences that those of one length fill a batch, few enough that little is lost
# when the program ends in the middle of them.
TOGETHER = 6
AHEAD = 2  # of them begun at a time: one is written while the next is embedded


@dataclass(frozen=True, slots=True)
class Group:
    """Some articles whose new sentences are being embedded.

    Args:
        articles: their ids. keys: of the sentences. wait: returns the sentences' vectors, a row for each key.
    """

    articles: tuple[str, ...]
    keys: tuple[bytes, ...]
    wait: Callable[[], Vectors]


def compare(store: Store, index: Index, closing: Callable[[], bool] = lambda: False) -> None:
    """Have every article wait that the index does not hold as the store has it, and drop what the store has not.

    A damaged index is begun anew. Both sides are read page by page. Nothing is embedded or put here.

    Args:
        store, index: the library. closing: asked after each page whether to leave it at that.

    Raises:
        IndexBroken: the index cannot be used even when begun anew.
    """
    try:
        held, matched = index.check(), 0
        for page in store.marked(index.name):
            lacking = index.lacking(page)
            store.mark_indexed({page[one] for one in lacking}, "")
            matched += len(page) - len(lacking)
            if closing():
                return
        if held > matched:
            index.remove([one for ids in index.pages() for one in store.strangers(ids)])
    except IndexBroken:
        index.reset()
        store.unmark(index.name)


def catch_up(
    store: Store, index: Index, embedder: Embedder, bulk: Bulk, besides: Collection[str] = ()
) -> Iterator[Group]:
    """Embed and put the articles that wait, and yield each group of them that is done.

    Args:
        store, index, embedder: the library. bulk: embeds with the embedder.
        besides: articles to leave waiting; looked at anew for each group.

    Raises:
        ModelError: the embedding failed. IndexBroken: the index did. The articles still wait.
    """
    begun: deque[Group] = deque()
    try:
        while True:
            while len(begun) < AHEAD and (group := _begin(store, index, embedder, bulk, begun, besides)):
                begun.append(group)
            if not begun:
                return
            finish(begun[0], store, index, embedder)
            yield begun.popleft()
    finally:
        if begun:
            bulk.rest()


def finish(group: Group, store: Store, index: Index, embedder: Embedder) -> None:
    """Wait for a group's vectors, keep them, and put its articles into the index."""
    vectors = group.wait()
    if group.keys:
        store.put_vectors(dict(zip(group.keys, pack(vectors), strict=True)), embedder.id)
    shelve.put(group.articles, store=store, index=index, embedder=embedder)


def begin(
    article_ids: tuple[str, ...], store: Store, embedder: Embedder, bulk: Bulk, begun: Collection[Group] = ()
) -> Group:
    """Start the embedding of those sentences of some articles that nobody has embedded or is embedding."""
    texts = store.unembedded(article_ids, embedder.id)
    for group in begun:
        for key in group.keys:
            texts.pop(key, None)
    if not texts:
        return Group(article_ids, (), lambda: np.zeros((0, embedder.dimension), dtype=np.float32))
    return Group(article_ids, tuple(texts), bulk.begin(list(texts.values())))


def _begin(
    store: Store, index: Index, embedder: Embedder, bulk: Bulk, begun: Collection[Group], besides: Collection[str]
) -> Group | None:
    busy = {one for group in begun for one in group.articles}
    ids = store.waiting(index.name, TOGETHER, busy.union(besides))
    return begin(ids, store, embedder, bulk, begun) if ids else None
