"""The charts of a comparison, each with the same in words and as a table; numbers stand beside every colour."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.ui import parts
from briefing.ui.counts import Count
from briefing.ui.language import number, said

if TYPE_CHECKING:
    import altair as alt

LIGHT_FIGURE = 0.6  # of the strongest shade, from where a figure is read better in the colour for the accent
NAME_LINE = 13  # characters of a name across the top before its next line begins
FONT_SIZE, LINE_HEIGHT = 13, 15  # of those names, in pixels
NARROW, SMALL_SIZE = 300, 10  # pixels: on a phone the fields are narrower than a name in the usual type
LONGEST_NAME = 60
ROW_HEIGHT, BAR_HEIGHT = 46, 24
MOST_BARS = 8  # of one outlet
MOST_ROWS = 15
LONGEST_WORDS = 1_500
LEAST_DARKEST = 4  # statements: one alone is no dark field
HEADING = "#"  # begins the key of a line that names an outlet


def in_words(about: str, counts: Sequence[Count]) -> str:
    """Return what a chart shows to somebody who cannot see it: row by row its numbers."""
    rows = [
        f"{parts.plain(down, LONGEST_NAME)}: "
        + ", ".join(f"{parts.plain(one.across, LONGEST_NAME)} {_told(one.number)}" for one in row)
        for down, row in ((down, list(row)) for down, row in groupby(counts, key=lambda one: one.down))
    ]
    return parts.plain(
        said("{about}. {rows}. The table below says the same.", about=about, rows="; ".join(rows)), LONGEST_WORDS
    )


def _told(many: int) -> str:
    return number(many) if many else said("none")


def heat(counts: Sequence[Count]) -> alt.LayerChart | alt.FacetChart:
    """Return how many statements each column has on each issue: the darker the more, and the number in it."""
    import altair as alt  # takes most of a second, so not before a chart is drawn

    shades = parts.shades()
    most = max(LEAST_DARKEST, *(one.number for one in counts))
    rows = [
        {
            "who": _lines(one.across),
            "down": parts.plain(one.down, LONGEST_NAME),
            "number": one.number,
            "shade": _shade(one.number / most, shades),
            "told": number(one.number) if one.number else "–",
            "ink": shades.on_accent if one.number > LIGHT_FIGURE * most else shades.on_pale,
        }
        for one in counts
    ]
    base = _grid(rows, said("Issue"), alt.Tooltip("number:Q", title=said("Statements")))
    cells = base.mark_rect(cornerRadius=3).encode(color=alt.Color("shade:N", scale=None))
    figures = base.mark_text(fontSize=14).encode(text="told:N", color=alt.Color("ink:N", scale=None))
    return alt.layer(cells, figures).properties(height=alt.Step(ROW_HEIGHT))


def heard(counts: Sequence[Count], down: str, shape: str) -> alt.LayerChart | alt.FacetChart:
    """Return who is heard where: a full mark for quoted words with their number, an empty one for indirect speech only.

    Args:
        counts: words quoted and statements. down: what stands down, in a word. shape: of a mark, as Vega names it.
    """
    import altair as alt  # as above

    shades = parts.shades()
    names = list(dict.fromkeys(one.down for one in counts))[:MOST_ROWS]
    rows = [
        {
            "who": _lines(one.across),
            "down": parts.plain(one.down, LONGEST_NAME),
            "words": one.number,
            "statements": one.statements,
            "told": number(one.number) if one.number else said("indirect"),
            "fill": shades.accent if one.number else "#ffffff00",
        }
        for one in counts
        if one.down in names
    ]
    tips = (
        alt.Tooltip("words:Q", title=said("Words quoted")),
        alt.Tooltip("statements:Q", title=said("Statements")),
    )
    base = _grid(rows, down, *tips)
    dots = base.mark_point(shape=shape, size=140, stroke=shades.accent, strokeWidth=2, opacity=1).encode(
        fill=alt.Fill("fill:N", scale=None)
    )
    figures = base.mark_text(align="left", dx=12, fontSize=FONT_SIZE, color=shades.ink).encode(text="told:N")
    return alt.layer(dots, figures).properties(height=alt.Step(36))


def bars(counts: Sequence[Count]) -> alt.LayerChart | alt.FacetChart:
    """Return the words quoted from each voice (across), under the outlet's name (down), in the order that they come."""
    import altair as alt  # as above

    shades = parts.shades()
    rows = _lines_of_bars(counts)
    room = max(1, *(one.number for one in counts)) * 1.25  # for the number that stands behind the longest bar
    heading = f"substring(datum.value, 3, 4) == '{HEADING}'"
    axis = alt.Axis(
        domain=False,
        ticks=False,
        labelColor=shades.ink,
        labelExpr="substring(datum.value, 4)",
        labelFontSize=FONT_SIZE,
        labelFontWeight=alt.condition(heading, alt.value("bold"), alt.value("normal")),
        labelLimit=170,
        labelOverlap=False,
    )
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("key:N", sort=None, title=None, axis=axis),
        x=alt.X("words:Q", scale=alt.Scale(domain=[0, room]), axis=None),
        tooltip=[
            alt.Tooltip("outlet:N", title=said("Outlet")),
            alt.Tooltip("voice:N", title=said("Voice")),
            alt.Tooltip("words:Q", title=said("Words quoted")),
            alt.Tooltip("statements:Q", title=said("Statements")),
        ],
    )
    drawn = base.mark_bar(size=13, cornerRadiusEnd=2, color=shades.accent)
    figures = base.mark_text(align="left", dx=6, color=shades.ink, fontSize=FONT_SIZE).encode(text="told:N")
    return alt.layer(drawn, figures).properties(height=alt.Step(BAR_HEIGHT))


