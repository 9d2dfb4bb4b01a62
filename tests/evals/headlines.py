"""Retrieval in other words on real news: an editor's neutral headline is asked for the reports on the same event.

For NeuS (`neus_valid.jsonl`, which stays outside the project): each row is an event with articles of three outlets and
the headline that AllSides' editors wrote over all of them. The headline is the question; a passage of one of the three
articles answers it. `python -m tests.evals headlines --data FILE --out FILE`; score the rows with `paraphrase.scored`.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing import Settings, open_desk
from briefing.types import Source
from tests.evals.retrieval import find


def rows(data: Path, *, words: bool = False, titles: bool = False) -> Iterator[dict[str, Any]]:
    """Yield for each event the rank of the first passage of one of its articles, 0 for none in ten.

    Args:
        data: JSON lines with id, ref_title and articles (title, body, outlet).
        words: search by words alone, as right after an article is added.
        titles: give the articles their own headlines, which often say what the editor's says in the same words.
    """
    with data.open(encoding="utf-8") as lines:
        events = [json.loads(line) for line in lines if line.strip()]
    with tempfile.TemporaryDirectory() as folder, open_desk(Settings(data=Path(folder))) as desk:
        told: dict[str, set[str]] = {}
        for event in events:
            for number, one in enumerate(event["articles"]):
                details = {"outlet": one.get("outlet") or "", "title": one["title"] if titles else "Report"}
                source = Source("text", f"{event['id']}-{number}", one["body"].encode(), "text/plain", details)
                for added in desk.add_many([source]):
                    if added.article:
                        told.setdefault(added.article.id, set()).add(event["id"])
        desk.settle()
        for event in events:
            hits = find(desk, event["ref_title"], words=words)
            ranks = [n for n, hit in enumerate(hits, 1) if event["id"] in told.get(hit.passage.article_id, ())]
            yield {"question": event["ref_title"], "rank": ranks[0] if ranks else 0}
