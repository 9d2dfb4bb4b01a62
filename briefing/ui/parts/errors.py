"""The one way for an error to reach the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from briefing.errors import BriefingError, EditRefused
from briefing.ui import state
from briefing.ui.language import retold, said
from briefing.ui.parts.text import safe

LONGEST_MESSAGE = 600


def error_box(error: BriefingError) -> None:
    """Show what happened, what was found, what to do about it, and whether trying again can help."""
    found = error.findings if isinstance(error, EditRefused) else ()
    others = [one.message for one in found if one.message not in error.message]
    lines = [f"**{_told(error.message)}**", *map(_told, others), _told(error.advice)]
    if error.retryable:
        lines.append(said("Nothing is lost; trying again may help."))
    st.error("\n\n".join(line for line in lines if line))


@contextmanager
def errors_shown() -> Iterator[None]:
    """Run a block; a `BriefingError` in it ends the block and becomes an error box."""
    try:
        yield
    except BriefingError as error:
        error_box(error)


@contextmanager
def errors_left() -> Iterator[None]:
    """Run a block of a callback, which cannot draw; its error is shown at the top of the run that follows."""
    try:
        yield
    except BriefingError as error:
        state.leave_notice(_told(str(error)))


def _told(message: str) -> str:
    return safe(retold(message), LONGEST_MESSAGE)
