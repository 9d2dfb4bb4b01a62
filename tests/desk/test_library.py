from datetime import date

import pytest

from briefing import Scope, Source
from briefing.errors import EmptyText, LibraryLocked, NothingLoaded, UnknownArticle
from tests.desk.builders import PORT, TRAM, open_test_desk, stocked


@pytest.fixture
def desk(tmp_path):
    with open_test_desk(tmp_path) as opened:
        yield opened


def test_an_added_article_is_there_and_can_be_found_by_its_words(desk):
    tram, _ = stocked(desk)
    assert desk.article(tram).title == "Council approves tramway"
    assert desk.search("tramway to Northolme")[0].passage.article_id == tram


def test_the_same_text_twice_is_one_article_and_the_person_is_told(desk):
    tram, _ = stocked(desk)
    again = desk.add_text(TRAM, title="Another headline")
    assert again.state == "duplicate"
    assert again.article is not None
    assert again.article.id == tram
    assert "already loaded" in again.message
    assert len(desk.articles()) == 2


def test_one_bad_item_does_not_stop_the_rest(desk):
    sources = [
        Source("file", "empty.txt", b"", "text/plain"),
        Source("file", "port.txt", PORT.encode(), "text/plain"),
        Source("file", "picture.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "image/png"),
    ]
    assert [item.state for item in desk.add_many(sources)] == ["refused", "added", "refused"]


def test_empty_text_is_refused_and_nothing_is_lost(desk):
    stocked(desk)
    with pytest.raises(EmptyText):
        desk.add_text("   ")
    assert len(desk.articles()) == 2


def test_corrected_details_are_kept_and_used_for_filters(desk):
    tram, port = stocked(desk)
    desk.correct(port, outlet="Sandwick Herald", published="2026-03-07")
    assert desk.article(port).published == date(2026, 3, 7)
    assert [a.id for a in desk.articles(Scope(outlets=("Sandwick Herald",)))] == [port]
    assert [a.id for a in desk.articles(Scope(until=date(2026, 3, 5)))] == [tram]
    assert [a.id for a in desk.articles(Scope(words="quotas"))] == [port]


def test_a_deleted_article_answers_no_more(desk):
    tram, _ = stocked(desk)
    desk.delete(tram)
    assert all(hit.passage.article_id != tram for hit in desk.search("tramway to Northolme"))
    with pytest.raises(UnknownArticle):
        desk.article(tram)
    *_, answer = desk.ask("What does Ines Corvo say about the line?")
    assert answer.refused


def test_collections_hold_what_they_are_given(desk):
    tram, port = stocked(desk)
    desk.collect("North", [tram, port])
    desk.collect("North", [port])
    assert desk.collections() == {"North": (port,)}
    assert [a.id for a in desk.articles(Scope(collection="North"))] == [port]
    desk.collect("North", [])
    assert desk.collections() == {}


def test_an_id_prefix_is_enough_and_a_wrong_one_is_named(desk):
    tram, _ = stocked(desk)
    assert desk.article(tram[:6]).id == tram
    with pytest.raises(UnknownArticle, match="nothing-like-it"):
        desk.article("nothing-like-it")


def test_an_empty_library_says_so(desk):
    with pytest.raises(NothingLoaded):
        desk.summarize()
    with pytest.raises(NothingLoaded):
        list(desk.ask("What happened?"))


def test_samples_load_once(desk):
    assert len(desk.load_samples()) == 10
    held = desk.collections()
    events = [set(held[name]) for name in held if name.startswith("Sample event")]
    assert set.union(*events) == set(held["Samples (invented)"])
    assert not set.intersection(*events)
    for article in desk.articles():
        desk.delete(article.id)
    assert desk.load_samples() == ()
    assert desk.articles() == ()


def test_a_second_process_is_told_within_seconds(desk, tmp_path):
    with pytest.raises(LibraryLocked):
        open_test_desk(tmp_path)


def test_everything_is_there_after_a_restart(tmp_path):
    with open_test_desk(tmp_path) as first:
        tram, _ = stocked(first)
        summary = first.summarize([tram])
    with open_test_desk(tmp_path) as second:
        assert second.document(summary.id) == summary
        assert second.search("tramway")[0].passage.article_id == tram


def test_a_lost_index_is_made_again_from_the_store(tmp_path):
    with open_test_desk(tmp_path) as first:
        tram, _ = stocked(first)
        for passage in first.shelves.store.passages(tram):
            assert first.article(tram).text[passage.start : passage.end] == passage.text
        first.shelves.index.reset()
    with open_test_desk(tmp_path) as second:
        assert second.settle().finished
        assert tram in {passage_id.partition(":")[0] for passage_id in second.shelves.index.ids()}
        assert second.rebuild() == len(second.shelves.index.ids())
