"""A brief as it prints: the picture of its page, and what does not stand on it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import streamlit as st

from briefing.types import Brief
from briefing.ui import state
from briefing.ui.parts.errors import errors_shown
from briefing.ui.parts.text import counted, draw, escape

if TYPE_CHECKING:
    from briefing.desk import Desk
    from briefing.export.paper import Fitted

PAPERS: dict[state.Paper, str] = {"a4": "A4", "us-letter": "Letter"}
PAGES_KEPT = 24  # some 100 KB each
PICTURE_WIDTH = 620


def printed(brief: Brief) -> None:
    """Draw the page that the PDF has, when it is asked for, and the lines that were left out for space."""
    with errors_shown():
        panel = st.expander("The page as it prints", key="as-it-prints", on_change="rerun")
        with panel:
            paper = _paper()
        digest = hashlib.sha256(repr(brief).encode("utf-8", "backslashreplace")).hexdigest()
        fitted = _fitted(state.desk(), brief, brief.id, digest, paper)
        left_out = (*(f"Article: {title}" for title in brief.left_out), *fitted.left_out)
        if panel.open:
            with panel:
                picture = _picture(state.desk(), fitted, brief.id, digest, paper)
                st.image(picture, width=PICTURE_WIDTH, alt=_described(brief, paper, len(left_out)))
                draw(f'<p class="ev-meta">{PAPERS[paper]}, one page, type of {fitted.size:g} points</p>')
        if left_out:
            with st.expander(f"Left out for space ({len(left_out)})"):
                draw(f'<ul class="ev-left-out">{"".join(f"<li>{escape(line)}</li>" for line in left_out)}</ul>')


def _paper() -> state.Paper:
    chosen = st.segmented_control(
        "Paper",
        list(PAPERS),
        format_func=PAPERS.__getitem__,
        default="a4",
        key=state.PAPER,
        required=True,
        persist_state="session",
    )
    return chosen or "a4"


@st.cache_data(max_entries=PAGES_KEPT, show_spinner=False)
def _fitted(_desk: Desk, _brief: Brief, document_id: str, digest: str, paper: state.Paper) -> Fitted:
    """Return what of a brief stands on its page.

    The page is set anew when the document, its words or the paper have changed, not with each run of the script.
    """
    return _desk.one_page(_brief, paper=paper)


@st.cache_data(max_entries=PAGES_KEPT, show_spinner="Drawing the page …")
def _picture(_desk: Desk, _fitted: Fitted, document_id: str, digest: str, paper: state.Paper) -> bytes:
    """Return the picture of a fitted brief's page."""
    return _desk.preview(_fitted, paper=paper)


def _described(brief: Brief, paper: state.Paper, left_out: int) -> str:
    """Return what a picture shows to somebody who cannot see it; the words themselves stand above it on the page."""
    without = f", without {counted(left_out, 'line')} listed below" if left_out else ""
    return f"The brief “{brief.title}” set on one {PAPERS[paper]} page: the text of this page{without}."
