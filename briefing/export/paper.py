"""A document on paper: its words as data for the page template, and a brief cut to exactly one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from briefing.errors import ExportError
from briefing.export import words
from briefing.export.layout import Entry, Group, Section, groups, numbers, sections, titled
from briefing.types import Brief, Claim, Document, SourceNote

Paper = Literal["a4", "us-letter"]
SIZES = (10.5, 10.0, 9.5, 9.0, 8.5)  # points; smaller is hard to read on paper
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


Pages = Callable[[Brief, float], int]  # how many pages a brief takes at a type size


def fit(brief: Brief, pages: Pages) -> Fitted:
    """Return a brief that takes one page: smaller type first, then without its least important lines.

    Args:
        brief: the brief as written. pages: sets it and counts the pages.

    Raises:
        ExportError: not even its headline fits.
    """
    smallest = SIZES[-1]
    cuts = list(_cuts(brief))
    low, high = 0, len(cuts)  # the fewest cuts that fit lie between the two
    if pages(cuts[-1][0] if cuts else brief, smallest) != 1 and pages(brief, smallest) != 1:
        raise ExportError("The headline of this brief is longer than a page.")
    while low < high:
        middle = (low + high) // 2
        if pages(cuts[middle - 1][0] if middle else brief, smallest) == 1:
            high = middle
        else:
            low = middle + 1
    kept = cuts[low - 1][0] if low else brief
    size = next(size for size in SIZES if pages(kept, size) == 1)
    return Fitted(kept, size, tuple(line for _, line in cuts[:low]))


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


def data(document: Document, *, paper: Paper, size: float) -> dict[str, Any]:
    """Return a document as data for the page template.

    Args:
        document: any of the four. paper: its size. size: type size in points.
    """
    numbered = numbers(document)
    headline = titled(document)
    found = [section for section in sections(document) if section.heading != "Left out for length"]
    short = isinstance(document, Brief)
    opening = [section for section in found if section.prose] if short else []
    return {
        "title": words.seen(document.title),
        "marks": _marks(headline, numbered) if headline else [],
        "kind": f"Evenhand {words.kind(document)}",
        "paper": paper,
        "size": size,
        "lang": "en",
        "columns": 2 if short else 1,
        "opening": [_section(section, numbered) for section in opening],
        "sections": [_section(section, numbered) for section in found if section not in opening],
        "sources": [_source(note, numbered, short=short) for note in document.sources],
        "proofs": [] if short else [_proof(claim, numbered) for claim in dict.fromkeys(document.claims())],
        "made": [words.seen(line) for line in _made(document, short=short)],
        "foot": "Every sentence rests on the cited source. Evenhand",
    }


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
        return {"text": words.seen(entry.text), "marks": [], "flag": ""}
    return {
        "text": words.seen(entry.claim.text),
        "marks": _marks(entry.claim, numbered),
        "flag": words.flags(entry.claim),
    }


def _marks(claim: Claim, numbered: dict[str, int]) -> list[int]:
    return list(dict.fromkeys(numbered[citation.article_id] for citation in claim.citations))


def _source(note: SourceNote, numbered: dict[str, int], *, short: bool) -> dict[str, Any]:
    title = note.title if not short or len(note.title) <= LONGEST_TITLE else f"{note.title[: LONGEST_TITLE - 1]}…"
    copy = f"nearly the same text as [{numbered[note.copy_of]}]" if note.copy_of in numbered else ""
    parts = (*words.source_parts(replace(note, title=title)), copy)
    # On the one page an address would take a line for each source; it stands in the other forms.
    return {
        "number": note.number,
        "text": ", ".join(words.seen(part) for part in parts if part),
        "url": "" if short else words.web_address(note.url),
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
