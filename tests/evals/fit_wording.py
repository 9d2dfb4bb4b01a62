"""Fit the weights of the loaded-wording score: `python -m tests.evals.fit_wording FOLDER [words | vectors]`.

Reads annolexical_train.jsonl (MIT; sentences labelled by language models) and, for words that it lacks, the lexicons
vader_lexicon.txt (MIT) and {positive,negative}_liu2005.txt (CC BY 4.0); BABE is never read. Writes
briefing/reading/data/loaded.txt (words) and meaning.txt (sentence vectors, see fit_meaning.py); the same files give the
same weights. NumPy only; words take two minutes, vectors ten, for every sentence is embedded.

That of words is a logistic regression over words, pairs of words, the letters of words, what the lexicons say of them,
and a few counts. A word that the sentences lack still has a weight from its letters and the lexicons.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from briefing.reading import loaded
from briefing.reading.tokens import FIRST_PERSON, tokens
from tests.evals import fit_meaning
from tests.evals.descent import Rows, minimise

TARGET = Path(__file__).resolve().parents[2] / "briefing/reading/data/loaded.txt"
PARTS = ("words", "vectors")
EVALUATIVE = TARGET.with_name("evaluative.txt")
SAYING = frozenset(
    "said says told according announced reported wrote added noted stated tweeted asked spokesman spokeswoman "
    "spokesperson statement percent interview".split()
)
HEAD = """\
# Weights of the loaded-wording score, made by tests/evals/fit_wording.py; see briefing/reading/loaded.py.
# Learnt from AnnoLexical (Horych et al. 2025, MIT licence), with word features from the VADER lexicon (Hutto and
# Gilbert 2014, MIT licence) and the opinion lexicon of Hu and Liu (2004, CC BY 4.0, changed: used as features only).
"""
FEWEST_PAIRS, FEWEST_LETTERS = 3, 5
# The ridge penalty, and what is taken off so that 0.5 divides the sentences of news best; chosen on held-out sentences
# and on BABE's development split.
RIDGE = 2.0
LISTED, COUNTED = 0.5, 0.03  # how far lexicons and counts may move a weight against what the sentences say
OFF = 0.4
_INNER = re.compile(r"(?<=[^.!?:“\"] )[^\W\d_]+(?:['-][^\W\d_]+)*")  # words that begin no sentence
Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Lexicons:
    """What the word lists say of a word, as a row of numbers."""

    valence: dict[str, float]
    opinion: dict[str, int]
    evaluative: dict[str, int]

    @property
    def words(self) -> set[str]:
        """All their words."""
        return {*self.valence, *self.opinion, *self.evaluative}

    def row(self, word: str) -> list[float]:
        """Return the features of one word."""
        valence, opinion = self.valence.get(word, 0.0), self.opinion.get(word, 0)
        return [
            max(0.0, valence),
            max(0.0, -valence),
            opinion > 0,
            opinion < 0,
            self.evaluative.get(word, 0),
            word in SAYING,
        ]


def main(folder: Path, parts: Sequence[str] = PARTS) -> None:
    """Fit on the files of a folder and write the weights of words, of vectors, or of both."""
    rows = [json.loads(line) for line in (folder / "annolexical_train.jsonl").open(encoding="utf-8")]
    texts, labels = [row["text"] for row in rows], np.array([row["label"] for row in rows], dtype=float)
    if "words" in parts:
        TARGET.write_text(fit(texts, labels, lexicons(folder / "lexicons")), encoding="utf-8")
    if "vectors" in parts:
        fit_meaning.write(texts, labels)


def fit(texts: Sequence[str], labels: Array, lists: Lexicons) -> str:
    """Return the text of a weights file.

    Args:
        texts: sentences, n of them. labels: 1 loaded, 0 not, shape (n,). lists: the lexicons.
    """
    known = common(texts, lists.words)
    found = [tokens(text, known) for text in texts]
    corpus = Corpus.of(found, known, lists)
    weights = corpus.weights(labels)
    return (
        HEAD
        + _table("word", weights.words, known)
        + _table("pair", weights.pairs, ())
        + "counts\t"
        + "\t".join(f"{value:.4f}" for value in weights.counts)
        + f"\nbias\t{weights.bias - OFF:.4f}\n"
    )


def common(texts: Iterable[str], listed: Iterable[str]) -> set[str]:
    """Return the words that are no names.

    Args:
        texts: sentences: a word that has a capital in them as often as not, where no sentence begins, is a name.
        listed: further words, none of them a name unless the sentences show it.
    """
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in texts:
        for word in _INNER.findall(text.replace("’", "'")):
            (lower if word[0].islower() else upper)[word.lower()] += 1
    found = {word for word, times in lower.items() if times > upper[word]}
    return found | {word for word in listed if lower[word] >= upper[word]} | FIRST_PERSON


def lexicons(folder: Path) -> Lexicons:
    """Return the lexicons of a folder."""
    valence = {}
    for line in (folder / "vader_lexicon.txt").read_text(encoding="utf-8").splitlines():
        word, value, *_ = line.split("\t")
        if word.isalpha():
            valence[word] = float(value)
    opinion = {}
    for name, sign in (("positive", 1), ("negative", -1)):
        for line in (folder / f"{name}_liu2005.txt").read_text(encoding="latin-1").splitlines():
            if line[:1].isalpha():
                opinion[line.strip()] = sign
    evaluative = {}
    for line in EVALUATIVE.read_text(encoding="utf-8").splitlines():
        level, *words = line.split() or ["#"]
        evaluative.update({} if level == "#" or line.startswith("#") else dict.fromkeys(words, int(level)))
    return Lexicons(valence, opinion, evaluative)


@dataclass(frozen=True)
class Corpus:
    """Sentences as sparse rows of words and of pairs, and words as rows of letters and lexicon features."""

    vocabulary: list[str]
    couples: list[str]
    words: Rows
    pairs: Rows
    letters: Rows
    lists: Array
    counts: Array

    @classmethod
    def of(cls, found: Sequence[Sequence[str]], words: set[str], lists: Lexicons) -> Corpus:
        """Build the rows; a token counts once in a sentence, the rarer the more, and less in a longer sentence."""
        times = Counter(token for line in found for token in set(line))
        vocabulary = sorted(words | {token for token in times if not token[0].isalpha()})
        joined = [[f"{one} {other}" for one, other in pairwise(line)] for line in found]
        pair_times = Counter(pair for line in joined for pair in set(line))
        couples = sorted(pair for pair, number in pair_times.items() if number >= FEWEST_PAIRS)
        root = [1 / np.sqrt(max(loaded.FEWEST, len(line))) for line in found]
        grams = [_letters(word) if word[0].isalpha() else [] for word in vocabulary]
        spread = Counter(gram for line in grams for gram in line)
        kept = sorted(gram for gram, number in spread.items() if number >= FEWEST_LETTERS)
        return cls(
            vocabulary,
            couples,
            Rows.of(found, vocabulary, root, times),
            Rows.of(joined, couples, root, pair_times),
            Rows.of(grams, kept, [1 / np.sqrt(max(1, len(line))) for line in grams], None),
            np.array([lists.row(word) for word in vocabulary], dtype=float),
            np.array([loaded.counts(line) for line in found]),
        )

    def weights(self, labels: Array) -> loaded.Weights:
        """Return the weights of a logistic regression, those of letters and lexicons folded into the words'."""
        middle, spread = self.counts.mean(axis=0), self.counts.std(axis=0) + 1e-9
        dense = np.column_stack([(self.counts - middle) / spread * COUNTED, np.ones(len(labels))])
        listing = LISTED * self.lists / self.words.rarity[:, None]  # a lexicon's word counts as much when it is common
        sizes = (*(len(rows.rarity) for rows in (self.words, self.pairs, self.letters)), self.lists.shape[1])
        ends = np.cumsum(sizes)
        ridge = np.full(ends[-1] + dense.shape[1], RIDGE)
        ridge[-1] = 0.0

        def parts(at: Array) -> tuple[Array, Array, Array]:
            own, couple, letter, listed, counted = np.split(at, ends)
            return own + self.letters.times(letter) + listing @ listed, couple, counted

        def slope(at: Array) -> tuple[float, Array]:
            word, couple, counted = parts(at)
            logit = self.words.times(word) + self.pairs.times(couple) + dense @ counted
            error = 1 / (1 + np.exp(-logit)) - labels
            back = self.words.back(error)
            whole = (back, self.pairs.back(error), self.letters.back(back), listing.T @ back)
            loss = float((np.logaddexp(0, logit) - labels * logit).sum())
            return loss + float(ridge @ (at * at)) / 2, np.concatenate([*whole, dense.T @ error]) + ridge * at

        word, couple, counted = parts(minimise(slope, np.zeros(len(ridge))))
        slopes = counted[:-1] * COUNTED / spread
        return loaded.Weights(
            dict(zip(self.vocabulary, word * self.words.rarity, strict=True)),
            dict(zip(self.couples, couple * self.pairs.rarity, strict=True)),
            tuple(slopes),
            float(counted[-1] - slopes @ middle),
        )


def _letters(word: str) -> list[str]:
    """Return the runs of two to five letters of a word, with its ends marked."""
    whole = f"<{word}>"
    return sorted({whole[at : at + size] for size in range(2, 6) for at in range(len(whole) - size + 1)})


def _table(kind: str, values: Mapping[str, float], keep: Iterable[str]) -> str:
    """Return the lines of a table, one for each weight; a name without a weight stands in it only to be known."""
    kept = frozenset(keep)
    lines: dict[int, list[str]] = {}
    for name, value in values.items():
        if round(value / loaded.STEP) or name in kept:
            lines.setdefault(round(value / loaded.STEP), []).append(name)
    return "".join(f"{kind}\t{step}\t" + "\t".join(sorted(names)) + "\n" for step, names in sorted(lines.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or PARTS)
