"""Adding articles: pasted text, links, files, a folder, a feed; all but the first in the background."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from briefing.errors import BriefingError
from briefing.types import FeedItem, Source, Task
from briefing.ui import following, memory, parts, state, tasks
from briefing.ui.jobs import Line, Look
from briefing.ui.language import counted, noted, phrase, said

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from briefing.desk import Stop

WAYS: Mapping[memory.Way, str] = {
    "paste": phrase("Paste text"),
    "links": phrase("Links"),
    "files": phrase("Files"),
    "folder": phrase("Folder"),
    "feeds": phrase("Feeds"),
}
FILE_TYPES = ["txt", "md", "html", "htm", "pdf", "docx"]


def add_articles() -> None:
    """Draw the ways of adding articles."""
    ways: dict[memory.Way, Callable[[], None]] = {
        "paste": _paste,
        "links": _links,
        "files": _files,
        "folder": _folder,
        "feeds": _feed,
    }
    with st.container(border=True, key="adding"):
        parts.draw(f'<h2 class="ev-section">{said("Add your own articles")}</h2>')
        st.segmented_control(
            said("How"),
            list(WAYS),
            format_func=lambda way: said(WAYS[way]),
            key=memory.WAY,
            required=True,
            label_visibility="collapsed",
        )
        ways[memory.way()]()


def add_each(sources: Sequence[Source]) -> None:
    """Add the sources in the background, which a page polls; what is short is done at once."""
    desk, jobs = state.desk(), state.jobs()
    task = jobs.remember(desk.tasks, "add", tasks.items_of(sources))

    def work(stop: Stop) -> Generator[Line, None, None]:
        for number, added in enumerate(desk.add_many(sources)):
            desk.tasks.done(task, [number])
            yield Line(added.state, added.name, added.message)
        desk.copies()  # here, because comparing many new articles takes a while

    jobs.start("add", work, total=len(sources), sources=sources, task=task)


def look_at(sources: Sequence[Source]) -> None:
    """Read the sources in the background without keeping them; they are shown until they are saved or left."""
    desk, jobs = state.desk(), state.jobs()
    task = jobs.remember(desk.tasks, "look", tasks.items_of(sources))

    def work(stop: Stop) -> Generator[Line, None, None]:
        for number, (source, outcome) in enumerate(desk.look_many(sources)):
            if isinstance(outcome, BriefingError):
                desk.tasks.done(task, [number])
                yield Line("refused", source.name, str(outcome))
            elif jobs.looks.holds(outcome.id):
                desk.tasks.done(task, [number])
                yield Line(
                    "duplicate",
                    source.name,
                    noted("“{title}” is among those that are not saved yet.", title=outcome.title),
                )
            else:
                jobs.looks.put(Look(outcome, task, number))
                yield Line("ready", source.name, noted("“{title}” was read.", title=outcome.title))

    memory.keep_pasted(None)
    jobs.start("look", work, total=len(sources), sources=sources, task=task)


def go_on(task: Task) -> None:
    """Fetch what is left of some adding or looking that a restart has cut off; files have to be chosen again."""
    sources = tasks.sources_of(task.items.values())
    (look_at if task.kind == "look" else add_each)(sources)
    state.desk().tasks.done(task.id, [at for at, item in task.items.items() if item.kind != "file"])


def _paste() -> None:
    known = memory.paste_details()
    text = st.text_area(
        said("Text of the article"),
        key=memory.field("paste-text"),
        height=130,
        placeholder=said("Paste the whole article here"),
    )
    details = _paste_details(known)
    if st.button(said("Add text"), type="primary", key="add-text"):
        given = {name: value.strip() for name, value in details.items() if value.strip()}
        with parts.errors_shown():
            added = state.desk().add_text(text, **given)
            memory.keep_pasted(Line(added.state, added.name, added.message))
            memory.empty_fields()
            st.rerun()


def _paste_details(known: dict[str, str]) -> dict[str, str]:
    with st.expander(said("Title, outlet, author, date (optional)"), key="paste-details", expanded=bool(known)):
        left, right = st.columns(2)
        title = left.text_input(said("Title"), value=known.get("title", ""), key=memory.field("paste-title"))
        outlet = right.text_input(said("Outlet"), key=memory.field("paste-outlet"))
        author = left.text_input(said("Author"), key=memory.field("paste-author"))
        published = right.date_input(said("Published"), value=None, key=memory.field("paste-date"), format="YYYY-MM-DD")
        url = left.text_input(said("Address"), value=known.get("url", ""), key=memory.field("paste-url"))
    day = published.isoformat() if published else ""
    return {"title": title, "outlet": outlet, "author": author, "published": day, "url": url}


def _links() -> None:
    given = st.text_area(
        said("Addresses of pages, one a line"),
        key=memory.field("links"),
        height=110,
        placeholder="https://…\nhttps://…",
    )
    st.caption(said("Each page is fetched once, from this machine, and its text is kept here."))
    addresses = dict.fromkeys(given.split())
    many = len(addresses)
    label = counted("Add {n} link", "Add {n} links", many) if many > 1 else said("Add link")
    _buttons("add-links", label, [Source("url", address) for address in addresses])


def _files() -> None:
    files = st.file_uploader(
        said("Files (.txt, .md, .html, .pdf, .docx)"),
        type=FILE_TYPES,
        accept_multiple_files=True,
        key=memory.field("files"),
    )
    _file_buttons(files)


def _folder() -> None:
    files = st.file_uploader(
        said("A folder with everything in it (.txt, .md, .html, .pdf, .docx)"),
        type=FILE_TYPES,
        accept_multiple_files="directory",
        key=memory.field("folder"),
    )
    _file_buttons(files)


def _file_buttons(files: Iterable[UploadedFile]) -> None:
    sources = [Source("file", file.name, file.getvalue(), file.type or None) for file in files]
    many = len(sources)
    _buttons("add-files", counted("Add {n} file", "Add {n} files", many) if many > 1 else said("Add file"), sources)


def _buttons(key: str, label: str, sources: Sequence[Source]) -> None:
    """Draw the ways on: to look at what was found first, or to add all at once.

    Args:
        key, label: of the button that adds all. sources: what was found.
    """
    with st.container(horizontal=True, gap="small", key="add-buttons"):
        add = st.button(label, type="primary", key=key, disabled=not sources)
        look = st.button(
            said("Look first"),
            key="look",
            disabled=not sources,
            help=said(
                "Shows title, outlet, author, date and the first lines, to be corrected before anything is saved."
            ),
        )
    if add or look:
        with parts.errors_shown():
            (add_each if add else look_at)(sources)
            memory.empty_fields()
            st.rerun()


def _feed() -> None:
    url = st.text_input(
        said("Address of an RSS or Atom feed"), key=memory.field("feed-url"), placeholder="https://…/feed.xml"
    ).strip()
    with st.container(horizontal=True, gap="small", key="feed-buttons"):
        fetch = st.button(said("Choose items"), type="primary", key="fetch-feed", disabled=not url)
        if st.button(
            said("Follow this feed"), key="follow", disabled=not url, help=said("Fetches what is new, now and later.")
        ):
            following.follow(url)
            memory.empty_fields()
            st.rerun()
    if fetch:
        with parts.errors_shown(), st.spinner(said("Fetching the feed …")):
            items = state.desk().feed(url)
            memory.keep_feed(items)
            if not items:
                st.info(said("The feed has no items at the moment."))
    _choose_items(memory.feed_items())
    following.followed()


def _choose_items(items: Sequence[FeedItem]) -> None:
    if not items:
        return
    chosen = [item for place, item in enumerate(items) if _feed_item(item, place)]
    label = counted("Add {n} item", "Add {n} items", len(chosen))
    if st.button(label, type="primary", key="add-feed", disabled=not chosen):
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
