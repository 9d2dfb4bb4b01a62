"""The index follows the store in the background, across restarts, failures and a change of the model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest

from briefing import ModelChoice, Scope, Settings, open_desk
from briefing.desk import Indexing, indexing
from briefing.errors import IndexBroken, ModelError, ModelUnavailable
from briefing.models.embed import packaged
from briefing.models.fakes import HashEmbedder
from tests.desk.builders import PORT, TRAM, open_test_desk, stocked
from tests.faults.server import refuses, serving, url
from tests.models.test_embeddings import embeds


class Held(HashEmbedder):
    """Embeds articles only once it is let go; a question, one text alone, at once."""

    id = "held"

    def __init__(self) -> None:
        self.go = threading.Event()
        self.asked: list[str] = []

    def embed(self, texts):
        if threading.current_thread().name == "indexing":
            self.go.wait(30)
            self.asked.extend(texts)
        return super().embed(texts)


class Failing(HashEmbedder):
    """Refuses what `refused` says, in the background only."""

    id = "failing"

    def __init__(self, error: ModelError, refused=lambda text: True) -> None:
        self.error = error
        self.refused = refused

    def embed(self, texts):
        if threading.current_thread().name == "indexing" and any(map(self.refused, texts)):
            raise self.error
        return super().embed(texts)


def opened(folder, embedder):
    return open_desk(Settings(data=folder), embedder=embedder)


@contextmanager
def held_desk(folder):
    embedder = Held()
    with opened(folder, embedder) as desk:
        try:
            yield desk, embedder
        finally:
            embedder.go.set()


def test_an_article_can_be_asked_before_it_is_embedded_and_progress_is_told(tmp_path):
    with held_desk(tmp_path) as (desk, embedder):
        added = desk.add_text(TRAM, title="Council approves tramway").article
        assert desk.search("tramway to Northolme")[0].passage.article_id == added.id
        *_, answer = desk.ask("How much will the line cost?")
        assert "387 million" in answer.sentences[0].text
        assert desk.indexing() == Indexing(0, 1)
        assert not desk.indexing().finished
        assert desk.settle(timeout=0.01) == Indexing(0, 1)
        embedder.go.set()
        assert desk.settle() == Indexing(1, 1)
        assert desk.settle().finished


def test_what_was_not_embedded_is_caught_up_at_the_next_start(tmp_path):
    with opened(tmp_path, Failing(ModelUnavailable("Not now."))) as desk:
        tram = desk.add_text(TRAM, title="Tram").article
    with opened(tmp_path, Failing(ModelUnavailable("Not now."), lambda _: False)) as desk:
        assert desk.search("tramway")[0].passage.article_id == tram.id
        assert desk.settle() == Indexing(1, 1)
        assert len(desk.shelves.index.ids()) == len(desk.shelves.store.passages(tram.id))


def test_nothing_is_embedded_twice(tmp_path):
    with opened(tmp_path, Held()) as desk:
        desk.shelves.embedder.go.set()
        tram, _ = stocked(desk)
        desk.correct(tram, title="Another headline")
        desk.settle()
        desk.rebuild()
        asked = desk.shelves.embedder.asked
        assert len(asked) == len(set(asked)) > 5
    with opened(tmp_path, Held()) as desk:
        desk.shelves.embedder.go.set()
        assert desk.settle().finished
        assert desk.shelves.embedder.asked == []


def test_a_corrected_article_is_put_anew(tmp_path):
    with open_test_desk(tmp_path) as desk:
        tram, _ = stocked(desk)
        desk.correct(tram, outlet="Sandwick Herald")
        assert desk.settle().finished
        held = desk.shelves.index._open().get(where={"article": tram})["metadatas"] or []
        assert {one["outlet"] for one in held} == {"Sandwick Herald"}


def test_a_model_that_fails_leaves_the_words_and_is_said(tmp_path):
    embedder = Failing(ModelUnavailable("The server does not answer.", advice="Wait."))
    with opened(tmp_path, embedder) as desk:
        tram = desk.add_text(TRAM, title="Tram").article
        assert desk.settle() == Indexing(0, 1, why="The server does not answer. Wait.")
        assert desk.search("tramway")[0].passage.article_id == tram.id
        with pytest.raises(ModelUnavailable):
            desk.rebuild()
        embedder.refused = lambda text: False
        desk.add_text(PORT, title="Port")
        assert desk.settle() == Indexing(2, 2)


def test_it_is_tried_again_by_itself(tmp_path, monkeypatch):
    monkeypatch.setattr(indexing, "FIRST_PAUSE", 0.01)
    refusals = [True, True]
    failing = Failing(ModelUnavailable("Not now."), lambda _: bool(refusals) and refusals.pop())
    with opened(tmp_path, failing) as desk:
        desk.add_text(TRAM, title="Tram")
        while not desk.settle().finished:
            assert desk.indexing().why in {"", str(ModelUnavailable("Not now."))}
        assert desk.indexing().why == ""


def test_an_article_that_is_refused_alone_does_not_hold_up_the_others(tmp_path):
    embedder = Failing(ModelError("The server refused the request."), lambda text: "quotas" in text)
    with opened(tmp_path, Failing(ModelUnavailable("Not now."))) as desk:
        desk.add_text(PORT, title="Port")
        desk.add_text(TRAM, title="Tram")
    with opened(tmp_path, embedder) as desk:
        assert desk.settle() == Indexing(1, 2, failed=1)
        assert desk.search("quotas")[0].passage.text


def test_a_question_that_cannot_be_embedded_is_searched_by_its_words(tmp_path, monkeypatch):
    def fail(_):
        raise ModelUnavailable("The server does not answer.")

    with open_test_desk(tmp_path) as desk:
        tram, _ = stocked(desk)
        monkeypatch.setattr(desk.shelves.embedder, "embed", fail)
        assert desk.search("tramway to Northolme")[0].passage.article_id == tram


def test_a_search_goes_on_by_words_while_the_index_is_broken(tmp_path, monkeypatch):
    def fail(*_):
        raise IndexBroken("The search index cannot be used.")

    with open_test_desk(tmp_path) as desk:
        tram, _ = stocked(desk)
        monkeypatch.setattr(desk.shelves.index, "near", fail)
        assert desk.search("tramway to Northolme")[0].passage.article_id == tram


def test_an_index_that_breaks_is_compared_again_and_mended(tmp_path, monkeypatch):
    with open_test_desk(tmp_path) as desk:
        stocked(desk)
        with monkeypatch.context() as broken:
            broken.setattr(desk.shelves.index, "put_all", _broken)
            desk.add_text("A third article. It is about a bridge.", title="Bridge")
            assert "search index" in desk.settle().why
        desk.shelves.index.reset()
        desk.add_text("A fourth article. It is about a tower.", title="Tower")
        assert desk.settle() == Indexing(4, 4)
        assert len(desk.shelves.index.ids()) == 4


def _broken(_):
    raise IndexBroken("The search index cannot be used.")


def test_closing_does_not_wait_for_what_is_begun(tmp_path):
    with open_desk(Settings(data=tmp_path)) as desk:
        for number in range(8):
            desk.add_text(" ".join(f"Story {number}, part {part}, is long." for part in range(300)), title=str(number))
    with open_desk(Settings(data=tmp_path)) as desk:
        assert len(desk.articles()) == 8
        assert desk.indexing().done < 8


# --- another model ---------------------------------------------------------------------------------------------------
def through(folder, server):
    return Settings(data=folder, embeddings=ModelChoice("openai:e", base_url=url(server), key="k"))


def test_another_model_takes_over_once_its_index_is_whole(tmp_path):
    go = threading.Event()
    answer = embeds(6)

    def waits(request):
        go.wait(30)
        answer(request)

    with open_desk(Settings(data=tmp_path)) as desk:
        tram, _ = stocked(desk)
        former = desk.shelves.index.name
    with serving(waits) as server, open_desk(through(tmp_path, server)) as desk:
        found = desk.shelves.indexer.search()
        assert (found.index.name, found.embedder.id) == (former, packaged().id)
        assert desk.search("Which councillor opposed the railway?")[0].passage.article_id == tram
        go.set()
        assert desk.settle() == Indexing(2, 2)
        now = desk.shelves.indexer.search()
        assert now.embedder.id == "openai:e/6"
        assert "openai-e-6" in now.index.name
        assert desk.search("tramway")[0].passage.article_id == tram
        assert [one.name for one in desk.shelves.index._connect().list_collections()] == [now.index.name]
        asked = len(server.requests)
    with serving(refuses(429)) as server, open_desk(through(tmp_path, server)) as desk:
        assert desk.settle() == Indexing(2, 2)
        assert server.requests == []
        assert desk.search("tramway")[0].passage.article_id == tram  # by its words: the question was refused
    assert asked


def test_going_back_to_the_packaged_model_embeds_nothing_again(tmp_path):
    with open_desk(Settings(data=tmp_path)) as desk:
        stocked(desk)
    with serving(embeds(6)) as server, open_desk(through(tmp_path, server)) as desk:
        assert desk.settle().finished
    with opened(tmp_path, NeverAsked()) as desk:
        assert desk.settle() == Indexing(2, 2)


class NeverAsked(HashEmbedder):
    """Stands in for the packaged model where all of its vectors are there already."""

    id = packaged().id
    dimension = packaged().dimension

    def embed(self, texts):
        raise AssertionError(f"{texts} were embedded again")


@pytest.mark.parametrize(
    ("turn", "words"), [(refuses(429), "is busy"), (refuses(401), "does not accept the key"), (embeds(3), "3 numbers")]
)
def test_a_server_that_refuses_leaves_the_library_at_work(tmp_path, turn, words):
    with serving(embeds(6)) as server, open_desk(through(tmp_path, server)) as desk:
        tram, _ = stocked(desk)
    with serving(turn) as server, open_desk(through(tmp_path, server)) as desk:
        desk.add_text("A third article. It is about a bridge.", title="Bridge")
        assert words in desk.settle().why
        assert desk.indexing().done == 2
        assert desk.search("tramway", scope=Scope())[0].passage.article_id == tram


def test_a_rebuild_takes_the_length_that_vectors_have_now(tmp_path):
    with serving(embeds(6)) as server, open_desk(through(tmp_path, server)) as desk:
        stocked(desk)
    with serving(embeds(3)) as server, open_desk(through(tmp_path, server)) as desk:
        assert desk.rebuild() == len(desk.shelves.index.ids()) == 2
        assert desk.shelves.embedder.dimension == 3
        assert desk.settle() == Indexing(2, 2)


# --- a crash ---------------------------------------------------------------------------------------------------------
# Forks once everything is imported, and kills each fork after it has told of some articles.
KILLING = """
import json, os, random, signal, sys
from pathlib import Path
import chromadb
from briefing import Settings, open_desk
from briefing.models.fakes import HashEmbedder

