"""Passages that say word for word what other articles' passages have said: a wire story counts once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

RUN = 5  # words
# Of a passage's runs of words, how many must have been said. Copies are cut into passages at other places, so what
# counts is what all chosen passages said together; two reports on one event share 2 % in the median, 35 % at most.
SAID = 0.5

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Said:
    """The runs of words that chosen passages have, by article."""

    _runs: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)

    def add(self, article_id: str, text: str) -> None:
        """Take in what a passage of an article says."""
        self._runs.setdefault(article_id, set()).update(_runs(text))

    def repeats(self, article_id: str, text: str) -> bool:
        """Tell whether other articles have said most of a passage word for word."""
        runs = _runs(text)
        others = [said for article, said in self._runs.items() if article != article_id]
        return sum(any(run in said for said in others) for run in runs) >= SAID * len(runs) > 0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return {tuple(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1))} if words else set()
