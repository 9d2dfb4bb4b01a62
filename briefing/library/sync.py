"""Keeping the index in step with the store: compared at every start, rebuilt on demand."""

from __future__ import annotations

from briefing.errors import IndexBroken
from briefing.library import shelve
from briefing.library.index import Index
from briefing.library.store import Store
from briefing.models.embed import Embedder


def repair(store: Store, index: Index, embedder: Embedder) -> int:
    """Make the index hold what the store holds and return the number of passages put.

    A damaged index is thrown away and made again; what the store no longer has is dropped; what the index lacks is put
    from the store's vectors, and only sentences that this embedder has never seen are embedded.

    Raises:
        IndexBroken: the index cannot be written even when begun anew.
    """
    held: dict[str, set[str]] = {}
    try:
        index.check()
        for passage_id in index.ids():
            held.setdefault(passage_id.rpartition(":")[0], set()).add(passage_id)
    except IndexBroken:
        index.reset()
        held = {}
    loaded = store.ids()
    for article_id in sorted(held.keys() - loaded):
        index.drop(article_id)
    marked = store.indexed(index.name)
    lacking = [one for one in sorted(loaded) if one not in marked or marked[one] != held.get(one, set())]
    return sum(shelve.put(article_id, store=store, index=index, embedder=embedder) for article_id in lacking)


def rebuild(store: Store, index: Index, embedder: Embedder) -> int:
    """Make the index anew from the store and return the number of passages."""
    index.reset()
    return sum(
        shelve.put(article_id, store=store, index=index, embedder=embedder) for article_id in sorted(store.ids())
    )
