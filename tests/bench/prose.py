"""Invented news with a natural spread of words, the same for the same seed, and vectors drawn from its words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

import numpy as np
import numpy.typing as npt

from briefing.models.embed import Vectors
from briefing.types import Article, Reading, Sentence, Source

SYLLABLES = (
    "ba be bi bo bra cor da del do far fen gal gren ho hol in ka kes la lum ma mar mo na nor o pel pra quen ra ros sel"
    " ta tam tor u ver vo wi zan"
).split()
FUNCTION = (
    "the of to and a in that it for was on with as at by is from be has this had are not but were an its which who have"
    " their they been after said would will more one about than other also"
).split()
WORDS = 30_000
# Rank times frequency is about constant: G. K. Zipf, Human Behavior and the Principle of Least Effort, 1949.
ZIPF = 1.0
IN_A_SENTENCE = (12, 24)
SENTENCES = 90  # about ten passages
OUTLETS = 60
NAMES = 2_000
NAMED = 0.12  # share of the words that are of the article's own names
TOKENS_A_WORD = 1.3
KINDS = 4_096  # vectors that words share
FIRST_DAY = date(2030, 1, 1)
DAYS = 400

Drawn = np.random.Generator
Words = npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Draws:
    """Turns texts into vectors: the sum of a vector drawn for each of their words; cheap, and the same for the same.

    Args:
        table: the vectors that words are given, shape (`KINDS`, dimension).
    """

    table: Vectors

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length 1 for each text."""
        return np.stack([unit(self.table[[crc32(word.encode()) % KINDS for word in text.split()]]) for text in texts])


def draws(dimension: int) -> Draws:
    """Return the drawing of vectors of this length."""
    return Draws(np.random.default_rng(4).standard_normal((KINDS, dimension)).astype(np.float32))


def unit(rows: Vectors) -> Vectors:
    """Return the sum of some vectors, scaled to length 1."""
    summed = rows.sum(axis=0)
    scaled: Vectors = summed / np.linalg.norm(summed)
    return scaled


def tokens(text: str) -> int:
    """Return about how many tokens a text has."""
    return int(len(text.split()) * TOKENS_A_WORD)


def articles(*, seed: int = 1) -> Iterator[tuple[Article, Reading]]:
    """Yield articles without end, each with a reading that knows its sentences.

    Args:
        seed: the same seed gives the same articles.
    """
    drawn = np.random.default_rng(seed)
    vocabulary, shares = _vocabulary()
    names, outlets = _names(), _outlets()
    for number in range(10**9):
        own = drawn.choice(names, 6)
        text, sentences = _text(drawn, vocabulary, shares, own)
        title = f"{own[0]} and {own[1]} over {' '.join(drawn.choice(vocabulary[200:], 4))} ({number})"
        made = Article(
            id=hashlib.sha256(text.encode()).hexdigest()[:16],
            text=text,
            title=title,
            outlet=outlets[int(drawn.integers(OUTLETS))],
            published=FIRST_DAY + timedelta(days=int(drawn.integers(DAYS))),
        )
        yield made, Reading(made.id, "1", tuple(sentences))


def source(seed: int, number: int) -> Source:
    """Return one more article as a person adds it, whose title holds a word that no other article has."""
    made, _ = next(articles(seed=seed))
    title = f"Zyxo{number}qua{seed % 1000} argues about {made.title}"
    return Source("text", title, made.text.encode(), "text/plain", {"title": title, "outlet": made.outlet})


def questions(number: int, *, seed: int = 2) -> list[str]:
    """Return questions on two articles each, in words that their sentences have, with outlet and day.

    Args:
        number: how many. seed: the same seed gives the same questions.
    """
    drawn = np.random.default_rng(seed)
    vocabulary, shares = _vocabulary()
    names, outlets = _names(), _outlets()
    return [_question(drawn, vocabulary, shares, names, outlets) for _ in range(number)]


def _question(
    drawn: Drawn, vocabulary: Words, shares: npt.NDArray[np.float64], names: Words, outlets: list[str]
) -> str:
    first, second = drawn.choice(outlets, 2)
    one, two = (" ".join(drawn.choice(vocabulary, 7, p=shares)) for _ in range(2))
    who, where = drawn.choice(names, 2)
    day = FIRST_DAY + timedelta(days=int(drawn.integers(DAYS)))
    return (
        f"What did {first} report on {day:%B} {day.day}, {day.year} about {who} and {one}, while the article from"
        f" {second} suggested that {where} {two}?"
    )


def _text(drawn: Drawn, vocabulary: Words, shares: npt.NDArray[np.float64], own: Words) -> tuple[str, list[Sentence]]:
    lengths = drawn.integers(*IN_A_SENTENCE, SENTENCES)
    words = drawn.choice(vocabulary, int(lengths.sum()), p=shares)
    named = drawn.random(len(words)) < NAMED
    words[named] = drawn.choice(own, int(named.sum()))
    text, sentences, at = "", [], 0
    for number, length in enumerate(lengths):
        said = " ".join(words[at : at + length]) + "."
        at += length
        between = "" if not number else "\n\n" if number % 4 == 0 else " "
        start = len(text) + len(between)
        text += between + said[0].upper() + said[1:]
        sentences.append(Sentence(start, len(text), number // 4))
    return text, sentences


def _vocabulary() -> tuple[Words, npt.NDArray[np.float64]]:
    """Return invented words, the commonest first and those of them that carry a sentence real, with their shares."""
    drawn = np.random.default_rng(0)
    made = {"".join(drawn.choice(SYLLABLES, int(drawn.integers(2, 5)))): None for _ in range(2 * WORDS)}
    words = np.array([*FUNCTION, *made][:WORDS])
    shares = 1 / np.arange(3, len(words) + 3) ** ZIPF
    return words, shares / shares.sum()


def _names() -> Words:
    drawn = np.random.default_rng(5)
    return np.array(["".join(drawn.choice(SYLLABLES, 4)).capitalize() for _ in range(NAMES)])


def _outlets() -> list[str]:
    drawn = np.random.default_rng(6)
    kinds = ("Post", "Herald", "Gazette", "Ledger", "Courier")
    return [f"The {''.join(drawn.choice(SYLLABLES, 3)).capitalize()} {drawn.choice(kinds)}" for _ in range(OUTLETS)]
