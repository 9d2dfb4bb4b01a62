"""Who speaks in a comparison, in counts: one chart at a time, and the same as a table below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from briefing.types import Comparison
from briefing.ui import charts, counts, parts, wording
from briefing.ui.counts import Count

if TYPE_CHECKING:
    import altair as alt

    Chart = alt.LayerChart | alt.FacetChart

ON_ISSUES, BALANCE, FIRST, WHERE = "Who speaks on what", "Words quoted", "Who speaks first", "Who is quoted where"
NOTHING = '<span class="ev-absent">–</span>'
NOTES = {
    ON_ISSUES: "Statements found for each issue; the darker the field, the more. A dash: not found in the loaded text.",
    BALANCE: "How many words each outlet quotes from each voice.",
    FIRST: "The voice whose words stand first in each article, with the number of its words quoted there.",
    WHERE: "A full disc: quoted in their own words, with the number of words. A ring: in indirect speech only.",
}


def speaking(comparison: Comparison, outlets: Mapping[str, str]) -> None:
    """Draw the choice of a chart, the chart, and its table.

    Args:
        comparison: the comparison. outlets: the outlet of each loaded article.
    """
    offered = _offered(comparison)
    if not offered:
        return
    parts.draw('<h3 class="ev-section">Who speaks, in counts</h3>')
    chosen = st.segmented_control(
        "Count", list(offered), default=next(iter(offered)), key=f"counts-{comparison.id}", required=True
    )
    name = chosen if chosen in offered else next(iter(offered))
    parts.draw(f'<p class="ev-note">{NOTES[name]}</p>')
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
    _chart(comparison, charts.heat(found), charts.in_words("Statements on each issue", found))
    columns, rows = comparison.shown
    body = [(parts.escape(row.label), *(_number(len(cell.claims)) for cell in row.cells)) for row in rows]
    _table("Number of statements on each issue", ("Issue", *(column.name for column in columns)), body)


def _balance(comparison: Comparison, outlets: Mapping[str, str]) -> None:
    found = counts.by_outlet(comparison.voices, outlets)
    quoted = [Count(one.down, one.across, one.number, one.statements) for one in found if one.number]
    _chart(comparison, charts.bars(quoted), charts.in_words("Words quoted by each outlet", quoted))
    body = [
        (parts.escape(one.across), parts.escape(one.down), f"{one.statements:,}", _words(one))
        for one in found[: wording.MOST_ROWS]
    ]
    _table("Words that each outlet quotes from each voice", ("Outlet", "Voice", "Statements", "Words quoted"), body)


def _first(comparison: Comparison, outlets: Mapping[str, str]) -> None:
    titles = {note.article_id: note.title for note in comparison.sources}
    found = [
        (share, Count(share.voice.name, outlets.get(share.article_id, counts.GONE), share.voice.quoted_words))
        for share in comparison.first
    ]
    told = [count for _, count in found]
    _chart(comparison, charts.heard(told, "Outlet", "diamond"), charts.in_words("Who speaks first", told))
    body = [
        (
            f'{parts.escape(one.down)}<div class="ev-meta">{parts.escape(titles.get(share.article_id, ""))}</div>',
            parts.escape(one.across),
            parts.escape(share.voice.role),
            _words(one),
        )
        for share, one in found
    ]
    heads = ("Article", "Speaks first", "Role, as the source words it", "Words quoted")
    _table("Whose words stand first in each article", heads, body)


def _where(comparison: Comparison, outlets: Mapping[str, str]) -> None:
    found = counts.by_voice(comparison.voices, outlets)
    _chart(comparison, charts.heard(found, "Voice", "circle"), charts.in_words("Words quoted", found))
    across = list(dict.fromkeys(one.across for one in counts.by_outlet(comparison.voices, outlets)))
    rows: dict[str, dict[str, str]] = {}
    for one in found:
        rows.setdefault(one.down, {})[one.across] = _words(one)
    body = [
        (parts.escape(name), *(row.get(outlet, NOTHING) for outlet in across))
        for name, row in list(rows.items())[: wording.MOST_ROWS]
    ]
    _table("Words quoted from each voice, by outlet", ("Voice", *across), body)


def _chart(comparison: Comparison, drawn: Chart, alt_text: str) -> None:
    st.altair_chart(drawn, key=f"chart-{comparison.id}", alt=alt_text)


def _table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with st.expander("The same as a table", key="counts-table"):
        parts.draw(parts.table(caption, heads, rows))


def _number(number: int) -> str:
    return f"{number:,}" if number else NOTHING


def _words(count: Count) -> str:
    return f"{count.number:,}" if count.number else "in indirect speech only"
