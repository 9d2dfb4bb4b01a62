from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from briefing.errors import LibraryError, UnknownDocument
from briefing.library.store import Store
from briefing.types import (
    Answer,
    Brief,
    Cell,
    Check,
    Citation,
    Claim,
    Column,
    Comparison,
    Difference,
    Finding,
    Issue,
    Kept,
    Moment,
    OpenQuestion,
    Person,
    Provenance,
    Tally,
    Unique,
    Voice,
    VoiceShare,
    WordingNote,
)
from tests.library.builders import BUDGET, FERRY, answer_of, article_of, claim_from, source_of, summary_of

SANK = "The ferry to Osmund Island sank on Tuesday."
RESCUED = "Harbour master Pia Lund said all 41 passengers were rescued."


@pytest.fixture
def store(tmp_path):
    made = Store(f"sqlite:///{tmp_path / 'library.sqlite'}")
    yield made
    made.close()


@pytest.fixture
def ferry(store):
    article, reading = article_of(FERRY, "Ferry sinks", outlet="The Brennick Post", published=date(2031, 5, 4))
    store.put_article(article, reading, ())
    return article


def full_documents(article):
    """One document of each kind in which every field holds something."""
    claim = claim_from(article, RESCUED)
    refused = Claim(
        "It sank twice.",
        (Citation(article.id, 0, 3, "The"),),
        "attributed",
        Check("withheld", (Finding("figure", "twice", "The figure is not in the cited words."),), 0.25),
        speaker="Pia Lund",
        inferred=True,
        wording=(WordingNote(article.id, 0, 3, "The", "a", "because", "Pia Lund"),),
    )
    common: dict[str, Any] = {
        "title": "A title with “marks”",
        "sources": (replace(source_of(article), author="Ida Brenn", url="https://post.example/1", copy_of="other"),),
        "provenance": Provenance(
            "openai:some-model",
            (article.id,),
            (f"{article.id}:0",),
            {"summary/system": "abc"},
            {"length": "short"},
            datetime(2031, 5, 7, 8, 9, 10, tzinfo=UTC),
            1.5,
            100,
            20,
            0.0003,
            "Something was left out.",
        ),
        "tally": Tally(1, 2, 3, 4),
        "withheld": (refused,),
    }
    difference = Difference("The number of passengers", (claim, refused))
    answer = Answer(question="Who?", sentences=(claim,), complete=False, suggestions=("When?",), **common)
    comparison = Comparison(
        by="voice",
        columns=(Column("Pia Lund", "person", "harbour master", (article.id,)),),
        issues=(Issue("Rescue", (Cell((claim,)), Cell())),),
        figures=(difference,),
        terms=(difference,),
        shared=(claim,),
        only=(Unique("The Brennick Post", (claim,)),),
        copies=((article.id, "other"),),
        **common,
    )
    brief = Brief(
        headline=claim,
        bottom_line=(claim,),
        key_facts=(claim,),
        says=(refused,),
        differ=(difference,),
        timeline=(Moment(date(2031, 5, 4), claim),),
        who=(Person("Pia Lund", "harbour master", claim),),
        wording=refused.wording,
        questions=(OpenQuestion("Why?", (claim,)),),
        left_out=("One article said nothing new.",),
        topic="ferry",
        **common,
    )
    voice = Voice("Pia Lund", "person", ("Lund",), "harbour master", 1, 9, 44, declined=True)
    summary = replace(summary_of(article, SANK), voices=(VoiceShare(article.id, voice),), ledger=refused.wording)
    return {"summary": replace(summary, **common), "comparison": comparison, "answer": answer, "brief": brief}


@pytest.mark.parametrize("kind", ["summary", "comparison", "answer", "brief"])
def test_a_document_comes_back_as_it_was_kept(store, ferry, kind):
    document = full_documents(ferry)[kind]
    found = store.save_document(document)
    assert found
    assert store.document(found) == replace(document, id=found)
    assert store.documents() == (Kept(found, kind, document.title, document.provenance.created),)


def test_documents_are_listed_newest_first(store, ferry):
    first = store.save_document(summary_of(ferry, SANK))
    second = store.save_document(summary_of(ferry, RESCUED))
    assert [kept.id for kept in store.documents()] == [second, first]


def test_a_document_with_an_id_replaces_itself(store, ferry):
    document = summary_of(ferry, SANK)
    found = store.save_document(document)
    assert store.save_document(replace(document, id=found, title="Corrected")) == found
    assert [kept.title for kept in store.documents()] == ["Corrected"]


def test_a_document_outlives_its_article_and_says_so(store, ferry):
    kept = store.save_document(summary_of(ferry, SANK))
    assert store.document(kept).provenance.note == ""
    store.delete(ferry.id)
    left = store.document(kept)
    assert [claim.text for claim in left.claims()] == [SANK]
    assert left.provenance.note == (
        "“Ferry sinks” was deleted from the library; the words quoted here are this document's own copy."
    )


def test_the_note_is_added_to_what_a_note_already_says(store, ferry):
    kept = store.save_document(full_documents(ferry)["brief"])
    store.delete(ferry.id)
    note = store.document(kept).provenance.note
    assert note.startswith("Something was left out. “Ferry sinks” was deleted")


