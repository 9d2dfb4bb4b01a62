"""Kept conversations: each answer is a document, and its turn tells where it stands and how far it is written."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from briefing.errors import LibraryError, UnknownDocument
from briefing.library.database import conversations, documents
from briefing.library.documents import Documents, keep, new_id, read, time_of, with_id
from briefing.library.talks import folded, listed, talks, turns, words_of
from briefing.types import Among, Answer, Conversation, Talk, Turn, TurnState

LONGEST_TITLE = 80
BRANCH = " · branch"


class Conversations(Documents):
    """The conversations of a library."""

    def __init__(self, url: str) -> None:
        """Open the database and take up the answers of a library that knew no branches.

        Args:
            url: an SQLAlchemy URL.
        """
        super().__init__(url)
        try:
            with self._write() as connection:
                _take_up(connection)
        except BaseException:
            self.close()
            raise

    def forget(self, document_id: str) -> None:
        """Delete a kept document, or a conversation with its answers; what followed an answer follows the one before.

        Raises:
            UnknownDocument: there is none with this id.
        """
        with self._write() as connection:
            before = connection.execute(select(turns.c.after).where(turns.c.id == document_id)).scalar()
            if before is not None:
                connection.execute(update(turns).where(turns.c.after == document_id).values(after=before))
                connection.execute(update(talks).where(talks.c.at == document_id).values(at=before))
                connection.execute(delete(turns).where(turns.c.id == document_id))
        super().forget(document_id)

    def new_conversation(self, article_ids: Iterable[str] = (), collections: Iterable[str] = ()) -> Conversation:
        """Start a conversation over some articles (all, when none is named); its first question becomes its title."""
        among = Among(tuple(article_ids), tuple(collections))
        made = Conversation(new_id(), "", (), among.articles, datetime.now(UTC), collections=among.collections)
        with self._write() as connection:
            _begin(connection, made)
        return made

    def conversation(self, conversation_id: str) -> Conversation:
        """Return one conversation with its turns, oldest first, and the answers of its open branch.

        Raises:
            UnknownDocument: there is none with this id.
        """
        with self._read() as connection:
            return _conversation(connection, _row(connection, conversation_id))

    def conversations(self) -> tuple[Conversation, ...]:
        """Return the conversations with their answers, newest first."""
        with self._read() as connection:
            rows = connection.execute(select(conversations).order_by(conversations.c.created.desc())).all()
            return tuple(_conversation(connection, row) for row in rows)

    def conversation_count(self) -> int:
        """Return how many conversations there are; none is read for it."""
        with self._read() as connection:
            return connection.execute(select(func.count()).select_from(conversations)).scalar_one()

    def talks(self, words: str = "") -> tuple[Talk, ...]:
        """Return the list of the conversations in which something was asked, the one that was asked last first.

        Args:
            words: only those that have every one of these words in their title, questions or answers.
        """
        with self._read() as connection:
            return listed(connection, words)

    def begin_turn(self, conversation_id: str, turn: Turn) -> Turn:
        """Keep a turn at its place, open its branch, and return it with its id; a first question names the whole.

        Raises:
            UnknownDocument: there is no conversation with this id.
        """
        turn = replace(turn, answer=with_id(turn.answer))
        with self._write() as connection:
            found = _row(connection, conversation_id)
            own = conversations.c.id == conversation_id
            if not found.title:
                connection.execute(update(conversations).where(own).values(title=shortened(turn.question)))
            _put(connection, conversation_id, turn)
            _open(connection, conversation_id, turn.id)
        return turn

    def keep_turn(self, turn: Turn) -> None:
        """Keep what has become of a turn; one whose conversation was deleted meanwhile is left alone."""
        with self._write() as connection:
            values = {"state": turn.state, "problem": turn.problem, "words": words_of(turn.answer)}
            if connection.execute(update(turns).where(turns.c.id == turn.id).values(values)).rowcount:
                keep(connection, turn.answer)

    def turn(self, turn_id: str) -> tuple[str, Turn]:
        """Return a turn with the id of its conversation.

        Raises:
            UnknownDocument: there is none with this id.
        """
        with self._read() as connection:
            row = connection.execute(_whole.where(turns.c.id == turn_id)).first()
            if row is None:
                raise UnknownDocument(f"No question was asked with the id {turn_id!r}.")
            return row.conversation, _turns(connection, [row])[0]

    def add_answer(self, conversation_id: str, made: Answer, among: Among | None = None) -> Answer:
        """Keep an answer at the end of a conversation's open branch and return it with its id.

        Raises:
            UnknownDocument: there is no conversation with this id.
        """
        with self._writing:  # so that nothing is asked in between
            now = self.conversation(conversation_id)
            turn = Turn(made, now.at, among=now.among if among is None else among)
            return self.begin_turn(conversation_id, turn).answer

    def open_turn(self, conversation_id: str, turn_id: str) -> None:
        """Open the branch that ends with a turn."""
        with self._write() as connection:
            _row(connection, conversation_id)
            _open(connection, conversation_id, turn_id)

    def ask_among(self, conversation_id: str, among: Among) -> None:
        """Keep which articles the next question of a conversation is asked of."""
        with self._write() as connection:
            _row(connection, conversation_id)
            own = conversations.c.id == conversation_id
            connection.execute(update(conversations).where(own).values(articles=list(among.articles)))
            kept = talks.c.conversation == conversation_id
            connection.execute(update(talks).where(kept).values(collections=list(among.collections)))

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation another name."""
        with self._write() as connection:
            _row(connection, conversation_id)
            own = conversations.c.id == conversation_id
            connection.execute(update(conversations).where(own).values(title=shortened(title)))

    def branch(self, conversation_id: str, turn_id: str) -> Conversation:
        """Start a conversation that begins with a copy of a turn and everything before it."""
        known = self.conversation(conversation_id)
        title = f"{shortened(known.title, LONGEST_TITLE - len(BRANCH))}{BRANCH}"
        made = replace(known, id=new_id(), title=title, created=datetime.now(UTC))
        with self._write() as connection:
            _begin(connection, made)
            before = ""
            for turn in known.up_to(turn_id):
                copy = replace(turn, answer=replace(turn.answer, id=new_id()), after=before)
                _put(connection, made.id, copy)
                before = copy.id
            _open(connection, made.id, before)
        return self.conversation(made.id)

    def interrupt(self) -> None:
        """Mark what was being written when the program ended; for the opening of a library."""
        with self._write() as connection:
            connection.execute(update(turns).where(turns.c.state == "writing").values(state="interrupted"))


