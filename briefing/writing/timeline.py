"""Dated events: the sentences that give a day, in the order of the days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefing.types import Figure
from briefing.writing import select
from briefing.writing.candidates import Candidate
from briefing.writing.space import Space

MOST_MOMENTS = 4
LONGEST = 34  # words
EARLY_SENTENCES = 20
NEXT_WEEK = 6  # days back to the weekday that comes next
_DIGIT = re.compile(r"\d")
_PLAIN = re.compile(r"\d|^(?:yesterday|today|tonight|tomorrow)$", re.IGNORECASE)
# A weekday can lie before or after the day of publication; only plain past tense settles which.
_PAST = re.compile(
    r"(?<![\w-])(?:(?!need|speed|indeed|hundred)\w{3,}ed|was|were|won|met|held|took|began|went|came|fell|rose|left|lost|gave|made|shot|sent|hit)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|may|could|should|due|next|coming|upcoming|plan\w*|schedul\w*|expect\w*|invit\w*|set to|"
    r"(?:is|are) to|(?:is|are) (?:\w+ly )?\w+ing|ahead|until|by)\b", re.IGNORECASE
)  # fmt: skip

# "the Sept. 11 victims": a date that names an event of its own.
_NAMED_AFTER = re.compile(
    r",?\s(?:\d{4}\s)?(?:\w+\s)?(?:attack|hijack|victim|famil|surviv|anniversar|election|revolution|war)\w*"
)
# "the 17 February Brigade", "Sunday morning news programmes", "19 Sept. 11 hijackers": a name, any such day, no day.
_IN_A_NAME = re.compile(
    r"\.?\s(?:\d{1,2}\b(?!\s?(?:a\.?m|p\.?m|:))|[A-Z][a-z]+|(?:morning |night |evening |afternoon )?"
    r"(?:news|talk|programs?|programmes?|shows?|services?|prayers|edition|papers?|column|night football)\b)"
)
_SINCE = re.compile(r"\b(?:since|before|until|through)\s(?:late |early )?$", re.IGNORECASE)
# "named for a dean who was killed on Sept. 11, 2001": what somebody did at another time.
_ASIDE = re.compile(r"\b(?:who|whose|which)\b[^,;]*$")
_DESCRIBES = re.compile(
    r"\b(?:the|its|his|her|their|an?|that|this)\s$", re.IGNORECASE
)  # "ahead of the Jan. 3 caucuses"
_IF = re.compile(r"(?:And |But |Even )?(?:[Ii]f|[Uu]nless)\b")
_FUTURE = re.compile(
    r"\b(?:will|would|shall|plan(?:s|ned)? (?:to|for)|schedul\w*|expect\w*|due|deadline|ahead|"
    r"set (?:to|for)|(?:is|are) to)\b"
)
_SURVEY = re.compile(r"\b(?:survey|poll|polls|polled|sample)\b", re.IGNORECASE)
_INTENDED = re.compile(r"\bto (?!the\b|a\b|an\b)[a-z]+\b[^,;]*$")  # "asked them to return on Friday"


def events(found: Sequence[Candidate], *, taken: Sequence[Candidate] = ()) -> tuple[tuple[date, Candidate], ...]:
    """Return days with the sentence that says what happened on them, oldest first.

    A publication date is never taken for the date of an event: only a day that the sentence itself gives counts.

    Args:
        found: the usable sentences. taken: sentences that the document already prints.
    """
    space = Space(found)
    chosen: list[tuple[date, Candidate]] = []
    for item in select.rank(found):
        candidate = item.candidate
        days = [day for figure in candidate.figures if (day := _day(figure, candidate))]
        if (
            not days
            or not select.stands(candidate)
            or candidate.points
            or candidate.length > LONGEST
            or candidate in taken
        ):
            continue
        if any(day == days[0] or space.repeats(candidate, other) for day, other in chosen):
            continue
        chosen.append((days[0], candidate))
        if len(chosen) == MOST_MOMENTS:
            break
    return tuple(sorted(chosen, key=lambda event: event[0]))


def _dates_speech(figure: Figure, candidate: Candidate) -> bool:
    """Tell whether a date says when something was said, not when it happened."""
    if not candidate.statements:
        return False
    return not any(part.holds(figure.span) for s in candidate.statements for part in s.content)


def _aside(figure: Figure, candidate: Candidate) -> bool:
    """Tell whether a date only names or tells something else: an old event, a survey, a day that somebody speaks of."""
    text = candidate.article.text
    after, before = text[figure.end : candidate.span.end], text[candidate.lead : figure.start]
    quoted = any(s.kind != "indirect" and part.holds(figure.span) for s in candidate.statements for part in s.content)
    named = _NAMED_AFTER.match(after) or _IN_A_NAME.match(after) or _SURVEY.search(candidate.text)
    if _SINCE.search(before) or _ASIDE.search(before) or _DESCRIBES.search(before) or _IF.match(candidate.text):
        return True
    meant = not _PLAIN.search(figure.text) and _INTENDED.search(before)
    return bool(quoted or named or meant)


def _day(figure: Figure, candidate: Candidate) -> date | None:
    """Return the day of an event, `None` for a month, a year, a weekday that may be any, or the date of a remark."""
    if figure.kind != "date" or _dates_speech(figure, candidate) or _aside(figure, candidate):
        return None
    if not _PLAIN.search(figure.text) and (_AHEAD.search(candidate.text) or not _PAST.search(candidate.text)):
        return None
    try:
        day = date.fromisoformat(figure.value)
    except ValueError:
        return None
    return day if _is_told_rightly(day, figure, candidate) else None


def _is_told_rightly(day: date, figure: Figure, candidate: Candidate) -> bool:
    """Tell whether a day without its year can be the one meant: what is told as past lies before publication.

    A bare weekday counts near the beginning of an article; further on it may be of another week. One that falls on the
    day after publication may be that day, in an article that was brought up to date.
    """
    published = candidate.article.published
    if published and day > published and str(day.year) not in figure.text and not _FUTURE.search(candidate.text):
        return False
    if _DIGIT.search(figure.text):
        return True
    return candidate.number < EARLY_SENTENCES and (published is None or (published - day).days != NEXT_WEEK)
