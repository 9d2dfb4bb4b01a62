from operator import mul

import pytest

from briefing.reading import meaning, wording
from briefing.reading.meaning import Weights

SENTENCE = "The council of Brandis will vote on the harbour plan in March."
LENGTH = len(meaning.packaged().values)


def towards(sign: float) -> list[float]:
    """A vector of length 1 that points where the weights do, or away from there."""
    values = meaning.packaged().values
    return [sign * value / sum(map(mul, values, values)) ** 0.5 for value in values]


def test_a_file_of_weights_names_its_embedder_and_is_read_line_by_line():
    found = meaning.parsed("# source\nembedder\tsmall\nbias\t-0.5\nweights\t1\t-2.5\n")
    assert found == Weights("small", (1.0, -2.5), -0.5)
    assert meaning.learnt([2.0, 1.0], found) == pytest.approx(-1.0)


@pytest.mark.parametrize("length", [0, 1, LENGTH - 1, LENGTH + 1])
def test_a_vector_of_another_length_is_refused(length):
    with pytest.raises(ValueError, match=f"{LENGTH} components is needed, not of {length}"):
        wording.score(SENTENCE, [0.0] * length)


def test_a_vector_moves_the_score_and_none_leaves_it():
    plain = wording.score(SENTENCE)
    away, near = (wording.score(SENTENCE, towards(sign)) for sign in (-1.0, 1.0))
    assert 0.0 <= away < 0.5 < near <= 1.0
    assert away < plain < near
    assert wording.score(SENTENCE) == plain
    assert wording.score(SENTENCE, towards(1.0)) == near


def test_words_still_count_beside_a_vector():
    foul = "The shameless council of Brandis will rubber-stamp its ridiculous harbour scheme in March."
    assert wording.score(foul, towards(0.0)) > wording.score(SENTENCE, towards(0.0))


def test_one_word_alone_is_judged_by_the_lists_only():
    assert wording.score("Shameless", towards(-1.0)) == wording.score("Shameless")
