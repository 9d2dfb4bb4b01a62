"""The article in a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import trafilatura
from lxml import etree, html
from trafilatura.settings import Document

from briefing.errors import NotAnArticle
from briefing.ingest import bylines, kinds
from briefing.ingest.boilerplate import drop_link_lines, is_promotion, keep_quoted_blocks
from briefing.ingest.cleaning import LINE_BREAKS, clean_line, decode, visible
from briefing.ingest.found import Found
from briefing.ingest.hidden import strip_hidden
from briefing.ingest.structured import Structured, structured
from briefing.ingest.walls import refuse_nothing, refuse_walls

META_CHARSET = re.compile(rb"""<meta[^<>]{0,300}?charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
HEAD_BYTES = 4096
WALL_CHARACTERS = 20_000
PARAGRAPHS = {"p", "head", "item", "quote", "code", "ab", "list", "row", "table", "fw", "div"}
CELL_MARK, BREAK_MARK = "\ue000", "\ue001"  # private characters that no page means anything by
# "&#1;" and its like become characters that lxml refuses to write.
CONTROL_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]|d[89a-f]..))\b;?", re.IGNORECASE
)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def read(data: bytes, declared: str = "") -> Found:
    """Return the article in an HTML page.

    Comments, hidden elements and scripts' fallbacks are taken out first (`hidden`); trafilatura finds the body, and
    `bylines` reads title, author, outlet and date. The body keeps headings, quoted blocks, lists and tables, one
    paragraph a line.

    Args:
        data: the page.
        declared: the encoding in the sender's Content-Type.

    Raises:
        NotAnArticle: when the page holds a wall, a teaser, an error or nothing.
    """
    charset = META_CHARSET.search(data[:HEAD_BYTES])
    source = XML_DECLARATION.sub("", decode(data, declared or (charset[1].decode("ascii") if charset else "")))
    page = _parse(visible(LINE_BREAKS.sub("\n", CONTROL_REFERENCE.sub("", source))))
    if page is None:
        raise NotAnArticle("The page is empty.")
    before = " ".join(page.text_content().split())[:WALL_CHARACTERS]
    language = clean_line(page.get("lang", ""))[:2].lower()
    strip_hidden(page)
    said, links, captions = structured(page), kinds.links_on(page), kinds.captions_on(page)
    drop_link_lines(page)
    keep_quoted_blocks(page)
    _mark_empty_lines(page)
    document = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    lines: list[str] = []
    if isinstance(document, Document):
        lines = [line for line in _paragraphs(document.body) if not is_promotion(line)]
    text = "\n".join(lines)
    found = _credited(document, said) if isinstance(document, Document) else Found("")
    refuse_walls(text, found.title, before)
    kinds.refuse_lists(lines, links, captions, said)
    refuse_nothing(text, before, links=len(links))
    return replace(found, text=text, language=language, notices=kinds.notices(lines, captions, said))


def _credited(document: Document, said: Structured) -> Found:
    """Return what a page is called, who wrote it, where and when it was published."""
    url = said.meta("og:url") if not document.url else document.url
    host = urlsplit(url).hostname or ""
    outlet = bylines.outlet(said, document.sitename or "", host)
    return Found(
        "",
        bylines.title(said, document.title or "", outlet, host),
        outlet,
        bylines.authors(said, document.author or "", outlet or host.removeprefix("www.").split(".")[0]),
        bylines.published(said, document.date or ""),
        url or "",
    )


def _parse(source: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, no_network=True)
    try:
        return html.document_fromstring(source, parser=parser)
    except (etree.ParserError, ValueError):
        return None


def _mark_empty_lines(page: html.HtmlElement) -> None:
    """Mark where two line breaks divide paragraphs; trafilatura makes one of them."""
    for line_break in page.iter("br"):
        after = line_break.getnext()
        if after is not None and after.tag == "br" and not (line_break.tail or "").strip():
            line_break.tail = BREAK_MARK


def _paragraphs(body: etree._Element) -> Iterator[str]:
    """Yield the text of each block in reading order; the cells of a table's row are one line."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        starts = event == "start"
        if element.tag in PARAGRAPHS:
            yield from _flush(pieces)
        elif element.tag == "lb" and starts:
            pieces.append(" ")
        elif element.tag == "cell" and not starts:
            pieces.append(CELL_MARK)
        pieces.append((element.text if starts else element.tail) or "")
    yield from _flush(pieces)


def _flush(pieces: list[str]) -> Iterator[str]:
    gathered = "".join(pieces)
    pieces.clear()
    for paragraph in gathered.split(BREAK_MARK):
        cells = (" ".join(cell.split()) for cell in paragraph.split(CELL_MARK))
        if line := " | ".join(cell for cell in cells if cell):
            yield line
