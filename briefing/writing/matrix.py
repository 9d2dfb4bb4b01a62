"""What a person does to a comparison: name, add, merge and hide its rows, and choose its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from briefing.checking import check as standard_check
from briefing.errors import EditRefused, InputError
from briefing.types import Cell, Citation, Claim, Column, Comparison, Evidence, Issue, Tally
from briefing.writing import claims, rows
from briefing.writing.comparison import without_copies
from briefing.writing.extractive import ExtractiveWriter
from briefing.writing.frame import Checker, Frame
from briefing.writing.hiding import without_hidden
from briefing.writing.issues import OTHER

Known = dict[tuple[Citation, ...], Claim]
NO_ROW = "There is no row in that place."
NO_CHANGE = "The comparison is unchanged."


def named(document: Comparison, at: int, label: str) -> Comparison:
    """Return the comparison with a row under a person's name for it.

    Args:
        document: a comparison. at: the row's place in `issues`, hidden ones counted. label: at most 80 characters.

    Raises:
        EditRefused: there is no such row, or the name cannot be one.
    """
    row = _row(document, at)
    return _with_row(document, at, replace(row, label=rows.label(label), named=True))


def hidden(document: Comparison, at: int, *, on: bool = True) -> Comparison:
    """Return the comparison with a row left out, or shown again; arguments as `named`."""
    return _with_row(document, at, replace(_row(document, at), hidden=on))


def merged(document: Comparison, at: int, into: int) -> Comparison:
    """Return the comparison with the statements of one row put after those of another, under the other's name.

    Args:
        document: a comparison. at, into: places in `issues`, hidden ones counted.

    Raises:
        EditRefused: there are no such rows, or both are one.
    """
    source, target = _row(document, at), _row(document, into)
    if at == into:
        raise EditRefused("A row cannot be merged into itself.", advice="Choose two rows.")
    pairs = zip(target.cells, source.cells, strict=True)
    cells = tuple(Cell(tuple(dict.fromkeys((*one.claims, *other.claims)))) for one, other in pairs)
    both = _with_row(document, into, replace(target, cells=cells))
    return replace(both, issues=tuple(issue for place, issue in enumerate(both.issues) if place != at))


def added(document: Comparison, label: str, evidence: Evidence, *, check: Checker = standard_check) -> Comparison:
    """Return the comparison with one more row: what bears on a person's words, or nothing for anyone.

    A sentence that the comparison has already stands there as it is, with its tick and its edits.

    Args:
        document: a comparison. label: at most 80 characters. evidence: its articles, with their readings.
        check: judges each sentence.

    Raises:
        EditRefused: the label cannot be one.
    """
    own = without_copies(evidence, document.copies)
    frame = Frame(evidence, ExtractiveWriter(), check, copies=document.copies)
    made = rows.named([label], own, document.by, document.columns, frame)
    return _settled(replace(document, issues=(*document.issues, *made)), document, frame)


def chosen(
    document: Comparison, names: Sequence[str], evidence: Callable[[], Evidence], *, check: Checker = standard_check
) -> Comparison:
    """Return the comparison with only these columns shown, in this order; the others are hidden, not lost.

    Someone whom the articles quote and the comparison does not have yet gets a new column.

    Args:
        document: a comparison. names: of voices or outlets. evidence: gives its articles, where they are needed.
        check: judges each new sentence.

    Raises:
        EditRefused: no name is given, or nobody in the articles has it.
    """
    if not names:
        raise EditRefused("Nobody is chosen.", advice="Choose at least one voice or outlet.")
    lines = [" ".join(name.split()) for name in names]
    have = {column.name.casefold(): column.name for column in document.columns}
    strangers = [name for name in lines if name.casefold() not in have]
    if strangers:
        found = evidence()
        meant = dict(zip(strangers, _meant(document, strangers, found), strict=True))
        document = _joined(document, list(dict.fromkeys(meant.values())), found, check)
        have |= {name.casefold(): column.name for name, column in meant.items()}
    order = list(dict.fromkeys(have[name.casefold()] for name in lines))
    place = {column.name: at for at, column in enumerate(document.columns)}
    places = [place[name] for name in order] + [at for name, at in place.items() if name not in order]
    columns = tuple(replace(document.columns[at], hidden=n >= len(order)) for n, at in enumerate(places))
    issues = (replace(issue, cells=tuple(issue.cells[at] for at in places)) for issue in document.issues)
    return without_hidden(replace(document, columns=columns, issues=tuple(issues)))


def _row(document: Comparison, at: int) -> Issue:
    if not 0 <= at < len(document.issues):
        raise EditRefused(NO_ROW, advice=NO_CHANGE)
    return document.issues[at]


def _with_row(document: Comparison, at: int, row: Issue) -> Comparison:
    return replace(document, issues=(*document.issues[:at], row, *document.issues[at + 1 :]))


def _meant(document: Comparison, names: Sequence[str], evidence: Evidence) -> list[Column]:
    """Return the column of each name."""
    own = without_copies(evidence, document.copies)
    everyone = rows.columns(own, document.by)
    try:
        return [rows.picked(everyone, [name], own)[0] for name in names]
    except InputError as error:
        raise EditRefused(error.message, advice=error.advice) from error


def _joined(document: Comparison, columns: Sequence[Column], evidence: Evidence, check: Checker) -> Comparison:
    """Return the comparison with new columns: on each row what bears on its label, and everyone is heard."""
    present = {column.name for column in document.columns}
    new = [column for column in columns if column.name not in present]
    own = without_copies(evidence, document.copies)
    frame = Frame(evidence, ExtractiveWriter(), check, copies=document.copies)
    issues: list[Issue] = []
    told: set[tuple[Citation, ...]] = set()
    for issue in document.issues:
        drafts = rows.find(issue.label, own, document.by, new) if issue.label != OTHER else {}
        fresh = {name: [d for d in given if issue.named or d.citations not in told] for name, given in drafts.items()}
        cells = tuple(Cell(rows.cell(fresh.get(column.name, ()), column, own, frame)) for column in new)
        told |= {claim.citations for cell in cells for claim in cell.claims}
        issues.append(replace(issue, cells=(*issue.cells, *cells)))
    wider = replace(document, columns=(*document.columns, *new), issues=tuple(issues))
    return _settled(_heard(wider, new, own, frame), document, frame)


def _heard(document: Comparison, new: Sequence[Column], own: Evidence, frame: Frame) -> Comparison:
    """Give a voice that no row has its most telling statements, in the row for them."""
    first = len(document.columns) - len(new)
    silent = [c for at, c in enumerate(new) if not any(issue.cells[first + at].claims for issue in document.issues)]
    cells = rows.others(silent, own, frame) if document.by == "voice" else {}
    if not any(cell.claims for cell in cells.values()):
        return document
    at = next((at for at, issue in enumerate(document.issues) if issue.label == OTHER), len(document.issues))
    row = document.issues[at] if at < len(document.issues) else Issue(OTHER, tuple(Cell() for _ in document.columns))
    filled = (cells.get(c.name, cell) for c, cell in zip(document.columns, row.cells, strict=True))
    return _with_row(document, at, replace(row, cells=tuple(filled)))


def _settled(made: Comparison, before: Comparison, frame: Frame) -> Comparison:
    """Return a comparison with its new sentences counted and their articles in its source list.

    Args:
        made: with the new cells. before: as it was. frame: has settled what is new.
    """
    known: Known = {claim.citations: claim for claim in _everything(before)}
    new = [claim for claim in frame.settled if claim.citations not in known]
    counts = claims.tally(new)
    issues = tuple(
        replace(i, cells=tuple(Cell(tuple(known.get(c.citations, c) for c in cell.claims)) for cell in i.cells))
        for i in made.issues
    )
    listed = {source.article_id for source in before.sources}
    cited = [s for s in frame.sources(c for c in new if c.check.passed) if s.article_id not in listed]
    sources = (replace(source, number=len(listed) + n) for n, source in enumerate(cited, start=1))
    return replace(
        made,
        issues=issues,
        sources=(*before.sources, *sources),
        tally=_sum(before.tally, counts),
        withheld=(*before.withheld, *(c for c in new if not c.check.passed and c not in before.withheld)),
    )


def _everything(document: Comparison) -> Iterable[Claim]:
    """Yield every sentence of a comparison, those of hidden rows and columns too."""
    yield from document.claims()
    for issue in document.issues:
        for cell in issue.cells:
            yield from cell.claims


def _sum(one: Tally, other: Tally) -> Tally:
    return Tally(
        one.verified + other.verified,
        one.repaired + other.repaired,
        one.replaced + other.replaced,
        one.withheld + other.withheld,
    )
