import re

import pytest

from briefing.ui.parts.documents import slug
from briefing.ui.parts.text import escape, link, plain, safe


@pytest.mark.parametrize(
    "hostile",
    [
        "![x](http://evil.example/p.png)",
        "[a](javascript:alert(1))",
        "costs $5 and $6",
        "<img src=x onerror=alert(1)>",
        "**bold** _it_ ~~no~~ `code`",
        ":red[text] :material/home: :smile:",
        "# heading",
        "1. list",
        "- list",
        "a | b",
        "&lt;b&gt;",
    ],
)
def test_safe_leaves_no_character_that_markdown_reads(hostile):
    shown = safe(hostile)
    assert re.sub(r"\\[^A-Za-z0-9\s]|\u2060", "", shown) == re.sub(r"[!#$&()*+\-./:<=>@\[\\\]^_`{|}~]", "", hostile)


@pytest.mark.parametrize("address", ["http://evil.example", "www.evil.example", "a@evil.example", ":smile:"])
def test_safe_breaks_what_markdown_finds_after_the_escapes_are_gone(address):
    read = re.sub(r"\\(?=[^A-Za-z0-9\s])", "", safe(address))
    assert not re.search(r"https?://|www\.|@\w|:\w+:", read)
    assert read.replace("\u2060", "") == address


def test_labels_are_one_line_of_bounded_length_without_controls():
    assert plain("a\n\n b\tc\x00\u202ed") == "a b c d"
    assert len(plain("x" * 1000)) == 160


def test_escape_keeps_the_words_and_no_markup():
    assert escape('<b a="1">&') == "&lt;b a=&quot;1&quot;&gt;&amp;"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "file:///etc", "http://", "http://[x"]
)
def test_only_web_addresses_become_links(address):
    assert "<a" not in link(address, "words")


def test_a_web_address_becomes_a_link_with_its_quotes_escaped():
    assert link('https://a.example/"x', "<w>").startswith('<a href="https://a.example/&quot;x"')
    assert link("https://a.example/", "<w>").endswith(">&lt;w&gt;</a>")


def test_a_file_name_is_made_of_plain_characters():
    assert slug("../../Étude: “x” / y") == "tude-x-y"
    assert slug("…") == "document"
