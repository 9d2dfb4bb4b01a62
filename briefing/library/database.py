"""The tables, and the one way to reach them: connections whose errors are plain sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    inspect,
    select,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from briefing.errors import LibraryError, LibraryLocked
from briefing.library import words

SCHEMA_VERSION = 1
RESTORE = "Restore library.sqlite from a backup, or move it elsewhere to start an empty library."
BUSY_SECONDS = 5.0
LATER = "later"  # marks a table that is made in a library which was begun without it

TABLES = MetaData()

meta = Table("meta", TABLES, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

articles = Table(
    "articles",
    TABLES,
    Column("id", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("published", String(10), nullable=False),  # ISO date, "" when it is not known
    Column("url", Text, nullable=False),
    Column("language", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("added", String, nullable=False),  # ISO time with offset, "" when it is not known
    Column("notices", JSON, nullable=False),
    Column("indexed", String, nullable=False),  # the index that holds its passages, "" while none does
)

# So that telling how many wait does not read the texts.
Index("articles_indexed", articles.c.indexed)
# So that the picture of the library is taken without reading the texts: 6 ms instead of 60 at 10,000 articles.
Index("articles_known", articles.c.id, articles.c.outlet, articles.c.published)

readings = Table(
    "readings",
    TABLES,
    Column("article", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("version", String, nullable=False),
    Column("body", Text, nullable=False),
)

passages = Table(
    "passages",
    TABLES,
    Column("row", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("article", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("header", Text, nullable=False),
    Column("text", Text, nullable=False),
)

# Which sentences a passage is made of: where in the article's text, and the hash of their words.
sentences = Table(
    "sentences",
    TABLES,
    Column("row", ForeignKey("passages.row", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("key", LargeBinary(16), nullable=False, index=True),
    sqlite_with_rowid=False,
)

vectors = Table(
    "vectors",
    TABLES,
    Column("embedder", String, primary_key=True),
    Column("key", LargeBinary(16), primary_key=True),
    Column("vector", LargeBinary, nullable=False),  # int8, its largest component 127
    sqlite_with_rowid=False,
)

collections = Table(
    "collections",
    TABLES,
    Column("name", String, primary_key=True),
    Column("article", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, nullable=False),
)

conversations = Table(
    "conversations",
    TABLES,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("articles", JSON, nullable=False),
    Column("created", String, nullable=False),
)

documents = Table(
    "documents",
    TABLES,
    Column("row", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("created", String, nullable=False),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), index=True),
    Column("body", Text, nullable=False),
)


class Database:
    """One engine, usable from several threads; writes wait for each other."""

    def __init__(self, url: str) -> None:
        """Open the database, creating it when there is none.

        Args:
            url: an SQLAlchemy URL.

        Raises:
            LibraryError: the database is damaged, of a newer version, not Evenhand's, or cannot be opened.
        """
        self._writing = RLock()
        with _plainly():
            _refuse_hollow_file(url)
            self._engine = _engine(url)
        try:
            with self._write() as connection:
                _settle_schema(connection)
        except BaseException:
            self._engine.dispose()
            raise

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with _plainly(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together, or not at all."""
        with self._writing, _plainly(), self._engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Release the database."""
        self._engine.dispose()


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        raise LibraryError(
            "This version of Evenhand keeps its library in SQLite only.", advice="Leave EVENHAND_DATABASE_URL empty."
        )
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")

    return engine


def _refuse_hollow_file(url: str) -> None:
    """Refuse a file of no bytes, which SQLite would take for a new database: something has emptied it."""
    path = make_url(url).database
    if path and Path(path).is_file() and not Path(path).stat().st_size:
        raise LibraryError(f"The library's database {Path(path).name} is empty: its content is gone.", advice=RESTORE)


def _settle_schema(connection: Connection) -> None:
    names = set(inspect(connection).get_table_names())
    if not names:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # or each CREATE would be kept on its own
        TABLES.create_all(connection)
        words.create(connection)
        connection.execute(meta.insert().values(key="schema", value=str(SCHEMA_VERSION)))
        return
    if not names >= {name for name, table in TABLES.tables.items() if not table.info.get(LATER)}:
        raise LibraryError(
            "The library's database is not one of Evenhand's, or parts of it are missing.", advice=RESTORE
        )
    found = connection.execute(select(meta.c.value).where(meta.c.key == "schema")).scalar()
    if found is None or not found.isdecimal() or int(found) < 1:
        raise LibraryError("The library's database does not tell its version.", advice=RESTORE)
    if int(found) > SCHEMA_VERSION:
        raise LibraryError(
            f"The library was written by a newer Evenhand (version {found} of its tables; this one knows"
            f" {SCHEMA_VERSION}).",
            advice="Update Evenhand, or choose another data folder.",
        )
    TABLES.create_all(connection)
    for table in TABLES.tables.values():
        for one in table.indexes:
            one.create(connection, checkfirst=True)


@contextmanager
def _plainly() -> Iterator[None]:
    """Turn the database's errors into plain sentences; SQL and values stay out of them."""
    try:
        yield
    except DBAPIError as error:
        raise _explained(error) from error
    except SQLAlchemyError as error:
        raise LibraryError(f"The library's database cannot be used ({type(error).__name__}).") from error


def _explained(error: DBAPIError) -> LibraryError:
    # The low byte is the primary code: https://www.sqlite.org/rescode.html
    code = (getattr(error.orig, "sqlite_errorcode", None) or 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return LibraryLocked("The library's database is in use by another program.")
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return LibraryError("The library's database is damaged.", advice=RESTORE)
    if code == sqlite3.SQLITE_FULL:
        return LibraryError("The disk is full, so nothing was changed.", advice="Free some space and try again.")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR}:
        return LibraryError("The library's database cannot be read or written.")
    return LibraryError(f"The library's database cannot be used ({type(error.orig).__name__}).")
