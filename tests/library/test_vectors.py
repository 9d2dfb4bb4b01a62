from __future__ import annotations

import numpy as np
import pytest

from briefing.library.vectors import MANY, pack, unpack
from briefing.models.fakes import HashEmbedder
from tests.library.builders import BUDGET, FERRY, ORCHARD


def unit(rows: int, columns: int):
    drawn = np.random.default_rng(7).normal(size=(rows, columns)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def test_packing_keeps_the_direction():
    vectors = unit(50, 384)
    again = unpack(pack(vectors))
    assert again.dtype == np.float32
    assert np.allclose(np.linalg.norm(again, axis=1), 1, atol=1e-6)
    assert (vectors * again).sum(axis=1).min() > 0.9998


def test_a_packed_vector_is_a_byte_a_component():
    assert [len(one) for one in pack(unit(3, 384))] == [384] * 3


def test_a_vector_of_nothing_stays_nothing():
    assert not unpack(pack(np.zeros((1, 8), dtype=np.float32))).any()


def test_no_vectors_unpack_to_none():
    assert len(unpack([])) == 0


def test_a_passages_vector_is_the_mean_of_its_sentences(library):
    article = library.add([["Alpha beta gamma.", "Delta epsilon zeta."]])
    (passage,) = library.store.passages(article.id)
    mean = HashEmbedder().embed(["Alpha beta gamma.", "Delta epsilon zeta."]).mean(axis=0)
    found = library.store.passage_vectors(article.id, library.embedder.id)
    assert list(found) == [passage.id]
    assert found[passage.id] == pytest.approx(mean / np.linalg.norm(mean), abs=0.01)


def test_sentence_vectors_name_the_passage_they_belong_to(library):
    ferry, budget = library.add(FERRY), library.add(BUDGET)
    catalogue = library.store.catalogue()
    rows = [catalogue.rows[catalogue.place(f"{one.id}:0")] for one in (budget, ferry)]
    vectors, owners = library.store.sentence_vectors(rows, library.embedder.id)
    assert sorted(owners) == [0] * 4 + [1] * 4
    likeness = vectors @ library.embedder.embed([BUDGET[0][0]])[0]
    assert owners[int(likeness.argmax())] == 0
    assert likeness.max() > 0.99


def test_another_embedders_vectors_are_not_mixed_in(library):
    article = library.add(FERRY)
    assert len(library.store.sentence_vectors(library.store.catalogue().rows.tolist(), "other")[1]) == 0
    assert library.store.passage_vectors(article.id, "other") == {}
    assert list(library.store.unembedded([article.id], "other").values()) == [*FERRY[0], *FERRY[1]]


def test_more_keys_than_a_statement_takes(library):
    article = library.add(FERRY)
    (key, *_) = library.store.unembedded([article.id], "e")
    others = [number.to_bytes(16) for number in range(MANY + 5)]
    for vector in (b"\1\1", b"\1\2"):
        library.store.put_vectors(dict.fromkeys([*others, key], vector), "e")
    vectors, _ = library.store.sentence_vectors(library.store.catalogue().rows.tolist(), "e")
    assert vectors == pytest.approx(unpack([b"\1\2"]))


def test_putting_a_vector_again_replaces_it(library):
    article = library.add(FERRY)
    (key, *_) = library.store.unembedded([article.id], "e")
    library.store.put_vectors({key: b"\1\1"}, "e")
    library.store.put_vectors({key: b"\1\2"}, "e")
    vectors, _ = library.store.sentence_vectors(library.store.catalogue().rows.tolist(), "e")
    assert vectors == pytest.approx(unpack([b"\1\2"]))


def test_the_vectors_of_articles_come_with_their_places_in_reading_order(library):
    ferry, budget, orchard = library.add(FERRY), library.add(BUDGET), library.add(ORCHARD)
    found = library.store.article_vectors([budget.id, ferry.id], library.embedder.id)
    assert set(found) == {ferry.id, budget.id}
    assert orchard.id not in found
    for article, paragraphs in ((ferry, FERRY), (budget, BUDGET)):
        spans, vectors = found[article.id]
        assert [span.of(article.text) for span in spans] == [words for paragraph in paragraphs for words in paragraph]
        again = library.embedder.embed([span.of(article.text) for span in spans])
        assert (vectors * again).sum(axis=1).min() > 0.99


def test_articles_without_vectors_are_not_mentioned(library):
    article = library.add(FERRY)
    assert library.store.article_vectors([article.id], "other") == {}
    assert library.store.article_vectors(["nobody"], library.embedder.id) == {}
    assert library.store.article_vectors([], library.embedder.id) == {}
