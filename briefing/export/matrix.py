"""A comparison as tables: who holds what on which issue, and who is quoted where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing.export.layout import (
    HEARD,
    NOT_FOUND,
    Entry,
    Section,
    besides,
    claims_of,
    filled,
    first,
    heard,
    named,
    numbers,
    sections,
    unfinished,
)
from briefing.types import Comparison, Document, SourceNote, VoiceShare

WIDEST = 3  # columns beside the labels that stay legible on an upright page; more make a further table


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column: its name, and its role as its source words it."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its label, and the lines of each cell; a cell without lines holds nothing."""

    label: str
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header that a form repeats on every page.

    Args:
        heading: stands over the table. corner: heads the column of labels. empty: what an empty cell says.
    """

    heading: str
    corner: str
    head: tuple[Head, ...]
    rows: tuple[Row, ...]
    empty: str


def parts(document: Document, *, widest: int = WIDEST) -> tuple[Section | Table, ...]:
    """Return the sections of a document in reading order, the matrices of a comparison as tables.

    Args:
        document: any of the four. widest: how many columns a table has beside its labels, at most.
    """
    if not isinstance(document, Comparison):
        return sections(document)
    return (
        *_split(_positions(document), widest),
        *filled(besides(document)),
        *_split(_quoted(document), widest),
        *filled((first(document), *unfinished(document))),
    )


def _positions(document: Comparison) -> Table:
    columns, issues = document.shown
    rows = tuple(Row(issue.label, tuple(claims_of(cell.claims) for cell in issue.cells)) for issue in issues)
    return Table("Positions", "Issue", tuple(Head(one.name, one.role) for one in columns), rows, NOT_FOUND)


def _quoted(document: Comparison) -> Table:
    """Return who is quoted where: a row for each voice, a column for each article that lets somebody speak."""
    listed = {note.article_id: note for note in document.sources}
    articles = dict.fromkeys(note.article_id for note in document.sources) | dict.fromkeys(
        share.article_id for share in document.voices
    )
    speaking = {share.article_id for share in document.voices}
    shown = [article_id for article_id in articles if article_id in speaking]
    by_name: dict[str, dict[str, VoiceShare]] = {}
    for share in document.voices:
        by_name.setdefault(share.voice.name, {}).setdefault(share.article_id, share)
    rows = tuple(
        Row(
            named(name, next((share.voice.role for share in found.values() if share.voice.role), "")),
            tuple((Entry(text=heard(found[one].voice)),) if one in found else () for one in shown),
        )
        for name, found in by_name.items()
    )
    return Table(HEARD, "Voice", tuple(_source(one, listed, numbers(document)) for one in shown), rows, "not found")


def _source(article_id: str, listed: dict[str, SourceNote], numbered: dict[str, int]) -> Head:
    note = listed.get(article_id)
    if note is None:
        return Head(f"article {article_id}")
    return Head(f"{note.outlet or note.title} [{numbered[article_id]}]")


def _split(table: Table, widest: int) -> Iterator[Table]:
    """Yield a table, or several of nearly the same width where it has more columns than fit; none without a cell."""
    width = len(table.head)
    if not width or not table.rows:
        return
    pieces = -(-width // widest)
    cuts = [width * piece // pieces for piece in range(pieces + 1)]
    for number, (start, end) in enumerate(pairwise(cuts), 1):
        rows = tuple(replace(row, cells=row.cells[start:end]) for row in table.rows)
        rows = _gathered(rows) if pieces > 1 else rows
        heading = f"{table.heading} ({number} of {pieces})" if pieces > 1 else table.heading
        yield replace(table, heading=heading, head=table.head[start:end], rows=rows)


def _gathered(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return rows with those that hold nothing in this piece of a table gathered in one, under all their labels."""
    said = tuple(row for row in rows if any(row.cells))
    silent = tuple(row for row in rows if not any(row.cells))
    return (*said, Row("; ".join(row.label for row in silent), silent[0].cells)) if silent else said
