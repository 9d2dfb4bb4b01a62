"""A document while it is being written, and the button that stops it at once; what was checked by then is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, Literal

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, StopException

from briefing.errors import ModelStopped
from briefing.settings import EXTRACTIVE
from briefing.types import Document
from briefing.ui import state
from briefing.ui.parts.text import draw

if TYPE_CHECKING:
    from briefing.desk import Stop

Kind = Literal["summary", "comparison", "brief", "answer"]
WRITING = "writing"
PATIENCE = 5.0  # seconds that a page waits for what a stopped writing keeps


@dataclass(slots=True)
class Writing:
    """One writing of a document.

    A click starts the page anew beside the run that writes, which from then on reaches neither page nor session: what
    it keeps comes to the new run through here.

    Args:
        kind: of the document. stop: ends the writing. done: set when everything is kept.
        document_id: of the finished document, "" before, and for answers, which their conversation keeps.
    """

    kind: Kind
    stop: Stop
    done: Event = field(default_factory=Event)
    document_id: str = ""


@contextmanager
def stoppable(kind: Kind, doing: str) -> Iterator[Writing]:
    """Run a block that writes a document, with a button beside it that stops the writing, as any other click does.

    A run learns of a click only when it draws, by an exception; so something is drawn while a model is waited for, and
    the exception is raised again once the block has kept what was checked.

    Args:
        kind: of the document. doing: what goes on, in plain words.
    """
    from briefing.desk import Stop  # brings Chroma and SQLAlchemy, so not before the page is asked for

    area = st.empty()
    clicks: list[RerunException | StopException] = []

    def waiting() -> None:
        with _noted(clicks):
            drawn.empty()
        if clicks:
            writing.stop.stop()

    writing = Writing(kind, Stop(waiting))
    state.set_value(WRITING, writing)
    try:
        with (
            suppress(ModelStopped),  # there is nothing to keep then, which the run that follows tells
            _noted(clicks),
            area.container(horizontal=True, vertical_alignment="center", gap="medium", key="writing-now"),
            st.spinner(doing, show_time=True, width="content"),
        ):
            if state.desk().writer_name != EXTRACTIVE:
                st.button("Stop", key="stop-writing")
            drawn = st.empty()
            yield writing
    finally:
        writing.done.set()
        if not clicks:
            state.set_value(WRITING, None)
            area.empty()  # only here: the spinner's own last message would find no place in an empty area
    if clicks:
        raise clicks[0]


@contextmanager
def _noted(clicks: list[RerunException | StopException]) -> Iterator[None]:
    try:
        yield
    except (RerunException, StopException) as click:
        clicks.append(click)


def take_up(kind: Kind) -> None:
    """Open what a writing that was stopped has kept, once; for the top of the page of this kind."""
    writing = state.value(WRITING)
    if not isinstance(writing, Writing) or writing.kind != kind:
        return
    writing.stop.stop()
    writing.done.wait(PATIENCE)
    state.set_value(WRITING, None)
    if kind == "answer":
        return
    if writing.document_id:
        state.set_document(kind, writing.document_id)
    else:
        st.info("The writing was stopped before anything had been checked.")


def stopped_note(document: Document) -> None:
    """Say that a document was not written to its end, where it was not."""
    if not document.complete:
        draw('<p class="ev-note">Stopped early: only what had been checked by then is kept.</p>')
