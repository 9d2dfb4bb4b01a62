"""The commands of `python -m briefing`: each asks the desk once and shows what it answers."""

from briefing.commands.run import main

__all__ = ["main"]
