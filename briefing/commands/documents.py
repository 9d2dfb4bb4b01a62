"""Commands about documents: ask, summarize, compare, brief, export, documents, forget, model."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from briefing.commands.articles import scope_of
from briefing.commands.output import Output, form_for, save
from briefing.errors import BriefingError
from briefing.export import plain
from briefing.types import Answer, Document

if TYPE_CHECKING:
    from briefing.desk import Desk


def ask(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Answer a question; a refusal is an answer."""
    scope = scope_of(chosen, [desk.article(reference).id for reference in chosen.article])
    pieces = list(desk.ask(" ".join(chosen.question), scope=scope))
    answers = [piece for piece in pieces if isinstance(piece, Answer)]
    if not answers:
        raise BriefingError("The answer was stopped before it began.", advice="Ask again.")
    return show(desk, answers[-1], chosen, out)


def summarize(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Summarise articles."""
    return show(desk, desk.summarize(chosen.articles, length=chosen.length, topic=chosen.topic), chosen, out)


def compare(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Compare voices or outlets."""
    made = desk.compare(chosen.articles, by=chosen.by, issues=chosen.issue, voices=chosen.voice)
    return show(desk, made, chosen, out)


def brief(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Write a brief."""
    return show(desk, desk.brief(chosen.articles, topic=chosen.topic), chosen, out)


def export(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Print or save a kept document, as Markdown unless told otherwise."""
    chosen.format = form_for(chosen.output, chosen.format or ("json" if chosen.json and not chosen.output else None))
    return show(desk, desk.document(chosen.document), chosen, out)


def listing(desk: Desk, chosen: Namespace, out: Output) -> int:
    """List the kept documents."""
    kept = desk.documents()
    if out.as_json:
        out.values(
            [{"id": one.id, "kind": one.kind, "title": one.title, "created": one.created.isoformat()} for one in kept]
        )
        return 0
    for one in kept:
        out.lines("  ".join((one.id, one.created.strftime("%Y-%m-%d %H:%M"), f"{one.kind:10}", one.title)))
    if not kept:
        out.lines("No document is kept yet.")
    return 0


def forget(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Delete kept documents and conversations; an unknown one stops the command before anything is deleted."""
    talks = {talk.id for talk in desk.talks.listing()}
    for document in chosen.documents:
        if document not in talks:
            desk.document(document)
    for document in dict.fromkeys(chosen.documents):
        desk.forget(document)
    if out.as_json:
        out.values({"deleted": list(dict.fromkeys(chosen.documents))})
    else:
        out.lines(f"Deleted: {', '.join(dict.fromkeys(chosen.documents))}.")
    return 0


def model(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Say which writer is active and, when it is a model, call it once."""
    choice = desk.settings.model
    test = desk.test_model(choice) if choice else "Evenhand writes without a model; set EVENHAND_MODEL to use one."
    if out.as_json:
        out.values({"writer": desk.writer_name, "test": test})
    else:
        out.wrapped(f"{desk.writer_name}: {test}")
    return 0


def show(desk: Desk, document: Document, chosen: Namespace, out: Output) -> int:
    """Save a document where a file is named; else print it in the form that was asked for."""
    if chosen.output:
        form = form_for(chosen.output, chosen.format)
        save(chosen.output, desk.export(document, form))
        out.error(f"Saved as {chosen.output} ({form}).")
    if out.as_json or (chosen.format and not chosen.output):
        out.bytes(desk.export(document, "json" if out.as_json else chosen.format))
    elif not chosen.output:
        out.block(plain.render(document))
    return 0
