"""Articles and a library for tests; every place, outlet and person is invented."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from briefing.library import shelve
from briefing.library.index import Index
from briefing.library.store import Store
from briefing.models.fakes import HashEmbedder
from briefing.reading import read
from briefing.types import Article

TRAM = """The Harlow council voted to build a tram line to Eastmere. The line will cost 412 million crowns.

“We are building for the next fifty years,” said Dana Ruiz, the transport commissioner."""
PORT = """Fishing boats blocked the port of Sandwick for a third day. Nobody has asked the crews about the new quotas.

The fisheries ministry declined to comment."""


def article(name: str = "a", text: str = TRAM, outlet: str = "Harlow Courier", day: date | None = date(2026, 3, 4)):
    """Build an article."""
    return Article(name * 16, text, f"Title {name}", outlet, published=day, added=datetime(2026, 3, 5, tzinfo=UTC))


class Library:
    """A store, an index and an embedder over one folder."""

    def __init__(self, folder: Path) -> None:
        self.embedder = HashEmbedder()
        self.store = Store(f"sqlite:///{folder / 'library.sqlite'}")
        self.index = Index(folder / "index", self.embedder)

    @property
    def parts(self) -> tuple[Store, Index, HashEmbedder]:
        """Store, index and embedder, in the order that search takes them."""
        return self.store, self.index, self.embedder

    def add(self, *articles: Article) -> None:
        """Put articles on the shelves."""
        for one in articles:
            shelve.add(one, read(one), store=self.store, index=self.index, embedder=self.embedder)


@contextmanager
def library(folder: Path):
    """Open a library and close it again."""
    folder.mkdir(exist_ok=True)
    opened = Library(folder)
    try:
        yield opened
    finally:
        opened.index.close()
        opened.store.close()
