"""Which articles are asked: chips above the box, kept with the conversation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import streamlit as st

from briefing.errors import UnknownDocument
from briefing.types import Among, Article, Conversation, Scope
from briefing.ui import parts, state
from briefing.ui.language import counted, number, phrase, said

MOST_CHIPS = 6
LONGEST_CHIP = 40
GONE = phrase("a deleted article")


def among(conversation: Conversation | None) -> Among:
    """Return which articles the next question is asked of; before a conversation begins, those chosen on any page."""
    if conversation is not None:
        return conversation.among
    known = state.desk().articles(Scope(articles=state.chosen())) if state.chosen() else ()
    loaded = {article.id for article in known}
    collections = cast(tuple[str, ...], state.value(state.COLLECTIONS) or ())
    return Among(tuple(one for one in state.chosen() if one in loaded), collections)


def scope(chosen: Among) -> Scope | None:
    """Return the articles as a scope, `None` where nothing is left of what was chosen."""
    held = state.desk().collections()
    ids = dict.fromkeys((*chosen.articles, *(one for name in chosen.collections for one in held.get(name, ()))))
    found = Scope(articles=tuple(ids))
    return found if chosen.everything or (ids and state.desk().articles(found)) else None


def chips(
    conversation: Conversation | None, articles: Mapping[str, Article], collections: Mapping[str, tuple[str, ...]]
) -> None:
    """Draw which articles are asked, each to be left out by one press, and a list to choose from.

    Args:
        conversation: the open one, `None` before it begins.
        articles: those that are loaded, by id. collections: name to article ids.
    """
    chosen = among(conversation)
    conversation_id = conversation.id if conversation else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="scope"):
        parts.draw(f'<p class="ev-note">{said("Asked of")}</p>', fitted=True)
        if chosen.everything:
            words = counted("The one article", "All {n} articles", len(articles))
            parts.draw(f'<p class="ev-tag">{words}</p>', fitted=True)
        names = [(name, _less(chosen, name=name)) for name in chosen.collections]
        labels = [(f"{name} ({number(_count(name, articles, collections))})", rest) for name, rest in names]
        labels += [(_label(one, articles), _less(chosen, article=one)) for one in chosen.articles]
        for place, (label, rest) in enumerate(labels[:MOST_CHIPS]):
            st.button(
                parts.safe(label, LONGEST_CHIP),
                key=f"chip-{place}",
                icon=":material/close:",
                icon_position="right",
                help=said("{articles}: press to ask without it", articles=parts.safe(label)),
                on_click=_choose,
                args=(conversation_id, rest),
            )
        if len(labels) > MOST_CHIPS:
            words = said("and {n} more", n=len(labels) - MOST_CHIPS)
            parts.draw(f'<p class="ev-note">{words}</p>', fitted=True)
        with st.popover(said("Choose articles"), type="tertiary", key="scope-panel"):
            _panel(conversation_id, chosen, articles, collections)


def told(asked: Among, articles: Mapping[str, Article]) -> str:
    """Return in words which articles a question was asked of."""
    if asked.everything:
        return said("all articles")
    names = [
        *(said("the collection “{name}”", name=name) for name in asked.collections),
        *(_label(i, articles) for i in asked.articles),
    ]
    shown = "; ".join(names[:MOST_CHIPS])
    return said("{names} and {n} more", names=shown, n=len(names) - MOST_CHIPS) if names[MOST_CHIPS:] else shown


def _panel(
    conversation_id: str,
    chosen: Among,
    articles: Mapping[str, Article],
    collections: Mapping[str, tuple[str, ...]],
) -> None:
    if collections:
        state.set_value("scope-collections", [name for name in chosen.collections if name in collections])
        st.multiselect(
            said("Collections"),
            options=list(collections),
            format_func=lambda name: f"{parts.plain(name, 60)} ({number(_count(name, articles, collections))})",
            key="scope-collections",
            on_change=_take,
            args=(conversation_id,),
            placeholder=said("None chosen"),
        )
    state.set_value("scope-articles", [one for one in chosen.articles if one in articles])
    st.multiselect(
        said("Articles"),
        options=list(articles),
        format_func=parts.article_labels(articles).__getitem__,
        key="scope-articles",
        on_change=_take,
        args=(conversation_id,),
        placeholder=counted("The one article", "All {n} articles", len(articles))
        if chosen.everything
        else said("None chosen"),
    )
    if not chosen.everything:
        st.button(said("Ask all articles"), key="scope-all", on_click=_choose, args=(conversation_id, Among()))


def _take(conversation_id: str) -> None:
    names = cast(list[str], state.value("scope-collections") or [])
    ids = cast(list[str], state.value("scope-articles") or [])
    _choose(conversation_id, Among(tuple(ids), tuple(names)))


def _choose(conversation_id: str, chosen: Among) -> None:
    if not conversation_id:
        state.choose(chosen.articles)
        state.set_value(state.COLLECTIONS, chosen.collections)
        return
    with parts.errors_left():
        try:
            state.desk().talks.choose(conversation_id, chosen)
        except UnknownDocument:
            state.set_conversation("")
            raise


def _less(chosen: Among, *, name: str | None = None, article: str | None = None) -> Among:
    return Among(
        tuple(one for one in chosen.articles if one != article),
        tuple(one for one in chosen.collections if one != name),
    )


def _count(name: str, articles: Mapping[str, Article], collections: Mapping[str, tuple[str, ...]]) -> int:
    return sum(one in articles for one in collections.get(name, ()))


def _label(article_id: str, articles: Mapping[str, Article]) -> str:
    article = articles.get(article_id)
    return parts.byline(article.outlet, article.title) if article else said(GONE)
