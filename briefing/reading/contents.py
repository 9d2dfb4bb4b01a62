"""What was said: the stretches of a passage that a report governs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.reading import cues, names, sources
from briefing.reading.clauses import Report
from briefing.reading.pieces import Piece
from briefing.reading.sources import Source

_DASHES = ("—", "–", "--")
_TIMES = frozenset(
    "last this next late early yesterday today tonight week month year night morning afternoon evening earlier ago "
    "days weeks months years hours".split()
)
_WHERE = frozenset("in on at during after before to from via through over of with about outside following by".split())
_SUBJECTS = frozenset("he she it they we i you there".split())
_NEAR = 4  # reports: a clause ends before one of the next few
_FAR = 400  # pieces: no clause runs further; keeps the time linear
_LONG = 4  # words: a quotation from this length on may carry on the speech after a comma


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces `start` to `end` (exclusive)."""

    start: int
    end: int


def assign(pieces: Sequence[Piece], reports: Sequence[Report]) -> list[list[Stretch]]:
    """Give each report the stretches that it governs.

    Args:
        pieces: the passage.
        reports: its reports in order.
    """
    given: list[list[Stretch]] = []
    taken = 0
    for number, report in enumerate(reports):
        ceiling = _ceiling(pieces, reports, number)
        stretches = _of(pieces, report, taken, ceiling)
        if stretches:
            taken = max(stretches[-1].end, report.end, _source_end(report))
        given.append(stretches)
    return given


def _source_end(report: Report) -> int:
    """Return the number after the source and its apposition, when they follow the cue."""
    if report.source is None or report.source.start < report.end:
        return report.end
    return report.source.about[1] if report.source.about else report.source.end


def _ceiling(pieces: Sequence[Piece], reports: Sequence[Report], number: int) -> int:
    """Return where the words after a report must end: before the clause of the next one, unless that lies within."""
    for later in reports[number + 1 : number + 1 + _NEAR]:
        edge = later.start
        if later.order == "subject" and later.source is not None and not later.borrowed:
            edge = min(later.start, later.source.start)
        while edge > reports[number].end and pieces[edge - 1].low in ("and", "but", "while", "as", "also"):
            edge -= 1
        mark = pieces[edge - 1].text if edge else ""
        own = later.order == "subject" and not later.borrowed and edge > reports[number].end
        if own and (mark == "," or pieces[edge - 1].kind == "quote"):
            return edge
        if later.order == "participle" or (mark in (",", ";") and pieces[edge].low in ("and", "but", "while")):
            return edge
        if later.order == "according" or mark == ";":
            return edge
    return min(len(pieces), reports[number].end + _FAR)


def _of(pieces: Sequence[Piece], report: Report, taken: int, ceiling: int) -> list[Stretch]:
    """Return the stretches of one report."""
    if report.order in ("inverted", "according"):
        left = _left(pieces, taken, report.start)
        if left is None and report.order == "according":
            return _right(pieces, _skip_marks(pieces, _source_end(report)), ceiling)
        return _both(pieces, left, _source_end(report), ceiling)
    if report.order in ("participle", "label") or report.source is None or report.borrowed:
        return _right(pieces, _skip(pieces, report), ceiling)
    left = _left(pieces, taken, _source_start(report.source))
    right = _right(pieces, _skip(pieces, report), ceiling)
    if left is not None and _postposed(pieces, left, report, right):
        return _both(pieces, left, _skip(pieces, report), ceiling)
    return right


def _source_start(source: Source) -> int:
    """Return the number of the first piece of a source, or of the role before it ("Stone's aide, Ada Fox, said")."""
    return min(source.start, source.about[0]) if source.about else source.start


def _left(pieces: Sequence[Piece], floor: int, stop: int) -> Stretch | None:
    """Return the words before a report that can be what was said: they end with a quotation or a comma."""
    floor = max(floor, stop - _FAR)
    end = stop
    while end > floor and (sources.is_adverb(pieces[end - 1]) or pieces[end - 1].low in ("and", "as", "but")):
        end -= 1
    if end <= floor:
        return None
    if pieces[end - 1].kind != "quote":
        if pieces[end - 1].text not in (",", *_DASHES, "?", "!"):
            return None
        end -= 1
    start = floor
    while start < end and (pieces[start].kind == "mark" and pieces[start].text not in "[($€£"):
        start += 1
    while start < end and pieces[start].low in ("and", "but", "yet", "still", "so"):
        start += 1
    return Stretch(start, end) if start < end else None


def _postposed(pieces: Sequence[Piece], left: Stretch, report: Report, right: Sequence[Stretch]) -> bool:
    """Tell whether what was said stands before "X said" rather than after it."""
    following = pieces[report.end].low if report.end < len(pieces) else ""
    if following == "that":
        return False
    if pieces[left.end - 1].kind == "quote":
        ended = pieces[left.end - 1].final in ",?!—–-…"
        return ended or not right or following in (",", ".", ";") or left.end - left.start == 1
    if left.end - left.start < _LONG or report.verb in cues.CALLING.values():
        return False
    opening = pieces[left.start].low
    if (
        opening in sources.PREPOSITIONS
        or opening in sources.SUBORDINATE
        or opening in ("however", "still", "meanwhile")
    ):
        return not right and left.end - left.start > 2 * _LONG
    return not right or following in (",", ";")


