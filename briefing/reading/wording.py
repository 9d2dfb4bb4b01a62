"""Loaded wording: which terms take a side, in whose voice they stand, and how loaded a sentence is as a whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from math import exp

from briefing.reading import loaded, marks, meaning, stylesheet
from briefing.reading.stylesheet import NEAR, Entry, Form, Sheet
from briefing.types import Span, Statement, WordingNote

UNNAMED = "unnamed speaker"  # for a term inside quotation marks whose speaker is not known
LOADED = 0.5  # the score from which a sentence counts as loaded

_FEWEST = 2  # words from which the learnt weights say something
_BY_LIST, _MOST = 0.6, 4.0  # how much the lists count against what is learnt, and at most
_BY_WORDS = 0.5  # how much the words count beside what the sentence's vector says
_REMEMBERED = 4096  # sentences: a document asks for the same ones several times
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_INDEFINITE = re.compile(r"\b(an?)\s+\Z", re.IGNORECASE)
_SECOND_PERSON = re.compile(r"\b(?:I|we|you|our|your|us|my)\b", re.IGNORECASE)
_EMPHASIS = re.compile(r"!|\?|…|\.\.\.|\b[A-Z]{5,}\b|\s[—–]\s|[“\"‘][\w-]+(?:\s[\w-]+)?[”\"’]")
_PLAIN = re.compile(
    r"\b(?:said|told|according to|announced|reported|percent|\d[\d,.]*|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday)\b",
    re.IGNORECASE,
)


def style_sheet(sheet: Sheet | None = None) -> tuple[Entry, ...]:
    """Return the entries of a style sheet, of the packaged one when none is given."""
    return (sheet or stylesheet.packaged()).entries


def notes(
    article_id: str, text: str, statements: Sequence[Statement], sheet: Sheet | None = None
) -> tuple[WordingNote, ...]:
    """Find the loaded terms of an article and in whose voice they stand.

    Args:
        article_id: the article's id.
        text: its text.
        statements: its statements: what lies in their content is the speaker's wording, not the outlet's.
        sheet: the style sheet, the packaged one when left out.
    """
    spoken = _Spoken(text, statements)
    return tuple(
        WordingNote(
            article_id,
            span.start,
            span.end,
            span.of(text),
            _in_place(text, span, form.neutral),
            form.entry.why,
            spoken.speaker(span.start),
        )
        for span, form in _terms(text, sheet or stylesheet.packaged())
    )


def _in_place(text: str, span: Span, neutral: str) -> str:
    """Return a neutral wording, or "" where "a" or "an" stands before the term and does not go with it."""
    article = _INDEFINITE.search(text, max(0, span.start - 4), span.start)
    if article is None or not neutral or (article[1].lower() == "an") == (neutral[0].lower() in "aeiou"):
        return neutral
    return ""


def _terms(text: str, sheet: Sheet) -> Iterator[tuple[Span, Form]]:
    """Yield the terms of a text with the form of the style sheet that they match."""
    words = [(match.start(), match.end(), match[0].lower().replace("’", "'")) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        form = next((form for form in sheet.forms.get(words[at][2], ()) if _matches(text, words, at, form)), None)
        if form is None:
            at += 1
            continue
        last = words[at + len(form.words) - 1]
        yield Span(words[at][0], last[1]), form
        at += len(form.words)


def _matches(text: str, words: Sequence[tuple[int, int, str]], at: int, form: Form) -> bool:
    """Tell whether the words from number `at` are a form, with nothing but spaces between them, in its loaded sense."""
    for number, word in enumerate(form.words):
        if at + number >= len(words) or words[at + number][2] != word:
            return False
        if number and not text[words[at + number - 1][1] : words[at + number][0]].isspace():
            return False
    return _is_meant([word for _, _, word in words[max(0, at - NEAR) : at]], _after(words, at, form), form.entry)


def _after(words: Sequence[tuple[int, int, str]], at: int, form: Form) -> list[str]:
    end = at + len(form.words)
    return [word for _, _, word in words[end : end + NEAR]]


def _is_meant(before: Sequence[str], after: Sequence[str], entry: Entry) -> bool:
    """Tell whether the words around a term leave it the meaning that the entry is about."""
    if after[:1] and after[0] in entry.not_before:
        return False
    if before[-1:] and before[-1] in entry.not_after:
        return False
    if entry.not_near and not entry.not_near.isdisjoint((*before, *after)):
        return False
    return not entry.only_near or not entry.only_near.isdisjoint((*before, *after))


class _Spoken:
    """Who speaks at an offset: the innermost statement there, or nobody but the outlet."""

    def __init__(self, text: str, statements: Sequence[Statement]) -> None:
        spans = [(span.start, span.end, said.speaker or UNNAMED) for said in statements for span in said.content]
        spans += [(q.start, q.end, UNNAMED) for q in marks.find(text)]
        self._spans = sorted(spans, key=lambda span: (span[0], -span[1], span[2] != UNNAMED))
        self._starts = [start for start, _, _ in self._spans]

    def speaker(self, at: int) -> str:
        """Return the speaker at an offset, "" for the outlet."""
        found = ""
        last = bisect_right(self._starts, at)
        for start, end, speaker in self._spans[max(0, last - 8) : last]:
            if start <= at < end and (speaker != UNNAMED or not found):
                found = speaker
        return found


@cache
def _weights() -> dict[str, int]:
    """Return the evaluative words of data/evaluative.txt with their weights, 1 to 3."""
    raw = resources.files("briefing.reading").joinpath("data/evaluative.txt").read_text(encoding="utf-8")
    weights: dict[str, int] = {}
    for line in raw.splitlines():
        if line and not line.startswith("#"):
            weight, *words = line.split()
            for word in words:
                weights[word] = max(int(weight), weights.get(word, 0))
    return weights


def score(sentence: str, vector: Sequence[float] | None = None) -> float:
    """Score how loaded a sentence is, from 0 to 1; from 0.5 up it counts as loaded.

    Half of it is learnt (see loaded.py). The other half adds up terms of the packaged style sheet, evaluative words,
    address and emphasis, and takes off for words of plain reporting; these weights are set by hand. One word alone is
    judged by the lists only. With the sentence's vector, what is learnt from vectors (see meaning.py) is added, and the
    words count half; where 0.5 lies is then chosen so that it divides the sentences of BABE best. The figures are
    measured in tests/evals/wording.py.

    Args:
        sentence: one sentence or a short passage.
        vector: its vector by the embedder that `embedder()` names; a name in it carries some weight.

    Raises:
        ValueError: the vector has another number of components than that embedder's.
    """
    logit, words = _by_words(sentence)
    if vector is not None:
        meant = meaning.learnt(vector)
        logit = logit if words < _FEWEST else _BY_WORDS * logit + meant
    return 1.0 / (1.0 + exp(-logit))


def embedder() -> str:
    """Return the id of the embedder whose vectors `score` takes."""
    return meaning.packaged().embedder


@lru_cache(maxsize=_REMEMBERED)
def _by_words(sentence: str) -> tuple[float, int]:
    """Return the logit of a sentence's chance to be loaded, by its words alone, and their number."""
    words = [word.lower() for word in _WORD.findall(sentence)]
    terms = [span for span, _ in _terms(sentence, stylesheet.packaged())]
    listed = _listed(sentence, words, len(terms))
    if len(words) < _FEWEST:
        return listed, len(words)
    rest = sentence  # a term of the sheet counts once
    for span in reversed(terms):
        rest = rest[: span.start] + rest[span.end :]
    return loaded.learnt(rest) + _BY_LIST * max(-_MOST, min(_MOST, listed)), len(words)


def carriers(sentence: str) -> tuple[str, ...]:
    """Return the words that make a sentence loaded, heaviest first; none where it is not loaded.

    Args:
        sentence: one sentence or a short passage.
    """
    return loaded.carriers(sentence) if score(sentence) >= LOADED else ()


def _listed(sentence: str, words: Sequence[str], terms: int) -> float:
    """Return the logit of a sentence's chance to be loaded, by the lists."""
    weights = _weights()
    total = sum((0.0, 0.35, 1.0, 1.6)[weights.get(word, 0)] for word in words)
    total += 1.2 * terms
    total += 0.35 * min(3, len(_SECOND_PERSON.findall(sentence))) + 0.35 * min(3, len(_EMPHASIS.findall(sentence)))
    total -= 0.3 * min(4, len(_PLAIN.findall(sentence)))
    total += 0.012 * min(len(words), 50)
    return 1.1 * (total - 0.65)
