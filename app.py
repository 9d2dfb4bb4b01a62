"""The browser's way in: page settings and navigation, nothing else."""

from pathlib import Path

import streamlit as st

SCREENS = Path(__file__).parent / "briefing" / "ui"

st.set_page_config(page_title="Evenhand", page_icon="⚖️", layout="wide")
st.navigation(
    [
        st.Page(SCREENS / "articles.py", title="Articles", default=True),
        st.Page(SCREENS / "summary.py", title="Summary"),
        st.Page(SCREENS / "compare.py", title="Compare"),
        st.Page(SCREENS / "ask.py", title="Ask"),
        st.Page(SCREENS / "brief.py", title="Brief"),
    ],
    position="top",
).run()
