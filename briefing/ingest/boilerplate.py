"""Lines that stand in an article's body on a web page but are not the article: links to other stories, promotion."""

from __future__ import annotations

import re

from lxml import html

LINK_WORDS = 3
WRAPPER_CHARACTERS = 40
PROMOTION_WORDS = 45
LABEL = re.compile(
    r"^(?:related|read (?:more|also|next)|more|see also|also read|watch|listen|video)\b[^:]{0,20}:\s*", re.I
)
ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")
PROMOTION = re.compile(
    r"(?:subscribe (?:to|now|here|today)|sign up (?:to|for|here|now)|click here|download (?:the|our)|advertisement$"
    r"|follow (?:us|him|her|them|me|@|\w+ \w+ on (?:twitter|x|facebook|instagram))\b|have a (?:news )?tip\?"
    r"|(?:get|receive) (?:the|our|all|more)\b.{0,80}\b(?:newsletters?|inbox|app|letterbox)\b"
    r"|(?:related|read (?:more|also|next)|see also|also read|watch|listen)(?: \w+)?\s*:|share this (?:article|story)"
    r"|email \w+ \w+ at \S+@|tell us what you think)",
    re.IGNORECASE,
)


def drop_link_lines(page: html.HtmlElement) -> None:
    """Remove, in place, paragraphs that are one whole link and end like no sentence: headlines of other stories."""
    for paragraph in list(page.iter("p")):
        text = LABEL.sub("", " ".join(paragraph.text_content().split()))
        linked = " ".join(" ".join(link.text_content() for link in paragraph.iter("a")).split())
        whole = len(linked) >= len(text) - 2 and len(text.split()) >= LINK_WORDS
        if whole and not ENDS_SENTENCE.search(text) and paragraph.getparent() is not None:
            paragraph.drop_tree()


def keep_quoted_blocks(page: html.HtmlElement) -> None:
    """Take away, in place, the class names of quoted blocks and of what holds nothing else.

    trafilatura drops what is called an embed or social medium; a quoted block is content whoever serves it.
    """
    for quoted in page.iter("blockquote"):
        size = len(quoted.text_content()) + WRAPPER_CHARACTERS
        for element in (quoted, *quoted.iterancestors("div", "figure", "section", "span")):
            if len(element.text_content()) > size:
                break
            element.attrib.pop("class", None)
            element.attrib.pop("id", None)


def is_promotion(line: str) -> bool:
    """Tell whether a line asks the reader to subscribe, follow, click or share."""
    return bool(PROMOTION.match(line)) and len(line.split()) <= PROMOTION_WORDS
