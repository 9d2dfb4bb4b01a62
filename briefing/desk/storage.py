"""What the library takes up, counted when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.desk.shelves import Shelves
from briefing.settings import Settings

DATABASE = "library.sqlite"
BESIDE = ("", "-wal", "-shm")  # the files of one SQLite database


@dataclass(frozen=True, slots=True)
class Storage:
    """What is kept and how much room it takes.

    Args:
        folder: the data folder. articles, passages, documents, conversations: how many there are.
        database, index: bytes on this machine, 0 for what stands on a server.
        embeddings: the model whose vectors the index holds.
    """

    folder: Path
    articles: int
    passages: int
    documents: int
    conversations: int
    database: int
    index: int
    embeddings: str


def storage(settings: Settings, shelves: Shelves) -> Storage:
    """Return what the library of a desk takes up."""
    counts = shelves.store.counts()
    return Storage(
        folder=settings.data.resolve(),
        articles=counts["articles"],
        passages=counts["passages"],
        documents=len(shelves.store.documents()),
        conversations=shelves.store.conversation_count(),
        database=sum(_size(settings.data / f"{DATABASE}{end}") for end in BESIDE),
        index=sum(_size(path) for path in (settings.data / "index").rglob("*")),
        embeddings=shelves.embedder.id,
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0  # gone in the meantime
