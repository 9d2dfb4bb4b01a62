"""Where what was said ends: before the next report, the main verb, or the end of a relative clause."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.reading.speech import sources
from briefing.reading.speech.phrases import PAST
from briefing.reading.speech.pieces import Piece
from briefing.reading.speech.report import Report

DASHES = ("—", "–", "--")
TIMES = frozenset(
    "last this next late early yesterday today tonight week month year night morning afternoon evening earlier ago "
    "days weeks months years hours".split()
)
FAR = 400  # pieces: no clause runs further; keeps the time linear
LONG = 4  # words: a quotation from this length on may carry on the speech after a comma
_TIMED = frozenset("after before when while".split())
_CONJUNCTIONS = _TIMED | frozenset("and but as also".split())
_SMALL = frozenset("a just two three".split())
_TOPICS = frozenset("something a an words".split())
_TOPIC = 4  # pieces: nor is "— something" before one longer
_NEAR = 4  # reports: a clause ends before one of the next few


def ceiling(pieces: Sequence[Piece], reports: Sequence[Report], number: int) -> int:
    """Return where the words after a report must end: before the clause of the next one, unless that lies within.

    Args:
        pieces: the passage.
        reports: its reports in order.
        number: the number of the report.
    """
    for later in reports[number + 1 : number + 1 + _NEAR]:
        edge = _edge(pieces, reports[number], later)
        if edge >= 0:
            return edge
    return min(len(pieces), reports[number].end + FAR)


def _edge(pieces: Sequence[Piece], report: Report, later: Report) -> int:
    """Return where a later report ends what an earlier one says; -1 where it lies within."""
    if later.order == "according" and later.start - report.end <= 2:
        return -1
    if later.source is not None and report.relative and later.source.start < report.start:
        return _closed(pieces, later.start, report.end)
    subject = later.order == "subject" and not later.borrowed
    edge = min(later.start, later.source.begin) if subject and later.source is not None else later.start
    first = edge = _past_topic(pieces, edge, report.end) if subject else edge
    while edge > report.end and pieces[edge - 1].low in _CONJUNCTIONS:
        edge -= 1
    if later.order == "inverted" and edge > report.end and pieces[edge - 1].kind == "quote":
        return _quotes_before(pieces, edge, report.end)
    if subject and edge > report.end and _parted(pieces, edge, first, report.end):
        return _past_measure(pieces, edge) if pieces[edge - 1].kind == "word" else edge
    mark = pieces[edge - 1].text if edge else ""
    joined = mark == "," and pieces[edge].low in ("and", "but", "while")
    return edge if joined or mark == ";" or later.order in ("participle", "according") else -1


def _past_topic(pieces: Sequence[Piece], edge: int, floor: int) -> int:
    """Return where "— something" or ", a point" begins before a clause that says what it is."""
    for at in range(edge - 1, max(floor, edge - _TOPIC), -1):
        if pieces[at].kind != "word":
            topic = pieces[at].text in DASHES or (pieces[at].text == "," and pieces[at + 1].low in _TOPICS)
            return at + 1 if topic else edge
        if pieces[at].low in sources.SUBORDINATE or pieces[at].low in sources.PREPOSITIONS:
            break
    return edge


def _parted(pieces: Sequence[Piece], edge: int, first: int, floor: int) -> bool:
    """Tell whether a clause of its own begins at `edge`: after a mark or a quotation, or with "after she"."""
    if pieces[edge - 1].text in (",", *DASHES) or pieces[edge - 1].kind == "quote":
        return True
    return edge - floor > LONG and any(piece.low in _TIMED for piece in pieces[edge:first])


def _past_measure(pieces: Sequence[Piece], edge: int) -> int:
    """Return where "hours" or "two days" begins before "after"."""
    while pieces[edge - 1].low in TIMES or (pieces[edge - 1].low in _SMALL and edge > 1):
        edge -= 1
    return edge


def _quotes_before(pieces: Sequence[Piece], edge: int, floor: int) -> int:
    """Return where the quotations begin that stand just before "said X"."""
    while edge > floor and pieces[edge - 1].kind != "word":
        edge -= 1
    return edge


def _closed(pieces: Sequence[Piece], edge: int, floor: int) -> int:
    """Return where a relative clause ends before the main verb at `edge`: at the comma or adverb before that."""
    while edge > floor and (pieces[edge - 1].text in (",", *DASHES) or sources.is_adverb(pieces[edge - 1])):
        edge -= 1
    return edge


def relative_end(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Return where a relative clause ends: with its sentence, or at a quotation before the main verb.

    Args:
        pieces: the passage.
        start: the number of the first piece that the clause says.
        end: the number after the last one that it may say.
    """
    for at in range(start, end - 1):
        if pieces[at].text == "." and pieces[at + 1].kind == "quote":
            return at
        if pieces[at].kind == "quote" and pieces[at].final == "," and _verb_like(pieces, at + 1):
            return at + 1
    return end


def action(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Return where what was said ends before something done ("ranted about “fear” | and left"), if it has no verb.

    Args:
        pieces: the passage.
        start: the number of the first piece that was said.
        end: the number after the last one that may have been.
    """
    for at in range(start, end - 1):
        if pieces[at].low == "and" and at > start and pieces[at - 1].kind == "quote" and _verb_like(pieces, at + 1):
            return at
        if at > start and _verb_like(pieces, at):
            break
    return end


def nominal_end(pieces: Sequence[Piece], report: Report, end: int) -> int:
    """Return where the clause after a noun ends: before the main verb, where the noun is its subject.

    Args:
        pieces: the passage.
        report: a report whose cue is a noun.
        end: the number after the last piece that the clause may hold.
    """
    if report.order != "nominal" or report.source is None or not _opens(pieces, report.start, report.source.start):
        return end
    verbs = [at for at in range(report.begin + 1, min(end, report.begin + FAR)) if _verb_like(pieces, at)]
    return next((at for at in verbs[1:] if not _goes_on(pieces[at - 1])), end)


def _goes_on(piece: Piece) -> bool:
    """Tell whether a verb after a word belongs to the same verb phrase ("had | been")."""
    return piece.low in sources.AUXILIARIES or sources.is_adverb(piece)


def _opens(pieces: Sequence[Piece], cue: int, source: int) -> bool:
    """Tell whether the noun phrase of a report opens its clause, as a subject does."""
    start = min(cue, source)
    while start > 0 and pieces[start - 1].low in ("the", "a", "an", "and"):
        start -= 1
    return start == 0 or pieces[start - 1].kind != "word"


def _verb_like(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a word is likely a finite verb."""
    piece = pieces[at]
    if piece.kind != "word" or piece.capital or pieces[at - 1].low in ("to", "the", "a", "an"):
        return False
    return piece.low in sources.AUXILIARIES or piece.low in PAST or piece.low.endswith("ed")
