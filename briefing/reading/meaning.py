"""How loaded a sentence is by what it means: learnt weights for its vector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from operator import mul


@dataclass(frozen=True, slots=True)
class Weights:
    """The learnt weights.

    Args:
        embedder: the id of the embedder whose vectors they are for.
        values: the weight of each component. bias: what stands at the start.
    """

    embedder: str
    values: tuple[float, ...]
    bias: float


def learnt(vector: Sequence[float], weights: Weights | None = None) -> float:
    """Return the logit that a sentence's vector adds to its chance to be loaded.

    Args:
        vector: the sentence's vector, of length 1, by the embedder that the weights are for.
        weights: the packaged ones when left out.

    Raises:
        ValueError: the vector has not as many components as there are weights.
    """
    weights = weights or packaged()
    if len(vector) != len(weights.values):
        raise ValueError(f"A vector of {len(weights.values)} components is needed, not of {len(vector)}.")
    total: float = sum(map(mul, weights.values, vector))
    return weights.bias + total


@cache
def packaged() -> Weights:
    """Return the weights in data/meaning.txt, which says where they come from."""
    return parsed(resources.files("briefing.reading").joinpath("data/meaning.txt").read_text(encoding="utf-8"))


def parsed(text: str) -> Weights:
    """Return the weights of a file: lines of a name and its values; a line that begins with "#" is a comment."""
    lines = {name: rest for name, *rest in (line.split("\t") for line in text.splitlines() if not line.startswith("#"))}
    return Weights(lines["embedder"][0], tuple(map(float, lines["weights"])), float(lines["bias"][0]))
