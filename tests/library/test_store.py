from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from briefing.errors import InputError, LibraryError, LibraryLocked, UnknownArticle
from briefing.library.passages import chunk
from briefing.library.store import Store
from briefing.models.fakes import HashEmbedder
from briefing.types import Scope
from tests.library.builders import BUDGET, FERRY, ORCHARD, article_of, detailed_reading

POST, HERALD = "The Brennick Post", "Velm Herald"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "library.sqlite"


@pytest.fixture
def store(file):
    made = Store(f"sqlite:///{file}")
    yield made
    made.close()


def put(store, paragraphs, title="A title", **details):
    article, reading = article_of(paragraphs, title, **details)
    store.put_article(article, reading, chunk(article, reading.sentences, HashEmbedder().count, limit=30))
    return article


def everything(file) -> str:
    """Every value of every table, the word index included."""
    with sqlite3.connect(file) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = "\n".join(str(row) for name in names for row in connection.execute(f'SELECT * FROM "{name}"'))
    connection.close()
    return found


def test_an_article_comes_back_as_it_was_put(store):
    article = put(
        store,
        FERRY,
        "Ferry sinks",
        outlet=POST,
        author="Ida Brenn",
        published=date(2031, 5, 4),
        url="https://post.example/ferry",
        language="en",
        kind="url",
        notices=("One picture was left out.",),
    )
    assert store.article(article.id) == article
    assert store.articles() == (article,)


def test_the_list_of_all_articles_follows_every_change(store):
    first = put(store, FERRY, "Ferry sinks")
    assert store.articles() is store.articles()
    second = put(store, BUDGET, "Budget passes")
    assert {one.id for one in store.articles()} == {first.id, second.id}
    corrected = store.correct(first.id, title="Ferry goes down")
    assert corrected in store.articles()
    assert first not in store.articles()
    store.delete(second.id)
    assert store.articles() == (corrected,)


def test_a_reading_comes_back_as_it_was_put(store):
    article = put(store, FERRY)
    assert store.reading(article.id).sentences == article_of(FERRY)[1].sentences
    reading = detailed_reading(*article_of(FERRY))
    store.put_reading(reading)
    assert store.reading(article.id) == reading


def test_no_reading_is_none(store):
    assert store.reading("nothing") is None


def test_a_reading_of_an_unknown_form_is_none(store, file):
    article = put(store, FERRY)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE readings SET body = '{\"strange\": 1}'")
    connection.close()
    assert store.reading(article.id) is None


def test_passages_come_back_in_order(store):
    article, reading = article_of(FERRY)
    passages = chunk(article, reading.sentences, HashEmbedder().count, limit=16)
    assert len(passages) > 2
    store.put_article(article, reading, passages)
    assert store.passages(article.id) == passages


def test_putting_again_replaces_and_keeps_collections(store):
    article = put(store, FERRY)
    store.collect("Sea", [article.id])
    put(store, FERRY, "A better title")
    assert [one.title for one in store.articles()] == ["A better title"]
    assert store.collections() == {"Sea": (article.id,)}
    assert store.counts() == {"articles": 1, "passages": len(store.passages(article.id))}


def test_a_passage_that_is_not_the_articles_text_keeps_nothing(store):
    article, reading = article_of(FERRY)
    good, *_ = chunk(article, reading.sentences, HashEmbedder().count, limit=30)
    with pytest.raises(AssertionError, match="own text"):
        store.put_article(article, reading, [good, replace(good, id="other", text="Invented words.")])
    assert store.counts() == {"articles": 0, "passages": 0}
    assert store.reading(article.id) is None


def test_articles_are_listed_newest_publication_first_and_undated_last(store):
    undated = put(store, ORCHARD)
    old = put(store, FERRY, published=date(2030, 1, 1))
    new = put(store, BUDGET, published=date(2031, 1, 1))
    assert [one.id for one in store.articles()] == [new.id, old.id, undated.id]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(), {"ferry", "budget", "orchard"}),
        (Scope(outlets=(POST,)), {"ferry", "budget"}),
        (Scope(since=date(2031, 5, 4)), {"ferry", "budget"}),
        (Scope(since=date(2031, 5, 5)), {"budget"}),
        (Scope(until=date(2031, 5, 4)), {"ferry"}),
        (Scope(outlets=(HERALD,), since=date(2031, 1, 1)), set()),
        (Scope(collection="Sea"), {"ferry"}),
        (Scope(collection="No such"), set()),
        (Scope(words="harbour friday"), {"ferry"}),
        (Scope(words="harbour libraries"), set()),
        (Scope(words="LIBRARY closing"), {"budget"}),
        (Scope(words="velm herald"), {"orchard"}),
        (Scope(words='-("ferry*^: NOT {'), {"ferry"}),
        (Scope(words='ferry" OR "mayor'), set()),
        (Scope(words='" OR * NOT -('), {"ferry", "budget", "orchard"}),
    ],
)
def test_a_scope_restricts(store, scope, expected):
    made = {
        "ferry": put(store, FERRY, outlet=POST, published=date(2031, 5, 4)),
        "budget": put(store, BUDGET, outlet=POST, published=date(2031, 6, 1)),
        "orchard": put(store, ORCHARD, outlet=HERALD),
    }
    store.collect("Sea", [made["ferry"].id])
    found = {one.id for one in store.articles(scope)}
    assert {name for name, one in made.items() if one.id in found} == expected
    assert store.ids(scope) == found