def _both(pieces: Sequence[Piece], left: Stretch | None, at: int, ceiling: int) -> list[Stretch]:
    """Return the words before a report and, where they carry on after it, those too."""
    stretches = [left] if left else []
    while at < ceiling and (pieces[at].low in _TIMES or pieces[at].low in names.DATES or pieces[at].low in _WHERE):
        at = _past_phrase(pieces, at, ceiling)
    if at + 1 >= ceiling:
        return stretches
    mark = pieces[at].text
    if mark in (",", ":", ";", *_DASHES, ".") and pieces[at + 1].kind == "quote":
        quotation = pieces[at + 1].quotation
        if left is None or (quotation is not None and quotation.inner_end - quotation.inner_start > 12):
            return stretches + _right(pieces, at + 1, ceiling)
    if mark in (",", *_DASHES) and left is not None and pieces[left.end - 1].kind != "quote":
        following = pieces[at + 1].low
        if following in ("and", "but", "because", "so", "or", "though", "although", "since", "if"):
            return stretches + _right(pieces, at + 1, ceiling)
    return stretches


def _skip_marks(pieces: Sequence[Piece], at: int) -> int:
    """Walk right over commas."""
    while at < len(pieces) and pieces[at].kind == "mark" and pieces[at].text in ",:;":
        at += 1
    return at


def _skip(pieces: Sequence[Piece], report: Report) -> int:
    """Walk right over the person told, the time and the place, to where the words said begin."""
    at = report.end
    total = len(pieces)
    if at < total and pieces[at].low in cues.TELLING:
        return at
    if report.verb in cues.TELLING.values() or (report.verb == "write" and at < total and pieces[at].low == "to"):
        at = _past_addressee(pieces, at)
    begin = at
    while at < total and _adverbial(pieces, at, report):
        at = _past_phrase(pieces, at, total)
    if at < total and pieces[at].low in (",", ":", "that") and pieces[at].text != ".":
        return at
    if at < total and pieces[at].kind == "quote":
        return at
    return at if at < total and (pieces[at].low in _SUBJECTS or _times_only(pieces, begin, at)) else begin


def _times_only(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Tell whether only words of time stand between the verb and the words said."""
    return all(
        piece.low in _TIMES | names.DATES | {"on", "in", "a", "an", "statement", "interview"}
        for piece in pieces[start:end]
    )


def _adverbial(pieces: Sequence[Piece], at: int, report: Report) -> bool:
    """Tell whether a phrase of time or place begins at piece `at`."""
    low = pieces[at].low
    if report.verb in cues.CALLING.values() or report.verb in cues.THOUGHT.values():
        return low in names.DATES
    if low == "this" and at + 1 < len(pieces):
        return pieces[at + 1].low in _TIMES
    return (
        low in _WHERE
        or low in names.DATES
        or low in _TIMES
        or (sources.is_adverb(pieces[at]) and low not in ("both", "all"))
    )


def _past_phrase(pieces: Sequence[Piece], at: int, ceiling: int) -> int:
    """Return the number after the adverbial that begins at piece `at`."""
    first = pieces[at].low
    at += 1
    if first in _TIMES or first in names.DATES or sources.is_adverb(pieces[at - 1]):
        while at < ceiling and (pieces[at].low in _TIMES or pieces[at].low in names.DATES or pieces[at].text.isdigit()):
            at += 1
        return at
    source = sources.after(pieces, at, ceiling, joining=False)
    if source is None:
        return at
    at = source.end
    while at < ceiling and (pieces[at].low in _TIMES or pieces[at].low in names.DATES or pieces[at].text.isdigit()):
        at += 1
    return at


def _past_addressee(pieces: Sequence[Piece], at: int) -> int:
    """Return the number after the person told ("told the Herald")."""
    total = len(pieces)
    if at < total and pieces[at].low == "to":
        at += 1
    if at >= total or pieces[at].kind != "word" or pieces[at].low == "that":
        return at
    if pieces[at].low in ("him", "her", "them", "me", "us", "you", "reporters", "voters", "supporters", "people"):
        return at + 1
    source = sources.after(pieces, at, total)
    return source.end if source else at


def _right(pieces: Sequence[Piece], start: int, ceiling: int) -> list[Stretch]:
    """Return the words from `start` to the end of the clause, as one stretch or none."""
    end = ceiling
    while start < end and (pieces[start].text in (",", ":", *_DASHES) or pieces[start].low == "that"):
        start += 1
    while end > start and pieces[end - 1].kind == "mark" and pieces[end - 1].text in ".,;:—–":
        end -= 1
    return [Stretch(start, end)] if start < end else []
