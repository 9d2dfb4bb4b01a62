"""What was said: the stretches of a passage that a report governs."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.reading.speech import cues, limits, sources
from briefing.reading.speech.limits import DASHES, FAR, LONG, TIMES
from briefing.reading.speech.pieces import Piece
from briefing.reading.speech.report import Report, Stretch
from briefing.reading.who import names

_WHERE = frozenset("in on at during after before to from via through over of with about outside following by".split())
_DETERMINERS = frozenset("the a an his her their its this that these those my our your".split())
_PLACES = frozenset("in on at during via".split())  # they never open what was said
_SUBJECTS = frozenset("he she it they we i you there".split())
_OPENS = _SUBJECTS | frozenset("if the a an his her its their no all some many people most there that".split())
_RESUMED = 4  # pieces: a quotation that goes on after "but" begins no further
_ENDS = frozenset(". , ; : — –".split())
_NAME = 24  # characters: the name of a programme is no longer


def assign(pieces: Sequence[Piece], reports: Sequence[Report]) -> list[list[Stretch]]:
    """Give each report the stretches that it governs.

    Args:
        pieces: the passage.
        reports: its reports in order.
    """
    given: list[list[Stretch]] = []
    taken = 0
    for number, report in enumerate(reports):
        ceiling = limits.ceiling(pieces, reports, number)
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


def _of(pieces: Sequence[Piece], report: Report, taken: int, ceiling: int) -> list[Stretch]:
    """Return the stretches of one report."""
    if report.begin >= 0:
        ceiling = ceiling if report.until < 0 else min(ceiling, report.until)
        return _right(pieces, report.begin, limits.nominal_end(pieces, report, ceiling))
    if report.order in ("inverted", "according"):
        left = _left(pieces, taken, report.start)
        if left is None and report.order == "according":
            return _right(pieces, _skip_marks(pieces, _source_end(report)), ceiling)
        return _both(pieces, left, _source_end(report), ceiling)
    if report.order in ("participle", "label") or report.source is None or report.borrowed:
        return _right(pieces, _skip(pieces, report), ceiling)
    start = report.source.begin
    described = start > 0 and pieces[start - 1].low in ("which", "that", "whom", "what")
    left = None if described else _left(pieces, taken, start)
    right = _right(pieces, _skip(pieces, report), ceiling)
    if right:
        right = [Stretch(right[0].start, limits.action(pieces, right[0].start, right[0].end))]
    if report.relative and right:
        right = [Stretch(right[0].start, limits.relative_end(pieces, right[0].start, right[0].end))]
    if left is not None and _postposed(pieces, left, report, right):
        return _both(pieces, left, _skip(pieces, report), ceiling)
    return right


def _left(pieces: Sequence[Piece], floor: int, stop: int) -> Stretch | None:
    """Return the words before a report that can be what was said: they end with a quotation or a comma."""
    floor = max(floor, stop - FAR)
    end = stop
    while end > floor and (sources.is_adverb(pieces[end - 1]) or pieces[end - 1].low in ("and", "as", "but")):
        end -= 1
    if end <= floor or (end - 1 > floor and pieces[end - 1].text == "," and pieces[end - 2].low == "that"):
        return None
    if pieces[end - 1].kind != "quote":
        if pieces[end - 1].text not in (",", *DASHES, "?", "!"):
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
        if right and not ended and left.end - left.start == 1 and _names_show(pieces, left.end):
            return False
        if right and left.end - left.start > 1 and following in _OPENS and _named_work(pieces, left.end - 1):
            return False
        return ended or not right or following in (",", ".", ";") or left.end - left.start == 1
    if following == "," and report.end + 1 < len(pieces) and _unfinished(pieces, left, report.end + 1):
        return True
    if left.end - left.start < LONG or report.verb in cues.CALLING.values():
        return False
    opening = pieces[left.start].low
    if (
        opening in ("asked", "speaking", "pressed", "questioned", "responding", "answering", "writing")
        or opening in sources.PREPOSITIONS
        or opening in sources.SUBORDINATE
        or opening in ("however", "still", "meanwhile")
    ):
        return not right and left.end - left.start > 2 * LONG
    return not right or following in (",", ";")


def _names_show(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether the words behind a quotation are about what it names ("“Morning” show host Ella Marsh")."""
    piece = pieces[at]
    closed = sources.PRONOUNS | sources.DETERMINERS | sources.PREPOSITIONS | {"and", "but"}
    return piece.kind == "word" and not piece.capital and piece.low not in closed and not sources.is_adverb(piece)


