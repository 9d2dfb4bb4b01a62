"""Asking a question: in the open conversation or a new one, at its end or in the place of another question."""

from __future__ import annotations

from briefing.errors import BriefingError
from briefing.types import Turn
from briefing.ui import parts, scoping, state
from briefing.ui.language import retold

LONGEST_QUESTION = 1000
LONGEST_MESSAGE = 600
NOT_ASKED = "not-asked"
ASKED = "asked-last"  # the turn that is brought into view
CHANGING = "changing-question"  # the turn whose question is being edited


def submit() -> None:
    """Ask what was typed; the callback of the box."""
    ask(str(state.value("question") or ""))


def ask(question: str) -> None:
    """Ask a question at the end of the open conversation, or in a new one; a callback."""
    _begin(question)


def again(turn: Turn) -> None:
    """Ask a question once more; the former answer is kept. A callback."""
    _begin(turn.question, instead_of=turn.id, anew=True)


def change(turn_id: str) -> None:
    """Open the question of a turn for editing ("": none); a callback."""
    state.set_value(CHANGING, turn_id)


def changing() -> str:
    """Return the id of the turn whose question is being edited, "" for none."""
    return str(state.value(CHANGING) or "")


def changed(turn: Turn) -> None:
    """Ask the edited question in the place of the former one, which is kept; a callback.

    Words that are as they were are asked again only where another answer can come of it.
    """
    words = " ".join(str(state.value(f"changed-{turn.id}") or "").split())
    if words and words != turn.question:
        _begin(words, instead_of=turn.id)
    change("")


def not_asked() -> str:
    """Return the question that could not be asked, "" for none."""
    return str(state.value(NOT_ASKED) or "")


def asked_last() -> str:
    """Return the id of the turn that was brought into view last."""
    return str(state.value(ASKED) or "")


def keep_asked(turn_id: str) -> None:
    """Remember which turn is brought into view; it stays there when another version is opened."""
    state.set_value(ASKED, turn_id)


def _begin(question: str, *, instead_of: str = "", anew: bool = False) -> None:
    if not question.strip():
        return
    desk = state.desk()
    state.set_value(NOT_ASKED, "")
    try:
        known = desk.conversation(state.conversation()) if state.conversation() else None
        conversation, turn = desk.talks.begin(
            question,
            conversation=known.id if known else "",
            among=scoping.among(known),
            instead_of=instead_of,
            anew=anew,
        )
    except BriefingError as error:
        state.leave_notice(parts.safe(retold(str(error)), LONGEST_MESSAGE))
        state.set_value(NOT_ASKED, question)
    else:
        state.set_conversation(conversation)
        keep_asked(turn.id)
