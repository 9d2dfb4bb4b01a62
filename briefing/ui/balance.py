"""The voice balance of one article: who is quoted how much, who is criticised, who is only named, who declined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from briefing.types import Article, Reading, Span, Voice
from briefing.ui import parts, voices, wording
from briefing.ui.language import counted, number, phrase, said

if TYPE_CHECKING:
    import altair as alt

MOST_BARS = 12
MOST_PASSAGES = 20
LONGEST_NAME = 40
LONGEST_PASSAGE = 400
BAR_HEIGHT = 26
HEADS = (phrase("Voice"), phrase("Statements"), phrase("Words quoted"), phrase("Criticised"))
CAPTION = phrase("Counts of what this article prints, never one score")


def balance(article: Article, reading: Reading, chosen: str | None) -> None:
    """Draw the chart, the same as a table, and the lists of who is criticised, only named, or declined.

    Args:
        article: the article.
        reading: what was read in it.
        chosen: the voice that stands out, `None` for none.
    """
    parts.draw(f'<h3 class="ev-section ev-first">{said("Who speaks, and how much")}</h3>')
    if not reading.voices:
        words = said("No person, group or document was found that speaks or is named.")
        parts.draw(f'<p class="ev-absent">{words}</p>')
        return
    quoted = most_quoted(reading.voices)
    if quoted:
        parts.draw(f'<p class="ev-note">{said("Words quoted from each voice")}</p>')
        st.altair_chart(_chart(quoted, chosen), key=f"balance-{article.id}", alt=_in_words(quoted))
    parts.draw(
        parts.table(said(CAPTION), tuple(map(said, HEADS)), map(_row, _ordered(reading.voices)[: wording.MOST_ROWS]))
    )
    parts.draw(_silent(reading.voices))
    _criticised(article, reading)


def portrait(article: Article, reading: Reading, name: str) -> None:
    """Draw what the article says of one voice: role, other names, counts, and the passages that criticise it."""
    voice = next((voice for voice in reading.voices if voice.name == name), None)
    marked = sum(statement.speaker == name for statement in reading.statements)
    if voice is None:
        words = counted("{n} statement marked in the text.", "{n} statements marked in the text.", marked)
        parts.draw(f'<p class="ev-portrait">{words}</p>')
        return
    known = said("also named {names}", names=", ".join(map(parts.escape, voice.aliases))) if voice.aliases else ""
    counts = ", ".join(
        (
            counted("{n} statement", "{n} statements", voice.statements),
            counted("{n} word quoted", "{n} words quoted", voice.quoted_words),
        )
    )
    silent = voices.how_unquoted([voice])
    facts = parts.byline(parts.escape(voice.role), known, counts if voice.statements else silent)
    against = criticism(article, reading, voice)
    words = counted("Criticised in {n} passage:", "Criticised in {n} passages:", len(voice.criticised))
    heading = f"<p>{words}</p>" if against else ""
    parts.draw(
        f'<div class="ev-portrait"><p class="ev-source">{parts.escape(voice.name)}</p>'
        f'<p class="ev-meta">{facts}</p>{heading}{against}</div>'
    )


def criticism(article: Article, reading: Reading, voice: Voice) -> str:
    """Return the passages that criticise a voice, each with whose words it is in, as markup."""
    items = "".join(
        f"<li><q>{parts.escape(parts.plain(span.of(article.text), LONGEST_PASSAGE))}</q> "
        f'<span class="ev-meta">{parts.escape(_whose(reading, span, voice.name))}</span></li>'
        for span in voice.criticised[:MOST_PASSAGES]
    )
    return f'<ul class="ev-findings">{items}</ul>' if items else ""


def most_quoted(found: Iterable[Voice]) -> tuple[Voice, ...]:
    """Return the voices whose words are quoted, most quoted first, as many as the chart shows."""
    return tuple(voice for voice in _ordered(found) if voice.quoted_words)[:MOST_BARS]


def _ordered(found: Iterable[Voice]) -> list[Voice]:
    return sorted(
        found, key=lambda voice: (-voice.quoted_words, -voice.statements, -len(voice.criticised), voice.first)
    )


def _whose(reading: Reading, span: Span, criticised: str) -> str:
    """Return in plain words whose voice a passage is in; an answer of the criticised does not make it theirs."""
    others = [one for one in reading.statements if one.speaker and one.speaker != criticised]
    for one in others:
        if any(words.holds(span) for words in one.content):
            return wording.whose(one.speaker)
    speaking = dict.fromkeys(one.speaker for one in others if any(words.meets(span) for words in one.content))
    return said("with words of {names}", names=", ".join(speaking)) if speaking else wording.whose("")


def _row(voice: Voice) -> tuple[str, ...]:
    role = f'<div class="ev-meta">{parts.escape(parts.plain(voice.role, 120))}</div>' if voice.role else ""
    words = number(voice.quoted_words) if voice.quoted_words else voices.how_unquoted([voice])
    passages = counted("{n} passage", "{n} passages", len(voice.criticised)) if voice.criticised else "–"
    return f"{parts.escape(voice.name)}{role}", number(voice.statements), words, passages


def _silent(found: Sequence[Voice]) -> str:
    declined = [voice for voice in found if voice.declined]
    named = [voice for voice in found if not voice.statements and not voice.declined]
    return _line(said("Declined to comment or did not answer"), declined) + _line(
        said("Named but given no word"), named
    )


def _line(words: str, found: Sequence[Voice]) -> str:
    if not found:
        return ""
    names = ", ".join(parts.escape(voice.name) for voice in found[:MOST_PASSAGES])
    if len(found) > MOST_PASSAGES:
        names = said("{names} and {n} more", names=names, n=len(found) - MOST_PASSAGES)
    return f'<p class="ev-note"><span class="ev-source">{words}:</span> {names}</p>'


def _criticised(article: Article, reading: Reading) -> None:
    found = [voice for voice in _ordered(reading.voices) if voice.criticised]
    if not found:
        return
    with st.expander(said("Who is criticised ({n})", n=len(found)), key="criticised"):
        for voice in found[:MOST_PASSAGES]:
            answer = "" if voice.statements else f' <span class="ev-meta">{voices.how_unquoted([voice])}</span>'
            parts.draw(
                f'<p class="ev-criticised"><span class="ev-source">{parts.escape(voice.name)}</span>{answer}</p>'
                f"{criticism(article, reading, voice)}"
            )


def _in_words(quoted: Sequence[Voice]) -> str:
    counts = "; ".join(f"{parts.plain(voice.name)}, {number(voice.quoted_words)}" for voice in quoted)
    return said("Words quoted from each voice: {counts}. The table below says the same.", counts=counts)


def _chart(quoted: Sequence[Voice], chosen: str | None) -> alt.LayerChart | alt.FacetChart:
    import altair as alt  # takes most of a second, so not before an article is open

    shades = parts.shades()
    names = [parts.plain(voice.name, LONGEST_NAME) for voice in quoted]
    rows = [
        {
            "voice": name,
            "words": voice.quoted_words,
            "statements": voice.statements,
            "told": number(voice.quoted_words),
            "colour": shades.accent if chosen in {None, voice.name} else shades.quiet,
        }
        for name, voice in zip(names, quoted, strict=True)
    ]
    room = max(voice.quoted_words for voice in quoted) * 1.2  # for the number that stands behind the longest bar
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y(
            "voice:N",
            sort=names,
            title=None,
            axis=alt.Axis(domain=False, ticks=False, labelColor=shades.ink, labelFontSize=13, labelLimit=150),
        ),
        x=alt.X("words:Q", scale=alt.Scale(domain=[0, room]), axis=None),
        tooltip=[
            alt.Tooltip("voice:N", title=said("Voice")),
            alt.Tooltip("words:Q", title=said("Words quoted")),
            alt.Tooltip("statements:Q", title=said("Statements")),
        ],
    )
    bars = base.mark_bar(size=14, cornerRadiusEnd=2).encode(color=alt.Color("colour:N", scale=None))
    figures = base.mark_text(align="left", dx=6, color=shades.ink, fontSize=13).encode(text="told:N")
    return alt.layer(bars, figures).properties(height=alt.Step(BAR_HEIGHT))
