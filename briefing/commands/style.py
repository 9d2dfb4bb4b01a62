"""The command about the style sheet: which terms count as loaded, and where a person's own entries stand."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from briefing.commands.output import Output

if TYPE_CHECKING:
    from briefing.desk import Desk


def style(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Print the style sheet in use and its file, or write the packaged one to be edited; 1 when the file is wrong."""
    if chosen.copy:
        path = str(desk.copy_style())
        if out.as_json:
            out.values({"copied": path})
        else:
            out.lines(f"The packaged style sheet was copied to {path}; edit it, then run this command without --copy.")
        return 0
    in_use = desk.style
    if out.as_json:
        out.values(
            {
                "path": str(in_use.path) if in_use.path else None,
                "problem": in_use.problem,
                "entries": [_values(asdict(entry)) for entry in in_use.sheet.entries],
            }
        )
        return int(bool(in_use.problem))
    own = in_use.path if in_use.path and not in_use.problem else None
    out.lines(f"{len(in_use.sheet.entries)} entries, from {own or 'the packaged style sheet'}.")
    for entry in in_use.sheet.entries:
        instead = "; ".join(f"{form} → {neutral}" if neutral else form for form, neutral in entry.forms)
        out.lines("")
        out.wrapped(f"{entry.term} ({entry.side}): {entry.why}")
        out.wrapped(instead, first="    ")
    return int(bool(in_use.problem))


def _values(fields: dict[str, Any]) -> dict[str, Any]:
    """Return an entry as JSON holds it: sets as sorted lists, forms as a table."""
    plain = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in fields.items()}
    return {**plain, "forms": dict(plain["forms"])}
