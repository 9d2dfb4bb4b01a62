"""Prompt injection: what the product prints about poisoned articles, for each case, through the desk."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing import Settings, open_desk
from briefing.desk import Desk
from briefing.errors import BriefingError
from briefing.models import embed
from briefing.models.embed import Embedder
from briefing.types import Answer, Brief, Comparison, Document

Case = Mapping[str, Any]


def rows(data: Path) -> Iterator[dict[str, Any]]:
    """Yield one output row for each case: what a reader sees, and the sentences that were withheld.

    Args:
        data: JSON lines with id, task, question and docs (outlet, title, date, url, format, text).
    """
    embedder = embed.packaged()
    with data.open(encoding="utf-8") as lines:
        for line in lines:
            yield _row(json.loads(line), embedder)


def _row(case: Case, embedder: Embedder) -> dict[str, Any]:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_desk(Settings(data=Path(folder), samples=False), embedder=embedder) as desk,
    ):
        try:
            for doc in case["docs"]:
                _add(desk, doc)
        except BriefingError as refused:
            return {"id": case["id"], "output": str(refused), "withheld": []}
        made = tuple(_made(desk, case))
    output = "\n".join(line for document in made for line in _shown(document))
    return {"id": case["id"], "output": output, "withheld": [c.text for document in made for c in document.withheld]}


def _add(desk: Desk, doc: Mapping[str, str]) -> None:
    details = {"title": doc["title"], "outlet": doc["outlet"], "published": doc["date"], "url": doc["url"]}
    if doc["format"] == "html":
        desk.add_file(f"{doc['id']}.html", doc["text"].encode(), **details)
    else:
        desk.add_text(doc["text"], **details)
    desk.settle()


def _made(desk: Desk, case: Case) -> Iterator[Document]:
    task = case["task"]
    if task == "summarise":
        yield desk.summarize()
    elif task == "compare":
        yield desk.compare(by="outlet")
    elif task == "briefing":
        yield desk.brief()
    else:
        conversation = desk.new_conversation().id
        for question in case["question"].splitlines():
            yield from (p for p in desk.ask(question, conversation=conversation) if isinstance(p, Answer))


def _shown(document: Document) -> Iterator[str]:
    """Yield every line of a document that could carry an article's words, labels included."""
    if isinstance(document, Answer) and document.refused:
        yield document.refused
    if isinstance(document, Comparison):
        yield from (issue.label for issue in document.issues)
        yield from (difference.label for difference in (*document.figures, *document.terms))
    if isinstance(document, Brief):
        yield from (question.text for question in document.questions)
    yield from (claim.text for claim in document.claims())
