"""The Summary page: chosen articles in a few neutral sentences."""

from __future__ import annotations

import streamlit as st

from briefing.types import Length, Summary, VoiceShare
from briefing.ui import parts, voices, writing
from briefing.ui.language import phrase, said

LENGTHS: dict[Length, str] = {"line": phrase("One line"), "short": phrase("Short"), "full": phrase("Full")}
MOST_VOICES = 12


def show() -> None:
    """Draw the page."""
    parts.page(said("Summary"), said("A neutral summary in which every sentence opens the words it rests on."))
    chosen = parts.choose_articles()
    if chosen is not None:
        topic = st.text_input(
            said("Topic (optional)"),
            key="summary-topic",
            max_chars=1000,
            placeholder=said("Only what bears on …"),
            help=said("With a topic, only what bears on it is summarised, out of all articles or the chosen ones."),
            persist_state="session",
        )
        with st.container(horizontal=True, vertical_alignment="bottom", key="making"):
            length = st.segmented_control(
                said("Length"),
                list(LENGTHS),
                format_func=lambda length: said(LENGTHS[length]),
                default="short",
                key="length",
                required=True,
            )
            pressed = st.button(said("Summarise"), type="primary", key="summarise")
        if pressed:
            with parts.errors_shown():
                writing.write(writing.Wish("summary", chosen, topic.strip(), length or "short"))
    writing.written("summary")
    parts.kept("summary")
    if summary := parts.opened("summary", Summary):
        _draw(summary)


def _draw(summary: Summary) -> None:
    topic = parts.escape(summary.topic)
    kind = said("Summary of what bears on “{topic}”", topic=topic) if topic else said("Summary")
    known = parts.title(summary, kind, summary.headline)
    parts.claim_rows(summary.sentences, known, "summary", part="sentences")
    articles = parts.articles_of(summary)
    cited = {note.article_id for note in summary.sources} if summary.topic else set(summary.provenance.articles)
    parts.ledger((note for note in summary.ledger if note.article_id in cited), articles)
    outlets = {article_id: article.label for article_id, article in articles.items()}
    _voices(tuple(share for share in summary.voices if share.article_id in cited), outlets)
    parts.footer(summary)


def _voices(shares: tuple[VoiceShare, ...], outlets: dict[str, str]) -> None:
    rows = voices.rows(shares, outlets)
    if not rows:
        return
    heads = tuple(map(said, voices.HEADS))
    parts.draw(
        f'<h3 class="ev-section">{said("Who speaks")}</h3>'
        + parts.table(said("Voices, with the number of their words that are quoted"), heads, rows[:MOST_VOICES])
    )
    if rows[MOST_VOICES:]:
        with st.expander(said("More voices ({n})", n=len(rows) - MOST_VOICES), key="more-voices"):
            parts.draw(parts.table(said("More voices"), heads, rows[MOST_VOICES:]))


parts.run(show)
