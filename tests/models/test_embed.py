import subprocess
import sys

import numpy as np
import pytest

from briefing.models import embed
from briefing.models.fakes import HashEmbedder


@pytest.fixture(scope="module")
def model():
    return embed.packaged()


def test_paraphrases_are_nearer_than_strangers(model):
    tram, paraphrase, port = model.embed(
        ["The council approved a new tram line.", "City lawmakers backed a streetcar route.", "Boats blocked the port."]
    )
    assert tram @ paraphrase > tram @ port + 0.2


def test_rows_have_length_one_and_do_not_depend_on_the_batch(model):
    texts = ["Short.", "A rather longer sentence about a tram line to the suburb of Eastmere.", "Another."]
    together = model.embed(texts)
    assert together.shape == (3, model.dimension)
    assert together.dtype == np.float32
    assert np.linalg.norm(together, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    for row, text in zip(together, texts, strict=True):
        assert row == pytest.approx(model.embed([text])[0], abs=1e-5)


@pytest.mark.parametrize("text", ["", " ", "\x00", "word " * 2000, "日本語の文章です。", "🙂"])
def test_any_text_has_a_vector(model, text):
    assert np.isfinite(model.embed([text])).all()


def test_nothing_gives_no_rows(model):
    assert model.embed([]).shape == (0, 384)


def test_the_tokenizer_is_the_models_own(model):
    # [CLS] hello world ! [SEP] are 101, 7592, 2088, 999, 102 in the BERT vocabulary.
    assert model._tokenizer.encode("Hello, world!").ids == [101, 7592, 1010, 2088, 999, 102]
    assert model.count("Hello, world!") == 4
    assert model.count("Harlow’s tramways") > 3


def test_importing_the_module_loads_no_runtime():
    code = "import sys, briefing.models.embed; print('onnxruntime' in sys.modules or 'tokenizers' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "False"


def test_the_fake_gives_shared_words_more_likeness():
    tram, same, port = HashEmbedder().embed(["the tram line", "a tram line", "boats blocked everything"])
    assert tram @ same > tram @ port
