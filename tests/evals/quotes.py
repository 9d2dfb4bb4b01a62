"""Who said it: statements for PolNeAR rows, in offsets of each row's text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.reading import attribution, marks, sentences
from briefing.types import Span


def rows(data: Path) -> Iterator[dict[str, Any]]:
    """Yield one output row for each article of a PolNeAR file.

    Args:
        data: JSON lines with id and text.
    """
    with data.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield {"id": row["id"], "quotes": _quotes(row["text"])}


def _quotes(text: str) -> list[dict[str, Any]]:
    """Return the statements of a text; PolNeAR counts the marks to the content and continued speech to its start."""
    quotations = {span: Span(q.start, q.end) for q in marks.find(text) for span in _inners(text, q)}
    out: list[dict[str, Any]] = []
    for statement in attribution.statements(text, sentences.split(text)):
        quoted = {} if statement.kind == "block" else quotations  # a block has no marks of its own
        content = [_with_marks(span, quoted) for span in statement.content]
        if statement.inferred and out and out[-1]["speaker"] == statement.speaker:
            out[-1]["content"].extend(content)
            continue
        out.append(
            {"content": content, "source": _spans(statement.speaker_span), "cue": _spans(statement.cue_span)}
            | {"speaker": statement.speaker, "kind": statement.kind}
        )
    return out


def _inners(text: str, quotation: marks.Quotation) -> Iterator[int]:
    """Yield the starts at which the content of a quotation may begin."""
    start = quotation.inner_start
    yield start
    while start < quotation.inner_end and text[start].isspace():
        start += 1
    yield start


def _with_marks(span: Span, quotations: dict[int, Span]) -> list[int]:
    """Widen a span that begins a quotation to its marks."""
    wide = quotations.get(span.start)
    if wide is None or span.end > wide.end:
        return [span.start, span.end]
    return [wide.start, wide.end]


def _spans(span: Span | None) -> list[list[int]]:
    """Return a span as the scorer reads it."""
    return [] if span is None else [[span.start, span.end]]
