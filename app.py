"""The browser's way in: page settings and navigation, nothing else."""

from pathlib import Path

import streamlit as st

from briefing.ui.language import said

SCREENS = Path(__file__).parent / "briefing" / "ui"

st.set_page_config(page_title="Evenhand", page_icon="⚖️", layout="wide")
st.navigation(
    [
        st.Page(SCREENS / "articles.py", title=said("Articles"), default=True),
        st.Page(SCREENS / "summary.py", title=said("Summary")),
        st.Page(SCREENS / "compare.py", title=said("Compare")),
        st.Page(SCREENS / "ask.py", title=said("Ask")),
        st.Page(SCREENS / "brief.py", title=said("Brief")),
        st.Page(SCREENS / "settings.py", title=said("Settings")),
    ],
    position="top",
).run()
