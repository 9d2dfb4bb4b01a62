"""The collections: shown, used, renamed and deleted; they are filled from the list."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from briefing.errors import InputError
from briefing.ui import parts, state
from briefing.ui.language import counted, noted, said


def collection_list(collections: Mapping[str, tuple[str, ...]], fixed: str) -> None:
    """Draw the collections.

    Args:
        collections: name to article ids. fixed: the name of the one that keeps its name.
    """
    with st.expander(said("Collections ({n})", n=len(collections)), key="collections"):
        if not collections:
            words = said("Select articles in the list above to make a collection of them.")
            parts.draw(f'<p class="ev-note">{words}</p>')
        for place, (name, article_ids) in enumerate(collections.items()):
            _collection(place, name, article_ids, fixed=name == fixed)


def _collection(place: int, name: str, article_ids: tuple[str, ...], *, fixed: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"collection-{place}"):
        count = counted("{n} article", "{n} articles", len(article_ids))
        parts.draw(f'<p class="ev-claim">{parts.escape(name)} <span class="ev-tags">{count}</span></p>')
        st.button(said("Show"), key=f"show-collection-{place}", type="tertiary", on_click=_show, args=(name,))
        st.button(
            said("Use in documents"),
            key=f"choose-collection-{place}",
            type="tertiary",
            on_click=state.choose,
            args=(article_ids,),
        )
        if not fixed:
            _rename(place, name)
        with st.popover(said("Delete"), type="tertiary", key=f"drop-collection-{place}"):
            st.write(said("The collection goes; its articles stay in the library."))
            st.button(said("Delete the collection"), key=f"remove-collection-{place}", on_click=_drop, args=(name,))


def _show(name: str) -> None:
    state.set_value("filter-collection", name)


def _rename(place: int, name: str) -> None:
    with st.popover(said("Rename"), type="tertiary", key=f"rename-collection-{place}"):
        key = f"collection-name-{place}"
        st.text_input(said("New name"), value=parts.plain(name, 80), key=key, max_chars=80)
        st.button(said("Save the name"), key=f"save-name-{place}", on_click=_renamed, args=(name, key))


def _renamed(name: str, key: str) -> None:
    new = " ".join(str(state.value(key) or "").split())
    if new == name:
        return
    with parts.errors_left():
        desk = state.desk()
        held = desk.collections()
        if new in held:
            raise InputError(noted("Another collection has this name."), advice=noted("Choose another name."))
        desk.collect(new, held.get(name, ()))
        desk.collect(name, ())
        if state.value("filter-collection") == name:
            state.set_value("filter-collection", new)


def _drop(name: str) -> None:
    with parts.errors_left():
        state.desk().collect(name, ())
        if state.value("filter-collection") == name:
            state.set_value("filter-collection", None)