def test_a_scope_of_articles_and_words_restricts_by_both(store):
    ferry, budget = put(store, FERRY), put(store, BUDGET)
    assert store.ids(Scope(articles=(ferry.id, budget.id), words="mayor")) == {budget.id}
    assert store.ids(Scope(articles=("gone",))) == frozenset()


def test_correcting_changes_details_and_what_search_sees(store):
    article = put(store, FERRY, "Wrong title")
    corrected = store.correct(article.id, title="Ferry disaster", outlet=POST, published="2031-05-04", language="en")
    assert corrected == replace(article, title="Ferry disaster", outlet=POST, published=date(2031, 5, 4), language="en")
    assert store.article(article.id) == corrected
    assert store.ids(Scope(words="disaster")) == {article.id}
    assert store.ids(Scope(words="wrong")) == frozenset()
    assert store.correct(article.id, published="").published is None


@pytest.mark.parametrize(
    ("details", "message"),
    [
        ({"published": "4 May"}, "'4 May' is not a date"),
        ({"published": "2031-02-30"}, "is not a date"),
        ({"title": "  "}, "The title is empty"),
        ({"text": "New words"}, "'text' is not a detail"),
    ],
)
def test_a_correction_that_cannot_be_made_changes_nothing(store, details, message):
    article = put(store, FERRY)
    with pytest.raises(InputError, match=message):
        store.correct(article.id, outlet="Changed", **details)
    assert store.article(article.id) == article


def test_nothing_of_a_deleted_article_remains(store, file):
    article = put(store, FERRY, "Ferry sinks", outlet=POST, author="Ida Brenn")
    other = put(store, BUDGET)
    store.collect("Both", [article.id, other.id])
    store.delete(article.id)
    assert store.articles() == (other,)
    assert store.reading(article.id) is None
    assert store.passages(article.id) == ()
    assert store.collections() == {"Both": (other.id,)}
    assert store.ids(Scope(words="ferry")) == frozenset()
    left = everything(file)
    assert article.id not in left
    assert "Harbour" not in left
    assert "Ida Brenn" not in left
    assert "Mayor Ansel Quist" in left


def test_sentence_vectors_go_with_the_last_article_that_has_the_sentence(store):
    shared = "Two words shared."
    one, first = article_of([[shared, "Only in one."]])
    two, second = article_of([[shared, "Only in two."]])
    for article, reading in ((one, first), (two, second)):
        passages = chunk(article, reading.sentences, HashEmbedder().count)
        store.put_article(article, reading, passages)
        store.put_vectors(dict.fromkeys(store.unembedded([article.id], "e"), b"\1"), "e")
    store.delete(one.id)
    store.put_article(one, first, chunk(one, first.sentences, HashEmbedder().count))
    assert list(store.unembedded([one.id, two.id], "e").values()) == ["Only in one."]
    store.delete(one.id)
    store.delete(two.id)
    store.put_article(two, second, chunk(two, second.sentences, HashEmbedder().count))
    assert set(store.unembedded([two.id], "e").values()) == {shared, "Only in two."}


def test_unknown_articles_are_refused(store):
    with pytest.raises(UnknownArticle, match="'nothing'"):
        store.article("nothing")
    with pytest.raises(UnknownArticle):
        store.correct("nothing", title="x")
    with pytest.raises(UnknownArticle):
        store.delete("nothing")
    with pytest.raises(UnknownArticle):
        store.collect("Name", ["nothing"])
    assert store.collections() == {}


def test_collections_keep_their_order_and_can_be_emptied(store):
    ferry, budget = put(store, FERRY), put(store, BUDGET)
    store.collect(" Town  hall ", [budget.id, ferry.id, budget.id])
    assert store.collections() == {"Town hall": (budget.id, ferry.id)}
    store.collect("Town hall", [ferry.id])
    assert store.collections() == {"Town hall": (ferry.id,)}
    store.collect("Town hall", [])
    assert store.collections() == {}
    with pytest.raises(InputError, match="needs a name"):
        store.collect(" ", [ferry.id])


