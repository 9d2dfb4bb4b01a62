"""The charts say in numbers and words what they show in colour; nothing hides in a shade alone."""

from typing import Any

import pytest

from briefing.ui import charts
from briefing.ui.counts import Count
from briefing.ui.parts.shades import LIGHT

ISSUES = (Count("Mara Venn", "The vote", 3), Count("Toll Ferreira", "The vote", 0), Count("Mara Venn", "Pay", 6))
QUOTED = (Count("Mara Venn", "Arrel Courier", 30, 2), Count("Ada", "Arrel Courier", 4, 1), Count("Ada", "Herald", 7, 1))


def rows(chart: Any) -> list[dict[str, Any]]:
    (found,) = chart.to_dict()["datasets"].values()
    return list(found)


def test_a_field_has_its_number_and_is_the_darker_the_more_there_is():
    found = rows(charts.heat(ISSUES))
    assert [(row["who"], row["down"], row["told"]) for row in found] == [
        ("Mara Venn", "The vote", "3"),
        ("Toll Ferreira", "The vote", "–"),
        ("Mara Venn", "Pay", "6"),
    ]
    assert found[2]["shade"] == LIGHT.accent
    assert found[1]["shade"] == "#ffffff00"
    assert LIGHT.pale > found[0]["shade"] > LIGHT.accent


def test_one_statement_alone_is_no_dark_field_and_its_number_can_be_read():
    assert rows(charts.heat(ISSUES))[2]["ink"] == "#ffffff"
    (single,) = rows(charts.heat((Count("A", "B", 1),)))
    assert single["shade"] != LIGHT.accent
    assert single["ink"] == LIGHT.on_pale


def test_words_stand_under_the_name_of_their_outlet():
    found = rows(charts.bars(QUOTED))
    assert [(row["key"][4:], row["told"]) for row in found] == [
        ("Arrel Courier", ""),
        ("Mara Venn", "30"),
        ("Ada", "4"),
        ("Herald", ""),
        ("Ada", "7"),
    ]
    assert len({row["key"] for row in found}) == len(found)


def test_a_long_list_is_cut_to_the_most_quoted_of_each_outlet():
    many = tuple(Count(f"Voice {number}", "Herald", 99 - number) for number in range(40))
    assert len(rows(charts.bars(many))) == charts.MOST_BARS + 1


def test_indirect_speech_is_an_empty_mark_with_a_word_beside_it():
    found = rows(charts.heard((*QUOTED, Count("Ben", "Herald", 0, 2)), "Outlet", "diamond"))
    assert [row["told"] for row in found] == ["30", "4", "7", "indirect"]
    assert found[0]["fill"] == LIGHT.accent
    assert found[3]["fill"] == "#ffffff00"
    assert charts.heard(QUOTED, "Outlet", "diamond").to_dict()["layer"][0]["mark"]["shape"] == "diamond"


def test_who_cannot_see_a_chart_hears_its_numbers_row_by_row():
    said = charts.in_words("Statements on each issue", ISSUES)
    assert said == (
        "Statements on each issue. The vote: Mara Venn 3, Toll Ferreira none; Pay: Mara Venn 6. "
        "The table below says the same."
    )
    assert len(charts.in_words("Many", ISSUES * 500)) <= charts.LONGEST_WORDS


def test_a_long_name_is_written_on_several_lines():
    (one,) = rows(charts.heat((Count("The International Harbour Workers’ Federation of Port Arrel", "Pay", 2),)))
    assert one["who"].count("\n") == 2
    assert max(map(len, one["who"].split("\n"))) <= charts.NAME_LINE


@pytest.mark.parametrize("draw", [charts.heat, charts.bars, lambda found: charts.heard(found, "Voice", "circle")])
def test_every_chart_of_nothing_but_one_number_can_be_drawn(draw):
    assert draw((Count("A", "B", 1, 1),)).to_dict()["layer"]
