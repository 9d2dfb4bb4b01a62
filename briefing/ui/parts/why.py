"""Why a sentence stands on the page: the words it rests on, whose voice it is, and how its checks went."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from briefing.errors import UnknownArticle
from briefing.types import Article, Citation, Claim, Finding, Reading, Span
from briefing.ui import state
from briefing.ui.parts.marks import CITED, Mark, woven
from briefing.ui.parts.text import byline, day, draw, escape

PANEL_WIDTH = 640
OUTCOMES = {
    "verified": "Checked as it was first written: every quotation, figure, date, name and attribution in it was found "
    "in the cited words.",
    "repaired": "The first wording failed a check. It was written once more, and this wording passed.",
    "replaced": "The drafted sentence failed a check, so the source’s own sentence stands in its place.",
    "withheld": "No wording of this sentence passed the checks, so it is not part of the document.",
}
EDITED = "A person has rewritten this sentence; the new words have passed the same checks."
TICKED = "A person has checked this sentence against its source."


@st.dialog("Why this sentence?", width=PANEL_WIDTH, position="right")
def show_why(claim: Claim, known: Mapping[str, int]) -> None:
    """Open the account of one claim.

    Args:
        claim: the claim.
        known: citation number of each article.
    """
    draw(f'<p class="ev-claim ev-cites">{escape(claim.text)}</p>')
    draw(account(claim))
    draw('<h3 class="ev-section">The words it rests on</h3>')
    for citation in claim.citations:
        draw(_cited(citation, known.get(citation.article_id, 0)))
    if not claim.citations:
        draw('<p class="ev-absent">It cites nothing.</p>')


def account(claim: Claim) -> str:
    """Return as markup whose voice a claim is, how its check went, what was found and which words were eased."""
    exact = " It stands in the source word for word." if claim.text in {one.quote for one in claim.citations} else ""
    outcome = EDITED if claim.edited else OUTCOMES[claim.check.status]
    pieces = [f"<p>{escape(whose(claim))}</p>", f"<p>{outcome}{exact}</p>"]
    if claim.ticked:
        pieces.append(f"<p>{TICKED}</p>")
    if claim.check.findings:
        head = "What was found" if claim.check.status == "withheld" else "What was found in the first draft"
        pieces.append(f'<p class="ev-source">{head}</p>{findings(claim.check.findings)}')
    if claim.wording:
        eased = "".join(
            f"<li><q>{escape(note.term)}</q>"
            + (f" became <q>{escape(note.neutral)}</q>. " if note.neutral else " was left out or quoted. ")
            + f"{escape(note.why)}</li>"
            for note in claim.wording
        )
        pieces.append(f'<p class="ev-source">Wording eased</p><ul class="ev-findings">{eased}</ul>')
    return f'<div class="ev-why">{"".join(pieces)}</div>'


def findings(found: tuple[Finding, ...]) -> str:
    """Return findings as a list: what is wrong, then the words at fault where the message does not name them."""
    items = "".join(f"<li>{escape(one.message)}{_at_fault(one)}</li>" for one in found)
    return f'<ul class="ev-findings">{items}</ul>' if items else ""


def _at_fault(finding: Finding) -> str:
    return f" <q>{escape(finding.words)}</q>" if finding.words and finding.words not in finding.message else ""


def whose(claim: Claim) -> str:
    """Return whose voice a claim is, as one plain sentence."""
    if claim.voice == "reported":
        return "The cited source reports it as a fact; nobody is named as its speaker."
    if claim.voice == "outlet":
        return f"It is in the words of the outlet{f', {claim.speaker}' if claim.speaker else ''}."
    name = claim.speaker or "a source without a name"
    inferred = " The article does not say so outright: the layout of the text suggests it." if claim.inferred else ""
    return f"It is said by {name}, not by the outlet.{inferred}"


def _cited(citation: Citation, number: int) -> str:
    try:
        article = state.desk().article(citation.article_id)
    except UnknownArticle:
        return (
            f"<blockquote>{escape(citation.quote)}</blockquote>"
            '<p class="ev-note">Its article is no longer in the library.</p>'
        )
    head = byline(f"[{number}]" if number else "", escape(article.label), day(article.published))
    if citation.span.of(article.text) != citation.quote:
        return f'<blockquote>{escape(citation.quote)}</blockquote><p class="ev-meta">{head}</p>'
    around = _sentences(article, state.desk().reading(article.id), citation.span)
    words = woven(article.text, around, [Mark(citation.span, CITED)])
    return f'<div class="ev-article"><p>{words}</p></div><p class="ev-meta">{head}</p>'


def _sentences(article: Article, reading: Reading, span: Span) -> Span:
    """Return the whole sentences that hold a span; the span itself where they are not known."""
    touched = [sentence.span for sentence in reading.sentences if sentence.span.meets(span)]
    edges = (span, *touched)
    return Span(min(edge.start for edge in edges), max(edge.end for edge in edges))
