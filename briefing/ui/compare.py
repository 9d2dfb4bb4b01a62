"""The Compare page: voices of one article, or outlets across articles, issue by issue."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from briefing.types import CompareBy, Comparison, Difference, Unique
from briefing.ui import parts, positions, speaking, state

WAYS: dict[str, CompareBy | None] = {"Choose for me": None, "By voice": "voice", "By outlet": "outlet"}


def show() -> None:
    """Draw the page."""
    parts.page("Compare", "Positions side by side, each in its own words, and what only one side reports.", wide=True)
    chosen = parts.choose_articles()
    if chosen is not None:
        issues = st.text_input(
            "Issues to look for (optional)",
            key="issues",
            max_chars=400,
            placeholder="As in: who pays for it; the date of the hearing",
            help="Each becomes a row, under your name for it. Divide several by semicolons.",
            persist_state="session",
        )
        with st.container(horizontal=True, vertical_alignment="bottom", key="making"):
            way = st.segmented_control("Compare", list(WAYS), default="Choose for me", key="by", required=True)
            pressed = st.button("Compare", type="primary", key="compare")
        if pressed:
            with parts.errors_shown(), parts.stoppable("comparison", "Reading, comparing and checking …") as writing:
                wanted = [words.strip() for words in issues.split(";") if words.strip()]
                by = WAYS[way or "Choose for me"]
                made = state.desk().compare(chosen, by=by, issues=wanted, stop=writing.stop)
                writing.document_id = made.id
                state.set_document("comparison", made.id)
    parts.take_up("comparison")
    parts.kept("comparison")
    if comparison := parts.opened("comparison", Comparison):
        _draw(comparison)


def _draw(comparison: Comparison) -> None:
    known = parts.title(comparison, "Comparison by voice" if comparison.by == "voice" else "Comparison by outlet")
    outlets = {article_id: article.label for article_id, article in parts.articles_of(comparison).items()}
    positions.positions(comparison, known)
    speaking.speaking(comparison, outlets)
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


parts.run(show)
