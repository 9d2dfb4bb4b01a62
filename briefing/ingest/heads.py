"""The lines above an article's text: title, byline, date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefing.ingest import dates

TITLE_CHARACTERS = 120
TITLE_CUT = 80
NOT_A_TITLE = (".", ":", ";", ",", ".”", '."', ".’", ",”")
SENTENCE = re.compile(r".+?[.!?…][\"'”’)\]]*(?=\s|$)", re.DOTALL)
BYLINE = re.compile(r"By (?=[^\W\d_a-z])((?:[^\W\d_][\w.'’-]*,?(?: |$)){2,10})")
CREDIT_CHARACTERS = 90


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a text, and the paragraphs below it."""

    paragraphs: tuple[str, ...]
    title: str = ""
    author: str = ""
    published: str = ""


def take(head: Head) -> Head:
    """Take the title, the byline and the date line out of the paragraphs.

    A first line that repeats the known title is no part of the text. When no title is known, a first line that is
    short and ends like no sentence is the title; else the title is the beginning of the first sentence. Under a title
    line, "By …" and a date are taken too, unless they are already known.
    """
    first, below = head.paragraphs[0], head.paragraphs[1:]
    if not head.title and len(first) <= TITLE_CHARACTERS and not first.endswith(NOT_A_TITLE):
        head = replace(head, title=first)
    if not head.title:
        return replace(head, title=shorten(first))
    if below and _same(first, head.title):
        head = replace(head, paragraphs=below)
    return _take_credits(head)


def _take_credits(head: Head) -> Head:
    while len(head.paragraphs) > 1 and len(head.paragraphs[0]) <= CREDIT_CHARACTERS:
        line, below = head.paragraphs[0], head.paragraphs[1:]
        byline = BYLINE.fullmatch(line)
        if byline and not head.author:
            head = replace(head, author=byline[1].strip(), paragraphs=below)
        elif not head.published and dates.parse(line):
            head = replace(head, published=line, paragraphs=below)
        else:
            break
    return head


def _same(line: str, title: str) -> bool:
    """Tell whether two lines have the same letters and figures."""
    return re.sub(r"\W+", "", line).casefold() == re.sub(r"\W+", "", title).casefold()


def shorten(paragraph: str) -> str:
    """Return the first sentence, cut at a word after about `TITLE_CUT` characters."""
    sentence = SENTENCE.match(paragraph)
    start = sentence[0] if sentence else paragraph
    if len(start) <= TITLE_CUT:
        return start.rstrip(".")
    return start[: TITLE_CUT + 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-")[:TITLE_CUT] + "…"
