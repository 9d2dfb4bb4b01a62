"""The Brief page: one page on chosen articles or on a topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import streamlit as st

from briefing.types import Brief, Claim, Difference, Moment, OpenQuestion, Person
from briefing.ui import parts, state

Item = TypeVar("Item")
Numbers = Mapping[str, int]


def show() -> None:
    """Draw the page."""
    parts.page("Brief", "One page to walk into a meeting with: what is known, who says what, what is open.")
    chosen = parts.choose_articles()
    if chosen is not None:
        topic = st.text_input(
            "Topic (optional)",
            key="topic",
            max_chars=1000,
            placeholder="Leave empty to brief on the articles themselves",
            persist_state="session",
        )
        if st.button("Write the brief", type="primary", key="write-brief"):
            with parts.errors_shown(), st.spinner("Reading, writing and checking …"):
                state.set_document("brief", state.desk().brief(chosen, topic=topic).id)
    parts.kept("brief")
    if brief := parts.opened("brief", Brief):
        _draw(brief)


def _draw(brief: Brief) -> None:
    known = parts.numbers(brief)
    parts.title(brief, f"Brief on {parts.escape(brief.topic)}" if brief.topic else "Brief", brief.headline)
    for heading, claims in (
        ("Bottom line", brief.bottom_line),
        ("Key facts", brief.key_facts),
        ("Who says what", brief.says),
    ):
        _section(heading, claims, lambda claim, key: parts.claim_row(claim, known, key))
    _section("Where they differ", brief.differ, lambda difference, key: _difference(difference, known, key))
    _section("Timeline", brief.timeline, lambda moment, key: _moment(moment, known, key))
    _section("Who is who", brief.who, lambda person, key: _person(person, known, key))
    _section("Open questions", brief.questions, lambda question, key: _question(question, known, key))
    parts.ledger(brief.wording, {article.id: article for article in state.desk().articles()})
    parts.printed(brief)
    parts.footer(brief)


def _section(heading: str, items: Iterable[Item], draw: Callable[[Item, str], None]) -> None:
    items = tuple(items)
    if not items:
        return
    parts.draw(f'<h3 class="ev-section">{heading}</h3>')
    for place, item in enumerate(items):
        draw(item, f"{heading.lower().replace(' ', '-')}-{place}")


def _difference(difference: Difference, known: Numbers, key: str) -> None:
    parts.draw(f'<h4 class="ev-label">{parts.escape(difference.label)}</h4>')
    parts.claim_rows(difference.sides, known, key)


def _moment(moment: Moment, known: Numbers, key: str) -> None:
    parts.draw(f'<h4 class="ev-label">{parts.day(moment.day)}</h4>')
    parts.claim_row(moment.claim, known, key)


def _person(person: Person, known: Numbers, key: str) -> None:
    if person.name not in person.claim.text:
        name = parts.byline(parts.escape(person.name), parts.escape(person.role))
        parts.draw(f'<h4 class="ev-label">{name}</h4>')
    parts.claim_row(person.claim, known, key)


def _question(question: OpenQuestion, known: Numbers, key: str) -> None:
    parts.draw(f'<h4 class="ev-label">{parts.escape(question.text)}</h4>')
    basis: tuple[Claim, ...] = question.basis
    parts.claim_rows(basis, known, key)


with parts.errors_shown():
    show()
