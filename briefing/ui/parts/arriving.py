"""What arrives on the page: the question that was asked last is brought into view, and its answer is announced."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent

_mounted = st.components.v2.component(
    "evenhand.arriving",
    html='<div class="said" role="status"></div>',
    css=".said { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; width: 1px; }",
    js=(HERE / "arriving.js").read_text(encoding="utf-8"),
)


def arriving(turn_id: str, place: str, said: str) -> None:
    """Bring a question into view, once, and say how far its answer is.

    Args:
        turn_id: of the question. place: the key of its container, "" for none. said: for somebody who hears it.
    """
    _mounted(data={"turn": turn_id, "place": place, "said": said}, key="arriving", height="content")
