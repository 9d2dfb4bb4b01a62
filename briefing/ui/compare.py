"""The Compare page: voices of one article, or outlets across articles, issue by issue."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from briefing.types import CompareBy, Comparison, Difference, Unique
from briefing.ui import parts, positions, speaking, writing
from briefing.ui.language import number, phrase, said

CHOSEN = "any"  # the desk chooses
WAYS: dict[str, tuple[str, CompareBy | None]] = {
    CHOSEN: (phrase("Choose for me"), None),
    "voice": (phrase("By voice"), "voice"),
    "outlet": (phrase("By outlet"), "outlet"),
}


def show() -> None:
    """Draw the page."""
    parts.page(
        said("Compare"),
        said("Positions side by side, each in its own words, and what only one side reports."),
        wide=True,
    )
    chosen = parts.choose_articles()
    if chosen is not None:
        issues = st.text_input(
            said("Issues to look for (optional)"),
            key="issues",
            max_chars=400,
            placeholder=said("As in: who pays for it; the date of the hearing"),
            help=said("Each becomes a row, under your name for it. Divide several by semicolons."),
            persist_state="session",
        )
        with st.container(horizontal=True, vertical_alignment="bottom", key="making"):
            way = st.segmented_control(
                said("Compare"),
                list(WAYS),
                format_func=lambda way: said(WAYS[way][0]),
                default=CHOSEN,
                key="by",
                required=True,
            )
            pressed = st.button(said("Compare"), type="primary", key="compare")
        if pressed:
            wanted = tuple(words.strip() for words in issues.split(";") if words.strip())
            with parts.errors_shown():
                by = WAYS[way or CHOSEN][1]
                writing.write(writing.Wish("comparison", chosen, by=by, issues=wanted))
    writing.written("comparison")
    parts.kept("comparison")
    if comparison := parts.opened("comparison", Comparison):
        _draw(comparison)


def _draw(comparison: Comparison) -> None:
    by_voice = comparison.by == "voice"
    known = parts.title(comparison, said("Comparison by voice") if by_voice else said("Comparison by outlet"))
    outlets = {article_id: article.label for article_id, article in parts.articles_of(comparison).items()}
    positions.positions(comparison, known)
    speaking.speaking(comparison, outlets)
    _differences(said("Figures that differ"), "figures", comparison.figures, known)
    _differences(said("Words that differ"), "words", comparison.terms, known)
    if comparison.shared:
        heading = said("What they share") if by_voice else said("What all report")
        parts.draw(f'<h3 class="ev-section">{heading}</h3>')
        parts.claim_rows(comparison.shared, known, "shared")
    _uniques(said("What some report"), "", "some", comparison.some, known)
    if by_voice:
        _uniques(said("What else they say"), "", "else", comparison.only, known)
    else:
        note = said("Not found in the loaded text of the others.")
        _uniques(said("What only one reports"), note, "only", comparison.only, known)
    _copies(comparison)
    parts.footer(comparison)


def _differences(heading: str, key: str, differences: tuple[Difference, ...], known: parts.Shown) -> None:
    if not differences:
        return
    parts.draw(f'<h3 class="ev-section">{heading}</h3>')
    for place, difference in enumerate(differences):
        parts.draw(f'<h4 class="ev-label">{parts.escape(difference.label)}</h4>')
        parts.claim_rows(difference.sides, known, f"{key}-{place}")


def _uniques(heading: str, note: str, key: str, uniques: Sequence[Unique], known: parts.Shown) -> None:
    if not uniques:
        return
    meta = f'<p class="ev-meta">{note}</p>' if note else ""
    parts.draw(f'<h3 class="ev-section">{heading}</h3>{meta}')
    for place, unique in enumerate(uniques):
        label = f"{parts.safe(unique.name)} ({number(len(unique.claims))})"
        with st.expander(label, expanded=place == 0, key=f"unique-{key}-{place}"):
            parts.claim_rows(unique.claims, known, f"{key}-{place}")


def _copies(comparison: Comparison) -> None:
    titles = {note.article_id: f"{note.outlet}: {note.title}" for note in comparison.sources}
    rows = "".join(
        f"<li>{' = '.join(parts.escape(titles.get(article_id, article_id)) for article_id in group)}</li>"
        for group in comparison.copies
    )
    if rows:
        heading = said("Near-copies, counted as one source")
        parts.draw(f'<h3 class="ev-section">{heading}</h3><ul>{rows}</ul>')


parts.run(show)
