"""Kept documents: each keeps its own copy of the words it quotes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, Literal, TypeVar, cast
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Row, delete, insert, select, update

from briefing.errors import LibraryError, UnknownDocument
from briefing.library.database import Database, articles, conversations, documents
from briefing.types import Answer, Brief, Comparison, Document, Kept, Summary

Kind = Literal["summary", "comparison", "answer", "brief"]

KINDS: dict[Kind, type[Document]] = {"summary": Summary, "comparison": Comparison, "answer": Answer, "brief": Brief}

D = TypeVar("D", bound=Document)


class Documents(Database):
    """The documents of a library."""

    def save_document(self, document: Document) -> str:
        """Keep a document and return its id; one that has an id replaces what was kept under it."""
        document = with_id(document)
        with self._write() as connection:
            keep(connection, document)
        return document.id

    def document(self, document_id: str) -> Document:
        """Return a kept document, alone or part of a conversation; its note names the sources deleted since.

        Raises:
            UnknownDocument: there is none with this id.
        """
        with self._read() as connection:
            row = connection.execute(select(documents).where(documents.c.id == document_id)).first()
            if row is None:
                raise UnknownDocument(f"No kept document has the id {document_id!r}.")
            return read(connection, [row])[0]

    def documents(self) -> tuple[Kept, ...]:
        """Return the kept documents, newest first; answers are listed with their conversation instead."""
        columns = (documents.c.id, documents.c.kind, documents.c.title, documents.c.created)
        query = select(*columns).where(documents.c.conversation.is_(None)).order_by(documents.c.row.desc())
        with self._read() as connection:
            rows = connection.execute(query).all()
        return tuple(Kept(row.id, cast(Kind, row.kind), row.title, datetime.fromisoformat(row.created)) for row in rows)

    def forget(self, document_id: str) -> None:
        """Delete a kept document, or a conversation with its answers.

        Raises:
            UnknownDocument: there is none with this id.
        """
        with self._write() as connection:
            gone = connection.execute(delete(documents).where(documents.c.id == document_id)).rowcount
            gone += connection.execute(delete(conversations).where(conversations.c.id == document_id)).rowcount
            if not gone:
                raise UnknownDocument(f"No kept document or conversation has the id {document_id!r}.")


def keep(connection: Connection, document: Document, *, conversation: str | None = None) -> None:
    """Keep a document that has an id; one of a conversation stays in its place there."""
    values = {
        "id": document.id,
        "kind": next(kind for kind, form in KINDS.items() if isinstance(document, form)),
        "title": document.title,
        "created": time_of(document.provenance.created or datetime.now(UTC)),
        "body": _adapter(type(document)).dump_json(document).decode(),
    }
    own = documents.c.id == document.id
    if connection.execute(update(documents).where(own, documents.c.conversation.is_not(None)).values(values)).rowcount:
        return
    connection.execute(delete(documents).where(own))
    connection.execute(insert(documents).values(**values, conversation=conversation))


def read(connection: Connection, rows: Iterable[Row[Any]]) -> list[Document]:
    """Return the documents of some rows; the note of each names its sources that were deleted since.

    Raises:
        LibraryError: one of them cannot be read.
    """
    made = []
    for row in rows:
        try:
            made.append(_adapter(KINDS[row.kind]).validate_json(row.body))
        except (KeyError, ValidationError) as error:
            raise LibraryError(
                f"The kept document {row.id!r} cannot be read; it was written by another version or is damaged.",
                advice="Delete it and make it again; the articles are safe.",
            ) from error
    return _with_deletions(connection, made)


def _with_deletions(connection: Connection, made: list[Document]) -> list[Document]:
    """Say in a document's note which of its sources have been deleted since."""
    used = {source.article_id for document in made for source in document.sources}
    if not used:
        return made
    present = set(connection.execute(select(articles.c.id).where(articles.c.id.in_(used))).scalars())
    return [_with_note(document, present) for document in made]


def _with_note(document: Document, present: set[str]) -> Document:
    gone = [f"“{source.title}”" for source in document.sources if source.article_id not in present]
    if not gone:
        return document
    verb = "was" if len(gone) == 1 else "were"
    said = f"{', '.join(gone)} {verb} deleted from the library; the words quoted here are this document's own copy."
    note = f"{document.provenance.note} {said}".strip()
    return replace(document, provenance=replace(document.provenance, note=note))


def _adapter(form: type[Document]) -> TypeAdapter[Any]:
    return _made(form.__name__)


@cache
def _made(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(next(form for form in KINDS.values() if form.__name__ == name))


def with_id(document: D) -> D:
    """Return a document with an id, a new one where it has none."""
    return document if document.id else replace(document, id=new_id())


def new_id() -> str:
    """Return an id that nothing has yet."""
    return uuid4().hex[:12]


def time_of(moment: datetime | None) -> str:
    """Return a moment as it is kept."""
    return moment.isoformat() if moment else ""
