"""A model's answer in every form and every state of disrepair."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ModelOutputError, ModelRefusedKey, ModelTimeout, ModelUnavailable
from briefing.writing import incoming
from tests.writing.told import FACT, answer, cite, drafts, evidence, said, writer


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(lambda one, two: f'{{"sentences": [{one}, {two}]}}', id="one object"),
        pytest.param(lambda one, two: f"{one}\n{two}\n", id="JSON lines"),
        pytest.param(lambda one, two: f"Here you are:\n```json\n[{one},\n {two}]\n```\nAnything else?", id="fenced"),
        pytest.param(lambda one, two: f'<think>{{ 3 < 4 }} "so</think>{one}{two}', id="thinking first"),
        pytest.param(lambda one, two: f'{{"result": {{"sentences": [{one}, {two}], "n": 2}}}}', id="wrapped"),
        pytest.param(lambda one, two: f'{{"sentences": [{one}, {{"text": 5}}, {two}], }}', id="trailing comma"),
    ],
)
def test_every_usual_form_of_an_answer_is_read(form):
    def turn(_: str, user: str) -> str:
        ids = cite(user, "The Osterby")
        return str(form(json.dumps(said("One } {.", ids)), json.dumps(said('"Two" \\ …', ids))))

    assert [d.text for d in drafts(turn)] == ["One } {.", '"Two" \\ …']


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": 5, "ids": ["x"]},
        {"text": "", "ids": []},
        {"text": None, "ids": None},
        {"text": ["a"], "ids": {}},
        {"ids": ["x"]},
    ],
)
def test_an_object_that_is_no_sentence_is_passed_over(wrong):
    found = drafts(lambda _, user: answer(wrong, said(FACT, cite(user, "The Osterby"))))
    assert [d.text for d in found] == [FACT]


def test_wrong_types_beside_the_text_do_no_harm():
    (draft,) = drafts(answer(said(FACT, ["a"], voice="shouted", speaker=["x"], extra={"deep": [1]})))
    assert (draft.voice, draft.speaker, draft.citations) == ("reported", "", ())


def test_ids_are_found_however_a_model_punctuates_them():
    def turn(_: str, user: str) -> str:
        one, two = cite(user, "The Osterby", "Delivery")
        forms = [f" [{one}], [{two}]", [f"[{one}, {two}]"], [f"({one})", two, one], [f"{one};{two}"]]
        return answer(*({"text": f"Vote number {n}.", "ids": ids} for n, ids in enumerate(forms)))

    assert [len(d.citations) for d in drafts(turn)] == [2, 2, 2, 2]


def test_control_and_invisible_characters_are_left_out():
    (draft,) = drafts(answer(said("The \x1b[31mferry\u202e \ud800runs\n\n\x00 now\U000e0041.", [])))
    assert draft.text == "The ferry runs now ."
    draft.text.encode()


@pytest.mark.parametrize("garbage", ["", "   ", "I cannot help with that.", "[1, 2", '{"text": "The tra', "{" * 5000])
def test_an_answer_without_any_object_is_an_error(garbage):
    with pytest.raises(ModelOutputError):
        drafts(garbage)


def test_an_answer_that_says_there_is_nothing_is_none():
    assert drafts('{"sentences": []}') == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(['{"text": "a", "ids": ["b"]}', "{", "}", '"', "\\", "[", "é", "\x00", '"ids":', "```"]))
)
def test_no_answer_breaks_the_writer(pieces):
    try:
        found = drafts(list(pieces) or [""])
    except ModelOutputError:
        found = []
    assert all(draft.citations == () for draft in found)


def test_a_model_that_repeats_itself_is_heard_once():
    found = drafts(lambda _, user: answer(*[said("One.", cite(user, "The Osterby"))] * 5, said("Two.", [])))
    assert [d.text for d in found] == ["One.", "Two."]


def test_a_reported_sentence_has_no_speaker():
    (draft,) = drafts(answer(said(FACT, [], speaker="Ilse Brandt")))
    assert draft.speaker == ""


def test_no_more_sentences_are_taken_than_asked_for():
    model, _ = writer(lambda _, user: answer(*(said(f"{n}.", cite(user, "The Osterby")) for n in range(30))))
    assert [len(list(model.summarize(evidence(), length))) for length in ("line", "short", "full")] == [1, 4, 8]


@pytest.mark.parametrize(
    "error", [ModelOutputError("It was cut off."), ModelTimeout("Too slow."), ModelUnavailable("Gone.")]
)
def test_what_came_before_a_break_is_kept_and_noted(error):
    model, _ = writer([json.dumps(said("One.", ["x"])), '{"text": "Tw', error])
    assert [d.text for d in model.summarize(evidence(), "full")] == ["One."]
    assert model.cut
    assert model.notes == (f"{error.message} What came before is kept.",)


@pytest.mark.parametrize("error", [ModelOutputError("Cut."), ModelTimeout("Slow."), ModelRefusedKey("No.")])
def test_a_break_before_the_first_sentence_is_an_error(error):
    with pytest.raises(type(error)):
        drafts(['{"text": "On', error])


def test_a_string_without_an_end_is_not_waited_for():
    read = []

    def pieces():
        yield '{"sentences": [{"text": "One.", "ids": []}, {"ids": [], "text": "'
        for number in range(1000):
            read.append(number)
            yield "and so on "

    found = incoming.objects(pieces(), ("text",))
    assert next(found)[0]["text"] == "One."
    with pytest.raises(ModelOutputError):
        next(found)
    assert len(read) < 100


def test_what_an_answer_without_an_end_has_cost_is_counted_when_it_is_given_up():
    model, _ = writer('{"sentences": [{"ids": [], "text": "' + "and so on " * 500)
    with pytest.raises(ModelOutputError, match="ran on") as told:
        list(model.summarize(evidence(), "line"))
    assert told.value.__traceback__
    read, written = model.usage
    assert read > 100
    assert 100 < written < 500


def test_a_model_that_thinks_aloud_before_it_answers_is_waited_for():
    thoughts = "<think>The council, it says, {did} “vote”, and " + "so on " * 500 + "</think>"
    found = incoming.objects([thoughts, '{"text": "One."}'], ("text",))
    assert [item["text"] for item, _ in found] == ["One."]
