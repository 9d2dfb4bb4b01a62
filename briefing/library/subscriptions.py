"""The feeds that are followed, and what became of each of their items."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Row, String, Table, Text, delete, insert, select, update

from briefing.errors import UnknownSubscription
from briefing.library.database import LATER, TABLES, Database, articles
from briefing.types import Outcome, Subscription

MANY = 500  # values in one statement
FAILED = "failed"  # an item that could not be fetched is tried again, so many times
TRIES = 3

subscriptions = Table(
    "subscriptions",
    TABLES,
    Column("id", String, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("every", Integer, nullable=False),  # seconds, 0 for on demand only
    Column("checked", String, nullable=False),  # ISO times with offset, "" for none
    Column("wait", String, nullable=False),
    Column("state", Text, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    info={LATER: True},
)

outcomes = Table(
    "outcomes",
    TABLES,
    Column("subscription", ForeignKey("subscriptions.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String, primary_key=True),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("article", String, nullable=False),  # it may have been deleted since
    Column("at", String, nullable=False),
    Column("tries", Integer, nullable=False),
    info={LATER: True},
    sqlite_with_rowid=False,
)


class Subscriptions(Database):
    """The subscriptions of a library."""

    def subscriptions(self) -> tuple[Subscription, ...]:
        """Return the feeds that are followed, by title."""
        with self._read() as connection:
            rows = connection.execute(select(subscriptions).order_by(subscriptions.c.title, subscriptions.c.id)).all()
        return tuple(map(_subscription, rows))

    def subscription(self, subscription_id: str) -> Subscription:
        """Return one subscription.

        Raises:
            UnknownSubscription: there is none with this id.
        """
        with self._read() as connection:
            row = connection.execute(select(subscriptions).where(subscriptions.c.id == subscription_id)).first()
        if row is None:
            raise _unknown(subscription_id)
        return _subscription(row)

    def put_subscription(self, subscription: Subscription) -> None:
        """Keep a subscription, in the place of its former self."""
        values = _values(subscription)
        with self._write() as connection:
            own = subscriptions.c.id == subscription.id
            if not connection.execute(update(subscriptions).where(own).values(values)).rowcount:
                connection.execute(insert(subscriptions).values(values))

    def drop_subscription(self, subscription_id: str) -> None:
        """Forget a subscription and what became of its items; its articles stay.

        Raises:
            UnknownSubscription: there is none with this id.
        """
        with self._write() as connection:
            if not connection.execute(delete(subscriptions).where(subscriptions.c.id == subscription_id)).rowcount:
                raise _unknown(subscription_id)

    def put_outcome(self, outcome: Outcome) -> None:
        """Keep what became of an item, in the place of what was known of it before."""
        values = {
            "subscription": outcome.subscription,
            "key": outcome.key,
            "url": outcome.url,
            "title": outcome.title,
            "state": outcome.state,
            "message": outcome.message,
            "article": outcome.article,
            "at": _text(outcome.at),
        }
        own = (outcomes.c.subscription == outcome.subscription) & (outcomes.c.key == outcome.key)
        with self._write() as connection:
            tries = connection.execute(select(outcomes.c.tries).where(own)).scalar() or 0
            connection.execute(delete(outcomes).where(own))
            connection.execute(insert(outcomes).values(**values, tries=tries + 1))

    def outcomes(self, subscription_id: str) -> tuple[Outcome, ...]:
        """Return what became of the items of a feed, latest first.

        Raises:
            UnknownSubscription: there is none with this id.
        """
        self.subscription(subscription_id)
        query = select(outcomes).where(outcomes.c.subscription == subscription_id)
        with self._read() as connection:
            rows = connection.execute(query.order_by(outcomes.c.at.desc(), outcomes.c.key)).all()
        return tuple(
            Outcome(row.subscription, row.state, row.message, row.title, row.url, row.key, row.article, _moment(row.at))
            for row in rows
        )

    def settled(self, subscription_id: str) -> frozenset[str]:
        """Return the keys and addresses of the items of a feed that need not be looked at again."""
        done = (outcomes.c.state != FAILED) | (outcomes.c.tries >= TRIES)
        query = select(outcomes.c.key, outcomes.c.url).where(outcomes.c.subscription == subscription_id, done)
        with self._read() as connection:
            return frozenset(value for row in connection.execute(query) for value in row)

    def at_addresses(self, urls: Iterable[str]) -> dict[str, str]:
        """Return the ids of the loaded articles by their addresses, for those of `urls` that an article has."""
        wanted = list(dict.fromkeys(urls))
        found: dict[str, str] = {}
        with self._read() as connection:
            for start in range(0, len(wanted), MANY):
                some = wanted[start : start + MANY]
                rows = connection.execute(select(articles.c.url, articles.c.id).where(articles.c.url.in_(some)))
                found.update((row.url, row.id) for row in rows)
        return found


def _unknown(subscription_id: str) -> UnknownSubscription:
    return UnknownSubscription(f"No subscription has the id {subscription_id!r}.")


def _subscription(row: Row[Any]) -> Subscription:
    return Subscription(
        id=row.id,
        url=row.url,
        title=row.title,
        every=timedelta(seconds=row.every) if row.every else None,
        checked=_moment(row.checked),
        wait=_moment(row.wait),
        state=row.state,
        gone=row.gone,
        etag=row.etag,
        modified=row.modified,
    )


def _values(subscription: Subscription) -> dict[str, Any]:
    return {
        "id": subscription.id,
        "url": subscription.url,
        "title": subscription.title,
        "every": round(subscription.every.total_seconds()) if subscription.every else 0,
        "checked": _text(subscription.checked),
        "wait": _text(subscription.wait),
        "state": subscription.state,
        "gone": subscription.gone,
        "etag": subscription.etag,
        "modified": subscription.modified,
    }


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _text(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
