"""Text that was loaded stays text in every form, whatever marks it carries."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing.export import FORMATS, plain
from briefing.export.html import show
from briefing.export.markdown import escape
from tests.export.builders import HOSTILE, poisoned, poisoned_comparison

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False}).enable("table")
OURS = {
    "a", "b", "body", "footer", "h1", "h2", "head", "html", "i", "li", "main", "meta", "ol", "p", "q", "section",
    "small", "span", "style", "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
hostile = pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
build = pytest.mark.parametrize("build", [poisoned, poisoned_comparison])


def inline(markdown: str) -> Iterator[Token]:
    for token in MARKDOWN.parse(markdown):
        yield token
        yield from token.children or ()


@hostile
@build
def test_markdown_stays_inert(text, build):
    tokens = list(inline(FORMATS["markdown"].render(build(text)).decode("utf-8")))
    kinds = {token.type for token in tokens}
    assert kinds.isdisjoint({"image", "html_inline", "html_block", "fence", "code_block", "code_inline"})
    assert [token.type for token in tokens].count("table_open") == (2 if build is poisoned_comparison else 0) // 2
    links = [str(token.attrGet("href")) for token in tokens if token.type == "link_open"]
    assert all(link.startswith("https://") and "javascript" not in link for link in links)
    assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1


@hostile
@build
def test_the_page_stays_inert(text, build):
    page = parser.fromstring(FORMATS["html"].render(build(text)).decode("utf-8"))
    elements = [element for element in page.iter() if isinstance(element.tag, str)]
    assert {element.tag for element in elements} <= OURS
    assert not [name for element in elements for name in element.attrib if name.startswith("on")]
    assert all(link.get("href").startswith(("#", "https://")) for link in page.iter("a"))
    assert len(list(page.iter("style"))) == 1


@hostile
def test_the_evidence_pack_keeps_the_text_as_it_is(text):
    pack = json.loads(FORMATS["json"].render(poisoned(text)))
    assert pack["title"] == text
    assert pack["claims"][0]["citations"][0]["quote"] == text


@hostile
def test_no_control_character_reaches_a_terminal(text):
    for form in (plain.render(poisoned(text)), plain.render(poisoned_comparison(text))):
        assert not [c for c in form if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]
        assert "\u202e" not in form


@given(st.text(max_size=80))
def test_escaped_markdown_shows_the_very_characters(text):
    shown = " ".join(show(text).split())
    rendered = MARKDOWN.render(escape(text)).strip()
    assert rendered == (f"<p>{shown}</p>" if shown else "").replace("&#x27;", "'")


@given(st.text(alphabet='<>[]()!*_`#-+=~|\\&:/.w1@" \n', max_size=30))
def test_escaped_markdown_shows_the_very_marks(text):
    shown = " ".join(show(text).split())
    assert MARKDOWN.render(f"- {escape(text)}").strip() == f"<ul>\n<li>{shown}</li>\n</ul>".replace("&#x27;", "'")
