from __future__ import annotations

from datetime import date

import pytest

from briefing.errors import IndexBroken
from briefing.library import shelve, words
from briefing.library.retrieve import retrieve
from briefing.models.fakes import HashEmbedder
from briefing.types import Scope
from tests.library.builders import BUDGET, FERRY, ORCHARD, Library, article_of

POST, HERALD = "The Brennick Post", "Velm Herald"


@pytest.fixture
def stocked(library):
    library.add(FERRY, "Ferry", outlet=POST, published=date(2031, 5, 4))
    library.add(BUDGET, "Budget", outlet=POST, published=date(2031, 6, 1))
    library.add(ORCHARD, "Orchard", outlet=HERALD, published=date(2031, 4, 2))
    return library


def search(library, question, *, limit=10, **scope):
    return retrieve(question, library.store, library.index, library.embedder, scope=Scope(**scope), limit=limit)


def titles(library, question, **options):
    names = {one.id: one.title for one in library.store.articles()}
    return [names[hit.passage.article_id] for hit in search(library, question, **options)]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How many passengers were rescued?", "Ferry"),
        ("What did the mayor call the cuts?", "Budget"),
        ("frost harvest", "Orchard"),
        ("Who asks the state for help?", "Orchard"),
    ],
)
def test_the_passage_with_the_words_comes_first(stocked, question, first):
    assert titles(stocked, question)[0] == first


def test_hits_are_passages_of_the_articles_best_first(stocked):
    hits = search(stocked, "ferry passengers")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        article = stocked.store.article(hit.passage.article_id)
        assert article.text[hit.passage.start : hit.passage.end] == hit.passage.text


def test_likeness_finds_what_no_word_of_the_index_says(library):
    class Meaning(HashEmbedder):
        id = "meaning"

        def embed(self, texts):
            return super().embed([text.replace("vessel", "ferry") for text in texts])

    library.embedder = Meaning()
    library.index = type(library.index)(library.folder / "meaning", library.embedder)
    library.add(FERRY, "Ferry")
    library.add(BUDGET, "Budget")
    assert titles(library, "vessel")[0] == "Ferry"


def test_an_outlet_that_is_named_comes_before_one_that_is_not(library):
    story = ["The old bridge of Osmund closes for repairs in spring."]
    library.add([[*story, "One."]], "Of the Post", outlet=POST)
    library.add([[*story, "Two."]], "Of the Herald", outlet=HERALD)
    assert titles(library, "What does the Velm Herald say about the bridge repairs?")[0] == "Of the Herald"
    assert titles(library, "What does the Brennick Post say about the bridge repairs?")[0] == "Of the Post"


def test_an_outlet_named_wrongly_hides_nothing(stocked):
    assert titles(stocked, "What did the Velm Herald say about the rescued ferry passengers?")[0] == "Ferry"


@pytest.mark.parametrize(
    ("when", "first"), [("on May 4, 2031", "Of May"), ("on 1 June 2031", "Of June"), ("in June 2031", "Of June")]
)
def test_a_day_or_month_that_is_named_comes_first(library, when, first):
    story = ["The old bridge of Osmund closes for repairs in spring."]
    library.add([[*story, "One."]], "Of May", published=date(2031, 5, 4))
    library.add([[*story, "Two."]], "Of June", published=date(2031, 6, 1))
    assert titles(library, f"What was written {when} about the bridge repairs?")[0] == first


def test_both_halves_of_a_question_find_their_passage(stocked):
    question = "Were all passengers of the sunken ferry rescued, while frost destroyed apples in the valley?"
    assert set(titles(stocked, question)[:2]) == {"Ferry", "Orchard"}


@pytest.mark.parametrize(
    ("scope", "allowed"),
    [
        ({"outlets": (HERALD,)}, {"Orchard"}),
        ({"since": date(2031, 6, 1)}, {"Budget"}),
        ({"until": date(2031, 5, 4)}, {"Ferry", "Orchard"}),
        ({"collection": "Towns"}, {"Budget"}),
        ({"words": "apple"}, {"Orchard"}),
        ({"articles": ("gone",)}, set()),
        ({"collection": "No such"}, set()),
    ],
)
def test_nothing_outside_the_scope_answers(stocked, scope, allowed):
    budget = next(one for one in stocked.store.articles() if one.title == "Budget")
    stocked.store.collect("Towns", [budget.id])
    assert set(titles(stocked, "ferry budget mayor harvest", **scope)) == allowed


def test_nothing_of_a_deleted_article_answers_even_when_the_index_still_has_it(stocked):
    ferry = next(one for one in stocked.store.articles() if one.title == "Ferry")
    stocked.store.delete(ferry.id)
    assert any(one.startswith(ferry.id) for one in stocked.index.ids())
    assert "Ferry" not in titles(stocked, "ferry passengers rescued")


def test_a_corrected_outlet_counts_from_then_on(stocked):
    ferry = next(one for one in stocked.store.articles() if one.title == "Ferry")
    stocked.store.correct(ferry.id, outlet="Osmund Observer")
    assert titles(stocked, "Osmund Observer")[0] == "Ferry"


