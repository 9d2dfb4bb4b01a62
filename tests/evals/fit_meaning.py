"""The part of the loaded-wording score that is learnt from sentence vectors; run by tests/evals/fit_wording.py.

A logistic regression over the vectors of the packaged embedder, in which a sentence about one side weighs as much as
the same sentence about the other: it may not turn in the directions in which a vector moves when sides, sexes, colours
or faiths are swapped. The rest of a name's weight cannot be taken out, for a vector cannot be masked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from briefing.models import embed
from tests.evals.descent import Array, minimise

TARGET = Path(__file__).resolve().parents[2] / "briefing/reading/data/meaning.txt"
HEAD = """\
# Weights of a sentence vector for the loaded-wording score, made by tests/evals/fit_wording.py; see
# briefing/reading/meaning.py. Learnt from AnnoLexical (Horych et al. 2025, MIT licence) and the vectors of the packaged
# all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0); an embedder of another id needs weights of its own.
"""
RIDGE = 0.1  # chosen on held-out sentences of AnnoLexical and on BABE, where a tenth and ten times of it do worse
ALIKE = 1e4  # the penalty on a slope between two sides: as good as forbidding it
# What is taken off so that 0.5 divides the sentences of news best, as measured on BABE.
OFF = 0.55
MOST_SWAPPED, FEWEST_SWAPPED = 600, 20  # sentences of each kind
# What may stand for each other, by kind: the left column's words and the right column's.
SWAPPED = (
    "republican>democrat republicans>democrats gop>democratic republican-led>democratic-led",
    "conservative>liberal conservatives>liberals conservative>progressive conservatives>progressives",
    "right-wing>left-wing far-right>far-left rightist>leftist rightists>leftists alt-right>far-left the_right>the_left",
    "he>she his>her himself>herself man>woman men>women",
    "white_people>black_people white_men>black_men white_man>black_man white_women>black_women whites>blacks "
    "white_voters>black_voters white_americans>black_americans",
    "christian>muslim christians>muslims christian>jewish christians>jews church>mosque churches>mosques",
)


def write(texts: Sequence[str], labels: Array) -> None:
    """Embed sentences, fit on them and write the weights.

    Args:
        texts: sentences, n of them. labels: 1 loaded, 0 not, shape (n,).
    """
    embedder = embed.packaged()
    texts = [" ".join(text.split()) for text in texts]
    vectors = embedder.embed(texts)
    TARGET.write_text(fit(vectors, labels, sides(texts, vectors, embedder), embedder.id), encoding="utf-8")


def fit(vectors: embed.Vectors, labels: Array, alike: Array, embedder_id: str) -> str:
    """Return the text of a file of weights.

    Args:
        vectors: one for each sentence, shape (n, dimension). labels: 1 loaded, 0 not, shape (n,).
        alike: directions that may weigh nothing, shape (k, dimension).
        embedder_id: whose vectors.
    """
    rows = np.column_stack([vectors, np.ones(len(vectors))]).astype(np.float64)
    ridge = RIDGE * np.eye(rows.shape[1])
    ridge[-1, -1] = 0.0
    ridge[:-1, :-1] += ALIKE * alike.T @ alike

    def slope(at: Array) -> tuple[float, Array]:
        logit, held = rows @ at, ridge @ at
        error = 1 / (1 + np.exp(-logit)) - labels
        loss = float((np.logaddexp(0, logit) - labels * logit).sum())
        return loss + float(at @ held) / 2, rows.T @ error + held

    *weights, bias = minimise(slope, np.zeros(rows.shape[1]))
    values = "\t".join(f"{value:.3f}" for value in weights)
    return f"{HEAD}embedder\t{embedder_id}\nbias\t{bias - OFF:.3f}\nweights\t{values}\n"


def sides(texts: Sequence[str], vectors: embed.Vectors, embedder: embed.Embedder) -> Array:
    """Return the directions in which vectors move when the sides of a sentence are swapped, shape (k, dimension).

    Args:
        texts: sentences. vectors: theirs. embedder: makes those of the swapped.
    """
    found = []
    for kind in SWAPPED:
        pairs = [(at, other, sign) for at, text in enumerate(texts) for other, sign in swapped(text, kind)]
        if len(pairs) >= FEWEST_SWAPPED:
            places, others, signs = zip(*pairs[:MOST_SWAPPED], strict=True)
            moved = vectors[list(places)] - embedder.embed(others)
            found.append((moved * np.array(signs)[:, None]).mean(axis=0))
    return np.array(found, dtype=np.float64).reshape(len(found), vectors.shape[1])


def swapped(text: str, kind: str) -> list[tuple[str, int]]:
    """Return a sentence with one side put for the other and 1 or -1 for the side it had; nothing when it has not one.

    Args:
        text: the sentence.
        kind: a line of `SWAPPED`.
    """
    pairs = [pair.replace("_", " ").split(">") for pair in kind.split()]
    found = []
    for sign, ways in ((1, pairs), (-1, [pair[::-1] for pair in pairs])):
        to = dict(reversed(ways))  # the first pair of a word counts
        words = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(to, key=len, reverse=True))})(?![\w-])", re.IGNORECASE)
        other = words.sub(lambda match, to=to: _cased(to[match[0].lower()], match[0]), text)  # type: ignore[misc]
        found += [(other, sign)] if other != text else []
    return found if len(found) == 1 else []


def _cased(word: str, like: str) -> str:
    """Return a word with a capital where the word that it stands for has one."""
    return "GOP" if word == "gop" else word[0].upper() + word[1:] if like[0].isupper() else word
