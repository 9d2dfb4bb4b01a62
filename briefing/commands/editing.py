"""The command that changes a kept document: tick, drop or rewrite a sentence; without a change it lists them."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from briefing.commands.output import Output
from briefing.errors import EditRefused
from briefing.export import plain
from briefing.export.layout import numbers
from briefing.types import Claim, Document

if TYPE_CHECKING:
    from briefing.desk import Desk


def edit(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Make one change to a kept document, if one is named, and list its sentences by number."""
    known = len(desk.edits.sentences(chosen.document))
    told = _change(desk, chosen, known)
    document = desk.document(chosen.document)
    sentences = desk.edits.sentences(chosen.document)
    if out.as_json:
        out.values({"document": chosen.document, "title": document.title, "sentences": _values(document, sentences)})
        return 0
    if told:
        out.wrapped(told)
    else:
        numbered = numbers(document)
        for number, claim in enumerate(sentences, 1):
            out.wrapped(plain.sentence(claim, numbered), first=f"{number:>3}. [{'x' if claim.ticked else ' '}] ")
    out.wrapped(f"Human-checked: {sum(claim.ticked for claim in sentences)} of {len(sentences)}.")
    return 0


def _change(desk: Desk, chosen: Namespace, known: int) -> str:
    """Make the change that the arguments name and return a plain sentence on it, "" when they name none."""
    if chosen.tick or chosen.untick:
        numbers_named = chosen.tick or chosen.untick
        places = [_place(number, known) for number in numbers_named]
        for place in places:
            desk.edits.tick(chosen.document, place, on=bool(chosen.tick))
        done = "ticked as checked" if chosen.tick else "no longer ticked"
        return f"{_named(numbers_named)} {done}."
    if chosen.drop:
        desk.edits.drop(chosen.document, _place(chosen.drop, known))
        return f"Sentence {chosen.drop} was dropped; those after it have moved up by one."
    if chosen.rewrite:
        number, text = chosen.rewrite
        desk.edits.rewrite(chosen.document, _place(_whole(number), known), text)
        return f"Sentence {number} was rewritten; the new words have passed the checks."
    return ""


def _place(number: int, known: int) -> int:
    """Return the desk's place, from 0, of a sentence that is listed by this number, from 1."""
    if not 1 <= number <= known:
        raise EditRefused(
            f"This document has no sentence {number}; the last one is {known}.",
            advice="List them with: python -m briefing edit DOCUMENT",
        )
    return number - 1


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _named(listed: tuple[int, ...]) -> str:
    words = ", ".join(map(str, listed))
    return f"Sentence {words} is" if len(listed) == 1 else f"Sentences {words} are"


def _values(document: Document, sentences: tuple[Claim, ...]) -> list[dict[str, Any]]:
    numbered = numbers(document)
    return [
        {
            "number": number,
            "text": claim.text,
            "sources": list(dict.fromkeys(numbered[citation.article_id] for citation in claim.citations)),
            "voice": claim.voice,
            "speaker": claim.speaker,
            "check": claim.check.status,
            "ticked": claim.ticked,
            "edited": claim.edited,
        }
        for number, claim in enumerate(sentences, 1)
    ]
