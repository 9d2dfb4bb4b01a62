"""Figures and loaded words of an article in plain words: for pointing at and as lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from briefing.types import Article, Figure, Reading, WordingNote
from briefing.ui import parts
from briefing.ui.language import day, number, pattern, phrase, said

MOST_ROWS = 200
UNITS = {"pp": phrase("percentage points")}


def figure_mark(figure: Figure) -> parts.Mark:
    """Return a figure or date as a mark whose note says what it means."""
    kind = "date" if figure.kind == "date" else "figure"
    if kind == "date":
        note = said("Date: {value}", value=meaning(figure))
    elif figure.counts:
        note = said("Figure: {value}, counting {what}", value=meaning(figure), what=figure.counts)
    else:
        note = said("Figure: {value}", value=meaning(figure))
    return parts.Mark(figure.span, kind, note)


def term_mark(term: WordingNote) -> parts.Mark:
    """Return a loaded term as a mark whose note says whose word it is, why it is loaded, and what is neutral."""
    note = f"{said('Loaded wording, {whose}.', whose=whose(term.speaker))} {term.why}"
    neutral = f" {said('Neutral: “{words}”.', words=term.neutral)}" if term.neutral else ""
    return parts.Mark(term.span, "loaded", f"{note}{neutral}")


def whose(speaker: str) -> str:
    """Return in plain words whose voice something is in."""
    return said("in the words of {name}", name=speaker) if speaker else said("in the outlet’s own voice")


def meaning(figure: Figure) -> str:
    """Return a figure's value and unit, or a date's day, as people write them."""
    value = _value(figure, figure.value)
    if figure.upto:
        value = said("{value} to {last}", value=value, last=_value(figure, figure.upto))
    if figure.unit:
        value = f"{value} {said(UNITS[figure.unit]) if figure.unit in UNITS else figure.unit}"
    return said("about {value}", value=value) if figure.approximate else value


def _value(figure: Figure, value: str) -> str:
    if figure.kind == "date":
        return _when(value)
    return said("no. {value}", value=value) if figure.kind == "ordinal" else _exact(value)


def _exact(value: str) -> str:
    """Return a decimal number with all its digits."""
    exact = Decimal(value)
    return number(exact, max(0, -int(exact.as_tuple().exponent)))


def _when(value: str) -> str:
    """Return an ISO 8601 value in words, as precise as it is."""
    first, interval, last = value.partition("/")
    if interval:
        return said("{value} to {last}", value=_when(first), last=_when(last))
    if value.startswith("FY"):
        return said("financial year {year}", year=value[2:])
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
    if known != value:
        return said("{day}, year not known", day=pattern(found, "LLLL" if known != whole else "MMMMd"))
    return pattern(found, "yMMMM") if known != whole else day(found)


def figure_table(reading: Reading) -> str:
    """Return the figures and dates as a table, as markup."""
    rows = (
        (parts.escape(figure.text), parts.escape(meaning(figure)), parts.escape(figure.counts))
        for figure in reading.figures[:MOST_ROWS]
    )
    caption = _caption(said("Figures and dates in the order of the text"), len(reading.figures))
    return parts.table(caption, (said("In the text"), said("Value"), said("What it counts")), rows)


def term_table(article: Article, terms: Iterable[WordingNote]) -> str:
    """Return the loaded terms as a table, as markup."""
    terms = tuple(terms)
    rows = (
        (
            parts.escape(term.term),
            parts.escape(term.speaker or _own(article)),
            parts.escape(term.why),
            parts.escape(term.neutral) or said("none is established"),
        )
        for term in terms[:MOST_ROWS]
    )
    caption = _caption(said("Loaded words in the order of the text"), len(terms))
    return parts.table(caption, (said("Word"), said("Whose"), said("Why"), said("Neutral wording")), rows)


def _own(article: Article) -> str:
    if article.outlet:
        return said("{outlet}’s own voice", outlet=article.outlet)
    return said("the article’s own voice")


def _caption(words: str, many: int) -> str:
    return (
        said("{caption}; the first {n} of {all}", caption=words, n=MOST_ROWS, all=many) if many > MOST_ROWS else words
    )
