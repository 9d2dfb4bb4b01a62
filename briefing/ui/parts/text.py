"""Untrusted words on the page: the only two ways for them to get there, `safe` for labels and `escape` for HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

import streamlit as st

# Line and paragraph breaks, controls, and the marks that turn the direction of the text that follows them.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]")
PUNCTUATION = re.compile(r"([!#$&()*+\-./:<=>@\[\\\]^_`{|}~])")
# GitHub's autolinks, emoji names and Streamlit's icons are found after the backslashes are gone; only a character in
# the middle stops them. U+2060 has no width and allows no line break.
RESTARTS = re.compile(r"(\\:|\\@|www)(?=[\w\\])", re.IGNORECASE)
JOINER = "\u2060"
LONGEST_LABEL = 160


def plain(text: str, longest: int = LONGEST_LABEL) -> str:
    """Return untrusted text on one line, without control characters and cut to `longest` characters.

    For places that show characters as they are: options of a selection, text fields, file names.
    """
    line = " ".join(UNSEEN.sub(" ", text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def safe(text: str, longest: int = LONGEST_LABEL) -> str:
    """Return untrusted text for a place that reads Markdown (labels, messages), so that it shows as it is written.

    Streamlit reads every label as Markdown and fetches the images in it; nothing is left here that it could read.
    """
    return RESTARTS.sub(rf"\1{JOINER}", PUNCTUATION.sub(r"\\\1", plain(text, longest)))


def seen(text: str) -> str:
    """Return text with a space for each control character, so that offsets stay."""
    return UNSEEN.sub(" ", text)


def escape(text: str) -> str:
    """Return untrusted text for HTML, without control characters."""
    return html.escape(seen(text), quote=True)


def draw(markup: str, *, fitted: bool = False) -> None:
    """Put markup of our own on the page; every untrusted part of it has gone through `escape`.

    Args:
        markup: HTML.
        fitted: only as wide as its words need, so that what follows in a row stands beside them.
    """
    # A body that names a file would be read from disk by st.html; one that begins with a tag never does.
    st.html(markup if markup.startswith("<") else f"<div>{markup}</div>", width="content" if fitted else "stretch")


def address(url: str) -> str:
    """Return a web address that can be opened, "" when it is not http or https."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""


def link(url: str, words: str) -> str:
    """Return a link that opens in a new tab, or only the escaped words when the address is not http or https."""
    found = address(url)
    if not found:
        return escape(words)
    return f'<a href="{escape(found)}" target="_blank" rel="noopener noreferrer nofollow">{escape(words)}</a>'


def byline(*pieces: str) -> str:
    """Return the known pieces divided by a middle dot."""
    return " · ".join(piece for piece in pieces if piece)


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return an HTML table; the cells are markup (escaped where untrusted), the first of each row is its header."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>' for first, *rest in rows
    )
    return (
        f'<div class="ev-table" role="region" tabindex="0" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
