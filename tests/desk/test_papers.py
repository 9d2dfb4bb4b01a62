import json
from dataclasses import replace

import pytest

from briefing import ModelChoice, Scope, Settings, open_desk
from briefing.desk import Desk
from briefing.errors import (
    EmptyText,
    InputError,
    ModelOutputError,
    ModelRefusedKey,
    ModelTimeout,
    ModelUnavailable,
    QuestionTooLong,
    UnknownDocument,
    UnsupportedType,
)
from briefing.export import FORMATS
from briefing.models.fakes import HashEmbedder, ScriptedChat
from briefing.types import Answer, Claim, Document
from briefing.writing.answer import REFUSAL
from tests.desk.builders import open_test_desk, stocked


@pytest.fixture
def desk(tmp_path):
    with open_test_desk(tmp_path) as opened:
        stocked(opened)
        yield opened


def exact(desk: Desk, document: Document) -> list[Claim]:
    """Assert that every citation of a document is the article's own text, and return the claims."""
    claims = list(document.claims())
    assert claims
    for claim in claims:
        assert claim.citations
        assert claim.check.passed
        for citation in claim.citations:
            assert desk.article(citation.article_id).text[citation.start : citation.end] == citation.quote
    return claims


def test_every_document_rests_on_exact_spans_and_is_kept(desk):
    made = [desk.summarize(), desk.compare(by="voice"), desk.compare(by="outlet"), desk.brief()]
    for document in made:
        exact(desk, document)
        assert desk.document(document.id) == document
    assert {kept.id for kept in desk.documents()} >= {document.id for document in made}


def test_a_voice_column_holds_only_that_voices_words(desk):
    comparison = desk.compare(by="voice")
    for number, column in enumerate(comparison.columns):
        for issue in comparison.issues:
            assert all(claim.speaker == column.name for claim in issue.cells[number].claims)
    assert {"Ines Corvo", "Otto Brandis", "Marit Holm"} <= {column.name for column in comparison.columns}


def test_a_summary_on_a_topic_tells_only_what_bears_on_it(desk):
    made = desk.summarize(topic=" fishing  quotas ")
    assert (made.topic, made.title) == ("fishing quotas", "Summary on “fishing quotas”")
    assert [source.outlet for source in made.sources] == ["Sandwick Post"]
    assert made.provenance.settings["topic"] == "fishing quotas"
    exact(desk, made)
    assert desk.document(made.id) == made


@pytest.mark.parametrize("topic", ["chess championship", "fishing licences in Iceland"])
def test_a_topic_on_which_nothing_bears_is_refused(desk, topic):
    with pytest.raises(InputError, match=f"Nothing in the chosen articles bears on “{topic}”"):
        desk.summarize(topic=topic)
    assert desk.documents() == ()


def test_outlets_named_as_voices_are_compared_as_outlets(desk):
    made = desk.compare(voices=["sandwick post", "Tarnwick Courier"])
    assert (made.by, [c.name for c in made.columns]) == ("outlet", ["Sandwick Post", "Tarnwick Courier"])
    assert desk.compare(voices=["Marit Holm"]).by == "voice"


def test_a_question_is_answered_claim_by_claim_and_kept_in_its_conversation(desk):
    talk = desk.new_conversation()
    *claims, answer = desk.ask("What does Otto Brandis say about the next decade?", conversation=talk.id)
    assert claims == list(answer.sentences)
    assert any("We are mortgaging the next decade" in claim.text for claim in claims)
    exact(desk, answer)
    assert [a.question for a in desk.conversation(talk.id).answers] == [
        "What does Otto Brandis say about the next decade?"
    ]


@pytest.mark.parametrize("question", ["What did the Supreme Court rule?", "Who won the chess championship?"])
def test_what_the_articles_do_not_say_is_refused(desk, question):
    (answer,) = desk.ask(question)
    assert answer.refused == REFUSAL
    assert answer.sentences == ()


def test_stopping_early_keeps_what_was_checked(desk):
    talk = desk.new_conversation()
    pieces = desk.ask("What does Otto Brandis say about the next decade?", conversation=talk.id)
    first = next(pieces)
    pieces.close()
    (kept,) = desk.conversation(talk.id).answers
    assert kept.sentences == (first,)
    assert not kept.complete


