"""A quotation whose speaker stands in a sentence of its own: "“It is safe.” Ada Quill said.", "“...” — Ada Quill"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.reading.speech import sources
from briefing.reading.speech.cues import SPEECH
from briefing.reading.speech.loose import Found, Passage
from briefing.reading.speech.memory import Memory
from briefing.reading.speech.pieces import Piece
from briefing.reading.speech.report import Report, Stretch
from briefing.reading.speech.sources import Source
from briefing.reading.speech.speakers import Named
from briefing.reading.who import names
from briefing.types import Span, Statement

_DASHES = frozenset("― — – -- -".split())
_VERBS = frozenset(SPEECH.values())
_MOST = 12  # pieces: a sentence that only names the speaker is no longer


def signatures(pieces: Sequence[Piece]) -> Iterator[Report]:
    """Yield the names that follow a dash at the start of a passage or after a quotation.

    Args:
        pieces: a passage.
    """
    for dash, piece in enumerate(pieces):
        if piece.text in _DASHES and (dash == 0 or pieces[dash - 1].kind == "quote"):
            end = _name_end(pieces, dash + 1)
            if end:
                yield Report(dash, dash + 1, "say", "inverted", Source(dash + 1, end))


def _name_end(pieces: Sequence[Piece], start: int) -> int:
    """Return the number after the full name at `start` where nothing but a description follows; 0 if there is none."""
    end = start
    while end < len(pieces) and (pieces[end].capital or (pieces[end].text == "." and end + 1 < len(pieces))):
        end += 1
    name = names.without_titles(" ".join(piece.text for piece in pieces[start:end] if piece.kind == "word"))[0]
    whole = end == len(pieces) or pieces[end].text in (",", ".", "(") or pieces[end].kind == "quote"
    return end if whole and len(name.split()) > 1 and names.is_person(name) else 0


def alone(pieces: Sequence[Piece], reports: Sequence[Report], given: Sequence[Sequence[Stretch]]) -> Report | None:
    """Return the report of a passage that only says who spoke ("Ada Quill said on Monday."), if it is one.

    Args:
        pieces: a passage.
        reports: its reports.
        given: the stretches of each.
    """
    if len(reports) != 1 or len(pieces) > _MOST or given[0] or pieces[-1].text != ".":
        return None
    report = reports[0]
    if report.source is None or report.verb not in _VERBS or report.order not in ("subject", "inverted"):
        return None
    named = range(report.source.start, report.source.end)
    told = range(report.end, len(pieces))
    free = [piece for at, piece in enumerate(pieces) if at not in named and at not in told and at < report.start]
    return report if all(sources.is_adverb(piece) for piece in free) else None


def attach(passage: Passage, who: tuple[Named, str], cue: Span, text: str, memory: Memory, found: Found) -> bool:
    """Give the quotation just before a passage its speaker; tell whether there was one without.

    Args:
        passage: the passage that only names the speaker.
        who: the speaker as worded, and the full name.
        cue: the reporting words.
        text: the article's text.
        memory: whose sentences tell the paragraphs.
        found: what was found before.
    """
    if not passage.first or not found.statements:
        return False
    last, previous = found.statements[-1], memory.sentences[passage.first - 1]
    near = previous.paragraph == memory.sentences[passage.first].paragraph and last.span.end == previous.end
    if not near or last.kind != "direct" or (last.speaker and not last.inferred):
        return False
    source, speaker = who
    span = Span(last.span.start, passage.span.end)
    found.statements[-1] = Statement(span, last.content, "direct", speaker, source.span, cue.of(text), cue, source.role)
    return True
