"""What the charts of a comparison count: statements, words quoted, and who is heard where; never one score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.types import Comparison, VoiceShare
from briefing.ui.language import phrase, said

GONE = phrase("An article that is no longer loaded")


@dataclass(frozen=True, slots=True)
class Count:
    """A number, where it stands across and down, and how many statements there are when it counts words."""

    across: str
    down: str
    number: int
    statements: int = 0


def on_issues(comparison: Comparison) -> tuple[Count, ...]:
    """Return how many statements each column has on each issue that is shown, row by row."""
    columns, rows = comparison.shown
    return tuple(
        Count(column.name, row.label, len(cell.claims))
        for row in rows
        for column, cell in zip(columns, row.cells, strict=True)
    )


def by_outlet(shares: Iterable[VoiceShare], outlets: Mapping[str, str]) -> tuple[Count, ...]:
    """Return the words that each outlet quotes from each voice: outlet by outlet as they come, the most quoted first.

    Args:
        shares: who speaks in each article. outlets: the outlet of each loaded article.
    """
    found = _heard(shares, outlets)
    order = list(dict.fromkeys(one.across for one in found))
    return tuple(sorted(found, key=lambda one: (order.index(one.across), -one.number, -one.statements, one.down)))


def by_voice(shares: Iterable[VoiceShare], outlets: Mapping[str, str]) -> tuple[Count, ...]:
    """Return the same voice by voice: who is heard in most outlets first, then who is quoted most."""
    found: dict[str, list[Count]] = {}
    for count in by_outlet(shares, outlets):
        found.setdefault(count.down, []).append(count)
    ordered = sorted(found.items(), key=lambda entry: (-len(entry[1]), -sum(c.number for c in entry[1]), entry[0]))
    return tuple(count for _, own in ordered for count in own)


def _heard(shares: Iterable[VoiceShare], outlets: Mapping[str, str]) -> list[Count]:
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for share in shares:
        if share.voice.statements:
            place = outlets.get(share.article_id, said(GONE)), share.voice.name
            words, statements = found.get(place, (0, 0))
            found[place] = words + share.voice.quoted_words, statements + share.voice.statements
    return [Count(outlet, name, words, statements) for (outlet, name), (words, statements) in found.items()]
