from itertools import pairwise

import pytest

from briefing.reading import loaded, wording
from briefing.reading.tokens import tokens

KNOWN = {"the", "voters", "said", "yesterday"}
SENTENCES = (
    "{} lawmakers rammed a reckless and shameful bill through the chamber on Tuesday.",
    "The {} senator said the vote on the harbour would take place in March.",
    "Voters in the valley have long been {}, and the mill towns are no exception.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    "sides",
    [("Republican", "Democratic"), ("conservative", "liberal"), ("right-wing", "left-wing"), ("Muslim", "Christian")],
)
def test_the_learnt_weights_know_no_side(sentence, sides):
    one, other = (loaded.learnt(sentence.format(side)) for side in sides)
    assert one == other


@pytest.mark.parametrize("sentence", SENTENCES)
def test_names_carry_no_weight(sentence):
    names = ("Trump", "Biden", "Ada Quill", "Brandis")
    assert len({loaded.learnt(f"{name} spoke of it. " + sentence.format("former")) for name in names}) == 1


def test_names_numbers_and_groups_stand_under_one_name_each():
    found = tokens(
        "The voters, said Ada Quill of Tarnwick, paid 3,000 to HIM. Brandis and Republicans’ aides lost.", KNOWN
    )
    whole = "the voters , said §name of §name , paid §num to §their . §name and §party aides lost ."
    assert found == whole.replace(" , ", " ").split()


def test_a_word_in_capitals_is_no_name():
    assert tokens("the SHOCKING vote", KNOWN) == ["the", "§caps", "vote"]
    assert tokens("the NATO vote", KNOWN) == ["the", "§name", "vote"]


def test_an_unknown_compound_has_the_weight_of_its_parts():
    assert loaded.word_weight("bad-good", {"bad": 1.0, "good": -0.5}) == pytest.approx(0.25)
    assert loaded.word_weight("unheard", {"bad": 1.0}) == 0.0


def test_a_file_of_weights_says_where_they_come_from_and_is_read_line_by_line():
    weights = loaded.parsed(
        "# source\nword\t-20\tplain\tdull\nword\t150\tfoul\npair\t50\tso foul\ncounts\t1\t2\nbias\t-0.5\n"
    )
    assert weights.words == {"plain": -0.2, "dull": -0.2, "foul": 1.5}
    assert (weights.pairs, weights.counts, weights.bias) == ({"so foul": 0.5}, (1.0, 2.0), -0.5)


def test_the_logit_adds_words_pairs_and_counts():
    zeros = (0.0,) * len(loaded.counts(["a"]))
    weights = loaded.Weights({"foul": 1.0, "plain": -1.0}, {"so foul": 0.5}, zeros, -0.25)
    values = [loaded.logit(found.split(), weights) for found in ("plain deal", "no deal", "foul deal", "so foul deal")]
    assert all(one < other for one, other in pairwise(values))
    assert values[1] == pytest.approx(-0.25)


def test_the_words_that_carry_a_loaded_sentence_are_named():
    found = wording.carriers("The shameless council rammed through its ridiculous, destructive scheme on Monday.")
    assert {"shameless", "ridiculous"} <= set(found)
    assert "council" not in found
    assert wording.carriers("The council meets on Monday, the mayor said.") == ()


@pytest.mark.parametrize("text", ["", " ", "…", "12", "“", "é", "\0", "-" * 50, "a-" * 20])
def test_any_text_has_a_score(text):
    assert 0.0 <= wording.score(text) <= 1.0
