"""The lexical half of search, and the only place that knows SQLite's FTS5."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

Rows = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]

COUNTED = 1_000
LEAST = 1e-6  # of a rarity, as FTS5 has it


class Posting(NamedTuple):
    """The passages that hold a word, and its share of their score."""

    rows: Rows
    scores: Scores


# An index over the columns of `passages`, kept in step by triggers, so that no code path can forget it.
_CREATE = (
    "CREATE VIRTUAL TABLE words USING fts5("
    "header, text, content='passages', content_rowid='row', tokenize='porter unicode61')",
    "CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN"
    " INSERT INTO words(rowid, header, text) VALUES (new.row, new.header, new.text); END",
    "CREATE TRIGGER passages_gone AFTER DELETE ON passages BEGIN"
    " INSERT INTO words(words, rowid, header, text) VALUES ('delete', old.row, old.header, old.text); END",
    "CREATE TRIGGER passages_changed AFTER UPDATE ON passages BEGIN"
    " INSERT INTO words(words, rowid, header, text) VALUES ('delete', old.row, old.header, old.text);"
    " INSERT INTO words(rowid, header, text) VALUES (new.row, new.header, new.text); END",
)

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")

# Words that say how a question is put, not what it is about.
UNTELLING = frozenset(
    "a about after again all also am an and any are as at be because been before being between both but by can could"
    " did do does doing done during each either for from had has have having he her hers him his how i if in into is it"
    " its itself just may me might more most much must my no nor not now of off on once one only or other our out over"
    " own same shall she should so some such than that the their them then there these they this those through to too"
    " under until up upon us very was we were what when where whether which while who whom whose why will with would"
    " you your article articles report reported reports according".split()
)


def create(connection: Connection) -> None:
    """Create the word index beside the tables."""
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


def terms(text: str) -> tuple[str, ...]:
    """Return the telling words of a question, lower case, each once; nothing in them is an operator."""
    found = (_POSSESSIVE.sub("", word) for word in _WORD.findall(text.lower()))
    return tuple(dict.fromkeys(word for word in found if word and word not in UNTELLING))


def postings(connection: Connection, term: str, passages: int) -> Posting:
    """Return the rows of the passages that hold a word and the word's share of their BM25 score (higher is better).

    BM25 is a sum over words, so that the scores of any set of words are sums of these. FTS5 takes 1.7 microseconds a
    row for its score and a fifteenth of that to tell the row alone. A word of more than `COUNTED` passages therefore
    counts as if it stood once in a passage of average length, where the score is the bare rarity; a word of more than
    half of all passages has next to none.

    Args:
        term: one word. passages: how many there are in all.

    Source: FTS5's bm25() with k1 1.2 and b 0.75, https://www.sqlite.org/fts5.html#the_bm25_function
    """
    found = connection.exec_driver_sql(
        "SELECT count(*), group_concat(rowid) FROM words WHERE words MATCH ?", (_quoted(term),)
    ).one()
    number = int(found[0])
    if number <= COUNTED:
        scored = connection.exec_driver_sql(
            "SELECT rowid, -bm25(words) FROM words WHERE words MATCH ?", (_quoted(term),)
        ).fetchall()
        table = np.array([tuple(row) for row in scored], dtype=np.float64).reshape(-1, 2)
        return Posting(table[:, 0].astype(np.int64), table[:, 1].astype(np.float32))
    rarity = max(math.log((passages - number + 0.5) / (number + 0.5)), LEAST) if number < passages else LEAST
    rows = np.fromstring(found[1], dtype=np.int64, sep=",")
    return Posting(rows, np.full(number, rarity, dtype=np.float32))


def articles_with(connection: Connection, words: Iterable[str]) -> set[str]:
    """Return the ids of the articles that hold every one of these words, anywhere in their headers or texts."""
    found: set[str] | None = None
    for word in words:
        rows = connection.exec_driver_sql(
            "SELECT DISTINCT passages.article FROM words JOIN passages ON passages.row = words.rowid"
            " WHERE words MATCH ?",
            (_quoted(word),),
        )
        ids = {row[0] for row in rows}
        found = ids if found is None else found & ids
    return found or set()


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
