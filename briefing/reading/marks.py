"""Quotation marks: which stretches of a text stand inside them, in one linear pass.

Curly and straight marks, doubled apostrophes (''so''), low-high German marks, guillemets in both directions, corner
brackets, HTML leftovers (&quot;) and single marks are paired; feet and inches (6'2") and decades ('90s) are none. A
paragraph that opens a quotation and does not close it is continued by the next one when that one opens with a mark
again; otherwise the quotation is not `closed`, ends with the paragraph or before words that say who spoke, and nobody
should trust its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*\n)[^\n]*)*")
_ENTITY = {
    "&quot;": '"', "&#34;": '"', "&#x22;": '"', "&ldquo;": "“", "&#8220;": "“", "&#x201c;": "“", "&rdquo;": "”",
    "&#8221;": "”", "&#x201d;": "”", "&laquo;": "«", "&raquo;": "»", "&bdquo;": "„", "&lsquo;": "‘", "&#8216;": "‘",
    "&rsquo;": "’", "&#8217;": "’", "&#39;": "'", "&apos;": "'",
}  # fmt: skip
_LEFT = "|".join(entity[1:] for entity in _ENTITY)
_MARK = re.compile(rf"''|``|’’|‘‘|,,(?=\w)|[\"“”„‟«»‘’'‚＂「」『』‹›❝❞]|&(?i:{_LEFT})")
_MEASURE = re.compile(r"['’]\s?\d{1,2}(?:['’]{2}|[\"”″])|\"\s?[x×]\s?\d{1,4}\"?")  # behind a digit: 6'2", 8" x 10"
_CLOSERS = {
    "“": '”"“',
    "”": '”"',
    "„": '“”‟"',
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘’",
    '"': '"”“',
}
_SAME = {
    **_ENTITY, "''": '"', "’’": '"', "‘‘": '"', "``": '"', "＂": '"', ",,": "„", "❝": "“", "❞": "”",
}  # fmt: skip
_SINGLE = "‘’'‚"
_BEFORE_OPENING = " \t\n\r\xa0([{—–-/:|>"
_ELIDED = re.compile(r"\d\ds?\b|(?:tis|twas|twere|em|til|till|cause|bout|round|n)\b", re.IGNORECASE)  # '90s, 'em
_MOST_SINGLE = 400  # characters: a longer stretch between single marks is a pair of apostrophes
_MOST_MARKS = 24  # apostrophes looked at for a closing single mark
_NAME = r"(?:he|she|they|(?:the |an? )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}|the \w+)"
_VERB = r"(?:said|says|added|told|asked|wrote|replied|explained|argued|warned|continued)"
# Words that say who spoke: a quotation without a closing mark ends before them.
_SPOKE = re.compile(rf"(?<=[,.?!…—–])\s+(?:{_VERB} {_NAME}|{_NAME} {_VERB})\b")
_SPEAKS = re.compile(rf"\s+(?:{_VERB} {_NAME}|{_NAME} {_VERB})\b")
_STOP = re.compile(r"[.!?…]\s+(?=[^\sa-z])")
_MOST_LOST = 600  # characters: a sentence whose opening mark is lost is no longer


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
        opened: whether an opening mark was found; without one it is taken to begin with its sentence.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    continues: bool = False
    single: bool = False
    opened: bool = True


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
        inside = list(_in_paragraph(text, start, end))
        open_before = bool(found) and not found[-1].closed and found[-1].end == _end_before(text, start)
        if open_before and inside and inside[0].start == start:
            inside[0] = replace(inside[0], continues=True)
        elif found and not found[-1].closed:
            found[-1] = _cut(text, found[-1])
        found.extend(inside)
    if found and not found[-1].closed:
        found[-1] = _cut(text, found[-1])
    return tuple(found)


def _cut(text: str, quotation: Quotation) -> Quotation:
    """End a quotation that is never closed before the words that say who spoke, if they stand in it."""
    spoke = _SPOKE.search(text, quotation.inner_start, quotation.end)
    return quotation if spoke is None else replace(quotation, end=spoke.start(), inner_end=spoke.start())


def broken(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Return the quotations whose start or end is a guess: a mark is missing, and no paragraph carries them on.

    Args:
        quotations: the quotations of a text, in order.
    """
    following = [quotation.continues for quotation in quotations[1:]]
    return [one for one, goes_on in zip_longest(quotations, following) if not one.opened or not (one.closed or goes_on)]


