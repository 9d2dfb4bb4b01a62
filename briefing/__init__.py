"""Evenhand: news articles in, briefings out, and every sentence with the exact words it rests on.

>>> from briefing import open_desk
>>> with open_desk() as desk:
...     desk.add_file("article.txt", data)
...     summary = desk.summarize()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.settings import ModelChoice, Settings, read_settings
from briefing.types import Scope, Source

if TYPE_CHECKING:
    from briefing.desk import Desk, open_desk

__version__ = "0.1.0"
__all__ = ["BriefingError", "Desk", "ModelChoice", "Scope", "Settings", "Source", "open_desk", "read_settings"]


def __getattr__(name: str) -> object:
    """Import the desk on first use: it brings Chroma and SQLAlchemy, which take two seconds."""
    if name in {"Desk", "open_desk"}:
        from briefing import desk

        return getattr(desk, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
