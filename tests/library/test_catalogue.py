from __future__ import annotations

from datetime import date

import pytest

from briefing.library.catalogue import arranged, known
from tests.library.builders import BUDGET, FERRY, ORCHARD

LONG = [[f"The tramway number {n} is new and " + "very long " * 60 + "." for n in range(9)]]


def test_every_passage_has_the_place_of_its_row_article_and_number(library):
    library.add(FERRY, "Ferry", outlet="Post", published=date(2031, 5, 4))
    library.add(LONG, "Tram")
    library.add(ORCHARD, "Orchard", outlet="Post")
    catalogue = library.store.catalogue()
    ids = [catalogue.id(place) for place in range(len(catalogue.rows))]
    assert set(ids) == library.passage_ids()
    assert [catalogue.place(one) for one in ids] == list(range(len(ids)))
    assert [passage.id for passage in library.store.passages_at(catalogue.rows)] == ids
    owner = catalogue.articles.index(ids[0].split(":")[0])
    assert catalogue.outlets[catalogue.outlet_of[owner]] == "Post"
    assert date.fromordinal(int(catalogue.days[owner])) == date(2031, 5, 4)


@pytest.mark.parametrize("passage_id", ["", "nobody:0", ":1", "x", "nobody:one"])
def test_what_is_not_there_has_no_place(library, passage_id):
    library.add(FERRY)
    assert library.store.catalogue().place(passage_id) is None


def test_a_number_beyond_the_article_has_no_place(library):
    ferry = library.add(FERRY)
    library.add(BUDGET)
    assert library.store.catalogue().place(f"{ferry.id}:7") is None


def test_after_a_deletion_and_an_addition_the_places_are_right(library):
    ferry = library.add(FERRY)
    library.add(LONG, "Tram")
    library.delete(ferry.id)
    library.add(BUDGET, "Budget")
    catalogue = library.store.catalogue()
    ids = [catalogue.id(place) for place in range(len(catalogue.rows))]
    assert [passage.id for passage in library.store.passages_at(catalogue.rows)] == ids
    assert set(ids) == library.passage_ids()


def test_an_empty_library_has_no_places(library):
    catalogue = library.store.catalogue()
    assert len(catalogue.rows) == len(catalogue.articles) == 0


def test_within_tells_whose_passages_are_of_some_articles(library):
    ferry, tram = library.add(FERRY), library.add(LONG)
    catalogue = library.store.catalogue()
    inside = catalogue.within(frozenset({tram.id, "gone"}))
    assert {catalogue.id(place).split(":")[0] for place in inside.nonzero()[0]} == {tram.id}
    assert not catalogue.within(frozenset()).any()
    assert ferry.id in catalogue.articles


def test_a_rare_word_is_rarer_than_a_common_one(library):
    library.add(LONG)
    library.add(FERRY)
    catalogue = library.store.catalogue()
    library.store.word_scores(catalogue, ["tramway ferry"])
    assert catalogue.rarity("ferry") > catalogue.rarity("tramway") > 0


def test_what_is_read_anew_after_changes_is_what_reading_everything_finds(library):
    ferry = library.add(FERRY, "Ferry", outlet="Post", published=date(2031, 5, 4))
    library.add(LONG, "Tram", outlet="Herald")
    library.store.catalogue()
    library.add(ORCHARD, "Orchard", outlet="Gazette")
    library.delete(ferry.id)
    kept = library.store.catalogue()
    with library.store._read() as connection:
        whole = arranged(known(connection))
    assert kept.articles == whole.articles
    assert kept.outlets == whole.outlets == ("Herald", "Gazette")
    assert kept.rows.tolist() == whole.rows.tolist()
    assert kept.days.tolist() == whole.days.tolist()
