"""The items of an RSS, Atom, RDF or JSON feed."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from datetime import UTC, date, datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from briefing.errors import NotAFeed, TooLarge
from briefing.ingest import dates, json_feed
from briefing.ingest.cleaning import clean_line
from briefing.types import Feed, FeedItem

with warnings.catch_warnings():
    # feedparser still asks for names that the standard library has deprecated.
    warnings.simplefilter("ignore", DeprecationWarning)
    import feedparser

SUMMARY_CHARACTERS = 400
MOST_ITEMS = 500  # a site's whole archive would otherwise come in as one feed
MOST_TEXT = 500_000
CONTENT_TYPES = frozenset({"application/json", "application/feed+json"})  # besides those of pages
HEAD_BYTES = 20_000
MAX_BYTES = 5_000_000  # feedparser takes ten seconds for each megabyte of tags
TAG = re.compile(r"<(?:[a-zA-Z/!?][^>]*)>")
FEED_LINK = re.compile(rb"""<link\b[^<>]*type\s*=\s*["']?application/(?:rss|atom)\+xml[^<>]*>""", re.IGNORECASE)
HREF = re.compile(rb"""href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
HTML_START = re.compile(rb"\s*(?:<!doctype\s+html|<html|<head|<body)", re.IGNORECASE)


def items(data: bytes, *, base_url: str = "") -> tuple[FeedItem, ...]:
    """Return the items of a feed, as `read` does."""
    return read(data, base_url=base_url).items


def read(data: bytes, *, base_url: str = "") -> Feed:
    """Return a feed with its items that have a web address, in the feed's order, at most `MOST_ITEMS` of them.

    A feed that is cut off or not well formed keeps the items that can be read.

    Args:
        data: RSS, RDF, Atom or JSON Feed 1.x, as bytes: feedparser would open a `str` as an address or path.
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
    title, entries = json_feed.entries(data) or _entries(data, base_url)
    found = (_item(entry, base_url) for entry in entries)
    unique = _unlike(item for item in found if item)
    return Feed(title, unique[:MOST_ITEMS], len(unique[MOST_ITEMS:]))


def _entries(data: bytes, base_url: str) -> tuple[str, list[Any]]:
    try:
        parsed = feedparser.parse(data, response_headers={"content-location": base_url} if base_url else {})
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        # feedparser raises these where its loose parser loses track of a damaged feed.
        raise NotAFeed("This feed is too damaged to be read.") from error
    entries = parsed.get("entries", [])
    if not entries and not parsed.get("version"):
        raise _not_a_feed(data, base_url)
    return _plain(parsed.get("feed", {}).get("title")), entries


def _unlike(found: Iterable[FeedItem]) -> tuple[FeedItem, ...]:
    """Return the items without those whose address or own key stood before."""
    seen: set[str] = set()
    kept = []
    for item in found:
        if not {item.url, item.guid} & seen:
            kept.append(item)
        seen |= {item.url, item.guid}
    return tuple(kept)


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
    try:
        url = urljoin(base_url, link)
        if urlsplit(url).scheme not in {"http", "https"}:
            return None
    except ValueError:  # "http://[" and its like
        return None
    text = _text(entry)
    summary = _plain(entry.get("summary") or text)
    if len(summary) > SUMMARY_CHARACTERS:
        summary = summary[:SUMMARY_CHARACTERS].rsplit(" ", 1)[0] + "…"
    return FeedItem(
        title=_plain(entry.get("title")) or url,
        url=url,
        published=_day(entry),
        summary=summary,
        guid=clean_line(str(entry.get("id") or "")) or url,
        text=text,
        author=_plain(entry.get("author")),
    )


def _text(entry: Any) -> str:
    """Return the whole text that an entry carries as HTML: content:encoded, Atom's content, or JSON's."""
    carried = [str(part.get("value") or "") for part in entry.get("content") or ()]
    longest = max(carried, key=len, default="")
    return longest if len(longest) <= MOST_TEXT else ""


def _plain(markup: str | None) -> str:
    return clean_line(unescape(TAG.sub(" ", markup or "")))


def _day(entry: Any) -> date | None:
    """Return the day of an entry, as its own clock tells it: 23:30 in New York is not the next day."""
    today = datetime.now(UTC).date()
    for name in ("published", "updated"):
        # Not entry.get: feedparser would give the one for the other, with a warning.
        told = dates.parse(str(dict.get(entry, name) or "")) or _counted(dict.get(entry, f"{name}_parsed"))
        if day := dates.plausible(told, today):
            return day
    return None


def _counted(moment: Any) -> date | None:
    """Return the day of a time as feedparser reads it, which knows more spellings but tells the day in Greenwich."""
    try:
        return date(*moment[:3]) if moment else None
    except (ValueError, OverflowError):
        return None
