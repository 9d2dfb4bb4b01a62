"""Loaded wording: a score for each sentence of BABE rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.reading import wording


def rows(data: Path) -> Iterator[dict[str, Any]]:
    """Yield one output row for each sentence.

    Args:
        data: JSON lines with id and text.
    """
    with data.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield {"id": row["id"], "score": round(wording.score(row["text"]), 4)}
