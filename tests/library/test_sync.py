from __future__ import annotations

import pytest

from briefing.errors import IndexBroken, ModelUnavailable
from briefing.library import index, shelve, sync, waiting
from briefing.library.index import Index
from briefing.library.passages import chunk
from briefing.library.retrieve import retrieve
from briefing.models.fakes import HashEmbedder
from tests.library.builders import BUDGET, FERRY, ORCHARD, Library, article_of


class Counting(HashEmbedder):
    """Notes what it was asked to embed."""

    id = "counting"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts):
        self.asked.extend(texts)
        return super().embed(texts)


@pytest.fixture
def stocked(tmp_path):
    made = Library(tmp_path, Counting())
    for paragraphs in (FERRY, BUDGET, ORCHARD):
        made.add(paragraphs)
    made.embedder.asked.clear()
    yield made
    made.close()


def in_step(library):
    return library.index.ids() == library.passage_ids() and library.index.check() == 3


def test_nothing_is_done_when_store_and_index_agree(stocked):
    assert stocked.repair() == 0
    assert in_step(stocked)


def test_what_the_index_lacks_is_put_without_embedding_again(stocked):
    lost, *_ = stocked.store.articles()
    stocked.index.drop(lost.id)
    assert stocked.repair() == 1
    assert in_step(stocked)
    assert stocked.embedder.asked == []


def test_what_the_store_no_longer_has_is_dropped(stocked):
    gone, *_ = stocked.store.articles()
    stocked.store.delete(gone.id)
    assert stocked.repair() == 0
    assert stocked.index.ids() == stocked.passage_ids()
    assert len(stocked.passage_ids()) == 2


def test_an_article_whose_indexing_was_cut_short_is_put(stocked):
    article, reading = article_of([["A new one.", "It was stored and then the power failed."]])
    passages = chunk(article, reading.sentences, HashEmbedder().count)
    stocked.store.put_article(article, reading, passages)
    assert len(passages) == stocked.repair() == 1
    assert stocked.index.ids() == stocked.passage_ids()
    assert stocked.embedder.asked == ["A new one.", "It was stored and then the power failed."]


def test_a_changed_article_is_put_although_its_passages_have_the_same_ids(stocked):
    article, *_ = stocked.store.articles()
    corrected = stocked.store.correct(article.id, outlet="Corrected")
    assert stocked.repair() == 1
    assert stocked.store.index_of(corrected.id) == stocked.index.name


def test_a_passage_too_many_is_dropped(stocked):
    article, *_ = stocked.store.articles()
    (passage,) = stocked.store.passages(article.id)
    stranger = type(passage)(f"{article.id}:7", article.id, 7, 0, 5, article.text[:5])
    stocked.index.put(article, [passage, stranger], stocked.embedder.embed([passage.text, stranger.text]))
    assert stocked.repair() == 0
    assert in_step(stocked)


def test_a_damaged_index_is_made_again_without_embedding(stocked):
    stocked.close()
    (stocked.folder / "index" / "chroma.sqlite3").write_bytes(b"garbage " * 4000)
    again = Library(stocked.folder, stocked.embedder)
    assert again.repair() == 3
    assert in_step(again)
    assert stocked.embedder.asked == []
    again.close()


def test_an_index_that_forgot_everything_is_filled_again(stocked):
    stocked.close()
    (stocked.folder / "index" / "chroma.sqlite3").write_bytes(b"")
    again = Library(stocked.folder, stocked.embedder)
    assert again.repair() == 3
    assert in_step(again)
    again.close()


def test_another_embedder_gets_vectors_of_its_own(stocked):
    class Other(Counting):
        id = "other"
        dimension = 16

    other = Library(stocked.folder, Other())
    assert other.repair() == 3
    assert len(other.embedder.asked) == len(set(other.embedder.asked)) == 10
    hits = retrieve("mayor", other.store, other.index, other.embedder)
    assert "Mayor" in hits[0].passage.text
    assert other.repair() == 0
    assert stocked.index.check() == 3
    other.index.drop_others()
    assert other.index.check() == 3
    with pytest.raises(IndexBroken):
        stocked.index.check()
    other.close()


def test_a_large_library_is_compared_page_by_page(stocked, monkeypatch):
    monkeypatch.setattr(waiting, "PAGE", 2)
    monkeypatch.setattr(index, "LARGEST_CALL", 2)
    lost, kept, gone = stocked.store.articles()
    stocked.index.drop(lost.id)
    stocked.store.delete(gone.id)
    assert stocked.repair() == 1
    assert stocked.index.ids() == stocked.passage_ids()
    assert {one.rpartition(":")[0] for one in stocked.passage_ids()} == {lost.id, kept.id}


def test_a_group_that_fails_leaves_those_before_it_done(stocked, monkeypatch):
    monkeypatch.setattr(sync, "TOGETHER", 1)
    for number in range(3):
        article, reading = article_of([[f"Number {number} is new."]])
        shelve.keep(article, reading, store=stocked.store, count=stocked.embedder.count)
    embed = stocked.embedder.embed

    def refuse_one(texts):
        if texts == ["Number 1 is new."]:
            raise ModelUnavailable("The server is gone.")
        return embed(texts)

    with monkeypatch.context() as broken:
        broken.setattr(stocked.embedder, "embed", refuse_one)
        with pytest.raises(ModelUnavailable):
            stocked.catch_up()
    assert stocked.store.progress(stocked.index.name) == (4, 6)
    assert stocked.catch_up() == 2


def test_an_empty_library_is_in_step(library):
    assert library.repair() == 0


def test_an_index_that_stays_broken_is_said_so(tmp_path):
    class Broken(Index):
        def check(self):
            raise IndexBroken("The search index cannot be used.")

        def reset(self):
            raise IndexBroken("The search index cannot be used.")

    library = Library(tmp_path)
    with pytest.raises(IndexBroken):
        sync.compare(library.store, Broken(tmp_path / "index", library.embedder))
    library.close()
