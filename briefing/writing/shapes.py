"""The forms in which a model is asked to answer: as JSON where the server holds it to a schema, else as lines.

Strict schemas want every key and no other. Their limits and the pattern matter to small models, which a server holds to
them while they write: without, one that begins to list ids does not stop. The text comes first, because the smallest
models repeat an id instead of writing a sentence when one stands before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefing.writing.sheet import ID_PATTERN

Schema = Mapping[str, Any]

MOST_IDS = 6  # source sentences that one sentence may rest on
MOST_CELLS = 4  # columns that are counted for how long a comparison may get
BAR = "|"
NONE = "NONE"  # an answer without a line, where lines are asked for

_EXAMPLE = '{"text": "…", "voice": "reported", "speaker": "", "ids": ["…"]}'


@dataclass(frozen=True, slots=True)
class Form:
    """How an answer is to be written, and how it is read.

    Args:
        schema: for a server that holds to one. example: the same for the model's eyes.
        fields: the parts of a line, in their order; the last may hold a bar.
        keys: what an object must have to be one of those wanted.
    """

    schema: Schema
    example: str
    fields: tuple[str, ...]
    keys: tuple[str, ...]

    def asked(self, *, structured: bool) -> str:
        """Return the request for this form, the last words of a prompt."""
        if structured:
            return f"Answer with JSON and nothing else:\n{self.example}"
        parts = f" {BAR} ".join(self.fields)
        return (
            f"Answer with one line for each sentence and nothing else, its parts set apart by {BAR}:\n{parts}\n"
            f"Put spaces between ids. Without a speaker leave that part empty. "
            f"Without a sentence answer {NONE}."
        )


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any], most: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "maxItems": most}


_TEXT = {"type": "string"}
_VOICE = {"type": "string", "enum": ["reported", "attributed", "outlet"]}
_ID = {"type": "string", "pattern": ID_PATTERN}
_IDS = _list(_ID, MOST_IDS)
_SENTENCE = _object(text=_TEXT, voice=_VOICE, speaker=_TEXT, ids=_IDS)
_CELL = _object(column=_TEXT, text=_TEXT, voice=_VOICE, speaker=_TEXT, ids=_IDS)


def sentences(most: int) -> Form:
    """Return the form of an answer of at most so many sentences."""
    return Form(
        _object(sentences=_list(_SENTENCE, most)),
        f'{{"sentences": [{_EXAMPLE}]}}',
        ("ids", "voice", "speaker", "text"),
        ("text", "ids"),
    )


def issues(most: int, columns: int) -> Form:
    """Return the form of a comparison of at most so many rows and columns."""
    cell = f'{{"column": "…", {_EXAMPLE[1:]}'
    return Form(
        _object(issues=_list(_object(label=_TEXT, cells=_list(_CELL, columns)), most)),
        f'{{"issues": [{{"label": "…", "cells": [{cell}]}}]}}',
        ("label", "column", "ids", "voice", "speaker", "text"),
        ("label", "cells"),
    )


def brief(bottom: int, facts: int) -> Form:
    """Return the form of a brief's opening: so many sentences at most in its two lists."""
    return Form(
        _object(headline=_SENTENCE, bottom_line=_list(_SENTENCE, bottom), key_facts=_list(_SENTENCE, facts)),
        f'{{"headline": {_EXAMPLE}, "bottom_line": [{_EXAMPLE}], "key_facts": [{_EXAMPLE}]}}',
        ("part", "ids", "voice", "speaker", "text"),
        ("text", "ids"),
    )


def chosen(most: int) -> Form:
    """Return the form of a list of at most so many source sentences."""
    return Form(_object(ids=_list(_ID, most)), '{"ids": ["…"]}', ("ids",), ("ids",))
