from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from briefing.errors import IndexBroken, UnknownArticle
from briefing.library import sync
from briefing.library.retrieve import retrieve
from briefing.models.fakes import HashEmbedder
from briefing.types import Scope
from tests.library.builders import BUDGET, FERRY, Library


def test_an_added_article_is_in_store_and_index(library):
    article = library.add(FERRY, "Ferry")
    assert library.store.article(article.id) == article
    assert library.index.ids() == library.passage_ids() != set()
    assert list(library.store.indexed(library.index.name)) == [article.id]


def test_sentences_known_from_any_article_are_not_embedded_again(library, monkeypatch):
    asked = []
    embed = library.embedder.embed

    def noted(texts):
        asked.extend(texts)
        return embed(texts)

    library.add(FERRY)
    monkeypatch.setattr(library.embedder, "embed", noted)
    library.add([*FERRY, ["One sentence is new here.", "One sentence is new here."]], "A copy")
    assert asked == ["One sentence is new here."]
    asked.clear()
    library.add(FERRY, "A corrected title")
    assert asked == []


def test_adding_again_leaves_no_stale_passage(library):
    many = [[f"Sentence {n} of the long version " + "goes on and on " * 40 + "." for n in range(6)]]
    article = library.add(many, "Long")
    before = library.index.ids()
    assert len(before) > 3
    library.add(many, "Long " * 30)
    assert library.index.ids() == library.passage_ids()
    assert len(library.store.articles()) == 1
    assert library.store.article(article.id).title.startswith("Long Long")


def test_a_deleted_article_is_gone_from_both(library):
    ferry, budget = library.add(FERRY), library.add(BUDGET)
    library.delete(ferry.id)
    assert {one.rpartition(":")[0] for one in library.index.ids()} == {budget.id}
    with pytest.raises(UnknownArticle):
        library.delete(ferry.id)


def test_an_article_is_kept_when_the_index_fails_and_put_at_the_next_start(library, monkeypatch):
    def fail(*_):
        raise IndexBroken("The search index cannot be used.")

    with monkeypatch.context() as broken:
        broken.setattr(library.index, "put", fail)
        with pytest.raises(IndexBroken):
            library.add(FERRY)
    assert len(library.store.articles()) == 1
    assert library.store.indexed(library.index.name) == {}
    assert sync.repair(library.store, library.index, library.embedder) == 1
    assert library.index.ids() == library.passage_ids()


def test_nothing_is_kept_when_embedding_fails(library, monkeypatch):
    def fail(_):
        raise MemoryError

    monkeypatch.setattr(library.embedder, "embed", fail)
    with pytest.raises(MemoryError):
        library.add(FERRY)
    assert library.store.articles() == ()
    assert library.index.ids() == frozenset()


def test_threads_add_delete_and_search_at_once(tmp_path):
    library = Library(tmp_path, HashEmbedder())
    shared = "Every story ends with the same sentence."

    def work(number: int) -> str:
        article = library.add([[f"Story {number} is set in town {number}.", shared]], f"Story {number}")
        retrieve(f"town {number}", library.store, library.index, library.embedder, scope=Scope(), limit=3)
        if number % 2:
            return article.id
        library.delete(article.id)
        return ""

    with ThreadPoolExecutor(4) as pool:
        kept = {one for one in pool.map(work, range(20)) if one}
    assert library.store.ids() == kept
    assert library.index.ids() == library.passage_ids()
    assert library.index.check() == len(kept) == 10
    assert all(library.store.unembedded(one, "hash") == () for one in kept)
    library.close()
