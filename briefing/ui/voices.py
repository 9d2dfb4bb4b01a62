"""The voice balance as rows of a table: who speaks, where, and how many of their words are quoted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.types import Voice, VoiceShare
from briefing.ui import parts
from briefing.ui.language import number, phrase, said

HEADS = (
    phrase("Voice"),
    phrase("Role, as the source words it"),
    phrase("In"),
    phrase("Statements"),
    phrase("Words quoted"),
)
LONGEST_BAR = 90


def rows(shares: Iterable[VoiceShare], outlets: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return one row of markup a name, most quoted first; a name in several articles is counted together.

    Args:
        shares: who speaks in each article.
        outlets: the label of each loaded article.
    """
    found: dict[str, list[VoiceShare]] = {}
    for share in shares:
        found.setdefault(share.voice.name, []).append(share)
    ordered = sorted(found.items(), key=lambda entry: (-_quoted(entry[1]), -_statements(entry[1]), entry[0]))
    most = max((_quoted(group) for group in found.values()), default=0)
    return [_row(name, group, outlets, most) for name, group in ordered]


def _row(name: str, group: list[VoiceShare], outlets: Mapping[str, str], most: int) -> tuple[str, ...]:
    role = max((share.voice.role for share in group), key=len)
    places = dict.fromkeys(outlets.get(share.article_id, "") for share in group)
    return (
        parts.escape(name),
        parts.escape(role),
        parts.escape(", ".join(place for place in places if place)),
        number(_statements(group)),
        _words(group, most),
    )


def _words(group: list[VoiceShare], most: int) -> str:
    quoted = _quoted(group)
    if quoted:
        width = max(2, round(LONGEST_BAR * quoted / most))
        return f'<span class="ev-bar" style="width:{width}px" aria-hidden="true"></span> {number(quoted)}'
    return how_unquoted([share.voice for share in group])


def how_unquoted(found: Iterable[Voice]) -> str:
    """Return in words why none of a voice's words are quoted."""
    found = tuple(found)
    if any(voice.declined for voice in found):
        return said("declined or did not answer")
    if any(voice.statements for voice in found):
        return said("in indirect speech only")
    return said("named, does not speak")


def _quoted(group: list[VoiceShare]) -> int:
    return sum(share.voice.quoted_words for share in group)


def _statements(group: list[VoiceShare]) -> int:
    return sum(share.voice.statements for share in group)
