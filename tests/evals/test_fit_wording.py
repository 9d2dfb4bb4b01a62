import numpy as np
import pytest

from briefing.models.fakes import HashEmbedder
from briefing.reading import loaded, meaning
from tests.evals import fit_meaning
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


def test_the_same_vectors_give_the_same_file_and_a_side_no_weight():
    vectors = np.random.default_rng(5).normal(size=(200, 6)).astype(np.float32)
    labels = (vectors[:, 0] + vectors[:, 1] > 0).astype(float)
    side = np.eye(6)[:1]
    text = fit_meaning.fit(vectors, labels, side, "small")
    assert text == fit_meaning.fit(vectors, labels, side, "small")
    assert text.startswith("#")
    assert "MIT" in text
    weights = meaning.parsed(text)
    assert weights.embedder == "small"
    assert weights.values[0] == pytest.approx(0, abs=0.01)
    assert weights.values[1] > 1
    assert meaning.parsed(fit_meaning.fit(vectors, labels, side[:0], "small")).values[0] > 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Republicans and a Democrat met.", []),
        ("The Republicans lost.", [("The Democrats lost.", 1)]),
        ("GOP aides and democrats", []),
        ("GOP aides met.", [("Democratic aides met.", 1)]),
        ("a democratic vote", [("a GOP vote", -1)]),
        ("The mill closed.", []),
    ],
)
def test_one_side_is_put_for_the_other(text, expected):
    assert fit_meaning.swapped(text, fit_meaning.SWAPPED[0]) == expected


def test_the_direction_between_two_sides_is_the_mean_move_of_a_vector():
    embedder = HashEmbedder()
    texts = [f"Republicans spoke of mill {number}." for number in range(30)]
    others = [text.replace("Republicans", "Democrats") for text in texts]
    (way,) = fit_meaning.sides(texts, embedder.embed(texts), embedder)
    assert way == pytest.approx((embedder.embed(texts) - embedder.embed(others)).mean(axis=0), abs=1e-6)
    assert fit_meaning.sides(texts[:5], embedder.embed(texts[:5]), embedder).shape == (0, embedder.dimension)
