"""What can be done with the articles that are picked in the list: use, collect, delete."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from briefing.errors import BriefingError, InputError
from briefing.ui import memory, parts, state
from briefing.ui.jobs import Line
from briefing.ui.language import counted, noted, phrase, said

if TYPE_CHECKING:
    from briefing.desk import Stop

USES = {
    "summary": phrase("Summarise"),
    "compare": phrase("Compare"),
    "ask": phrase("Ask"),
    "brief": phrase("Brief"),
}


def bar(listed: Sequence[Collection[str]], loaded: Sequence[str], collections: Mapping[str, tuple[str, ...]]) -> None:
    """Draw how many articles are picked and what can be done with them.

    Args:
        listed: the ids of the articles in each row of the list. loaded: the ids of all articles.
        collections: name to article ids.
    """
    memory.pick(memory.picked() & set(loaded))
    picked = [one for one in loaded if one in memory.picked()]
    every = [one for row in listed for one in row]
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="picked"):
        nothing = said("Select articles to use, collect or delete them.")
        words = counted("{n} selected", "{n} selected", len(picked)) if picked else nothing
        parts.draw(f'<p class="ev-note" role="status">{words}</p>', fitted=True)
        if not set(every) <= set(picked):
            label = said("Select all {n}", n=len(every))
            st.button(label, key="pick-all", type="tertiary", on_click=memory.pick, args=(every,))
        if picked:
            st.button(said("Clear"), key="pick-none", type="tertiary", on_click=memory.pick, args=((),))
    if picked:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="picked-ways"):
            _use(picked)
            _collect(picked, collections)
            _delete(picked)


def _use(picked: Sequence[str]) -> None:
    for screen, label in USES.items():
        if st.button(said(label), key=f"picked-{screen}"):
            state.choose(picked)
            if screen == "ask":
                state.set_conversation("")
            st.switch_page(f"briefing/ui/{screen}.py")


def _collect(picked: Sequence[str], collections: Mapping[str, tuple[str, ...]]) -> None:
    with st.popover(said("Collection"), key="collect-panel"):
        typed = st.text_input(said("A new collection"), key="collect-new", max_chars=80, placeholder=said("Name"))
        new = " ".join(typed.split())
        st.button(
            said("Make it"),
            type="primary",
            key="collect-make",
            disabled=not new,
            on_click=_make,
            args=(new, tuple(picked)),
        )
        if not collections:
            return
        name = st.selectbox(
            said("Or one that is there"),
            list(collections),
            index=None,
            format_func=parts.plain,
            key="collect-name",
            placeholder=said("Choose"),
        )
        held = collections.get(name or "", ())
        outside = [one for one in picked if one not in held]
        with st.container(horizontal=True, gap="small"):
            st.button(
                said("Put them in"),
                key="collect-in",
                disabled=not (name and outside),
                on_click=_put,
                args=(name, (*held, *outside)),
            )
            st.button(
                said("Take them out"),
                key="collect-out",
                disabled=len(outside) == len(picked),
                on_click=_put,
                args=(name, tuple(one for one in held if one not in picked)),
            )


def _make(name: str, article_ids: tuple[str, ...]) -> None:
    with parts.errors_left():
        if name in state.desk().collections():
            raise InputError(
                noted("A collection has this name already."), advice=noted("Choose it, or type another name.")
            )
        _put(name, article_ids)
        state.set_value("collect-new", "")


def _put(name: str, article_ids: tuple[str, ...]) -> None:
    with parts.errors_left():
        state.desk().collect(name, article_ids)
        if article_ids:
            words = counted(
                "The collection “{name}” holds {n} article now.",
                "The collection “{name}” holds {n} articles now.",
                len(article_ids),
                name=name,
            )
        else:
            words = said("The collection “{name}” was empty and is gone.", name=name)
        memory.keep_pasted(Line("told", "", words))


def _delete(picked: Sequence[str]) -> None:
    many = len(picked)
    with st.popover(said("Delete"), key="delete-panel"):
        st.write(
            counted(
                "{n} article will be removed, from every collection too. Documents stay, with the words that they "
                "quote. This cannot be undone.",
                "{n} articles will be removed, from every collection too. Documents stay, with the words that they "
                "quote. This cannot be undone.",
                many,
            )
        )
        if st.button(
            counted("Delete {n} article for good", "Delete {n} articles for good", many),
            type="primary",
            key="delete-picked",
        ):
            delete(picked)
            memory.pick(())
            st.rerun()


def delete(article_ids: Iterable[str]) -> None:
    """Delete articles in the background."""
    ids = tuple(article_ids)
    desk = state.desk()

    def work(_: Stop) -> Generator[Line, None, None]:
        for one in ids:
            try:
                title = desk.article(one).title
                desk.delete(one)
            except BriefingError as error:
                yield Line("refused", one, str(error))
            else:
                yield Line("deleted", title, noted("“{title}” was deleted.", title=title))

    state.jobs().start("delete", work, total=len(ids))
