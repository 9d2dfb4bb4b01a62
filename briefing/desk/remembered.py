"""Documents that a model has written before: the same articles, prompts, model and choices are not paid for twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import briefing
from briefing.errors import UnknownDocument
from briefing.library.store import Store
from briefing.settings import ModelChoice
from briefing.types import Document, Evidence
from briefing.writing.prompts import Prompts

KEY = "written:"  # what the notes of the store are kept under, before the digest


@dataclass(frozen=True, slots=True)
class Order:
    """What a document is to be made of.

    Args:
        kind: summary, comparison, answer or brief. wanted: what the person chose. evidence: what it rests on.
    """

    kind: str
    wanted: Mapping[str, Any]
    evidence: Evidence

    def digest(self, choice: ModelChoice, prompts: Prompts) -> str:
        """Return a digest that changes with everything that could change the document."""
        articles = [
            [
                a.id,
                a.title,
                a.outlet,
                a.author,
                str(a.published),
                a.url,
                a.language,
                self.evidence.readings[a.id].version,
            ]
            for a in self.evidence.articles
        ]
        passages = [[p.article_id, p.start, p.end] for p in self.evidence.passages]
        model = [choice.model, choice.base_url, choice.context, briefing.__version__]
        whole = [self.kind, dict(self.wanted), articles, passages, model, dict(prompts.sums)]
        return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()


def find(store: Store, digest: str) -> Document | None:
    """Return the kept document that was written to the same order, `None` when there is none or it was deleted."""
    document_id = store.meta(KEY + digest)
    try:
        return store.document(document_id) if document_id else None
    except UnknownDocument:
        return None


def remember(store: Store, digest: str, document: Document) -> None:
    """Note to which order a kept document was written; one that broke off is written anew the next time."""
    if document.complete:
        store.set_meta(KEY + digest, document.id)
