"""What a person does to a finished document: drop, move, rewrite or tick a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from briefing.checking import check as standard_check
from briefing.errors import EditRefused
from briefing.types import Brief, Check, Claim, Difference, Document, Draft, Evidence, Moment, OpenQuestion, Person
from briefing.types import Summary as SummaryDocument
from briefing.writing.frame import Checker

Doc = TypeVar("Doc", bound=Document)
Change = Callable[[Claim], Claim | None]
LISTS = {
    Brief: ("bottom_line", "key_facts", "says", "differ", "timeline", "who", "questions"),
    SummaryDocument: ("sentences",),
}
FEWEST_SIDES = 2  # of a difference; with one left nothing differs


def sentences(document: Document) -> tuple[Claim, ...]:
    """Return the document's sentences, each once, in reading order: edits name them by their place here."""
    return tuple(dict.fromkeys(document.claims()))


def dropped(document: Doc, number: int) -> Doc:
    """Return the document without a sentence, wherever it stands.

    Args:
        document: any of the four. number: the sentence's place in `sentences`.

    Raises:
        EditRefused: there is no such sentence.
    """
    return _changed(document, number, lambda claim: None)


def ticked(document: Doc, number: int, *, on: bool = True) -> Doc:
    """Return the document with a sentence marked as checked by a person, or no longer; arguments as `dropped`."""
    return _changed(document, number, lambda claim: replace(claim, ticked=on))


def rewritten(document: Doc, number: int, text: str, evidence: Evidence, *, check: Checker = standard_check) -> Doc:
    """Return the document with a sentence in a person's words, if they pass the checks against the same spans.

    Args:
        document: any of the four. number: the sentence's place in `sentences`. text: the new words.
        evidence: the cited articles with their readings. check: judges the new words.

    Raises:
        EditRefused: there is no such sentence, or the new words do not pass; it names what is wrong.
    """

    def rewrite(claim: Claim) -> Claim:
        draft = Draft(" ".join(text.split()), claim.citations, claim.voice, claim.speaker, claim.wording)
        outcome = check(draft, evidence)
        if not draft.text or not outcome.passed:
            found = " ".join(finding.message for finding in outcome.findings) or "There are no words."
            raise EditRefused(f"The new sentence is not borne out by its source. {found}", findings=outcome.findings)
        return replace(claim, text=draft.text, check=Check("verified", score=outcome.score), edited=True, ticked=False)

    return _changed(document, number, rewrite)


def moved(document: Doc, part: str, at: int, to: int) -> Doc:
    """Return the document with an item of a list in another place.

    Args:
        document: a summary or brief. part: the list's name, as "key_facts". at, to: places from 0.

    Raises:
        EditRefused: the document has no such list or place.
    """
    if part not in LISTS.get(type(document), ()):
        raise EditRefused("The lines of this part cannot be moved.")
    items = list(getattr(document, part))
    if not (0 <= at < len(items) and 0 <= to < len(items)):
        raise EditRefused("There is no line in that place.")
    items.insert(to, items.pop(at))
    changes: dict[str, Any] = {part: tuple(items)}
    return replace(document, **changes)


def _changed(document: Doc, number: int, change: Change) -> Doc:
    known = sentences(document)
    if not 0 <= number < len(known):
        raise EditRefused("There is no sentence in that place.")
    old = known[number]
    new = change(old)
    kept: dict[str, Any] = {
        field.name: _within(getattr(document, field.name), old, new)
        for field in fields(document)
        if field.name != "withheld"
    }
    if isinstance(document, Brief | SummaryDocument) and document.headline == old:
        kept["title"] = new.text if new else type(document).__name__
    return replace(document, **kept)


def _within(value: Any, old: Claim, new: Claim | None) -> Any:
    """Return a part of a document with a claim changed; what loses the claim that it stands on goes, too."""
    if isinstance(value, Claim):
        return new if value == old else value
    if isinstance(value, tuple):
        parts = ((item, _within(item, old, new)) for item in value)
        return tuple(part for item, part in parts if part is item or _stands(part))
    if is_dataclass(value) and not isinstance(value, type):
        inner = {field.name: _within(getattr(value, field.name), old, new) for field in fields(value)}
        return replace(value, **inner) if any(inner[name] is not getattr(value, name) for name in inner) else value
    return value


def _stands(part: Any) -> bool:
    match part:
        case None:
            return False
        case Moment(claim=claim) | Person(claim=claim):
            return claim is not None
        case OpenQuestion(basis=basis):
            return bool(basis)
        case Difference(sides=sides):
            return len(sides) >= FEWEST_SIDES
    return True
