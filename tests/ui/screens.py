"""The real app in AppTest over a fake desk, and short ways to press and read what is on a screen."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.ui.builders import BRIDGE, article
from tests.ui.fake_desk import FakeDesk

KEY = "key-of-the-test"
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


def with_model(desk: FakeDesk, base_url: str = "http://127.0.0.1:9/v1") -> AppTest:
    """The settings with a model chosen in the form, not used yet."""
    app = open_app(desk, "settings")
    app.segmented_control(key="writer-kind").set_value("with")
    app = ran(app)
    app.text_input(key="model-url").set_value(base_url)
    app.text_input(key="model-key").set_value(KEY)
    press(ran(app), "writer-list")
    app.selectbox(key="model-name").select("openai:small")
    return ran(app)


def keys(app: AppTest, kind: str = "button") -> list[str]:
    return [widget.key or "" for widget in app.get(kind)]


def words(app: AppTest) -> str:
    """Everything that the page shows as HTML of our own."""
    return "\n".join(element.proto.body for element in app.get("html") if "<style" not in element.proto.body)


def table(app: AppTest) -> dict[str, Any]:
    """What the table of a comparison is made of."""
    (made,) = tables(app)
    return made


def tables(app: AppTest) -> list[dict[str, Any]]:
    return _given(app, "evenhand.matrix")


def evidence(app: AppTest) -> dict[str, Any]:
    """What the panel of the sources gets."""
    (made,) = _given(app, "evenhand.evidence")
    return made


def cites(app: AppTest) -> list[str]:
    """The keys of the citations that stand on the page, in its HTML, in its order, each once."""
    return list(dict.fromkeys(re.findall(r'data-cite="([^"]*)"', words(app))))


def passages(app: AppTest, key: str) -> list[str]:
    """The words that the panel marks for a citation, cut out of the paragraphs that it gets."""
    made = evidence(app)
    cite = made["cites"][key]
    runs = [piece for piece in made["articles"][cite["article"]]["pieces"] if not isinstance(piece, str)]
    return [
        "".join(text[max(first - start, 0) : max(last - start, 0)] for start, text in runs)
        for first, last in cite["spans"]
    ]


def _given(app: AppTest, name: str) -> list[dict[str, Any]]:
    return [json.loads(one.proto.json) for one in app.get("bidi_component") if one.proto.component_name.endswith(name)]


def errors(app: AppTest) -> str:
    """The error boxes as a person reads them, without the escapes."""
    return "\n".join(re.sub(r"\\(?=[^A-Za-z0-9\s])|\u2060", "", box.value) for box in app.error)
