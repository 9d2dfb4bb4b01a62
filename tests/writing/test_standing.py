import pytest

from briefing.types import Span
from briefing.writing import standing


@pytest.mark.parametrize(
    "text",
    [
        "― For giving away every advantage without a firm promise in return.",
        "• The council will meet again on the first Monday of May.",
        "- Fewer than half of the members came to the second vote.",
        "Too short to tell.",
        "Click here to read more about the vote of the council.",
    ],
)
def test_what_is_no_prose_is_not_used(text):
    assert not standing.usable(text)


@pytest.mark.parametrize(
    "text",
    ["The council will meet again on the first Monday of May.", "“We will not wait for the second vote,” Sorrel said."],
)
def test_prose_is(text):
    assert standing.usable(text)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("In light of the long debate over the bridge and the ferries of Lowmere, it could end the talks.", True),
        ("The campaign of Farrow used that line on Monday in a film for the town of Lowmere.", True),
        ("Imke Sorrel, who heads the owners of the ferries, disputed that reading.", True),
        ("The owners of the ferries denied this allegation on Monday evening.", True),
        ("The owners of the ferries supported the plan for the second bridge.", False),
        ("The campaign of Farrow said that line workers of Lowmere would be paid on Monday.", False),
    ],
)
def test_what_is_named_in_an_earlier_sentence_only_is_pointed_at(text, points):
    assert standing.points(text, Span(0, len(text)), (), ()) is points
