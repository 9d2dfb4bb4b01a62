"""Questions that are answered in the background, over a desk with and without a model."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest

from briefing import ModelChoice
from briefing.desk import Desk
from briefing.errors import EmptyText, InputError, QuestionTooLong, UnknownDocument
from briefing.export import FORMATS
from briefing.models.fakes import ScriptedChat
from briefing.types import Among, Conversation, Turn
from briefing.writing.answer import REFUSAL
from tests.desk.builders import open_test_desk, stocked
from tests.faults.server import choice, serving, url
from tests.faults.test_stop import Hanging

BRANDIS = "What does Otto Brandis say about the next decade?"
CORVO = "What does Ines Corvo say about the next fifty years?"
HOLM = "What does Marit Holm say about the new quotas?"
PATIENCE = 30.0


@pytest.fixture
def desk(tmp_path):
    with open_test_desk(tmp_path) as opened:
        stocked(opened)
        yield opened


def asked(desk: Desk, question: str, conversation: str = "", **how) -> tuple[str, Turn]:
    """Ask, and wait until the answer is there."""
    conversation, turn = desk.talks.begin(question, conversation=conversation, **how)
    return conversation, desk.talks.wait(turn.id, PATIENCE)


def questions(conversation: Conversation) -> list[str]:
    return [turn.question for turn in conversation.path]


def grown(desk: Desk, turn: Turn) -> Turn:
    """Wait until a sentence of an answer is kept."""
    for _ in range(int(PATIENCE * 50)):
        turn = desk.talks.wait(turn.id, 0.02)
        if turn.answer.sentences:
            return turn
    raise AssertionError("no sentence was kept")


def test_a_question_is_answered_in_the_background_and_kept(desk):
    conversation, turn = asked(desk, f"  {BRANDIS}  ")
    assert (turn.state, turn.question, turn.answer.complete) == ("done", BRANDIS, True)
    assert "We are mortgaging the next decade" in turn.answer.sentences[0].text
    known = desk.conversation(conversation)
    assert (known.title, known.path, known.answers) == (BRANDIS, (turn,), (turn.answer,))
    assert desk.document(turn.id) == turn.answer


def test_the_second_question_knows_the_first(desk):
    conversation, _ = asked(desk, "What does Otto Brandis say about the plan?")
    _, second = asked(desk, "What does he say about the next decade?", conversation)
    assert "We are mortgaging the next decade" in second.answer.sentences[0].text
    assert len(desk.conversation(conversation).path) == 2


def test_an_edited_question_begins_another_branch(desk):
    conversation, first = asked(desk, BRANDIS)
    _, second = asked(desk, CORVO, conversation)
    _, edited = asked(desk, HOLM, conversation, instead_of=first.id)
    known = desk.conversation(conversation)
    assert questions(known) == [HOLM]
    assert known.versions(edited) == (first, edited)
    desk.talks.open(first.id)
    assert desk.conversation(conversation).path == (first, second)


def test_a_branch_is_a_conversation_of_its_own(desk):
    conversation, first = asked(desk, BRANDIS, among=Among(tuple(a.id for a in desk.articles())))
    asked(desk, CORVO, conversation)
    branch = desk.talks.branch(first.id)
    assert branch.title == f"{BRANDIS} · branch"
    assert questions(branch) == [BRANDIS]
    assert branch.among == desk.conversation(conversation).among
    assert branch.answers[0] == replace(first.answer, id=branch.answers[0].id)
    desk.talks.forget(conversation)
    assert questions(desk.conversation(branch.id)) == [BRANDIS]


def test_only_the_chosen_articles_and_collections_are_asked(desk):
    tram, port = sorted((a.id for a in desk.articles()), key=lambda i: desk.article(i).title)
    desk.collect("Harbour", [port])
    conversation, refused = asked(desk, BRANDIS, among=Among((), ("Harbour",)))
    assert refused.answer.refused == REFUSAL
    _, answered = asked(desk, BRANDIS, conversation, among=Among((tram,), ("Harbour",)))
    assert answered.answer.sentences
    assert answered.among == Among((tram,), ("Harbour",))
    assert desk.conversation(conversation).among == answered.among


def test_a_scope_of_which_nothing_is_left_is_not_widened(desk):
    desk.collect("Harbour", [desk.articles()[0].id])
    conversation, _ = asked(desk, HOLM, among=Among((), ("Harbour",)))
    desk.collect("Harbour", [])
    _, turn = asked(desk, HOLM, conversation, among=Among((), ("Harbour",)))
    assert turn.state == "failed"
    assert "hold no article any more" in turn.problem
    assert questions(desk.conversation(conversation)) == [HOLM, HOLM]


def test_what_cannot_be_asked_begins_nothing(desk):
    for question, refusal in ((" ", EmptyText), ("why " * 1000, QuestionTooLong)):
        with pytest.raises(refusal):
            desk.talks.begin(question)
    with pytest.raises(UnknownDocument):
        desk.talks.begin(BRANDIS, conversation="nothing")
    assert desk.talks.listing() == ()


def test_conversations_are_found_by_the_words_of_questions_and_answers(desk):
    first, _ = asked(desk, BRANDIS)
    second, _ = asked(desk, HOLM)
    assert [talk.id for talk in desk.talks.listing()] == [second, first]
    assert [talk.id for talk in desk.talks.listing("MORTGAGING decade")] == [first]
    assert [talk.id for talk in desk.talks.listing("nobody asked")] == [second]
    assert desk.talks.listing("airport") == ()
    asked(desk, CORVO, first)
    newest = desk.talks.listing()[0]
    assert (newest.id, newest.questions) == (first, 2)


def test_a_conversation_is_named_and_its_name_is_searched(desk):
    conversation, _ = asked(desk, BRANDIS)
    desk.talks.rename(conversation, "  Debt  and trams ")
    assert desk.conversation(conversation).title == "Debt and trams"
    assert [talk.title for talk in desk.talks.listing("débt")] == ["Debt and trams"]
    desk.talks.rename(conversation, " ")
    assert desk.conversation(conversation).title == BRANDIS


@pytest.mark.parametrize("form", FORMATS)
def test_a_conversation_takes_every_form(desk, form):
    conversation, _ = asked(desk, BRANDIS)
    asked(desk, HOLM, conversation)
    assert desk.export(desk.talks.transcript(conversation), form)


def test_a_transcript_has_one_list_of_sources(desk):
    conversation, _ = asked(desk, BRANDIS)
    asked(desk, HOLM, conversation)
    asked(desk, "Who won the chess championship?", conversation)
    made = desk.talks.transcript(conversation)
    assert [note.outlet for note in made.sources] == ["Tarnwick Courier", "Sandwick Post"]
    text = desk.export(made, "markdown").decode()
    assert text.index(f"## {BRANDIS}") < text.index("\\[1\\]") < text.index(f"## {HOLM}") < text.index("\\[2\\]")
    assert REFUSAL in text
    pack = json.loads(desk.export(made, "json"))
    assert [turn["question"] for turn in pack["turns"]] == [BRANDIS, HOLM, "Who won the chess championship?"]
    for claim in pack["claims"]:
        for cited in claim["citations"]:
            assert desk.article(cited["article"]).text[cited["start"] : cited["end"]] == cited["quote"]


def test_asking_again_lets_a_model_write_again(desk):
    def said(words: str) -> str:
        passage = {"ids": ["zzzz"], "voice": "reported", "speaker": "", "text": words}
        return json.dumps({"sentences": [passage]})

    calls: list[str] = []

    class Counting(ScriptedChat):
        def stream(self, system, user, **how):
            calls.append(user)
            return super().stream(system, user, **how)

    papers = replace(desk.papers, choice=ModelChoice("scripted:chat"), chat=lambda *_: Counting(said("Nothing.")))
    writing = replace(desk, papers=papers)
    conversation, first = asked(writing, BRANDIS)
    before = len(calls)
    assert before
    _, again = writing.talks.again(first.id)
    again = writing.talks.wait(again.id, PATIENCE)
    assert len(calls) > before
    known = desk.conversation(conversation)
    assert known.versions(again) == (first, again)
    assert known.path == (again,)


def test_what_is_checked_is_kept_while_the_model_still_writes_and_stop_takes_effect_at_once(desk):
    hanging = Hanging()
    with serving(hanging) as server:
        writing = desk.with_model(replace(choice(url(server)), seconds=10 * PATIENCE))
        conversation, turn = writing.talks.begin(BRANDIS)
        turn = grown(desk, turn)
        assert (turn.state, turn.answer.complete) == ("writing", False)
        assert desk.conversation(conversation).answers[0].sentences == turn.answer.sentences
        with pytest.raises(InputError, match="still being written"):
            desk.talks.begin(CORVO, conversation=conversation)
        desk.talks.stop(turn.id)
        stopped = desk.talks.turn(turn.id)
        assert hanging.left.wait(PATIENCE)
    assert (stopped.state, stopped.answer.complete) == ("stopped", False)
    assert stopped.answer.sentences == turn.answer.sentences
    _, second = asked(desk, CORVO, conversation)
    assert second.state == "done"


def test_stop_before_the_first_sentence_keeps_the_question(desk):
    hanging = Hanging("nothing")
    with serving(hanging) as server:
        writing = desk.with_model(replace(choice(url(server)), seconds=10 * PATIENCE))
        conversation, turn = writing.talks.begin(BRANDIS)
        assert hanging.said.wait(PATIENCE)
        desk.talks.stop(turn.id)
    (kept,) = desk.conversation(conversation).path
    assert (kept.state, kept.question, kept.answer.sentences) == ("stopped", BRANDIS, ())


def test_a_conversation_can_be_deleted_while_it_is_answered(desk):
    hanging = Hanging()
    with serving(hanging) as server:
        writing = desk.with_model(replace(choice(url(server)), seconds=10 * PATIENCE))
        conversation, turn = writing.talks.begin(BRANDIS)
        grown(desk, turn)
        desk.talks.forget(conversation)
        assert hanging.left.wait(PATIENCE)
    assert desk.talks.listing() == ()
    with pytest.raises(UnknownDocument):
        desk.talks.turn(turn.id)


def test_a_program_that_dies_in_mid_answer_leaves_the_question_with_what_was_checked(desk, tmp_path):
    hanging = Hanging()
    with serving(hanging) as server:
        writing = desk.with_model(replace(choice(url(server)), seconds=10 * PATIENCE))
        conversation, turn = writing.talks.begin(BRANDIS)
        turn = grown(desk, turn)
        # What stands on the disk at this moment is what a program that is killed leaves behind.
        (tmp_path / "after" / "desk").mkdir(parents=True)
        for found in (tmp_path / "desk").glob("library.sqlite*"):
            shutil.copy(found, tmp_path / "after" / "desk" / found.name)
        desk.talks.stop(turn.id)
    with open_test_desk(tmp_path / "after") as after:
        (kept,) = after.conversation(conversation).path
        assert (kept.state, kept.answer.complete) == ("interrupted", False)
        assert kept.answer.sentences == turn.answer.sentences
        again = after.talks.wait(after.talks.again(kept.id)[1].id, PATIENCE)
        assert (again.state, again.answer.complete) == ("done", True)


def test_closing_the_library_in_mid_answer_marks_it_as_interrupted(tmp_path):
    hanging = Hanging()
    with serving(hanging) as server:
        with open_test_desk(tmp_path) as desk:
            stocked(desk)
            writing = desk.with_model(replace(choice(url(server)), seconds=10 * PATIENCE))
            conversation, turn = writing.talks.begin(BRANDIS)
            turn = grown(desk, turn)
        assert hanging.left.wait(PATIENCE)
    with open_test_desk(tmp_path) as desk:
        (kept,) = desk.conversation(conversation).path
    assert (kept.state, kept.answer.sentences) == ("interrupted", turn.answer.sentences)


def test_what_followed_a_deleted_answer_follows_the_one_before_it(desk):
    conversation, _ = asked(desk, BRANDIS)
    _, second = asked(desk, CORVO, conversation)
    _, third = asked(desk, HOLM, conversation)
    desk.forget(second.id)
    assert questions(desk.conversation(conversation)) == [BRANDIS, HOLM]
    desk.forget(third.id)
    assert questions(desk.conversation(conversation)) == [BRANDIS]
