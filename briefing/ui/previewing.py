"""A look at articles before they are saved, with their details to be corrected."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from briefing.types import Article
from briefing.ui import memory, parts, state
from briefing.ui.jobs import Line

LONGEST_OPENING = 400


def previews() -> None:
    """Draw the articles that were read and are not saved yet."""
    articles = memory.previews()
    if not articles:
        return
    with st.container(border=True, key="previews"):
        with st.container(horizontal=True, vertical_alignment="center", key="previews-head"):
            parts.draw(f'<h2 class="ev-section">Not saved yet · {parts.counted(len(articles), "article")}</h2>')
            if len(articles) > 1:
                st.button("Leave all", key="leave-all", type="tertiary", on_click=memory.keep_previews, args=((),))
        for article in articles:
            _preview(article)


def _preview(article: Article) -> None:
    with st.form(f"preview-{article.id}"):
        opening = article.text.split("\n\n", 1)[0]
        parts.draw(f'<p class="ev-opening">{parts.escape(parts.plain(opening, LONGEST_OPENING))}</p>')
        words = parts.counted(len(article.text.split()), "word")
        parts.draw(f'<p class="ev-meta">{parts.byline("First paragraph", words + " in all")}</p>')
        for notice in article.notices:
            st.warning(parts.safe(notice, 400))
        left, right = st.columns(2)
        title = left.text_input("Title", value=parts.plain(article.title, 500), key=f"look-title-{article.id}")
        outlet = right.text_input("Outlet", value=parts.plain(article.outlet), key=f"look-outlet-{article.id}")
        author = left.text_input("Author", value=parts.plain(article.author), key=f"look-author-{article.id}")
        published = right.date_input(
            "Published", value=article.published, key=f"look-date-{article.id}", format="YYYY-MM-DD"
        )
        with st.container(horizontal=True, gap="small"):
            save = st.form_submit_button("Save", type="primary", key=f"save-{article.id}")
            leave = st.form_submit_button("Leave it", key=f"leave-{article.id}")
    if save:
        named = replace(article, title=title.strip() or article.title, outlet=outlet.strip(), author=author.strip())
        _save(article, replace(named, published=published))
    if leave:
        _gone(article)


def _save(article: Article, corrected: Article) -> None:
    with parts.errors_shown():
        added = state.desk().keep(corrected)
        memory.keep_pasted(Line(added.state, added.name, added.message))
        _gone(article)


def _gone(article: Article) -> None:
    memory.keep_previews(one for one in memory.previews() if one is not article)
    st.rerun()
