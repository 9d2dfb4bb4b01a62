"""Digits that name and do not count: telephone numbers, "No. 10", "Boeing 737", "F-16", addresses, paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from briefing.types import Span

REACH = 32  # characters before a number in which the word that makes it a name stands

_LINK = re.compile(r"://|(?<![^\s(])www\.|@")
_REST = re.compile(r"\S*")
_LONGEST_LINK = 200  # characters before the mark of a link, so that reading stays linear
_PHONE = re.compile(r"(?:\d{1,4}\)?(?:[ .-]\d{2,4}){2,}|\d{3}[-.]\d{4})(?![\w]|[.,-]\d)")
_PLUS = re.compile(r"\d[\d ()-]{6,20}\d")
_CODE = re.compile(r"\d+(?:[./:-]\d+){2,}|\d+[A-Za-z]?-[A-Za-z]*\d|\d+[A-Z](?:-|\b)|\d+/\d+(?!\w)")
_STREETS = "Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Terrace|Crescent|Close|Court|Row|Quay|Way"
_ADDRESS = re.compile(rf"\d{{1,5}}[A-Za-z]? (?:[NSEW]\.? )?(?:[A-Z][\w’'.-]{{1,20}} ){{1,3}}(?:{_STREETS})\b")
_BEGINS = re.compile(r"(?:^|[.!?:;”\"\n(—]) ?$")
# Words after which a bare number is a name, of whatever case.
_NAMING = frozenset(
    """no nos art arts sec fig vol ch pp p para article articles section chapter page paragraph clause rule title route
    highway interstate flight room gate channel level phase part version line unit figure table item resolution number
    proposition prop amendment apartment suite floor platform pier bus episode season lot box class grade""".split()
)
_AGED_YEARS = re.compile(r"(?:mid|pre|post|early|late|non|sub|under|over|plus)[-–]$", re.IGNORECASE)
# Words that begin with a capital at the start of a sentence only, and may stand before a number.
_PLAIN = frozenset(
    """about above across additional after again aged all almost also although altogether among an and another any
    approximately around as at because before below between both but by currently every exactly even fewer first for
    from further her his if in its just last least less like more most nearly next not now of officially on only or
    other our out over perhaps police possibly roughly same since so some still than that the their then there these
    they this those though through to today total under until up when where while with within yesterday our my your
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter
    christmas easter ramadan fiscal q fy us a c""".split()
)


def links(text: str) -> tuple[Span, ...]:
    """Return the spans of addresses of the web and of mail, in order."""
    found: list[Span] = []
    for mark in _LINK.finditer(text):
        behind = found[-1].end if found else 0
        if mark.start() < behind:
            continue
        before = text[max(behind, mark.start() - _LONGEST_LINK) : mark.start()].split()
        word = before[-1] if before and not text[mark.start() - 1].isspace() else ""
        rest = _REST.match(text, mark.end())
        found.append(Span(mark.start() - len(word), rest.end() if rest else mark.end()))
    return tuple(found)


def within(spans: Sequence[Span], starts: Sequence[int], position: int) -> bool:
    """Tell whether a position lies in one of the spans.

    Args:
        spans: spans in order. starts: their starts. position: a place in the text.
    """
    place = bisect_right(starts, position) - 1
    return place >= 0 and position < spans[place].end


def end(text: str, start: int) -> int:
    """Return where an identifier that begins with a digit at `start` ends, 0 when there is none."""
    before = text[start - 1 : start]
    if before == "+" and (found := _PLUS.match(text, start)):
        return found.end()
    for pattern in (_PHONE, _CODE, _ADDRESS):
        if found := pattern.match(text, start):
            return found.end()
    return 0


def joined(text: str, start: int) -> bool:
    """Tell whether the characters before a digit make it part of a word or of a name: "G7", "F-16", "#5", "1.2.3"."""
    before = text[start - 1 : start]
    if not before or before.isspace():
        return False
    if before.isalpha() or before in "_@&=\\":
        return True
    if before in "-–’'":
        earlier = text[start - 2 : start - 1]
        return earlier.isalpha() and not _AGED_YEARS.search(text, max(0, start - 8), start)
    return before in "/.,:" and text[start - 2 : start - 1].isalnum()


def named(text: str, start: int, *, counts: bool) -> bool:
    """Tell whether the word before a bare number makes it a name: "No. 10", "Boeing 737", "Channel 4".

    Args:
        text: the text. start: where the number begins. counts: whether the number counts the noun after it.
    """
    if text[start - 1 : start] in tuple("#№§"):
        return True
    if text[start - 1 : start] != " ":
        return False
    before = text[max(0, start - REACH) : start - 1]
    word = before.rpartition(" ")[2].rpartition("\n")[2].lstrip("(“\"‘'")
    plain = word.rstrip(".").lower()
    if plain in _NAMING or word in ("№", "§"):
        return True
    if not word[:1].isupper() or not word[-1:].isalnum() or plain in _PLAIN:
        return False
    begins = bool(_BEGINS.search(before[: len(before) - len(word)]))
    return not (counts and (begins or word.isupper()))
