"""What stands in a PDF: its words in reading order, its pages, its marks for reading aloud, its glyphs and its jumps.

The text extraction of pypdf leaves out /ActualText, by which a PDF says what a cluster of glyphs means (ISO 32000-1,
14.9.4), and so garbles Devanagari and Arabic; here each marked piece of the page is read as the standard says.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pypdf
from pypdf.generic import ByteStringObject, ContentStream, TextStringObject

PAIRS = re.compile(rb"<([0-9A-Fa-f]+)> *<([0-9A-Fa-f]*)>(?: *<([0-9A-Fa-f]+)>)?")
SECTIONS = re.compile(rb"beginbf(char|range)(.*?)endbf(?:char|range)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF as it is read.

    Args:
        pages: how many it has. text: its words in reading order, running feet left out.
        faults: what is wrong with it, in plain words: tags, language, glyphs, fonts, jumps.
    """

    pages: int
    text: str
    faults: tuple[str, ...]


def read(made: bytes) -> Printed:
    """Read a PDF."""
    reader = pypdf.PdfReader(io.BytesIO(made))
    pieces = [piece for page in reader.pages for piece in _pieces(page)]
    missing = sum(piece.missing for piece in pieces)
    faults = (*_untagged(reader), *_lost(reader), *([f"{missing} missing glyphs"] if missing else []))
    return Printed(len(reader.pages), "".join(_logical(pieces)), faults)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one page: its words, whether they run right to left, and how many glyphs no font has."""

    text: str
    reversed: bool
    missing: int


class _Page:
    """One page on its way to pieces: which marks are open, which font is chosen, and what /ActualText stands for it."""

    def __init__(self, page: pypdf.PageObject) -> None:
        resources: Any = page["/Resources"]
        fonts = resources.get("/Font", {})
        self.known = {name: _letters(fonts[name].get_object()) for name in fonts}
        self.codes: Mapping[int, str] = {}
        self.open: list[tuple[str, str | None]] = []

    def piece(self, operands: list[Any], operator: bytes) -> Piece | None:
        """Take one operator of the page and return the text that it shows, if any."""
        if operator in {b"BDC", b"BMC"}:
            properties = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
            actual = properties.get("/ActualText")
            self.open.append((str(operands[0]), None if actual is None else str(actual)))
            return Piece(str(actual), self._reversed(), 0) if actual is not None and not self._foot() else None
        if operator == b"EMC":
            self.open.pop()
        elif operator == b"Tf":
            self.codes = self.known[operands[0]]
        elif operator in {b"Tj", b"TJ"} and not self._foot():
            return self._shown(operands[0])
        return None

    def _shown(self, operand: Any) -> Piece:
        parts = operand if isinstance(operand, list) else [operand]
        codes = [
            code for part in parts if isinstance(part, ByteStringObject | TextStringObject) for code in _codes(part)
        ]
        letters = [self.codes.get(code, "") for code in codes]
        actual = any(text is not None for _, text in self.open)
        text = "" if actual else "".join(reversed(letters) if self._reversed() else letters)
        return Piece(text, self._reversed(), codes.count(0))

    def _reversed(self) -> bool:
        return any(tag == "/ReversedChars" for tag, _ in self.open)

    def _foot(self) -> bool:
        """Tell whether this is no part of the text: a running foot, a rule, a header that is repeated."""
        return any(tag == "/Artifact" for tag, _ in self.open)


def _pieces(page: pypdf.PageObject) -> Iterator[Piece]:
    contents = page.get_contents()
    reading = _Page(page)
    for operands, operator in ContentStream(contents, page.pdf).operations if contents is not None else ():
        if piece := reading.piece(operands, operator):
            yield piece


def _codes(part: ByteStringObject | TextStringObject) -> Iterator[int]:
    raw = part.original_bytes
    return (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))


def _letters(font: Any) -> dict[int, str]:
    """Return what each code of a font stands for, from its /ToUnicode (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    for kind, body in SECTIONS.findall(font["/ToUnicode"].get_data()):
        for first, second, third in PAIRS.findall(body):
            if kind == b"char":
                found[int(first, 16)] = _decoded(second)
                continue
            start = int(third, 16)
            for code in range(int(first, 16), int(second, 16) + 1):
                found[code] = chr(start + code - int(first, 16))
    return found


def _decoded(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def _logical(pieces: list[Piece]) -> Iterator[str]:
    """Yield the words of pieces; pieces that run right to left stand on a page from left to right."""
    for backwards, run in groupby(pieces, key=lambda piece: piece.reversed):
        found = [piece.text for piece in run]
        yield from reversed(found) if backwards else found


def _untagged(reader: pypdf.PdfReader) -> Iterator[str]:
    root: Any = reader.root_object
    if not (_holds(root.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in root):
        yield "not tagged"
    if not root.get("/Lang"):
        yield "no language"
    if not _holds(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")):
        yield "the title is not shown"
    if not re.search(rb"pdfuaid:part(?:>|=\")1", root["/Metadata"].get_object().get_data()):
        yield "not PDF/UA-1"


def _holds(value: object) -> bool:
    return bool(getattr(value, "value", False))


def _lost(reader: pypdf.PdfReader) -> Iterator[str]:
    """Yield the jumps inside the document that end nowhere."""
    pages = {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference}
    named: Mapping[str, Any] = reader.named_destinations
    for page in reader.pages:
        for note in page.get("/Annots", ()):
            jump: Any = note.get_object()
            target = jump.get("/Dest") or jump.get("/A", {}).get("/D")
            if "/URI" in jump.get("/A", {}):
                continue
            if isinstance(target, str):
                target = named[target]["/Page"] if target in named else None
            else:
                target = target[0] if target else None
            if getattr(target, "idnum", None) not in pages:
                yield f"a jump ends nowhere: {jump}"
