import pytest

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
