"""Feeds that are followed: what came last, when they are asked next, and their list for other programs."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from briefing.errors import BriefingError
from briefing.types import Outcome, OutcomeState, Subscription
from briefing.ui import memory, parts, state
from briefing.ui.jobs import Line
from briefing.ui.jobs import State as LineState

if TYPE_CHECKING:
    from briefing.desk import Desk, Stop

HOUR = timedelta(hours=1)
NEVER = timedelta(0)  # on demand only
INTERVALS = (
    NEVER,
    timedelta(minutes=15),
    HOUR,
    6 * HOUR,
    timedelta(days=1),
    timedelta(days=7),
)
MOST_OUTCOMES = 30
STATES: Mapping[OutcomeState, LineState] = {
    "added": "added",
    "copy": "copy",
    "present": "duplicate",
    "refused": "refused",
    "failed": "refused",
    "unchanged": "told",
    "limited": "told",
}
WORDS: Mapping[OutcomeState, str] = {
    "added": "added",
    "copy": "added, a near-copy",
    "present": "already there",
    "refused": "refused",
    "failed": "not fetched",
    "unchanged": "unchanged",
    "limited": "more to come",
}


def follow(url: str) -> None:
    """Follow a feed, once an hour, and fetch what it has now, in the background."""
    desk = state.desk()

    def work(stop: Stop) -> Generator[Line, None, None]:
        one = desk.feeds.subscribe(url, every=HOUR)
        yield Line("followed", one.title, "This feed is followed from now on, once an hour.")
        yield from _refreshed(desk, one.id, stop)

    state.jobs().start("feeds", work)


def refresh(reference: str | None = None) -> None:
    """Fetch what is new in one feed, or in all, in the background."""
    desk = state.desk()
    state.jobs().start("feeds", lambda stop: _refreshed(desk, reference, stop))


def _refreshed(desk: Desk, reference: str | None, stop: Stop) -> Generator[Line, None, None]:
    for outcome in desk.feeds.refresh(reference, stop=stop):
        yield Line(STATES[outcome.state], outcome.title or outcome.url, outcome.message)


def followed() -> None:
    """Draw the followed feeds."""
    feeds = state.desk().feeds.subscriptions()
    if feeds:
        with st.container(horizontal=True, vertical_alignment="center", key="followed-head"):
            parts.draw(f'<h3 class="ev-label">You follow {parts.counted(len(feeds), "feed")}</h3>')
            if st.button("Refresh all", key="refresh-all"):
                refresh()
                st.rerun()
        for one in feeds:
            _feed(one)
    _lists(bool(feeds))


def _feed(one: Subscription) -> None:
    with st.container(gap=None, key=f"feed-row-{one.id}"):
        parts.draw(
            f'<p class="ev-claim">{parts.escape(parts.plain(one.title))}</p>'
            f'<p class="ev-meta">{parts.escape(told(one, datetime.now(UTC)))}</p>'
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"feed-ways-{one.id}"):
            _interval(one)
            if st.button("Refresh now", key=f"refresh-{one.id}", type="tertiary"):
                refresh(one.id)
                st.rerun()
            _unfollow(one)
        opened = st.expander("What came from it", key=f"came-{one.id}", on_change="rerun")
        if opened.open:
            with opened, parts.errors_shown():
                _outcomes(state.desk().feeds.outcomes(one.id))


def told(one: Subscription, now: datetime) -> str:
    """Return one line on what a feed brought last and when it is asked next.

    Args:
        one: the feed. now: a time with an offset.
    """
    last = f"asked {clock(one.checked, now)}" if one.checked else "not asked yet"
    return parts.byline(one.url, last, one.state, _next(one, now))


def _next(one: Subscription, now: datetime) -> str:
    if one.gone:
        return "the site has removed it, so it is not asked any more"
    if one.every is None:
        return "asked only when you refresh it"
    times = [time for time in (one.checked and one.checked + one.every, one.wait) if time]
    return f"next {clock(max(times), now)}" if times and max(times) > now else "next within a minute"


def clock(time: datetime, now: datetime) -> str:
    """Return a time as a person here reads it: the hour on the same day, with the date on others."""
    here = time.astimezone()
    return f"{here:at %H:%M}" if here.date() == now.astimezone().date() else f"on {parts.day(here)}, {here:%H:%M}"


def _interval(one: Subscription) -> None:
    every = one.every or NEVER
    known = INTERVALS if every in INTERVALS else (*INTERVALS, every)
    st.selectbox(
        "How often",
        known,
        index=known.index(every),
        format_func=often,
        key=f"every-{one.id}",
        label_visibility="collapsed",
        width=190,
        on_change=_ask_every,
        args=(one,),
    )


def often(every: timedelta) -> str:
    """Return an interval in words."""
    if every == NEVER:
        return "On demand only"
    for unit, name in ((timedelta(days=1), "day"), (HOUR, "hour"), (timedelta(minutes=1), "minute")):
        if every >= unit:
            many = round(every / unit)
            return f"Every {name}" if many == 1 else f"Every {many} {name}s"
    return f"Every {every}"


def _ask_every(one: Subscription) -> None:
    every = state.value(f"every-{one.id}")
    with parts.errors_left():
        state.desk().feeds.subscribe(one.url, every=every if isinstance(every, timedelta) and every else None)


def _unfollow(one: Subscription) -> None:
    with st.popover("Unfollow", type="tertiary", key=f"unfollow-{one.id}"):
        st.write("Its articles stay in the library.")
        st.button("Follow it no longer", key=f"drop-feed-{one.id}", on_click=_dropped, args=(one.id,))


def _dropped(reference: str) -> None:
    with parts.errors_left():
        state.desk().feeds.unsubscribe(reference)


def _outcomes(outcomes: Sequence[Outcome]) -> None:
    if not outcomes:
        parts.draw('<p class="ev-note">Nothing has come from it yet.</p>')
        return
    now = datetime.now(UTC)
    rows = [
        (
            parts.escape(parts.plain(one.title or one.url)),
            WORDS[one.state],
            clock(one.at, now) if one.at else "",
            parts.escape(parts.plain(one.message, 300)) if one.state in {"refused", "failed", "copy"} else "",
        )
        for one in outcomes[:MOST_OUTCOMES]
    ]
    parts.draw(parts.table("Its items, latest first", ("Item", "What became of it", "When", "Why"), rows))


def _lists(some: bool) -> None:
    """Draw the list of feeds in and out, as OPML."""
    with st.expander("Take feeds from another reader, or to one"):
        file = st.file_uploader("A list of feeds (.opml)", type=["opml", "xml"], key=memory.field("opml"))
        if st.button("Follow these feeds", key="take-opml", disabled=file is None) and file is not None:
            with parts.errors_shown():
                _taken(file.getvalue())
        st.download_button(
            "Download my list",
            data=state.desk().feeds.opml,
            file_name="evenhand-feeds.opml",
            mime="text/x-opml",
            key="opml-out",
            disabled=not some,
            on_click="ignore",
        )


def _taken(data: bytes) -> None:
    taken = state.desk().feeds.take_opml(data)

    def work(_: Stop) -> Generator[Line, None, None]:
        for one in taken:
            if isinstance(one, BriefingError):
                yield Line("refused", "", str(one))
            else:
                yield Line("followed", one.title, "This feed is followed, on demand only.")

    state.jobs().start("feeds", work)
    memory.empty_fields()
    st.rerun()
