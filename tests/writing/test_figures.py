from __future__ import annotations

from briefing.writing import figures
from tests.writing import stories

COUNT = """The town of Lowmere will tax ferry boats on the river from next spring.

The Harbour Office said the boat tax covers 6,400 boats on the river at Lowmere."""
OTHER = """The town of Lowmere will tax ferry boats on the river from next spring.

By the Courier’s count it hits the owners of some 6,100 boats on the river at Lowmere."""


def found():
    return stories.evidence(stories.article(COUNT, "Lowmere Post"), stories.article(OTHER, "Lowmere Courier"))


def test_a_difference_says_what_is_counted_and_which_figures_differ():
    (item,) = figures.differences(found())
    assert item.label == "Number of boats"
    assert set(item.stated) == {"6,400", "6,100"}


def test_a_side_that_points_to_what_it_does_not_name_is_quoted_from_its_outlet():
    (item,) = figures.differences(found())
    voices = {side.speaker: side.voice for side in item.drafts}
    assert voices["Lowmere Courier"] == "outlet"
    assert "outlet" not in {voice for name, voice in voices.items() if name != "Lowmere Courier"}


def test_one_event_has_no_difference_with_another():
    elsewhere = (
        "A train carried 48 million marks of silver from Castelune to Saint Orrin on Friday, Pernilla Oakes said.\n\n"
        "The guild of Castelune sold the silver, and the Morvan villages near Castelune kept a share of it."
    )
    both = stories.evidence(stories.quay(), stories.article(elsewhere, "The Vine", "Silver leaves Castelune"))
    assert figures.differences(both) == ()
    assert [item.label for item in figures.differences(stories.three())] != []


def differing(one: str, other: str) -> list[str]:
    both = stories.evidence(stories.article(one, "Lowmere Post"), stories.article(other, "Lowmere Courier"))
    return [item.label for item in figures.differences(both)]


def test_a_lower_limit_and_a_round_figure_leave_room_for_another():
    boats = "The Harbour Office said the boat tax covers {} boats on the river at Lowmere."
    assert differing(boats.format("6,400"), boats.format("6,100"))
    assert not differing(boats.format("over 6,000"), boats.format("6,400"))
    assert not differing(boats.format("6,000"), boats.format("6,400"))


def test_figures_of_other_years_or_of_other_people_do_not_differ():
    rate = "{} paid a tax rate of 35.7 percent on income from the ferry{}."
    other = "{} paid a tax rate of 31.5 percent on income from the ferry{}."
    assert differing(rate.format("On the quay, Brandle", ""), other.format("On the quay, Brandle", ""))
    assert not differing(
        rate.format("On the quay, Brandle", " in 2029"), other.format("On the quay, Brandle", " in 2028")
    )
    assert not differing(rate.format("On the quay, Brandle", ""), other.format("On the quay, Sorrel", ""))


def test_a_sum_says_what_it_is():
    one = stories.article("The council will take 36 million dollars from road building projects for the quay.", "A")
    other = stories.article("The council takes 35 million dollars from the road building budget for the quay.", "B")
    (found,) = figures.differences(stories.evidence(one, other))
    assert found.label.startswith("Sum for ")
    assert found.label.endswith(" in US dollars")
    assert "Cost of the repair in marks" in [d.label for d in figures.differences(stories.three())]
