"""A look at articles before they are saved: a line for each, opened to be corrected, saved singly or all at once."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from briefing.ui import memory, parts, state
from briefing.ui.jobs import Jobs, Line, Look
from briefing.ui.language import counted, retold, said

if TYPE_CHECKING:
    from briefing.desk import Desk, Stop

LONGEST_OPENING = 400
OPEN_AT_ONCE = 3  # previews that are shown whole; of more, each is opened by a click


def previews() -> None:
    """Draw the articles that were read and are not saved yet."""
    looks = state.jobs().looks.all()
    if not looks:
        return
    with st.container(border=True, key="previews"):
        many = counted("{n} article", "{n} articles", len(looks))
        parts.draw(f'<h2 class="ev-section">{said("Not saved yet")} · {many}</h2>')
        if len(looks) > 1:
            _all(looks)
        for look in looks:
            _preview(look, opened=len(looks) <= OPEN_AT_ONCE)


def _all(looks: Sequence[Look]) -> None:
    """Draw what can be done with all of them."""
    good = [look for look in looks if not look.article.notices]
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="previews-all"):
        if some := 0 < len(good) < len(looks):
            label = counted("Save the {n} good one", "Save the {n} good ones", len(good))
            if st.button(label, type="primary", key="keep-good", help=said("All but those with a remark on them.")):
                save_all(good)
                st.rerun()
        if st.button(said("Save all {n}", n=len(looks)), type="secondary" if some else "primary", key="keep-all"):
            save_all(looks)
            st.rerun()
        st.button(said("Leave all"), key="leave-all", type="tertiary", on_click=_leave_all, args=(looks,))


def save_all(looks: Sequence[Look]) -> None:
    """Save them as they are shown, in the background."""
    desk, jobs = state.desk(), state.jobs()

    def work(_: Stop) -> Generator[Line, None, None]:
        for look in looks:
            added = desk.keep(look.article)
            _gone(look, desk, jobs)
            yield Line(added.state, added.name, added.message)
        desk.copies()

    jobs.start("add", work, total=len(looks))


def _preview(look: Look, *, opened: bool) -> None:
    article = look.article
    if opened:
        _form(look)
        return
    words = counted("{n} word", "{n} words", len(article.text.split()))
    title = parts.byline(
        parts.safe(article.title, 100), parts.safe(article.outlet, 40), parts.day(article.published), words
    )
    remarks = counted("{n} remark", "{n} remarks", len(article.notices))
    remark = f" · :orange-badge[{remarks}]" if article.notices else ""
    panel = st.expander(f"{title}{remark}", key=f"look-{article.id}", on_change="rerun")
    if panel.open:
        with panel:
            _form(look)


def _form(look: Look) -> None:
    article = look.article
    with st.form(f"preview-{article.id}"):
        opening = article.text.split("\n\n", 1)[0]
        parts.draw(f'<p class="ev-opening">{parts.escape(parts.plain(opening, LONGEST_OPENING))}</p>')
        words = counted("{n} word in all", "{n} words in all", len(article.text.split()))
        parts.draw(f'<p class="ev-meta">{parts.byline(said("First paragraph"), words)}</p>')
        for notice in article.notices:
            st.warning(parts.safe(retold(notice), 400))
        left, right = st.columns(2)
        title = left.text_input(said("Title"), value=parts.plain(article.title, 500), key=f"look-title-{article.id}")
        outlet = right.text_input(said("Outlet"), value=parts.plain(article.outlet), key=f"look-outlet-{article.id}")
        author = left.text_input(said("Author"), value=parts.plain(article.author), key=f"look-author-{article.id}")
        published = right.date_input(
            said("Published"), value=article.published, key=f"look-date-{article.id}", format="YYYY-MM-DD"
        )
        with st.container(horizontal=True, gap="small"):
            save = st.form_submit_button(said("Save"), type="primary", key=f"save-{article.id}")
            note = st.form_submit_button(said("Keep the changes for later"), key=f"note-{article.id}")
            leave = st.form_submit_button(said("Leave it"), key=f"leave-{article.id}")
    named = replace(article, title=title.strip() or article.title, outlet=outlet.strip(), author=author.strip())
    corrected = replace(look, article=replace(named, published=published))
    if save:
        _save(corrected)
    if note:
        state.jobs().looks.put(corrected)
        st.rerun()
    if leave:
        with parts.errors_shown():
            _gone(look, state.desk(), state.jobs())
            st.rerun()


def _save(look: Look) -> None:
    with parts.errors_shown():
        added = state.desk().keep(look.article)
        memory.keep_pasted(Line(added.state, added.name, added.message))
        _gone(look, state.desk(), state.jobs())
        st.rerun()


def _gone(look: Look, desk: Desk, jobs: Jobs) -> None:
    """Look at an article no longer, and no more remember to."""
    if look.task:
        desk.tasks.done(look.task, [look.number])
    jobs.looks.drop(look.article.id)


def _leave_all(looks: Sequence[Look]) -> None:
    with parts.errors_left():
        for look in looks:
            _gone(look, state.desk(), state.jobs())
