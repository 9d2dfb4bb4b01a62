"""How loaded sentences are goes with the evidence, by the vectors that the library keeps."""

from __future__ import annotations

import pytest

from briefing.desk.indexed import Search
from briefing.desk.indexing import Indexer
from briefing.desk.shelves import Shelves
from briefing.models.aside import Here
from briefing.models.embed import packaged
from briefing.reading import wording
from briefing.types import Article
from tests.library.builders import Library

TOWN = "The council of Brennick voted on Monday. Its shameless majority has once again sold out the valley! It was so."
PORT = "Boats lie in the port of Sandwick. The minister has no idea what a boat is."


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """A library with the packaged embedder, as the product has it."""
    made = Library(tmp_path_factory.mktemp("library"), packaged())
    yield made
    made.close()


def shelved(library: Library, *texts: str) -> tuple[Shelves, list[Article]]:
    """Shelves of a library with these articles on them."""
    indexer = Indexer(library.store, Search(library.index, library.embedder), Here(library.embedder))
    shelves = Shelves(library.store, indexer)
    articles = [Article(f"article{number}", text, title="Council") for number, text in enumerate(texts)]
    for article in articles:
        shelves.add(article, shelves.read(article))
    library.catch_up()
    return shelves, articles


def test_the_score_weights_are_for_the_packaged_embedder():
    assert wording.embedder() == packaged().id
    assert 0.0 < wording.score("The council met.", [0.0] * packaged().dimension) < 1.0


def test_every_sentence_has_the_score_that_its_vector_gives(real):
    shelves, articles = shelved(real, TOWN, PORT)
    evidence = shelves.evidence(articles)
    assert set(evidence.loaded) == {article.id for article in articles}
    for article in articles:
        texts = [sentence.span.of(article.text) for sentence in evidence.readings[article.id].sentences]
        vectors = real.embedder.embed(texts).tolist()
        expected = [wording.score(text, vector) for text, vector in zip(texts, vectors, strict=True)]
        assert evidence.loaded[article.id] == pytest.approx(expected, abs=0.02)
        assert evidence.loaded[article.id] != tuple(map(wording.score, texts))
    plain, foul, _ = evidence.loaded[articles[0].id]
    assert plain < wording.LOADED <= foul
    assert shelves.evidence(articles).loaded == evidence.loaded


def test_a_sentence_without_a_vector_is_scored_by_its_words(real):
    shelves, (article,) = shelved(real, " ".join(["It was a plain and rather long account of the harbour"] * 60) + ".")
    (score,) = shelves.evidence([article]).loaded[article.id]
    assert score == wording.score(article.text)


def test_another_embedder_gives_no_scores(library):
    shelves, articles = shelved(library, TOWN)
    assert shelves.evidence(articles).loaded == {}


@pytest.fixture
def library(tmp_path):
    made = Library(tmp_path)
    yield made
    made.close()


def test_every_sentence_has_its_vector_in_order(real):
    shelves, articles = shelved(real, TOWN, PORT)
    evidence = shelves.evidence(articles)
    for article in articles:
        texts = [sentence.span.of(article.text) for sentence in evidence.readings[article.id].sentences]
        own = evidence.vectors[article.id]
        assert own.shape == (len(texts), real.embedder.dimension)
        assert (own * real.embedder.embed(texts)).sum(axis=1) == pytest.approx(1.0, abs=0.02)


def test_without_vectors_the_evidence_has_none(tmp_path):
    made = Library(tmp_path, packaged())
    shelves = Shelves(made.store, Indexer(made.store, Search(made.index, made.embedder), Here(made.embedder)))
    article = Article("unseen", TOWN, title="Council")
    shelves.add(article, shelves.read(article))
    evidence = shelves.evidence([article])
    assert (evidence.vectors, evidence.loaded) == ({}, {})
    made.close()
