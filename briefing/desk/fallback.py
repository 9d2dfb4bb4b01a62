"""What a person gets when the model fails: the same document from the sources' own sentences, and told so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from briefing.errors import ModelError, ModelOutputError, ModelStopped
from briefing.types import Answer, Brief, Claim, Comparison, Document, Summary
from briefing.writing.claims import Writer
from briefing.writing.extractive import ExtractiveWriter
from briefing.writing.issues import OTHER

Doc = TypeVar("Doc", bound=Document)
Piece = TypeVar("Piece", bound=Claim | Document)


def made(make: Callable[[Writer], Doc], writer: Writer, failure: ModelError | None) -> Doc:
    """Return a document by this writer, or without a model when it fails.

    Args:
        make: makes the document. writer: who drafts it. failure: why it is not the model that was chosen.

    Raises:
        ModelStopped: the person stopped it before there was anything to keep.
    """
    if failure is not None:
        return noted(make(ExtractiveWriter()), failure)
    try:
        document = make(writer)
    except ModelStopped:
        raise
    except ModelError as error:
        return noted(make(ExtractiveWriter()), error, writer)
    return instead(document, make(ExtractiveWriter()), writer) if nothing_stood(document) else document


def nothing_stood(document: Document) -> bool:
    """Tell whether a model wrote a document of which nothing was left, so that it would be an empty page."""
    if document.provenance.writer == ExtractiveWriter.name:
        return False
    if isinstance(document, Brief):
        return not (document.headline or document.bottom_line or document.key_facts)
    if isinstance(document, Answer):
        return not document.sentences and bool(document.withheld)
    if isinstance(document, Comparison):
        return all(issue.label == OTHER or issue.named for issue in document.issues)  # those are not the model's
    return isinstance(document, Summary) and not document.sentences


def instead(refused: Document, piece: Piece, writer: Writer) -> Piece:
    """Return a document without a model in the place of one of which nothing stood; it lists what was withheld."""
    if not isinstance(piece, Document):
        return piece
    failure = ModelOutputError(f"Nothing that {writer.name} wrote has passed the checks.")
    withheld = (*refused.withheld, *piece.withheld)
    tally = replace(piece.tally, withheld=len(withheld))
    return noted(replace(piece, withheld=withheld, tally=tally), failure, writer)


def noted(piece: Piece, failure: ModelError, writer: Writer | None = None) -> Piece:
    """Return a document with a note on why it is written without a model; a claim as it is.

    Args:
        failure: what went wrong. writer: the model's, whose tokens are counted all the same.
    """
    if not isinstance(piece, Document):
        return piece
    # "; writing without a model still works" goes without saying here.
    advice = "" if isinstance(failure, ModelOutputError) else failure.advice.partition("; ")[0].rstrip(".") + "."
    notes = (piece.provenance.note, failure.message, "So this is written without a model.", advice)
    note = " ".join(sentence for sentence in notes if sentence)
    read, written = writer.usage if writer else (0, 0)
    provenance = replace(piece.provenance, note=note, tokens_in=read, tokens_out=written)
    return replace(piece, provenance=provenance)
