"""Why a sentence stands on the page: whose voice it is, how its checks went, and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.types import Claim, Finding
from briefing.ui.language import phrase, retold, said
from briefing.ui.parts.evidence import Marker, by_article, marker_links
from briefing.ui.parts.text import escape

WHY = phrase("Why?")
RESTS = phrase("The words it rests on")
OUTCOMES = {
    "verified": phrase(
        "Checked as it was first written: every quotation, figure, date, name and attribution in it was found "
        "in the cited words."
    ),
    "repaired": phrase("The first wording failed a check. It was written once more, and this wording passed."),
    "replaced": phrase("The drafted sentence failed a check, so the source’s own sentence stands in its place."),
    "withheld": phrase("No wording of this sentence passed the checks, so it is not part of the document."),
}
EDITED = phrase("A person has rewritten this sentence; the new words have passed the same checks.")
TICKED = phrase("A person has checked this sentence against its source.")


@dataclass(frozen=True, slots=True)
class Told:
    """One line of an account: a sentence, the head of a list, an item of it, or cited words."""

    kind: Literal["sentence", "head", "item", "quote"]
    words: str
    marker: Marker | None = None


def why(claim: Claim, markers: Sequence[Marker]) -> str:
    """Return the account of a claim as markup, closed at first.

    Args:
        claim: the claim. markers: of its citations, one for each article.
    """
    lines = "".join(_line(one) for one in (*account(claim), *rests(claim, markers)))
    return f'<details class="ev-why"><summary>{said(WHY)}</summary><div class="ev-account">{lines}</div></details>'


def account(claim: Claim) -> Iterator[Told]:
    """Yield whose voice a claim is, how its check went, what was found and which words were eased."""
    exact = claim.text in {one.quote for one in claim.citations}
    outcome = said(EDITED if claim.edited else OUTCOMES[claim.check.status])
    yield Told("sentence", whose(claim))
    yield Told("sentence", f"{outcome} {said('It stands in the source word for word.')}" if exact else outcome)
    if claim.ticked:
        yield Told("sentence", said(TICKED))
    if claim.check.findings:
        withheld = claim.check.status == "withheld"
        yield Told("head", said("What was found") if withheld else said("What was found in the first draft"))
        yield from (Told("item", found_words(one)) for one in claim.check.findings)
    if claim.wording:
        yield Told("head", said("Wording eased"))
    for note in claim.wording:
        if note.neutral:
            became = said("“{term}” became “{neutral}”.", term=note.term, neutral=note.neutral)
        else:
            became = said("“{term}” was left out or quoted.", term=note.term)
        yield Told("item", f"{became} {note.why}".strip())


def rests(claim: Claim, markers: Sequence[Marker]) -> Iterator[Told]:
    """Yield the words that a claim rests on, each with the marker that opens them in their article."""
    yield Told("head", said(RESTS))
    cited = by_article(claim)
    for marker, citations in zip(markers, cited.values(), strict=True):
        yield from (Told("quote", citation.quote, marker) for citation in citations)
    if not cited:
        yield Told("sentence", said("It cites nothing."))


def findings(found: tuple[Finding, ...]) -> str:
    """Return findings as a list: what is wrong, then the words at fault where the message does not name them."""
    items = "".join(f"<li>{escape(found_words(one))}</li>" for one in found)
    return f'<ul class="ev-findings">{items}</ul>' if items else ""


def found_words(finding: Finding) -> str:
    """Return in words what is wrong, and the words at fault where the message does not name them."""
    named = not finding.words or finding.words in finding.message
    message = retold(finding.message)
    return message if named else f"{message} “{finding.words}”"


def whose(claim: Claim) -> str:
    """Return whose voice a claim is, as one plain sentence."""
    if claim.voice == "reported":
        return said("The cited source reports it as a fact; nobody is named as its speaker.")
    if claim.voice == "outlet":
        if claim.speaker:
            return said("It is in the words of the outlet, {name}.", name=claim.speaker)
        return said("It is in the words of the outlet.")
    name = claim.speaker or said("a source without a name")
    words = said("It is said by {name}, not by the outlet.", name=name)
    if not claim.inferred:
        return words
    return f"{words} {said('The article does not say so outright: the layout of the text suggests it.')}"


def _line(told: Told) -> str:
    words = escape(told.words)
    if told.kind == "quote":
        return f"<blockquote>{words} {marker_links([told.marker] if told.marker else [])}</blockquote>"
    kind = {"head": ' class="ev-source"', "item": ' class="ev-item"'}.get(told.kind, "")
    return f"<p{kind}>{words}</p>"
