import pytest

from briefing.checking.opposites import opposed


@pytest.mark.parametrize(
    ("one", "other"),
    [("before", "after"), ("rose", "fell"), ("buys", "sold"), ("winning", "lost"), ("lawful", "unlawful"),
     ("supported", "opposes"), ("largest", "smallest"), ("agreed", "disagreed"), ("voluntary", "involuntary")],
)  # fmt: skip
def test_opposites_are_opposites_both_ways_and_in_any_form(one, other):
    assert opposed(one, other)
    assert opposed(other, one)


@pytest.mark.parametrize(("one", "other"), [("rose", "rise"), ("harbour", "council"), ("sold", "told"), ("in", "on")])
def test_other_words_are_not(one, other):
    assert not opposed(one, other)
