"""The one selection of articles, shared by every document page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache, partial

import streamlit as st

from briefing.types import Article
from briefing.ui import state
from briefing.ui.language import counted, current, day, said
from briefing.ui.parts.text import byline, plain, safe

MOST_LABELS = 8192  # kept from one run to the next
MOST_SHORTCUTS = 6  # the others can be chosen on the Articles page


def choose_articles() -> tuple[str, ...] | None:
    """Draw the selection and return the chosen ids (empty: all articles), `None` when the library is empty."""
    desk = state.desk()
    articles = {article.id: article for article in desk.articles()}
    if not articles:
        st.info(said("There is no article yet. Add one on the Articles page first."))
        st.page_link("briefing/ui/articles.py", label=said("Add an article"))
        return None
    state.before_choosing(articles)
    st.multiselect(
        said("Articles"),
        options=list(articles),
        format_func=article_labels(articles).__getitem__,
        key=state.CHOOSING,
        on_change=state.take_choice,
        placeholder=counted(
            "All {n} article: choose some to narrow it down",
            "All {n} articles: choose some to narrow it down",
            len(articles),
        ),
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
                said("Choose “{name}” ({n})", name=safe(name, 60), n=len(loaded)),
                key=f"shortcut-{place}",
                type="tertiary",
                on_click=partial(state.choose, loaded),
            )
        if state.chosen():
            st.button(said("All articles"), key="shortcut-all", type="tertiary", on_click=partial(state.choose, ()))


def article_labels(articles: Mapping[str, Article]) -> Mapping[str, str]:
    """Return outlet, title and date of each article on one line, for the options of a selection."""
    code = current()
    return {one: _label(code, article.outlet, article.title, article.published) for one, article in articles.items()}


@lru_cache(MOST_LABELS)
def _label(_code: str, outlet: str, title: str, published: date | None) -> str:
    return plain(byline(outlet, title, day(published)), 140)
