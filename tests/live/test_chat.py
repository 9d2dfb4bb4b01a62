"""open_chat against a real llama.cpp server: HTTP, streaming, json_schema, and its ways of saying no."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from briefing.errors import ModelRefusedKey, ModelTooLong, ModelUnavailable
from briefing.models.chat import CutShort, model_names, open_chat, probe
from tests.live.llama import llama_server

pytestmark = pytest.mark.live


def test_text_streams_and_tokens_are_counted(live):
    chat = open_chat(live)
    pieces = list(chat.stream("Answer in one sentence.", "What is a ferry?", max_tokens=200))
    assert len(pieces) > 5
    read, written = chat.usage
    assert 5 < read < 60
    assert len(pieces) // 2 < written < 200
    assert list(chat.stream("Answer in one sentence.", "What is a ferry?", max_tokens=200)) == pieces


def test_an_answer_cut_by_the_server_does_not_pass_for_whole(live):
    with pytest.raises(CutShort, match="longest length"):
        list(open_chat(live).stream("Answer in one sentence.", "What is a ferry?", max_tokens=3))


def test_a_schema_holds_the_answer_to_its_form(live):
    chosen = {"type": "string", "enum": ["road", "port"]}
    schema = {"type": "object", "properties": {"topic": chosen}, "required": ["topic"], "additionalProperties": False}
    answer = "".join(open_chat(live).stream("Name the topic.", "Boats block a port.", schema=schema, max_tokens=40))
    assert json.loads(answer)["topic"] in {"road", "port"}


def test_probe_and_names(live):
    assert probe(live).startswith("smollm2 answered in ")
    assert model_names(live) == ("smollm2",)


def test_a_wrong_key_is_refused(live):
    wrong = replace(live, key="sk-wrong")
    with pytest.raises(ModelRefusedKey) as told:
        list(open_chat(wrong).stream("s", "u", max_tokens=4))
    assert "sk-wrong" not in str(told.value)
    with pytest.raises(ModelRefusedKey):
        probe(wrong)


def test_llama_cpp_answers_under_any_name_so_the_list_is_where_to_look(live):
    other = replace(live, model="openai:no-such-model")
    assert probe(other).startswith("no-such-model answered in ")
    assert "no-such-model" not in model_names(other)


def test_too_long_a_prompt_is_told_with_the_context(live):
    chat = open_chat(replace(live, context=0))
    with pytest.raises(ModelTooLong):
        list(chat.stream("s", "pier " * 6000, max_tokens=4))
    assert chat.context == 4096


def test_a_server_that_is_gone(gguf):
    with llama_server(gguf, 512) as choice:
        chat = open_chat(choice)
        assert probe(choice)
    with pytest.raises(ModelUnavailable):
        list(chat.stream("s", "u", max_tokens=4))
