"""Article text as HTML with spans marked in place; marks may nest and overlap."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from briefing.types import Span
from briefing.ui.parts.text import escape

Thing = TypeVar("Thing")
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked.

    Args:
        span: the characters.
        kind: "quote", "figure", "loaded" ...; it ends the CSS class.
        note: shown when pointed at.
        number: ties the span to a note beside the text, 0 for none.
        chosen: it belongs to what the person has chosen to look at.
    """

    span: Span
    kind: str
    note: str = ""
    number: int = 0
    chosen: bool = False


def shared_out(things: Iterable[tuple[Span, Thing]], runs: Sequence[Span]) -> list[list[Thing]]:
    """Return for each run of text the things whose span meets it; the runs are in order and do not overlap."""
    found: list[list[Thing]] = [[] for _ in runs]
    starts = [run.start for run in runs]
    for span, thing in things:
        place = max(bisect_right(starts, span.start) - 1, 0)
        while place < len(runs) and runs[place].start < span.end:
            if runs[place].meets(span):
                found[place].append(thing)
            place += 1
    return found


def woven(text: str, run: Span, marks: Iterable[Mark]) -> str:
    """Return one run of text with its marks as nested elements, the longer around the shorter.

    Of two marks that cross, the one that began later is closed and opened again.
    """
    waiting = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end), reverse=True)
    edges = {max(mark.span.start, run.start) for mark in waiting} | {min(mark.span.end, run.end) for mark in waiting}
    opened: list[Mark] = []
    made: list[str] = []
    for start, end in pairwise(sorted({run.start, run.end} | edges)):
        over = next((place for place, mark in enumerate(opened) if mark.span.end <= start), len(opened))
        again = [mark for mark in opened[over:] if mark.span.end > start]
        made.append("</mark>" * (len(opened) - over))
        del opened[over:]
        while waiting and waiting[-1].span.start <= start:
            again.append(waiting.pop())
        opened += again
        made += [_opening(mark, start) for mark in again]
        made.append(escape(text[start:end]))
    return "".join(made) + "</mark>" * len(opened)


def _opening(mark: Mark, at: int) -> str:
    chosen = " ev-chosen" if mark.chosen else ""
    number = f' data-number="{mark.number}"' if mark.number and at == mark.span.start else ""
    note = f' title="{escape(mark.note)}"' if mark.note else ""
    return f'<mark class="ev-mark-{mark.kind}{chosen}"{number}{note}>'
