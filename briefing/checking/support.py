"""Support: how far the words of a claim are borne out by a source, for what the exact rules cannot settle."""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefing.checking.cited import Cited
from briefing.checking.marked import outside
from briefing.checking.words import Word, stems, words
from briefing.reading import figures, names, sentences
from briefing.types import Draft, Finding

# Sentences of the source that one sentence of a claim may draw on together.
WINDOW = 3
# Content words of a draft that its cited text must have; wording that is the writer's own beyond that is not evidence.
FLOOR = 0.6
# Weights of a logistic score, set by hand on the development splits of SummEdits, WiCE and AttributionBench: a missing
# figure or name, or a negation on one side only, outweighs high coverage.
BIAS, COVERAGE, FIGURE, NAME, NEGATION = -5.2, 8.4, -2.2, -1.2, -1.0


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


def score(claim: str, source: str, *, best: int = WINDOW) -> float:
    """Return how well a source supports a claim, from 0 to 1; supported from 0.5 up.

    Args:
        claim: one or more sentences. source: the text that is to bear them out.
        best: how many neighbouring sentences of the source may bear out one sentence together.
    """
    windows = _windows(source, best)
    if not windows or not words(claim):
        return 0.0
    scores = [_one(sentence.span.of(claim), source, windows) for sentence in sentences.split(claim)]
    return min(scores, default=0.0)


def _known(cited: Cited) -> frozenset[str]:
    article = cited.article
    details = " ".join((article.title, article.outlet, article.author))
    said = " ".join(f"{statement.speaker} {statement.role} {statement.via}" for statement in cited.statements)
    return frozenset(word.stem for text in (cited.text, details, said) for word in words(text))


def _windows(source: str, size: int) -> list[frozenset[str]]:
    found = [stems(sentence.span.of(source)) for sentence in sentences.split(source)]
    return [frozenset().union(*found[at : at + size]) for at in range(len(found))]


def _one(claim: str, source: str, windows: Sequence[frozenset[str]]) -> float:
    mine = stems(claim)
    if not mine:
        return 1.0
    covered = max(len(mine & window) for window in windows) / len(mine)
    missing = _missing_figures(claim, source)
    strangers = _missing_names(claim, source)
    turned = _negations(words(outside(claim))) > 0 and _negations(words(source)) == 0
    total = BIAS + COVERAGE * covered + FIGURE * missing + NAME * strangers + NEGATION * turned
    return 1 / (1 + math.exp(-total))


def _missing_figures(claim: str, source: str) -> int:
    theirs = figures.find(source)
    return sum(
        not any(figures.equal(mine, other) for other in theirs) and mine.text.casefold() not in source.casefold()
        for mine in figures.find(claim)
    )


def _missing_names(claim: str, source: str) -> int:
    theirs = {word.stem for word in words(source)}
    return sum(
        not any(word.stem in theirs for word in words(span.of(claim))[-1:]) for span in names.proper_names(claim)
    )


def _negations(text: Sequence[Word]) -> int:
    return sum(word.negates for word in text)
