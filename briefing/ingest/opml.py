"""Lists of feeds as OPML 2.0 (opml.org/spec2.opml), to and from other programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from briefing.errors import NotAFeed, TooLarge
from briefing.ingest.cleaning import clean_line, visible

MAX_BYTES = 2_000_000
MOST_FEEDS = 1000
ADVICE = "Export the feeds from the other program as OPML, and load that file."


@dataclass(frozen=True, slots=True)
class Listed:
    """One feed of a list."""

    url: str
    title: str = ""


def write(feeds: Iterable[Listed], *, title: str, created: datetime) -> bytes:
    """Return a list of feeds as OPML.

    Args:
        feeds: in the order in which they are listed. title: of the list. created: a time with an offset.
    """
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = visible(title)
    etree.SubElement(head, "dateCreated").text = format_datetime(created)
    body = etree.SubElement(root, "body")
    for feed in feeds:
        name = clean_line(feed.title) or feed.url
        etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=feed.url)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def read(data: bytes) -> tuple[Listed, ...]:
    """Return the feeds that an OPML file lists, in its order and whatever folder they stand in, each once.

    Args:
        data: the file, at most `MAX_BYTES`.

    Raises:
        TooLarge: the file is larger, or lists more than `MOST_FEEDS` feeds.
        NotAFeed: it is not an OPML file, or brings entities or a document type of its own, which OPML never needs.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(f"The list is larger than {MAX_BYTES // 1_000_000} MB.", advice="Divide it into smaller lists.")
    # Nothing is looked up, no entity is put in: the usual ways in which XML reads files, calls out or swells.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotAFeed("This is not an OPML file, or it is damaged.", advice=ADVICE) from error
    if root.getroottree().docinfo.doctype:
        raise NotAFeed("This file brings a document type of its own, which a list of feeds never needs.", advice=ADVICE)
    if str(root.tag).lower() != "opml":
        raise NotAFeed("This is not an OPML file.", advice=ADVICE)
    unique: dict[str, Listed] = {}
    for outline in root.iter("outline"):
        listed = _listed({name.lower(): value for name, value in outline.attrib.items()})
        if listed:
            unique.setdefault(listed.url, listed)
    if len(unique) > MOST_FEEDS:
        raise TooLarge(f"The list names more than {MOST_FEEDS:,} feeds.", advice="Divide it into smaller lists.")
    return tuple(unique.values())


def _listed(told: dict[str, str]) -> Listed | None:
    url = clean_line(told.get("xmlurl", ""))
    return Listed(url, clean_line(told.get("title") or told.get("text") or "")) if url else None