def test_a_scope_keeps_other_articles_out(desk):
    _, port = (a.id for a in sorted(desk.articles(), key=lambda a: a.published))
    *_, answer = desk.ask("What does Otto Brandis say about the next decade?", scope=Scope(articles=(port,)))
    assert answer.refused


def test_suggestions_are_answered_when_asked(desk):
    suggested = desk.suggestions()
    assert suggested
    for question in suggested:
        *_, answer = desk.ask(question)
        assert isinstance(answer, Answer)
        assert not answer.refused, question


@pytest.mark.parametrize("form", FORMATS)
def test_a_document_can_be_exported_by_value_and_by_id(desk, form):
    summary = desk.summarize()
    assert desk.export(summary, form) == desk.export(summary.id, form)


def test_the_json_export_carries_exact_citations(desk):
    pack = json.loads(desk.export(desk.summarize(), "json"))
    for claim in pack["claims"]:
        for citation in claim["citations"]:
            text = desk.article(citation["article"]).text
            assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_wrong_requests_say_what_to_do(desk):
    with pytest.raises(UnsupportedType, match="markdown"):
        desk.export(desk.summarize(), "papyrus")
    with pytest.raises(QuestionTooLong):
        list(desk.ask("why " * 1000))
    with pytest.raises(EmptyText):
        list(desk.ask("  "))
    with pytest.raises(UnknownDocument):
        desk.document("nothing-like-it")


def test_the_writer_is_the_one_of_the_settings_and_of_the_session(tmp_path):
    choice = ModelChoice("openai:small", "http://127.0.0.1:9/v1")
    with open_desk(Settings(data=tmp_path / "other", model=choice), embedder=HashEmbedder()) as desk:
        assert desk.writer_name == "openai:small"
        assert desk.with_model(None).writer_name == "extractive"


def with_model(desk, *turns):
    papers = replace(desk.papers, choice=ModelChoice("scripted:chat"), chat=lambda *_: ScriptedChat(*turns))
    return replace(desk, papers=papers)


def test_a_model_that_writes_nonsense_costs_nobody_the_document(desk):
    rambling = with_model(desk, ModelOutputError("The answer was cut off."))
    for made in (rambling.summarize(), rambling.compare(by="voice"), rambling.brief()):
        assert made.provenance.writer == "extractive"
        assert "The answer was cut off. So this is written without a model." in made.provenance.note
        exact(desk, made)
    *claims, answer = rambling.ask("What does Otto Brandis say about the next decade?")
    assert claims == list(answer.sentences)
    assert "written without a model" in answer.provenance.note
    exact(desk, answer)


@pytest.mark.parametrize(
    ("failure", "advice"),
    [
        (ModelUnavailable("The server does not answer."), "Start the model server or check the base URL."),
        (ModelRefusedKey("The key is refused."), "Check the API key."),
        (ModelTimeout("It did not finish."), "choose fewer articles"),
    ],
)
def test_a_model_that_fails_costs_nobody_the_document_and_its_note_says_what_to_do(desk, failure, advice):
    talk = desk.new_conversation()
    failing = with_model(desk, failure)
    *_, answer = failing.ask("What does Otto Brandis say about the next decade?", conversation=talk.id)
    for made in (failing.summarize(), failing.compare(by="voice"), failing.brief(), answer):
        assert list(made.claims())
        assert made.provenance.writer == "extractive"
        assert f"{failure.message} So this is written without a model." in made.provenance.note
        assert advice in made.provenance.note
        assert "still works" not in made.provenance.note
    assert len(desk.conversation(talk.id).answers) == 1


def test_a_model_without_any_truth_in_it_gets_nothing_printed(desk):
    lie = {
        "text": "Otto Brandis said: “Everything is free.”",
        "voice": "attributed",
        "speaker": "Otto Brandis",
        "ids": ["zzzz"],
    }
    lying = with_model(desk, json.dumps({"sentences": [lie] * 3}))
    summary = lying.summarize()
    assert all("Everything is free" not in claim.text for claim in summary.claims())
    assert summary.tally.withheld + summary.tally.replaced > 0


def test_a_forgotten_document_is_gone(desk):
    summary = desk.summarize()
    desk.forget(summary.id)
    with pytest.raises(UnknownDocument):
        desk.document(summary.id)
