"""Negations and hedges: what the source negates or hedges and a draft does not, or the other way about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.checking.cited import Cited
from briefing.checking.marked import outside
from briefing.checking.words import Word, words
from briefing.types import Draft, Finding

# Content words after a negation that it can govern; after a hedge of the draft's own, which may stand further off.
REACH, WIDE = 2, 5
# Share of content words in common from which two sentences say the same or the opposite.
NEARLY = 0.9
# Where the reach of a negation or hedge ends: a mark, the end of a sentence, or a comma before another clause.
_ENDS = re.compile(r"[;:.?!()“”\"]|,[’']|, (?:but|and|yet|so|while|which|who|because)$")


def findings(draft: Draft, cited: tuple[Cited, ...]) -> Iterator[Finding]:
    """Yield words that the source negates or hedges and the draft does not, or the other way about."""
    text, theirs = outside(draft.text), [one.text for one in cited]  # quoted words are compared letter by letter
    mine = words(text)
    negated, plain = _governed(text, "negates", REACH)
    their_negated, their_plain = _merged(theirs, "negates", REACH)
    for stem in sorted((negated & their_plain) - their_negated - plain):
        yield Finding("support", stem, f"The source does not negate “{_as_written(stem, mine)}”; the sentence does.")
    for stem in sorted((plain & their_negated) - their_plain - negated):
        yield Finding("support", stem, f"The source negates “{_as_written(stem, mine)}”; the sentence does not.")
    yield from _parity(words(draft.text), cited)
    hedged, certain = _merged(theirs, "hedges", 1)
    kept, _ = _governed(text, "hedges", WIDE)
    _, unhedged = _governed(text, "hedges", 1)
    for stem in sorted((unhedged & hedged) - certain - kept):
        yield Finding("support", stem, f"The source hedges “{_as_written(stem, mine)}”; keep its hedge.")


def _parity(mine: tuple[Word, ...], cited: tuple[Cited, ...]) -> Iterator[Finding]:
    """Compare the negations of a draft with those of the one source sentence that has nearly all of its words."""
    own = {word.stem for word in mine if word.content}
    for one in cited:
        for sentence in one.reading.sentences:
            if not any(run.meets(sentence.span) for run in one.runs):
                continue
            theirs = words(sentence.span.of(one.article.text))
            same = {word.stem for word in theirs if word.content}
            turned = [word.text for word in mine if word.negates]
            odd = (len(turned) - sum(word.negates for word in theirs)) % 2
            if odd and turned and len(own & same) >= NEARLY * len(own | same):
                yield Finding("support", turned[-1], f"The sentence says “{turned[-1]}” where the source does not.")
                return


def _merged(texts: list[str], what: str, reach: int) -> tuple[frozenset[str], frozenset[str]]:
    pairs = [_governed(text, what, reach) for text in texts]
    governed = frozenset().union(*(pair[0] for pair in pairs))
    free = frozenset().union(*(pair[1] for pair in pairs))
    return governed, free


def _governed(text: str, what: str, reach: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of the content words that a negation or hedge governs, and of those that none does."""
    governed: set[str] = set()
    free: set[str] = set()
    left, at = 0, 0
    for word in words(text):
        if _ENDS.search(text, at, word.end):
            left = 0
        at = word.end
        if getattr(word, what):
            left = reach
        elif word.content:
            (governed if left else free).add(word.stem)
            left = max(0, left - 1)
    return frozenset(governed), frozenset(free)


def _as_written(stem: str, mine: tuple[Word, ...]) -> str:
    return next((word.text for word in mine if word.stem == stem), stem)
