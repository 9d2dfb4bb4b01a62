"""Chat models over real HTTP on this machine: what is sent and what arrives."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefing.errors import (
    ModelNotFound,
    ModelOutputError,
    ModelRefusedKey,
)
from briefing.models.chat import model_names, open_chat, probe, tokens
from briefing.settings import ModelChoice
from tests.faults.server import COUNTED, KEY, choice, chunk, events, lists, page, refuses, says, serving, url

SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}


def test_pieces_arrive_with_the_servers_count_of_tokens():
    with serving(says("The pier ", "costs 86.")) as server:
        chat = open_chat(choice(url(server), context=4096))
        assert list(chat.stream("Be brief.", "What does it cost?", max_tokens=50)) == ["The pier ", "costs 86."]
        assert (chat.name, chat.context, chat.usage) == ("openai:m", 4096, (5, 7))
        sent = server.requests[0]
    assert [message["content"] for message in sent.body["messages"]] == ["Be brief.", "What does it cost?"]
    assert sent.body["max_completion_tokens"] == 50
    assert sent.headers["Authorization"] == f"Bearer {KEY}"


def test_a_schema_is_sent_and_the_raw_text_still_streams():
    with serving(says('{"a"', ": 1}")) as server:
        chat = open_chat(choice(url(server)))
        assert list(chat.stream("s", "u", schema=SCHEMA, max_tokens=9)) == ['{"a"', ": 1}"]
        form = server.requests[0].body["response_format"]
    assert form["type"] == "json_schema"
    assert form["json_schema"]["schema"] == SCHEMA


def test_a_server_without_schemas_or_temperature_is_asked_again_without_them():
    turns = (
        refuses(400, message="'temperature' does not support 0 with this model.", param="temperature"),
        refuses(400, message="'response_format' of type 'json_schema' is not supported with this model."),
        says("{}"),
    )
    with serving(*turns) as server:
        chat = open_chat(choice(url(server)))
        assert list(chat.stream("s", "u", schema=SCHEMA, max_tokens=9)) == ["{}"]
        assert list(chat.stream("s", "u", schema=SCHEMA, max_tokens=9)) == ["{}"]
        asked = [("temperature" in r.body, "response_format" in r.body) for r in server.requests]
    assert asked == [(True, True), (False, True), (False, False), (False, False)]


def test_a_server_without_keys_gets_a_placeholder():
    with serving(says("yes")) as server:
        list(open_chat(choice(url(server), key="")).stream("s", "u", max_tokens=9))
        assert server.requests[0].headers["Authorization"] == "Bearer none"


@pytest.mark.parametrize("model", ["openai:m", "anthropic:claude", "nobody:m"])
def test_a_model_that_cannot_be_opened_is_told_at_once(model):
    with pytest.raises(ModelRefusedKey if model == "openai:m" else ModelNotFound) as told:
        open_chat(ModelChoice(model=model))
    assert "writing without a model still works" in str(told.value)


def test_probe_tells_in_one_sentence():
    with serving(says("yes")) as server:
        told = probe(choice(url(server), model="openai:qwen2.5"))
    assert told.startswith("qwen2.5 answered in ")
    assert told.endswith(" s.")


def test_probe_is_content_with_a_model_that_only_got_to_think():
    with serving(events(chunk(finish="length"), COUNTED, "[DONE]")) as server:
        assert probe(choice(url(server))).startswith("m answered")


def test_probe_tells_what_is_wrong():
    with serving(refuses(401)) as server, pytest.raises(ModelRefusedKey):
        probe(choice(url(server)))


def test_model_names_are_those_of_the_server():
    with serving(models=lists({"id": "b"}, {"id": "a"})) as server:
        assert model_names(choice(url(server))) == ("b", "a")


@pytest.mark.parametrize(
    ("turn", "kind"),
    [(refuses(401), ModelRefusedKey), (page(200, "<html>"), ModelOutputError), (refuses(404), ModelNotFound)],
)
def test_model_names_of_a_server_that_lists_none(turn, kind):
    with serving(models=turn) as server, pytest.raises(kind):
        model_names(choice(url(server)))


def test_prompts_are_not_traced_even_when_the_environment_asks_for_it(monkeypatch):
    with serving(says("yes")) as server, serving(says("traced")) as tracer:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", "traced")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", url(tracer))
        assert list(open_chat(choice(url(server))).stream("s", "u", max_tokens=9)) == ["yes"]
        from langchain_core.tracers.langchain import wait_for_all_tracers

        wait_for_all_tracers()
        assert tracer.requests == []


def test_an_estimate_of_tokens_errs_on_the_long_side():
    assert tokens("The council voted on Tuesday to keep the pier.") > 11
    assert tokens("") == 1
    assert tokens("委员会星期二投票决定保留码头") > 9


def test_importing_the_module_imports_no_model_library():
    heavy = "{'langchain', 'langchain_core', 'openai', 'httpx2'}"
    code = f"import sys, briefing.models.chat; print({heavy} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
