"""One run of the command line: parse, open the desk, call the command, turn what went wrong into an exit code."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import briefing
from briefing.commands.arguments import parser
from briefing.commands.output import Output
from briefing.errors import BriefingError
from briefing.settings import Settings, read_settings

if TYPE_CHECKING:
    from briefing.desk import Desk

DONE, REFUSED = 0, 1
STOPPED = 128 + signal.SIGINT  # what a shell reports for a program that the signal ended
UNHEARD = 128 + signal.SIGPIPE


def main(argv: Sequence[str] | None = None, *, open_desk: Callable[[Settings], Desk] | None = None) -> int:
    """Run one command and return its exit code.

    Args:
        argv: the arguments after `python -m briefing`; those of the process when left out.
        open_desk: opens the desk; `briefing.open_desk` when left out.

    Returns:
        0 done (a refused answer is an answer), 1 a `BriefingError`, told on stderr, 130 stopped by Ctrl-C, 141 nobody
        reads the output any more. Wrong usage ends the process with 2, as argparse does.
    """
    chosen = parser().parse_args(argv)
    _speak_any_text()
    out = Output(as_json=chosen.json)
    try:
        with (open_desk or briefing.open_desk)(read_settings()) as desk:
            if desk.style.problem:
                out.error(desk.style.problem)
            code: int = chosen.command(desk, chosen, out)
        out.flush()
    except BriefingError as error:
        out.error(str(error))
        return REFUSED
    except KeyboardInterrupt:
        out.error("Stopped.")
        return STOPPED
    except BrokenPipeError:
        # The interpreter flushes stdout once more at exit; point it somewhere that still listens.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNHEARD
    return code


def _speak_any_text() -> None:
    """Let a terminal that lacks a character show a stand-in for it instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
