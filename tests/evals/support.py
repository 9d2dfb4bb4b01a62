"""Support: how well a source bears out a claim, for score_verify.py."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.checking import support


def rows(data: Path) -> Iterator[dict[str, Any]]:
    """Yield one output row for each claim.

    Args:
        data: JSON lines with id, source and claim.
    """
    with data.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield {"id": row["id"], "score": round(support.score(row["claim"], row["source"]), 4)}