def test_at_most_four_passages_of_one_article(library):
    library.add([[f"The tramway number {n} is new and " + "very long " * 60 + "." for n in range(9)]], "Tram")
    library.add(FERRY, "Ferry")
    library.add(BUDGET, "Budget")
    found = titles(library, "tramway")
    assert found.count("Tram") == 4
    assert found[:4] == ["Tram"] * 4


def test_one_article_alone_may_fill_the_limit(library):
    tram = library.add([[f"The tramway number {n} is new and " + "very long " * 60 + "." for n in range(9)]], "Tram")
    library.add(FERRY, "Ferry")
    assert len(search(library, "tramway", articles=(tram.id,), limit=7)) == 7
    assert titles(library, "tramway", limit=10).count("Tram") == 5


def test_each_half_of_a_question_gets_its_passages(library):
    rescue = "All passengers of the ferry were rescued by fishing boats."
    for number in range(5):
        library.add([[rescue, f"This was report number {number}."]], "Ferry")
    library.add([["The tramway depot hired electricians."]], "Tram")
    question = "Were the passengers of the ferry rescued by fishing boats, while the tramway depot hired electricians?"
    assert "Tram" in titles(library, question, limit=3)


def test_no_more_than_the_limit(stocked):
    assert len(search(stocked, "ferry mayor frost", limit=2)) == 2
    assert search(stocked, "ferry", limit=0) == ()


@pytest.mark.parametrize("question", ["", "  ", "?!", '"', "NEAR(", "AND OR NOT", "*", "\x00", "a" * 1000, "⟦3⟧"])
def test_any_question_is_only_words(stocked, question):
    assert len(search(stocked, question)) in {0, 3}


def test_an_empty_library_finds_nothing(library):
    assert search(library, "anything") == ()


def test_the_same_question_finds_the_same(stocked):
    assert search(stocked, "ferry or mayor") == search(stocked, "ferry or mayor")


def test_an_index_that_cannot_be_read_is_said_so(tmp_path):
    first = Library(tmp_path)
    first.add(FERRY)
    first.close()
    (tmp_path / "index" / "chroma.sqlite3").write_bytes(b"garbage " * 4000)
    second = Library(tmp_path)
    with pytest.raises(IndexBroken, match=r"cannot be used|damaged"):
        search(second, "ferry")
    second.close()


def test_words_still_find_passages_that_have_no_vectors(stocked):
    class Newer(HashEmbedder):
        id = "newer"

    newer = Newer()
    index = type(stocked.index)(stocked.folder / "newer", newer)
    hits = retrieve("ferry passengers", stocked.store, index, newer)
    assert "ferry" in hits[0].passage.text
    index.close()


def test_an_article_without_vectors_is_found_beside_those_that_have_them(stocked):
    made, reading = article_of([["The lighthouse keeper of Osmund paints a mural of whales."]], "Mural")
    shelve.keep(made, reading, store=stocked.store, count=stocked.embedder.count)
    assert titles(stocked, "Who paints a mural of whales at the lighthouse?")[0] == "Mural"
    assert titles(stocked, "How many passengers of the ferry were rescued?")[0] == "Ferry"


def test_lacking_vectors_is_neither_punished_nor_rewarded(stocked):
    made, reading = article_of([["In spring, Osmund closes its bridge: the repairs are long overdue."]], "New")
    stocked.add([["The bridge of Osmund shuts; its repairs begin in spring, at the latest."]], "Old")
    shelve.keep(made, reading, store=stocked.store, count=stocked.embedder.count)
    found = {hit.passage.article_id: hit.score for hit in search(stocked, "bridge repairs spring Osmund")}
    old = next(one.id for one in stocked.store.articles() if one.title == "Old")
    assert found[made.id] == pytest.approx(found[old], rel=0.25)


WIRE = "The council of Brennick passed its budget by nine votes to eight after a debate of six hours on Monday night."


def test_a_copy_in_another_article_counts_once(library):
    library.add([[WIRE, "Ada wrote this."]], "Original", outlet=POST)
    library.add([[WIRE, "Bo edited this."]], "Copy", outlet=HERALD)
    library.add(ORCHARD, "Orchard")
    assert len({"Original", "Copy"} & set(titles(library, "Who passed the budget of Brennick?"))) == 1


def test_a_copy_stays_when_the_question_names_its_outlet(library):
    library.add([[WIRE, "Ada wrote this."]], "Original", outlet=POST)
    library.add([[WIRE, "Bo edited this."]], "Copy", outlet=HERALD)
    question = "Did the Velm Herald and the Brennick Post say who passed the budget of Brennick?"
    assert {"Original", "Copy"} <= set(titles(library, question))


def test_a_common_word_of_a_large_library_counts_by_its_rarity(library, monkeypatch):
    monkeypatch.setattr(words, "COUNTED", 1)
    library.add(FERRY, "Ferry")
    library.add(BUDGET, "Budget")
    library.add([["The ferry to Brennick is late and the mayor waits."]], "Late")
    for number in range(6):
        library.add([[f"Report number {number} is about apples."]], f"Apples {number}")
    assert set(titles(library, "ferry mayor", limit=3)) == {"Ferry", "Budget", "Late"}
    assert titles(library, "ferry mayor")[0] == "Late"
