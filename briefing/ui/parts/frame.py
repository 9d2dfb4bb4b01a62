"""What every page has at its top: the style, the page's title and the active writer."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from briefing.ui import state
from briefing.ui.parts.text import draw
from briefing.ui.parts.writer import active_writer

STYLE = Path(__file__).parent / "style.css"


def page(title: str, purpose: str, *, wide: bool = False) -> None:
    """Draw the head of a page: style, title, one line on what it is for, the active writer, a message left over.

    Args:
        title: of the page.
        purpose: one line on what it is for.
        wide: more room for columns; the style knows it by the key.

    Raises:
        BriefingError: the library cannot be opened.
    """
    state.prepare()
    st.html(STYLE)
    with st.container(horizontal=True, vertical_alignment="bottom", key="masthead-wide" if wide else "masthead"):
        with st.container(gap=None, width="content"):
            draw('<p class="ev-brand">Evenhand</p>')
            st.title(title, anchor=False)
        active_writer()
    st.caption(purpose)
    if message := state.notice():
        st.warning(message)
