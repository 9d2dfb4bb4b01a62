"""The first person: whether words are somebody's own talk, and whether the outlet itself writes "I" in an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.reading.who import names

_SINGULAR = re.compile(
    r"(?<![\w’'.-])(?:I(?:[’'](?:m|ve|d|ll))?|[Mm]y|me|[Mm]yself|(?<=of )mine|(?<=is )mine)(?![\w’'-])"
)
_PLURAL = re.compile(r"(?<![\w’'.])(?:[Ww]e|[Oo]urs?|us|ourselves|[Ww]e[’'](?:re|ve|d|ll))(?![\w’'])")
_SPOKEN = re.compile(r"\[[^\]]{2,60}\]|(?<![\w’'.])(?:you|your|you[’']re|gonna|wanna)(?![\w’'])|…|\?", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")
_BEFORE = re.compile(r"([\w’'-]{1,30})[^\S\n]$")
OURS = 3  # "we" and "our" in a paragraph without "I" that is somebody's talk
_SPARSE = 40  # words for one "I" in talk: a paragraph with fewer signs is no talk


def singular(words: str) -> int:
    """Count the words of the first person singular; the numeral of "World War I" is none.

    Args:
        words: any text, without what stands in quotation marks.
    """
    return sum(1 for _ in _signs(words))


def speaks(words: str) -> bool:
    """Tell whether the subject "I" stands in the words."""
    return any(match[0].startswith("I") for match in _signs(words))


def plural(words: str) -> int:
    """Count the words of the first person plural."""
    return len(_PLURAL.findall(words))


def talk(words: str) -> bool:
    """Tell whether a paragraph is somebody's talk: the singular first person, or much of the plural.

    Args:
        words: the paragraph.
    """
    if singular(words):
        return True
    many = plural(words)
    return many >= OURS or (many > 0 and bool(_SPOKEN.search(words)) and many * 60 > len(_WORD.findall(words)))


def dense(words: str) -> bool:
    """Tell whether "I" or "we" and other signs of talk run through a paragraph, as they do when somebody speaks.

    Args:
        words: the paragraph.
    """
    if not speaks(words):
        return plural(words) >= OURS
    alone = singular(words)
    signs = alone + plural(words) + len(_SPOKEN.findall(words))
    return signs >= 2 or alone * _SPARSE >= len(_WORD.findall(words))


def _signs(words: str) -> Iterator[re.Match[str]]:
    """Yield the words of the first person singular."""
    for match in _SINGULAR.finditer(words):
        if match[0] != "I" or not _numeral(words, match):
            yield match


def _numeral(words: str, match: re.Match[str]) -> bool:
    """Tell whether "I" is a numeral or an initial: it follows a capitalised name, or a full stop follows it first."""
    before = _BEFORE.search(words, max(0, match.start() - 32), match.start())
    if before is None:
        return words[match.end() : match.end() + 1] == "."
    word = before[1]
    return word[:1].isupper() and word.lower() not in names.COMMON | names.DATES
