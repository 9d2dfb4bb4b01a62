"""Datelines: the place and agency that open an article before its first sentence ("TARN (Corrwire) —")."""

from __future__ import annotations

import re

from briefing.types import Span

_DASH = r"[ \t]*(?:[—–―−]+|-[-–—]+|-(?=\s)|–-)[ \t]*"
_PLACE = r"[^\W\d_a-z][\w.’'-]*(?:[ /][^\W\d_a-z][\w.’'-]*){0,3}"
_REGION = r"(?:, [^\W\d_a-z][\w. ]{1,24})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?"
_AGENCY = r"[ \t]*\([A-Z][\w.,/& ]{1,30}\)"
_CAPITALS = r"[A-Z][A-Z.’'-]{2,}(?:[ /][A-Z][A-Z.’'-]+){0,3}"
_DATELINE = re.compile(rf"(?:{_CAPITALS}{_REGION}(?:{_AGENCY})?|{_PLACE}{_REGION}{_AGENCY}){_DASH}")
_LONGEST = 100  # characters


def at(text: str, offset: int) -> Span | None:
    """Return the dateline that covers an offset, up to the first word behind its dash.

    Args:
        text: the article's text.
        offset: where a name stands.
    """
    start = text.rfind("\n", max(0, offset - _LONGEST), offset) + 1
    if not start and offset > _LONGEST:
        return None
    match = _DATELINE.match(text, start, start + _LONGEST)
    return Span(match.start(), match.end()) if match and match.start() <= offset < match.end() else None
