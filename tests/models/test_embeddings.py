"""LangChain's embeddings as an embedder, against a scripted server on this machine."""

from __future__ import annotations

import json

import numpy as np
import pytest
from langchain_core.embeddings import DeterministicFakeEmbedding, FakeEmbeddings

from briefing.errors import (
    ModelError,
    ModelNotFound,
    ModelOutputError,
    ModelRefusedKey,
    ModelStopped,
    ModelTimeout,
    ModelUnavailable,
)
from briefing.models.embed import packaged
from briefing.models.embeddings import TOGETHER, OpenedEmbedder
from briefing.settings import ModelChoice
from tests.faults.server import KEY, choice, page, refuses, serving, url

SHORT = ModelChoice(model="openai:e")


def sends(*rows):
    """Answer with these vectors."""
    data = [{"object": "embedding", "index": number, "embedding": row} for number, row in enumerate(rows)]
    text = json.dumps({"object": "list", "model": "e", "data": data, "usage": {"prompt_tokens": 1, "total_tokens": 1}})
    return lambda request: request.reply(200, "application/json", text)


def embeds(length=4):
    """Answer each text with a vector that tells its length in characters."""

    def turn(request):
        texts = request.body["input"]
        texts = [texts] if isinstance(texts, str) else texts
        sends(*([float(len(text)), 1.0] + [0.0] * (length - 2) for text in texts))(request)

    return turn


def opened(server, dimension=0, **details):
    return OpenedEmbedder(choice(url(server), model="openai:e", **details), dimension)


def test_vectors_come_in_order_with_length_one_and_the_dimension_is_learnt():
    texts = ["x" * (number + 1) for number in range(TOGETHER + 3)]
    with serving(embeds()) as server:
        embedder = opened(server)
        assert embedder.dimension == 0
        found = embedder.begin(texts)()
        assert found.shape == (len(texts), embedder.dimension) == (TOGETHER + 3, 4)
        assert found.dtype == np.float32
        assert np.linalg.norm(found, axis=1) == pytest.approx(np.ones(len(texts)), abs=1e-5)
        assert found[:, 0] / found[:, 1] == pytest.approx(np.arange(1, len(texts) + 1), rel=1e-3)
        assert embedder.id == "openai:e/4"
        assert [len(request.body["input"]) for request in server.requests] == [TOGETHER, 3]
        assert all(request.headers["Authorization"] == f"Bearer {KEY}" for request in server.requests)


def test_questions_are_embedded_as_texts_are():
    with serving(embeds()) as server:
        embedder = opened(server, 4)
        assert embedder.embed(["one", "three"]) == pytest.approx(embedder.begin(["one", "three"])(), abs=1e-5)
        assert embedder.embed([]).shape == (0, 4)
        assert embedder.begin([])().shape == (0, 4)


def test_passages_are_cut_as_with_the_packaged_model():
    text = "The ferry to Osmund Island sank on Tuesday."
    assert OpenedEmbedder(SHORT).count(text) == packaged().count(text)


def test_a_busy_server_is_asked_again():
    busy = lambda request: request.reply(  # noqa: E731  # a turn, like the others
        429, "application/json", json.dumps({"error": {"message": "slow down"}}), retry_after_ms="20"
    )
    with serving(busy, embeds()) as server:
        assert opened(server).begin(["a text"])().shape == (1, 4)
        assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("turn", "kind", "words"),
    [
        (refuses(429), ModelUnavailable, "busy"),
        (refuses(401), ModelRefusedKey, "does not accept the key"),
        (refuses(404), ModelNotFound, "does not know e"),
        (refuses(400), ModelError, "refused the request"),
        (refuses(500), ModelUnavailable, "error of its own"),
        (page(200, "<html>Log in</html>"), ModelOutputError, "no answer of embeddings"),
        (sends([float("nan"), 1.0]), ModelOutputError, "not one vector for each text"),
        (sends([]), ModelOutputError, "not one vector for each text"),
        (sends([1.0, 2.0, 3.0]), ModelOutputError, "vectors of 3 numbers where it used to send 4"),
    ],
)
def test_what_goes_wrong_is_told_in_a_sentence(turn, kind, words):
    with serving(turn) as server:
        for call in (lambda e: e.begin(["a text"])(), lambda e: e.embed(["a text"])):
            with pytest.raises(kind, match=words) as caught:
                call(opened(server, 4))
            assert type(caught.value) is kind
            assert "EVENHAND_EMBEDDINGS" in caught.value.advice
            assert KEY not in str(caught.value)


@pytest.mark.parametrize("rows", [[[1.0, 2.0], [1.0, 2.0]], [[1.0, 2.0], [1.0]]])
def test_more_vectors_than_texts_are_no_answer(rows):
    with serving(sends(*rows)) as server, pytest.raises(ModelOutputError, match="not one vector for each text"):
        opened(server).begin(["a text"])()


def test_a_new_length_is_taken_after_renewal():
    with serving(embeds(4), embeds(6)) as server:
        embedder = opened(server)
        embedder.begin(["a text"])()
        with pytest.raises(ModelOutputError, match="6 numbers"):
            embedder.begin(["a text"])()
        embedder.renew()
        assert embedder.begin(["a text"])().shape == (1, 6)


def test_a_server_that_is_not_there():
    with pytest.raises(ModelUnavailable, match="does not answer"):
        OpenedEmbedder(choice("http://127.0.0.1:9/v1", model="openai:e")).begin(["a text"])()


def test_a_server_that_never_ends_is_left_in_time_and_at_once_when_stopped():
    with serving(lambda request: request.connection.recv(1)) as server:
        slow = ModelChoice(model="openai:e", base_url=url(server), key=KEY, seconds=0.2)
        with pytest.raises(ModelTimeout):
            OpenedEmbedder(slow).begin(["a text"])()
        stopped = opened(server)
        waiting = stopped.begin(["a text"])
        stopped.stop()
        with pytest.raises(ModelStopped):
            waiting()


@pytest.mark.parametrize(
    ("model", "kind", "words"),
    [
        ("openai:text-embedding-3-small", ModelRefusedKey, "no API key"),
        ("cohere:embed-english-v3.0", ModelNotFound, "package for embeddings of cohere is not installed"),
        ("nobody:e", ModelNotFound, "nobody:e names no embeddings"),
    ],
)
def test_what_cannot_be_opened_is_said_when_it_is_needed(model, kind, words):
    embedder = OpenedEmbedder(ModelChoice(model=model))
    with pytest.raises(kind, match=words):
        embedder.begin(["a text"])()


def test_any_embeddings_of_langchain_will_do():
    embedder = OpenedEmbedder(SHORT, model=DeterministicFakeEmbedding(size=12))
    found = embedder.begin(["one", "two", "one"])()
    assert np.array_equal(found[0], found[2])
    assert not np.array_equal(found[0], found[1])
    assert embedder.embed(["two"])[0] == pytest.approx(found[1], abs=1e-5)
    assert OpenedEmbedder(SHORT, model=FakeEmbeddings(size=3)).embed(["one", "two"]).shape == (2, 3)
