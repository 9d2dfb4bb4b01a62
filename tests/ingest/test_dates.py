from datetime import UTC, date, datetime

import pytest

from briefing.ingest import dates
from briefing.ingest.waiting import seconds

MARCH = date(2025, 3, 4)


@pytest.mark.parametrize(
    "told",
    [
        "2025-03-04", "2025-03-04T23:30:00Z", "2025-03-04T23:30:00.123-05:00", "2025-03-04 23:30", "2025-3-4",
        "20250304", "20250304T233000Z", "2025/03/04", "Tue, 04 Mar 2025 23:30:00 +0000", "Tue, 4 Mar 25 23:30:00 EST",
        "4 Mar 2025 23:30 GMT", "Tuesday, 4 March 2025", "Tue Mar  4 23:30:00 2025", "Tue Mar 4 23:30:00 CET 2025",
        "Tue Mar 04 23:30:00 +0000 2025", "04-Mar-2025", "4-Mar-25", "March 4th, 2025 at 11:30 p.m.",
        "Mar 4, 2025, 11 PM ET",
        "Mar. 4, 2025 – 23:30", "4 March 2025 | 23.30", "2025 March 4", "  March 4, 2025  ",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_spelled(told):
    assert dates.parse(told) == MARCH


@pytest.mark.parametrize(
    "told",
    [
        "", "yesterday", "03/04/2025", "2025-13-04", "2025-02-30", "31 June 2025", "1741131000", "20251340",
        "March 2025",
        "2025", "Tue, 99 Mar 2025", "x" * 10_000, "1 2 3", "\x00",
    ],
)  # fmt: skip
def test_what_names_no_day_or_two_is_no_date(told):
    assert dates.parse(told) is None


@pytest.mark.parametrize(
    "day", [date(1, 1, 1), date(1601, 1, 1), date(1970, 1, 1), date(2025, 3, 6), date(2099, 1, 1), None]
)
def test_a_stand_in_for_no_date_and_the_future_are_not_plausible(day):
    assert dates.plausible(day, MARCH) is None


@pytest.mark.parametrize("day", [MARCH, date(2025, 3, 5), date(1888, 5, 1), date(1970, 1, 2)])
def test_the_past_and_tomorrow_are(day):
    assert dates.plausible(day, MARCH) == day


NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("120", 120.0), (" 0 ", 0.0), ("Wed, 04 Mar 2026 12:02:00 GMT", 120.0), ("Wed, 04 Mar 2026 11:00:00 GMT", 0.0),
        ("99999999999999999", 604_800.0), ("Wed, 04 Mar 2099 11:00:00 GMT", 604_800.0), ("soon", None), ("", None),
        ("-5", None), ("²", None), ("Wed, 99 Mar 2026 11:00:00 GMT", None),
    ],
)  # fmt: skip
def test_how_long_to_wait(told, expected):
    assert seconds(told, now=NOON) == expected
