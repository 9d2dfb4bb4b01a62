"""A brief as it prints: the picture of its page, and what does not stand on it."""

from __future__ import annotations

import streamlit as st

from briefing.types import Brief
from briefing.ui import state
from briefing.ui.parts.errors import errors_shown
from briefing.ui.parts.text import draw, escape


def printed(brief: Brief) -> None:
    """Draw the page that the PDF has, and the lines that were left out for space."""
    with errors_shown():
        desk = state.desk()
        fitted = desk.one_page(brief)
        with st.expander("The page as it prints", key="as-it-prints"):
            st.image(desk.preview(brief), caption=f"A4, type of {fitted.size:g} points")
        left_out = (*(f"Article: {title}" for title in brief.left_out), *fitted.left_out)
        if left_out:
            with st.expander(f"Left out for space ({len(left_out)})"):
                draw(f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in left_out)}</ul>")
