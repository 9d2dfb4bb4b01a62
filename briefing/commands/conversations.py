"""Commands about conversations: conversations, conversation."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from briefing.commands.documents import show
from briefing.commands.output import Output

if TYPE_CHECKING:
    from briefing.desk import Desk


def listing(desk: Desk, chosen: Namespace, out: Output) -> int:
    """List the conversations, last asked first; only those with some words, where they are given."""
    found = desk.talks.listing(" ".join(chosen.words))
    if out.as_json:
        out.values(
            [
                {"id": one.id, "title": one.title, "asked": one.asked.isoformat(), "questions": one.questions}
                for one in found
            ]
        )
        return 0
    for one in found:
        out.lines("  ".join((one.id, one.asked.strftime("%Y-%m-%d %H:%M"), f"{one.questions:>3}", one.title)))
    if not found:
        out.lines("No conversation has these words." if chosen.words else "No conversation is kept yet.")
    return 0


def conversation(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Print or save a conversation with its citations and sources."""
    return show(desk, desk.talks.transcript(chosen.conversation), chosen, out)
