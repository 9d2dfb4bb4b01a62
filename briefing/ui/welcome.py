"""The first visit: what Evenhand does, and one click to a sample of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from briefing.types import Article
from briefing.ui import parts, state


def welcome(articles: Sequence[Article], collections: Mapping[str, tuple[str, ...]], samples: str) -> None:
    """Draw the welcome, as long as the samples are all that is loaded.

    Args:
        articles: all that are loaded. collections: name to article ids. samples: the name of the samples' collection.
    """
    held = set(collections.get(samples, ()))
    if not articles or any(article.id not in held for article in articles):
        return
    with st.container(key="welcome", gap="small"):
        parts.draw(
            '<p class="ev-lead">Evenhand tells you in a few neutral sentences what several news articles report and '
            "where they differ, and every sentence opens the exact words it rests on.</p>"
        )
        parts.draw(
            '<p class="ev-note">Ten invented articles are loaded to try it with. Add your own below; they stay on '
            "this machine.</p>"
        )
        with st.container(horizontal=True, gap="small"):
            pressed = st.button("See a sample summary", type="primary", key="sample-summary")
    if pressed:
        with parts.errors_shown(), st.spinner("Reading, writing and checking …"):
            _open_sample(articles, collections, samples)


def _open_sample(articles: Sequence[Article], collections: Mapping[str, tuple[str, ...]], samples: str) -> None:
    """Open the summary of the first event of the samples, which is written once."""
    events = [ids for name, ids in collections.items() if name != samples]
    chosen = events[0] if events else tuple(article.id for article in articles)
    desk = state.desk()
    kept = [one.id for one in desk.documents() if one.kind == "summary"]
    state.choose(chosen)
    state.set_document("summary", kept[-1] if kept else desk.summarize(chosen).id)
    st.switch_page("briefing/ui/summary.py")
