"""The one way for an error to reach the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from briefing.errors import BriefingError, EditRefused
from briefing.ui import state
from briefing.ui.parts.text import safe

LONGEST_MESSAGE = 600


def error_box(error: BriefingError) -> None:
    """Show what happened, what was found, what to do about it, and whether trying again can help."""
    found = error.findings if isinstance(error, EditRefused) else ()
    said = [one.message for one in found if one.message not in error.message]
    lines = [f"**{safe(error.message, LONGEST_MESSAGE)}**", *(safe(message, LONGEST_MESSAGE) for message in said)]
    lines.append(safe(error.advice, LONGEST_MESSAGE))
    if error.retryable:
        lines.append("Nothing is lost; trying again may help.")
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
        state.leave_notice(safe(str(error), LONGEST_MESSAGE))
