"""Make the checker's list of opposites: `python -m tests.evals.make_opposites FOLDER`, with the files of WordNet 3.0.

Writes briefing/checking/data/opposites.txt: the pairs that WordNet links as antonyms, where both words are used most in
one of the first meanings and the packaged vocabulary has both; and the other words of two meanings that are linked so
("consent", for "accept", against "refuse"), where it is the first meaning of both. The same files give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
MEANINGS = 3  # the first meanings of a word, most used first, that count
HERE = Path(__file__).resolve().parents[2] / "briefing"
VOCABULARY = HERE / "models" / "data" / "vocab.txt"
OUT = HERE / "checking" / "data" / "opposites.txt"


def main(folder: Path) -> None:
    """Write the list from the database files in a folder."""
    vocabulary = {word for word in VOCABULARY.read_text(encoding="utf-8").split("\n") if word.isalpha()}
    pairs = {tuple(sorted(pair)) for part in PARTS for pair in _pairs(folder, part, vocabulary)}
    OUT.write_text("".join(f"{one} {other}\n" for one, other in sorted(pairs)), encoding="utf-8")
    print(len(pairs), "pairs")


def _pairs(folder: Path, part: str, vocabulary: set[str]) -> Iterator[tuple[str, str]]:
    ranks = {entry[0]: entry[6 + int(entry[3]) :][:MEANINGS] for entry in _entries(folder / f"index.{PARTS[part]}")}
    words: dict[str, list[str]] = {}
    links: list[tuple[str, str, str]] = []
    first = {word: meanings[0] for word, meanings in ranks.items() if meanings}
    for entry in _entries(folder / f"data.{PARTS[part]}"):
        count = int(entry[3], 16)
        words[entry[0]] = [entry[4 + 2 * n].split("(")[0].casefold() for n in range(count)]
        pointers = entry[5 + 2 * count :]
        for n in range(int(entry[4 + 2 * count])):
            kind, target, _, of = pointers[4 * n : 4 * n + 4]
            if kind == "!":
                links.append((entry[0], target, of))
    for own, target, of in links:
        one, other = words[own][int(of[:2], 16) - 1], words[target][int(of[2:], 16) - 1]
        if own in ranks.get(one, ()) and target in ranks.get(other, ()) and {one, other} <= vocabulary:
            yield one, other
        mates, others = ([w for w in words[n] if first.get(w) == n and w in vocabulary] for n in (own, target))
        yield from product(mates, others)


def _entries(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="latin-1").splitlines():
        if not line.startswith("  "):
            yield line.split("|")[0].split()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
