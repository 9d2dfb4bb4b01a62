from datetime import date

import pytest

from briefing.reading import figures

THURSDAY = date(2025, 4, 17)


def found(text, published=THURSDAY):
    return [(f.text, f.kind, f.value, f.unit, f.counts) for f in figures.find(text, published)]


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
    ["The F-16s flew.", "It is a COVID-19 ward.", "Come at 6 a.m. or 10:30.", "Version 3.2.1 is out.", "Call 555-1234.",
     "One never knows.", "It will open on Friday.", "It opened last week.", "It opened on February 30.", ""],
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
