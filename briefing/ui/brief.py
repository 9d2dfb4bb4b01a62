"""The Brief page: one page on chosen articles or on a topic."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import streamlit as st

from briefing.types import Brief, Claim, Difference, Moment, OpenQuestion, Person
from briefing.ui import parts, writing
from briefing.ui.language import said

Item = TypeVar("Item")


def show() -> None:
    """Draw the page."""
    parts.page(
        said("Brief"),
        said("One page to walk into a meeting with: what is known, who says what, what is open."),
        wide=True,
    )
    chosen = parts.choose_articles()
    if chosen is not None:
        topic = st.text_input(
            said("Topic (optional)"),
            key="topic",
            max_chars=1000,
            placeholder=said("Leave empty to brief on the articles themselves"),
            persist_state="session",
        )
        if st.button(said("Write the brief"), type="primary", key="write-brief"):
            with parts.errors_shown():
                writing.write(writing.Wish("brief", chosen, topic.strip()))
    writing.written("brief")
    parts.kept("brief")
    if brief := parts.opened("brief", Brief):
        _draw(brief)


def _draw(brief: Brief) -> None:
    kind = said("Brief on {topic}", topic=parts.escape(brief.topic)) if brief.topic else said("Brief")
    known = parts.title(brief, kind, brief.headline)
    with st.container(key="brief-beside"):
        text, page = st.columns([11, 9], gap="large")
        with text:
            _text(brief, known)
        with page, st.container(key="brief-page"):
            parts.printed(brief)
    parts.footer(brief, exports=False)


def _text(brief: Brief, known: parts.Shown) -> None:
    _section(said("Bottom line"), "bottom_line", brief.bottom_line, partial(_claim, known))
    _section(said("Key facts"), "key_facts", brief.key_facts, partial(_claim, known))
    _section(said("Who says what"), "says", brief.says, partial(_claim, known))
    _section(said("Where they differ"), "differ", brief.differ, partial(_difference, known))
    _section(said("Timeline"), "timeline", brief.timeline, partial(_moment, known))
    _section(said("Who is who"), "who", brief.who, partial(_person, known))
    _section(said("Open questions"), "questions", brief.questions, partial(_question, known))
    parts.ledger(brief.wording, parts.articles_of(brief))


def _section(heading: str, part: str, items: tuple[Item, ...], draw: Callable[[Item, str, parts.Line], None]) -> None:
    if not items:
        return
    parts.draw(f'<h3 class="ev-section">{heading}</h3>')
    for place, item in enumerate(items):
        draw(item, f"{part.replace('_', '-')}-{place}", parts.Line(part, place, len(items)))


def _claim(known: parts.Shown, claim: Claim, key: str, line: parts.Line) -> None:
    parts.claim_row(claim, known, key, line=line)


def _difference(known: parts.Shown, difference: Difference, key: str, line: parts.Line) -> None:
    parts.draw(f'<h4 class="ev-label">{parts.escape(difference.label)}</h4>')
    parts.movers(known, key, line)
    parts.claim_rows(difference.sides, known, key)


def _moment(known: parts.Shown, moment: Moment, key: str, line: parts.Line) -> None:
    parts.draw(f'<h4 class="ev-label">{parts.day(moment.day)}</h4>')
    parts.claim_row(moment.claim, known, key, line=line)


def _person(known: parts.Shown, person: Person, key: str, line: parts.Line) -> None:
    if person.name not in person.claim.text:
        name = parts.byline(parts.escape(person.name), parts.escape(person.role))
        parts.draw(f'<h4 class="ev-label">{name}</h4>')
    parts.claim_row(person.claim, known, key, line=line)


def _question(known: parts.Shown, question: OpenQuestion, key: str, line: parts.Line) -> None:
    parts.draw(f'<h4 class="ev-label">{parts.escape(question.text)}</h4>')
    parts.movers(known, key, line)
    parts.claim_rows(question.basis, known, key)


parts.run(show)
