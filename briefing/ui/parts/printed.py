"""A brief as it prints: the picture of its page, and what does not stand on it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import streamlit as st

from briefing.types import Brief
from briefing.ui import state
from briefing.ui.language import counted, number, phrase, said
from briefing.ui.parts.documents import downloads
from briefing.ui.parts.errors import errors_shown
from briefing.ui.parts.text import draw, escape

if TYPE_CHECKING:
    from briefing.desk import Desk
    from briefing.export.paper import Fitted

PAPERS: dict[state.Paper, str] = {"a4": phrase("A4"), "us-letter": phrase("Letter")}
PAGES_KEPT = 24  # some 100 KB each
PICTURE_WIDTH = 620


def printed(brief: Brief) -> None:
    """Draw the page that the PDF has, its downloads, and the lines that were left out for space.

    Nothing is asked for: the picture follows every change of the document.
    """
    paper = _paper()
    downloads(brief)
    with errors_shown():
        digest = hashlib.sha256(repr(brief).encode("utf-8", "backslashreplace")).hexdigest()
        fitted = _fitted(state.desk(), brief, brief.id, digest, paper)
        left_out = (*(said("Article: {title}", title=title) for title in brief.left_out), *fitted.left_out)
        with st.spinner(said("Drawing the page …")):
            picture = _picture(state.desk(), fitted, brief.id, digest, paper)
        with st.container(key="as-it-prints", width=PICTURE_WIDTH):
            # Stretched, for a width of its own would have it made smaller anew in each run.
            st.image(picture, width="stretch", alt=_described(brief, paper, len(left_out)))
        without = counted("{n} line left out for space", "{n} lines left out for space", len(left_out))
        words = said("{paper}, one page, type of {size} points", paper=said(PAPERS[paper]), size=number(fitted.size, 1))
        draw(f'<p class="ev-meta">{words}, {without if left_out else said("nothing left out")}</p>')
        if left_out:
            with st.expander(said("Left out for space ({n})", n=len(left_out)), key="left-out"):
                draw(f'<ul class="ev-left-out">{"".join(f"<li>{escape(line)}</li>" for line in left_out)}</ul>')


def _paper() -> state.Paper:
    chosen = st.segmented_control(
        said("Paper"),
        list(PAPERS),
        format_func=lambda paper: said(PAPERS[paper]),
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


@st.cache_data(max_entries=PAGES_KEPT, show_spinner=False)
def _picture(_desk: Desk, _fitted: Fitted, document_id: str, digest: str, paper: state.Paper) -> bytes:
    """Return the picture of a fitted brief's page."""
    return _desk.preview(_fitted, paper=paper)


def _described(brief: Brief, paper: state.Paper, left_out: int) -> str:
    """Return what a picture shows to somebody who cannot see it; the words themselves stand above it on the page."""
    name, title = said(PAPERS[paper]), brief.title
    if not left_out:
        return said("The brief “{title}” set on one {paper} page: the text of this page.", title=title, paper=name)
    return counted(
        "The brief “{title}” set on one {paper} page: the text of this page, without {n} line listed below.",
        "The brief “{title}” set on one {paper} page: the text of this page, without {n} lines listed below.",
        left_out,
        title=title,
        paper=name,
    )
