"""Noticing that a loaded article is nearly the text of another."""

from __future__ import annotations

from briefing.ingest import duplicates
from briefing.library.store import Store

MOST_COMPARED = 10  # texts that are read to settle one article


def note_copies(store: Store) -> None:
    """Sketch every article that has no sketch yet, and note which of the others it is a copy of.

    The sketches tell which few texts to compare; the texts themselves decide, by the rule of `near_copies`.
    """
    for article_id in store.unsketched():
        article = store.article(article_id)
        sketch = duplicates.signature(article.text)
        met = store.meeting(sketch, duplicates.HINT)[:MOST_COMPARED]
        original = duplicates.copy_of(article, map(store.article, met)) if met else None
        store.keep_sketch(article_id, sketch, original)
