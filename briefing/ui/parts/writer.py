"""The active writer, always in sight, and the form that changes it for this session."""

from __future__ import annotations

from time import monotonic
from urllib.parse import urlsplit

import streamlit as st

from briefing.errors import BriefingError
from briefing.settings import EXTRACTIVE, ModelChoice
from briefing.ui import state
from briefing.ui.language import counted, number, phrase, retold, said
from briefing.ui.parts.errors import error_box, errors_shown
from briefing.ui.parts.text import draw, escape, plain, safe

LARGEST_CONTEXT = 4_000_000
LARGEST_PRICE = 10_000.0
HERE = {"127.0.0.1", "localhost", "::1"}
SENT = (
    phrase("the sentences of the passages that a document draws on, with outlet, date and title of their articles"),
    phrase("your question with the turns before it, or the topic and what you have chosen"),
    phrase(
        "Evenhand’s instructions, and a drafted sentence with what was wrong with it when it is to be written again"
    ),
)
PRICES = {
    "read": phrase("US dollars for a million tokens read (0: not known)"),
    "written": phrase("US dollars for a million tokens written (0: not known)"),
}


def active_writer() -> None:
    """Draw the active writer; opened, it says what that means and leads to the settings."""
    name = state.desk().writer_name
    label = said("Writing without a model") if name == EXTRACTIVE else safe(name, 60)
    with st.popover(label, type="tertiary", key="writer-panel"):
        st.caption(explained())
        if active := state.writing_choice():
            draw(now_writing(active))
            st.button(said("Write without a model"), key="writer-none", on_click=state.write_with, args=(None,))
        st.page_link("briefing/ui/settings.py", label=said("Change it in the settings"))


def explained() -> str:
    """Return what writing with a model and without one means."""
    return said(
        "Without a model, Evenhand selects and attributes the sources’ own sentences; nothing leaves this "
        "machine. With a model, its sentences go through the same checks."
    )


def now_writing(active: ModelChoice) -> str:
    """Return as markup which model writes, and where it is."""
    words = said("Now writing: {model}, at {place}.", model=plain(active.model, 80), place=place(active))
    return f'<p class="ev-leaves">{escape(words)}</p>'


def writer_form() -> None:
    """Draw the form in which a model is chosen, tested and used for this session."""
    choice = _form()
    if choice.model:
        draw(leaving(choice))
    _buttons(choice)


def _form() -> ModelChoice:
    base_url = st.text_input(
        said("Server address"),
        key="model-url",
        placeholder=said("empty for the provider’s own"),
        help=said("An OpenAI-compatible server, for example {address}", address="http\\://127.0.0.1:11434/v1"),
        persist_state="session",
    )
    secret = st.text_input(
        said("API key"),
        key="model-key",
        type="password",
        help=said("Kept in the memory of this session only; never stored or shown"),
        persist_state="session",
    )
    server = ModelChoice(model="", base_url=base_url.strip(), key=secret.strip())
    model = _model(server)
    with st.expander(said("Context and prices")):
        context = st.number_input(
            said("Context in tokens (0: as the server says)"),
            min_value=0,
            max_value=LARGEST_CONTEXT,
            step=1024,
            key="model-context",
            persist_state="session",
        )
        price_in = _price("read")
        price_out = _price("written")
    return ModelChoice(model, server.base_url, server.key, context=int(context), price_in=price_in, price_out=price_out)


def _model(server: ModelChoice) -> str:
    """Draw the choice of a model, from the server's list or typed, and return it as "provider:model"."""
    pressed = st.button(
        said("List the server’s models"), key="writer-list", help=said("Asks the server above, with the key above")
    )
    if pressed:
        with errors_shown():
            names = state.desk().model_names(server)
            state.keep_listed_models(f"openai:{name}" for name in names)
            st.caption(counted("The server lists {n} model.", "The server lists {n} models.", len(names)))
    typed = str(state.value("model-name") or "").strip()
    options = dict.fromkeys((*state.listed_models(), *((typed,) if typed else ())))
    chosen = st.selectbox(
        said("Model"),
        list(options),
        index=None,
        format_func=lambda name: plain(name, 100),
        key="model-name",
        placeholder=said("Choose, or type one such as {example}", example="openai:gpt-5-mini"),
        accept_new_options=True,
        persist_state="session",
    )
    return (chosen or "").strip()


def _price(what: str) -> float:
    return st.number_input(
        said(PRICES[what]),
        min_value=0.0,
        max_value=LARGEST_PRICE,
        step=0.05,
        key=f"model-price-{what}",
        persist_state="session",
    )


def _buttons(choice: ModelChoice) -> None:
    ready = bool(choice.model)
    with st.container(horizontal=True, gap="small", key="writer-buttons"):
        tested = st.button(
            said("Test it"), key="writer-test", disabled=not ready, help=said("Asks the model for one word")
        )
        st.button(
            said("Use it"),
            key="writer-use",
            type="primary",
            disabled=not ready,
            on_click=state.write_with,
            args=(choice,),
        )
    if tested:
        _test(choice)


def _test(choice: ModelChoice) -> None:
    """Call the model once and say what happened, and how long it took."""
    began = monotonic()
    with st.spinner(said("Asking the model for one word …")):
        try:
            st.success(safe(retold(state.desk().test_model(choice)), 400))
        except BriefingError as error:
            error_box(error)
            st.caption(said("This took {seconds} seconds.", seconds=number(monotonic() - began, 1)))


def leaving(choice: ModelChoice) -> str:
    """Return as markup what is sent when this model writes, and where to."""
    if on_this_machine(choice.base_url):
        head = said("To {place}, which is on this machine, goes:", place=place(choice))
    else:
        head = said("This leaves this machine, to {place}:", place=place(choice))
    items = "".join(f"<li>{said(item)}</li>" for item in SENT)
    with_key = f"{said('With it goes the API key.')} " if choice.key else ""
    foot = f"{with_key}{said('Nothing else is sent, and nothing to anybody else.')}"
    return f'<div class="ev-leaves"><p>{escape(head)}</p><ul>{items}</ul><p>{foot}</p></div>'


def place(choice: ModelChoice) -> str:
    """Return where a model is, in words."""
    provider = plain(choice.model.partition(":")[0], 40)
    if choice.base_url:
        return plain(choice.base_url, 120)
    return said("the servers of {provider}", provider=provider) if provider else said("the provider’s servers")


def on_this_machine(address: str) -> bool:
    """Tell whether a server's address is this machine's own."""
    return urlsplit(address).hostname in HERE
