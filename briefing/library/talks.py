"""The tables of conversations and their list, searched by the words of questions and answers."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import JSON, Column, Connection, ForeignKey, String, Table, Text, func, select

from briefing.library.database import LATER, TABLES, conversations, documents
from briefing.types import Answer, Talk

turns = Table(
    "turns",
    TABLES,
    Column("id", String, primary_key=True),  # of the answer, which is a document
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("after", String, nullable=False),  # the turn before it, "" for none
    Column("state", String, nullable=False),
    Column("problem", Text, nullable=False),
    Column("articles", JSON, nullable=False),
    Column("collections", JSON, nullable=False),
    Column("words", Text, nullable=False),  # of question and answer, as they are searched
    info={LATER: True},
)

# What a conversation has come to know since the first libraries.
talks = Table(
    "talks",
    TABLES,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("at", String, nullable=False),  # the last turn of the open branch
    Column("collections", JSON, nullable=False),
    info={LATER: True},
)


def listed(connection: Connection, words: str) -> tuple[Talk, ...]:
    """Return the conversations in which something was asked, the one that was asked last first.

    Args:
        connection: to the library. words: only those that have every one of these in their title, questions or answers.
    """
    chains: dict[str, dict[str, str]] = defaultdict(dict)
    said: dict[str, str] = defaultdict(str)
    columns = (turns.c.id, turns.c.conversation, turns.c.after, *((turns.c.words,) if words.strip() else ()))
    for row in connection.execute(select(*columns)):
        chains[row.conversation][row.id] = row.after
        if words.strip():
            said[row.conversation] += f" {row.words}"
    last = (
        select(documents.c.conversation, func.max(documents.c.row).label("row"))
        .where(documents.c.conversation.is_not(None))
        .group_by(documents.c.conversation)
        .subquery()
    )
    query = (
        select(conversations.c.id, conversations.c.title, documents.c.created, talks.c.at)
        .join(last, last.c.conversation == conversations.c.id)
        .join(documents, documents.c.row == last.c.row)
        .join(talks, talks.c.conversation == conversations.c.id)
        .order_by(documents.c.row.desc())
    )
    sought = folded(words).split()
    return tuple(
        Talk(row.id, row.title, datetime.fromisoformat(row.created), _length(chains[row.id], row.at))
        for row in connection.execute(query)
        if all(word in f"{folded(row.title)} {said[row.id]}" for word in sought)
    )


def words_of(answer: Answer) -> str:
    """Return the words by which an answer is found: of its question and its sentences."""
    return folded(" ".join((answer.question, *(claim.text for claim in answer.sentences), answer.refused)))


def folded(text: str) -> str:
    """Return words in small letters without accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def _length(after: Mapping[str, str], at: str) -> int:
    """Return how many turns lead to one."""
    number = 0
    while at in after and number < len(after):
        at, number = after[at], number + 1
    return number