def _named_work(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a quotation is the name of a programme or a book: it is short, or follows "of" or "on"."""
    quotation = pieces[at].quotation
    short = quotation is not None and quotation.inner_end - quotation.inner_start <= _NAME
    return short or pieces[at - 1].low in ("of", "on", "in")


def _both(pieces: Sequence[Piece], left: Stretch | None, at: int, ceiling: int) -> list[Stretch]:
    """Return the words before a report and, where they carry on after it, those too."""
    stretches = [left] if left else []
    at = _past_place(pieces, at, ceiling)
    if at + 1 >= ceiling:
        return stretches
    mark = pieces[at].text
    if left is not None and pieces[left.end - 1].kind == "quote" and _resumes(pieces, at, ceiling):
        return stretches + _right(pieces, at, ceiling)
    if mark in (",", ":", ";", *DASHES, ".") and pieces[at + 1].kind == "quote":
        quotation = pieces[at + 1].quotation
        if left is None or (quotation is not None and quotation.inner_end - quotation.inner_start > 12):
            return stretches + _right(pieces, at + 1, ceiling)
    if mark in (",", *DASHES) and left is not None and pieces[left.end - 1].kind != "quote":
        following = pieces[at + 1].low
        if _unfinished(pieces, left, at + 1) or following in (
            "and",
            "but",
            "because",
            "so",
            "or",
            "though",
            "although",
            "since",
            "if",
        ):
            return stretches + _right(pieces, at + 1, ceiling)
    return stretches


def _past_place(pieces: Sequence[Piece], at: int, ceiling: int) -> int:
    """Walk right over the time and place of a speech, with the region behind a place ("in Tarn, Orland, “...”")."""
    while at < ceiling and (pieces[at].low in TIMES or pieces[at].low in names.DATES or pieces[at].low in _WHERE):
        at = _past_phrase(pieces, at, ceiling)
    region = at + 3 < ceiling and pieces[at + 1].capital and [pieces[n].text for n in (at, at + 2)] == [",", ","]
    return at + 2 if region else at


def _resumes(pieces: Sequence[Piece], at: int, ceiling: int) -> bool:
    """Tell whether a quotation goes on after "X said": with no comma between, or after "but" or "and"."""
    if pieces[at].kind == "quote":
        return not _named_work(pieces, at) and not pieces[at - 1].possessive
    if pieces[at].text != "," or pieces[at + 1].low not in ("and", "but", "or", "because", "so"):
        return False
    return any(piece.kind == "quote" for piece in pieces[at + 2 : min(ceiling, at + 2 + _RESUMED)])


def _unfinished(pieces: Sequence[Piece], left: Stretch, at: int) -> bool:
    """Tell whether a clause that "X said" interrupts has its verb after that ("The bridge, X said, was safe")."""
    verbless = not any(piece.low in sources.AUXILIARIES for piece in pieces[left.start : left.end])
    return verbless and pieces[at].low in sources.AUXILIARIES


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
    if at > report.end and at < total and (pieces[at].low in ("about", "of") or _infinitive(pieces, at)):
        return at
    begin = at
    while at < total and _adverbial(pieces, at, report):
        at = _past_phrase(pieces, at, total)
    if at < total and pieces[at].low in (",", ":", "that") and pieces[at].text != ".":
        return at
    if at > begin and pieces[begin].low in _PLACES and (at == total or (at == total - 1 and pieces[at].text == ".")):
        return at
    if at < total and pieces[at].kind == "quote":
        return at
    return at if at < total and (pieces[at].low in _SUBJECTS or _times_only(pieces, begin, at)) else begin


def _times_only(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Tell whether only words of time stand between the verb and the words said."""
    return all(
        piece.low in TIMES | names.DATES | {"on", "in", "a", "an", "statement", "interview"}
        for piece in pieces[start:end]
    )


def _adverbial(pieces: Sequence[Piece], at: int, report: Report) -> bool:
    """Tell whether a phrase of time or place begins at piece `at`."""
    low = pieces[at].low
    if report.verb in cues.CALLING.values() or report.verb in cues.THOUGHT.values():
        return low in names.DATES
    if low == "this" and at + 1 < len(pieces):
        return pieces[at + 1].low in TIMES
    return (
        low in _WHERE
        or low in names.DATES
        or low in TIMES
        or (sources.is_adverb(pieces[at]) and low not in ("both", "all"))
    )


def _past_phrase(pieces: Sequence[Piece], at: int, ceiling: int) -> int:
    """Return the number after the adverbial that begins at piece `at`."""
    first = pieces[at].low
    at += 1
    if first in TIMES or first in names.DATES or sources.is_adverb(pieces[at - 1]):
        while at < ceiling and (pieces[at].low in TIMES or pieces[at].low in names.DATES or pieces[at].text.isdigit()):
            at += 1
        return at
    source = sources.after(pieces, at, ceiling, joining=False)
    if source is None:
        return at
    at = source.end
    while at < ceiling and (pieces[at].low in TIMES or pieces[at].low in names.DATES or pieces[at].text.isdigit()):
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
    if source is None:
        return at
    if source.end + 1 < total and pieces[source.end].low == "and" and pieces[source.end + 1].kind == "word":
        source = sources.after(pieces, source.end + 1, total, joining=False) or source
    ordered = any(_infinitive(pieces, n) for n in range(source.start + 1, source.end))
    return at if ordered else source.end


def _infinitive(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether "to" opens what somebody is told to do, rather than a place or a person."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if pieces[at].low != "to" or following is None or following.kind != "word" or following.capital:
        return False
    return not following.text[:1].isdigit() and following.low not in _DETERMINERS


def _right(pieces: Sequence[Piece], start: int, ceiling: int) -> list[Stretch]:
    """Return the words from `start` to the end of the clause, as one stretch or none."""
    end = ceiling
    while start < end and (pieces[start].text in (",", ":", *DASHES) or pieces[start].low == "that"):
        start += 1
    while end > start and (pieces[end - 1].text in _ENDS or pieces[end - 1].low in ("and", "but", "or")):
        end -= 1
    if end - start > 1 and pieces[start].final == "," and pieces[start + 1].low in sources.AUXILIARIES:
        end = start + 1  # "which X called “a trap,” was closed"
    return [Stretch(start, end)] if start < end else []
