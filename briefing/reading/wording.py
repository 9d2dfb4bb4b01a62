"""Loaded wording: which terms take a side, in whose voice they stand, and how loaded a sentence is as a whole."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp
from typing import Literal

from briefing.reading import marks
from briefing.types import Span, Statement, WordingNote

UNNAMED = "unnamed speaker"  # for a term inside quotation marks whose speaker is not known

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_SECOND_PERSON = re.compile(r"\b(?:I|we|you|our|your|us|my)\b", re.IGNORECASE)
_EMPHASIS = re.compile(r"!|\?|…|\.\.\.|\b[A-Z]{5,}\b|\s[—–]\s|[“\"‘][\w-]+(?:\s[\w-]+)?[”\"’]")
_PLAIN = re.compile(
    r"\b(?:said|told|according to|announced|reported|percent|\d[\d,.]*|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the style sheet.

    Args:
        term: the words to look for.
        forms: every form, lower case, with its neutral wording ("" where none is established).
        why: one plain sentence.
        side: whose case the term makes.
    """

    term: str
    forms: tuple[tuple[str, str], ...]
    why: str
    side: Literal["left", "right", "both"]


@cache
def style_sheet() -> tuple[Entry, ...]:
    """Return the entries of the style sheet in data/style.toml."""
    raw = resources.files("briefing.reading").joinpath("data/style.toml").read_text(encoding="utf-8")
    return tuple(_entry(fields) for fields in tomllib.loads(raw)["entry"])


def _entry(fields: dict[str, object]) -> Entry:
    """Build an entry from its fields."""
    term, neutral = str(fields["term"]), str(fields["neutral"])
    forms = {term.lower(): neutral}
    further = fields.get("forms", [])
    if isinstance(further, dict):
        forms |= {str(form).lower(): str(wording) for form, wording in further.items()}
    elif isinstance(further, list):
        forms |= {str(form).lower(): neutral for form in further}
    side = fields["side"]
    if side not in ("left", "right", "both"):
        raise ValueError(f"The style sheet gives “{term}” the side “{side}”; use left, right or both.")
    return Entry(term, tuple(forms.items()), str(fields["why"]), side)


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of an entry as words."""

    words: tuple[str, ...]
    neutral: str
    entry: Entry


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """Return the forms by their first word, the longest first."""
    table: dict[str, list[_Form]] = {}
    for entry in style_sheet():
        for form, neutral in entry.forms:
            words = tuple(_WORD.findall(form))
            table.setdefault(words[0], []).append(_Form(words, neutral, entry))
    return {first: tuple(sorted(forms, key=lambda form: -len(form.words))) for first, forms in table.items()}


def notes(article_id: str, text: str, statements: Sequence[Statement]) -> tuple[WordingNote, ...]:
    """Find the loaded terms of an article and in whose voice they stand.

    Args:
        article_id: the article's id.
        text: its text.
        statements: its statements: what lies in their content is the speaker's wording, not the outlet's.
    """
    spoken = _Spoken(text, statements)
    return tuple(
        WordingNote(
            article_id, span.start, span.end, span.of(text), form.neutral, form.entry.why, spoken.speaker(span.start)
        )
        for span, form in _terms(text)
    )


def _terms(text: str) -> Iterator[tuple[Span, _Form]]:
    """Yield the terms of a text with the form of the style sheet that they match."""
    words = [(match.start(), match.end(), match[0].lower().replace("’", "'")) for match in _WORD.finditer(text)]
    forms = _forms()
    at = 0
    while at < len(words):
        form = next((form for form in forms.get(words[at][2], ()) if _matches(text, words, at, form)), None)
        if form is None:
            at += 1
            continue
        last = words[at + len(form.words) - 1]
        yield Span(words[at][0], last[1]), form
        at += len(form.words)


def _matches(text: str, words: Sequence[tuple[int, int, str]], at: int, form: _Form) -> bool:
    """Tell whether the words from number `at` are a form, with nothing but spaces between them."""
    for number, word in enumerate(form.words):
        if at + number >= len(words) or words[at + number][2] != word:
            return False
        if number and not text[words[at + number - 1][1] : words[at + number][0]].isspace():
            return False
    return True


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


def score(sentence: str) -> float:
    """Score how loaded a sentence is, from 0 to 1; from 0.5 up it counts as loaded.

    The score adds up the terms of the style sheet, evaluative words, address and emphasis, and takes off for words of
    plain reporting. The weights are set by hand; the figures are measured in tests/evals/wording.py.

    Args:
        sentence: one sentence or a short passage.
    """
    weights = _weights()
    words = [word.lower() for word in _WORD.findall(sentence)]
    total = sum((0.0, 0.35, 1.0, 1.6)[weights.get(word, 0)] for word in words)
    total += 1.2 * sum(1 for _ in _terms(sentence))
    total += 0.35 * min(3, len(_SECOND_PERSON.findall(sentence))) + 0.35 * min(3, len(_EMPHASIS.findall(sentence)))
    total -= 0.3 * min(4, len(_PLAIN.findall(sentence)))
    total += 0.012 * min(len(words), 50)
    return 1.0 / (1.0 + exp(-1.1 * (total - 0.65)))
