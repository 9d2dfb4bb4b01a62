"""A document on paper: its words as data for the page template, and a brief cut to exactly one page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile
from operator import sub
from typing import Any, Literal
from urllib.parse import quote

from briefing.errors import ExportError
from briefing.export import words
from briefing.export.layout import LEFT_OUT, Entry, Group, Section, groups, numbers, sections, titled
from briefing.export.matrix import Head, Table, parts
from briefing.types import Brief, Claim, Document, SourceNote

Paper = Literal["a4", "us-letter"]
SIZES = (8.5, 9.0, 9.5, 10.0, 10.5)  # points; smaller is hard to read on paper
NARROW, WIDE = 2.4, 6.0  # width of a table's labels, where a column beside them takes 4.0
IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"  # RFC 3986, 2.2: what stands in an address as it is, letters and figures apart
MOST_CHARACTERS = 12_000  # of the smallest type: 60 lines of 120 letters, and as much again for narrow ones
LONGEST_ROW = 900  # characters of one cell; a longer row may break over two pages, a shorter one stays whole
LONGEST_TITLE = 110  # characters of an article's title in the source list of a brief
# What goes first when a page is full, with how many of each stay until everything else has gone.
PRIORITY = (
    ("wording", 2),
    ("questions", 1),
    ("who", 2),
    ("timeline", 2),
    ("differ", 1),
    ("says", 3),
    ("key_facts", 3),
    ("bottom_line", 1),
)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A brief that fills one page.

    Args:
        brief: the brief without what did not fit. size: type size in points.
        left_out: the lines that did not fit, the last to go last.
    """

    brief: Brief
    size: float
    left_out: tuple[str, ...]


Fits = Callable[[Brief, float], bool]  # whether a brief takes one page at a type size


def fit(brief: Brief, drafted: Fits, printed: Fits) -> Fitted:
    """Return a brief that takes one page: smaller type first, then without its least important lines.

    Args:
        brief: the brief as written. drafted: a quick answer, from the heights of its parts. printed: the sure one.

    Raises:
        ExportError: not even its headline fits.
    """
    whole = _largest(brief, drafted, printed) if _length(brief) <= MOST_CHARACTERS else None
    if whole:
        return Fitted(brief, whole, ())
    cuts = list(_cuts(brief))
    for at in range(_fewest(cuts, _length(brief), drafted), len(cuts)):
        # A long line that goes may leave room for larger type.
        if size := _largest(cuts[at][0], drafted, printed):
            return Fitted(cuts[at][0], size, tuple(line for _, line in cuts[: at + 1]))
    raise ExportError("The headline of this brief is longer than a page.")


def _largest(brief: Brief, drafted: Fits, printed: Fits) -> float | None:
    """Return the largest type size at which a brief takes one page, `None` if it takes more at every size."""
    sizes = tuple(takewhile(lambda size: drafted(brief, size), SIZES))
    return next((size for size in reversed(sizes) if printed(brief, size)), None)


def _fewest(cuts: list[tuple[Brief, str]], length: int, drafted: Fits) -> int:
    """Return the index of the first cut that takes one page in the smallest type; how many there are if none does."""
    left = list(accumulate((len(line) for _, line in cuts), sub, initial=length))[1:]
    low = next((at for at, characters in enumerate(left) if characters <= MOST_CHARACTERS), max(0, len(left) - 1))
    return bisect_left(cuts, True, low, key=lambda cut: drafted(cut[0], SIZES[0]))


def _length(brief: Brief) -> int:
    """Return how many characters a brief has, its source list apart."""
    return sum(len(_labelled(entry)) for section in sections(brief) for entry in section.entries)


def _cuts(brief: Brief) -> Iterator[tuple[Brief, str]]:
    """Yield the brief with one more line gone each time, and the words of that line."""
    for least in (True, False):
        for name, keep in PRIORITY:
            while len(getattr(brief, name)) > (keep if least else 0):
                *rest, last = getattr(brief, name)
                brief = _with(brief, {name: tuple(rest)})
                yield replace(brief, sources=_cited(brief)), _line(brief, name, last)


def _cited(brief: Brief) -> tuple[SourceNote, ...]:
    cited = {citation.article_id for claim in brief.claims() for citation in claim.citations}
    return tuple(note for note in brief.sources if note.article_id in cited)


def _line(brief: Brief, name: str, item: Any) -> str:
    """Return the words of a line that goes, as the app lists them."""
    alone = _with(replace(brief, headline=None, left_out=()), {part: () for part, _ in PRIORITY} | {name: (item,)})
    return "; ".join(f"{one.heading}: {' '.join(_labelled(entry) for entry in one.entries)}" for one in sections(alone))


def _with(brief: Brief, parts: dict[str, tuple[Any, ...]]) -> Brief:
    fields: dict[str, Any] = dict(parts)
    return replace(brief, **fields)


def _labelled(entry: Entry) -> str:
    return f"{words.labelled(entry.label)} {_words(entry)}" if entry.label else _words(entry)


