"""Figures and loaded words of an article in plain words: for pointing at and as lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from briefing.types import Article, Figure, Reading, WordingNote
from briefing.ui import parts

MOST_ROWS = 200
UNITS = {"pp": "percentage points"}
OUTLET = "the outlet’s own voice"


def figure_mark(figure: Figure) -> parts.Mark:
    """Return a figure or date as a mark whose note says what it means."""
    kind = "date" if figure.kind == "date" else "figure"
    counted = f", counting {figure.counts}" if figure.counts else ""
    return parts.Mark(figure.span, kind, f"{'Date' if kind == 'date' else 'Figure'}: {meaning(figure)}{counted}")


def term_mark(term: WordingNote) -> parts.Mark:
    """Return a loaded term as a mark whose note says whose word it is, why it is loaded, and what is neutral."""
    neutral = f" Neutral: “{term.neutral}”." if term.neutral else ""
    return parts.Mark(term.span, "loaded", f"Loaded wording, {whose(term.speaker)}. {term.why}{neutral}")


def whose(speaker: str) -> str:
    """Return in plain words whose voice something is in."""
    return f"in the words of {speaker}" if speaker else f"in {OUTLET}"


def meaning(figure: Figure) -> str:
    """Return a figure's value and unit, or a date's day, as people write them."""
    about = "about " if figure.approximate else ""
    upto = f" to {_value(figure, figure.upto)}" if figure.upto else ""
    unit = f" {UNITS.get(figure.unit, figure.unit)}" if figure.unit else ""
    return f"{about}{_value(figure, figure.value)}{upto}{unit}"


def _value(figure: Figure, value: str) -> str:
    if figure.kind == "date":
        return _when(value)
    return f"no. {value}" if figure.kind == "ordinal" else f"{Decimal(value):,f}"


def _when(value: str) -> str:
    """Return an ISO 8601 value in words, as precise as it is."""
    first, interval, last = value.partition("/")
    if interval:
        return f"{_when(first)} to {_when(last)}"
    if value.startswith("FY"):
        return f"financial year {value[2:]}"
    day, at, hour = value.partition("T")
    if at:
        return f"{_when(day)}, {hour}" if day else hour
    return _day(value)


def _day(value: str) -> str:
    """Return a day or month in words; "--04-17" is a day and "--04" a month whose year is not known."""
    known = f"2000{value[1:]}" if value.startswith("--") else value  # a leap year: 29 February is a day, too
    whole = known if known.count("-") > 1 else f"{known}-01"
    try:
        found = date.fromisoformat(whole)
    except ValueError:
        return value  # a year, which is its own word
    month = f"{found:%B}" if known != whole else f"{found.day} {found:%B}"
    return f"{month}, year not known" if known != value else f"{month} {found.year}"


def figure_table(reading: Reading) -> str:
    """Return the figures and dates as a table, as markup."""
    rows = (
        (parts.escape(figure.text), parts.escape(meaning(figure)), parts.escape(figure.counts))
        for figure in reading.figures[:MOST_ROWS]
    )
    caption = _caption("Figures and dates in the order of the text", len(reading.figures))
    return parts.table(caption, ("In the text", "Value", "What it counts"), rows)


def term_table(article: Article, terms: Iterable[WordingNote]) -> str:
    """Return the loaded terms as a table, as markup."""
    terms = tuple(terms)
    rows = (
        (
            parts.escape(term.term),
            parts.escape(term.speaker or f"{article.outlet or 'the article'}’s own voice"),
            parts.escape(term.why),
            parts.escape(term.neutral) or "none is established",
        )
        for term in terms[:MOST_ROWS]
    )
    caption = _caption("Loaded words in the order of the text", len(terms))
    return parts.table(caption, ("Word", "Whose", "Why", "Neutral wording"), rows)


def _caption(words: str, number: int) -> str:
    return f"{words}; the first {MOST_ROWS} of {number:,}" if number > MOST_ROWS else words
