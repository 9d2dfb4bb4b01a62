"""The matrix of a comparison as one table: who across, issues down, quotations and their citations in the cells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from briefing.types import Claim, CompareBy, Comparison
from briefing.ui.parts.claims import CHECKS, by_article, hand_marks, voice_words
from briefing.ui.parts.editing import Shown
from briefing.ui.parts.evidence import show_source
from briefing.ui.parts.text import plain
from briefing.ui.parts.why import show_why

HERE = Path(__file__).parent
LONGEST_TEXT = 4_000
LONGEST_NAME = 80  # of a button, for somebody who hears it
ABSENT = "Not found in the loaded text."
WHY = "why"
CAPTIONS: dict[CompareBy, str] = {
    "voice": "What each voice says on each issue",
    "outlet": "What each outlet reports on each issue, and whom it quotes",
}

_mounted = st.components.v2.component(
    "evenhand.matrix",
    html='<div class="ev-matrix" role="region" tabindex="0"></div>',
    css=(HERE / "matrix.css").read_text(encoding="utf-8"),
    js=(HERE / "matrix.js").read_text(encoding="utf-8"),
    isolate_styles=False,  # a panel gives the focus back to its button only where the button is part of the page
)


def matrix(comparison: Comparison, known: Shown) -> None:
    """Draw the rows and columns that are shown; a citation opens its source, and "Why?" the account of a claim."""
    pressed = _mounted(data=table_of(comparison, known), key=f"matrix-{comparison.id}", on_opens_change=_noted)
    claim, opens = pressed_claim(comparison, str(pressed.opens or ""))
    if claim is None:
        return
    if opens == WHY:
        show_why(claim, known.numbers)
    elif citations := by_article(claim).get(opens):
        show_source(claim.text, citations)


def table_of(comparison: Comparison, known: Shown) -> dict[str, object]:
    """Return what the table shows, as plain values: its words are set as text by matrix.js."""
    columns, rows = comparison.shown
    return {
        "caption": CAPTIONS[comparison.by],
        "corner": "Issue",
        "absent": ABSENT,
        "columns": [{"name": plain(one.name), "note": plain(one.role)} for one in columns],
        "rows": [
            {
                "label": plain(row.label),
                "cells": [
                    [_claim(claim, known, column.name, f"{at}.{place}.{n}") for n, claim in enumerate(cell.claims)]
                    for place, (column, cell) in enumerate(zip(columns, row.cells, strict=True))
                ],
            }
            for at, row in enumerate(rows)
        ],
    }


def pressed_claim(comparison: Comparison, pressed: str) -> tuple[Claim | None, str]:
    """Return the claim that a button of the table stands at, and what it opens: an article's id, or the account.

    Args:
        comparison: as it is now, which need not be as it was when the button was drawn.
        pressed: row, column and place of the claim and what to open, as "0.2.1.why"; "" for nothing.
    """
    places, _, opens = pressed.rpartition(".")
    found = [
        claim
        for at, row in enumerate(comparison.shown[1])
        for place, cell in enumerate(row.cells)
        for n, claim in enumerate(cell.claims)
        if f"{at}.{place}.{n}" == places
    ]
    return (found[0], opens) if found else (None, "")


def _claim(claim: Claim, known: Shown, head: str, place: str) -> dict[str, object]:
    return {
        "text": plain(claim.text, LONGEST_TEXT),
        "tags": list(_tags(claim, head)),
        "buttons": list(_buttons(claim, known, place)),
    }


def _tags(claim: Claim, head: str) -> Iterator[dict[str, str]]:
    if said := voice_words(claim, head):
        yield {"words": plain(said), "kind": "voice", "note": ""}
    words, why = CHECKS[claim.check.status]
    yield {"words": words, "kind": f"check {claim.check.status}", "note": why}
    for words, why in hand_marks(claim):
        yield {"words": words, "kind": "hand", "note": why}


def _buttons(claim: Claim, known: Shown, place: str) -> Iterator[dict[str, str]]:
    about = plain(claim.text, LONGEST_NAME)
    for article_id in by_article(claim):
        number = known.numbers.get(article_id)
        words = f"[{number}]" if number else "[source]"
        yield {"words": words, "name": f"{words} Source of: {about}", "opens": f"{place}.{article_id}", "kind": "cite"}
    yield {"words": "Why?", "name": f"Why? {about}", "opens": f"{place}.{WHY}", "kind": "why"}


def _noted() -> None:
    """Let a press be noted: Streamlit keeps a value only where it knows what to call."""
