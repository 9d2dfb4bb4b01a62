"""Waiting in a test for work that the screens do in the background."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from briefing.ui.jobs import Jobs
from tests.ui.screens import press, ran

PATIENCE = 20


def done(app: AppTest) -> AppTest:
    """The page once everything that was begun is over."""
    jobs: Jobs = app.session_state["jobs"]
    for job in jobs.all():
        assert job.over.wait(PATIENCE)
    return ran(app)


def started(app: AppTest, key: str) -> AppTest:
    """The page after a press that begins some work, once the work is over."""
    return done(press(app, key))


def choose_way(app: AppTest, way: str) -> AppTest:
    app.segmented_control(key="way").set_value(way)
    return ran(app)
