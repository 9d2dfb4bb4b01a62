"""The first visit: what Evenhand does, and one click to a sample of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from briefing.types import Article
from briefing.ui import parts, state, writing
from briefing.ui.language import said


def welcome(articles: Sequence[Article], collections: Mapping[str, tuple[str, ...]], samples: str) -> None:
    """Draw the welcome, as long as the samples are all that is loaded.

    Args:
        articles: all that are loaded. collections: name to article ids. samples: the name of the samples' collection.
    """
    held = set(collections.get(samples, ()))
    if not articles or any(article.id not in held for article in articles):
        return
    with st.container(key="welcome", gap="small"):
        lead = said(
            "Evenhand tells you in a few neutral sentences what several news articles report and where they differ, "
            "and every sentence opens the exact words it rests on."
        )
        note = said("Ten invented articles are loaded to try it with. Add your own below; they stay on this machine.")
        parts.draw(f'<p class="ev-lead">{lead}</p>')
        parts.draw(f'<p class="ev-note">{note}</p>')
        with st.container(horizontal=True, gap="small"):
            pressed = st.button(said("See a sample summary"), type="primary", key="sample-summary")
    if pressed:
        with parts.errors_shown():
            _open_sample(articles, collections, samples)


def _open_sample(articles: Sequence[Article], collections: Mapping[str, tuple[str, ...]], samples: str) -> None:
    """Open the summary of the first event of the samples, which is written once."""
    events = [ids for name, ids in collections.items() if name != samples]
    chosen = events[0] if events else tuple(article.id for article in articles)
    state.choose(chosen)
    if kept := [one.id for one in state.desk().documents() if one.kind == "summary"]:
        state.set_document("summary", kept[-1])
    else:
        writing.write(writing.Wish("summary", chosen))
    st.switch_page("briefing/ui/summary.py")
