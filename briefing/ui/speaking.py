"""Who speaks in a comparison, in counts: one chart at a time, and the same as a table below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from briefing.types import Comparison
from briefing.ui import charts, counts, parts, wording
from briefing.ui.counts import Count
from briefing.ui.language import number, phrase, said

if TYPE_CHECKING:
    import altair as alt

    Chart = alt.LayerChart | alt.FacetChart

ON_ISSUES, BALANCE, FIRST, WHERE = "issues", "balance", "first", "where"
NAMES = {
    ON_ISSUES: phrase("Who speaks on what"),
    BALANCE: phrase("Words quoted"),
    FIRST: phrase("Who speaks first"),
    WHERE: phrase("Who is quoted where"),
}
NOTHING = '<span class="ev-absent">–</span>'
NOTES = {
    ON_ISSUES: phrase(
        "Statements found for each issue; the darker the field, the more. A dash: not found in the loaded text."
    ),
    BALANCE: phrase("How many words each outlet quotes from each voice."),
    FIRST: phrase("The voice whose words stand first in each article, with the number of its words quoted there."),
    WHERE: phrase("A full disc: quoted in their own words, with the number of words. A ring: in indirect speech only."),
}


def speaking(comparison: Comparison, outlets: Mapping[str, str]) -> None:
    """Draw the choice of a chart, the chart, and its table.

    Args:
        comparison: the comparison. outlets: the outlet of each loaded article.
    """
    offered = _offered(comparison)
    if not offered:
        return
    parts.draw(f'<h3 class="ev-section">{said("Who speaks, in counts")}</h3>')
    chosen = st.segmented_control(
        said("Count"),
        list(offered),
        format_func=lambda name: said(NAMES[name]),
        default=next(iter(offered)),
        key=f"counts-{comparison.id}",
        required=True,
    )
    name = chosen if chosen in offered else next(iter(offered))
    parts.draw(f'<p class="ev-note">{said(NOTES[name])}</p>')
    offered[name](comparison, outlets)


def _offered(comparison: Comparison) -> dict[str, Callable[..., None]]:
    """Return the charts that have something to show; where articles are compared there must be several."""
    across = len({share.article_id for share in comparison.voices}) > 1
    found = {
        ON_ISSUES: (_on_issues, all(comparison.shown)),
        BALANCE: (_balance, any(share.voice.quoted_words for share in comparison.voices)),
        FIRST: (_first, len(comparison.first) > 1),
        WHERE: (_where, across),
    }
    return {name: draw for name, (draw, shown) in found.items() if shown}


def _on_issues(comparison: Comparison, outlets: Mapping[str, str]) -> None:
    found = counts.on_issues(comparison)
    _chart(comparison, charts.heat(found), charts.in_words(said("Statements on each issue"), found))
    columns, rows = comparison.shown
    body = [(parts.escape(row.label), *(_number(len(cell.claims)) for cell in row.cells)) for row in rows]
    _table(said("Number of statements on each issue"), (said("Issue"), *(column.name for column in columns)), body)


def _balance(comparison: Comparison, outlets: Mapping[str, str]) -> None:
    found = counts.by_outlet(comparison.voices, outlets)
    quoted = [Count(one.down, one.across, one.number, one.statements) for one in found if one.number]
    _chart(comparison, charts.bars(quoted), charts.in_words(said("Words quoted by each outlet"), quoted))
    body = [
        (parts.escape(one.across), parts.escape(one.down), number(one.statements), _words(one))
        for one in found[: wording.MOST_ROWS]
    ]
    heads = (said("Outlet"), said("Voice"), said("Statements"), said("Words quoted"))
    _table(said("Words that each outlet quotes from each voice"), heads, body)


def _first(comparison: Comparison, outlets: Mapping[str, str]) -> None:
    titles = {note.article_id: note.title for note in comparison.sources}
    found = [
        (share, Count(share.voice.name, outlets.get(share.article_id, said(counts.GONE)), share.voice.quoted_words))
        for share in comparison.first
    ]
    told = [count for _, count in found]
    _chart(comparison, charts.heard(told, said("Outlet"), "diamond"), charts.in_words(said("Who speaks first"), told))
    body = [
        (
            f'{parts.escape(one.down)}<div class="ev-meta">{parts.escape(titles.get(share.article_id, ""))}</div>',
            parts.escape(one.across),
            parts.escape(share.voice.role),
            _words(one),
        )
        for share, one in found
    ]
    heads = (said("Article"), said("Speaks first"), said("Role, as the source words it"), said("Words quoted"))
    _table(said("Whose words stand first in each article"), heads, body)


def _where(comparison: Comparison, outlets: Mapping[str, str]) -> None:
    found = counts.by_voice(comparison.voices, outlets)
    _chart(comparison, charts.heard(found, said("Voice"), "circle"), charts.in_words(said("Words quoted"), found))
    across = list(dict.fromkeys(one.across for one in counts.by_outlet(comparison.voices, outlets)))
    rows: dict[str, dict[str, str]] = {}
    for one in found:
        rows.setdefault(one.down, {})[one.across] = _words(one)
    body = [
        (parts.escape(name), *(row.get(outlet, NOTHING) for outlet in across))
        for name, row in list(rows.items())[: wording.MOST_ROWS]
    ]
    _table(said("Words quoted from each voice, by outlet"), (said("Voice"), *across), body)


def _chart(comparison: Comparison, drawn: Chart, alt_text: str) -> None:
    st.altair_chart(drawn, key=f"chart-{comparison.id}", alt=alt_text)


def _table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with st.expander(said("The same as a table"), key="counts-table"):
        parts.draw(parts.table(caption, heads, rows))


def _number(many: int) -> str:
    return number(many) if many else NOTHING


def _words(count: Count) -> str:
    return number(count.number) if count.number else said("in indirect speech only")
