from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from briefing.errors import IndexBroken, UnknownArticle
from briefing.library import shelve, sync
from briefing.library.retrieve import retrieve
from briefing.models.aside import Here
from briefing.models.fakes import HashEmbedder
from briefing.types import Scope, Sentence
from tests.library.builders import BUDGET, FERRY, ORCHARD, Library, article_of


def test_an_added_article_is_in_store_and_index(library):
    article = library.add(FERRY, "Ferry")
    assert library.store.article(article.id) == article
    assert library.index.ids() == library.passage_ids() != set()
    assert library.store.index_of(article.id) == library.index.name


def test_an_article_is_found_by_its_words_before_anything_is_embedded(library):
    article, reading = article_of(FERRY)
    shelve.keep(article, reading, store=library.store, count=library.embedder.count)
    (hit,) = retrieve("Osmund Island", library.store, library.index, library.embedder)
    assert hit.passage.article_id == article.id
    assert library.store.waiting(library.index.name, 9) == (article.id,)
    assert library.index.ids() == frozenset()


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
        broken.setattr(library.index, "put_all", fail)
        with pytest.raises(IndexBroken):
            library.add(FERRY)
    assert len(library.store.articles()) == 1
    assert library.store.progress(library.index.name) == (0, 1)
    assert library.repair() == 1
    assert library.index.ids() == library.passage_ids()


def test_an_article_is_kept_when_embedding_fails(library, monkeypatch):
    def fail(_):
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(library.embedder, "embed", fail)
        with pytest.raises(MemoryError):
            library.add(FERRY)
    assert len(library.store.articles()) == 1
    assert library.index.ids() == frozenset()
    assert library.catch_up() == 1


def test_an_article_deleted_while_it_is_embedded_leaves_nothing(library):
    article, reading = article_of(FERRY)
    shelve.keep(article, reading, store=library.store, count=library.embedder.count)
    group = sync.begin((article.id,), library.store, library.embedder, Here(library.embedder))
    library.delete(article.id)
    sync.finish(group, library.store, library.index, library.embedder)
    assert library.index.ids() == library.store.ids() == frozenset()


def test_an_article_that_changed_while_it_was_embedded_waits_on(library):
    article, reading = article_of(FERRY)
    shelve.keep(article, reading, store=library.store, count=library.embedder.count)
    group = sync.begin((article.id,), library.store, library.embedder, Here(library.embedder))
    start, end = reading.sentences[0].span.start, reading.sentences[1].span.end
    changed = replace(reading, sentences=(Sentence(start, end, 0), *reading.sentences[2:]))
    shelve.keep(article, changed, store=library.store, count=library.embedder.count)
    sync.finish(group, library.store, library.index, library.embedder)
    assert library.store.waiting(library.index.name, 9) == (article.id,)
    assert library.catch_up() == 1
    assert library.index.ids() == library.passage_ids()


def test_threads_add_delete_and_search_at_once(tmp_path):
    library = Library(tmp_path, HashEmbedder())
    shared = "Every story ends with the same sentence."

    def work(number: int) -> str:
        article, reading = article_of([[f"Story {number} is set in town {number}.", shared]], f"Story {number}")
        shelve.keep(article, reading, store=library.store, count=library.embedder.count)
        retrieve(f"town {number}", library.store, library.index, library.embedder, scope=Scope(), limit=3)
        if number % 2:
            return article.id
        library.delete(article.id)
        return ""

    with ThreadPoolExecutor(4) as pool:
        working = pool.map(work, range(20))
        library.catch_up()
        kept = {one for one in working if one}
    library.catch_up()
    assert library.store.ids() == kept
    assert library.index.ids() == library.passage_ids()
    assert library.index.check() == len(kept) == 10
    assert library.store.unembedded(kept, "hash") == {}
    library.close()


def test_what_was_added_last_is_embedded_first(library):
    articles = [article_of(paragraphs) for paragraphs in (FERRY, ORCHARD)]
    for article, reading in articles:
        shelve.keep(article, reading, store=library.store, count=library.embedder.count)
    (first, _), (second, _) = articles
    assert library.store.waiting(library.index.name, 9) == (second.id, first.id)
