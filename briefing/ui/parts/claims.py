"""Claims on the page: the sentence, whose voice it is, how its check went, and its sources one click away."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from briefing.types import Check, Claim, Scope, SourceNote
from briefing.ui import state
from briefing.ui.language import phrase, said
from briefing.ui.parts.editing import Line, Shown, open_for_rewriting, rewriting_form, tools
from briefing.ui.parts.evidence import Register, in_page, marker_links, markers
from briefing.ui.parts.text import draw, escape
from briefing.ui.parts.why import EDITED, TICKED, findings, why

CHECKS = {
    "verified": (phrase("✓ checked"), phrase("Every figure, name and quotation was found in the cited words.")),
    "repaired": (
        phrase("✓ repaired"),
        phrase("The first wording failed a check and was written again; this one passed."),
    ),
    "replaced": (
        phrase("✓ source sentence"),
        phrase("The draft failed a check, so the source’s own sentence stands here."),
    ),
    "withheld": (phrase("✗ withheld"), phrase("A check failed; the sentence is not part of the document.")),
}


def sentence(claim: Claim, known: Shown, key: str, *, head: str = "", register: Register | None = None) -> str:
    """Return a claim as markup: its text, in small type its voice and check, its citations, and why it stands there.

    Args:
        claim: the claim. known: the document that it stands in. key: names this place on the page.
        head: the name it stands under, "" for none; that name is not said again.
        register: where its citations are noted, the page's own if it is left out.
    """
    whose = voice_words(claim, head)
    voice = f'<span class="ev-voice">{escape(whose)}</span> ' if whose else ""
    tags = f'<span class="ev-tags">{voice}{badge(claim.check)}{by_hand(claim)}</span>'
    cited = markers(claim, known, key, register)
    return (
        f'<div class="ev-claim" data-claim="{escape(key)}"><p>{escape(claim.text)} {tags} {marker_links(cited)}</p>'
        f"{why(claim, cited)}</div>"
    )


def by_hand(claim: Claim) -> str:
    """Return as markup what a person has done to a claim, "" for nothing."""
    return "".join(f' <span class="ev-hand" title="{why}">{words}</span>' for words, why in hand_marks(claim))


def hand_marks(claim: Claim) -> tuple[tuple[str, str], ...]:
    """Return what a person has done to a claim: each in short, and in a sentence."""
    marks = ((claim.edited, said("✎ edited"), said(EDITED)), (claim.ticked, said("☑ checked by you"), said(TICKED)))
    return tuple((words, why) for holds, words, why in marks if holds)


def badge(check: Check) -> str:
    """Return a check's outcome as markup."""
    words, why = map(said, CHECKS[check.status])
    return f'<span class="ev-check ev-{check.status}" title="{why}">{words}</span>'


def claim_row(claim: Claim, known: Shown, key: str, *, head: str = "", line: Line | None = None) -> None:
    """Draw a claim with what it cites, why it stands there, and, while it is edited, what can be done with it.

    Args:
        claim: the claim.
        known: the document that it stands in.
        key: names this place on the page.
        head: the name it stands under, "" for none.
        line: where it stands in a list that can be put in another order.
    """
    if open_for_rewriting(claim, known, key):
        rewriting_form(claim, known, key)
        return
    draw(sentence(claim, known, key, head=head))
    tools(claim, known, key, line)


def headline_row(claim: Claim, known: Shown, key: str, below: str) -> None:
    """Draw a claim as the heading of its document, with its citations, and some markup below it."""
    if open_for_rewriting(claim, known, key):
        rewriting_form(claim, known, key)
        draw(below)
        return
    done = by_hand(claim)
    tags = f' <span class="ev-tags">{done}</span>' if done else ""
    cited = markers(claim, known, key)
    draw(
        f'<div class="ev-claim ev-heads" data-claim="{escape(key)}">'
        f'<h2 class="ev-headline">{escape(claim.text)}{tags}</h2> {marker_links(cited)}{why(claim, cited)}</div>{below}'
    )
    tools(claim, known, key, None)


def claim_rows(claims: Iterable[Claim], known: Shown, key: str, *, head: str = "", part: str = "") -> None:
    """Draw claims one below the other; `part` is the list's name where they can be put in another order."""
    claims = tuple(claims)
    if claims and not known.places:  # nothing but words to read: one piece of the page, however many there are
        draw("".join(sentence(claim, known, f"{key}-{place}", head=head) for place, claim in enumerate(claims)))
        return
    for place, claim in enumerate(claims):
        line = Line(part, place, len(claims)) if part else None
        claim_row(claim, known, f"{key}-{place}", head=head, line=line)


def arrived(claim: Claim, sources: dict[str, SourceNote], key: str) -> None:
    """Draw a claim of an answer that is still being written; its citations can be opened at once.

    Args:
        claim: the claim. sources: of the answer so far, by article id; those that the claim adds are put into it.
        key: names this place on the page.
    """
    new = tuple(dict.fromkeys(one.article_id for one in claim.citations if one.article_id not in sources))
    loaded = {one.id: one for one in state.desk().articles(Scope(articles=new))} if new else {}
    for article_id in new:
        if one := loaded.get(article_id):
            sources[one.id] = SourceNote(
                len(sources) + 1, one.id, one.title, one.outlet, one.author, one.published, one.url
            )
    own = Register()
    drawn = sentence(claim, Shown(sources), key, register=own)
    draw(f"{drawn}{in_page(own)}")


def withheld(claims: tuple[Claim, ...]) -> None:
    """List the sentences that failed their checks, closed at first, with what was found."""
    if not claims:
        return
    with st.expander(said("Withheld sentences ({n})", n=len(claims)), key="withheld"):
        withheld_list(claims)


def withheld_list(claims: tuple[Claim, ...]) -> None:
    """List the sentences that failed their checks, each with what was found."""
    if claims:
        words = said("These drafts failed a check and are not part of the document. Do not rely on them.")
        draw(f'<p class="ev-note">{words}</p>')
    for claim in claims:
        draw(f'<p class="ev-withheld">{escape(claim.text)}</p>{findings(claim.check.findings)}')


def voice_words(claim: Claim, head: str) -> str:
    """Return in plain words whose voice a claim is in, "" for reported fact; `head` is not said again."""
    if claim.voice == "reported":
        return ""
    name = "" if claim.speaker == head else claim.speaker
    if claim.voice == "outlet":
        return said("in the outlet’s words: {name}", name=name) if name else said("in the outlet’s words")
    if not claim.inferred:
        return name
    return said("{name} (speaker inferred)", name=name) if name else said("(speaker inferred)")
