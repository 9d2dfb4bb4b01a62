"""A title that tries everything is only ever words: in labels, messages, options and markup of our own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.ui.builders import FERRY, article
from tests.ui.fake_desk import FakeDesk
from tests.ui.screens import go, open_app, press, words

HOSTILE = "![x](http://evil.example/p.png) [a](javascript:alert(1)) $x$ <img src=x onerror=alert(1)>"
TEXT_TAGS = {
    "a",
    "blockquote",
    "code",
    "details",
    "div",
    "h2",
    "h3",
    "h4",
    "h5",
    "li",
    "mark",
    "ol",
    "p",
    "q",
    "span",
    "summary",
    "ul",
}
ALLOWED_TAGS = TEXT_TAGS | {"details", "summary", "style", "table", "caption", "thead", "tbody", "tr", "th", "td"}


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def hostile_desk() -> FakeDesk:
    desk = FakeDesk().put(
        article(
            f"{FERRY}\n\n{HOSTILE} said Toll Ferreira.",
            HOSTILE,
            outlet=HOSTILE,
            author=HOSTILE,
            url="javascript:alert(1)",
            notices=(HOSTILE,),
        )
    )
    desk.collect(HOSTILE, [desk.articles()[0].id])
    desk.collect("Samples (invented)", [desk.articles()[0].id])
    return desk


def elements(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        yield child
        if hasattr(child, "children"):
            yield from elements(child)


def markdown_read(app: AppTest) -> list[str]:
    """Every string of the page that Streamlit reads as Markdown: labels, help, bodies, block labels."""
    read: list[str] = []
    for element in elements(app._tree):
        proto = getattr(element, "proto", None)
        if proto is None or element.type == "html":
            continue
        holders = (proto, *(getattr(proto, kind, None) for kind in ("expandable", "popover", "dialog")))
        values = [getattr(holder, name, "") for holder in holders for name in ("label", "body", "help", "title")]
        read += [value for value in values if isinstance(value, str)]
    assert read
    return read


def assert_harmless(app: AppTest) -> None:
    for text in markdown_read(app):
        bare = re.sub(r"\\[^A-Za-z0-9\s]", "", text)
        assert not re.search(r"!\[|\]\(|<|\$|http:|javascript:", bare), text
    for element in app.get("html"):
        tags = Tags()
        tags.feed(element.proto.body)
        for tag, attributes in tags.found:
            assert tag in ALLOWED_TAGS, element.proto.body
            assert not any(name.startswith("on") for name in attributes)
            assert str(attributes.get("href", "https://")).startswith(("http://", "https://", "#"))


def test_no_screen_lets_a_title_be_more_than_words():
    desk = hostile_desk()
    app = open_app(desk)
    assert_harmless(app)
    press(app, f"article-{desk.articles()[0].id}")
    assert_harmless(app)
    for screen, button in (("summary", "summarise"), ("compare", "compare"), ("brief", "write-brief")):
        press(go(app, screen), button)
        assert_harmless(app)
    assert "&lt;img src=x onerror=alert(1)&gt;" in words(app)


def test_questions_answers_and_errors_are_only_words():
    desk = hostile_desk()
    app = open_app(desk, "ask")
    assert_harmless(app)
    app.chat_input(key="question").set_value(HOSTILE)
    app.run()
    assert_harmless(app)
    app = open_app(replace(desk), "summary", document=HOSTILE)
    assert app.error
    assert_harmless(app)


def test_file_names_and_refusals_are_only_words():
    app = open_app(FakeDesk())
    app.segmented_control(key="way").set_value("files")
    app.run()
    app.file_uploader(key="files-0").set_value([(f"{HOSTILE}.txt", b"nil", "text/plain")])
    app.run()
    press(app, "add-files")
    assert "&lt;img src=x onerror=alert(1)&gt;.txt</span> was refused" in words(app)
    assert_harmless(app)
