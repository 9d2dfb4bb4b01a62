"""The comparison: voices within articles, or outlets across them, issue by issue."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.checking import check as standard_check
from briefing.types import Cell, Claim, Column, CompareBy, Comparison, Difference, Draft, Evidence, Issue, Unique
from briefing.writing import contrasts, figures, voices
from briefing.writing.claims import Writer
from briefing.writing.drafting import draft
from briefing.writing.frame import Checker, Clock, Frame, about, utc_now
from briefing.writing.issues import OTHER
from briefing.writing.plan import IssuePlan

Copies = tuple[tuple[str, ...], ...]


def compare(
    evidence: Evidence,
    writer: Writer,
    *,
    by: CompareBy,
    copies: Copies = (),
    check: Checker = standard_check,
    now: Clock = utc_now,
) -> Comparison:
    """Set voices or outlets side by side.

    Args:
        evidence: the articles. writer: who drafts it. by: voice or outlet.
        copies: groups of near-copies, as article ids; each group counts once, as its first article.
        check: judges each sentence. now: the clock.
    """
    frame = Frame(evidence, writer, check, now, copies)
    own = without_copies(evidence, copies)
    columns = voices.columns(own) if by == "voice" else outlets(own)
    issues = _issues(writer.issues(own, by, columns), columns, own, frame)
    if by == "voice":
        issues = _with_everyone(issues, columns, own, frame)
        columns, issues = _filled(columns, issues)
    across = len(columns) > 1 and by == "outlet"
    made = Comparison(
        title=f"{'Voices in' if by == 'voice' else 'Outlets on'} {about(evidence)}",
        sources=(),
        provenance=frame.provenance({"by": by}),
        by=by,
        columns=columns,
        issues=issues,
        figures=differences(own, frame) if len(own.articles) > 1 else (),
        terms=_terms(own, frame) if across else (),
        shared=tuple(frame.claims(map(draft, contrasts.shared(own, columns)))) if across else (),
        only=_only(own, columns, frame) if across else (),
        copies=copies,
    )
    return _finished(made, frame, {"by": by})


def outlets(evidence: Evidence) -> tuple[Column, ...]:
    """Return one column for each outlet, or for each article whose outlet is not known."""
    articles: dict[str, list[str]] = {}
    for article in evidence.articles:
        articles.setdefault(article.label, []).append(article.id)
    return tuple(Column(name, "outlet", "", tuple(ids)) for name, ids in articles.items())


def without_copies(evidence: Evidence, copies: Copies) -> Evidence:
    """Return the evidence with one article of each group of near-copies."""
    dropped = {other for group in copies for other in group[1:]}
    articles = tuple(article for article in evidence.articles if article.id not in dropped)
    passages = tuple(passage for passage in evidence.passages if passage.article_id not in dropped)
    return Evidence(articles, evidence.readings, passages)


def differences(evidence: Evidence, frame: Frame) -> tuple[Difference, ...]:
    """Return the figures that differ, each side with its checked sentence; one side alone is no difference."""
    found = []
    for item in figures.differences(evidence):
        shown = tuple(frame.claims(item.drafts))
        if len(shown) > 1:
            found.append(Difference(item.label, shown))
    return tuple(found)


def _issues(plans: Sequence[IssuePlan], columns: Sequence[Column], own: Evidence, frame: Frame) -> tuple[Issue, ...]:
    """Return the rows that have something to show."""
    issues = []
    for plan in plans:
        cells = tuple(Cell(_cell(plan.cells.get(column.name, ()), column, own, frame)) for column in columns)
        if any(cell.claims for cell in cells):
            issues.append(Issue(plan.label, cells))
    return tuple(issues)


def _cell(drafts: Sequence[Draft], column: Column, evidence: Evidence, frame: Frame) -> tuple[Claim, ...]:
    """Return a column's claims: a voice's own statements and nobody else's, an outlet's own sentences."""
    claims = tuple(frame.claims(drafts))
    if column in outlets(evidence):
        return claims
    known = voices.canonical(evidence)
    return tuple(c for c in claims if c.voice == "attributed" and known.get(c.speaker, c.speaker) == column.name)


def _with_everyone(
    issues: tuple[Issue, ...], columns: Sequence[Column], evidence: Evidence, frame: Frame
) -> tuple[Issue, ...]:
    """Add a last row with what voices say that no row has, so that everyone who speaks is heard."""
    silent = [c for at, c in enumerate(columns) if not any(issue.cells[at].claims for issue in issues)]
    if not silent:
        return issues
    said = voices.said(evidence, voices.sentences(evidence), (c.name for c in silent))
    cells = []
    for column in columns:
        drafts = [item.draft for item in said if item.column == column.name] if column in silent else []
        cells.append(Cell(_cell(drafts, column, evidence, frame)))
    if issues and issues[-1].label == OTHER:
        cells = [Cell((*old.claims, *new.claims)) for old, new in zip(issues[-1].cells, cells, strict=True)]
        issues = issues[:-1]
    return (*issues, Issue(OTHER, tuple(cells))) if any(cell.claims for cell in cells) else issues


def _filled(columns: tuple[Column, ...], issues: tuple[Issue, ...]) -> tuple[tuple[Column, ...], tuple[Issue, ...]]:
    """Drop the columns of voices whose every statement was withheld or cannot be printed."""
    kept = [at for at in range(len(columns)) if any(issue.cells[at].claims for issue in issues)]
    rows = tuple(Issue(issue.label, tuple(issue.cells[at] for at in kept)) for issue in issues)
    return tuple(columns[at] for at in kept), rows


def _terms(evidence: Evidence, frame: Frame) -> tuple[Difference, ...]:
    found = []
    for label, drafts in contrasts.terms_that_differ(evidence):
        shown = tuple(frame.claims(drafts))
        if len(shown) > 1:
            found.append(Difference(label, shown))
    return tuple(found)


def _only(evidence: Evidence, columns: Sequence[Column], frame: Frame) -> tuple[Unique, ...]:
    found = []
    for name, sentences in contrasts.only(evidence, columns):
        shown = tuple(frame.claims(map(draft, sentences)))
        if shown:
            found.append(Unique(name, shown))
    return tuple(found)


def _finished(made: Comparison, frame: Frame, settings: dict[str, str]) -> Comparison:
    copies = tuple(dict.fromkeys(article_id for group in frame.copies for article_id in group))
    return Comparison(
        title=made.title,
        sources=frame.sources(made.claims(), also=copies),
        provenance=frame.provenance(settings),
        tally=frame.tally,
        withheld=frame.withheld,
        by=made.by,
        columns=made.columns,
        issues=made.issues,
        figures=made.figures,
        terms=made.terms,
        shared=made.shared,
        only=made.only,
        copies=made.copies,
    )
