from __future__ import annotations

from datetime import date

import pytest

from briefing.library.plan import Period, periods, plan

OUTLETS = ("The Brennick Post", "Velm Herald | Politics", "Signal", "The Tide", "news.example")


def named(question: str) -> set[str]:
    return set(plan(question, OUTLETS).whole.outlets)


def clauses(question: str) -> list[str]:
    return [part.text for part in plan(question, OUTLETS).parts]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did The Brennick Post write about the ferry?", {"The Brennick Post"}),
        ("what did the brennick post write?", {"The Brennick Post"}),
        ("Does the Brennick Post's report differ?", {"The Brennick Post"}),
        ("Is Brennick Post wrong?", {"The Brennick Post"}),
        ("What does the Velm Herald say?", {"Velm Herald | Politics"}),
        ("According to Signal, who won?", {"Signal"}),
        ("Was there a signal from the tide gauge?", set()),
        ("Did 'The Tide' or Signal say so?", {"The Tide", "Signal"}),
        ("Is it on News.Example today?", {"news.example"}),
        ("Who runs the Brennick Poster shop?", set()),
        ("", set()),
    ],
)
def test_names_of_outlets_are_found(question, expected):
    assert named(question) == expected


def test_a_name_shared_by_several_outlets_means_them_all():
    made = plan("What does the Velm Herald say?", ["Velm Herald | Politics", "Velm Herald - Sport", "Velm Herald"])
    assert made.whole.outlets == {"Velm Herald | Politics", "Velm Herald - Sport", "Velm Herald"}


def test_a_longer_name_is_not_taken_for_a_shorter_one_inside_it():
    made = plan("What does the Velm Herald Weekly say?", ["Velm Herald", "Velm Herald Weekly"])
    assert made.whole.outlets == {"Velm Herald Weekly"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on May 4, 2031", Period(date(2031, 5, 4), date(2031, 5, 4))),
        ("on 4th May 2031", Period(date(2031, 5, 4), date(2031, 5, 4))),
        ("on the 4 of May 2031", Period(date(2031, 5, 4), date(2031, 5, 4))),
        ("on Sept. 4, 2031", Period(date(2031, 9, 4), date(2031, 9, 4))),
        ("on 2031-05-04", Period(date(2031, 5, 4), date(2031, 5, 4))),
        ("in February 2032", Period(date(2032, 2, 1), date(2032, 2, 29))),
        ("in december 2031", Period(date(2031, 12, 1), date(2031, 12, 31))),
    ],
)
def test_days_and_months_are_read(text, expected):
    assert periods(text) == {expected}


@pytest.mark.parametrize("text", ["", "on February 30, 2031", "in 2031", "may 2 people", "2031-13-40", "12/05/31"])
def test_what_is_no_full_date_is_none(text):
    assert periods(text) == frozenset()


def test_a_period_holds_its_days():
    may = Period(date(2031, 5, 1), date(2031, 5, 31))
    assert may.holds(date(2031, 5, 31))
    assert not may.holds(date(2031, 6, 1))
    assert not may.holds(None)


def test_a_simple_question_is_one_clause():
    assert clauses("Why did the ferry to Osmund Island sink?") == ["Why did the ferry to Osmund Island sink"]


@pytest.mark.parametrize(
    "connector", [" while ", ", whereas ", "; ", " and did ", ", but the council says that ", " compared with "]
)
def test_clauses_are_asked_apart(connector):
    question = (
        f"Did the harbour master blame the company's old boat{connector}passengers praised the rescue by fishing crews?"
    )
    parts = clauses(question)
    assert len(parts) == 2
    assert "harbour master" in parts[0]
    assert "fishing crews" in parts[1]
    assert "fishing crews" not in parts[0]


def test_a_list_is_not_cut():
    question = "Which articles mention apples and pears and plums from the orchards of the valley?"
    assert len(clauses(question)) == 1


def test_a_clause_carries_the_outlets_and_days_that_it_names():
    made = plan(
        "Did The Brennick Post on May 4, 2031 report that the ferry had an old engine, while the Velm Herald wrote "
        "that the captain had been warned about the weather twice?",
        OUTLETS,
    )
    assert made.whole.outlets == {"The Brennick Post", "Velm Herald | Politics"}
    assert [part.outlets for part in made.parts] == [{"The Brennick Post"}, {"Velm Herald | Politics"}]
    assert "Herald" not in made.parts[1].text


def test_a_clause_that_names_none_is_asked_of_those_the_question_names():
    made = plan(
        "Did The Brennick Post on May 4, 2031 report that the ferry had an old engine, while the captain had been "
        "warned about the weather twice?",
        OUTLETS,
    )
    assert len(made.parts) == 2
    assert made.parts[1].outlets == made.whole.outlets == {"The Brennick Post"}
    assert made.parts[1].periods == made.whole.periods == {Period(date(2031, 5, 4), date(2031, 5, 4))}


@pytest.mark.parametrize("question", ["⟦0⟧ and ⟦9⟧ or Signal ⟦1⟧", "(((", "' ' '", "?", "\x00", "\\1 \\g<0>"])
def test_any_characters_may_be_asked(question):
    made = plan(question, OUTLETS)
    assert made.whole.text == question
