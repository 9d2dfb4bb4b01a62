"""Followed feeds in memory, with the verbs of `briefing.desk.feeds.Feeds`; every feed brings two items, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from briefing.errors import BlockedAddress, BriefingError, NotAFeed, UnknownSubscription
from briefing.types import Outcome, Subscription

NOW = datetime(2031, 4, 3, 9, 0, tzinfo=UTC)


@dataclass
class FakeFeeds:
    followed: dict[str, Subscription] = field(default_factory=dict)
    came: dict[str, list[Outcome]] = field(default_factory=dict)

    def subscribe(self, url: str, *, every: timedelta | None = None) -> Subscription:
        if url.endswith(".html"):
            raise NotAFeed("This address leads to a page.")
        known = next((one for one in self.followed.values() if one.url == url), None)
        made = replace(known or Subscription(f"{len(self.followed):08x}", url, "Arrel Wire"), every=every)
        self.followed[made.id] = made
        return made

    def subscriptions(self) -> tuple[Subscription, ...]:
        return tuple(self.followed.values())

    def unsubscribe(self, reference: str) -> None:
        if reference not in self.followed:
            raise UnknownSubscription("No followed feed has this id.")
        del self.followed[reference]

    def outcomes(self, reference: str) -> tuple[Outcome, ...]:
        return tuple(self.came.get(reference, ()))

    def refresh(self, reference: str | None = None, *, stop=None) -> Iterator[Outcome]:
        for one in [self.followed[reference]] if reference else list(self.followed.values()):
            if one.id in self.came:
                yield Outcome(
                    one.id, "unchanged", "Nothing has changed since the last time.", one.title, one.url, at=NOW
                )
                continue
            self.came[one.id] = [
                Outcome(one.id, "added", "“Ferry vote” was added.", "Ferry vote", f"{one.url}/1", "1", at=NOW),
                Outcome(one.id, "refused", "The page holds no article.", "Photographs", f"{one.url}/2", "2", at=NOW),
            ]
            self.followed[one.id] = replace(one, checked=NOW, state="New items: 1 added, 1 refused.")
            yield from self.came[one.id]

    def opml(self) -> bytes:
        return "\n".join(one.url for one in self.followed.values()).encode()

    def take_opml(self, data: bytes) -> tuple[Subscription | BriefingError, ...]:
        taken: list[Subscription | BriefingError] = []
        for url in data.decode().split():
            refused = BlockedAddress(f"{url} was not added.")
            taken.append(self.subscribe(url) if url.startswith("https://") else refused)
        return tuple(taken)
