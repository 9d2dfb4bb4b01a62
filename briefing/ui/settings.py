"""The Settings page: what writes, what leaves this machine, what is kept, and the language of the screens."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import streamlit as st

from briefing.settings import Settings
from briefing.types import Subscription
from briefing.ui import parts, state
from briefing.ui.language import LANGUAGES, counted, current, number, phrase, said

WITHOUT, WITH = "without", "with"
KINDS = {WITHOUT: phrase("Without a model"), WITH: phrase("With a model")}
KIND = "writer-kind"
LANGUAGE = "language-choice"
MEGABYTE = 1_000_000


def show() -> None:
    """Draw the page."""
    parts.page(said("Settings"), said("What writes, what leaves this machine, what is kept here, and the language."))
    with st.container(key="settings", gap="small"):
        _writer()
        _leaves()
        _library()
        _language()


def _writer() -> None:
    _heading(said("Who writes"))
    st.caption(parts.explained())
    active = state.writing_choice()
    kind = st.segmented_control(
        said("Who writes"),
        list(KINDS),
        format_func=lambda kind: said(KINDS[kind]),
        default=WITH if active else WITHOUT,
        key=KIND,
        required=True,
        label_visibility="collapsed",
        on_change=_kind_chosen,
    )
    if active:
        parts.draw(parts.now_writing(active))
    if kind == WITH:
        with st.container(border=True, key="writer-form"):
            parts.writer_form()


def _kind_chosen() -> None:
    """Write without a model as soon as that is chosen; a model is used once it has been named."""
    if state.value(KIND) == WITHOUT:
        state.write_with(None)


def _leaves() -> None:
    _heading(said("What leaves this machine"))
    sent = list(_sent(state.desk().settings))
    if sent:
        parts.draw("".join(sent))
    else:
        parts.draw(f'<p class="ev-nothing">{said("Nothing.")}</p>')
    lines = "".join(f"<li>{parts.escape(line)}</li>" for line in fetched(state.desk().feeds.subscriptions()))
    parts.draw(f'<p class="ev-note">{said("What is fetched, at your word only:")}</p><ul class="ev-note">{lines}</ul>')


def _sent(settings: Settings) -> Iterator[str]:
    """Yield as markup what is sent to a model that writes, to one that embeds, and to servers of the library."""
    if active := state.writing_choice():
        yield parts.leaving(active)
    if settings.embeddings:
        where = parts.place(settings.embeddings)
        yield _to(
            said("To {place}, for search by meaning: the sentences of every article, and your questions.", place=where)
        )
    for address in (settings.database_url, settings.chroma_url):
        host = urlsplit(address).hostname
        if host:
            yield _to(said("To {place}, which keeps the library: everything that is kept in it.", place=host))


def _to(words: str) -> str:
    return f'<div class="ev-leaves"><p>{parts.escape(words)}</p></div>'


def fetched(feeds: tuple[Subscription, ...]) -> Iterator[str]:
    """Yield what is fetched from other hosts: the sites see that somebody asks, and nothing that is kept here.

    Args:
        feeds: those that are followed.
    """
    yield said("A link that you add: its page is fetched once from its site.")
    if feeds:
        hosts = ", ".join(dict.fromkeys(urlsplit(one.url).hostname or one.url for one in feeds))
        yield counted(
            "{n} feed that you follow, and the pages of its new items, from {hosts}.",
            "{n} feeds that you follow, and the pages of their new items, from {hosts}.",
            len(feeds),
            hosts=parts.plain(hosts, 400),
        )
    else:
        yield said("You follow no feed, so none is asked.")
    yield said(
        "These sites see this machine’s network address, as with a browser; no words from your library go there."
    )


def _library() -> None:
    _heading(said("What is kept here"))
    held = state.desk().storage()
    settings = state.desk().settings
    of_own = settings.embeddings is None
    rows = (
        (said("Data folder"), f"<code>{parts.escape(str(held.folder))}</code>"),
        (said("Articles"), number(held.articles)),
        (said("Passages"), number(held.passages)),
        (said("Documents"), number(held.documents)),
        (said("Conversations"), number(held.conversations)),
        (said("Database"), _room(held.database)),
        (said("Search index"), _room(held.index)),
        (
            said("Search by meaning"),
            parts.escape(said("{model}, on this machine", model=held.embeddings) if of_own else held.embeddings),
        ),
    )
    parts.draw(
        parts.table(said("What the library holds and how much room it takes"), (said("What"), said("Value")), rows)
    )
    words = said("The folder and the model for search are set in the file .env before the start.")
    parts.draw(f'<p class="ev-note">{words}</p>')


def _room(size: int) -> str:
    return said("{size} MB", size=number(size / MEGABYTE, 1))


def _language() -> None:
    _heading(said("Language and appearance"))
    state.set_value(LANGUAGE, current())
    st.selectbox(
        said("Language of the screens"),
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        key=LANGUAGE,
        on_change=_language_chosen,
        width=280,
    )
    st.caption(
        said(
            "Summaries, comparisons, answers, briefs and their files stay in English, the language of the articles; "
            "articles and names stay as they are."
        )
    )
    st.caption(said("Light or dark: the screens follow the setting of your system."))


def _language_chosen() -> None:
    state.set_language(str(state.value(LANGUAGE)))


def _heading(words: str) -> None:
    parts.draw(f'<h2 class="ev-section">{words}</h2>')


parts.run(show)
