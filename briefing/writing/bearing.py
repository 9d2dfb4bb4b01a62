"""Whether sentences bear on something in a person's own words: a topic, or the name of an issue."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.types import Evidence, Passage
from briefing.writing import phrases, terms, topics

BEARS = 0.6  # share of the words, weighted by rarity, that a sentence needs to bear on them
MANY, BEARS_ON_MANY, FEWEST_OF_MANY = 3, 0.5, 2  # of three words and more this share is enough, and two of them
SHORTEST_ROOT, LONGEST_ENDING = 5, 3  # letters: "protest" and "protester" are of one root


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a person, with how much each counts among the sentences that are searched.

    Args:
        weights: each stem with its rarity there: log(1 + n / sentences that hold it), log(1 + n) when none does.
    """

    weights: dict[str, float]

    @classmethod
    def of(cls, text: str, units: Sequence[Collection[str]]) -> Words:
        """Take words apart; those that say little count only where there are no others.

        Args:
            text: a label or a topic. units: the folded stems of every sentence that is searched.
        """
        stems = terms.folded(terms.content(text))
        wanted = phrases.telling(stems) or set(stems)
        held = {item: sum(_holds(item, unit) for unit in units) for item in wanted}
        return cls({item: math.log(1 + len(units) / max(1, number)) for item, number in sorted(held.items())})

    def share(self, stems: Collection[str]) -> float:
        """Return how much of the words some folded stems hold, 0 to 1; 0 when there are no words."""
        total = sum(self.weights.values())
        return sum(weight for item, weight in self.weights.items() if _holds(item, stems)) / total if total else 0.0

    def bears(self, stems: Collection[str]) -> bool:
        """Tell whether a sentence with these folded stems is about the words, not only near to them."""
        if len(self.weights) < MANY:
            return self.share(stems) >= BEARS
        held = sum(_holds(item, stems) for item in self.weights)
        return held >= FEWEST_OF_MANY and self.share(stems) >= BEARS_ON_MANY


def stems(text: str) -> frozenset[str]:
    """Return the folded stems of a text."""
    return frozenset(terms.folded(terms.content(text)))


def on_topic(evidence: Evidence, topic: str) -> Evidence | None:
    """Return the part of the evidence that bears on a topic, `None` when nothing does.

    An article whose title bears on it is about it, and its passages count whole; of other passages only the part from
    the first to the last sentence that does.

    Args:
        evidence: articles with the passages that were found for the topic, best first. topic: a person's words.
    """
    whole = topics.narrowed(evidence, topic)
    words = Words.of(topic, [stems(passage.text) for passage in whole.passages])
    about = {article.id for article in whole.articles if words.bears(stems(article.title))}
    parts = (p if p.article_id in about else _part(p, whole, words) for p in whole.passages)
    kept = tuple(part for part in parts if part)
    if not any(words.bears(stems(part.text)) for part in kept):
        return None
    articles = {part.article_id for part in kept}
    return replace(whole, articles=tuple(a for a in whole.articles if a.id in articles), passages=kept)


def _part(passage: Passage, evidence: Evidence, words: Words) -> Passage | None:
    """Return a passage from its first to its last sentence that bears on some words, `None` without one.

    Where only several sentences together do, from the first to the last that has any of the words.
    """
    text = evidence.article(passage.article_id).text
    spans = [s.span for s in evidence.readings[passage.article_id].sentences if passage.span.holds(s.span)]
    able = [span for span in spans if words.bears(stems(span.of(text)))]
    if not able and words.bears(stems(passage.text)):
        able = [span for span in spans if words.share(stems(span.of(text)))]
    if not able:
        return None
    start, end = able[0].start, able[-1].end
    return replace(passage, start=start, end=end, text=text[start:end])


def _holds(item: str, stems: Iterable[str]) -> bool:
    """Tell whether a stem, or one of the same root, is among others."""
    return item in stems or any(_one_root(item, other) for other in stems)


def _one_root(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORTEST_ROOT and long.startswith(short) and len(long) - len(short) <= LONGEST_ENDING
