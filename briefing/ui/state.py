"""Everything the browser remembers: the desk, and every key of the session and of the address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from briefing.settings import ModelChoice, read_settings
from briefing.ui.jobs import Jobs

if TYPE_CHECKING:
    from briefing.desk import Desk
    from briefing.types import Document

DESK = "desk"
CHOSEN = "chosen"
COLLECTIONS = "asked-collections"  # whose articles a new conversation asks too
CHOOSING = "choosing"  # the selection's own key: Streamlit forgets a widget's key on the pages that do not show it
EDITING = "editing-"
PAPER = "paper"
MOST_VERSIONS = 20  # that can be brought back, one after the other
TEXT_AT_ONCE = 20_000  # characters of an open article

DocumentKind = Literal["summary", "comparison", "brief"]
Paper = Literal["a4", "us-letter"]


def prepare() -> None:
    """Give every key of the session its first value; called once at the top of each run."""
    first_values: dict[str, object] = {
        "writer": None,
        CHOSEN: [],
        "conversation": "",
        "notice": "",
        "rewriting": ("", ""),
        "versions": (),
        "listed": (),
        "language": "",
    }
    for key, value in first_values.items():
        st.session_state.setdefault(key, value)


def desk() -> Desk:
    """Return the desk of this session: the one shared library, with the model that this session has chosen.

    Raises:
        BriefingError: the settings are wrong or the library cannot be opened.
    """
    shared: Desk = st.session_state[DESK] if DESK in st.session_state else _shared_desk()
    writer: tuple[ModelChoice | None] | None = st.session_state["writer"]
    return shared if writer is None else shared.with_model(*writer)


@st.cache_resource(show_spinner=False)  # the page says what it waits for
def _shared_desk() -> Desk:
    from briefing import open_desk  # brings Chroma and SQLAlchemy, so not before the page is asked for

    settings = read_settings()
    opened = open_desk(settings)
    try:
        if settings.samples:
            opened.load_samples()
        opened.feeds.keep_fresh()
    except BaseException:
        opened.close()
        raise
    return opened


def jobs() -> Jobs:
    """Return the long work over the library; it outlives page and session."""
    if DESK in st.session_state:
        own: Jobs = st.session_state.setdefault("jobs", Jobs())
        return own
    return _shared_jobs()


@st.cache_resource
def _shared_jobs() -> Jobs:
    return Jobs()


def write_with(choice: ModelChoice | None) -> None:
    """Write with this model (`None`: without one) for the rest of this session; the key stays in its memory."""
    st.session_state["writer"] = (choice,)


def writing_choice() -> ModelChoice | None:
    """Return the model that this session writes with, `None` for none."""
    writer: tuple[ModelChoice | None] | None = st.session_state["writer"]
    return desk().settings.model if writer is None else writer[0]


def listed_models() -> tuple[str, ...]:
    """Return the model names that a server has listed in this session."""
    return tuple(st.session_state["listed"])


def keep_listed_models(names: Iterable[str]) -> None:
    """Remember the model names that a server lists."""
    st.session_state["listed"] = tuple(names)


def chosen() -> tuple[str, ...]:
    """Return the ids of the chosen articles, none for all of them."""
    return tuple(st.session_state[CHOSEN])


def choose(article_ids: Iterable[str]) -> None:
    """Choose exactly these articles and no collection; before the selection is drawn, or in a callback."""
    st.session_state[CHOSEN] = list(article_ids)
    st.session_state[COLLECTIONS] = ()


def before_choosing(loaded: Iterable[str]) -> None:
    """Give the selection its value: what was chosen and is still loaded."""
    loaded = set(loaded)
    st.session_state[CHOSEN] = [article_id for article_id in st.session_state[CHOSEN] if article_id in loaded]
    st.session_state[CHOOSING] = list(st.session_state[CHOSEN])


def take_choice() -> None:
    """Remember the selection; its callback."""
    choose(st.session_state[CHOOSING])


def text_shown(article_id: str) -> int:
    """Return how many characters of an open article are shown."""
    return int(st.session_state.get(f"text-{article_id}", TEXT_AT_ONCE))


def show_more_text(article_id: str) -> None:
    """Show twice as much of an open article."""
    st.session_state[f"text-{article_id}"] = 2 * text_shown(article_id)


def notice() -> str:
    """Return the message left for this run, once."""
    message: str = st.session_state["notice"]
    st.session_state["notice"] = ""
    return message


def leave_notice(message: str) -> None:
    """Leave a message for the next run; our own words, with untrusted parts already safe."""
    st.session_state["notice"] = message


def open_article() -> str:
    """Return the id of the article that the address names."""
    return st.query_params.get("article", "")


def set_open_article(article_id: str) -> None:
    """Open an article ("": back to the list)."""
    _address("article", article_id)


def document(kind: DocumentKind) -> str:
    """Return the id of the document open on a page: the address wins, then what this session had open there."""
    return _open(f"document-{kind}", "document")


def set_document(kind: DocumentKind, document_id: str) -> None:
    """Open a document on its page ("": none)."""
    st.session_state[f"document-{kind}"] = document_id
    _address("document", document_id)


def conversation() -> str:
    """Return the id of the open conversation: the address wins, then what this session had open."""
    return _open("conversation", "conversation")


def set_conversation(conversation_id: str) -> None:
    """Open a conversation ("": a new one)."""
    st.session_state["conversation"] = conversation_id
    _address("conversation", conversation_id)


def language() -> str:
    """Return the language that the person has chosen for this session, "" for none: the address wins."""
    if not get_script_run_ctx(suppress_warning=True):  # work in a thread of its own belongs to no session
        return ""
    return st.query_params.get("language", "") or str(st.session_state.get("language", ""))


def set_language(code: str) -> None:
    """Choose a language for this session; the address keeps it over a reload ("": the browser's own)."""
    st.session_state["language"] = code
    _address("language", code)


def browser_language() -> str:
    """Return the language that the browser asks for, as "de-AT", "" when it does not say."""
    return (st.context.locale or "") if get_script_run_ctx(suppress_warning=True) else ""


def editing(document_id: str) -> bool:
    """Tell whether a document is open for editing: its switch has this key and the id."""
    return bool(st.session_state.get(f"{EDITING}{document_id}"))


def set_value(key: str, value: object) -> None:
    """Give a field its value; before it is drawn."""
    st.session_state[key] = value


def value(key: str) -> object:
    """Return what a field holds, `None` before it is drawn."""
    return st.session_state.get(key)


def rewriting() -> tuple[str, str]:
    """Return the key of the sentence that is being rewritten, "" for none, and why its new words were refused."""
    key, refusal = st.session_state["rewriting"]
    return key, refusal


def set_rewriting(key: str, refusal: str = "") -> None:
    """Open a sentence for rewriting ("": close the one that is open), or remember why it was refused."""
    st.session_state["rewriting"] = (key, refusal)


def versions(document_id: str) -> tuple[tuple[Document, str], ...]:
    """Return how a document was before each of this session's last changes, with what was changed; the latest last."""
    return tuple(one for one in st.session_state["versions"] if one[0].id == document_id)


def keep_version(document: Document, change: str) -> None:
    """Remember how a document was before a change."""
    st.session_state["versions"] = (*st.session_state["versions"], (document, change))[-MOST_VERSIONS:]


def take_version(document_id: str) -> Document | None:
    """Return how a document was before its last change, once; `None` when nothing is remembered of it."""
    known = versions(document_id)
    if not known:
        return None
    st.session_state["versions"] = tuple(one for one in st.session_state["versions"] if one is not known[-1])
    return known[-1][0]


def _open(key: str, parameter: str) -> str:
    named = st.query_params.get(parameter, "") or str(st.session_state.get(key, ""))
    st.session_state[key] = named
    _address(parameter, named)
    return named


def _address(parameter: str, value: str) -> None:
    if value:
        st.query_params[parameter] = value
    elif parameter in st.query_params:
        del st.query_params[parameter]