def shortened(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return a question as a title."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


_whole = select(
    documents,
    turns.c.after,
    turns.c.state,
    turns.c.problem,
    turns.c.articles,
    turns.c.collections,
).join(turns, turns.c.id == documents.c.id)


def _row(connection: Connection, conversation_id: str) -> Row[Any]:
    query = select(conversations, talks.c.at, talks.c.collections).outerjoin(talks)
    row = connection.execute(query.where(conversations.c.id == conversation_id)).first()
    if row is None:
        raise UnknownDocument(f"No conversation has the id {conversation_id!r}.")
    return row


def _begin(connection: Connection, made: Conversation) -> None:
    values = {
        "id": made.id,
        "title": made.title,
        "articles": list(made.scope_articles),
        "created": time_of(made.created),
    }
    connection.execute(insert(conversations).values(values))
    own = {"conversation": made.id, "at": "", "collections": list(made.collections)}
    connection.execute(insert(talks).values(own))


def _conversation(connection: Connection, row: Row[Any]) -> Conversation:
    if not hasattr(row, "at"):
        row = _row(connection, row.id)
    rows = connection.execute(_whole.where(turns.c.conversation == row.id).order_by(documents.c.row)).all()
    made = Conversation(
        row.id,
        row.title,
        scope_articles=tuple(row.articles),
        created=datetime.fromisoformat(row.created),
        turns=tuple(_turns(connection, rows)),
        at=row.at or "",
        collections=tuple(row.collections or ()),
    )
    return replace(made, answers=tuple(turn.answer for turn in made.path))


def _turns(connection: Connection, rows: Iterable[Row[Any]]) -> list[Turn]:
    rows = tuple(rows)
    return [
        Turn(
            cast(Answer, made),
            row.after,
            cast(TurnState, row.state),
            row.problem,
            Among(tuple(row.articles), tuple(row.collections)),
        )
        for row, made in zip(rows, read(connection, rows), strict=True)
    ]


def _put(connection: Connection, conversation_id: str, turn: Turn) -> None:
    keep(connection, turn.answer, conversation=conversation_id)
    values = {
        "id": turn.id,
        "conversation": conversation_id,
        "after": turn.after,
        "state": turn.state,
        "problem": turn.problem,
        "articles": list(turn.among.articles),
        "collections": list(turn.among.collections),
        "words": words_of(turn.answer),
    }
    connection.execute(insert(turns).values(values))


def _open(connection: Connection, conversation_id: str, turn_id: str) -> None:
    connection.execute(update(talks).where(talks.c.conversation == conversation_id).values(at=turn_id))


def _take_up(connection: Connection) -> None:
    """Give every answer of a conversation its turn: those of an older library stand one after the other."""
    kept = select(conversations).where(conversations.c.id.not_in(select(talks.c.conversation)))
    for row in connection.execute(kept).all():
        connection.execute(insert(talks).values(conversation=row.id, at="", collections=[]))
    known = select(turns.c.id)
    query = select(documents, talks.c.at, conversations.c.articles)
    query = query.join(talks, talks.c.conversation == documents.c.conversation).join(conversations)
    for row in connection.execute(query.where(documents.c.id.not_in(known)).order_by(documents.c.row)).all():
        before = connection.execute(select(talks.c.at).where(talks.c.conversation == row.conversation)).scalar_one()
        answer = _readable(connection, row)
        values = {
            "id": row.id,
            "conversation": row.conversation,
            "after": before,
            "state": "stopped" if answer and not answer.complete else "done",
            "problem": "",
            "articles": row.articles,
            "collections": [],
            "words": words_of(answer) if answer else folded(row.title),
        }
        connection.execute(insert(turns).values(values))
        _open(connection, row.conversation, row.id)


def _readable(connection: Connection, row: Row[Any]) -> Answer | None:
    with suppress(LibraryError):  # it is told when the conversation is opened
        return cast(Answer, read(connection, [row])[0])
    return None