def test_a_damaged_document_is_refused_in_one_sentence(store, ferry, tmp_path):
    kept = store.save_document(summary_of(ferry, SANK))
    with sqlite3.connect(tmp_path / "library.sqlite") as connection:
        connection.execute("UPDATE documents SET body = '{}'")
    connection.close()
    with pytest.raises(LibraryError, match="cannot be read") as caught:
        store.document(kept)
    assert "make it again" in caught.value.advice


def test_forgetting_a_document(store, ferry):
    kept = store.save_document(summary_of(ferry, SANK))
    store.forget(kept)
    assert store.documents() == ()
    with pytest.raises(UnknownDocument):
        store.document(kept)
    with pytest.raises(UnknownDocument):
        store.forget(kept)


def test_a_conversation_keeps_its_answers_in_order(store, ferry):
    conversation = store.new_conversation([ferry.id])
    first = store.add_answer(conversation.id, answer_of(ferry, "What sank?", SANK))
    second = store.add_answer(conversation.id, answer_of(ferry, "Who was rescued?", RESCUED))
    assert first.id != second.id
    found = store.conversation(conversation.id)
    assert found.answers == (first, second)
    assert found.title == "What sank?"
    assert found.scope_articles == (ferry.id,)
    assert found.created == conversation.created
    assert store.conversations() == (found,)
    assert store.document(second.id) == second


def test_answers_of_conversations_are_not_listed_as_documents(store, ferry):
    conversation = store.new_conversation()
    store.add_answer(conversation.id, answer_of(ferry, "What sank?", SANK))
    assert store.documents() == ()


def test_conversations_are_listed_newest_first(store):
    first, second = store.new_conversation(), store.new_conversation()
    assert [one.id for one in store.conversations()] == [second.id, first.id]


def test_a_long_first_question_makes_a_short_title(store, ferry):
    conversation = store.new_conversation()
    store.add_answer(conversation.id, answer_of(ferry, "What " * 100, SANK))
    title = store.conversation(conversation.id).title
    assert len(title) <= 80
    assert title.endswith("…")


def test_forgetting_a_conversation_forgets_its_answers(store, ferry):
    conversation = store.new_conversation()
    made = store.add_answer(conversation.id, answer_of(ferry, "What sank?", SANK))
    store.forget(conversation.id)
    assert store.conversations() == ()
    with pytest.raises(UnknownDocument):
        store.document(made.id)
    with pytest.raises(UnknownDocument):
        store.conversation(conversation.id)


def test_an_answer_needs_a_conversation_that_exists(store, ferry):
    with pytest.raises(UnknownDocument, match="'nothing'"):
        store.add_answer("nothing", answer_of(ferry, "What sank?", SANK))
    assert store.documents() == ()


def test_a_conversation_says_which_source_was_deleted(store, ferry):
    budget, reading = article_of(BUDGET, "Budget passed")
    store.put_article(budget, reading, ())
    conversation = store.new_conversation([ferry.id, budget.id])
    store.add_answer(conversation.id, answer_of(ferry, "What sank?", SANK))
    store.add_answer(conversation.id, answer_of(budget, "Who called it fair?", "Mayor Ansel Quist called the cuts"))
    store.delete(ferry.id)
    notes = [made.provenance.note for made in store.conversation(conversation.id).answers]
    assert "Ferry sinks" in notes[0]
    assert notes[1] == ""
    assert store.conversation(conversation.id).scope_articles == (ferry.id, budget.id)


def test_conversations_of_a_library_without_branches_are_taken_up(tmp_path, ferry):
    path = tmp_path / "old.sqlite"
    with closing(Store(f"sqlite:///{path}")) as store:
        conversation = store.new_conversation([ferry.id])
        first = store.add_answer(conversation.id, answer_of(ferry, "What sank?", SANK))
        part = replace(answer_of(ferry, "Who was rescued?", RESCUED), complete=False)
        second = store.add_answer(conversation.id, part)
        empty = store.new_conversation()
    with closing(sqlite3.connect(path)) as old:  # as 0.1.0 of November 2026 left it
        old.executescript("DROP TABLE turns; DROP TABLE talks;")
    with closing(Store(f"sqlite:///{path}")) as store:
        found = store.conversation(conversation.id)
        assert [one.sentences for one in found.answers] == [first.sentences, second.sentences]
        assert [(turn.after, turn.state) for turn in found.path] == [("", "done"), (first.id, "stopped")]
        assert found.path[0].among.articles == (ferry.id,)
        assert [(talk.id, talk.questions) for talk in store.talks("rescued")] == [(conversation.id, 2)]
        assert store.conversation(empty.id).path == ()
        third = store.add_answer(conversation.id, answer_of(ferry, "What sank?", SANK))
    with closing(Store(f"sqlite:///{path}")) as store:
        assert [turn.id for turn in store.conversation(conversation.id).path] == [first.id, second.id, third.id]


def test_an_old_answer_that_cannot_be_read_does_not_keep_the_library_shut(tmp_path, ferry):
    path = tmp_path / "old.sqlite"
    with closing(Store(f"sqlite:///{path}")) as store:
        conversation = store.new_conversation()
        store.add_answer(conversation.id, answer_of(ferry, "What sank?", SANK))
    with closing(sqlite3.connect(path)) as old:
        old.executescript("DROP TABLE turns; DROP TABLE talks; UPDATE documents SET body = 'x';")
    with closing(Store(f"sqlite:///{path}")) as store:
        assert [talk.id for talk in store.talks("sank")] == [conversation.id]
        with pytest.raises(LibraryError, match="cannot be read"):
            store.conversation(conversation.id)
