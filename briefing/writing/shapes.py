"""The forms in which a model is asked to answer, as JSON schemas; strict mode wants every key and no other.

The limits and the pattern matter to small models, which a server holds to them while they write: without, one that
begins to list ids does not stop.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.writing.sheet import ID_PATTERN

Schema = Mapping[str, Any]

MOST_IDS = 6  # source sentences that one sentence may rest on


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
_IDS = _list({"type": "string", "pattern": ID_PATTERN}, MOST_IDS)
_SENTENCE = _object(text=_TEXT, voice=_VOICE, speaker=_TEXT, ids=_IDS)
_CELL = _object(column=_TEXT, text=_TEXT, voice=_VOICE, speaker=_TEXT, ids=_IDS)


def sentences(most: int) -> Schema:
    """Return the form of an answer of at most so many sentences."""
    return _object(sentences=_list(_SENTENCE, most))


def issues(most: int, columns: int) -> Schema:
    """Return the form of a comparison of at most so many rows and columns."""
    return _object(issues=_list(_object(label=_TEXT, cells=_list(_CELL, columns)), most))


def brief(bottom: int, facts: int) -> Schema:
    """Return the form of a brief's opening: so many sentences at most in its two lists."""
    return _object(headline=_SENTENCE, bottom_line=_list(_SENTENCE, bottom), key_facts=_list(_SENTENCE, facts))
