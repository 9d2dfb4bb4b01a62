"""Telling what form bytes have: by their content first, then by the name and the declared type."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import PurePosixPath
from typing import Literal

from briefing.errors import EmptyText, NotAnArticle, UnreadableFile, UnsupportedType
from briefing.ingest.cleaning import is_text
from briefing.types import Source

Form = Literal["html", "pdf", "docx", "text", "markdown"]

SNIFFED_BYTES = 2048
ZIP, OLE, RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
HTML = re.compile(
    rb"\s*(?:<\?xml[^<>]*\?>\s*)?(?:<!--(?:(?!<!--)[\s\S])*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I
)
FEED = re.compile(rb"\s*(?:<\?xml[^<>]*\?>\s*)?(?:<!--(?:(?!<!--)[\s\S])*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.I)
HTML_TYPES = {"text/html", "application/xhtml+xml"}
SUFFIXES: dict[str, Form] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf", ".docx": "docx", ".md": "markdown",
    ".markdown": "markdown", ".txt": "text", ".text": "text", "": "text",
}  # fmt: skip


def form_of(source: Source) -> Form:
    """Return the form of a source's bytes.

    Raises:
        EmptyText: when there are none.
        UnsupportedType: when Evenhand does not read this form.
        UnreadableFile: when the bytes are not what the name promises, or are encrypted.
        NotAnArticle: when they are a feed.
    """
    data = source.data or b""
    if not data.strip(b"\x00\t\n\r\f "):
        raise EmptyText("There is no text in it.")
    start = data[:SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith((ZIP, OLE, RTF)):
        return _packed(data)
    if HTML.match(start):
        return "html"
    if FEED.match(start):
        raise NotAnArticle("This is a feed, not an article.", advice="Add it as a feed and choose among its items.")
    return _by_name(source, data)


def _packed(data: bytes) -> Form:
    if data.startswith(RTF):
        raise UnsupportedType("Evenhand does not read RTF files.")
    if data.startswith(OLE):
        if ENCRYPTED_PACKAGE in data:
            raise UnreadableFile(
                "The Word file is protected with a password.",
                advice="Open it with its password, save it without one, or copy the text and paste it instead.",
            )
        raise UnsupportedType("Evenhand does not read the old Word format.", advice="Save the file as .docx first.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableFile("The file is damaged and cannot be opened.") from error
    if "word/document.xml" in names:
        return "docx"
    raise UnsupportedType("This packed file is not a Word file.")


def _by_name(source: Source, data: bytes) -> Form:
    if not is_text(data):
        raise UnsupportedType("This file holds no text that Evenhand can read.")
    declared = media_type(source)
    if source.kind != "file":
        return "html" if declared in HTML_TYPES else "markdown" if declared == "text/markdown" else "text"
    suffix = PurePosixPath(source.name.replace("\\", "/")).suffix.lower()
    form = SUFFIXES.get(suffix) or ("html" if declared in HTML_TYPES else None)
    if form is None:
        raise UnsupportedType(f"Evenhand does not read {suffix} files.")
    if form in {"pdf", "docx"}:
        raise UnreadableFile(f"The file is named {suffix}, but it is damaged or something else.")
    return form


def media_type(source: Source) -> str:
    """Return the declared MIME type without its parameters, in lower case."""
    return (source.content_type or "").split(";")[0].strip().lower()


def charset(source: Source) -> str:
    """Return the declared encoding, "" without one."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", source.content_type or "", re.IGNORECASE)
    return found[1] if found else ""
