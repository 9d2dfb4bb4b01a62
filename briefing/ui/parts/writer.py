"""The active writer, always in sight, and the form that changes it for this session."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from briefing.settings import EXTRACTIVE, ModelChoice
from briefing.ui import state
from briefing.ui.parts.errors import errors_shown
from briefing.ui.parts.text import counted, draw, escape, plain, safe

LARGEST_CONTEXT = 4_000_000
LARGEST_PRICE = 10_000.0
HERE = {"127.0.0.1", "localhost", "::1"}
SENT = (
    "the sentences of the passages that a document draws on, with outlet, date and title of their articles",
    "your question with the turns before it, or the topic and what you have chosen",
    "Evenhand’s instructions, and a drafted sentence with what was wrong with it when it is to be written again",
)


def active_writer() -> None:
    """Draw the active writer; opened, it lets the person test, use or leave a model."""
    name = state.desk().writer_name
    label = "Writing without a model" if name == EXTRACTIVE else safe(name, 60)
    with st.popover(label, type="tertiary", key="writer-panel"):
        st.markdown("**Who writes**")
        st.caption(
            "Without a model, Evenhand selects and attributes the sources’ own sentences; nothing leaves this "
            "machine. With a model, its sentences go through the same checks."
        )
        if active := state.writing_choice():
            draw(
                f'<p class="ev-leaves">Now writing: {escape(plain(active.model, 80))}, at {escape(_place(active))}.</p>'
            )
        choice = _form()
        if choice.model:
            draw(_leaving(choice))
        _buttons(choice)
        if name != EXTRACTIVE:
            st.button("Write without a model", key="writer-none", on_click=state.write_with, args=(None,))


def _form() -> ModelChoice:
    base_url = st.text_input(
        "Server address",
        key="model-url",
        placeholder="empty for the provider’s own",
        help="An OpenAI-compatible server, for example http\\://127.0.0.1:11434/v1",
        persist_state="session",
    )
    key = st.text_input(
        "API key",
        key="model-key",
        type="password",
        help="Kept in the memory of this session only; never stored or shown",
        persist_state="session",
    )
    server = ModelChoice(model="", base_url=base_url.strip(), key=key.strip())
    model = _model(server)
    with st.expander("Context and prices"):
        context = st.number_input(
            "Context in tokens (0: as the server says)",
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
    pressed = st.button("List the server’s models", key="writer-list", help="Asks the server above, with the key above")
    if pressed:
        with errors_shown():
            names = state.desk().model_names(server)
            state.keep_listed_models(f"openai:{name}" for name in names)
            st.caption(f"The server lists {counted(len(names), 'model')}.")
    typed = str(state.value("model-name") or "").strip()
    options = dict.fromkeys((*state.listed_models(), *((typed,) if typed else ())))
    chosen = st.selectbox(
        "Model",
        list(options),
        index=None,
        format_func=lambda name: plain(name, 100),
        key="model-name",
        placeholder="Choose, or type one such as openai:gpt-5-mini",
        accept_new_options=True,
        persist_state="session",
    )
    return (chosen or "").strip()


def _price(what: str) -> float:
    return st.number_input(
        f"US dollars for a million tokens {what} (0: not known)",
        min_value=0.0,
        max_value=LARGEST_PRICE,
        step=0.05,
        key=f"model-price-{what}",
        persist_state="session",
    )


def _buttons(choice: ModelChoice) -> None:
    test, use = st.columns(2)
    ready = bool(choice.model)
    tested = test.button("Test it", key="writer-test", disabled=not ready, width="stretch")
    use.button(
        "Use it",
        key="writer-use",
        type="primary",
        disabled=not ready,
        width="stretch",
        on_click=state.write_with,
        args=(choice,),
    )
    if tested:
        with errors_shown(), st.spinner("Asking the model for one word …"):
            st.success(safe(state.desk().test_model(choice), 400))


def _leaving(choice: ModelChoice) -> str:
    """Return as markup what is sent when this model writes, and where to."""
    if urlsplit(choice.base_url).hostname in HERE:
        head = f"To {escape(_place(choice))}, which is on this machine, goes:"
    else:
        head = f"This leaves this machine, to {escape(_place(choice))}:"
    items = "".join(f"<li>{item}</li>" for item in SENT)
    foot = f"{'With it goes the API key. ' if choice.key else ''}Nothing else is sent, and nothing to anybody else."
    return f'<div class="ev-leaves"><p>{head}</p><ul>{items}</ul><p>{foot}</p></div>'


def _place(choice: ModelChoice) -> str:
    provider = choice.model.partition(":")[0] or "the provider"
    return plain(choice.base_url, 120) or f"the servers of {plain(provider, 40)}"
