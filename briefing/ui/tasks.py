"""Work that is remembered across a restart: sources as items and back, and the offer to go on with what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from briefing.types import Item, Source, Task
from briefing.ui import parts, state
from briefing.ui.language import counted, said

MOST_NAMES = 5
DONE = frozenset({"add", "look"})


def items_of(sources: Iterable[Source]) -> tuple[Item, ...]:
    """Return sources as they are remembered: of a file its name, for it is on this machine."""
    return tuple(Item(one.kind, one.name, one.details) for one in sources)


def sources_of(items: Iterable[Item]) -> tuple[Source, ...]:
    """Return the sources that can be fetched again."""
    return tuple(
        Source("feed" if one.kind == "feed" else "url", one.name, details=one.details)
        for one in items
        if one.kind in {"url", "feed"}
    )


def files_of(items: Iterable[Item]) -> tuple[str, ...]:
    """Return the names of the files, which have to be chosen again."""
    return tuple(one.name for one in items if one.kind == "file")


def told(task: Task) -> str:
    """Return what was not done, in a plain sentence without markup."""
    items = tuple(task.items.values())
    if task.kind in DONE:
        return _not_done(task.kind, items)
    name = items[0].name
    if task.kind == "feeds":
        if items[0].kind == "follow":
            return said("The feed {address} was not followed yet when Evenhand was last closed.", address=name)
        return _refreshing(name)
    return _not_written(task.kind, name)


def _not_done(kind: str, items: Sequence[Item]) -> str:
    links, entries, files = (sum(one.kind == own for one in items) for own in ("url", "feed", "file"))
    found = (
        counted("{n} link", "{n} links", links) if links else "",
        counted("{n} item of a feed", "{n} items of feeds", entries) if entries else "",
        counted("{n} file", "{n} files", files) if files else "",
    )
    what = ", ".join(one for one in found if one)
    if kind == "look":
        return said("Not saved yet when Evenhand was last closed: {what}.", what=what)
    return said("Not added yet when Evenhand was last closed: {what}.", what=what)


def _not_written(kind: str, topic: str) -> str:
    if kind == "summary":
        words = said("A summary was being written when Evenhand was last closed.")
    elif kind == "comparison":
        words = said("A comparison was being written when Evenhand was last closed.")
    else:
        words = said("A brief was being written when Evenhand was last closed.")
    return f"{words} {said('Its topic: “{topic}”.', topic=topic)}" if topic else words


def _refreshing(reference: str) -> str:
    title = next((one.title for one in state.desk().feeds.subscriptions() if one.id == reference), "")
    if title:
        return said("“{title}” had not brought all that is new when Evenhand was last closed.", title=title)
    return said("Your feeds had not brought all that is new when Evenhand was last closed.")


def offer(task: Task, go_on: str = "") -> bool:
    """Draw what was not done and the ways on; tell whether the person wants to go on with it.

    Args:
        task: what is left of it. go_on: the words of the button, "" where there is nothing to go on with.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"left-{task.id}"):
        parts.draw(f'<p class="ev-left">{parts.escape(parts.plain(told(task), 400))}{_files(task)}</p>', fitted=True)
        wanted = bool(go_on) and st.button(go_on, key=f"go-on-{task.id}", type="primary")
        st.button(
            said("Drop") if go_on else said("Hide"),
            key=f"drop-{task.id}",
            type="tertiary",
            on_click=_drop,
            args=(task.id,),
            help=said("What is added stays.") if task.kind in DONE else None,
        )
    return wanted


def _files(task: Task) -> str:
    names: Sequence[str] = files_of(task.items.values())
    if not names:
        return ""
    shown = ", ".join(parts.escape(parts.plain(name, 80)) for name in names[:MOST_NAMES])
    if names[MOST_NAMES:]:
        shown = said("{names} and {n} more", names=shown, n=len(names) - MOST_NAMES)
    return f" {counted('Choose the file again: {names}.', 'Choose the files again: {names}.', len(names), names=shown)}"


def _drop(task_id: str) -> None:
    with parts.errors_left():
        state.desk().tasks.drop(task_id)
