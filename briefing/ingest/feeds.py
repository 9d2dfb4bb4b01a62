"""The items of an RSS or Atom feed."""

from __future__ import annotations

import re
import warnings
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from briefing.errors import NotAFeed, TooLarge
from briefing.ingest.cleaning import clean_line
from briefing.types import FeedItem

with warnings.catch_warnings():
    # feedparser still asks for names that the standard library has deprecated.
    warnings.simplefilter("ignore", DeprecationWarning)
    import feedparser

SUMMARY_CHARACTERS = 400
HEAD_BYTES = 20_000
MAX_BYTES = 5_000_000  # feedparser takes ten seconds for each megabyte of tags
TAG = re.compile(r"<(?:[a-zA-Z/!?][^>]*)>")
FEED_LINK = re.compile(rb"""<link\b[^<>]*type\s*=\s*["']?application/(?:rss|atom)\+xml[^<>]*>""", re.IGNORECASE)
HREF = re.compile(rb"""href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
HTML_START = re.compile(rb"\s*(?:<!doctype\s+html|<html|<head|<body)", re.IGNORECASE)


def items(data: bytes, *, base_url: str = "") -> tuple[FeedItem, ...]:
    """Return the items of a feed that have a web address, in the feed's order.

    A feed that is cut off or not well formed keeps the items that can be read.

    Args:
        data: the feed, as bytes: feedparser would open a `str` as an address or a path.
        base_url: the feed's own address; relative links are resolved against it.

    Raises:
        NotAFeed: when it is a web page, empty, or something else.
        TooLarge: when it has more than `MAX_BYTES`.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(
            f"The feed is larger than {MAX_BYTES // 1_000_000} MB.", advice="Add its articles by their links."
        )
    if not data.strip():
        raise NotAFeed("The address returned nothing.")
    try:
        parsed = feedparser.parse(data, response_headers={"content-location": base_url} if base_url else {})
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        # feedparser raises these where its loose parser loses track of a damaged feed.
        raise NotAFeed("This feed is too damaged to be read.") from error
    entries = parsed.get("entries", [])
    if not entries and not parsed.get("version"):
        raise _not_a_feed(data, base_url)
    found = (_item(entry, base_url) for entry in entries)
    unique = {item.url: item for item in reversed([item for item in found if item])}
    return tuple(reversed(unique.values()))


def _not_a_feed(data: bytes, base_url: str) -> NotAFeed:
    start = data[:3].removeprefix(b"\xef\xbb\xbf") + data[3:2000]
    if not HTML_START.match(start) and b"<html" not in start.lower():
        return NotAFeed("This is not an RSS or Atom feed.")
    link = FEED_LINK.search(data[:HEAD_BYTES])
    href = HREF.search(link[0]) if link else None
    if not href:
        return NotAFeed("This is a web page, not an RSS or Atom feed.")
    address = urljoin(base_url, unescape(href[1].decode("utf-8", "replace")))
    return NotAFeed("This is a web page, not an RSS or Atom feed.", advice=f"The page names its feed: {address}")


def _item(entry: Any, base_url: str) -> FeedItem | None:
    link = str(entry.get("link") or entry.get("id") or "").strip()
    url = urljoin(base_url, link)
    if urlsplit(url).scheme not in {"http", "https"}:
        return None
    summary = _plain(entry.get("summary"))
    if len(summary) > SUMMARY_CHARACTERS:
        summary = summary[:SUMMARY_CHARACTERS].rsplit(" ", 1)[0] + "…"
    return FeedItem(_plain(entry.get("title")) or url, url, _day(entry), summary)


def _plain(markup: str | None) -> str:
    return clean_line(unescape(TAG.sub(" ", markup or "")))


def _day(entry: Any) -> date | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if not moment:
        return None
    try:
        return date(*moment[:3])
    except ValueError:
        return None
