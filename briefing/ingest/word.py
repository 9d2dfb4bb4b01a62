"""The text of a Word file (.docx)."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from briefing.errors import UnreadableFile
from briefing.ingest.cleaning import clean_line
from briefing.ingest.found import Found

# What zipfile, lxml and python-docx raise on broken files.
DAMAGES = (
    OpcError, etree.LxmlError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, LookupError, ValueError,
    TypeError, AttributeError, OSError,
)  # fmt: skip
TITLE_STYLES = {"Title", "Heading1"}
# What python-docx itself writes into a file whose author named nobody.
NOBODY = {"python-docx", "word document"}
PARAGRAPH, RUN, TEXT_BOX = qn("w:p"), qn("w:r"), qn("w:txbxContent")
# Deleted words, and the second copy of a text box that Word keeps for old programs.
NOT_SHOWN = {
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
CHARACTERS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read(data: bytes, declared: str = "") -> Found:
    """Return the text of a DOCX file: paragraphs, lists, tables and text boxes in order, tracked changes accepted.

    Args:
        data: the file.
        declared: not used; a DOCX file states its own encoding.

    Raises:
        UnreadableFile: when it is damaged or holds no text.
    """
    try:
        document = docx.Document(BytesIO(data))
        body = document.element.body
        details = document.core_properties
        title, author = _named(details.title), _named(details.author)
    except DAMAGES as error:
        raise UnreadableFile("The Word file is damaged and cannot be read.") from error
    shown = [node for node in body.iter(PARAGRAPH) if not any(above.tag in NOT_SHOWN for above in node.iterancestors())]
    styled = next((_line(node) for node in shown[:5] if _style(node) in TITLE_STYLES and _line(node).strip()), "")
    paragraphs = [line for node in shown if (line := _line(node)).strip()]
    if not paragraphs:
        raise UnreadableFile("The Word file holds no text.")
    return Found("\n".join(paragraphs), title=clean_line(styled) or title, author=author)


def _named(value: str | None) -> str:
    name = clean_line(value or "")
    return "" if name.casefold() in NOBODY else name


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return str(style.get(qn("w:val"))) if style is not None else ""


def _line(paragraph: Any) -> str:
    return "".join(_words(paragraph))


def _words(node: Any) -> Iterator[str]:
    for child in node:
        if child.tag in NOT_SHOWN or child.tag == TEXT_BOX or (child.tag == RUN and _is_hidden(child)):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in CHARACTERS:
            yield CHARACTERS[child.tag]
        else:
            yield from _words(child)


def _is_hidden(run: Any) -> bool:
    """Tell whether a run is marked as hidden, or white on the white page."""
    marks = run.find(qn("w:rPr"))
    if marks is None:
        return False
    hidden = marks.find(qn("w:vanish"))
    if hidden is not None and hidden.get(qn("w:val"), "true") not in {"0", "false"}:
        return True
    colour = marks.find(qn("w:color"))
    on_colour = marks.find(qn("w:shd")) is not None or marks.find(qn("w:highlight")) is not None
    return colour is not None and colour.get(qn("w:val"), "").upper() == "FFFFFF" and not on_colour
