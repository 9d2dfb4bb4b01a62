"""How long a site asks to be left alone."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MOST_SECONDS = 7 * 86_400.0


def seconds(retry_after: str, *, now: datetime | None = None) -> float | None:
    """Return the seconds that a Retry-After header names, at most a week; `None` when it names none.

    Both forms of RFC 9110, section 10.2.3, are read: a number of seconds and a date.

    Args:
        retry_after: the header's value. now: the time to count from; this moment when left out.
    """
    told = retry_after.strip()
    if told.isascii() and told.isdecimal():
        return min(float(told[:12]), MOST_SECONDS)
    try:
        moment = parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((moment - (now or datetime.now(UTC))).total_seconds(), 0.0), MOST_SECONDS)
