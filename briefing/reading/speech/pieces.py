"""A passage cut into words, punctuation and whole quotations: what the attribution rules look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from briefing.reading.marks import Quotation
from briefing.types import Span

_TOKEN = re.compile(
    r"(?:[A-Z]\.){1,4}(?=\W|$)|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Rev|Prof|Hon|Capt|St|Jr|Sr|Adm)\."
    r"|\d[\d.,:]*\d|\w+(?:[’'&.@-]\w+)*|--|[^\w\s]"
)
_POSSESSIVE = re.compile(r"(?<=\w)[’']s$|(?<=s)[’']$")


class Piece(NamedTuple):
    """A word, a punctuation mark or a quotation taken as one piece.

    Args:
        start: first character, in the article's text.
        end: after the last character.
        text: the characters ("" for a quotation).
        low: the same in lower case.
        kind: word, mark or quote.
        quotation: the quotation, for kind "quote".
        final: the last character inside the quotation ("," before "he said").
    """

    start: int
    end: int
    text: str
    low: str
    kind: Literal["word", "mark", "quote"]
    quotation: Quotation | None = None
    final: str = ""

    @property
    def capital(self) -> bool:
        """Tell whether the piece is a word that begins with a capital letter."""
        return self.kind == "word" and self.text[:1].isupper()

    @property
    def possessive(self) -> bool:
        """Tell whether the word ends in a genitive ("Trump’s")."""
        return self.kind == "word" and bool(_POSSESSIVE.search(self.text))


def bare(word: str) -> str:
    """Return a word without its genitive ending."""
    return _POSSESSIVE.sub("", word)


def cut(text: str, span: Span, quotations: Sequence[Quotation]) -> tuple[Piece, ...]:
    """Cut a passage into pieces.

    Args:
        text: the article's text.
        span: the passage.
        quotations: the quotations that meet the passage, in order.
    """
    pieces: list[Piece] = []
    at = span.start
    for quotation in quotations:
        start, end = max(quotation.start, span.start), min(quotation.end, span.end)
        _words(text, at, start, pieces)
        final = text[quotation.inner_start : quotation.inner_end].rstrip()[-1:]
        pieces.append(Piece(start, end, "", "", "quote", quotation, final))
        at = end
    _words(text, at, span.end, pieces)
    return tuple(pieces)


def _words(text: str, start: int, end: int, into: list[Piece]) -> None:
    """Append the words and punctuation marks of text[start:end]."""
    for match in _TOKEN.finditer(text, start, end):
        token = match[0]
        kind: Literal["word", "mark"] = "word" if token[0].isalnum() else "mark"
        into.append(Piece(match.start(), match.end(), token, token.lower().replace("’", "'"), kind))
