from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import chromadb
import numpy as np
import pytest
from chromadb.config import Settings

from briefing.errors import IndexBroken, LibraryError
from briefing.library.index import Index
from briefing.library.passages import chunk
from briefing.models.fakes import HashEmbedder
from tests.library.builders import BUDGET, FERRY, ORCHARD, article_of

EMBEDDER = HashEmbedder()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index"


@pytest.fixture
def index(folder):
    made = Index(folder, EMBEDDER)
    yield made
    made.close()


def put(index, paragraphs, limit=24, **details):
    article, reading = article_of(paragraphs, **details)
    passages = chunk(article, reading.sentences, EMBEDDER.count, limit=limit)
    index.put(article, passages, EMBEDDER.embed([passage.text for passage in passages]))
    return article, passages


def nearest(index, words, n=10, article_ids=None):
    return [one for one, _ in index.near(EMBEDDER.embed([words]), n, article_ids)[0]]


def test_finds_the_passage_nearest_to_a_vector(index):
    _, ferry = put(index, FERRY)
    put(index, BUDGET)
    (((best, cosine), *rest),) = index.near(EMBEDDER.embed([ferry[0].text]), 3)
    assert best == ferry[0].id
    assert cosine == pytest.approx(1, abs=1e-4)
    assert [one for _, one in rest] == sorted((one for _, one in rest), reverse=True)
    assert all(one < cosine for _, one in rest)


def test_searches_only_the_articles_asked_for(index):
    ferry, _ = put(index, FERRY)
    budget, passages = put(index, BUDGET)
    found = nearest(index, "the ferry sank", 10, [budget.id])
    assert set(found) == {passage.id for passage in passages}
    assert nearest(index, "the ferry sank", 10, []) == []
    assert nearest(index, "the ferry sank", 10, ["gone"]) == []
    assert len(nearest(index, "the ferry sank", 1, [ferry.id, budget.id])) == 1


def test_an_empty_index_finds_nothing(index):
    assert nearest(index, "anything") == []
    assert index.check() == 0
    assert index.ids() == frozenset()


def test_putting_again_leaves_exactly_the_new_passages(index):
    put(index, ORCHARD)
    _, many = put(index, FERRY, limit=14)
    article, few = put(index, FERRY, limit=60)
    assert len(few) < len(many)
    mine = {one for one in index.ids() if one.startswith(article.id)}
    assert mine == {passage.id for passage in few}
    assert nearest(index, few[0].text, 1) == [few[0].id]


def test_dropping_removes_one_article_only(index):
    ferry, _ = put(index, FERRY)
    _, passages = put(index, BUDGET)
    index.drop(ferry.id)
    index.drop("gone")
    assert index.ids() == {passage.id for passage in passages}
    assert index.check() == len(passages)


def test_an_article_of_no_passages_can_be_put(index):
    article, _ = article_of(FERRY)
    index.put(article, (), np.zeros((0, EMBEDDER.dimension), dtype=np.float32))
    assert index.ids() == frozenset()


def test_vectors_of_another_shape_are_refused(index):
    article, reading = article_of(FERRY)
    passages = chunk(article, reading.sentences, EMBEDDER.count)
    with pytest.raises(AssertionError, match="shape"):
        index.put(article, passages, np.ones((len(passages), 3), dtype=np.float32))


def test_more_passages_than_one_call_takes(index, monkeypatch):
    monkeypatch.setattr("briefing.library.index.LARGEST_CALL", 2)
    _, passages = put(index, FERRY, limit=14)
    assert len(passages) > 2
    assert index.ids() == {passage.id for passage in passages}


def test_what_was_put_is_there_after_opening_again(index, folder):
    _, passages = put(index, FERRY)
    index.close()
    again = Index(folder, EMBEDDER)
    assert again.check() == len(passages)
    assert nearest(again, passages[-1].text, 1) == [passages[-1].id]
    again.close()


def test_another_embedder_has_an_index_of_its_own(index, folder):
    class Other(HashEmbedder):
        id = "other/hash v2"
        dimension = 32

    put(index, FERRY)
    other = Index(folder, Other())
    assert other.name != index.name
    assert other.ids() == frozenset()
    other.close()


def test_threads_share_an_index(index):
    def work(number: int) -> int:
        words = [[f"Story {number} happens in town {number}.", "It ends there."]]
        article, _ = put(index, words)
        nearest(index, "story", 3)
        return 0 if number % 4 else index.drop(article.id) or 1

    with ThreadPoolExecutor(4) as pool:
        dropped = sum(pool.map(work, range(16)))
    assert dropped == 4
    assert index.check() == 12


def test_opening_is_put_off_until_it_is_needed(folder):
    Index(folder, EMBEDDER)
    assert not folder.exists()


def test_reset_begins_anew(index):
    put(index, FERRY)
    index.reset()
    assert index.check() == 0
    _, passages = put(index, BUDGET)
    assert index.check() == len(passages)


def garbage(folder):
    (folder / "chroma.sqlite3").write_bytes(b"These are not the bytes of a database. " * 400)


def holes(folder):
    file = folder / "chroma.sqlite3"
    with file.open("r+b") as bytes_:
        bytes_.seek(4096)
        bytes_.write(b"\xff" * (file.stat().st_size - 8192))


@pytest.mark.parametrize("damage", [garbage, holes])
def test_a_damaged_index_says_so_and_can_be_begun_anew(index, folder, damage):
    put(index, FERRY)
    index.close()
    damage(folder)
    again = Index(folder, EMBEDDER)
    with pytest.raises(IndexBroken) as caught:
        again.check()
    assert "rebuild" in caught.value.advice
    again.reset()
    _, passages = put(again, BUDGET)
    assert again.check() == len(passages)
    assert nearest(again, passages[0].text, 1) == [passages[0].id]
    again.close()


def test_a_file_in_the_folders_place_is_not_removed(folder):
    folder.write_text("somebody's notes")
    index = Index(folder, EMBEDDER)
    with pytest.raises(IndexBroken):
        index.check()
    with pytest.raises(LibraryError, match="cannot be removed"):
        index.reset()
    assert folder.read_text() == "somebody's notes"


def test_lost_vector_files_are_noticed(index, folder):
    article, reading = article_of([[f"Sentence {number} is one of many." for number in range(1200)]])
    passages = chunk(article, reading.sentences, EMBEDDER.count, limit=4)
    index.put(article, passages, EMBEDDER.embed([passage.text for passage in passages]))
    index.close()
    files = list(folder.rglob("*.bin"))
    assert files
    for file in files:
        file.write_bytes(file.read_bytes()[:10])
    again = Index(folder, EMBEDDER)
    with pytest.raises(IndexBroken):
        again.check()
    again.reset()
    assert again.check() == 0
    again.close()


def test_a_server_that_does_not_answer_is_said_so_and_not_taken_for_damage():
    index = Index("http://127.0.0.1:9", EMBEDDER)
    with pytest.raises(LibraryError, match="does not answer") as caught:
        index.check()
    assert not isinstance(caught.value, IndexBroken)


def test_details_are_kept_beside_the_vectors(index, folder):
    article, passages = put(index, FERRY, outlet="The Brennick Post")
    index.put(replace(article, outlet="Corrected"), passages, EMBEDDER.embed([one.text for one in passages]))
    client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
    collection = client.get_collection(index.name, embedding_function=None)
    found = collection.get(ids=[passages[0].id], include=["metadatas", "documents"])
    assert found["metadatas"] == [{"article": article.id, "outlet": "Corrected", "day": "", "number": 0}]
    assert found["documents"] is not None
    assert not any(found["documents"])
