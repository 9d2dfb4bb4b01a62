"""Folding of typography: two spellings of the same words become one text, with a map back to the exact offsets.

Folded away: the style of quotation marks, dashes and ellipses, runs of white space, invisible characters, ligatures,
and the second way to write an accented letter. Nothing else: no case, no word, no digit.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from briefing.reading import marks
from briefing.types import Span

ELLIPSIS = "…"
_DOTS = r"(?:(?:\.\s?)?…[.…]*|\.(?:\s?\.){2,})"
_SPECIAL = re.compile(
    rf"(?P<ellipsis>(?<!\s)\s*(?:\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS})\s*)"
    r"|(?P<dash>(?<!\s)\s*(?:[‐‑‒–—―−﹘﹣－]|-)[‐‑‒–—―−-]*\s*)"
    r"|(?P<mark>''|``|’’|‘‘|[\"“”„‟«»‹›‘’'‚‛`´＂＇])"
    r"|(?P<space>\s+)"
    r"|(?P<unseen>[\u00ad\u200b-\u200f\u2060\ufeff])"
    r"|(?P<letter>[\ufb00-\ufb06]|\w[\u0300-\u036f]+)"
)
_PLAIN = {"ellipsis": ELLIPSIS, "dash": "-", "mark": "'", "space": " ", "unseen": ""}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: character `n` of `text` stands for characters `starts[n]` to `ends[n]` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """Return the original characters behind the folded characters `start` to `end` (at least one)."""
        return Span(self.starts[start], self.ends[end - 1])

    def folded(self, span: Span) -> tuple[int, int]:
        """Return the folded range that lies wholly inside an original span."""
        return bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)


@lru_cache(maxsize=64)
def quotations(text: str) -> tuple[marks.Quotation, ...]:
    """Find the quotations of a source text, as `briefing.reading.marks` sees them; remembered, as checks ask often."""
    return marks.find(text)


@lru_cache(maxsize=128)
def fold(text: str) -> Folded:
    """Fold a text's typography.

    Args:
        text: any text. The mark that carries an unclosed quotation on into the next paragraph is folded away, as
            it is no part of the words.
    """
    carried = {quotation.start for quotation in quotations(text) if quotation.continues} if "\n" in text else set()
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(plain: str, start: int, end: int) -> None:
        characters.append(plain)
        starts.extend([start] * len(plain))
        ends.extend([end] * len(plain))

    at = 0
    for match in _SPECIAL.finditer(text):
        _copy(text, at, match.start(), characters, starts, ends)
        at = match.end()
        if match.start() not in carried:
            put(_plain(match), match.start(), at)
    _copy(text, at, len(text), characters, starts, ends)
    return Folded("".join(characters), tuple(starts), tuple(ends))


def _copy(text: str, at: int, until: int, characters: list[str], starts: list[int], ends: list[int]) -> None:
    characters.append(text[at:until])
    starts.extend(range(at, until))
    ends.extend(range(at + 1, until + 1))


def _plain(match: re.Match[str]) -> str:
    kind = str(match.lastgroup)
    if kind == "letter":
        letter = match[0]
        return unicodedata.normalize("NFKC" if len(letter) == 1 else "NFC", letter)
    return _PLAIN[kind]


def same(one: str, other: str) -> bool:
    """Tell whether two texts have the same words, character by character, once typography is folded."""
    return fold(one).text.strip() == fold(other).text.strip()
