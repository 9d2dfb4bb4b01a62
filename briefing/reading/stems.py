"""Where a text has words with certain beginnings: a quick first look before the slower patterns."""

from __future__ import annotations

import re


def pattern(stems: str) -> re.Pattern[str]:
    """Compile a pattern for the beginnings of words, grouped by first letter so that most words fail at once.

    Args:
        stems: beginnings of words, of two letters or more, with spaces between them.
    """
    grouped: dict[str, list[str]] = {}
    for stem in stems.split():
        grouped.setdefault(stem[0], []).append(stem[1:])
    branches = (f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(grouped.items()))
    return re.compile(rf"\b(?:{'|'.join(branches)})")