def _words(entry: Entry) -> str:
    return entry.claim.text if entry.claim else entry.text


def data(document: Document, *, paper: Paper, size: float, draft: bool = False) -> dict[str, Any]:
    """Return a document as data for the page template.

    Args:
        document: any of the four. paper: its size. size: type size in points.
        draft: only its length is asked; what stands in two columns is measured and not set.
    """
    numbered = numbers(document)
    headline = titled(document)
    found = [part for part in parts(document) if part.heading != LEFT_OUT]
    short = isinstance(document, Brief)
    opening = [part for part in found if isinstance(part, Section) and part.prose] if short else []
    return {
        "title": words.seen(document.title),
        "marks": _marks(headline, numbered) if headline else [],
        "flag": words.flags(headline) if headline else "",
        "kind": f"Evenhand {words.kind(document)}",
        "topic": words.seen(words.topic_line(document)),
        "paper": paper,
        "size": size,
        "lang": "en",
        "columns": 2 if short else 1,
        "draft": draft,
        "opening": [_part(part, numbered) for part in opening],
        "sections": [_part(part, numbered) for part in found if part not in opening],
        "sources": [_source(note, numbered, short=short) for note in document.sources],
        "proofs": [] if short else [_proof(claim, numbered) for claim in dict.fromkeys(document.claims())],
        "made": [words.seen(line) for line in _made(document, short=short)],
        "foot": "Every sentence rests on the cited source. Evenhand",
    }


def with_line(data: dict[str, Any], line: str) -> dict[str, Any]:
    """Return data for the page template with one more line on how the document was made."""
    return {**data, "made": [*data["made"], line]}


def _part(part: Section | Table, numbered: dict[str, int]) -> dict[str, Any]:
    return _table(part, numbered) if isinstance(part, Table) else _section(part, numbered)


def _table(table: Table, numbered: dict[str, int]) -> dict[str, Any]:
    return {
        "heading": words.seen(table.heading),
        "head": [
            {"name": words.seen(one.name), "role": words.seen(one.role)} for one in (Head(table.corner), *table.head)
        ],
        "first": WIDE if _is_short(table) else NARROW,
        "rows": [
            {
                "label": words.seen(row.label),
                "breaks": max(sum(len(_words(entry)) for entry in cell) for cell in row.cells) > LONGEST_ROW,
                "cells": [[_entry(entry, numbered) for entry in cell] for cell in row.cells],
            }
            for row in table.rows
        ],
        "empty": table.empty,
    }


def _is_short(table: Table) -> bool:
    """Tell whether the cells of a table hold counts rather than sentences: the names beside them take the room."""
    return all(entry.claim is None for row in table.rows for cell in row.cells for entry in cell)


def _section(section: Section, numbered: dict[str, int]) -> dict[str, Any]:
    listed = (Group("", section.entries),) if section.prose else groups(section)
    return {
        "heading": words.seen(section.heading),
        "prose": section.prose,
        "groups": [
            {
                "label": words.seen(words.labelled(group.label)) if group.label else "",
                "lines": [_entry(entry, numbered) for entry in group.entries],
            }
            for group in listed
        ],
    }


def _entry(entry: Entry, numbered: dict[str, int]) -> dict[str, Any]:
    if entry.claim is None:
        return {"text": words.seen(entry.text), "rtl": words.is_right_to_left(entry.text), "marks": [], "flag": ""}
    return {
        "text": words.seen(entry.claim.text),
        "rtl": words.is_right_to_left(entry.claim.text),
        "marks": _marks(entry.claim, numbered),
        "flag": words.flags(entry.claim),
    }


def _marks(claim: Claim, numbered: dict[str, int]) -> list[int]:
    return list(dict.fromkeys(numbered[citation.article_id] for citation in claim.citations))


def _source(note: SourceNote, numbered: dict[str, int], *, short: bool) -> dict[str, Any]:
    title = note.title if not short or len(note.title) <= LONGEST_TITLE else f"{note.title[: LONGEST_TITLE - 1]}…"
    copy = f"nearly the same text as [{numbered[note.copy_of]}]" if note.copy_of in numbered else ""
    told = (*words.source_parts(replace(note, title=title)), copy)
    address = "" if short else words.web_address(note.url)
    # On the one page an address would take a line for each source; it stands in the other forms.
    return {
        "number": note.number,
        "text": ", ".join(words.seen(part) for part in told if part),
        "url": address,
        "link": quote(address, safe=IN_ADDRESSES),
    }


def _proof(claim: Claim, numbered: dict[str, int]) -> dict[str, Any]:
    return {
        "text": words.seen(claim.text),
        "check": words.seen(words.checked(claim)),
        "quotes": [
            {
                "number": numbered[citation.article_id],
                "place": words.place(citation),
                "words": words.seen(citation.quote),
            }
            for citation in claim.citations
        ],
    }


def _made(document: Document, *, short: bool) -> list[str]:
    lines = [words.tally_line(document), words.withheld_line(document), *words.made_lines(document)]
    return [line for line in lines if line][: 3 if short else None]
