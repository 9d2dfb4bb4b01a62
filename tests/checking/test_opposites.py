import pytest

from briefing.checking.opposites import opposed
from briefing.checking.words import stem
from tests.checking.build import judged


@pytest.mark.parametrize(
    ("one", "other"),
    [("before", "after"), ("rose", "fell"), ("buys", "sold"), ("winning", "lost"), ("lawful", "unlawful"),
     ("supported", "opposes"), ("largest", "smallest"), ("agreed", "disagreed"), ("voluntary", "involuntary"),
     ("agreed", "refused"), ("agrees", "declined"), ("allowed", "forbade"), ("forgot", "remembered"),
     ("consented", "refuses"), ("upheld", "overturned"), ("withdrew", "offered"), ("tightened", "eased"),
     ("often", "seldom"), ("purchased", "sold"), ("continued", "ceased"), ("succeeded", "failed")],
)  # fmt: skip
def test_opposites_are_opposites_both_ways_and_in_any_form(one, other):
    assert opposed(one, other)
    assert opposed(other, one)


@pytest.mark.parametrize(("one", "other"), [("rose", "rise"), ("harbour", "council"), ("sold", "told"), ("in", "on")])
def test_other_words_are_not(one, other):
    assert not opposed(one, other)


AGREED = "Harbour minister Tove Lindgaard agreed the sale of the pier on Monday, after weeks of talks in Osterby."


@pytest.mark.parametrize("word", ["refused", "opposed", "rejected", "declined"])
@pytest.mark.parametrize(
    "sentence", ["Tove Lindgaard {} the sale of the pier.", "The minister {} the sale of the pier."]
)
def test_a_word_turned_into_its_opposite_is_refused(word, sentence):
    assert judged(sentence.format("agreed"), AGREED, text=AGREED).passed
    assert not judged(sentence.format(word), AGREED, text=AGREED).passed


@pytest.mark.parametrize(
    "forms",
    ["agree agreed agrees agreeing agreement", "forbid forbade forbidden", "offer offered offering offers",
     "remember remembered", "apply applied applies", "prefer preferred", "committee committees", "adhere adhered"],
)  # fmt: skip
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1
