"""Sketches in the store: which articles meet, and what a deletion takes along."""

from __future__ import annotations

import pytest

from briefing.library.copies import COMMON
from briefing.library.passages import chunk
from briefing.library.store import Store
from briefing.models.fakes import HashEmbedder
from tests.library.builders import BUDGET, FERRY, ORCHARD, article_of


@pytest.fixture
def file(tmp_path):
    return f"sqlite:///{tmp_path / 'library.sqlite'}"


@pytest.fixture
def store(file):
    made = Store(file)
    yield made
    made.close()


def put(store, paragraphs, title="A title"):
    article, reading = article_of(paragraphs, title)
    store.put_article(article, reading, chunk(article, reading.sentences, HashEmbedder().count, limit=30))
    return article.id


@pytest.fixture
def three(store):
    return put(store, FERRY), put(store, ORCHARD), put(store, BUDGET)


def test_every_article_is_sketched_once(store, three):
    assert set(store.unsketched()) == set(three)
    store.keep_sketch(three[0], (1, 2), None)
    assert set(store.unsketched()) == set(three[1:])
    put(store, FERRY)
    assert three[0] not in store.unsketched()


def test_articles_meet_by_the_share_of_their_runs(store, three):
    store.keep_sketch(three[0], (1, 2, 3, 4, -(2**63)), None)
    store.keep_sketch(three[1], (4, 5, 2**63 - 1), None)
    assert store.meeting((1, 2, 3, 4), 0.5) == (three[0],)
    assert store.meeting((4, 5, -(2**63), 2**63 - 1), 0.4) == (three[1], three[0])
    assert store.meeting((7, 8), 0.1) == ()
    assert store.meeting((), 0.1) == ()


def test_many_runs_are_looked_up_in_portions(store, three):
    store.keep_sketch(three[0], tuple(range(1200)), None)
    assert store.meeting(tuple(range(600, 1800)), 0.9) == (three[0],)


def test_a_copy_brings_no_runs_of_its_own(store, three):
    first, second, third = three
    store.keep_sketch(first, (1, 2), None)
    store.keep_sketch(second, (1, 2), first)
    store.keep_sketch(third, (9,), None)
    assert store.meeting((1, 2), 0.5) == (first,)
    assert store.original_of(second) == first
    assert store.original_of(first) is None
    assert store.copies() == (tuple(sorted((first, second))),)


def test_when_the_original_goes_its_copies_are_looked_at_again(store, three):
    first, second, _ = three
    store.keep_sketch(first, (1, 2), None)
    store.keep_sketch(second, (1, 2), first)
    store.delete(first)
    assert store.copies() == ()
    assert store.meeting((1, 2), 0.1) == ()
    assert second in store.unsketched()


def test_what_many_texts_say_tells_nothing(store):
    ids = [put(store, [f"Invented town number {number} has a ferry."]) for number in range(COMMON + 1)]
    for number, one in enumerate(ids):
        store.keep_sketch(one, (1, 100 + number), None)
    assert store.meeting((1, 100), 0.5) == (ids[0],)
    assert store.meeting((1,), 0.5) == ()


def test_a_library_from_before_gets_the_tables_and_keeps_its_articles(file, tmp_path):
    with_article = Store(file)
    one = put(with_article, FERRY)
    with with_article._write() as connection:
        for name in ("runs", "sketches", "outcomes", "subscriptions"):
            connection.exec_driver_sql(f"DROP TABLE {name}")
    with_article.close()
    again = Store(file)
    assert again.unsketched() == (one,)
    assert again.subscriptions() == ()
    again.close()
