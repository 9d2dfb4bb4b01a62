"""The positions of a comparison: a table to read, and the same row by row while a person edits it."""

from __future__ import annotations

import streamlit as st

from briefing.types import Comparison, Issue
from briefing.ui import parts, state
from briefing.ui.language import phrase, said

NO_POSITIONS = phrase("The loaded text gives no positions to set side by side.")
SIDE_BY_SIDE = 3  # columns beside each other while they are edited


def positions(comparison: Comparison, known: parts.Shown) -> None:
    """Draw who is shown, then issue by issue what each says."""
    if not comparison.columns:
        st.info(said(NO_POSITIONS))
        return
    parts.draw(f'<h3 class="ev-section">{said("Issue by issue")}</h3>')
    parts.choose_columns(comparison)
    if state.editing(comparison.id):
        for at, issue in enumerate(comparison.issues):
            if not issue.hidden:
                _row(comparison, at, issue, known)
        parts.new_issue(comparison)
    elif comparison.shown[1]:
        parts.matrix(comparison, known)
    else:
        parts.draw(f'<p class="ev-absent">{said(NO_POSITIONS)}</p>')
    parts.hidden_issues(comparison)


def _row(comparison: Comparison, at: int, issue: Issue, known: parts.Shown) -> None:
    """Draw one issue with what can be done with it and with each of its sentences."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key=f"head-issue-{at}"):
        parts.draw(f'<h4 class="ev-issue">{parts.escape(issue.label)}</h4>', fitted=True)
        parts.issue_tools(comparison, at)
    shown = [place for place, column in enumerate(comparison.columns) if not column.hidden]
    for first in range(0, len(shown), SIDE_BY_SIDE):
        beside = shown[first : first + SIDE_BY_SIDE]
        for box, place in zip(st.columns(len(beside), gap="medium", border=True), beside, strict=True):
            with box:
                _cell(comparison, at, place, known)


def _cell(comparison: Comparison, at: int, place: int, known: parts.Shown) -> None:
    column, claims = comparison.columns[place], comparison.issues[at].cells[place].claims
    role = f'<p class="ev-meta">{parts.escape(column.role)}</p>' if column.role else ""
    parts.draw(f'<h5 class="ev-label">{parts.escape(column.name)}</h5>{role}')
    parts.claim_rows(claims, known, f"cell-{at}-{place}", head=column.name)
    if not claims:
        parts.draw(f'<p class="ev-absent">{said(parts.ABSENT)}</p>')