def test_notes_by_key(store):
    assert store.meta("samples") == ""
    store.set_meta("samples", "yes")
    store.set_meta("samples", "again")
    assert store.meta("samples") == "again"


def test_everything_is_there_after_opening_again(store, file):
    article = put(store, FERRY)
    store.collect("Sea", [article.id])
    store.close()
    again = Store(f"sqlite:///{file}")
    assert again.articles() == (article,)
    assert again.collections() == {"Sea": (article.id,)}
    again.close()


def test_several_threads_write_and_read_at_once(store):
    def work(number: int) -> str:
        article = put(store, [[f"Story number {number} is about place {number}.", "It ends here."]], f"Story {number}")
        store.collect(f"Collection {number}", [article.id])
        return article.id if number % 3 else store.delete(article.id) or ""

    with ThreadPoolExecutor(6) as pool:
        kept = {one for one in pool.map(work, range(24)) if one}
    assert store.ids() == kept
    assert len(kept) == len(store.collections()) == 16


def test_the_catalogue_follows_every_change_of_articles(store):
    assert len(store.catalogue().rows) == 0
    article = put(store, FERRY, outlet=POST)
    assert set(store.catalogue().outlets) == {POST}
    store.correct(article.id, outlet=HERALD)
    assert set(store.catalogue().outlets) == {HERALD}
    same = store.catalogue()
    store.set_meta("note", "unrelated")
    assert store.catalogue() is same
    store.delete(article.id)
    assert store.catalogue().articles == ()


def test_a_catalogue_taken_before_a_change_still_scores(store):
    put(store, FERRY)
    before = store.catalogue()
    put(store, BUDGET)
    scores = store.word_scores(before, ["the mayor and the ferry"])
    assert scores.shape == (1, len(before.rows))
    assert scores.max() > 0


# --- a database that cannot be used -----------------------------------------------------------------------------------
def opened(file):
    return Store(f"sqlite:///{file}")


def test_a_file_that_is_no_database_is_refused(file):
    file.write_bytes(b"These are not the bytes of a database. " * 300)
    with pytest.raises(LibraryError, match="damaged") as caught:
        opened(file)
    assert "backup" in caught.value.advice


def test_an_emptied_file_is_not_taken_for_a_new_library(file):
    file.write_bytes(b"")
    with pytest.raises(LibraryError, match="empty"):
        opened(file)


def test_damage_inside_is_reported_when_it_is_met(store, file):
    put(store, [[f"Sentence {number} has some words of its own." for number in range(900)]])
    store.close()
    size = file.stat().st_size
    with file.open("r+b") as bytes_:
        bytes_.seek(size // 4)
        bytes_.write(b"\xff" * (size // 2))
    with pytest.raises(LibraryError, match="damaged"):
        [opened(file).passages(one.id) for one in opened(file).articles()]


def test_another_programs_database_is_refused(file):
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(LibraryError, match="not one of Evenhand's"):
        opened(file)


@pytest.mark.parametrize(
    ("version", "message"), [("2", "newer Evenhand"), ("0", "does not tell"), ("old", "does not tell")]
)
def test_a_library_of_another_version_is_refused_and_left_alone(store, file, version, message):
    article = put(store, FERRY)
    store.close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (version,))
    connection.close()
    with pytest.raises(LibraryError, match=message):
        opened(file)
    assert article.text in everything(file).replace("\\n", "\n")


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(LibraryError, match="cannot be read or written"):
        opened(tmp_path / "missing" / "library.sqlite")


def test_a_database_in_use_elsewhere_is_said_so(store, file, monkeypatch):
    monkeypatch.setattr("briefing.library.database.BUSY_SECONDS", 0.05)
    impatient = opened(file)
    other = sqlite3.connect(file)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryLocked, match="in use"):
        impatient.set_meta("key", "value")
    other.rollback()
    other.close()
    impatient.close()


@pytest.mark.parametrize(
    ("url", "message"),
    [("nonsense", "cannot be used"), ("postgresql://localhost/library", "SQLite only"), ("oddsql:///x", "SQLite only")],
)
def test_an_address_of_no_usable_database_is_refused(url, message):
    with pytest.raises(LibraryError, match=message):
        Store(url)


def test_errors_carry_no_text_of_the_articles(store, monkeypatch):
    article, reading = article_of([["A secret sentence."]])
    passages = chunk(article, reading.sentences, HashEmbedder().count)
    with pytest.raises(LibraryError) as caught:
        store.put_article(article, reading, [*passages, *passages])
    assert "secret" not in str(caught.value)
    assert store.counts()["articles"] == 0


def test_times_keep_their_zone(store):
    article = put(store, FERRY)
    assert store.article(article.id).added == datetime(2031, 5, 6, 7, 8, tzinfo=UTC)
