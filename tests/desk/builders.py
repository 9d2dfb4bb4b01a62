"""Builders for desk tests; every place, outlet and person is invented."""

from __future__ import annotations

from pathlib import Path

from briefing import Settings, open_desk
from briefing.desk import Desk
from briefing.models.fakes import HashEmbedder

TRAM = """The Tarnwick city council voted 29 to 16 on Tuesday to build a tramway to the suburb of Northolme.

The line will cost 387 million crowns, transport commissioner Ines Corvo said.
“We are building for the next fifty years,” Corvo said.

“We are mortgaging the next decade,” said Otto Brandis, a councillor who voted against the plan."""

PORT = """Fishing boats blocked the port of Sandwick for a third day on Friday.

“Nobody has asked us about the new quotas,” said Marit Holm, chair of the Sandwick fishers' union.

The fisheries ministry declined to comment."""


def open_test_desk(folder: Path) -> Desk:
    """Open a desk in a folder of its own with a fast embedder."""
    return open_desk(Settings(data=folder / "desk"), embedder=HashEmbedder())


def stocked(desk: Desk) -> tuple[str, str]:
    """Load the two articles, wait until they can be found by meaning, and return their ids."""
    tram = desk.add_text(TRAM, title="Council approves tramway", outlet="Tarnwick Courier", published="2026-03-04")
    port = desk.add_text(PORT, title="Port blocked", outlet="Sandwick Post", published="2026-03-06")
    assert tram.article is not None
    assert port.article is not None
    assert desk.settle().finished
    return tram.article.id, port.article.id
