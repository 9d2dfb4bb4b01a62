"""Claims on the page: the sentence, whose voice it is, how its check went, and its sources one click away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from briefing.types import Check, Citation, Claim, Document
from briefing.ui.parts.evidence import show_source
from briefing.ui.parts.text import draw, escape

CHECKS = {
    "verified": ("✓ checked", "Every figure, name and quotation was found in the cited words."),
    "repaired": ("✓ repaired", "The first wording failed a check and was written again; this one passed."),
    "replaced": ("✓ source sentence", "The draft failed a check, so the source's own sentence stands here."),
    "withheld": ("✗ withheld", "A check failed; the sentence is not part of the document."),
}


def numbers(document: Document) -> Mapping[str, int]:
    """Return the citation number of each article in a document's source list."""
    return {note.article_id: note.number for note in document.sources}


def sentence(claim: Claim, *, head: str = "") -> str:
    """Return a claim as markup: its text, then in small type its voice and check.

    Args:
        claim: the claim.
        head: the name it stands under; that name is not said again.
    """
    said = _voice(claim, head)
    voice = f'<span class="ev-voice">{escape(said)}</span> ' if said else ""
    tags = f'<span class="ev-tags">{voice}{badge(claim.check)}</span>'
    return f'<p class="ev-claim">{escape(claim.text)} {tags}</p>'


def badge(check: Check) -> str:
    """Return a check's outcome as markup."""
    words, why = CHECKS[check.status]
    return f'<span class="ev-check ev-{check.status}" title="{why}">{words}</span>'


def claim_row(claim: Claim, known: Mapping[str, int], key: str, *, head: str = "") -> None:
    """Draw a claim with a button for each article it cites; the button opens the cited words.

    Args:
        claim: the claim.
        known: citation number of each article.
        key: names this place on the page.
        head: the name it stands under, "" for none.
    """
    _row(sentence(claim, head=head), claim, known, key)


def headline_row(claim: Claim, known: Mapping[str, int], key: str) -> None:
    """Draw a claim as the heading of its document, with its citation buttons."""
    _row(f'<h2 class="ev-headline">{escape(claim.text)}</h2>', claim, known, key)


def _row(markup: str, claim: Claim, known: Mapping[str, int], key: str) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="top", key=f"claim-{key}"):
        draw(markup, fitted=True)
        for article_id, citations in _by_article(claim).items():
            number = known.get(article_id)
            label = f"[{number}]" if number else "[source]"
            if st.button(label, key=f"cite-{key}-{number or article_id}", type="tertiary"):
                show_source(claim.text, citations)


def claim_rows(claims: Iterable[Claim], known: Mapping[str, int], key: str, *, head: str = "") -> None:
    """Draw claims one below the other."""
    for place, claim in enumerate(claims):
        claim_row(claim, known, f"{key}-{place}", head=head)


def withheld(claims: tuple[Claim, ...]) -> None:
    """List the sentences that failed their checks, closed at first, with what was found."""
    if not claims:
        return
    with st.expander(f"Withheld sentences ({len(claims)})"):
        withheld_list(claims)


def withheld_list(claims: tuple[Claim, ...]) -> None:
    """List the sentences that failed their checks, each with what was found."""
    if claims:
        draw(
            '<p class="ev-note">These drafts failed a check and are not part of the document. Do not rely on them.</p>'
        )
    for claim in claims:
        findings = "".join(
            f"<li>{escape(finding.message)} <q>{escape(finding.words)}</q></li>" for finding in claim.check.findings
        )
        draw(f'<p class="ev-withheld">{escape(claim.text)}</p><ul class="ev-findings">{findings}</ul>')


def _voice(claim: Claim, head: str) -> str:
    if claim.voice == "reported":
        return ""
    name = "" if claim.speaker == head else claim.speaker
    if claim.voice == "outlet":
        return f"in the outlet’s words: {name}" if name else "in the outlet’s words"
    return f"{name} (speaker inferred)".strip() if claim.inferred else name


def _by_article(claim: Claim) -> dict[str, list[Citation]]:
    cited: dict[str, list[Citation]] = {}
    for citation in claim.citations:
        cited.setdefault(citation.article_id, []).append(citation)
    return cited
