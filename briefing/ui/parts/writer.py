"""The active writer, always in sight, and the form that changes it for this session."""

from __future__ import annotations

import streamlit as st

from briefing.settings import EXTRACTIVE, ModelChoice
from briefing.ui import state
from briefing.ui.parts.errors import errors_shown
from briefing.ui.parts.text import safe

LARGEST_CONTEXT = 4_000_000


def active_writer() -> None:
    """Draw the active writer; opened, it lets the person test, use or leave a model."""
    name = state.desk().writer_name
    label = "Writing without a model" if name == EXTRACTIVE else safe(name, 60)
    with st.popover(label, type="tertiary", key="writer-panel"):
        st.markdown("**Who writes**")
        st.caption(
            "Without a model, Evenhand selects and attributes the sources’ own sentences; nothing leaves this "
            "machine. With a model, the chosen passages are sent to its server, and its sentences go through the "
            "same checks."
        )
        choice = _form()
        test, use = st.columns(2)
        ready = bool(choice.model)
        if test.button("Test it", key="writer-test", disabled=not ready, width="stretch"):
            with errors_shown():
                st.success(safe(state.desk().test_model(choice), 400))
        use.button(
            "Use it",
            key="writer-use",
            type="primary",
            disabled=not ready,
            width="stretch",
            on_click=state.write_with,
            args=(choice,),
        )
        if name != EXTRACTIVE:
            st.button("Write without a model", key="writer-none", on_click=state.write_with, args=(None,))


def _form() -> ModelChoice:
    model = st.text_input("Model", key="model-name", placeholder="openai:gpt-5-mini", persist_state="session")
    base_url = st.text_input(
        "Base URL",
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
    context = st.number_input(
        "Context in tokens (0: not known)",
        min_value=0,
        max_value=LARGEST_CONTEXT,
        step=1024,
        key="model-context",
        persist_state="session",
    )
    return ModelChoice(model=model.strip(), base_url=base_url.strip(), key=key.strip(), context=int(context))
