"""The app over the fake desk, to look at its screens without the library: `streamlit run tests/ui/fake_app.py`."""

import runpy
import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.ui import builders, fake_desk  # noqa: E402  the root must be on the path first


@st.cache_resource
def shared():
    desk = fake_desk.FakeDesk().put(
        builders.article(), builders.article(builders.BRIDGE, "Night ferry to end", outlet="Bridge Herald")
    )
    desk.collect("Samples (invented)", list(desk.shelf.articles))
    return desk


st.session_state["desk"] = shared()
runpy.run_path(str(ROOT / "app.py"))
