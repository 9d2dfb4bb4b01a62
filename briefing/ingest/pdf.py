"""The text of a PDF file."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import Any

import pypdf
from pypdf.errors import PdfReadError, PyPdfError

from briefing.errors import TooLarge, UnreadableFile
from briefing.ingest.cleaning import LINE_BREAKS, clean_line, visible
from briefing.ingest.found import Found
from briefing.ingest.plain import LIST_ITEM

MAX_PAGES = 500
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "ft", 0xFB06: "st"}
# What pypdf raises on broken and crafted files.
DAMAGES = (
    PyPdfError, ArithmeticError, AssertionError, LookupError, TypeError, ValueError, AttributeError, RuntimeError,
    zlib.error,
)  # fmt: skip
# Titles that programs put in: file names, program names, nothing.
NOT_A_TITLE = re.compile(
    r"untitled|\(?anonymous|microsoft word|.*\.(?:docx?|pdf|indd|qxd|html?|txt|rtf|odt)$|https?:|\W*$", re.IGNORECASE
)
PAGE_NUMBER = re.compile(r"(?:page )?\W*\d{1,4}\W*(?:(?:of|/) *\d{1,4})?", re.IGNORECASE)
HYPHEN_AT_END = re.compile(r"[^\W\d_]-$")
BROKEN_WORD = re.compile(r"[^\W\d_]+-\n[^\W\d_]+")
ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’)\]]*$")
RUNNING_PAGES = 3
WIDER_GAP = 1.35  # of the usual distance between lines
OTHER_SIZE = 0.08
ROOM_LEFT = 0.9  # of a full line's characters; letters differ in width


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: its words, the height of its baseline on the page, the size of its letters (points)."""

    text: str
    height: float
    size: float


def read(data: bytes, declared: str = "") -> Found:
    """Return the text of a PDF, its wrapped lines joined to paragraphs, without running heads and page numbers.

    Args:
        data: the file.
        declared: not used; a PDF states its own encodings.

    Raises:
        UnreadableFile: when it is encrypted, damaged, or holds pictures of text only.
        TooLarge: when it has more than `MAX_PAGES` pages.
    """
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        _open(reader)
        pages = [_lines(page) for page in reader.pages]
        details = reader.metadata or pypdf.DocumentInformation()
        title, author = _named(details.title), _named(details.author)
    except DAMAGES as error:
        raise UnreadableFile("The PDF file is damaged and cannot be read.") from error
    paragraphs = list(_paragraphs(_without_running_lines(pages)))
    if not paragraphs:
        raise UnreadableFile(
            "The PDF file holds no text; its pages are probably scanned pictures.",
            advice="Run text recognition (OCR) on it and load the result, or paste the text instead.",
        )
    return Found("\n".join(paragraphs), title=title, author=author)


def _open(reader: pypdf.PdfReader) -> None:
    # Many files are encrypted with an empty password, only to forbid printing; every program opens those.
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFile(
            "The PDF file is protected with a password.",
            advice="Open it with its password, save it without one, or copy the text and paste it instead.",
        )
    if len(reader.pages) > MAX_PAGES:
        raise TooLarge(f"The PDF file has more than {MAX_PAGES} pages.")
    if not reader.pages:
        raise PdfReadError("no pages")


def _named(value: object) -> str:
    name = clean_line(str(value or ""))
    return "" if NOT_A_TITLE.match(name) else name


def _lines(page: pypdf.PageObject) -> list[_Line]:
    """Return a page's lines in the order of the file, which is the reading order for columns too."""
    lines: list[_Line] = []
    started: list[str] = []
    place = (0.0, 0.0)

    def visit(text: str, outer: Sequence[float], inner: Sequence[float], font: Any, size: float) -> None:
        nonlocal place
        for number, piece in enumerate(LINE_BREAKS.sub("\n", text).split("\n")):
            if number:
                lines.append(_Line(_words("".join(started)), *place))
                started.clear()
            if piece.strip() and not "".join(started).strip():
                height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
                place = height, abs(size * inner[3] * outer[3]) or size
            started.append(piece)

    page.extract_text(visitor_text=visit)
    lines.append(_Line(_words("".join(started)), *place))
    return [line for line in lines if line.text]


def _words(text: str) -> str:
    text = re.sub("\u00ad\\s*$", "-", text).translate(LIGATURES)
    return " ".join(visible(text).split())


def _without_running_lines(pages: list[list[_Line]]) -> list[_Line]:
    """Return all lines in order, less page numbers and the first and last lines that repeat from page to page."""
    edges = Counter(mark for page in pages for mark in {_mark(line) for line in _edge(page)})
    running = {mark for mark, count in edges.items() if count >= max(RUNNING_PAGES, len(pages) / 3)}
    kept = []
    for page in pages:
        edge = _edge(page) if len(pages) > 1 else []
        gone = [line for line in edge if _mark(line) in running or PAGE_NUMBER.fullmatch(line.text)]
        kept += [line for line in page if not any(line is other for other in gone)]
    return kept


def _edge(page: list[_Line]) -> list[_Line]:
    return [*page[:2], *page[-2:]]


def _mark(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text).casefold()


def _paragraphs(lines: list[_Line]) -> Iterator[str]:
    if not lines:
        return
    whole_words = BROKEN_WORD.sub(" ", "\n".join(line.text for line in lines)).casefold()
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", whole_words))
    lengths = sorted(len(line.text) for line in lines)
    full = lengths[int(len(lengths) * 0.8)]
    gaps = [gap for before, line in pairwise(lines) if (gap := before.height - line.height) > 0]
    usual = median(gaps) if gaps else 0.0
    paragraph = lines[0].text
    for before, line in pairwise(lines):
        if _is_apart(before, line, usual) or _ends_paragraph(before.text, line.text, full):
            yield paragraph
            paragraph = line.text
        else:
            paragraph = _join(paragraph, line.text, words)
    yield paragraph


def _is_apart(before: _Line, line: _Line, usual: float) -> bool:
    """Tell whether a line is set apart by its place or size, or is an item of a list."""
    if line.text[0].islower() and not ENDS_SENTENCE.search(before.text):
        return False
    wider = usual > 0 and before.height - line.height > WIDER_GAP * usual
    other = abs(before.size - line.size) > OTHER_SIZE * max(before.size, line.size)
    return wider or other or bool(LIST_ITEM.match(line.text))


def _ends_paragraph(before: str, line: str, full: int) -> bool:
    """Tell whether a line ends a sentence although the next word would have fitted on it."""
    return bool(ENDS_SENTENCE.search(before)) and len(before) + 1 + len(line.split()[0]) < ROOM_LEFT * full


def _join(before: str, line: str, words: Counter[str]) -> str:
    """Join two lines of a paragraph; a hyphen at the break goes only if the break put it there.

    It stays when the file has the hyphenated word elsewhere, or both halves as words but never the joined word.
    """
    if not HYPHEN_AT_END.search(before) or not line[0].islower():
        return f"{before} {line}"
    first = re.split(r"[\W\d_]", before[:-1])[-1].casefold()
    rest = re.split(r"[\W\d_]", line)[0].casefold()
    together = words[first + rest]
    apart = words[f"{first}-{rest}"] or (words[first] and words[rest])
    return f"{before}{line}" if apart and not together else f"{before[:-1]}{line}"
