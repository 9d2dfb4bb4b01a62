"""What a figure counts: the nearest plural noun after it, with the words between."""

from __future__ import annotations

import re

from briefing.reading.counts import numbers
from briefing.types import FigureKind

LONGEST = 4  # words of what is counted

_NEXT = re.compile(r"[^\S\n]*[\s-][^\S\n]*([A-Za-z][\w’'-]*)")
_ALL = r"(?:all |the |its |their |his |her |our |those |these )?(?:the )?"
_NUMBER = r"(?:(?:\d[\d,]*|[a-z]+teen|[a-z]+ty|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) )?"
_OF = re.compile(rf"[ \u00a0](?:of|in)[ \u00a0]{_ALL}{_NUMBER}")
_WHOLE = re.compile(r" (?:the|its|their|his|her|our|all)(?= )")
_NOT_COUNTED = frozenset(numbers.SMALL) | frozenset(
    "of in on at to for from by with and or but than as is are was were have has had will would who which that when "
    "while a an the more less over under after before since until per this these those he she it they we you i not "
    "last next ago about into against during among between because if so says makes takes comes goes does remains "
    "means shows seems gives gets needs wants plus minus versus vs times".split()
)
_PLURALS = frozenset("people men women children police cattle deer sheep fish staff troops personnel".split())
_SINGULAR_ENDINGS = ("ss", "’s", "'s", "ous", "sis", "ics")


def counted(text: str, end: int, kind: FigureKind, *, measured: bool = False) -> str:
    """Return the words for what is counted in lower case, "" where none follow.

    Args:
        text: the text that the figure is from. end: where the figure ends. kind: the figure's kind.
        measured: the figure is a measure, which is of something ("3 tonnes of beets") or of nothing countable.
    """
    whole = _WHOLE.match(text, end) if kind == "percent" else None
    of = whole or _OF.match(text, end)
    inside = of is not None and bool(whole or kind == "money" or text.startswith("of", of.start() + 1))
    if measured and not inside:
        return ""
    at = of.end() - of[0].endswith((" ", "\u00a0")) if of is not None and inside else end
    words: list[str] = []
    for _ in range(LONGEST):
        following = _NEXT.match(text, at)
        if following is None or following[1].lower() in _NOT_COUNTED:
            return ""
        words.append(following[1].lower())
        if is_plural(words[-1]):
            return " ".join(words)
        at = following.end()
    return ""


def is_plural(word: str) -> bool:
    """Tell whether a word in lower case looks like a plural noun."""
    return word in _PLURALS or (len(word) > 2 and word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS))
