"""How loaded a sentence is as a whole: learnt weights of words, pairs of words and a few counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from math import log, sqrt

from briefing.reading.tokens import tokens

STEP = 0.01  # the weights stand in the file as whole numbers of this
FEWEST = 6  # tokens: a shorter sentence is not held more loaded for being short
_COUNTED = tuple('" ? ! – … ( % $ §num §name §caps §party §side §far §winger §group'.split())
_MOST = 4.0  # no count counts for more
_JUDGING = ("able", "ible", "ful", "less", "ous", "ish", "ist", "ists", "ism", "ity")
_SCARE = re.compile(r'" (?:\S+ ){1,2}"(?: |$)')


@dataclass(frozen=True, slots=True)
class Weights:
    """The learnt weights.

    Args:
        words: each word's weight. pairs: the weight of two tokens in a row ("a b").
        counts: the weights of `counts`. bias: what stands at the start.
    """

    words: Mapping[str, float]
    pairs: Mapping[str, float]
    counts: tuple[float, ...]
    bias: float


def learnt(sentence: str) -> float:
    """Return the logit of a sentence's chance to be loaded, as learnt from sentences that were labelled.

    Names of people, parties, sides and groups carry no weight.

    Args:
        sentence: one sentence or a short passage.
    """
    weights = packaged()
    return logit(tokens(sentence, weights.words), weights)


def carriers(sentence: str, least: float = 0.5) -> tuple[str, ...]:
    """Return the words of a sentence that make it loaded, heaviest first.

    Args:
        sentence: one sentence.
        least: the least weight of a word.
    """
    words = packaged().words
    heavy = {token for token in tokens(sentence, words) if token[0].isalpha() and word_weight(token, words) >= least}
    return tuple(sorted(heavy, key=lambda word: (-word_weight(word, words), word)))


def logit(found: Sequence[str], weights: Weights) -> float:
    """Return the logit of a sentence's chance to be loaded.

    Args:
        found: its tokens.
        weights: the weights.
    """
    seen = frozenset(found)
    total = sum(word_weight(token, weights.words) for token in seen)
    total += sum(weights.pairs.get(pair, 0.0) for pair in {f"{one} {next_}" for one, next_ in pairwise(found)})
    counted = sum(weight * value for weight, value in zip(weights.counts, counts(found), strict=True))
    return weights.bias + total / sqrt(max(FEWEST, len(found))) + counted


def word_weight(word: str, words: Mapping[str, float]) -> float:
    """Return a word's weight; an unknown compound has the mean of its parts', any other unknown word none."""
    if word in words or "-" not in word:
        return words.get(word, 0.0)
    parts = word.split("-")
    return sum(words.get(part, 0.0) for part in parts) / len(parts)


def counts(found: Sequence[str]) -> list[float]:
    """Return what counts beside single words: marks, names, length, quotation.

    Args:
        found: the tokens of a sentence.
    """
    words = [token for token in found if token[0].isalpha()]
    return [
        *(min(_MOST, float(found.count(mark))) for mark in _COUNTED),
        log(max(1, len(found))),
        sum(map(len, words)) / max(1, len(words)),
        min(_MOST, sum(word.endswith("ly") for word in words)),
        min(_MOST, sum(word.endswith(_JUDGING) for word in words)),
        min(_MOST, sum("-" in word for word in words)),
        float(found[:1] == ['"']),
        float(bool(_SCARE.search(" ".join(found)))),
    ]


@cache
def packaged() -> Weights:
    """Return the weights in data/loaded.txt, which says where they come from."""
    return parsed(resources.files("briefing.reading").joinpath("data/loaded.txt").read_text(encoding="utf-8"))


def parsed(text: str) -> Weights:
    """Return the weights of a file: lines of a kind, a weight and what has it, or of a name and its values.

    Args:
        text: the text of a weights file; a line that begins with "#" is a comment.
    """
    tables: dict[str, dict[str, float]] = {"word": {}, "pair": {}}
    values: dict[str, tuple[float, ...]] = {}
    for line in text.splitlines():
        name, *rest = line.split("\t")
        if name in tables:
            tables[name].update(dict.fromkeys(rest[1:], int(rest[0]) * STEP))
        elif not line.startswith("#"):
            values[name] = tuple(float(value) for value in rest)
    return Weights(tables["word"], tables["pair"], values["counts"], *values["bias"])
