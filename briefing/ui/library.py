"""The list of loaded articles: words and filters, order, near-copies under one row, pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from briefing.types import Article, Scope
from briefing.ui import memory, parts, picking, rows, state
from briefing.ui.language import counted, day, phrase, said
from briefing.ui.rows import Filters, Row

# The name that the desk gives the collection of sample articles.
SAMPLES = "Samples (invented)"
ROWS = 25  # on one page
MOST_COPIES = 10
HEADS = (phrase("Title"), phrase("Outlet"), phrase("Published"), phrase("Added"))
ORDERS: Mapping[rows.Order, str] = {
    "newest": phrase("Newest first"),
    "oldest": phrase("Oldest first"),
    "added": phrase("Added last"),
    "outlet": phrase("Outlet"),
    "title": phrase("Title"),
}
COPIES: Mapping[rows.Copies, str] = {
    "under": phrase("Under one row"),
    "each": phrase("Each on its own row"),
    "only": phrase("Only near-copies"),
}


def article_list(articles: Sequence[Article], collections: Mapping[str, tuple[str, ...]]) -> None:
    """Draw the loaded articles.

    Args:
        articles: all of them. collections: name to article ids.
    """
    many = counted("{n} article", "{n} articles", len(articles))
    parts.draw(f'<h2 class="ev-section">{said("Library")} · {many}</h2>')
    if not articles:
        st.info(
            said("There is no article yet. Paste one, give links, choose files or a folder, or follow a feed above.")
        )
        return
    samples = frozenset(collections.get(SAMPLES, ()))
    if samples:
        _samples_note(samples)
    listed = _listed(articles, collections)
    picking.bar([row.ids for row in listed], [article.id for article in articles], collections)
    if not listed:
        st.info(said("No article fits these words and filters."))
        return
    key = memory.page_key(tuple(row.article.id for row in listed))
    first = (memory.page(key) - 1) * ROWS
    with st.container(gap=None, key="library"):
        heads = "".join(f"<span>{said(head)}</span>" for head in HEADS)
        parts.draw(f'<div class="ev-cells ev-cells-head">{heads}</div>')
        for row in listed[first : first + ROWS]:
            _row(row, samples)
    if len(listed) > ROWS:
        _pager(first, len(listed), key)


def _samples_note(samples: frozenset[str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="samples-note"):
        words = said(
            "The articles marked “sample” are invented: places, outlets and people do not exist. They are here to try "
            "Evenhand with."
        )
        parts.draw(f'<p class="ev-note">{words}</p>')
        st.button(
            said("Remove the samples"),
            key="remove-samples",
            type="tertiary",
            on_click=_remove,
            args=(tuple(samples),),
        )


def _remove(article_ids: tuple[str, ...]) -> None:
    with parts.errors_left():
        desk = state.desk()
        for article_id in article_ids:
            desk.delete(article_id)
        desk.collect(SAMPLES, ())


def _listed(articles: Sequence[Article], collections: Mapping[str, tuple[str, ...]]) -> tuple[Row, ...]:
    """Draw what narrows and orders the list, and return its rows."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="narrowing"):
        words = st.text_input(
            said("Search"),
            key="filter-words",
            placeholder=said("Words in title, outlet or text"),
            persist_state="session",
        ).strip()
        order = st.selectbox(
            said("Order"),
            rows.ORDERS,
            format_func=lambda order: said(ORDERS[order]),
            key="order",
            width=160,
            persist_state="session",
        )
        filters, copies = _filters(articles, collections, words)
    desk = state.desk()
    worded = {article.id for article in desk.articles(Scope(words=words))} if words else ()
    groups = state.jobs().groups.of(frozenset(article.id for article in articles), desk.copies)
    found = rows.narrowed(articles, filters, collections.get(filters.collection, ()), worded)
    return rows.arranged(found, groups, order, copies)


def _filters(
    articles: Sequence[Article], collections: Mapping[str, tuple[str, ...]], words: str
) -> tuple[Filters, rows.Copies]:
    with st.popover(said("Filters"), key="filters"):
        outlets = st.multiselect(
            said("Outlet"),
            sorted({article.outlet for article in articles if article.outlet}),
            format_func=parts.plain,
            key="filter-outlet",
            placeholder="Any",
            persist_state="session",
        )
        collection = st.selectbox(
            said("Collection"),
            list(collections),
            index=None,
            format_func=parts.plain,
            key="filter-collection",
            placeholder="Any",
            persist_state="session",
        )
        since = st.date_input(
            said("From"), value=None, key="filter-since", format="YYYY-MM-DD", persist_state="session"
        )
        until = st.date_input(
            said("Until"), value=None, key="filter-until", format="YYYY-MM-DD", persist_state="session"
        )
        copies = st.selectbox(
            said("Near-copies of one text"),
            rows.COPIES,
            format_func=lambda copies: said(COPIES[copies]),
            key="filter-copies",
            persist_state="session",
        )
    filters = Filters(words, tuple(outlets), collection or "", since, until)
    if on := filters.number + (copies != rows.COPIES[0]):
        st.button(said("Clear filters ({n})", n=on), key="clear-filters", type="tertiary", on_click=_clear)
    return filters, copies


def _clear() -> None:
    for key, value in (
        ("filter-outlet", []),
        ("filter-collection", None),
        ("filter-since", None),
        ("filter-until", None),
        ("filter-copies", rows.COPIES[0]),
    ):
        state.set_value(key, value)


def _row(row: Row, samples: frozenset[str]) -> None:
    _article(row.article, sample=row.article.id in samples, copies=len(row.copies))
    if memory.unfolded(row.article.id):
        for copy in row.copies[:MOST_COPIES]:
            _article(copy, sample=copy.id in samples, under=True)
        if row.copies[MOST_COPIES:]:
            words = counted(
                "{n} more copy: list each on its own row with “Filters”.",
                "{n} more copies: list each on its own row with “Filters”.",
                len(row.copies) - MOST_COPIES,
            )
            parts.draw(f'<p class="ev-note">{words}</p>')


def _article(article: Article, *, sample: bool, copies: int = 0, under: bool = False) -> None:
    title = article.title or said("Untitled")
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"{'under' if under else 'row'}-{article.id}"
    ):
        st.checkbox(
            said("Select “{title}”", title=parts.safe(title, 100)),
            key=memory.before_box(article.id),
            label_visibility="collapsed",
            on_change=memory.take_box,
            args=(article.id,),
        )
        st.button(
            parts.safe(title, 140),
            key=f"article-{article.id}",
            type="tertiary",
            wrap=True,
            on_click=state.set_open_article,
            args=(article.id,),
        )
        if copies:
            words = counted("and {n} copy", "and {n} copies", copies)
            st.button(words, key=f"copies-{article.id}", type="tertiary", on_click=memory.unfold, args=(article.id,))
        parts.draw(_cells(article, sample=sample))


def _cells(article: Article, *, sample: bool) -> str:
    tag = f'<span class="ev-tag">{said("sample")}</span>' if sample else ""
    outlet = parts.escape(parts.plain(article.outlet, 60)) or said("outlet not known")
    return (
        f'<div class="ev-cells"><span>{outlet}{tag}</span>'
        f"<span>{day(article.published, short=True) or said('no date')}</span>"
        f"<span>{day(article.added, short=True)}</span></div>"
    )


def _pager(first: int, many: int, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="pager"):
        words = said("{first}–{last} of {all}", first=first + 1, last=min(first + ROWS, many), all=many)
        parts.draw(f'<p class="ev-note">{words}</p>', fitted=True)
        st.pagination(-(-many // ROWS), key=key, persist_state="session")