def unpaired(text: str, quotations: Sequence[Quotation]) -> list[int]:
    """Return the offsets of the double marks that stand outside every quotation: they have lost their partners.

    Args:
        text: any text.
        quotations: its quotations, in order.
    """
    found, number = [], 0
    for at, _, mark in _marks(text, 0, len(text)):
        while number < len(quotations) and quotations[number].end <= at:
            number += 1
        inside = number < len(quotations) and quotations[number].start <= at
        if not inside and mark not in _SINGLE:
            found.append(at)
    return found


def _marks(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return start, end and kind of the marks in a stretch; feet and inches are none."""
    found, free = [], start
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        if at < free:
            continue
        measure = _MEASURE.match(text, at, end) if at > start and text[at - 1].isdigit() else None
        if measure is not None:
            free = measure.end()
        else:
            found.append((at, match.end(), _SAME.get(match[0].lower(), match[0])))
    return found


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
    marks = _marks(text, start, end)
    closing = _curly_balance([mark for _, _, mark in marks])
    number, floor = 0, start
    while number < len(marks):
        at, after, mark = marks[number]
        if not _is_opening(text, marks[number], start, end):
            if _closes_nothing(text, marks[number], floor, end):
                first = _sentence_start(text, floor, at)
                yield Quotation(first, after, first, at, opened=False)
                floor = after
            number += 1
            continue
        until, closed = _closing(text, marks, number, closing, end)
        single = mark in _SINGLE
        if single and not closed:
            number += 1
            continue
        if closed:
            floor = marks[until][1]
            yield Quotation(at, floor, after, marks[until][0], single=single)
            number = until + 1
        else:
            stop = marks[until][0] if until < len(marks) else end
            quotation = Quotation(at, stop, after, stop, closed=False)
            yield quotation if stop == end else _cut(text, quotation)
            number, floor = until, stop


def _closes_nothing(text: str, mark: tuple[int, int, str], floor: int, end: int) -> bool:
    """Tell whether a closing mark without a partner ends somebody's words: it follows their comma or stop."""
    at, after, kind = mark
    if kind not in '”"' or at == floor or text[at - 1] not in ",.?!…":
        return False
    return after == end or (text[after].isspace() and _SPEAKS.match(text, after, end) is not None)


def _sentence_start(text: str, floor: int, at: int) -> int:
    """Return where the sentence begins that ends before `at`, not before `floor`."""
    start = floor
    for match in _STOP.finditer(text, max(floor, at - _MOST_LOST), at - 1):
        start = match.end()
    while start < at - 1 and text[start].isspace():
        start += 1
    return start


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
    if after >= end:
        return False
    if kind in "“„«‟「『‹":
        return True
    following = text[after]
    if kind == '"':
        before = text[at - 1] if at > start else " "
        return not following.isspace() and not (before.isalnum() or before == "=")
    if kind == "”":  # the wrong mark, or one of a language that opens with it
        return at == start or (following.isalnum() and _opens(text, at, after, start, end))
    if kind in "‘'‚»›":
        lettered = following.isalnum() or following in "[…"
        return (
            lettered and _opens(text, at, after, start, end) and not (kind in "‘'" and _ELIDED.match(text, after, end))
        )
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
        if kind == "‚" and mark == "‘":
            return other, True
        if mark not in closers or (after < end and text[after].isalnum()) or text[at - 1].isspace():
            continue
        if text[at - 1] in ",.?!…":
            return other, True
        if fallback < 0:
            fallback = other
    return (fallback, True) if fallback >= 0 else (len(marks), False)
