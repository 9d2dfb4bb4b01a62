"""How much of a text one sentence of a passage holds, by words: what is asked stands in a sentence, not in a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np

from briefing.library.words import Scores, terms

# So many letters of a word stand for all of its forms: "report" for "reporters". On MultiHop-RAG five to seven letters
# and a stemmer are within a point of each other; this is ten times as fast as a stemmer.
LETTERS = 6
HELD_PASSAGES = 1_000  # whose words are held, some kilobytes each

_CUT = re.compile(r"[.!?\n](?:(?<=\n)|[\"”’')\]]*\s)")  # begins with a set: three times as quick to find
_WORD = re.compile(rf"([^\W_]{{1,{LETTERS}}})[^\W_]*")


def shares(texts: Sequence[str], passages: Sequence[str], rarity: Callable[[str], float]) -> Scores:
    """Return how much of each text's telling words, by weight, the best sentence of each passage holds.

    Args:
        texts: a question and its sub-questions. passages: the passages' texts. rarity: the weight of a word.

    Returns:
        Shares from 0 to 1, shape (texts, passages).
    """
    asked = [terms(text) for text in texts]
    known = list(dict.fromkeys(term for found in asked for term in found))
    weights = np.array([[rarity(term) * (term in found) for found in asked] for term in known], dtype=np.float32)
    if not known or not passages:
        return np.zeros((len(texts), len(passages)), dtype=np.float32)
    forms = {form: number for number, term in enumerate(known) for form in _forms(term)}
    split = [_sentences(passage) for passage in passages]
    there = np.zeros((sum(map(len, split)), len(known)), dtype=np.float32)
    for row, sentence in enumerate(sentence for sentences in split for sentence in sentences):
        there[row, [forms[form] for form in sentence.intersection(forms)]] = 1
    starts = [0, *accumulate(map(len, split))][:-1]
    best: Scores = np.maximum.reduceat(there @ weights, starts, axis=0).T
    held: Scores = best / np.maximum(weights.sum(axis=0), np.float32(1e-9))[:, None]
    return held


@lru_cache(maxsize=HELD_PASSAGES)
def _sentences(text: str) -> tuple[frozenset[str], ...]:
    """Return the shortened words of each sentence of a text; one set at least."""
    return tuple(map(frozenset, map(_WORD.findall, _CUT.split(text.lower()))))


def _forms(term: str) -> Iterator[str]:
    """Yield the shortened forms under which a word may stand in a sentence; of a compound, those of its parts."""
    for word in _WORD.findall(term):
        yield word
        if len(word) < LETTERS:
            yield f"{word}s"
            if len(word) > len("was") and word.endswith("s"):
                yield word[:-1]
