"""A person's changes to kept documents; each is checked, kept, and returned as the document now is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.desk.shelves import Shelves
from briefing.errors import EditRefused
from briefing.types import Answer, Claim, Document
from briefing.writing import revising


@dataclass(frozen=True, slots=True)
class Edits:
    """Changes to kept summaries, comparisons and briefs; `Desk.edits` is the one to use.

    Every verb names a document by its id and a sentence by its place in `sentences`, and raises `UnknownDocument` when
    nothing has that id and `EditRefused` when the change cannot be made; then the document is as it was.
    """

    shelves: Shelves

    def sentences(self, document_id: str) -> tuple[Claim, ...]:
        """Return a document's sentences, each once, in reading order."""
        return revising.sentences(self._document(document_id))

    def drop(self, document_id: str, number: int) -> Document:
        """Take a sentence out, wherever it stands."""
        return self._kept(document_id, lambda document: revising.dropped(document, number))

    def tick(self, document_id: str, number: int, *, on: bool = True) -> Document:
        """Mark a sentence as checked by a person, or no longer."""
        return self._kept(document_id, lambda document: revising.ticked(document, number, on=on))

    def rewrite(self, document_id: str, number: int, text: str) -> Document:
        """Put a sentence in other words, which must pass the checks against the spans that it cites.

        Raises:
            UnknownArticle: an article that the sentence cites is not loaded any more.
        """

        def change(document: Document) -> Document:
            cited = dict.fromkeys(c.article_id for claim in document.claims() for c in claim.citations)
            evidence = self.shelves.evidence(map(self.shelves.article, cited), ())
            return revising.rewritten(document, number, text, evidence)

        return self._kept(document_id, change)

    def move(self, document_id: str, part: str, at: int, to: int) -> Document:
        """Put a line of a list in another place; `part` is the list's name, as "key_facts"."""
        return self._kept(document_id, lambda document: revising.moved(document, part, at, to))

    def restore(self, document: Document) -> None:
        """Keep a document as it was before: its former value, under its own id."""
        self._document(document.id)
        self.shelves.store.save_document(document)

    def _document(self, document_id: str) -> Document:
        document = self.shelves.store.document(document_id)
        if isinstance(document, Answer):
            raise EditRefused("An answer is part of its conversation and cannot be edited.")
        return document

    def _kept(self, document_id: str, change: Callable[[Document], Document]) -> Document:
        document = change(self._document(document_id))
        self.shelves.store.save_document(document)
        return document
