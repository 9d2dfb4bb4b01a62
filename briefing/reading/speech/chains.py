"""Speech that somebody relays: "According to the Herald, Ada Quill said ...", "..., the Herald reported"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.reading.speech import sources
from briefing.reading.speech.limits import TIMES
from briefing.reading.speech.pieces import Piece
from briefing.reading.speech.report import Report, Stretch
from briefing.reading.who import names

_FAR = 3  # pieces: the inner subject follows the relayer this closely


def link(
    pieces: Sequence[Piece], reports: Sequence[Report], given: Sequence[list[Stretch]]
) -> tuple[list[Report], list[list[Stretch]]]:
    """Name the relayer of each report that "according to" encloses; a second clause of its own goes to the relayer.

    Args:
        pieces: the passage.
        reports: its reports in order.
        given: the stretches of each.
    """
    linked, stretches = list(reports), [list(one) for one in given]
    for number, report in enumerate(linked):
        if not _relays(report) or report.source is None:
            continue
        later = linked[number + 1] if number + 1 < len(linked) else None
        if number and _tail(pieces, _ends(linked[number - 1], stretches[number - 1]), stretches[number]):
            stretches[number] = []
            linked[number - 1] = replace(linked[number - 1], relayer=report.source)
        elif later is not None and _interrupts(report, later, stretches[number]):
            stretches[number] = []
            linked[number + 1] = replace(later, relayer=report.source)
        elif not stretches[number]:
            _relay(pieces, linked, stretches, number)
    return linked, stretches


def _relay(pieces: Sequence[Piece], linked: list[Report], stretches: list[list[Stretch]], number: int) -> None:
    """Name the relayer of the report after or before one without words; a second clause goes to the relayer."""
    report = linked[number]
    later = linked[number + 1] if number + 1 < len(linked) else None
    if report.source is None:
        return
    if report.order == "according" and later is not None and _encloses(report.source.end, later):
        linked[number + 1] = replace(later, relayer=report.source)
    elif number and stretches[number - 1] and _follows(pieces, linked[number - 1], stretches[number - 1], report):
        last = stretches[number - 1][-1]
        second = _second_clause(pieces, last)
        if second and last.start >= linked[number - 1].end:
            stretches[number - 1][-1] = Stretch(last.start, second)
            stretches[number].append(Stretch(second + 2, last.end))
        else:
            linked[number - 1] = replace(linked[number - 1], relayer=report.source)


def _ends(earlier: Report, stretches: Sequence[Stretch]) -> int:
    """Return the number after a report, its source and its words; -1 where it has no words before it."""
    if not stretches or stretches[0].start >= earlier.start or earlier.source is None:
        return -1
    after = earlier.source.about[1] if earlier.source.about else earlier.source.end
    return max(earlier.end, after, stretches[-1].end)


def _tail(pieces: Sequence[Piece], end: int, stretches: Sequence[Stretch]) -> bool:
    """Tell whether what "according to" governs is only the place and time of the report that ends before it.

    It is in "“...,” Ada Quill said in an interview with the Herald, according to the Courier".
    """
    if end < 0 or len(stretches) != 1 or not stretches[0].start - 1 <= end <= stretches[0].end:
        return False
    words = pieces[stretches[0].start : stretches[0].end]
    opening = pieces[stretches[0].start - 1] if stretches[0].start and words[0].kind == "quote" else words[0]
    placed = opening.low in sources.PREPOSITIONS or opening.low in TIMES | names.DATES or opening.kind == "word"
    clause = any(piece.low in sources.AUXILIARIES or piece.low in sources.PRONOUNS for piece in words)
    return placed and not clause and pieces[stretches[0].start - 1].text not in (",", ";", ".")


def _interrupts(report: Report, later: Report, stretches: Sequence[Stretch]) -> bool:
    """Tell whether a report stands between subject and verb ("Ada Quill, according to the Herald, called ...")."""
    if report.order != "according" or report.source is None or len(stretches) != 1 or later.source is None:
        return False
    own = later.source.start >= stretches[0].start and later.source.end <= stretches[0].end <= report.start
    return own and later.order == "subject" and report.source.end <= later.start


def _relays(report: Report) -> bool:
    """Tell whether a report passes on what another one says ("..., the Herald reported")."""
    return report.order == "according" or (report.verb == "report" and not report.borrowed)


def _encloses(end: int, later: Report) -> bool:
    """Tell whether the subject of a report follows the relayer that ends before piece `end` at once."""
    if later.source is None or later.borrowed or later.order not in ("subject", "agent"):
        return False
    start = min(later.source.start, later.source.about[0]) if later.source.about else later.source.start
    return end <= start <= end + _FAR


def _follows(pieces: Sequence[Piece], earlier: Report, stretches: Sequence[Stretch], report: Report) -> bool:
    """Tell whether only a comma or a time stands between a report with its words and "according to"."""
    ends = [earlier.end, stretches[-1].end]
    start = report.start if report.source is None else min(report.start, report.source.start)
    if earlier.source is not None:
        ends.append(earlier.source.about[1] if earlier.source.about else earlier.source.end)
    between = pieces[max(ends) : start]
    return bool(between) and all(piece.kind == "mark" or sources.is_adverb(piece) for piece in between)


def _second_clause(pieces: Sequence[Piece], stretch: Stretch) -> int:
    """Return the number of the comma before a clause of its own (", but it was built in 1990"); 0 if there is none."""
    for at in range(stretch.end - 2, stretch.start, -1):
        if pieces[at].text == "," and pieces[at + 1].low in ("and", "but", "while"):
            following = pieces[at + 2].low if at + 2 < stretch.end else "that"
            return 0 if following == "that" or pieces[at + 2].kind == "quote" else at
    return 0