def _shade(share: float, shades: parts.Shades) -> str:
    """Return the accent colour so strong, 0 to 1, that more stands out; nothing at all is clear."""
    if not share:
        return "#ffffff00"
    ends = zip(bytes.fromhex(shades.pale[1:]), bytes.fromhex(shades.accent[1:]), strict=True)
    return "#" + "".join(f"{round(pale + (full - pale) * share):02x}" for pale, full in ends)


def _lines_of_bars(counts: Sequence[Count]) -> list[Mapping[str, object]]:
    """Return one row a line of the chart: an outlet's name, then its voices; a key begins with the line's place."""
    rows: list[Mapping[str, object]] = []
    for outlet, own in groupby(counts, key=lambda one: one.down):
        name = parts.plain(outlet, LONGEST_NAME)
        rows.append({"key": f"{len(rows):03}{HEADING}{name}", "outlet": name, "words": 0, "told": ""})
        for one in list(own)[:MOST_BARS]:
            voice = parts.plain(one.across, LONGEST_NAME)
            values = {"outlet": name, "voice": voice, "words": one.number, "statements": one.statements}
            rows.append({"key": f"{len(rows):03} {voice}", **values, "told": number(one.number)})
    return rows


def _grid(rows: Sequence[Mapping[str, object]], down: str, *tips: alt.Tooltip) -> alt.Chart:
    """Return the base of a chart with names across the top and down the left, in the order in which they come."""
    import altair as alt  # as above

    most_lines = max((str(row["who"]).count("\n") for row in rows), default=0)
    shared = {
        "domain": False,
        "labelColor": parts.shades().ink,
        "labelFontSize": FONT_SIZE,
        "labelOverlap": False,
        "ticks": False,
    }
    across = alt.Axis.from_dict(
        {
            **shared,
            "labelAngle": 0,
            "labelExpr": "split(datum.value, '\\n')",
            "labelFlush": False,
            "labelFontSize": {"expr": f"width < {NARROW} ? {SMALL_SIZE} : {FONT_SIZE}"},
            "labelPadding": 5 + most_lines * LINE_HEIGHT,  # a name begins at the top and grows downwards
            "orient": "top",
        }
    )
    return alt.Chart(alt.InlineData(values=list(rows))).encode(
        x=alt.X("who:N", sort=None, title=None, axis=across),
        y=alt.Y("down:N", sort=None, title=None, axis=alt.Axis.from_dict({**shared, "labelLimit": 180})),
        tooltip=[alt.Tooltip("who:N", title=said("Who")), alt.Tooltip("down:N", title=down), *tips],
    )


def _lines(words: str) -> str:
    """Return a name on at most three lines, for the top of a chart."""
    return "\n".join(textwrap.wrap(parts.plain(words, LONGEST_NAME), NAME_LINE, max_lines=3, placeholder=" …")) or "–"
