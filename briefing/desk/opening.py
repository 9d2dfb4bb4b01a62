"""Wiring: settings in, a desk out."""

from __future__ import annotations

import os
from pathlib import Path

from filelock import FileLock, Timeout

from briefing.desk.desk import Desk
from briefing.desk.feeds import Feeds
from briefing.desk.indexed import Search
from briefing.desk.indexing import DIMENSION, Indexer
from briefing.desk.intake import Intake
from briefing.desk.papers import Papers
from briefing.desk.shelves import Shelves
from briefing.desk.style import style
from briefing.errors import LibraryError, LibraryLocked
from briefing.library.index import Index
from briefing.library.store import Store
from briefing.models import embed
from briefing.models.aside import Aside, Here
from briefing.models.embed import Embedder
from briefing.settings import Settings, read_settings
from briefing.writing import prompts

LOCK_SECONDS = 5.0


def open_desk(settings: Settings | None = None, *, embedder: Embedder | None = None) -> Desk:
    """Open the library in the data folder and return the desk over it.

    In the background store and index are compared, the index is repaired where they differ, and what was added but not
    embedded when the library was last closed is caught up.

    Args:
        settings: from the environment and .env when left out.
        embedder: the packaged model when left out.

    Raises:
        LibraryLocked: another process has held the data folder for five seconds.
        LibraryError: the data folder or the database cannot be used.
        PromptError: a prompt file is missing or wrong.
    """
    settings = settings or read_settings()
    # LangSmith uploads whole prompts when this is switched on in the person's environment for another project.
    os.environ["LANGSMITH_TRACING"] = os.environ["LANGCHAIN_TRACING_V2"] = "false"
    lock = _locked(settings.data)
    try:
        store = Store(settings.database_url or f"sqlite:///{settings.data / 'library.sqlite'}")
        store.interrupt()
        chosen = style(settings)
        shelves = Shelves(store, _indexer(settings, store, embedder), chosen.sheet)
        intake = Intake(shelves)
        desk = Desk(
            settings=settings,
            shelves=shelves,
            intake=intake,
            papers=Papers(shelves, prompts.load(settings.prompts), settings.model),
            lock=lock,
            style=chosen,
            feeds=Feeds(intake),
        )
        shelves.indexer.start()
        return desk
    except BaseException:
        lock.release()
        raise


def _indexer(settings: Settings, store: Store, embedder: Embedder | None) -> Indexer:
    place = settings.chroma_url or settings.data / "index"

    def search(one: Embedder) -> Search:
        return Search(Index(place, one), one)

    if embedder is not None:
        return Indexer(store, search(embedder), Here(embedder))
    packaged = search(embed.packaged())
    if settings.embeddings is None:
        return Indexer(store, packaged, Aside())
    # Brings LangChain, so not before it is asked for.
    from briefing.models.embeddings import OpenedEmbedder

    known = store.meta(DIMENSION + settings.embeddings.model)
    opened = OpenedEmbedder(settings.embeddings, int(known) if known.isdecimal() else 0)
    return Indexer(store, search(opened), opened, packaged)


def _locked(folder: Path) -> FileLock:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "lock", timeout=LOCK_SECONDS, thread_local=False)
        lock.acquire()
    except Timeout as error:
        raise LibraryLocked(f"The data folder {folder.name!r} is in use by another Evenhand process.") from error
    except OSError as error:
        raise LibraryError(f"The data folder {folder.name!r} cannot be used: {error.strerror}.") from error
    return lock
