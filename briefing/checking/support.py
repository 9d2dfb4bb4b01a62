"""Support: how far the words of a claim are borne out by a source, for what the exact rules cannot settle."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefing.checking import naming
from briefing.checking.cited import Cited
from briefing.checking.words import stems, words
from briefing.reading import figures, names, sentences
from briefing.types import Draft, Figure, Finding

# Content words of a draft that its cited text must have; wording that is the writer's own beyond that is not evidence.
FLOOR = 0.6
# Content words that stand this close in the source belong together there.
NEAR = 5
# Sentences of the source, around the best one, in which a negation of the claim may stand.
AROUND = 1


class Features(NamedTuple):
    """What the support score weighs in one sentence of a claim.

    Args:
        best: the share of its content words, by how much they tell, that the best sentence of the source has.
        anywhere: the share of its content words that the source has at all.
        torn: the share of its neighbouring words that the source has, but nowhere near each other.
        figure: its figures that the source lacks, at most two. name: likewise its names.
        negation: 1 when it negates and the best sentence and its neighbours do not.
        verbatim: 1 when the source has it word for word.
    """

    best: float
    anywhere: float
    torn: float
    figure: float
    name: float
    negation: float
    verbatim: float


# Ridge-penalised logistic regression on the development splits of SummEdits (Apache-2.0), AttributionBench (Apache-2.0)
# and WiCE (ODC-BY), each class of each set weighted alike so that 0.5 divides: python -m tests.evals.fit_support.
BIAS = -1.865
WEIGHTS = Features(-0.541, 3.863, -2.732, -1.569, -0.519, -1.104, 3.886)
_MOST_FAULTS = 2


def findings(draft: Draft, cited: tuple[Cited, ...]) -> tuple[Finding, ...]:
    """Return a finding when too many content words of a draft have no counterpart in what it cites."""
    neutral = frozenset().union(*(stems(note.neutral) for note in draft.wording)) if draft.wording else frozenset()
    known = frozenset().union(neutral, stems(draft.speaker), *(_known(one) for one in cited))
    mine = [word for word in words(draft.text) if word.content]
    foreign = [word.text for word in mine if word.stem not in known]
    if not mine or len(foreign) <= (1 - FLOOR) * len(mine):
        return ()
    listed = ", ".join(f"“{word}”" for word in dict.fromkeys(foreign))
    return (Finding("support", " ".join(dict.fromkeys(foreign)), f"The cited text does not say {listed}."),)


def _known(cited: Cited) -> frozenset[str]:
    article = cited.article
    details = " ".join((article.title, article.outlet, article.author))
    said = " ".join(f"{statement.speaker} {statement.role} {statement.via}" for statement in cited.statements)
    return frozenset(word.stem for text in (cited.text, details, said) for word in words(text))


def score(claim: str, source: str) -> float:
    """Return how well a source supports a claim, from 0 to 1; supported from 0.5 up.

    Args:
        claim: one or more sentences; the weakest counts. source: the text that is to bear them out.
    """
    if not words(source) or not words(claim):
        return 0.0
    read = _read(source)
    return min((_one(features) for features in _features_of(claim, read)), default=0.0)


def features(claim: str, source: str) -> tuple[Features, ...]:
    """Return the features of each sentence of a claim that has content words; for fitting the weights.

    Args:
        claim: one or more sentences. source: the text that is to bear them out.
    """
    return tuple(_features_of(claim, _read(source)))


@dataclass(frozen=True)
class _Source:
    """A source text made ready for comparing: per sentence its content stems and its number of negations."""

    plain: str
    sentences: tuple[frozenset[str], ...]
    negations: tuple[int, ...]
    places: Mapping[str, frozenset[int]]
    figures: tuple[Figure, ...]
    names: frozenset[str]

    def weight(self, stem: str) -> float:
        """Return how much a word tells: more, the fewer sentences have it."""
        having = sum(stem in sentence for sentence in self.sentences)
        return math.log((len(self.sentences) + 1) / (having + 0.5))

    def near(self, one: str, other: str) -> bool:
        """Tell whether two words stand close to each other somewhere."""
        return any(not self.places[other].isdisjoint(range(at - NEAR, at + NEAR + 1)) for at in self.places[one])


@lru_cache(maxsize=64)
def _read(source: str) -> _Source:
    parts = [words(sentence.span.of(source)) for sentence in sentences.split(source)]
    places: dict[str, set[int]] = {}
    for at, stem in enumerate(word.stem for part in parts for word in part if word.content):
        places.setdefault(stem, set()).add(at)
    return _Source(
        _spaced(source),
        tuple(frozenset(word.stem for word in part if word.content) for part in parts),
        tuple(sum(word.negates for word in part) for part in parts),
        {stem: frozenset(found) for stem, found in places.items()},
        figures.find(source),
        frozenset(naming.key(source)),
    )


def _spaced(text: str) -> str:
    return f" {' '.join(text.casefold().split())} "


def _one(features: Features) -> float:
    total = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, features, strict=True))
    return 1 / (1 + math.exp(-total))


def _features_of(claim: str, source: _Source) -> Iterator[Features]:
    for sentence in sentences.split(claim):
        worded = sentence.span.of(claim)
        mine = [word.stem for word in words(worded) if word.content]
        if mine and source.sentences:
            yield _features(worded, mine, source)


def _features(claim: str, mine: list[str], source: _Source) -> Features:
    weights = {stem: source.weight(stem) for stem in mine}
    shared = [sum(weights[stem] for stem in part & weights.keys()) for part in source.sentences]
    best = max(range(len(shared)), key=shared.__getitem__)
    around = source.negations[max(0, best - AROUND) : best + AROUND + 1]
    turned = any(word.negates for word in words(claim)) and not any(around)
    return Features(
        best=shared[best] / sum(weights.values()),
        anywhere=sum(stem in source.places for stem in weights) / len(weights),
        torn=_torn(mine, source),
        figure=min(_missing_figures(claim, source), _MOST_FAULTS),
        name=min(_missing_names(claim, source), _MOST_FAULTS),
        negation=float(turned),
        verbatim=float(_spaced(claim).strip() in source.plain),
    )


def _torn(mine: list[str], source: _Source) -> float:
    """Return the share of neighbouring words of a claim that the source has, but nowhere near each other."""
    pairs = list(pairwise(mine))
    known = [(one, other) for one, other in pairs if one in source.places and other in source.places]
    return sum(not source.near(one, other) for one, other in known) / max(1, len(pairs))


def _missing_figures(claim: str, source: _Source) -> int:
    return sum(
        not any(figures.equal(mine, other) for other in source.figures) and mine.text.casefold() not in source.plain
        for mine in figures.find(claim)
    )


def _missing_names(claim: str, source: _Source) -> int:
    return sum(not set(naming.key(span.of(claim))) <= source.names for span in names.proper_names(claim))
