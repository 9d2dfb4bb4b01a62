"""Documents by a model through the desk: remembered, priced, and asked for as few times as promised."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import ModelChoice
from briefing.desk import Desk
from briefing.errors import ModelTimeout
from briefing.models.fakes import ScriptedChat
from briefing.types import Answer
from tests.desk.builders import open_test_desk, stocked
from tests.faults.sound import lines, sentences, shape

QUESTION = "What does Otto Brandis say about the next decade?"


@pytest.fixture
def desk(tmp_path):
    with open_test_desk(tmp_path) as opened:
        stocked(opened)
        yield opened


def sound(system: str, user: str) -> str:
    return shape(system, user, sentences(user))


class Scripted:
    """A desk whose model is scripted, and a count of what it was asked."""

    def __init__(self, desk: Desk, turn=sound, **choice) -> None:
        self.calls: list[str] = []
        self._turn = turn
        chosen = ModelChoice(**{"model": "scripted:chat", **choice})
        papers = replace(desk.papers, choice=chosen, chat=lambda choice, _: ScriptedChat(self._told, name=choice.model))
        self.desk = replace(desk, papers=papers)

    def _told(self, system: str, user: str) -> str:
        self.calls.append(system)
        return str(self._turn(system, user))

    def ask(self, question: str = QUESTION, **more) -> Answer:
        *claims, made = self.desk.ask(question, **more)
        assert isinstance(made, Answer)
        assert claims == list(made.sentences)
        return made


def test_the_same_order_is_not_written_twice(desk):
    model = Scripted(desk)
    for make in (model.desk.summarize, model.desk.compare, model.desk.brief, model.ask):
        first = make()
        asked = len(model.calls)
        assert make() == first
        assert len(model.calls) == asked
    assert len(desk.documents()) == 3 + 1


def test_what_changes_the_order_is_written_anew(desk):
    model = Scripted(desk)
    first = model.desk.summarize()
    asked = len(model.calls)
    desk.correct(first.provenance.articles[0], outlet="Another Gazette")
    assert model.desk.summarize().id != first.id
    assert len(model.calls) > asked
    for other in (
        Scripted(desk, model="scripted:other"),
        Scripted(desk, base_url="http://127.0.0.1:9/v1"),
        Scripted(desk, context=9_000),
    ):
        other.desk.summarize()
        assert other.calls
    longer = Scripted(desk)
    longer.desk.summarize(length="full")
    assert longer.calls


def test_a_document_that_was_deleted_or_broke_off_is_written_anew(desk):
    model = Scripted(desk)
    desk.forget(model.desk.summarize().id)
    asked = len(model.calls)
    model.desk.summarize()
    assert len(model.calls) == 2 * asked

    class Cut(ScriptedChat):
        def stream(self, system, user, *, schema=None, max_tokens):
            yield sound(system, user)[:-2]
            raise ModelTimeout("It did not finish.")

    papers = replace(
        model.desk.papers, choice=ModelChoice("scripted:cut"), chat=lambda *_: Cut("", name="scripted:cut")
    )
    cut = replace(desk, papers=papers)
    one, other = cut.brief(), cut.brief()
    assert not one.complete
    assert one.id != other.id


def test_a_repeated_question_is_kept_in_its_conversation_again(desk):
    model = Scripted(desk)
    talk, later = desk.new_conversation(), desk.new_conversation()
    one = model.ask(conversation=talk.id)
    asked = len(model.calls)
    other = model.ask(conversation=later.id)
    assert len(model.calls) == asked
    assert other == replace(one, id=other.id)
    assert desk.conversation(later.id).answers == (other,)


def test_a_document_tells_its_tokens_and_its_price(desk):
    made = Scripted(desk, price_in=2.0, price_out=10.0).desk.summarize()
    spent = made.provenance
    assert spent.tokens_in > 100
    assert spent.tokens_out > 10
    assert spent.cost == pytest.approx((2 * spent.tokens_in + 10 * spent.tokens_out) / 1_000_000)
    assert Scripted(desk, model="scripted:free").desk.summarize().provenance.cost is None


def test_tokens_that_came_to_nothing_are_told_all_the_same(desk):
    made = Scripted(desk, lambda *_: "I would rather not.", price_in=1.0).desk.summarize()
    assert made.provenance.writer == "extractive"
    assert made.provenance.tokens_in > 100
    assert made.provenance.cost


def test_every_document_counts_how_its_sentences_fared(desk):
    def slipping(system: str, user: str) -> str:
        said = sentences(user)
        said[0] |= {"text": f"{said[0]['text'][:-1]}, in 2019."}
        return shape(system, user, said)

    model = Scripted(desk, slipping)
    for made in (model.desk.summarize(), model.desk.compare(), model.ask(), model.desk.brief()):
        assert made.tally.verified
        assert made.tally.repaired + made.tally.replaced + made.tally.withheld
        assert made.tally.withheld == len(made.withheld)


def test_an_answer_takes_one_call_and_a_follow_up_at_most_two(desk):
    def rewriting(system: str, user: str) -> str:
        if "Rewrite the last question" in system:
            return "What does Otto Brandis say about the next decade?"
        return sound(system, user)

    model = Scripted(desk, rewriting)
    talk = desk.new_conversation()
    model.ask("How much will the tramway line cost?", conversation=talk.id)
    assert len(model.calls) == 1
    made = model.ask(QUESTION, conversation=talk.id)
    assert len(model.calls) == 2
    assert made.sentences


def test_a_follow_up_is_searched_for_as_it_can_be_understood_alone(desk):
    def rewriting(system: str, user: str) -> str:
        return "What will the tramway line cost?" if "Rewrite" in system else sound(system, user)

    model = Scripted(desk, rewriting)
    talk = desk.new_conversation()
    model.ask("What did the Tarnwick council vote on?", conversation=talk.id)
    before = len(model.calls)
    made = model.ask("What will it cost?", conversation=talk.id)
    assert any("387 million" in claim.text for claim in made.sentences)
    assert made.question == "What will it cost?"
    assert len(model.calls) - before == 2


def test_the_lines_of_a_prompt_are_those_of_its_passages(desk):
    seen: list[dict[str, str]] = []

    def turn(system: str, user: str) -> str:
        seen.append(lines(user))
        return sound(system, user)

    Scripted(desk, turn).desk.summarize()
    assert len(seen[0]) >= 7
