from __future__ import annotations

import numpy as np
import pytest

from briefing.library.words import terms
from tests.library.builders import BUDGET, FERRY, ORCHARD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What did the mayor say?", ("mayor", "say")),
        ("The mayor's plan, the mayors’ plans", ("mayor", "plan", "mayors", "plans")),
        ("Café DÉJÀ-vu 3.5% £4bn", ("café", "déjà", "vu", "3", "5", "4bn")),
        ('ferry* AND "harbour" NOT text:x', ("ferry", "harbour", "text", "x")),
        ("who is the", ()),
        ("", ()),
    ],
)
def test_the_telling_words_of_a_question(text, expected):
    assert terms(text) == expected


def scores(library, text):
    """The score of each article's best passage for a text, by title."""
    catalogue = library.store.catalogue()
    (row,) = library.store.word_scores(catalogue, [text])
    titles = {one.id: one.title for one in library.store.articles()}
    found: dict[str, float] = dict.fromkeys(titles.values(), 0.0)
    for owner, score in zip(catalogue.owners, row, strict=True):
        title = titles[catalogue.articles[owner]]
        found[title] = max(found[title], float(score))
    return found


@pytest.fixture
def stocked(library):
    library.add(FERRY, "Ferry", outlet="The Brennick Post")
    library.add(BUDGET, "Budget", outlet="The Brennick Post")
    library.add(ORCHARD, "Orchard", outlet="Velm Herald")
    return library


def test_only_passages_with_a_word_score(stocked):
    found = scores(stocked, "Which passengers were rescued?")
    assert found["Ferry"] > 0
    assert found["Budget"] == found["Orchard"] == 0


def test_words_are_found_in_any_form_and_in_the_header(stocked):
    assert scores(stocked, "grower's apples")["Orchard"] > 0
    assert scores(stocked, "Velm Herald")["Orchard"] > 0


def test_a_score_is_the_sum_of_its_words(stocked):
    both, one, other = (scores(stocked, text)["Ferry"] for text in ("ferry rescued", "ferry", "rescued"))
    assert both == pytest.approx(one + other, rel=1e-5)


def test_a_rarer_word_tells_more(stocked):
    found = scores(stocked, "company")["Ferry"]
    assert scores(stocked, "Brennick")["Ferry"] < found


def test_scores_are_those_of_the_databases_own_ranking(stocked):
    catalogue = stocked.store.catalogue()
    (mine,) = stocked.store.word_scores(catalogue, ["mayor council frost"])
    with stocked.store._engine.connect() as connection:
        query = "SELECT rowid, -bm25(words) FROM words WHERE words MATCH 'mayor OR council OR frost'"
        theirs = dict(connection.exec_driver_sql(query).fetchall())
    assert {int(row): float(score) for row, score in zip(catalogue.rows, mine, strict=True) if score} == pytest.approx(
        theirs, rel=1e-5
    )


def test_a_deleted_article_has_no_words(stocked):
    ferry = next(one for one in stocked.store.articles() if one.title == "Ferry")
    stocked.delete(ferry.id)
    assert max(scores(stocked, "ferry passengers rescued").values()) == 0


def test_the_held_words_are_few(stocked, monkeypatch):
    monkeypatch.setattr("briefing.library.catalogue.HELD_WORDS", 3)
    catalogue = stocked.store.catalogue()
    questions = ["ferry rescued", "mayor council", "frost apple", "ferry rescued"]
    rows = [stocked.store.word_scores(catalogue, [question])[0] for question in questions]
    assert np.array_equal(rows[0], rows[3])
    assert len(catalogue._postings) <= 3
