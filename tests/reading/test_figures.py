import itertools
from datetime import date

import pytest

from briefing.reading import figures
from tests.reading.figure_table import TABLE

THURSDAY = date(2025, 4, 17)


def found(text, published=THURSDAY):
    return [(f.text, f.kind, f.value, f.unit, f.counts) for f in figures.find(text, published)]


def worded(figure):
    """Write a figure as the table does."""
    if figure.kind == "date":
        return f"@{figure.value}"
    before = ("~" if figure.approximate else "") + ("#" if figure.kind == "ordinal" else "")
    upto = f"..{figure.upto}" if figure.upto else ""
    unit = f" {figure.unit}" if figure.unit else ""
    return f"{before}{figure.value}{upto}{unit}" + (f": {figure.counts}" if figure.counts else "")


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text for text, _ in TABLE])
def test_the_table(text, expected):
    assert tuple(map(worded, figures.find(text, THURSDAY))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost $1.2 million.", ("$1.2 million", "money", "1200000", "USD", "")),
        ("It cost €3bn.", ("€3bn", "money", "3000000000", "EUR", "")),
        ("It cost 40 dollars.", ("40 dollars", "money", "40", "USD", "")),
        ("It cost 50 cents.", ("50 cents", "money", "0.5", "USD", "")),
        ("About 1.2m people came.", ("1.2m", "number", "1200000", "", "people")),
        ("About 1,200,000 people came.", ("1,200,000", "number", "1200000", "", "people")),
        ("Two dozen cars burned.", ("Two dozen", "number", "24", "", "cars")),
        ("Two hundred and fifty seats are free.", ("Two hundred and fifty", "number", "250", "", "seats")),
        ("Half a million voters came.", ("Half a million", "number", "500000", "", "voters")),
        ("Some 20 percent of voters agree.", ("20 percent", "percent", "20", "%", "voters")),
        ("Some 20% agree.", ("20%", "percent", "20", "%", "")),
        ("One in five voters agrees.", ("One in five", "percent", "20", "%", "voters")),
        ("Half of the members left.", ("Half", "percent", "50", "%", "members")),
        ("It is 12 miles long.", ("12 miles", "number", "12", "mi", "")),
        ("It opened on April 16.", ("April 16", "date", "2025-04-16", "", "")),
        ("It opened on 16 June 2019.", ("16 June 2019", "date", "2019-06-16", "", "")),
        ("It opened in March 2020.", ("March 2020", "date", "2020-03", "", "")),
        ("It opened in 2016.", ("2016", "date", "2016", "", "")),
        ("It opened on Tuesday.", ("Tuesday", "date", "2025-04-15", "", "")),
        ("It opened yesterday.", ("yesterday", "date", "2025-04-16", "", "")),
        ("It opened last month.", ("last month", "date", "2025-03", "", "")),
        ("It opened on 2025-04-01.", ("2025-04-01", "date", "2025-04-01", "", "")),
    ],
)
def test_one_figure(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["The F-16s flew.", "It is a COVID-19 ward.", "Version 3.2.1 is out.", "Call 555-1234.", "One never knows.",
     "It will open on Friday.", "It opened on February 30.", ""],
)  # fmt: skip
def test_what_is_no_figure_or_cannot_be_settled(text):
    assert found(text) == []


def test_without_a_day_of_publication_dates_stay_open():
    assert found("It opened on Tuesday, April 16.", None) == [("April 16", "date", "--04-16", "", "")]


def test_ranges_share_scale_and_unit():
    assert [f[2:4] for f in found("between 5 and 10 million people")] == [("5000000", ""), ("10000000", "")]
    assert [f[2:4] for f in found("$5-$10 billion")] == [("5000000000", "USD"), ("10000000000", "USD")]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("1.2m people", "1,200,000 people", True),
        ("1.2 million people", "1,200,000 people", True),
        ("20 percent", "20%", True),
        ("one in five", "20 per cent", True),
        ("20 percent", "20 people", False),
        ("$20", "€20", False),
        ("April 16, 2025", "2025-04-16", True),
        ("April 16, 2025", "April 17, 2025", False),
        ("2016 was long", "2,016 men", False),
        ("1.18m people", "1.2m people", False),
        ("about 1.2m people", "1,200,000 people", True),
        ("a fifth of voters", "one in five voters", True),
        ("a third of voters", "33 percent of voters", False),
        ("3 percentage points", "3 percent", False),
        ("10-12 percent", "10 to 12 per cent", True),
        ("10-12 percent", "10 percent", False),
        ("$3–5 million", "between 3 and 5 million dollars", True),
        ("A$40", "$40", False),
        ("80 pence", "£0.80", True),
        ("twenty-one men", "21 men", True),
        ("two dozen men", "24 men", True),
        ("the third flood", "3 floods", False),
        ("the third flood", "the 3rd flood", True),
        ("400 tonnes", "400 metric tons", True),
        ("400 tonnes", "400 kg", False),
        ("a five-hour debate", "5 hours", True),
        ("a 42-year-old man", "42 years old", True),
        ("6 p.m.", "18:00", True),
        ("6 p.m.", "6 a.m.", False),
        ("the 1990s", "the ’90s", True),
        ("the 19th century", "the nineteenth century", True),
        ("2012-14", "from 2012 to 2014", True),
        ("Q1 2025", "the first quarter of 2025", True),
        ("fiscal 2025", "2025", False),
    ],
)
def test_equality(a, b, same):
    left, right = figures.find(a)[0], figures.find(b)[0]
    assert figures.equal(left, right) is same


def test_a_day_of_an_unknown_year_fits_every_year():
    assert figures.equal(figures.find("April 16")[0], figures.find("2025-04-16")[0])
    assert not figures.equal(figures.find("April 17")[0], figures.find("2025-04-16")[0])


def test_spans_are_exact():
    text = "Some 1,200 people paid $3.50 on 4 May 2021."
    for figure in figures.find(text):
        assert figure.span.of(text) == figure.text


def test_a_month_of_an_unknown_year_fits_every_year():
    assert figures.equal(figures.find("in June")[0], figures.find("June 2025")[0])
    assert not figures.equal(figures.find("in June")[0], figures.find("July 2025")[0])


def test_the_table_is_read_with_exact_spans_and_in_order():
    text = " ".join(sentence for sentence, _ in TABLE)
    found = figures.find(text, THURSDAY)
    assert all(figure.span.of(text) == figure.text for figure in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert len(found) > len(TABLE) / 2


@pytest.mark.parametrize(
    "piece", ["1", "1,1,", "one ", "one hundred and ", "half of ", "May 1 ", "1-", "$", "a ", "10:30", "http://"]
)
def test_any_text_is_read(piece):
    text = piece * 2_000
    assert all(figure.span.of(text) == figure.text for figure in figures.find(text, THURSDAY))
