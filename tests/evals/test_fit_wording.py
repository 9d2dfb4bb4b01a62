import numpy as np
import pytest

from briefing.reading import loaded
from tests.evals.descent import Rows, minimise
from tests.evals.fit_wording import Lexicons, common, fit

PLAIN = ["the council said the bridge will close on monday", "officials said the road will open in may"]
FOUL = ["the shameful council lies about its ruinous bridge", "their ruinous plan is a shameful lie about the road"]
LISTS = Lexicons({"vile": -3.0}, {"splendid": 1}, {"shameful": 3})


def test_rows_multiply_as_a_matrix_does():
    rows = Rows.of([["a", "b", "a"], [], ["c"]], ["a", "b"], [1.0, 1.0, 2.0], None)
    whole = np.array([[1.0, 1.0], [0.0, 0.0], [0.0, 0.0]])
    assert rows.times(np.array([2.0, 3.0])).tolist() == (whole @ [2.0, 3.0]).tolist()
    assert rows.back(np.array([2.0, 3.0, 4.0])).tolist() == (whole.T @ [2.0, 3.0, 4.0]).tolist()


def test_the_minimum_of_a_valley_is_found():
    def slope(at):
        return float((at[0] - 3) ** 2 + 50 * (at[1] + 1) ** 2), np.array([2 * (at[0] - 3), 100 * (at[1] + 1)])

    assert minimise(slope, np.zeros(2)) == pytest.approx([3, -1], abs=1e-3)


def test_names_are_no_common_words():
    texts = [
        "The mill of Brandis closed",
        "They say Brandis and the splendid mill",
        "so splendid it was, a splendid mill",
    ]
    assert {"mill", "splendid"} <= common(texts, ["splendid", "brandis", "vile"]) - {"brandis"}
    assert "brandis" not in common(texts, ["brandis"])
    assert "vile" in common(texts, ["vile"])


def test_the_same_sentences_give_the_same_file_and_telling_words_their_weight():
    texts, labels = (PLAIN + FOUL) * 6, np.array(([0.0, 0.0, 1.0, 1.0]) * 6)
    text = fit(texts, labels, LISTS)
    assert text == fit(texts, labels, LISTS)
    assert text.startswith("#")
    assert "MIT" in text
    weights = loaded.parsed(text)
    assert weights.words["ruinous"] > 0 > weights.words["said"]
    assert weights.words["shameful"] > weights.words["council"]
