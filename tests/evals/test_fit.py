import numpy as np
import pytest

from tests.evals.fit_support import balanced, fit, macro_f1


def _told() -> tuple[np.ndarray, np.ndarray]:
    told = np.repeat([0.0, 1.0], 50)
    labels = told.copy()
    labels[:5], labels[-5:] = 1, 0
    return told, labels


def test_a_telling_feature_gets_the_weight_and_a_constant_none():
    told, labels = _told()
    bias, weights = fit(np.column_stack([told, np.ones(100)]), labels, np.ones(100), np.array([1.0, 1.0]))
    assert weights[0] > 1
    assert weights[1] == pytest.approx(0, abs=1e-6)
    assert 1 / (1 + np.exp(-(bias + weights[0]))) > 0.5 > 1 / (1 + np.exp(-bias))


def test_a_feature_that_counts_the_wrong_way_is_left_out():
    told, labels = _told()
    _, weights = fit(np.column_stack([told, 1 - told]), labels, np.ones(100), np.array([-1.0, -1.0]))
    assert weights[0] == 0
    assert weights[1] < -0.5


def test_both_classes_count_alike_however_many_there_are_of_each():
    labels = np.array([1.0, 1.0, 1.0, 0.0])
    yes = np.ones(4, dtype=bool)
    assert balanced(yes, labels) == 0.5
    assert macro_f1(yes, labels) == pytest.approx(3 / 7)
    assert balanced(labels == 1, labels) == macro_f1(labels == 1, labels) == 1
