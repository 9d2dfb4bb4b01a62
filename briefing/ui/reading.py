"""One open article: its text with voices and loaded terms marked, its details to correct, and its deletion."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from briefing.types import Article, Reading
from briefing.ui import parts, state, voices

USES = {"summary": "Summarise", "compare": "Compare its voices", "ask": "Ask about it", "brief": "Brief"}


def article_page(article_id: str) -> None:
    """Draw one article.

    Raises:
        UnknownArticle: it is not loaded (any more).
    """
    st.button("← All articles", key="back", type="tertiary", on_click=state.set_open_article, args=("",))
    desk = state.desk()
    article = desk.article(article_id)
    parts.draw(parts.heading(article, level=2))
    for notice in article.notices:
        st.warning(parts.safe(notice, 400))
    _use(article)
    text, side = st.columns([5, 3], gap="large")
    with side:
        marked = st.toggle("Mark quotations and loaded words", value=True, key="marked")
        reading = desk.reading(article.id)
        _voices(reading)
        _correct(article)
        _delete(article)
    with text:
        marks = list(_marks(reading)) if marked else []
        parts.draw(f'<div class="ev-article">{parts.marked(article.text, marks)}</div>')


def _use(article: Article) -> None:
    with st.container(horizontal=True, gap="small", key="use-article"):
        for screen, label in USES.items():
            if st.button(label, key=f"use-{screen}"):
                state.choose([article.id])
                st.switch_page(f"briefing/ui/{screen}.py")


def _marks(reading: Reading) -> Iterator[parts.Mark]:
    for statement in reading.statements:
        note = f"{statement.speaker or 'speaker not known'}, {statement.kind}"
        for span in statement.content:
            yield parts.Mark(span, "quote", note)
    for term in reading.wording:
        neutral = f"; neutral: {term.neutral}" if term.neutral else ""
        yield parts.Mark(term.span, "loaded", f"loaded word, {term.speaker or 'the outlet’s own'}{neutral}")


def _voices(reading: Reading) -> None:
    rows = [
        (
            parts.escape(voice.name),
            f"{voice.statements}",
            f"{voice.quoted_words}" if voice.quoted_words else voices.how_unquoted([voice]),
        )
        for voice in reading.voices
    ]
    if rows:
        parts.draw(parts.table("Who speaks in this article", ("Voice", "Statements", "Words quoted"), rows))


def _correct(article: Article) -> None:
    with st.expander("Correct details"), st.form("correct", border=False):
        details = {
            name: st.text_input(label, value=getattr(article, name), key=f"correct-{name}")
            for name, label in (
                ("title", "Title"),
                ("outlet", "Outlet"),
                ("author", "Author"),
                ("url", "Address"),
                ("language", "Language (two letters)"),
            )
        }
        published = st.date_input("Published", value=article.published, key="correct-published", format="YYYY-MM-DD")
        details["published"] = published.isoformat() if published else ""
        if st.form_submit_button("Save details", key="save-details"):
            with parts.errors_shown():
                state.desk().correct(article.id, **{name: value.strip() for name, value in details.items()})
                st.rerun()


def _delete(article: Article) -> None:
    with st.popover("Delete this article", type="tertiary", key="delete-panel"):
        st.write("The article, its passages and its place in every collection are removed. Kept documents stay.")
        st.button("Delete for good", type="primary", key="delete", on_click=_deleted, args=(article.id,))


def _deleted(article_id: str) -> None:
    with parts.errors_left():
        state.desk().delete(article_id)
        state.set_open_article("")
