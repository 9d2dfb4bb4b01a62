"""Index, retrieval, and keeping the index in step with the store."""

from datetime import date

import numpy as np
import pytest

from briefing.errors import IndexBroken
from briefing.library import shelve, sync
from briefing.library.plan import dates, plan
from briefing.library.retrieve import retrieve
from briefing.types import Scope
from tests.library.build import PORT, TRAM, article, library


@pytest.fixture
def shelves(tmp_path):
    with library(tmp_path / "library") as opened:
        opened.add(article("a"), article("b", PORT, "Sandwick Post", date(2026, 3, 6)))
        yield opened


def found(shelves, question, **scope):
    return [hit.passage.article_id[0] for hit in retrieve(question, *shelves.parts, scope=Scope(**scope))]


# --- retrieval


def test_the_passage_with_the_words_comes_first(shelves):
    assert found(shelves, "Who blocked the port?")[0] == "b"
    assert found(shelves, "What will the tram line cost?")[0] == "a"


def test_scores_fall(shelves):
    scores = [hit.score for hit in retrieve("tram port", *shelves.parts)]
    assert scores == sorted(scores, reverse=True)


def test_a_named_outlet_is_preferred_and_a_wrong_one_does_not_empty_the_result(shelves):
    assert found(shelves, "What did the Sandwick Post report?")[0] == "b"
    assert found(shelves, "What did the Daily Nowhere report on the tram line?")[0] == "a"


def test_a_scope_shuts_other_articles_out(shelves):
    assert set(found(shelves, "port quotas", articles=("a" * 16,))) <= {"a"}
    assert set(found(shelves, "tram line", outlets=("Sandwick Post",))) <= {"b"}


@pytest.mark.parametrize("question", ["", "  ", '"', "NEAR(", "AND OR NOT", "*", "\x00"])
def test_no_question_is_an_operator(shelves, question):
    assert isinstance(found(shelves, question), list)


def test_at_most_four_passages_of_an_article_are_taken(shelves):
    long = article("c", "\n\n".join(f"Tram line number {n} " + "goes on and on " * 60 for n in range(9)))
    shelves.add(long)
    assert found(shelves, "tram line number").count("c") == 4


def test_an_empty_library_finds_nothing(tmp_path):
    with library(tmp_path / "empty") as opened:
        assert found(opened, "anything") == []


# --- planning


def test_a_plan_names_outlets_dates_and_clauses():
    made = plan(
        "Did The Verge report on May 4, 2026 that the tram line costs more while the Sandwick Post reported that "
        "the port was blocked by fishing boats?",
        ["The Verge | Tech", "Sandwick Post", "Time"],
    )
    assert made.whole.outlets == {"The Verge | Tech", "Sandwick Post"}
    assert made.whole.days == {date(2026, 5, 4)}
    assert [part.outlets for part in made.parts] == [{"The Verge | Tech"}, {"Sandwick Post"}]


def test_a_common_word_is_no_outlet():
    assert plan("Is it time to act?", ["Time"]).whole.outlets == frozenset()
    assert plan("What did Time report?", ["Time"]).whole.outlets == {"Time"}


@pytest.mark.parametrize("text", ["4 May 2026", "May 4th, 2026", "2026-05-04"])
def test_dates_are_read_in_every_order(text):
    assert dates(f"on {text} and 2026-13-40") == {date(2026, 5, 4)}


# --- the index


def test_the_index_finds_a_passage_by_its_own_vector(shelves):
    (passage,) = shelves.store.passages("a" * 16)
    vector = shelves.store.passage_vectors("a" * 16, shelves.embedder.id)[passage.id]
    (nearest, cosine), *_ = shelves.index.near(vector, 2)
    assert nearest == passage.id
    assert cosine == pytest.approx(1, abs=1e-3)


def test_a_corrected_or_changed_article_leaves_no_stale_passage(shelves):
    shelves.add(article("a", TRAM.partition("\n\n")[0]))
    assert shelves.index.ids() == {"a" * 16 + ":0", "b" * 16 + ":0"}


def test_unchanged_sentences_are_not_embedded_again(shelves, monkeypatch):
    asked = []
    embed = shelves.embedder.embed

    def noted(texts):
        asked.extend(texts)
        return embed(texts)

    monkeypatch.setattr(shelves.embedder, "embed", noted)
    shelves.add(article("c", TRAM + "\n\nOne sentence is new here."))
    assert asked == ["One sentence is new here."]


# --- in step


def test_nothing_is_put_when_store_and_index_agree(shelves):
    assert sync.repair(*shelves.parts) == 0


def test_what_the_index_lacks_is_put_again(shelves):
    shelves.index.drop("a" * 16)
    assert sync.repair(*shelves.parts) == 1
    assert len(shelves.index.ids()) == 2


def test_what_the_store_no_longer_has_is_dropped(shelves):
    shelves.store.delete("a" * 16)
    sync.repair(*shelves.parts)
    assert shelves.index.ids() == {"b" * 16 + ":0"}


def test_a_damaged_index_is_made_again(tmp_path):
    with library(tmp_path / "library") as first:
        first.add(article("a"))
    for file in (tmp_path / "library" / "index").rglob("*"):
        if file.is_file():
            file.write_bytes(b"garbage " * 100)
    with library(tmp_path / "library") as second:
        assert sync.repair(*second.parts) == 1
        assert found(second, "tram")[0] == "a"


def test_a_rebuild_counts_its_passages(shelves):
    assert sync.rebuild(*shelves.parts) == 2


def test_a_deleted_article_is_gone_from_both(shelves):
    shelve.delete("a" * 16, store=shelves.store, index=shelves.index)
    assert "a" not in found(shelves, "tram line")
    assert shelves.index.ids() == {"b" * 16 + ":0"}


def test_an_index_that_does_not_answer_is_a_plain_error(tmp_path):
    with library(tmp_path / "library") as opened:
        opened.add(article("a"))
        wrong = np.zeros(3, dtype=np.float32)
        with pytest.raises(IndexBroken):
            opened.index.near(wrong, 1)
