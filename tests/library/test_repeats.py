from __future__ import annotations

from briefing.library.repeats import Said

WIRE = (
    "The council of Brennick passed its budget by nine votes to eight on Monday after a debate of six hours."
    " Libraries will close on Mondays and the swimming hall will open an hour later from the autumn on."
)


def test_a_copy_in_another_article_repeats():
    said = Said()
    said.add("one", WIRE)
    assert said.repeats("two", WIRE)
    assert said.repeats("two", WIRE.replace("Monday", "Tuesday").replace("budget", "plan"))


def test_two_passages_can_together_say_what_a_third_repeats():
    said = Said()
    first, second = WIRE.split(". ")
    said.add("one", first)
    assert not said.repeats("two", WIRE)
    said.add("one", second)
    assert said.repeats("two", WIRE)


def test_the_next_passage_of_the_same_article_is_no_repeat():
    said = Said()
    said.add("one", WIRE)
    assert not said.repeats("one", WIRE)


def test_another_report_on_the_same_event_is_no_repeat():
    said = Said()
    said.add("one", WIRE)
    assert not said.repeats(
        "two", "By nine votes to eight the councillors of Brennick cut the opening hours of libraries."
    )


def test_nothing_repeats_nothing():
    assert not Said().repeats("one", "")
    assert not Said().repeats("one", WIRE)
