"""The Compare page: voices of one article, or outlets across articles, issue by issue."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from briefing.types import Column, CompareBy, Comparison, Difference, Issue, Unique
from briefing.ui import parts, state

WAYS: dict[str, CompareBy | None] = {"Choose for me": None, "By voice": "voice", "By outlet": "outlet"}
COLUMNS_AT_ONCE = 3


def show() -> None:
    """Draw the page."""
    parts.page("Compare", "Positions side by side, each in its own words, and what only one side reports.", wide=True)
    chosen = parts.choose_articles()
    if chosen is not None:
        with st.container(horizontal=True, vertical_alignment="bottom", key="making"):
            way = st.segmented_control("Compare", list(WAYS), default="Choose for me", key="by", required=True)
            pressed = st.button("Compare", type="primary", key="compare")
        if pressed:
            with parts.errors_shown(), parts.stoppable("comparison", "Reading, comparing and checking …") as writing:
                made = state.desk().compare(chosen, by=WAYS[way or "Choose for me"], stop=writing.stop)
                writing.document_id = made.id
                state.set_document("comparison", made.id)
    parts.take_up("comparison")
    parts.kept("comparison")
    if comparison := parts.opened("comparison", Comparison):
        _draw(comparison)


def _draw(comparison: Comparison) -> None:
    known = parts.title(comparison, "Comparison by voice" if comparison.by == "voice" else "Comparison by outlet")
    if comparison.columns and comparison.issues:
        _overview(comparison)
        _matrix(comparison, known)
    else:
        st.info("The loaded text gives no positions to set side by side.")
    _differences("Figures that differ", comparison.figures, known)
    _differences("Words that differ", comparison.terms, known)
    if comparison.shared:
        heading = "What they share" if comparison.by == "voice" else "What all report"
        parts.draw(f'<h3 class="ev-section">{heading}</h3>')
        parts.claim_rows(comparison.shared, known, "shared")
    _uniques("What some report", "", comparison.some, known)
    if comparison.by == "voice":
        _uniques("What else they say", "", comparison.only, known)
    else:
        _uniques("What only one reports", "Not found in the loaded text of the others.", comparison.only, known)
    _copies(comparison)
    parts.footer(comparison)


def _overview(comparison: Comparison) -> None:
    """Draw who speaks on what: issues down, columns across, the number of statements in each cell."""
    heads = ("Issue", *(column.name for column in comparison.columns))
    rows = [
        (parts.escape(issue.label), *(_count(len(cell.claims)) for cell in issue.cells)) for issue in comparison.issues
    ]
    caption = "Number of statements found for each issue; a dash means not found in the loaded text"
    parts.draw(f'<h3 class="ev-section">Who speaks on what</h3>{parts.table(caption, heads, rows)}')


def _count(number: int) -> str:
    return f'<span class="ev-count">{number}</span>' if number else '<span class="ev-absent">–</span>'


def _matrix(comparison: Comparison, known: parts.Shown) -> None:
    places = range(len(comparison.columns))
    fullest = sorted(places, key=lambda place: -sum(len(issue.cells[place].claims) for issue in comparison.issues))
    parts.draw('<h3 class="ev-section">Issue by issue</h3>')
    shown = st.multiselect(
        "Side by side",
        list(places),
        default=sorted(fullest[:COLUMNS_AT_ONCE]),
        format_func=lambda place: parts.plain(comparison.columns[place].name),
        key=f"columns-{comparison.id}",
        help="The voices or outlets to set beside each other",
    )
    for row, issue in enumerate(comparison.issues):
        _row(row, issue, [(place, comparison.columns[place]) for place in shown], known)


def _row(row: int, issue: Issue, shown: list[tuple[int, Column]], known: parts.Shown) -> None:
    if not shown:
        return
    parts.draw(f'<h4 class="ev-issue">{parts.escape(issue.label)}</h4>')
    for box, (place, column) in zip(st.columns(len(shown), gap="medium", border=True), shown, strict=True):
        with box:
            role = f'<p class="ev-meta">{parts.escape(column.role)}</p>' if column.role else ""
            parts.draw(f'<h5 class="ev-label">{parts.escape(column.name)}</h5>{role}')
            parts.claim_rows(issue.cells[place].claims, known, f"cell-{row}-{place}", head=column.name)
            if not issue.cells[place].claims:
                parts.draw('<p class="ev-absent">Not found in the loaded text.</p>')


def _differences(heading: str, differences: tuple[Difference, ...], known: parts.Shown) -> None:
    if not differences:
        return
    parts.draw(f'<h3 class="ev-section">{heading}</h3>')
    for place, difference in enumerate(differences):
        parts.draw(f'<h4 class="ev-label">{parts.escape(difference.label)}</h4>')
        parts.claim_rows(difference.sides, known, f"{heading.split()[0].lower()}-{place}")


def _uniques(heading: str, note: str, uniques: Sequence[Unique], known: parts.Shown) -> None:
    if not uniques:
        return
    meta = f'<p class="ev-meta">{note}</p>' if note else ""
    parts.draw(f'<h3 class="ev-section">{heading}</h3>{meta}')
    for place, unique in enumerate(uniques):
        with st.expander(f"{parts.safe(unique.name)} ({len(unique.claims)})", expanded=place == 0):
            parts.claim_rows(unique.claims, known, f"{heading.split()[1]}-{place}")


def _copies(comparison: Comparison) -> None:
    titles = {note.article_id: f"{note.outlet}: {note.title}" for note in comparison.sources}
    rows = "".join(
        f"<li>{' = '.join(parts.escape(titles.get(article_id, article_id)) for article_id in group)}</li>"
        for group in comparison.copies
    )
    if rows:
        parts.draw(f'<h3 class="ev-section">Near-copies, counted as one source</h3><ul>{rows}</ul>')


with parts.errors_shown():
    show()
