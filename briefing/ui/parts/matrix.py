"""The matrix of a comparison as one table: who across, issues down, quotations and their citations in the cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import streamlit as st

from briefing.types import Claim, CompareBy, Comparison
from briefing.ui.language import phrase, said
from briefing.ui.parts.claims import CHECKS, hand_marks, voice_words
from briefing.ui.parts.editing import Shown
from briefing.ui.parts.evidence import markers
from briefing.ui.parts.text import plain
from briefing.ui.parts.why import WHY, account, rests

HERE = Path(__file__).parent
LONGEST_TEXT = 4_000
ABSENT = phrase("Not found in the loaded text.")
CAPTIONS: dict[CompareBy, str] = {
    "voice": phrase("What each voice says on each issue"),
    "outlet": phrase("What each outlet reports on each issue, and whom it quotes"),
}

_mounted = st.components.v2.component(
    "evenhand.matrix",
    html='<div class="ev-matrix" role="region" tabindex="0"></div>',
    css=(HERE / "matrix.css").read_text(encoding="utf-8"),
    js=(HERE / "matrix.js").read_text(encoding="utf-8"),
    isolate_styles=False,  # its citations are part of the page, as all others are
)


def matrix(comparison: Comparison, known: Shown) -> None:
    """Draw the rows and columns that are shown; the citations in their cells open as everywhere on the page."""
    _mounted(data=table_of(comparison, known), key=f"matrix-{comparison.id}")


def table_of(comparison: Comparison, known: Shown) -> dict[str, object]:
    """Return what the table shows, as plain values: its words are set as text by matrix.js."""
    columns, rows = comparison.shown
    return {
        "caption": said(CAPTIONS[comparison.by]),
        "corner": said("Issue"),
        "absent": said(ABSENT),
        "why": said(WHY),
        "columns": [{"name": plain(one.name), "note": plain(one.role)} for one in columns],
        "rows": [
            {
                "label": plain(row.label),
                "cells": [
                    [_claim(claim, known, column.name, f"cell-{at}-{place}-{n}") for n, claim in enumerate(cell.claims)]
                    for place, (column, cell) in enumerate(zip(columns, row.cells, strict=True))
                ],
            }
            for at, row in enumerate(rows)
        ],
    }


def _claim(claim: Claim, known: Shown, head: str, key: str) -> dict[str, object]:
    cited = markers(claim, known, key)
    lines = (*account(claim), *rests(claim, cited))
    return {
        "text": plain(claim.text, LONGEST_TEXT),
        "tags": list(_tags(claim, head)),
        "cites": [asdict(marker) for marker in cited],
        "why": [{**asdict(told), "words": plain(told.words, LONGEST_TEXT)} for told in lines],
    }


def _tags(claim: Claim, head: str) -> Iterator[dict[str, str]]:
    if whose := voice_words(claim, head):
        yield {"words": plain(whose), "kind": "voice", "note": ""}
    words, why = map(said, CHECKS[claim.check.status])
    yield {"words": words, "kind": f"check {claim.check.status}", "note": why}
    for words, why in hand_marks(claim):
        yield {"words": words, "kind": "hand", "note": why}
