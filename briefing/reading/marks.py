"""Quotation marks: which stretches of a text stand inside them, in one linear pass.

Curly and straight marks, doubled apostrophes (''so''), low-high German marks, guillemets in both directions and
single marks are paired. A paragraph that opens a quotation and does not close it is continued by the next one when
that one opens with a mark again; otherwise the quotation is `open` and nobody should trust its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_MARK = re.compile(r"''|``|’’|‘‘|[\"“”„‟«»‘’'‚＂]")
_CLOSERS = {
    "“": '”"“',
    "„": "“”‟",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    "‘‘": "’’",
    "``": "''",
    '"': '"”“',
}
_DOUBLED = {"''": '"', "’’": '"', "‘‘": '"', "``": '"', "＂": '"'}
_SINGLE = "‘’'‚"
_BEFORE_OPENING = " \t\n\r\xa0([{—–-/:|>"
_MOST_SINGLE = 400  # characters: a longer stretch between single marks is a pair of apostrophes

_MOST_MARKS = 24  # apostrophes looked at for a closing single mark


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch in quotation marks within one paragraph.

    Args:
        start: offset of the opening mark.
        end: offset after the closing mark (or the end of the paragraph).
        inner_start: offset of the first character inside the marks.
        inner_end: offset after the last character inside the marks.
        closed: whether a closing mark was found in this paragraph.
        continues: whether it carries on the unclosed quotation of the paragraph before.
        single: whether the marks are single ones.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    continues: bool = False
    single: bool = False


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each paragraph (divided by blank lines), without surrounding white space."""
    for match in PARAGRAPH.finditer(text):
        end = match.end()
        while text[end - 1].isspace():
            end -= 1
        yield match.start(), end


@lru_cache(maxsize=2)  # every part of a reading asks for the marks of the same text
def find(text: str) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a text.

    Args:
        text: any text; offsets in the result point into it.
    """
    found: list[Quotation] = []
    for start, end in paragraphs(text):
        last = found[-1] if found else None
        carried = last is not None and not last.closed and last.end == _end_before(text, start)
        inside = list(_in_paragraph(text, start, end))
        if carried and inside and inside[0].start == start:
            first = inside[0]
            inside[0] = Quotation(
                first.start, first.end, first.inner_start, first.inner_end, first.closed, True, first.single
            )
        found.extend(inside)
    return tuple(found)


def _end_before(text: str, start: int) -> int:
    """Return the end of the visible text before `start`; only white space is walked over."""
    while start > 0 and text[start - 1].isspace():
        start -= 1
    return start


def _opens(text: str, at: int, after: int, start: int, end: int) -> bool:
    """Tell whether an undirected mark at `at` can open: something follows it and nothing leans on it from the left."""
    return after < end and not text[after].isspace() and (at == start or text[at - 1] in _BEFORE_OPENING)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Yield the outermost quotations of one paragraph."""
    marks = [(m.start(), m.end(), _DOUBLED.get(m[0], m[0])) for m in _MARK.finditer(text, start, end)]
    closing = _curly_balance([mark for _, _, mark in marks])
    number = 0
    while number < len(marks):
        at, after, mark = marks[number]
        if not _is_opening(text, marks[number], start, end):
            number += 1
            continue
        until, closed = _closing(text, marks, number, closing, end)
        single = mark in _SINGLE
        if single and not closed:
            number += 1
            continue
        if closed:
            yield Quotation(at, marks[until][1], after, marks[until][0], single=single)
            number = until + 1
        else:
            stop = marks[until][0] if until < len(marks) else end
            yield Quotation(at, stop, after, stop, closed=False)
            number = until


def _curly_balance(marks: list[str]) -> list[int]:
    """For each mark: closing minus opening curly marks from it to the end of the paragraph."""
    balance, total = [0] * (len(marks) + 1), 0
    for number in range(len(marks) - 1, -1, -1):
        total += {"”": 1, "“": -1}.get(marks[number], 0)
        balance[number] = total
    return balance


def _is_opening(text: str, mark: tuple[int, int, str], start: int, end: int) -> bool:
    """Tell whether a mark can open a quotation outside any other."""
    at, after, kind = mark
    if kind in "“„«‟":
        return after < end
    if kind == '"':
        return after < end and not text[after].isspace() and not (at > start and text[at - 1].isalnum())
    if kind in "‘'‚»":
        return _opens(text, at, after, start, end) and (text[after].isalnum() or text[after] in "[…")
    return False


def _closing(
    text: str, marks: list[tuple[int, int, str]], number: int, balance: list[int], end: int
) -> tuple[int, bool]:
    """Find the mark that closes mark `number`: its index and True, or where the quotation must be cut and False."""
    kind = marks[number][2]
    if kind in _SINGLE:
        return _closing_single(text, marks, number, end)
    first, depth = marks[number][1], 0
    for other in range(number + 1, len(marks)):
        at, after, mark = marks[other]
        opening = _opens(text, at, after, first, end)
        if mark == "“" and opening and kind in '"“':
            if kind == "“" and balance[other] <= 0:
                return other, False  # too few closing marks are left for a nested pair: the first was never closed
            depth += 1
        elif mark in _CLOSERS[kind] and not (mark == '"' and opening):
            if depth == 0 or mark == kind:
                return other, True
            depth -= 1
        elif mark == kind == '"':
            return other, False
    return len(marks), False


def _closing_single(text: str, marks: list[tuple[int, int, str]], number: int, end: int) -> tuple[int, bool]:
    """Find the closing single mark: one after punctuation if there is one, else the first that ends a word."""
    opening, kind = marks[number][0], marks[number][2]
    closers = "'" if kind == "'" else "’" if kind == "‘" else "‘’"
    fallback = -1
    for other in range(number + 1, min(len(marks), number + _MOST_MARKS)):
        at, after, mark = marks[other]
        if at - opening > _MOST_SINGLE or mark not in _SINGLE:
            break
        if mark not in closers or (after < end and text[after].isalnum()) or text[at - 1].isspace():
            continue
        if text[at - 1] in ",.?!…":
            return other, True
        if fallback < 0:
            fallback = other
    return (fallback, True) if fallback >= 0 else (len(marks), False)
