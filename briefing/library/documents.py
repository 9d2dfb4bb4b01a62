"""Kept documents and conversations: each document keeps its own copy of the words it quotes."""

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
from briefing.types import Answer, Brief, Comparison, Conversation, Document, Kept, Summary

Kind = Literal["summary", "comparison", "answer", "brief"]

KINDS: dict[Kind, type[Document]] = {"summary": Summary, "comparison": Comparison, "answer": Answer, "brief": Brief}
LONGEST_TITLE = 80

D = TypeVar("D", bound=Document)


class Documents(Database):
    """The documents and conversations of a library."""

    def save_document(self, document: Document) -> str:
        """Keep a document and return its id; one that has an id replaces what was kept under it."""
        document = _with_id(document)
        with self._write() as connection:
            _keep(connection, document, conversation=None)
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
            return _read(connection, [row])[0]

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

    def new_conversation(self, article_ids: Iterable[str] = ()) -> Conversation:
        """Start a conversation over some articles (all, when none is named); its first question becomes its title."""
        made = Conversation(_new_id(), "", (), tuple(article_ids), datetime.now(UTC))
        values = {"id": made.id, "title": "", "articles": list(made.scope_articles), "created": _time(made.created)}
        with self._write() as connection:
            connection.execute(insert(conversations).values(values))
        return made

    def add_answer(self, conversation_id: str, made: Answer) -> Answer:
        """Keep an answer at the end of a conversation and return it with its id.

        Raises:
            UnknownDocument: there is no conversation with this id.
        """
        made = _with_id(made)
        with self._write() as connection:
            found = connection.execute(select(conversations).where(conversations.c.id == conversation_id)).first()
            if found is None:
                raise UnknownDocument(f"No conversation has the id {conversation_id!r}.")
            if not found.title:
                title = update(conversations).where(conversations.c.id == conversation_id)
                connection.execute(title.values(title=_shortened(made.question)))
            _keep(connection, made, conversation=conversation_id)
        return made

    def conversation(self, conversation_id: str) -> Conversation:
        """Return one conversation with its answers, oldest answer first.

        Raises:
            UnknownDocument: there is none with this id.
        """
        with self._read() as connection:
            row = connection.execute(select(conversations).where(conversations.c.id == conversation_id)).first()
            if row is None:
                raise UnknownDocument(f"No conversation has the id {conversation_id!r}.")
            return _conversation(connection, row)

    def conversations(self) -> tuple[Conversation, ...]:
        """Return the conversations with their answers, newest first."""
        with self._read() as connection:
            rows = connection.execute(select(conversations).order_by(conversations.c.created.desc())).all()
            return tuple(_conversation(connection, row) for row in rows)


def _keep(connection: Connection, document: Document, *, conversation: str | None) -> None:
    connection.execute(delete(documents).where(documents.c.id == document.id))
    kind = next(kind for kind, form in KINDS.items() if isinstance(document, form))
    values = {
        "id": document.id,
        "kind": kind,
        "title": document.title,
        "created": _time(document.provenance.created or datetime.now(UTC)),
        "conversation": conversation,
        "body": _adapter(type(document)).dump_json(document).decode(),
    }
    connection.execute(insert(documents).values(values))


def _conversation(connection: Connection, row: Row[Any]) -> Conversation:
    query = select(documents).where(documents.c.conversation == row.id).order_by(documents.c.row)
    answers = tuple(cast(Answer, made) for made in _read(connection, connection.execute(query).all()))
    return Conversation(row.id, row.title, answers, tuple(row.articles), datetime.fromisoformat(row.created))


def _read(connection: Connection, rows: Iterable[Row[Any]]) -> list[Document]:
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


def _with_id(document: D) -> D:
    return document if document.id else replace(document, id=_new_id())


def _new_id() -> str:
    return uuid4().hex[:12]


def _time(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1].rstrip() + "…"
