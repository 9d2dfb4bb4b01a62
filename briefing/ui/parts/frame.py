"""What every page has: at its top the style, its title and the active writer, at its end the evidence that it drew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from briefing.ui import state
from briefing.ui.language import said
from briefing.ui.parts import evidence
from briefing.ui.parts.errors import errors_shown
from briefing.ui.parts.text import draw
from briefing.ui.parts.writer import active_writer

STYLE = Path(__file__).parent / "style.css"


def run(show: Callable[[], None]) -> None:
    """Draw a page; what fails becomes an error box, and the sources of what was drawn can be opened all the same."""
    with errors_shown():
        show()
    with errors_shown():
        evidence.mount()


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
    state.set_language(state.language())
    st.html(STYLE)
    evidence.begin(st.container(key="evidence"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="masthead-wide" if wide else "masthead"):
        with st.container(gap=None, width="content"):
            draw('<p class="ev-brand">Evenhand</p>')
            st.title(title, anchor=False)
        with st.spinner(said("Opening the library …")):
            state.desk()
        active_writer()
    st.caption(purpose)
    if message := state.notice():
        st.warning(message)
