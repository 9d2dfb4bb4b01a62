"""The one selection of articles, shared by every document page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from briefing.types import Article
from briefing.ui import state
from briefing.ui.parts.text import byline, counted, day, plain, safe

MOST_SHORTCUTS = 6  # the others can be chosen on the Articles page


def choose_articles() -> tuple[str, ...] | None:
    """Draw the selection and return the chosen ids (empty: all articles), `None` when the library is empty."""
    desk = state.desk()
    articles = {article.id: article for article in desk.articles()}
    if not articles:
        st.info("There is no article yet. Add one on the Articles page first.")
        st.page_link("briefing/ui/articles.py", label="Add an article")
        return None
    state.before_choosing(articles)
    st.multiselect(
        "Articles",
        options=list(articles),
        format_func=lambda article_id: article_label(articles[article_id]),
        key=state.CHOOSING,
        on_change=state.take_choice,
        placeholder=f"All {counted(len(articles), 'article')}: choose some to narrow it down",
    )
    _shortcuts(desk.collections(), articles)
    return state.chosen()


def _shortcuts(collections: Mapping[str, tuple[str, ...]], articles: Mapping[str, Article]) -> None:
    usable = [(name, ids) for name, ids in collections.items() if any(i in articles for i in ids)][:MOST_SHORTCUTS]
    if not usable and not state.chosen():
        return
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="shortcuts"):
        for place, (name, ids) in enumerate(usable):
            loaded = [article_id for article_id in ids if article_id in articles]
            st.button(
                f"Choose “{safe(name, 60)}” ({len(loaded)})",
                key=f"shortcut-{place}",
                type="tertiary",
                on_click=partial(state.choose, loaded),
            )
        if state.chosen():
            st.button("All articles", key="shortcut-all", type="tertiary", on_click=partial(state.choose, ()))


def article_label(article: Article) -> str:
    """Return outlet, title and date on one line, for an option of a selection."""
    return plain(byline(article.outlet, article.title, day(article.published)), 140)
