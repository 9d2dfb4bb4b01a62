"""The real app in AppTest over a fake desk, and short ways to press and read what is on a screen."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.ui.builders import BRIDGE, article
from tests.ui.fake_desk import FakeDesk

APP = Path(__file__).parents[2] / "app.py"


def two_articles() -> FakeDesk:
    """A desk with two articles from two outlets on one event."""
    return FakeDesk().put(article(), article(BRIDGE, "Night ferry to end", outlet="Bridge Herald"))


def open_app(desk: FakeDesk, screen: str = "articles", **address: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=30)
    app.session_state["desk"] = desk
    app.run()
    go(app, screen)
    for name, value in address.items():
        app.query_params[name] = value
    return ran(app)


def go(app: AppTest, screen: str) -> AppTest:
    app.switch_page(f"briefing/ui/{screen}.py")
    return ran(app)


def ran(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return ran(app)


def keys(app: AppTest, kind: str = "button") -> list[str]:
    return [widget.key or "" for widget in app.get(kind)]


def words(app: AppTest) -> str:
    """Everything that the page shows as HTML of our own."""
    return "\n".join(element.proto.body for element in app.get("html") if "<style" not in element.proto.body)


def table(app: AppTest) -> dict[str, Any]:
    """What the table of a comparison is made of."""
    (found,) = app.get("bidi_component")
    made: dict[str, Any] = json.loads(found.proto.json)
    return made


def errors(app: AppTest) -> str:
    """The error boxes as a person reads them, without the escapes."""
    return "\n".join(re.sub(r"\\(?=[^A-Za-z0-9\s])|\u2060", "", box.value) for box in app.error)
