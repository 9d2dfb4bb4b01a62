"""Small sketches of texts, by which nearly equal texts are found without reading all of them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

LETTER_APOSTROPHE = "ʼ"  # the one apostrophe that counts as a letter, so that it would join two words
WORD = re.compile(r"\w+")
SHINGLE_WORDS = 5
# A quarter of the runs: of two texts that share half of theirs, thirty and more meet in the sketches of a short report.
KEPT_SHARE = 4
LEAST_KEPT = 48
MOST_KEPT = 1024  # a text of 4,000 words; longer ones keep a smaller share of themselves
ODD = np.uint64(0x9E3779B97F4A7C15)  # 2**64 divided by the golden ratio: an odd multiplier that spreads every bit
MIXERS = ((30, np.uint64(0xBF58476D1CE4E5B9)), (27, np.uint64(0x94D049BB133111EB)))

Hashes = NDArray[np.uint64]


def shingles(text: str) -> Hashes:
    """Return a 64-bit hash of each different run of five words, in rising order; fewer words are one run.

    Case and typography do not count. The same text gives the same hashes in every process.

    Args:
        text: any text; of no words gives no hash.
    """
    words = WORD.findall(unicodedata.normalize("NFC", text).replace(LETTER_APOSTROPHE, " ").casefold())
    if not words:
        return np.zeros(0, dtype=np.uint64)
    known = {word: _word_hash(word) for word in set(words)}
    row = np.array([known[word] for word in words], dtype=np.uint64)
    runs = max(1, len(words) - SHINGLE_WORDS + 1)
    gathered = np.zeros(runs, dtype=np.uint64)
    for place in range(min(SHINGLE_WORDS, len(words))):
        gathered = gathered * ODD + row[place : place + runs]
    return np.unique(_mixed(gathered))


def sketch(hashes: Hashes) -> Hashes:
    """Return the smallest hashes of a text, about a quarter of them.

    Hashes are as good as random, so the smallest are a fair sample, and the same runs are sampled in every text that
    holds them (bottom sketches, Broder 1997; sampled by share so that a part can be found in a whole, as FracMinHash,
    Irber and others 2022).

    Args:
        hashes: those of `shingles`, in rising order.
    """
    return hashes[: min(max(len(hashes) // KEPT_SHARE, LEAST_KEPT), MOST_KEPT)]


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _mixed(hashes: Hashes) -> Hashes:
    """Spread the bits of each number over all of it (the finaliser of SplitMix64, Steele and others 2014)."""
    for shift, factor in MIXERS:
        hashes = (hashes ^ (hashes >> np.uint64(shift))) * factor
    return hashes ^ (hashes >> np.uint64(31))
