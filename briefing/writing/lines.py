"""A model's answer in lines, for servers that hold to no schema: parsed strictly, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.writing import incoming
from briefing.writing.incoming import Object
from briefing.writing.shapes import BAR, NONE, Form

FENCE = len("```json\n{")
_LISTED = re.compile(r"\s*(?:[-*•]|\d{1,2}[.)])\s+")
_BOTH = re.compile(r"\s*(?:```\w*\s*)?[{\[]")


def objects(pieces: Iterable[str], form: Form) -> Iterator[tuple[Object, str]]:
    """Yield what each whole line says, as the object that JSON would say it with, and the key that it stands under.

    A line that does not have just the parts asked for is passed over; so is a last line when the answer breaks off in
    it, for `pieces` raises then. A model that answers in JSON all the same is read as such.

    Args:
        pieces: the answer, cut anywhere. form: what was asked for.
    """
    stream = iter(pieces)
    begun = _begun(stream)
    if _BOTH.match(begun):
        yield from incoming.objects(_chained(begun, stream), form.keys)
        return
    rows = _rows(_chained(begun, stream), form.fields)
    if "label" in form.fields:
        yield from ((issue, "") for issue in _issues(rows))
    else:
        yield from ((row, f'"{row.get("part", "")}":') for row in rows)


def says_none(text: str) -> bool:
    """Tell whether an answer says that there is no sentence to write."""
    return text.strip().strip(".").upper() == NONE


def _begun(stream: Iterator[str]) -> str:
    """Return the first pieces: enough to see whether JSON begins, a fence before it included."""
    begun = ""
    for piece in stream:
        begun += piece
        if len(begun.strip()) > FENCE:
            break
    return begun


def _chained(begun: str, stream: Iterator[str]) -> Iterator[str]:
    yield begun
    yield from stream


def _rows(pieces: Iterable[str], fields: Sequence[str]) -> Iterator[dict[str, str]]:
    rest = ""
    for piece in pieces:
        *whole, rest = (rest + piece).split("\n")
        yield from (row for line in whole if (row := _row(line, fields)))
    last = _row(rest, fields)
    if last:
        yield last


def _row(line: str, fields: Sequence[str]) -> dict[str, str]:
    parts = [part.strip() for part in _LISTED.sub("", line, count=1).strip().split(BAR, len(fields) - 1)]
    row = dict(zip(fields, parts, strict=False))
    whole = len(parts) == len(fields) and all(row[name] for name in fields if name != "speaker")
    return row if whole and row.get("voice") in incoming.VOICES else {}


def _issues(rows: Iterable[dict[str, str]]) -> Iterator[Object]:
    """Yield the rows of a comparison: the lines one after another that share a label."""
    label, cells = "", list[dict[str, str]]()
    for row in rows:
        if cells and row["label"] != label:
            yield {"label": label, "cells": cells}
            cells = []
        label = row["label"]
        cells.append(row)
    if cells:
        yield {"label": label, "cells": cells}
