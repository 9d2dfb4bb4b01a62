"""Adding articles: pasted text, links, files, a folder, a feed; all but the first in the background."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from typing import TYPE_CHECKING, get_args

import streamlit as st

from briefing.errors import BriefingError
from briefing.types import FeedItem, Source
from briefing.ui import following, memory, parts, state
from briefing.ui.jobs import Line

if TYPE_CHECKING:
    from briefing.desk import Desk, Stop

FILE_TYPES = ["txt", "md", "html", "htm", "pdf", "docx"]
MOST_PREVIEWS = 10


def add_articles() -> None:
    """Draw the ways of adding articles."""
    ways: dict[memory.Way, Callable[[], None]] = {
        "Paste text": _paste,
        "Links": _links,
        "Files": _files,
        "Folder": _folder,
        "Feeds": _feed,
    }
    with st.container(border=True, key="adding"):
        parts.draw('<h2 class="ev-section">Add your own articles</h2>')
        st.segmented_control(
            "How", list(get_args(memory.Way)), key=memory.WAY, required=True, label_visibility="collapsed"
        )
        ways[memory.way()]()


def add_each(sources: Sequence[Source]) -> None:
    """Add the sources in the background, which a page polls; what is short is done at once."""
    desk = state.desk()

    def work(stop: Stop) -> Generator[Line, None, None]:
        for added in desk.add_many(sources):
            yield Line(added.state, added.name, added.message)
        desk.copies()  # here, because comparing many new articles takes a while

    state.jobs().start("add", work, total=len(sources), sources=sources)


def look_at(sources: Sequence[Source]) -> None:
    """Read the sources without keeping them."""
    desk = state.desk()
    job = state.jobs().start("look", lambda stop: _looked(desk, sources), total=len(sources), sources=sources)
    memory.keep_pasted(None)
    state.set_value("looking", job.number)


def _looked(desk: Desk, sources: Iterable[Source]) -> Generator[Line, None, None]:
    for source in sources:
        try:
            article = desk.look(source)
        except BriefingError as error:
            yield Line("refused", source.name, str(error))
        else:
            yield Line("ready", source.name, f"“{article.title}” was read.", article)


def take_up_looks() -> None:
    """Take over what was read for this session in the background; for the top of the page."""
    for job in state.jobs().all("look"):
        if job.number == state.value("looking") and not job.running:
            memory.keep_previews((*memory.previews(), *(line.article for line in job.lines if line.article)))
            state.set_value("looking", None)
            if not job.unfinished:
                state.jobs().forget(job.number)


def _paste() -> None:
    known = memory.paste_details()
    text = st.text_area(
        "Text of the article", key=memory.field("paste-text"), height=130, placeholder="Paste the whole article here"
    )
    details = _paste_details(known)
    if st.button("Add text", type="primary", key="add-text"):
        given = {name: value.strip() for name, value in details.items() if value.strip()}
        with parts.errors_shown():
            added = state.desk().add_text(text, **given)
            memory.keep_pasted(Line(added.state, added.name, added.message))
            memory.empty_fields()
            st.rerun()


def _paste_details(known: dict[str, str]) -> dict[str, str]:
    with st.expander("Title, outlet, author, date (optional)", expanded=bool(known)):
        left, right = st.columns(2)
        title = left.text_input("Title", value=known.get("title", ""), key=memory.field("paste-title"))
        outlet = right.text_input("Outlet", key=memory.field("paste-outlet"))
        author = left.text_input("Author", key=memory.field("paste-author"))
        published = right.date_input("Published", value=None, key=memory.field("paste-date"), format="YYYY-MM-DD")
        url = left.text_input("Address", value=known.get("url", ""), key=memory.field("paste-url"))
    day = published.isoformat() if published else ""
    return {"title": title, "outlet": outlet, "author": author, "published": day, "url": url}


def _links() -> None:
    given = st.text_area(
        "Addresses of pages, one a line", key=memory.field("links"), height=110, placeholder="https://…\nhttps://…"
    )
    st.caption("Each page is fetched once, from this machine, and its text is kept here.")
    addresses = dict.fromkeys(given.split())
    _buttons("link", [Source("url", address) for address in addresses])


def _files() -> None:
    files = st.file_uploader(
        "Files (.txt, .md, .html, .pdf, .docx)",
        type=FILE_TYPES,
        accept_multiple_files=True,
        key=memory.field("files"),
    )
    _buttons("file", [Source("file", file.name, file.getvalue(), file.type or None) for file in files])


def _folder() -> None:
    files = st.file_uploader(
        "A folder with everything in it (.txt, .md, .html, .pdf, .docx)",
        type=FILE_TYPES,
        accept_multiple_files="directory",
        key=memory.field("folder"),
    )
    _buttons("file", [Source("file", file.name, file.getvalue(), file.type or None) for file in files])


def _buttons(one: str, sources: Sequence[Source]) -> None:
    """Draw the ways on: to look at what was found first, or to add all at once."""
    many = len(sources)
    with st.container(horizontal=True, gap="small", key="add-buttons"):
        label = f"Add {parts.counted(many, one)}" if many > 1 else f"Add {one}"
        add = st.button(label, type="primary", key=f"add-{one}s", disabled=not sources)
        look = st.button(
            "Look first",
            key="look",
            disabled=not 0 < many <= MOST_PREVIEWS,
            help="Shows title, outlet, author, date and the first lines, to be corrected before anything is saved; "
            f"for up to {MOST_PREVIEWS} at once.",
        )
    if add or look:
        with parts.errors_shown():
            (add_each if add else look_at)(sources)
            memory.empty_fields()
            st.rerun()


def _feed() -> None:
    url = st.text_input(
        "Address of an RSS or Atom feed", key=memory.field("feed-url"), placeholder="https://…/feed.xml"
    ).strip()
    with st.container(horizontal=True, gap="small", key="feed-buttons"):
        fetch = st.button("Choose items", type="primary", key="fetch-feed", disabled=not url)
        if st.button("Follow this feed", key="follow", disabled=not url, help="Fetches what is new, now and later."):
            following.follow(url)
            memory.empty_fields()
            st.rerun()
    if fetch:
        with parts.errors_shown(), st.spinner("Fetching the feed …"):
            items = state.desk().feed(url)
            memory.keep_feed(items)
            if not items:
                st.info("The feed has no items at the moment.")
    _choose_items(memory.feed_items())
    following.followed()


def _choose_items(items: Sequence[FeedItem]) -> None:
    if not items:
        return
    chosen = [item for place, item in enumerate(items) if _feed_item(item, place)]
    if st.button(f"Add {parts.counted(len(chosen), 'item')}", type="primary", key="add-feed", disabled=not chosen):
        add_each([_feed_source(item) for item in chosen])
        memory.empty_fields()
        st.rerun()


def _feed_item(item: FeedItem, place: int) -> bool:
    label = parts.byline(parts.safe(item.title or item.url, 140), parts.day(item.published))
    return st.checkbox(label, key=memory.field(f"item-{place}"), help=parts.safe(item.summary, 300) or None)


def _feed_source(item: FeedItem) -> Source:
    published = item.published.isoformat() if item.published else ""
    details = {name: value for name, value in {"title": item.title, "published": published}.items() if value}
    return Source("feed", item.url, details=details)
