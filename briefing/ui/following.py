"""Feeds that are followed: what came last, when they are asked next, and their list for other programs."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from briefing.errors import BriefingError
from briefing.types import Item, Outcome, OutcomeState, Subscription, Task
from briefing.ui import memory, parts, state
from briefing.ui.jobs import Line, Work
from briefing.ui.jobs import State as LineState
from briefing.ui.language import clock as hour
from briefing.ui.language import counted, day, noted, phrase, retold, said

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
    "added": phrase("added"),
    "copy": phrase("added, a near-copy"),
    "present": phrase("already there"),
    "refused": phrase("refused"),
    "failed": phrase("not fetched"),
    "unchanged": phrase("unchanged"),
    "limited": phrase("more to come"),
}


def follow(url: str) -> None:
    """Follow a feed, once an hour, and fetch what it has now, in the background."""
    desk = state.desk()

    def work(stop: Stop) -> Generator[Line, None, None]:
        one = desk.feeds.subscribe(url, every=HOUR)
        yield Line("followed", one.title, noted("This feed is followed from now on, once an hour."))
        yield from _refreshed(desk, one.id, stop)

    _start(desk, work, Item("follow", url))


def refresh(reference: str | None = None) -> None:
    """Fetch what is new in one feed, or in all, in the background."""
    desk = state.desk()
    _start(desk, lambda stop: _refreshed(desk, reference, stop), Item("refresh", reference or ""))


def _start(desk: Desk, work: Work, item: Item) -> None:
    """Begin some work that is remembered until it has ended, however it ends but with the program."""
    task = state.jobs().remember(desk.tasks, "feeds", [item])

    def remembered(stop: Stop) -> Generator[Line, None, None]:
        try:
            yield from work(stop)
        finally:
            desk.tasks.drop(task)

    state.jobs().start("feeds", remembered, task=task)


def go_on(task: Task) -> None:
    """Follow or refresh a feed where a restart has cut it off."""
    item = next(iter(task.items.values()))
    if item.kind == "follow":
        follow(item.name)
    else:
        refresh(item.name or None)
    state.desk().tasks.drop(task.id)


def _refreshed(desk: Desk, reference: str | None, stop: Stop) -> Generator[Line, None, None]:
    for outcome in desk.feeds.refresh(reference, stop=stop):
        yield Line(STATES[outcome.state], outcome.title or outcome.url, outcome.message)


def followed() -> None:
    """Draw the followed feeds."""
    feeds = state.desk().feeds.subscriptions()
    if feeds:
        with st.container(horizontal=True, vertical_alignment="center", key="followed-head"):
            words = counted("You follow {n} feed", "You follow {n} feeds", len(feeds))
            parts.draw(f'<h3 class="ev-label">{words}</h3>')
            if st.button(said("Refresh all"), key="refresh-all"):
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
            if st.button(said("Refresh now"), key=f"refresh-{one.id}", type="tertiary"):
                refresh(one.id)
                st.rerun()
            _unfollow(one)
        opened = st.expander(said("What came from it"), key=f"came-{one.id}", on_change="rerun")
        if opened.open:
            with opened, parts.errors_shown():
                _outcomes(state.desk().feeds.outcomes(one.id))


def told(one: Subscription, now: datetime) -> str:
    """Return one line on what a feed brought last and when it is asked next.

    Args:
        one: the feed. now: a time with an offset.
    """
    last = said("asked {when}", when=clock(one.checked, now)) if one.checked else said("not asked yet")
    return parts.byline(one.url, last, retold(one.state), _next(one, now))


def _next(one: Subscription, now: datetime) -> str:
    if one.gone:
        return said("the site has removed it, so it is not asked any more")
    if one.every is None:
        return said("asked only when you refresh it")
    times = [time for time in (one.checked and one.checked + one.every, one.wait) if time]
    if times and max(times) > now:
        return said("next {when}", when=clock(max(times), now))
    return said("next within a minute")


def clock(time: datetime, now: datetime) -> str:
    """Return a time as a person here reads it: the hour on the same day, with the date on others."""
    here = time.astimezone()
    if here.date() == now.astimezone().date():
        return said("at {time}", time=hour(here))
    return said("on {day}, {time}", day=day(here), time=hour(here))


def _interval(one: Subscription) -> None:
    every = one.every or NEVER
    known = INTERVALS if every in INTERVALS else (*INTERVALS, every)
    st.selectbox(
        said("How often"),
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
        return said("On demand only")
    if every >= timedelta(days=1):
        return counted("Every day", "Every {n} days", round(every / timedelta(days=1)))
    if every >= HOUR:
        return counted("Every hour", "Every {n} hours", round(every / HOUR))
    return counted("Every minute", "Every {n} minutes", round(every / timedelta(minutes=1)))


def _ask_every(one: Subscription) -> None:
    every = state.value(f"every-{one.id}")
    with parts.errors_left():
        state.desk().feeds.subscribe(one.url, every=every if isinstance(every, timedelta) and every else None)


def _unfollow(one: Subscription) -> None:
    with st.popover(said("Unfollow"), type="tertiary", key=f"unfollow-{one.id}"):
        st.write(said("Its articles stay in the library."))
        st.button(said("Follow it no longer"), key=f"drop-feed-{one.id}", on_click=_dropped, args=(one.id,))


def _dropped(reference: str) -> None:
    with parts.errors_left():
        state.desk().feeds.unsubscribe(reference)


def _outcomes(outcomes: Sequence[Outcome]) -> None:
    if not outcomes:
        parts.draw(f'<p class="ev-note">{said("Nothing has come from it yet.")}</p>')
        return
    now = datetime.now(UTC)
    rows = [
        (
            parts.escape(parts.plain(one.title or one.url)),
            said(WORDS[one.state]),
            clock(one.at, now) if one.at else "",
            parts.escape(parts.plain(retold(one.message), 300)) if one.state in {"refused", "failed", "copy"} else "",
        )
        for one in outcomes[:MOST_OUTCOMES]
    ]
    heads = (said("Item"), said("What became of it"), said("When"), said("Why"))
    parts.draw(parts.table(said("Its items, latest first"), heads, rows))


def _lists(some: bool) -> None:
    """Draw the list of feeds in and out, as OPML."""
    with st.expander(said("Take feeds from another reader, or to one"), key="feed-lists"):
        file = st.file_uploader(said("A list of feeds (.opml)"), type=["opml", "xml"], key=memory.field("opml"))
        if st.button(said("Follow these feeds"), key="take-opml", disabled=file is None) and file is not None:
            with parts.errors_shown():
                _taken(file.getvalue())
        st.download_button(
            said("Download my list"),
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
                yield Line("followed", one.title, noted("This feed is followed, on demand only."))

    state.jobs().start("feeds", work)
    memory.empty_fields()
    st.rerun()
