"""Following feeds: subscribe, refresh by hand or by schedule, and what became of each item."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from briefing.desk.harvest import Harvest
from briefing.desk.intake import Intake
from briefing.desk.pace import Pace
from briefing.desk.schedule import Schedule
from briefing.errors import AskedToWait, BlockedAddress, BriefingError, InputError, PageGone, UnknownSubscription
from briefing.ingest import feeds, fetch, opml
from briefing.ingest.addresses import check_form
from briefing.ingest.opml import Listed
from briefing.library.store import Store
from briefing.models.deadline import Stop
from briefing.types import Feed, Outcome, OutcomeState, Subscription

LEAST_INTERVAL, LONGEST_INTERVAL = timedelta(minutes=5), timedelta(days=365)
OPML_TITLE = "Feeds followed in Evenhand"
WORDS = {
    "added": "added",
    "copy": "added as near-copies",
    "present": "already there",
    "refused": "refused",
    "failed": "not fetched",
}
Ask = Callable[[str, fetch.Order], fetch.Fetched]


@dataclass(frozen=True, slots=True)
class Feeds:
    """Subscriptions to feeds; `Desk.feeds` is the one to use.

    Args:
        intake: takes the articles in. ask: fetches; guarded HTTP unless something else is given.
        pace: what is under way. schedule: off until `keep_fresh`.
    """

    intake: Intake
    ask: Ask = fetch.ask
    pace: Pace = field(default_factory=Pace)
    schedule: Schedule = field(default_factory=Schedule)

    def subscribe(self, url: str, *, every: timedelta | None = None) -> Subscription:
        """Follow a feed; one that is followed already takes the new interval. Its items come with the first refresh.

        Args:
            url: the feed's address. every: how often it is asked while the app is open; `None` for on demand only.

        Raises:
            NotAFeed: the address leads to something else.
            FetchError: it cannot be fetched.
            InputError: the interval is under five minutes or over a year.
        """
        _check_interval(every)
        url = url.strip()
        known = self._at(url)
        if known is None:
            with self.pace.visit(url):
                fetched = self.ask(url, fetch.Order(also=feeds.CONTENT_TYPES))
            feed, address = _read(fetched), fetched.moved or url
            known = self._at(address) or _made(address, feed.title)
        known = replace(known, every=every)
        self._store.put_subscription(known)
        return known

    def subscriptions(self) -> tuple[Subscription, ...]:
        """Return the feeds that are followed, by title."""
        return self._store.subscriptions()

    def subscription(self, reference: str) -> Subscription:
        """Return the subscription with this id or address; raises `UnknownSubscription`."""
        found = [one for one in self.subscriptions() if reference in {one.id, one.url}]
        if not found:
            raise UnknownSubscription(f"No followed feed has the id or address {reference!r}.")
        return found[0]

    def unsubscribe(self, reference: str) -> None:
        """Follow a feed no longer; its articles stay. Raises `UnknownSubscription`."""
        self._store.drop_subscription(self.subscription(reference).id)

    def outcomes(self, reference: str) -> tuple[Outcome, ...]:
        """Return what became of the items of a feed, latest first; raises `UnknownSubscription`."""
        return self._store.outcomes(self.subscription(reference).id)

    def due(self) -> tuple[Subscription, ...]:
        """Return the feeds whose time by schedule has come."""
        now = datetime.now(UTC)
        return tuple(one for one in self.subscriptions() if one.due(now))

    def refresh(self, reference: str | None = None, *, stop: Stop | None = None) -> Iterator[Outcome]:
        """Fetch what is new in one feed, or in all that are not gone, yielding what became of each item.

        A feed that cannot be fetched yields one outcome of its own and never stops the rest. Only items that were not
        seen before are fetched; an item that could not be fetched is tried again, three times in all.

        Args:
            reference: the id or address of a subscription; `None` for all. stop: ends it between two items.

        Raises:
            UnknownSubscription: nothing that is followed has this id or address; raised at once.
        """
        chosen = (
            tuple(one for one in self.subscriptions() if not one.gone)
            if reference is None
            else (self.subscription(reference),)
        )
        return (outcome for one in chosen if not _stopped(stop) for outcome in self._refreshed(one, stop))

    def keep_fresh(self) -> None:
        """Refresh by schedule from now on, in a thread of its own, until the desk is closed."""
        self.schedule.start(self._refresh_due)

    def close(self) -> None:
        """End the schedule."""
        self.schedule.stop()

    def opml(self) -> bytes:
        """Return the followed feeds as OPML 2.0, for other programs."""
        listed = (Listed(one.url, one.title) for one in self.subscriptions())
        return opml.write(listed, title=OPML_TITLE, created=datetime.now(UTC))

    def take_opml(self, data: bytes) -> tuple[Subscription | BriefingError, ...]:
        """Follow the feeds of an OPML file, on demand only; nothing is fetched yet.

        Returns:
            For each feed that the file lists its subscription, new or there already, or why it was refused.

        Raises:
            NotAFeed: this is no OPML file. TooLarge: it is over the limits.
        """
        return tuple(self._taken(listed) for listed in opml.read(data))

    @property
    def _store(self) -> Store:
        return self.intake.shelves.store

    def _at(self, url: str) -> Subscription | None:
        return next((one for one in self.subscriptions() if one.url == url), None)

    def _taken(self, listed: Listed) -> Subscription | BriefingError:
        if known := self._at(listed.url):
            return known
        try:
            check_form(listed.url)
        except BlockedAddress as error:
            return BlockedAddress(f"{listed.url[:200]!r} was not added: {error.message}", advice=error.advice)
        made = _made(listed.url, listed.title)
        self._store.put_subscription(made)
        return made

    def _refresh_due(self, stop: Stop) -> None:
        for one in self.due():
            for _ in self.refresh(one.id, stop=stop):
                if stop.stopped:
                    return

    def _refreshed(self, one: Subscription, stop: Stop | None) -> Iterator[Outcome]:
        with self.pace.turn(one.id) as free:
            if not free:
                yield _of_feed(one, "unchanged", "The feed is being refreshed at this moment.")
                return
            try:
                fetched = self._fetched(one)
                feed = _read(fetched) if fetched.source else None
            except BriefingError as error:
                yield self._failed(one, error)
                return
            one = self._noted(one, fetched, feed)
            if feed is None:
                yield _of_feed(one, "unchanged", one.state)
                return
            yield from self._harvested(one, feed, fetched, stop)

    def _harvested(self, one: Subscription, feed: Feed, fetched: fetch.Fetched, stop: Stop | None) -> Iterator[Outcome]:
        harvest = Harvest(self.intake, self.ask, self.pace, one.id)
        fresh = harvest.fresh(feed.items)
        yield from harvest.gathered(fresh.items, stop)
        if harvest.complete and not fresh.waiting:
            # Only now is this version read: named earlier, the site would say "not modified" and the rest be lost.
            one = replace(one, etag=fetched.etag, modified=fetched.modified)
        one = replace(one, state=_told(harvest.counts, fresh.waiting, feed.left_out))
        self._store.put_subscription(one)
        if fresh.waiting or feed.left_out:
            yield _of_feed(one, "limited", one.state)

    def _fetched(self, one: Subscription) -> fetch.Fetched:
        if one.wait and datetime.now(UTC) < one.wait:
            raise AskedToWait(f"{_host(one.url)} asked for no requests before {one.wait:%d %B %Y, %H:%M} UTC.")
        with self.pace.visit(one.url):
            return self.ask(one.url, fetch.Order(one.etag, one.modified, feeds.CONTENT_TYPES))

    def _noted(self, one: Subscription, fetched: fetch.Fetched, feed: Feed | None) -> Subscription:
        """Keep that a feed was reached, and where it has moved to."""
        moved = fetched.moved if fetched.moved and self._at(fetched.moved) is None else ""
        title = (feed.title if feed else "") or one.title
        state = "Nothing has changed since the last time." if feed is None else one.state
        one = replace(
            one, url=moved or one.url, title=title, checked=datetime.now(UTC), wait=None, state=state, gone=False
        )
        self._store.put_subscription(one)
        return one

    def _failed(self, one: Subscription, error: BriefingError) -> Outcome:
        now = datetime.now(UTC)
        wait = now + timedelta(seconds=error.seconds) if isinstance(error, AskedToWait) and error.seconds else one.wait
        gone = one.gone or isinstance(error, PageGone)
        one = replace(one, checked=now, wait=wait, gone=gone, state=str(error))
        self._store.put_subscription(one)
        return _of_feed(one, "failed", one.state)


def _check_interval(every: timedelta | None) -> None:
    if every is not None and not LEAST_INTERVAL <= every <= LONGEST_INTERVAL:
        raise InputError(
            "A feed can be asked every five minutes at most, and once a year at least.",
            advice="Choose a longer or shorter interval, for example one hour.",
        )


def _read(fetched: fetch.Fetched) -> Feed:
    source = fetched.source
    return feeds.read((source and source.data) or b"", base_url=source.name if source else "")


def _made(url: str, title: str) -> Subscription:
    return Subscription(secrets.token_hex(4), url, title or _host(url))


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


def _stopped(stop: Stop | None) -> bool:
    return stop is not None and stop.stopped


def _of_feed(one: Subscription, state: OutcomeState, message: str) -> Outcome:
    return Outcome(one.id, state, message, one.title, one.url, at=datetime.now(UTC))


def _told(counts: Mapping[str, int], waiting: int, left_out: int) -> str:
    """Return one sentence on a refresh: how many items of each kind, and how many were left."""
    told = ", ".join(f"{counts[state]} {words}" for state, words in WORDS.items() if counts.get(state))
    sentence = f"New items: {told}." if told else "There was nothing new."
    if waiting:
        sentence += f" {waiting} more new items come with the next refresh."
    if left_out:
        sentence += f" The feed has more than {feeds.MOST_ITEMS} items; {left_out} of them were not read."
    return sentence
