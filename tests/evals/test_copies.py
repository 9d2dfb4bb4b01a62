"""The generated feed tells near-copies that are found from those that are not."""

from __future__ import annotations

from itertools import combinations

from tests.evals import copies


def test_a_feed_is_the_same_each_time_and_of_the_size_asked_for():
    articles, pairs = copies.feed(3, 80, 12)
    again, _ = copies.feed(3, 80, 12)
    assert articles == again
    assert len(articles) == len({article.id for article in articles}) == 80
    assert len(pairs) >= 12
    assert copies.feed(4, 80, 12)[0] != articles


def test_precision_and_recall_count_pairs():
    pairs = frozenset(map(frozenset, combinations("abc", 2)))
    assert copies.scored([("a", "b", "c")], pairs) == {"precision": 1.0, "recall": 1.0}
    assert copies.scored([("a", "b", "c", "d")], pairs) == {"precision": 0.5, "recall": 1.0}
    assert copies.scored([("a", "b")], pairs) == {"precision": 1.0, "recall": 1 / 3}
    assert copies.scored([], pairs) == {"precision": 0.0, "recall": 0.0}
    assert copies.scored([], frozenset()) == {"precision": 0.0, "recall": 1.0}


def test_what_is_measured_holds_the_floor():
    measured = copies.measure()
    assert min(measured.values()) >= 0.95
