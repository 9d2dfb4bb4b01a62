"""The same text twice, and nearly the same text."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np

from briefing.ingest.sketches import Hashes, shingles, sketch
from briefing.types import Article

TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´`ʼ＇", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)

# In 150 pairs of reports on one event by three outlets the shared part was 2 % in the median and 35 % at most (long
# common quotations); a copy with one word in ten edited still shares about 0.9**5 = 59 %.
SHARED = 0.5
# A roundup that contains a short item whole is not a copy of it.
LENGTH_RATIO = 0.3
# Of the runs that must be shared, the part whose meeting in two sketches is enough to compare the texts themselves.
HINT = 0.1
# A run of words in more texts than this, none a copy of another, is a phrase or an outlet's boilerplate: it tells
# nothing about copies, and following it would make the work grow with the square of the number of texts.
COMMON = 20


def article_id(text: str) -> str:
    """Return the first 16 hex digits of the SHA-256 of the normalised text.

    Composition of accents, quotation marks, dashes and white space do not count; case and words do.
    """
    folded = " ".join(unicodedata.normalize("NFC", text).translate(TYPOGRAPHY).split())
    return hashlib.sha256(folded.encode("utf-8", "replace")).hexdigest()[:16]


def near_copies(articles: Iterable[Article]) -> tuple[tuple[str, ...], ...]:
    """Return groups of articles that are nearly one text, for example a wire story under two headlines.

    An article joins the longest article that holds at least `SHARED` of its runs of five words (containment of
    shingles, Broder 1997) and is not more than 1 / `LENGTH_RATIO` times as long. Copies of copies do not chain.
    Which articles to compare is told by sketches, so the work grows with the number of articles, not of pairs.

    Returns:
        Groups of two or more ids, each sorted, ordered by their first id; the same for any order of the input.
    """
    shingled = {article.id: shingles(article.text) for article in articles}
    longest_first = sorted(shingled, key=lambda key: (-len(shingled[key]), key))
    holders: dict[int, list[str]] = {}
    groups: dict[str, list[str]] = {}
    for key in longest_first:
        small = sketch(shingled[key]).tolist()
        rare = [held for one in small if len(held := holders.get(one, [])) <= COMMON]
        met = Counter(name for held in rare for name in held)
        near = {name: shingled[name] for name, count in met.items() if count >= HINT * len(rare)}
        original = _original(shingled[key], near)
        if original:
            groups[original].append(key)
            continue
        groups[key] = [key]
        for one in small:
            if len(held := holders.setdefault(one, [])) <= COMMON:
                held.append(key)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))


def signature(text: str) -> tuple[int, ...]:
    """Return the sketch of a text as signed 64-bit numbers, to be kept and compared with those of other texts."""
    return tuple(sketch(shingles(text)).view(np.int64).tolist())


def copy_of(article: Article, candidates: Iterable[Article]) -> str | None:
    """Return the id of the candidate that an article is nearly one text with, by the rule of `near_copies`."""
    return _original(shingles(article.text), {other.id: shingles(other.text) for other in candidates})


def _original(hashes: Hashes, others: Mapping[str, Hashes]) -> str | None:
    """Return whose hashes share most with `hashes`, if they share enough."""
    shared = ((_shared(hashes, found), name) for name, found in others.items())
    best = max(shared, default=(0.0, ""))
    return best[1] if best[0] >= SHARED else None


def _shared(hashes: Hashes, others: Hashes) -> float:
    """Return the part of the shorter text's hashes that the longer one has too, 0 where the lengths differ widely."""
    shorter, longer = sorted((len(hashes), len(others)))
    if not shorter or shorter < LENGTH_RATIO * longer:
        return 0.0
    return len(np.intersect1d(hashes, others, assume_unique=True)) / shorter
