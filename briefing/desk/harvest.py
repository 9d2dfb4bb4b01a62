"""Taking in the new items of one feed."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from briefing.desk.copying import note_copies
from briefing.desk.intake import PARALLEL_FETCHES, Intake
from briefing.desk.pace import Pace
from briefing.errors import BriefingError, FetchError, NotAnArticle
from briefing.ingest import extract, fetch
from briefing.ingest.cleaning import word_count
from briefing.models.deadline import Stop
from briefing.types import Article, FeedItem, Outcome, OutcomeState, Source

MOST_AT_ONCE = 100  # pages fetched in one refresh of one feed
WHOLE_TEXT_WORDS = 150  # less in the feed itself may be a teaser
KEY_CHARACTERS = 500
FROM_FEED = "This is the text that the feed carries; the page itself could not be read."
CAMPAIGN = "utm_"


@dataclass(frozen=True, slots=True)
class Fresh:
    """The items to fetch now, and how many more are new."""

    items: tuple[FeedItem, ...]
    waiting: int


class Harvest:
    """One refresh of one feed.

    Args:
        intake: takes the articles in. ask: fetches a page. pace: what is under way. subscription: the feed's id.
    """

    def __init__(
        self, intake: Intake, ask: Callable[[str, fetch.Order], fetch.Fetched], pace: Pace, subscription: str
    ) -> None:
        self._intake = intake
        self._ask = ask
        self._pace = pace
        self._subscription = subscription
        self.counts: Counter[str] = Counter()
        self.complete = False

    def fresh(self, items: Sequence[FeedItem]) -> Fresh:
        """Return the items that were not settled before, the feed's first ones first, at most `MOST_AT_ONCE`."""
        settled = self._intake.shelves.store.settled(self._subscription)
        new = tuple(item for item in items if not {_key(item), item.url} & settled)
        return Fresh(new[:MOST_AT_ONCE], len(new[MOST_AT_ONCE:]))

    def gathered(self, items: Sequence[FeedItem], stop: Stop | None) -> Iterator[Outcome]:
        """Fetch items in parallel and keep what they are, yielding what became of each, in their order."""
        loaded = self._intake.shelves.store.at_addresses(url for item in items for url in {item.url, _plain(item.url)})
        pool = ThreadPoolExecutor(PARALLEL_FETCHES)
        try:
            there = [loaded.get(item.url) or loaded.get(_plain(item.url)) for item in items]
            fetched = [
                None if known else pool.submit(self._read, item) for item, known in zip(items, there, strict=True)
            ]
            for item, known, coming in zip(items, there, fetched, strict=True):
                if stop is not None and stop.stopped:
                    return
                outcome = self._settled(item, coming) if coming else self._there(item, known or "")
                self.counts[outcome.state] += 1
                self._intake.shelves.store.put_outcome(outcome)
                yield outcome
            self.complete = not self.counts["failed"]
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _read(self, item: FeedItem) -> Article | BriefingError:
        """Return the article of an item's page, else of the text in the feed, else why there is none."""
        try:
            with self._pace.visit(item.url):
                source = self._ask(item.url, fetch.Order()).source
            if source is None:
                raise FetchError("The site sent nothing.")
            return extract.to_article(replace(source, kind="feed", details={**_details(item), "url": source.name}))
        except (FetchError, NotAnArticle) as error:
            return _from_text(item) or error
        except BriefingError as error:
            return error

    def _settled(self, item: FeedItem, coming: Future[Article | BriefingError]) -> Outcome:
        """Keep the article of an item and tell what became of it."""
        found = coming.result()
        try:
            if isinstance(found, BriefingError):
                raise found
            added = self._intake.shelve(item.url, found)
        except BriefingError as error:
            again = isinstance(error, FetchError) and error.retryable
            return self._outcome(item, "failed" if again else "refused", str(error))
        if added.state == "duplicate" or added.article is None:
            return self._outcome(item, "present", added.message, added.article.id if added.article else "")
        store = self._intake.shelves.store
        note_copies(store)
        original = store.original_of(found.id)
        if original is None:
            return self._outcome(item, "added", added.message, found.id)
        other = store.article(original)
        message = f"{added.message} It is nearly the same text as “{other.title}” ({other.label})."
        return self._outcome(item, "copy", message, found.id)

    def _there(self, item: FeedItem, article_id: str) -> Outcome:
        return self._outcome(item, "present", f"“{item.title}” is already loaded from this address.", article_id)

    def _outcome(self, item: FeedItem, state: OutcomeState, message: str, article_id: str = "") -> Outcome:
        return Outcome(
            self._subscription, state, message, item.title, item.url, _key(item), article_id, datetime.now(UTC)
        )


def _key(item: FeedItem) -> str:
    return (item.guid or item.url)[:KEY_CHARACTERS]


def _plain(url: str) -> str:
    """Return an address without its fragment and the marks of a campaign, which lead to the same page."""
    parts = urlsplit(url)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in asked if not pair[0].lower().startswith(CAMPAIGN)]
    query = parts.query if len(kept) == len(asked) else urlencode(kept)
    return parts._replace(query=query, fragment="").geturl()


def _details(item: FeedItem) -> dict[str, str]:
    details = {"title": item.title, "url": item.url}
    if item.published:
        details["published"] = item.published.isoformat()
    return details


def _from_text(item: FeedItem) -> Article | None:
    """Return the article that a feed carries whole, marked as such."""
    page = f"<html><body><article><h1>{html.escape(item.title)}</h1>{item.text}</article></body></html>"
    details = {**_details(item), **({"author": item.author} if item.author else {})}
    source = Source("feed", item.url, page.encode("utf-8", "replace"), "text/html; charset=utf-8", details)
    try:
        article = extract.to_article(source) if item.text else None
    except BriefingError:
        return None
    if article is None or word_count(article.text) < WHOLE_TEXT_WORDS:
        return None
    return replace(article, notices=(*article.notices, FROM_FEED))
