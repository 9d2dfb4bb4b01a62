"""Article extraction: the text that a saved page yields, for score_extract.py."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from briefing.errors import BriefingError
from briefing.ingest import extract
from briefing.types import Source


def run(data: Path) -> dict[str, str]:
    """Return page id to extracted text; a page that is refused yields "".

    Args:
        data: JSON lines with `id`; the pages stand beside it as html/<id>.html.gz.
    """
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {row["id"]: _text(data.parent / "html" / f"{row['id']}.html.gz") for row in rows}


def _text(page: Path) -> str:
    source = Source("file", page.with_suffix("").name, gzip.decompress(page.read_bytes()), "text/html")
    try:
        return extract.to_article(source).text
    except BriefingError:
        return ""
