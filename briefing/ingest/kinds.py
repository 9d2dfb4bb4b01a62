"""What a page is besides an article: a list of links, a picture gallery, a live blog, the free part of a paid text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import html

from briefing.errors import NotAnArticle
from briefing.ingest.cleaning import word_count
from briefing.ingest.structured import Structured
from briefing.ingest.walls import LINKS, LINKS_ADVICE, TEASER_WORDS

LINK_WORDS = 4  # a shorter link is a name or a section
FEW_LINKS, WORDS_BETWEEN = 5, 50  # a headline and its teaser take less; a section under a linked heading takes more
LONGEST_LIST, LINKED_SHARE = 20_000, 0.6
COUNTED = re.compile(r"(?:(?:photo|image|picture|slide|foto|bild)\s*)?\d{1,3}\s*(?:/|of|von|de|sur)\s*\d{1,3}\b", re.I)
CAPTION_MARKS = 4
STAMP = re.compile(
    r"(?:\w+ \d{1,2}(?:, \d{4})?,? |\d{1,2} \w+(?: \d{4})?,? )?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s*[ap]\.?m\.?)?"
    r"(?:\s*\(?[A-Z]{2,4}\)?)?(?:\s*[-–—|:]|$)",
    re.IGNORECASE,
)
STAMPS, STAMPED_SHARE = 4, 0.08
FREE_PART_WORDS = 400

GALLERY = "The page is a picture gallery, and its captions are not an article."
GALLERY_NOTICE = "This page is a picture gallery: captions stand among its sentences."
LIVE_NOTICE = "This is a live blog: its entries were written one after another; later ones may correct earlier ones."
PAID_NOTICE = "The page says that the whole article is for subscribers; this may be its beginning only."


def links_on(page: html.HtmlElement) -> frozenset[str]:
    """Return the texts of the links on a page that are as long as a headline."""
    told = (" ".join(link.text_content().split()) for link in page.iter("a"))
    return frozenset(text for text in told if word_count(text) >= LINK_WORDS)


def captions_on(page: html.HtmlElement) -> frozenset[str]:
    """Return the captions of the pictures on a page."""
    return frozenset(" ".join(caption.text_content().split()) for caption in page.iter("figcaption"))


def refuse_lists(lines: Sequence[str], links: frozenset[str], captions: frozenset[str], said: Structured) -> None:
    """Raise the reason when a page's extracted lines are headlines of other pages, or captions.

    Args:
        lines: the paragraphs that were extracted. links: the page's link texts. captions: its captions.
        said: what the page says about itself.

    Raises:
        NotAnArticle: for a list of links and for a gallery with hardly any text of its own.
    """
    linked = [line for line in lines if line in links]
    own = [line for line in lines if line not in links]
    words = sum(word_count(line) for line in own)
    if (len(linked) >= FEW_LINKS and words < WORDS_BETWEEN * len(linked)) or _is_linked(lines, links):
        raise NotAnArticle(LINKS, advice=LINKS_ADVICE)
    told = sum(word_count(line) for line in own if line not in captions and not COUNTED.match(line))
    if _is_gallery(lines, captions, said) and told < TEASER_WORDS:
        raise NotAnArticle(GALLERY)


def _is_linked(lines: Sequence[str], links: frozenset[str]) -> bool:
    """Tell whether most of a short text is links, where the extraction has lost its lines."""
    text = "\n".join(lines)
    if len(text) > LONGEST_LIST:
        return False
    inside = [link for link in links if link in text]
    return len(inside) >= FEW_LINKS and sum(map(len, inside)) > LINKED_SHARE * len(text)


def notices(lines: Sequence[str], captions: frozenset[str], said: Structured) -> tuple[str, ...]:
    """Return what a reader should know about the kind of page that a text comes from."""
    found = []
    if _is_live(lines, said):
        found.append(LIVE_NOTICE)
    if _is_gallery(lines, captions, said):
        found.append(GALLERY_NOTICE)
    paid = any(str(value).strip().lower() in {"false", "no", "0"} for value in _free(said))
    if paid and sum(word_count(line) for line in lines) < FREE_PART_WORDS:
        found.append(PAID_NOTICE)
    return tuple(found)


def _free(said: Structured) -> list[object]:
    return [node["isAccessibleForFree"] for node in said.nodes if "isAccessibleForFree" in node]


def _is_gallery(lines: Sequence[str], captions: frozenset[str], said: Structured) -> bool:
    counted = sum(bool(COUNTED.match(line)) for line in lines)
    captioned = sum(line in captions for line in lines)
    return said.is_a("imagegallery", "mediagallery") or max(counted, captioned) >= CAPTION_MARKS


def _is_live(lines: Sequence[str], said: Structured) -> bool:
    """Tell a live blog by what it calls itself, or by the times of day that its entries begin with."""
    if said.is_a("liveblogposting"):
        return True
    stamped = sum(bool(STAMP.match(line)) for line in lines)
    return stamped >= STAMPS and stamped >= STAMPED_SHARE * len(lines)
