"""A person's changes to kept documents; each is checked, kept, and returned as the document now is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefing.desk.shelves import Shelves
from briefing.errors import EditRefused, UnknownArticle
from briefing.types import Answer, Claim, Comparison, Document, Evidence
from briefing.writing import matrix, revising


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

    def name_issue(self, document_id: str, at: int, label: str) -> Document:
        """Name a row of a comparison; rows are counted in `issues`, hidden ones too, from 0."""
        return self._compared(document_id, lambda document: matrix.named(document, at, label))

    def add_issue(self, document_id: str, label: str) -> Document:
        """Add a row to a comparison: what bears on these words in its articles, or nothing for anyone."""
        return self._compared(document_id, lambda document: matrix.added(document, label, self._evidence(document)))

    def merge_issues(self, document_id: str, at: int, into: int) -> Document:
        """Put the statements of one row of a comparison into another, which keeps its name."""
        return self._compared(document_id, lambda document: matrix.merged(document, at, into))

    def hide_issue(self, document_id: str, at: int, *, on: bool = True) -> Document:
        """Leave a row of a comparison out, or show it again."""
        return self._compared(document_id, lambda document: matrix.hidden(document, at, on=on))

    def choose_voices(self, document_id: str, names: Iterable[str]) -> Document:
        """Show these voices (or outlets) of a comparison, in this order; the others are hidden, not lost."""
        listed = list(names)
        return self._compared(
            document_id, lambda document: matrix.chosen(document, listed, lambda: self._evidence(document))
        )

    def restore(self, document: Document) -> None:
        """Keep a document as it was before: its former value, under its own id."""
        self._document(document.id)
        self.shelves.store.save_document(document)

    def _document(self, document_id: str) -> Document:
        document = self.shelves.store.document(document_id)
        if isinstance(document, Answer):
            raise EditRefused("An answer is part of its conversation and cannot be edited.")
        return document

    def _compared(self, document_id: str, change: Callable[[Comparison], Document]) -> Document:
        document = self._document(document_id)
        if not isinstance(document, Comparison):
            raise EditRefused("Only a comparison has rows and columns.", advice="Choose a comparison.")
        return self._kept(document_id, lambda _: change(document))

    def _evidence(self, document: Comparison) -> Evidence:
        """Return the articles that a comparison was made of."""
        try:
            articles = tuple(map(self.shelves.article, document.provenance.articles))
        except UnknownArticle as error:
            raise EditRefused(
                "An article of this comparison is not loaded any more, so nothing can be looked up in it.",
                advice="Add the article again, or make a new comparison.",
            ) from error
        return self.shelves.evidence(articles)

    def _kept(self, document_id: str, change: Callable[[Document], Document]) -> Document:
        document = change(self._document(document_id))
        self.shelves.store.save_document(document)
        return document
