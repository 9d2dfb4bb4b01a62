import pytest

from briefing.checking import support

SOURCE = (
    "The Tarnwick city council voted 29 to 16 on Tuesday to build a tramway to Northolme. "
    "The line will cost 387 million crowns. Work starts in September."
)


@pytest.mark.parametrize(
    "claim",
    [
        "The Tarnwick city council voted to build a tramway to Northolme.",
        "The council voted 29 to 16 for a tramway, which will cost 387 million crowns.",
        "Work on the line starts in September.",
    ],
)
def test_what_the_source_says_is_supported(claim):
    assert support.score(claim, SOURCE) >= 0.5


@pytest.mark.parametrize(
    "claim",
    [
        "The line will cost 378 million crowns.",
        "The court in Sandwick rejected the appeal of the fishers.",
        "The Westolme city council never voted to build a tramway.",
    ],
)
def test_what_it_does_not_say_is_not(claim):
    assert support.score(claim, SOURCE) < 0.5


def test_every_sentence_of_a_claim_counts():
    assert support.score("Work starts in September. Dragons guard the harbour of Sandwick.", SOURCE) < 0.5


@pytest.mark.parametrize(("claim", "source"), [("", SOURCE), ("The council voted.", "")])
def test_nothing_supports_nothing(claim, source):
    assert support.score(claim, source) == 0.0


def test_a_figure_that_the_source_lacks_is_not_borne_out_however_much_else_is():
    source = "The ferry firm reported a fourth quarter fall in fares and guided for sales of 5bn crowns for 2033."
    told = "The ferry firm reported a fourth quarter fall in fares and guided for sales of {} crowns in 2033."
    assert support.score(told.format("5bn"), source) >= 0.5
    assert support.score(told.format("5 billion"), source) >= 0.5
    assert support.score(told.format("10bn"), source) < 0.5
