"""One open article: its text with speakers in the margin, what is marked in it, and who speaks how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from briefing.types import Article, Reading
from briefing.ui import balance, margin, parts, state, wording
from briefing.ui.language import counted, phrase, retold, said

USES = {
    "summary": phrase("Summarise"),
    "compare": phrase("Compare its voices"),
    "ask": phrase("Ask about it"),
    "brief": phrase("Brief"),
}
SAID = {"quote": phrase("quotation"), "indirect": phrase("indirect speech"), "speaker": phrase("who speaks")}
FIGURES = {"figure": phrase("figure"), "date": phrase("date")}
LOADED = {"loaded": phrase("loaded word")}
AGAINST = {"against": phrase("criticises the chosen voice")}
DETAILS = {
    "title": phrase("Title"),
    "outlet": phrase("Outlet"),
    "author": phrase("Author"),
    "url": phrase("Address"),
    "language": phrase("Language (two letters)"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the person wants to see marked, and the voice that stands out (`None`: no one, "": speaker not known)."""

    said: bool
    figures: bool
    loaded: bool
    voice: str | None


def article_page(article_id: str) -> None:
    """Draw one article.

    Raises:
        UnknownArticle: it is not loaded (any more).
    """
    st.button(said("← All articles"), key="back", type="tertiary", on_click=state.set_open_article, args=("",))
    desk = state.desk()
    article = desk.article(article_id)
    parts.draw(parts.heading(article, level=2))
    for notice in article.notices:
        st.warning(parts.safe(retold(notice), 400))
    _use(article)
    with st.spinner(said("Reading …")):
        reading = desk.reading(article.id)
    shown = _choices(article, reading)
    with st.container(key="reading-page"):
        text, side = st.columns([7, 4], gap="large")
    with text:
        _text(article, reading, shown)
    with side:
        if shown.voice is not None:
            balance.portrait(article, reading, shown.voice)
        balance.balance(article, reading, shown.voice)
        _correct(article)
        _delete(article)


def _use(article: Article) -> None:
    with st.container(horizontal=True, gap="small", key="use-article"):
        for screen, label in USES.items():
            if st.button(said(label), key=f"use-{screen}"):
                state.choose([article.id])
                if screen == "ask":
                    state.set_conversation("")
                st.switch_page(f"briefing/ui/{screen}.py")


def _choices(article: Article, reading: Reading) -> Shown:
    """Draw what can be marked, the choice of a voice and the legend."""
    names = [voice.name for voice in reading.voices]
    if any(not statement.speaker for statement in reading.statements):
        names.append("")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="reading-choices"):
        voice = st.selectbox(
            said("Voice"),
            names,
            index=None,
            format_func=lambda name: parts.plain(name) or said(margin.NOBODY),
            key=f"voice-{article.id}",
            placeholder=said("All voices"),
            width=280,
        )
        speech = st.toggle(said("Who says what"), value=True, key="mark-said")
        figures = st.toggle(said("Figures and dates"), value=True, key="mark-figures")
        loaded = st.toggle(said("Loaded words"), value=True, key="mark-loaded")
    shown = Shown(speech, figures, loaded, voice)
    against = any(one.name == voice and one.criticised for one in reading.voices)
    legend = " ".join(
        f'<mark class="ev-mark-{kind}">{said(words)}</mark>'
        for marks, on in ((SAID, speech), (FIGURES, figures), (LOADED, loaded), (AGAINST, against))
        for kind, words in marks.items()
        if on
    )
    if legend:
        words = said("Point at marked words to see more; the lists below the text say the same.")
        parts.draw(f'<p class="ev-legend">{legend} <span>{words}</span></p>')
    return shown


def _text(article: Article, reading: Reading, shown: Shown) -> None:
    upto = state.text_shown(article.id)
    parts.draw(margin.column(article, reading, _marks(reading, shown, upto), upto, shown.voice, speech=shown.said))
    _more(article, reading, shown.voice, upto)
    if reading.figures:
        with st.expander(said("Figures and dates as a list ({n})", n=len(reading.figures)), key="figure-list"):
            parts.draw(wording.figure_table(reading))
    if reading.wording:
        with st.expander(said("Loaded words as a list ({n})", n=len(reading.wording)), key="loaded-list"):
            parts.draw(wording.term_table(article, reading.wording))


def _more(article: Article, reading: Reading, voice: str | None, upto: int) -> None:
    """Draw the way to the rest of a long text, and how much of a chosen voice stands there."""
    if upto >= len(article.text):
        return
    below = sum(one.speaker == voice and one.span.start >= upto for one in reading.statements)
    if below:
        words = counted(
            "{n} statement of {name} further down.",
            "{n} statements of {name} further down.",
            below,
            name=parts.escape(voice or said(margin.NOBODY)),
        )
        parts.draw(f'<p class="ev-note">{words}</p>')
    st.button(
        said("Show more of the text ({n} % is shown)", n=upto * 100 // len(article.text)),
        key="more-text",
        on_click=state.show_more_text,
        args=(article.id,),
    )


def _marks(reading: Reading, shown: Shown, upto: int) -> Iterator[parts.Mark]:
    if shown.voice:
        for voice in reading.voices:
            if voice.name == shown.voice:
                note = said("Criticises {name}", name=voice.name)
                yield from (parts.Mark(span, "against", note) for span in voice.criticised if span.start < upto)
    if shown.figures:
        yield from (wording.figure_mark(figure) for figure in reading.figures if figure.start < upto)
    if shown.loaded:
        yield from (wording.term_mark(term) for term in reading.wording if term.start < upto)


def _correct(article: Article) -> None:
    with st.expander(said("Correct details"), key="correcting"), st.form("correct", border=False):
        details = {
            name: st.text_input(said(label), value=getattr(article, name), key=f"correct-{name}")
            for name, label in DETAILS.items()
        }
        published = st.date_input(
            said("Published"), value=article.published, key="correct-published", format="YYYY-MM-DD"
        )
        details["published"] = published.isoformat() if published else ""
        if st.form_submit_button(said("Save details"), key="save-details"):
            with parts.errors_shown():
                state.desk().correct(article.id, **{name: value.strip() for name, value in details.items()})
                st.rerun()


def _delete(article: Article) -> None:
    with st.popover(said("Delete this article"), type="tertiary", key="delete-panel"):
        st.write(said("The article, its passages and its place in every collection are removed. Kept documents stay."))
        st.button(said("Delete for good"), type="primary", key="delete", on_click=_deleted, args=(article.id,))


def _deleted(article_id: str) -> None:
    with parts.errors_left():
        state.desk().delete(article_id)
        state.set_open_article("")
