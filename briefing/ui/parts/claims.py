"""Claims on the page: the sentence, whose voice it is, how its check went, and its sources one click away."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from briefing.types import Check, Citation, Claim
from briefing.ui.parts.editing import Line, Shown, open_for_rewriting, rewriting_form, tools
from briefing.ui.parts.evidence import show_source
from briefing.ui.parts.text import draw, escape
from briefing.ui.parts.why import EDITED, TICKED, findings, show_why

CHECKS = {
    "verified": ("✓ checked", "Every figure, name and quotation was found in the cited words."),
    "repaired": ("✓ repaired", "The first wording failed a check and was written again; this one passed."),
    "replaced": ("✓ source sentence", "The draft failed a check, so the source's own sentence stands here."),
    "withheld": ("✗ withheld", "A check failed; the sentence is not part of the document."),
}


def sentence(claim: Claim, *, head: str = "") -> str:
    """Return a claim as markup: its text, then in small type its voice and check.

    Args:
        claim: the claim.
        head: the name it stands under; that name is not said again.
    """
    said = voice_words(claim, head)
    voice = f'<span class="ev-voice">{escape(said)}</span> ' if said else ""
    tags = f'<span class="ev-tags">{voice}{badge(claim.check)}{by_hand(claim)}</span>'
    return f'<p class="ev-claim">{escape(claim.text)} {tags}</p>'


def by_hand(claim: Claim) -> str:
    """Return as markup what a person has done to a claim, "" for nothing."""
    return "".join(f' <span class="ev-hand" title="{why}">{words}</span>' for words, why in hand_marks(claim))


def hand_marks(claim: Claim) -> tuple[tuple[str, str], ...]:
    """Return what a person has done to a claim: each in short, and in a sentence."""
    marks = ((claim.edited, "✎ edited", EDITED), (claim.ticked, "☑ checked by you", TICKED))
    return tuple((words, why) for holds, words, why in marks if holds)


def badge(check: Check) -> str:
    """Return a check's outcome as markup."""
    words, why = CHECKS[check.status]
    return f'<span class="ev-check ev-{check.status}" title="{why}">{words}</span>'


def claim_row(claim: Claim, known: Shown, key: str, *, head: str = "", line: Line | None = None) -> None:
    """Draw a claim with a button for each article it cites, which opens the cited words, and one that says why.

    Args:
        claim: the claim.
        known: the document that it stands in.
        key: names this place on the page.
        head: the name it stands under, "" for none.
        line: where it stands in a list that can be put in another order.
    """
    _row(sentence(claim, head=head), claim, known, key, line)


def headline_row(claim: Claim, known: Shown, key: str) -> None:
    """Draw a claim as the heading of its document, with its citation buttons."""
    done = by_hand(claim)
    tags = f' <span class="ev-tags">{done}</span>' if done else ""
    _row(f'<h2 class="ev-headline">{escape(claim.text)}{tags}</h2>', claim, known, key, None)


def _row(markup: str, claim: Claim, known: Shown, key: str, line: Line | None) -> None:
    if open_for_rewriting(claim, known, key):
        rewriting_form(claim, known, key)
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="top", key=f"claim-{key}"):
        draw(markup, fitted=True)
        for article_id, citations in by_article(claim).items():
            number = known.numbers.get(article_id)
            label = f"[{number}]" if number else "[source]"
            if st.button(label, key=f"cite-{key}-{number or article_id}", type="tertiary"):
                show_source(claim.text, citations)
        if st.button("Why?", key=f"why-{key}", type="tertiary"):
            show_why(claim, known.numbers)
    tools(claim, known, key, line)


def claim_rows(claims: Iterable[Claim], known: Shown, key: str, *, head: str = "", part: str = "") -> None:
    """Draw claims one below the other; `part` is the list's name where they can be put in another order."""
    claims = tuple(claims)
    for place, claim in enumerate(claims):
        line = Line(part, place, len(claims)) if part else None
        claim_row(claim, known, f"{key}-{place}", head=head, line=line)


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
        draw(f'<p class="ev-withheld">{escape(claim.text)}</p>{findings(claim.check.findings)}')


def voice_words(claim: Claim, head: str) -> str:
    """Return in plain words whose voice a claim is in, "" for reported fact; `head` is not said again."""
    if claim.voice == "reported":
        return ""
    name = "" if claim.speaker == head else claim.speaker
    if claim.voice == "outlet":
        return f"in the outlet’s words: {name}" if name else "in the outlet’s words"
    return f"{name} (speaker inferred)".strip() if claim.inferred else name


def by_article(claim: Claim) -> dict[str, list[Citation]]:
    """Return a claim's citations by the article that they cite, in the order of its citations."""
    cited: dict[str, list[Citation]] = {}
    for citation in claim.citations:
        cited.setdefault(citation.article_id, []).append(citation)
    return cited
