"""Adding articles: pasted text, files, a link, a feed; progress for each item, and a way out for each refusal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

import streamlit as st

from briefing.types import FeedItem, Source
from briefing.ui import parts, state

FILE_TYPES = ["txt", "md", "html", "htm", "pdf", "docx"]
MARKS = {"added": "✓", "duplicate": "=", "refused": "✗"}
LONGEST_MESSAGE = 600


def add_articles() -> None:
    """Draw the ways of adding articles and what became of the last ones."""
    ways: dict[state.Way, Callable[[], None]] = {"Paste text": _paste, "Files": _files, "Link": _link, "Feed": _feed}
    with st.container(border=True, key="adding"):
        parts.draw('<h2 class="ev-section">Add articles</h2>')
        st.segmented_control(
            "How", list(get_args(state.Way)), key=state.WAY, required=True, label_visibility="collapsed"
        )
        ways[state.way()]()
        _outcomes()


def _paste() -> None:
    known = state.paste_details()
    text = st.text_area(
        "Text of the article", key=state.field("paste-text"), height=130, placeholder="Paste the whole article here"
    )
    details = _paste_details(known)
    if st.button("Add text", type="primary", key="add-text"):
        given = {name: value.strip() for name, value in details.items() if value.strip()}
        with parts.errors_shown():
            added = state.desk().add_text(text, **given)
            state.keep_outcomes([added], clear=True)
            st.rerun()


def _paste_details(known: dict[str, str]) -> dict[str, str]:
    with st.expander("Title, outlet, author, date (optional)", expanded=bool(known)):
        left, right = st.columns(2)
        title = left.text_input("Title", value=known.get("title", ""), key=state.field("paste-title"))
        outlet = right.text_input("Outlet", key=state.field("paste-outlet"))
        author = left.text_input("Author", key=state.field("paste-author"))
        published = right.date_input("Published", value=None, key=state.field("paste-date"), format="YYYY-MM-DD")
        url = left.text_input("Address", value=known.get("url", ""), key=state.field("paste-url"))
    day = published.isoformat() if published else ""
    return {"title": title, "outlet": outlet, "author": author, "published": day, "url": url}


def _files() -> None:
    files = st.file_uploader(
        "Files (.txt, .md, .html, .pdf, .docx)",
        type=FILE_TYPES,
        accept_multiple_files=True,
        key=state.field("files"),
    )
    if st.button("Add files", type="primary", key="add-files", disabled=not files):
        _add_each([Source("file", file.name, file.getvalue(), file.type or None) for file in files])


def _link() -> None:
    url = st.text_input("Address of a page", key=state.field("link"), placeholder="https://…")
    st.caption("The page is fetched once, from this machine, and its text is kept here.")
    if st.button("Add link", type="primary", key="add-link", disabled=not url.strip()):
        _add_each([Source("url", url.strip())])


def _feed() -> None:
    url = st.text_input("Address of an RSS or Atom feed", key=state.field("feed-url"), placeholder="https://…/feed.xml")
    if st.button("Fetch feed", key="fetch-feed", disabled=not url.strip()):
        with parts.errors_shown(), st.spinner("Fetching the feed …"):
            items = state.desk().feed(url)
            state.keep_feed(items)
            if not items:
                st.info("The feed has no items at the moment.")
    items = state.feed_items()
    if not items:
        return
    chosen = [item for place, item in enumerate(items) if _feed_item(item, place)]
    if st.button(f"Add {parts.counted(len(chosen), 'item')}", type="primary", key="add-feed", disabled=not chosen):
        _add_each([_feed_source(item) for item in chosen])


def _feed_item(item: FeedItem, place: int) -> bool:
    label = parts.byline(parts.safe(item.title or item.url, 140), parts.day(item.published))
    return st.checkbox(label, key=state.field(f"item-{place}"), help=parts.safe(item.summary, 300) or None)


def _feed_source(item: FeedItem) -> Source:
    published = item.published.isoformat() if item.published else ""
    details = {name: value for name, value in {"title": item.title, "published": published}.items() if value}
    return Source("feed", item.url, details=details)


def _add_each(sources: Sequence[Source]) -> None:
    """Add the sources one by one, telling what became of each as it happens."""
    outcomes = []
    with st.status(f"Adding {parts.counted(len(sources), 'item')} …", expanded=True) as status:
        for added in state.desk().add_many(sources):
            outcomes.append(added)
            line = f"{MARKS[added.state]} {added.message}"
            status.write(parts.safe(line, LONGEST_MESSAGE))
            status.update(label=f"{len(outcomes)} of {parts.counted(len(sources), 'item')} done")
    refused = any(added.state == "refused" for added in outcomes)
    state.keep_outcomes(outcomes, clear=not refused)
    st.rerun()


def _outcomes() -> None:
    for place, added in enumerate(state.outcomes()):
        if added.state == "added":
            st.success(parts.safe(added.message, LONGEST_MESSAGE))
        elif added.state == "duplicate":
            st.info(parts.safe(added.message, LONGEST_MESSAGE))
        else:
            _refused(added.name, added.message, place)


def _refused(name: str, message: str, place: int) -> None:
    st.error(f"**{parts.safe(name)}** was not added. {parts.safe(message, LONGEST_MESSAGE)}")
    address = name if name.startswith(("http://", "https://")) else ""
    st.button(
        "Paste the text instead",
        key=f"paste-instead-{place}",
        on_click=state.paste_instead,
        args=("" if address else name, address),
    )
