"""The comparison: voices within articles, or outlets across them, issue by issue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.checking import check as standard_check
from briefing.types import Cell, Claim, Column, CompareBy, Comparison, Difference, Evidence, Issue, Unique
from briefing.writing import agreement, contrasts, events, figures, rows, voices
from briefing.writing.claims import Writer
from briefing.writing.drafting import draft
from briefing.writing.frame import Checker, Frame, about
from briefing.writing.issues import OTHER
from briefing.writing.plan import IssuePlan
from briefing.writing.rows import Chosen

FEWEST_CELLS = 2  # columns that a row sets side by side, at least
SIDE_BY_SIDE = 6  # voices: two tables of an upright page; the others are listed below, and a person can choose them
MOST_BESIDES = 3  # statements of one voice that stand in no row

Copies = tuple[tuple[str, ...], ...]


def compare(
    evidence: Evidence,
    writer: Writer,
    *,
    by: CompareBy,
    chosen: Chosen = Chosen(),
    copies: Copies = (),
    check: Checker = standard_check,
) -> Comparison:
    """Set voices or outlets side by side.

    Args:
        evidence: the articles. writer: who drafts it. by: voice or outlet.
        chosen: the rows that a person names, which stand first, and the columns; the others are left out.
        copies: groups of near-copies, as article ids; each group counts once, as its first article.
        check: judges each sentence.

    Raises:
        EditRefused: the name of a row cannot be one. InputError: nobody of a chosen name is there to be compared.
    """
    frame = Frame(evidence, writer, check, copies=copies)
    own = without_copies(evidence, copies)
    columns = everyone = rows.picked(rows.columns(own, by), chosen.voices, own)
    if by == "voice" and not chosen.voices:
        columns = everyone[:SIDE_BY_SIDE]
    if by == "outlet" and chosen.voices:
        own = events.part(own, [article_id for column in columns for article_id in column.articles])
    asked = rows.named(chosen.issues, own, by, columns, frame)
    issues = (*asked, *_issues(_besides_named(writer.issues(own, by, columns), asked), columns, own, frame))
    if by == "voice":
        issues = _with_everyone(issues, columns, own, frame)
        columns, issues = (columns, issues) if chosen.voices else _filled(columns, issues)
    listed = () if chosen.voices or by != "voice" else _listed(everyone[SIDE_BY_SIDE:], own, frame)
    across = len(columns) > 1 and by == "outlet"
    shared, some = _agreed(own, columns, frame) if across else ((), ())
    alone = _only if across else _besides if by == "voice" else None
    made = Comparison(
        title=f"{'Voices in' if by == 'voice' else 'Outlets on'} {about(evidence)}",
        sources=(),
        provenance=frame.provenance({"by": by}),
        by=by,
        columns=columns,
        issues=issues,
        figures=differences(own, frame) if len(own.articles) > 1 else (),
        terms=_terms(own, frame) if across else (),
        shared=shared,
        some=some,
        only=(*(alone(own, columns, issues, frame) if alone else ()), *listed),
        copies=copies,
        voices=voices.shares(own),
        first=voices.first(own),
    )
    return _finished(made, frame, {"by": by, **chosen.settings})


def without_copies(evidence: Evidence, copies: Copies) -> Evidence:
    """Return the evidence with one article of each group of near-copies."""
    dropped = {other for group in copies for other in group[1:]}
    articles = tuple(article for article in evidence.articles if article.id not in dropped)
    passages = tuple(passage for passage in evidence.passages if passage.article_id not in dropped)
    return replace(evidence, articles=articles, passages=passages)


def differences(evidence: Evidence, frame: Frame) -> tuple[Difference, ...]:
    """Return the figures that differ, each side with its checked sentence; one side alone is no difference."""
    found = []
    for item in figures.differences(evidence):
        shown = tuple(frame.claims(item.drafts))
        if len(shown) > 1:
            found.append(Difference(item.label, shown))
    return tuple(found)


def _issues(plans: Sequence[IssuePlan], columns: Sequence[Column], own: Evidence, frame: Frame) -> tuple[Issue, ...]:
    """Return the rows on which at least two columns have something to show."""
    issues = []
    for plan in plans:
        frame.withhold(plan.stray)
        cells = tuple(Cell(rows.cell(plan.cells.get(column.name, ()), column, own, frame)) for column in columns)
        if sum(bool(cell.claims) for cell in cells) >= min(FEWEST_CELLS, len(columns)):
            issues.append(Issue(plan.label, cells))
    return tuple(issues)


def _besides_named(plans: Sequence[IssuePlan], asked: Sequence[Issue]) -> list[IssuePlan]:
    """Return the plans without what stands in a row that a person named."""
    told = {claim.citations for issue in asked for cell in issue.cells for claim in cell.claims}
    return [
        replace(plan, cells={name: tuple(d for d in drafts if d.citations not in told)
                             for name, drafts in plan.cells.items()})
        for plan in plans
    ]  # fmt: skip


def _with_everyone(
    issues: tuple[Issue, ...], columns: Sequence[Column], evidence: Evidence, frame: Frame
) -> tuple[Issue, ...]:
    """Add a last row for the voices that no row has, so that everyone who speaks is heard."""
    silent = [c for at, c in enumerate(columns) if not any(issue.cells[at].claims for issue in issues)]
    if not silent:
        return issues
    found = rows.others(silent, evidence, frame)
    cells = [found.get(column.name, Cell()) for column in columns]
    return (*issues, Issue(OTHER, tuple(cells))) if any(cell.claims for cell in cells) else issues


def _besides(
    evidence: Evidence, columns: Sequence[Column], issues: Sequence[Issue], frame: Frame
) -> tuple[Unique, ...]:
    """Return what voices also say, the most telling statements of each that no row has."""
    shown = {cite for issue in issues for cell in issue.cells for claim in cell.claims for cite in claim.citations}
    said = voices.said(evidence, voices.sentences(evidence), (c.name for c in columns))
    weights = voices.weights(evidence)
    listed = []
    for column in columns:
        own = [i for i in said if i.column == column.name and not shown & set(i.draft.citations)]
        telling = voices.telling([i for i in own if voices.worth(i, weights) > voices.TELLS], weights, MOST_BESIDES)
        claims = rows.cell([item.draft for item in telling], column, evidence, frame)
        if claims:
            listed.append(Unique(column.name, claims))
    return tuple(listed)


def _listed(others: Sequence[Column], evidence: Evidence, frame: Frame) -> tuple[Unique, ...]:
    """Return what the voices that stand in no column say, so that everyone who speaks is heard."""
    found = rows.others(others, evidence, frame)
    cells = ((column.name, found.get(column.name, Cell())) for column in others)
    return tuple(Unique(name, cell.claims) for name, cell in cells if cell.claims)


def _filled(columns: tuple[Column, ...], issues: tuple[Issue, ...]) -> tuple[tuple[Column, ...], tuple[Issue, ...]]:
    """Drop the columns of voices whose every statement was withheld or cannot be printed."""
    kept = [at for at in range(len(columns)) if any(issue.cells[at].claims for issue in issues)]
    left = tuple(replace(issue, cells=tuple(issue.cells[at] for at in kept)) for issue in issues)
    return tuple(columns[at] for at in kept), left


def _terms(evidence: Evidence, frame: Frame) -> tuple[Difference, ...]:
    found = []
    for label, drafts in contrasts.terms_that_differ(evidence):
        shown = tuple(frame.claims(drafts))
        if len(shown) > 1:
            found.append(Difference(label, shown))
    return tuple(found)


def _agreed(
    evidence: Evidence, columns: Sequence[Column], frame: Frame
) -> tuple[tuple[Claim, ...], tuple[Unique, ...]]:
    """Return what all outlets report, and what some of them do, by which these are."""
    found = agreement.agreed(evidence, columns)
    everybody = [item for item in found if len(item.outlets) == len(columns)][: contrasts.MOST_SHARED]
    several = [item for item in found if len(item.outlets) < len(columns)][: contrasts.MOST_SOME]
    by: dict[tuple[str, ...], list[Claim]] = {}
    for item in several:
        by.setdefault(item.outlets, []).extend(filter(None, [frame.passing(item.drafts)]))
    some = tuple(Unique(_and(names), tuple(claims)) for names, claims in by.items() if claims)
    return tuple(filter(None, (frame.passing(item.drafts) for item in everybody))), some


def _and(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _only(evidence: Evidence, columns: Sequence[Column], issues: Sequence[Issue], frame: Frame) -> tuple[Unique, ...]:
    """Return what only one outlet reports; what stands next to another outlet's words in a row is not that."""
    told = {cite.quote for issue in issues for cell in issue.cells for claim in cell.claims for cite in claim.citations}
    found = []
    for name, sentences in contrasts.only(evidence, columns):
        shown = tuple(frame.claims(draft(sentence) for sentence in sentences if sentence.text not in told))
        if shown:
            found.append(Unique(name, shown))
    return tuple(found)


def _finished(made: Comparison, frame: Frame, settings: dict[str, str]) -> Comparison:
    copies = tuple(dict.fromkeys(article_id for group in frame.copies for article_id in group))
    return replace(
        made,
        sources=frame.sources(made.claims(), also=copies),
        provenance=frame.provenance(settings),
        tally=frame.tally(made.claims()),
        withheld=frame.withheld,
        complete=not frame.writer.cut,
    )
