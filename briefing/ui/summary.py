"""The Summary page: chosen articles in a few neutral sentences."""

from __future__ import annotations

import streamlit as st

from briefing.types import Length, Summary, VoiceShare
from briefing.ui import parts, state, voices

LENGTHS: dict[Length, str] = {"line": "One line", "short": "Short", "full": "Full"}
MOST_VOICES = 12


def show() -> None:
    """Draw the page."""
    parts.page("Summary", "A neutral summary in which every sentence opens the words it rests on.")
    chosen = parts.choose_articles()
    if chosen is not None:
        topic = st.text_input(
            "Topic (optional)",
            key="summary-topic",
            max_chars=1000,
            placeholder="Only what bears on …",
            help="With a topic, only what bears on it is summarised, out of all articles or the chosen ones.",
            persist_state="session",
        )
        with st.container(horizontal=True, vertical_alignment="bottom", key="making"):
            length = st.segmented_control(
                "Length", list(LENGTHS), format_func=LENGTHS.__getitem__, default="short", key="length", required=True
            )
            pressed = st.button("Summarise", type="primary", key="summarise")
        if pressed:
            _make(chosen, length or "short", topic)
    parts.take_up("summary")
    parts.kept("summary")
    if summary := parts.opened("summary", Summary):
        _draw(summary)


def _make(chosen: tuple[str, ...], length: Length, topic: str) -> None:
    with parts.errors_shown(), parts.stoppable("summary", "Reading, writing and checking …") as writing:
        writing.document_id = state.desk().summarize(chosen, length=length, topic=topic, stop=writing.stop).id
        state.set_document("summary", writing.document_id)


def _draw(summary: Summary) -> None:
    kind = f"Summary of what bears on “{parts.escape(summary.topic)}”" if summary.topic else "Summary"
    known = parts.title(summary, kind, summary.headline)
    parts.claim_rows(summary.sentences, known, "summary", part="sentences")
    articles = parts.articles_of(summary)
    parts.ledger(summary.ledger, articles)
    _voices(summary.voices, {article_id: article.label for article_id, article in articles.items()})
    parts.footer(summary)


def _voices(shares: tuple[VoiceShare, ...], outlets: dict[str, str]) -> None:
    rows = voices.rows(shares, outlets)
    if not rows:
        return
    parts.draw(
        '<h3 class="ev-section">Who speaks</h3>'
        + parts.table("Voices, with the number of their words that are quoted", voices.HEADS, rows[:MOST_VOICES])
    )
    if rows[MOST_VOICES:]:
        with st.expander(f"More voices ({len(rows) - MOST_VOICES})"):
            parts.draw(parts.table("More voices", voices.HEADS, rows[MOST_VOICES:]))


parts.run(show)
