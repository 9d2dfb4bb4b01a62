"""The list of loaded articles, its filters, and the collections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from briefing.types import Article, Scope
from briefing.ui import parts, state

# The name that the desk gives the collection of sample articles.
SAMPLES = "Samples (invented)"


def article_list() -> None:
    """Draw the loaded articles with their filters and collections."""
    desk = state.desk()
    articles = desk.articles()
    collections = desk.collections()
    samples = frozenset(collections.get(SAMPLES, ()))
    parts.draw(f'<h2 class="ev-section">Library · {parts.counted(len(articles), "article")}</h2>')
    if not articles:
        st.info("There is no article yet. Paste one, choose files, or give a link above.")
        return
    if samples:
        _samples_note(samples)
    found = desk.articles(_filters(articles, collections))
    if not found:
        st.info("No article fits these filters.")
    for article in found[: state.shown()]:
        _row(article, sample=article.id in samples)
    if len(found) > state.shown():
        st.button(f"Show more ({len(found) - state.shown()} left)", key="show-more", on_click=state.show_more)
    _collections(articles, collections)


def _samples_note(samples: Iterable[str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="samples-note"):
        parts.draw(
            '<p class="ev-note">The articles marked “sample” are invented: places, outlets and people '
            "do not exist. They are here to try Evenhand with.</p>"
        )
        st.button("Remove the samples", key="remove-samples", type="tertiary", on_click=_remove, args=(tuple(samples),))


def _remove(article_ids: tuple[str, ...]) -> None:
    with parts.errors_left():
        desk = state.desk()
        for article_id in article_ids:
            desk.delete(article_id)
        desk.collect(SAMPLES, ())


def _filters(articles: Iterable[Article], collections: Mapping[str, tuple[str, ...]]) -> Scope:
    outlets = sorted({article.outlet for article in articles if article.outlet})
    words, outlet, collection, since, until = st.columns([5, 4, 4, 4, 4])
    scope_words = words.text_input("Words", key="filter-words", placeholder="Title or text")
    scope_outlets = outlet.multiselect(
        "Outlet", outlets, format_func=parts.plain, key="filter-outlet", placeholder="Any"
    )
    scope_collection = collection.selectbox(
        "Collection", list(collections), index=None, format_func=parts.plain, key="filter-collection", placeholder="Any"
    )
    first = since.date_input("From", value=None, key="filter-since", format="YYYY-MM-DD")
    last = until.date_input("Until", value=None, key="filter-until", format="YYYY-MM-DD")
    return Scope(
        outlets=tuple(scope_outlets),
        collection=scope_collection or "",
        since=first,
        until=last,
        words=scope_words.strip(),
    )


def _row(article: Article, *, sample: bool) -> None:
    with st.container(key=f"row-{article.id}", gap=None):
        st.button(
            parts.safe(article.title or "Untitled", 140),
            key=f"article-{article.id}",
            type="tertiary",
            on_click=state.set_open_article,
            args=(article.id,),
        )
        tag = ' <span class="ev-tag">sample, invented</span>' if sample else ""
        words = parts.counted(len(article.text.split()), "word")
        facts = parts.byline(
            parts.escape(article.outlet) or "outlet not known",
            parts.escape(article.author),
            parts.day(article.published) or "no date",
            words,
        )
        parts.draw(f'<p class="ev-meta">{facts}{tag}</p>')


def _collections(articles: Iterable[Article], collections: Mapping[str, tuple[str, ...]]) -> None:
    with st.expander(f"Collections ({len(collections)})"):
        for place, (name, article_ids) in enumerate(collections.items()):
            _collection(place, name, article_ids)
        labels = {article.id: parts.article_label(article) for article in articles}
        name = st.text_input("Name of a collection", key="collection-name", max_chars=80)
        members = st.multiselect(
            "Its articles", list(labels), format_func=labels.__getitem__, key="collection-articles"
        )
        if st.button("Save the collection", key="save-collection", disabled=not (name.strip() and members)):
            with parts.errors_shown():
                state.desk().collect(name.strip(), members)
                st.rerun()


def _collection(place: int, name: str, article_ids: tuple[str, ...]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"collection-{place}"):
        count = parts.counted(len(article_ids), "article")
        parts.draw(f'<p class="ev-claim">{parts.escape(name)} <span class="ev-tags">{count}</span></p>')
        st.button(
            "Choose", key=f"choose-collection-{place}", type="tertiary", on_click=state.choose, args=(article_ids,)
        )
        st.button("Remove", key=f"remove-collection-{place}", type="tertiary", on_click=_drop, args=(name,))


def _drop(name: str) -> None:
    with parts.errors_left():
        state.desk().collect(name, ())
