"""Articles in: from a source to a stored, read and searchable article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from briefing.desk.shelves import Shelves
from briefing.errors import BriefingError
from briefing.ingest import extract, feeds, fetch
from briefing.samples import EVENTS, sample_sources
from briefing.types import Article, FeedItem, Source

PARALLEL_FETCHES = 4
SAMPLES_LOADED = "samples_loaded"
SAMPLE_COLLECTION = "Samples (invented)"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source.

    Args:
        name: the source's name, as the person knows it.
        state: added, duplicate (the same text is already loaded) or refused.
        message: one plain sentence for the person.
        article: the article, new or already there; `None` when refused.
        error: why it was refused, with its advice; `None` otherwise.
    """

    name: str
    state: Literal["added", "duplicate", "refused"]
    message: str
    article: Article | None = None
    error: BriefingError | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes sources in, over the given shelves."""

    shelves: Shelves

    def add(self, source: Source) -> Added:
        """Add one source; raises the refusal as a `BriefingError` when it cannot be used."""
        return self.shelve(source.name, prepare(source))

    def add_many(self, sources: Iterable[Source]) -> Iterator[Added]:
        """Add several sources, yielding what became of each, in their order; a refused one never stops the rest."""
        for source, outcome in looked(sources):
            if isinstance(outcome, BriefingError):
                yield Added(source.name, "refused", str(outcome), error=outcome)
                continue
            try:
                yield self.shelve(source.name, outcome)
            except BriefingError as error:
                yield Added(source.name, "refused", str(error), error=error)

    def feed(self, url: str) -> tuple[FeedItem, ...]:
        """Fetch a feed and return its items."""
        source = fetch.fetch(url)
        return feeds.items(source.data or b"", base_url=source.name)

    def load_samples(self) -> tuple[Added, ...]:
        """Load the samples into a library that has never held an article; later calls do nothing."""
        store = self.shelves.store
        if store.meta(SAMPLES_LOADED) or store.articles():
            return ()
        added = tuple(self.add_many(sample_sources()))
        store.collect(SAMPLE_COLLECTION, [item.article.id for item in added if item.article])
        for key, name in EVENTS.items():
            store.collect(name, [item.article.id for item in added if item.article and item.name.startswith(key)])
        store.set_meta(SAMPLES_LOADED, "yes")
        return added

    def shelve(self, name: str, article: Article) -> Added:
        """Keep an article under the name of its source, unless the same text is there."""
        present = self.shelves.find(article.id)
        if present is not None:
            message = f"“{present.title}” is already loaded with the same text, so nothing was added."
            return Added(name, "duplicate", message, present)
        article = replace(article, added=datetime.now(UTC))
        self.shelves.add(article, self.shelves.read(article))
        return Added(name, "added", " ".join((f"“{article.title}” was added.", *article.notices)), article)


def prepare(source: Source) -> Article:
    """Return the article of a source, which is fetched first if it is an address; raises its refusal."""
    details: Mapping[str, str] = source.details
    if source.data is None:
        fetched = fetch.fetch(source.name)
        source = replace(fetched, kind=source.kind, details={"url": fetched.name, **details})
    return extract.to_article(source)


def looked(sources: Iterable[Source]) -> Iterator[tuple[Source, Article | BriefingError]]:
    """Yield each source with its article, or with why there is none, in their order; several are read side by side."""
    waiting = tuple(sources)
    with ThreadPoolExecutor(PARALLEL_FETCHES) as pool:
        yield from zip(waiting, pool.map(_prepare_or_refuse, waiting), strict=True)


def _prepare_or_refuse(source: Source) -> Article | BriefingError:
    try:
        return prepare(source)
    except BriefingError as error:
        return error
