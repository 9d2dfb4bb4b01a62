"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1), in the form in which feedparser gives other feeds."""

from __future__ import annotations

import html
import json
from typing import Any

from briefing.ingest.cleaning import decode

VERSION = "https://jsonfeed.org/version/"


def entries(data: bytes) -> tuple[str, list[dict[str, Any]]] | None:
    """Return the title and entries of a JSON feed, `None` when the bytes are something else.

    Args:
        data: the feed, as bytes.
    """
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return None
    try:
        told = json.loads(decode(data))
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not _text(told, "version").startswith(VERSION):
        return None
    found = told.get("items")
    listed = found if isinstance(found, list) else []
    return _text(told, "title"), [_entry(item) for item in listed if isinstance(item, dict)]


def _entry(item: dict[str, Any]) -> dict[str, Any]:
    # JSON Feed writes plain text where RSS writes HTML.
    plain = html.escape(_text(item, "content_text"), quote=False)
    paragraphs = "".join(f"<p>{part}</p>" for part in plain.split("\n") if part.strip())
    content = _text(item, "content_html") or paragraphs
    return {
        "id": _text(item, "id"),
        "link": _text(item, "url") or _text(item, "external_url"),
        "title": html.escape(_text(item, "title"), quote=False),
        "summary": html.escape(_text(item, "summary"), quote=False),
        "published": _text(item, "date_published"),
        "updated": _text(item, "date_modified"),
        "author": html.escape(_author(item), quote=False),
        "content": [{"value": content}] if content else [],
    }


def _author(item: dict[str, Any]) -> str:
    told = item.get("authors") or [item.get("author")]
    people = told if isinstance(told, list) else []
    return ", ".join(name for person in people if isinstance(person, dict) and (name := _text(person, "name")))


def _text(told: dict[str, Any], name: str) -> str:
    """Return a value as text; version 1.0 allowed numbers as ids."""
    value = told.get(name)
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