def add(first):
    with open_desk(Settings(data=Path(sys.argv[1])), embedder=HashEmbedder()) as desk:
        desk.shelves.indexer.wake()
        for number in range(first, 10_000):
            text = f"Story {number} is set in town {number}. It has a second sentence. A third one ends it."
            yield desk.add_text(text, title=f"Story {number}").article.id

lot, told = random.Random(7), []
for turn in range(10):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        for article in add(1000 * turn):
            os.write(writing, f"{article}\\n".encode())
    os.close(writing)
    with os.fdopen(reading) as lines:
        told += [lines.readline() for _ in range(lot.randrange(1, 12))]
        os.kill(child, signal.SIGKILL)
        told += [line for line in lines if line.endswith("\\n")]
    os.waitpid(child, 0)
print(json.dumps([line.strip() for line in told]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks and kill -9 are POSIX's")
def test_no_acknowledged_article_is_lost_and_none_is_half_there_after_kills(tmp_path):
    done = subprocess.run([sys.executable, "-c", KILLING, str(tmp_path)], capture_output=True, text=True, check=True)
    told = set(json.loads(done.stdout))
    assert len(told) > 30
    with opened(tmp_path, HashEmbedder()) as desk:
        assert desk.settle().finished
        store = desk.shelves.store
        assert told <= store.ids()
        whole = {passage.id for one in store.ids() for passage in store.passages(one)}
        assert all(store.reading(one) is not None for one in store.ids())
        assert {one.rpartition(":")[0] for one in whole} == store.ids()
        assert desk.shelves.index.ids() == whole
        assert desk.shelves.index.check() == len(whole)
