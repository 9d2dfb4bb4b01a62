"""Loaded wording: a score for each sentence of BABE rows, with its vector, as the desk scores it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.library.vectors import pack, unpack
from briefing.models import embed
from briefing.reading import wording


def rows(data: Path) -> Iterator[dict[str, Any]]:
    """Yield one output row for each sentence.

    Args:
        data: JSON lines with id and text.
    """
    with data.open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    # Packed and unpacked, as the library keeps them.
    vectors = embed.packaged().embed([" ".join(row["text"].split()) for row in found])
    for row, vector in zip(found, unpack(pack(vectors)).tolist(), strict=True):
        yield {"id": row["id"], "score": round(wording.score(row["text"], vector), 4)}
