"""The conversations that are kept: a list to find one in, and what can be done with the open one."""

from __future__ import annotations

from functools import partial

import streamlit as st

from briefing.export import FORMATS
from briefing.types import Conversation, Talk
from briefing.ui import parts, state
from briefing.ui.language import counted, said

LIST = "conversation-list"
SEARCH = "conversation-search"
MOST_LISTED = 60
LONGEST_NAME = 80


def bar(conversation: Conversation | None) -> None:
    """Draw the name of the open conversation, what can be done with it, and the list of all."""
    if conversation is not None:
        parts.draw(f'<p class="ev-conversation">{parts.escape(parts.plain(conversation.title))}</p>')
    kept = state.desk().talks.listing()
    if not kept:
        return
    with st.container(horizontal=True, gap="small", key="conversation-bar"):
        if conversation is not None:
            st.button(said("New conversation"), key="new-conversation", on_click=_open, args=("",))
        with st.popover(said("Conversations ({n})", n=len(kept)), key=LIST, on_change="rerun") as panel:
            if panel.open:
                _list(kept, conversation.id if conversation else "")
        if conversation is not None:
            _rename(conversation)
            _export(conversation)
            _delete(conversation)


def _list(kept: tuple[Talk, ...], here: str) -> None:
    words = st.text_input(
        said("Search questions and answers"),
        key=SEARCH,
        type="search",
        live="300ms",
        placeholder=said("Search"),
        max_chars=200,
    )
    found = state.desk().talks.listing(words) if (words or "").strip() else kept
    if not found:
        parts.draw(f'<p class="ev-note" role="status">{said("No conversation has these words.")}</p>')
    day = ""
    for one in found[:MOST_LISTED]:
        if (asked := parts.day(one.asked.astimezone())) != day:
            day = asked
            parts.draw(f'<p class="ev-day">{day}</p>')
        mark = "● " if one.id == here else ""
        st.button(
            f"{mark}{parts.safe(one.title, 70)} · {counted('{n} question', '{n} questions', one.questions)}",
            key=f"open-{one.id}",
            type="tertiary",
            on_click=_open,
            args=(one.id,),
        )
    if len(found) > MOST_LISTED:
        words = said("And {n} older ones: search for them.", n=len(found) - MOST_LISTED)
        parts.draw(f'<p class="ev-note">{words}</p>')


def _rename(conversation: Conversation) -> None:
    with st.popover(said("Rename"), type="tertiary", key="rename-panel", on_change="rerun"):
        key = f"name-{conversation.id}"
        state.set_value(key, conversation.title)
        st.text_input(
            said("Name of the conversation"),
            key=key,
            max_chars=LONGEST_NAME,
            on_change=_name,
            args=(conversation.id, key),
            help=said("Empty: its first question"),
        )


def _export(conversation: Conversation) -> None:
    with st.popover(said("Export"), type="tertiary", key="export-panel"):
        if not conversation.path:
            return
        if len(conversation.turns) > len(conversation.path):
            st.caption(said("The versions that are shown are exported."))
        for form, found in FORMATS.items():
            st.download_button(
                found.name,
                data=partial(_file, conversation.id, form),
                file_name=f"{parts.slug(conversation.title)}{found.suffix}",
                mime=found.mime,
                key=f"export-{form}",
                on_click="ignore",
                width="stretch",
            )


def _file(conversation_id: str, form: str) -> bytes:
    desk = state.desk()
    return desk.export(desk.talks.transcript(conversation_id), form)


def _delete(conversation: Conversation) -> None:
    words = counted(
        "The conversation will be deleted, with {n} question and its answer. This cannot be undone.",
        "The conversation will be deleted, with {n} questions and their answers. This cannot be undone.",
        len(conversation.turns),
    )
    with st.popover(said("Delete"), type="tertiary", key="delete-panel"):
        st.write(words)
        st.button(
            said("Delete for good"),
            type="primary",
            key=f"forget-{conversation.id}",
            on_click=_forget,
            args=(conversation.id,),
        )


def _open(conversation_id: str) -> None:
    state.set_conversation(conversation_id)
    state.set_value(LIST, False)


def _name(conversation_id: str, key: str) -> None:
    with parts.errors_left():
        state.desk().talks.rename(conversation_id, str(state.value(key) or ""))
    state.set_value("rename-panel", False)


def _forget(conversation_id: str) -> None:
    with parts.errors_left():
        state.desk().talks.forget(conversation_id)
    if state.conversation() == conversation_id:
        state.set_conversation("")
