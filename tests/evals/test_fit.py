import numpy as np
import pytest

from tests.evals.fit_support import fit


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
