"""Chat models over real HTTP on this machine: what arrives, and what each fault of a server is told as."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import traceback
from contextlib import closing

import pytest

from briefing.errors import (
    ModelError,
    ModelNotFound,
    ModelOutputError,
    ModelRefusedKey,
    ModelTimeout,
    ModelTooLong,
    ModelUnavailable,
)
from briefing.models.chat import CutShort, model_names, open_chat, probe, tokens
from briefing.settings import ModelChoice
from tests.models.server import COUNTED, Turn, chunk, events, page, refuses, says, serving, url

KEY = "sk-canary-5b1f"
SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}


def choice(base_url: str, *, model: str = "openai:m", key: str = KEY, context: int = 0) -> ModelChoice:
    return ModelChoice(model=model, base_url=base_url, key=key, context=context)


def ask(*turns: Turn, deadline: float = 20.0, max_tokens: int = 50) -> tuple[list[str], ModelError | None]:
    """Return the pieces that came and the error that ended them, if any."""
    pieces: list[str] = []
    failure: ModelError | None = None
    with serving(*turns) as server:
        chat = open_chat(choice(url(server)), deadline=deadline)
        try:
            for piece in chat.stream("system", "user", max_tokens=max_tokens):
                pieces.append(piece)
        except ModelError as error:
            failure = error
    if failure:
        assert KEY not in "".join(traceback.format_exception(failure))
    return pieces, failure


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


@pytest.mark.parametrize(
    ("turn", "kind"),
    [
        pytest.param(refuses(401, message=f"Incorrect API key provided: {KEY}"), ModelRefusedKey, id="wrong key"),
        pytest.param(refuses(403), ModelRefusedKey, id="key without rights"),
        pytest.param(refuses(404, code="model_not_found"), ModelNotFound, id="unknown model"),
        pytest.param(page(404, "<h1>Not found</h1>"), ModelNotFound, id="wrong path"),
        pytest.param(refuses(429), ModelUnavailable, id="busy"),
        pytest.param(refuses(500), ModelUnavailable, id="server error"),
        pytest.param(page(502, "<h1>Bad gateway</h1>"), ModelUnavailable, id="proxy without server"),
        pytest.param(refuses(503), ModelUnavailable, id="loading"),
        pytest.param(refuses(529), ModelUnavailable, id="overloaded"),
        pytest.param(
            refuses(400, type="exceed_context_size_error", n_prompt_tokens=6031, n_ctx=2048),
            ModelTooLong,
            id="llama.cpp",
        ),
        pytest.param(refuses(400, code="context_length_exceeded"), ModelTooLong, id="openai"),
        pytest.param(
            refuses(400, message="This model's maximum context length is 2048 tokens."), ModelTooLong, id="vllm"
        ),
        pytest.param(refuses(413), ModelTooLong, id="body too large"),
        pytest.param(page(200, "<html>Sign in</html>"), ModelOutputError, id="a page instead of a stream"),
        pytest.param(events(), ModelOutputError, id="an empty stream"),
        pytest.param(events("null"), ModelOutputError, id="null"),
        pytest.param(events(json.dumps({"choices": []}), "[DONE]"), ModelOutputError, id="no choices"),
        pytest.param(events(json.dumps({"choices": None}), "[DONE]"), ModelOutputError, id="null choices"),
    ],
)
def test_a_fault_before_the_first_word(turn, kind):
    pieces, error = ask(turn)
    assert pieces == []
    assert type(error) is kind or (kind is ModelOutputError and isinstance(error, CutShort))
    assert error
    assert error.advice


@pytest.mark.parametrize(
    ("turn", "kind"),
    [
        pytest.param(events(chunk("The pier "), chunk("costs 8")), CutShort, id="clean cut"),
        pytest.param(events(chunk("The pier "), chunk("costs 8"), "[DONE]"), CutShort, id="done without a reason"),
        pytest.param(events(chunk("The pier "), chunk("costs 8", "length"), "[DONE]"), CutShort, id="length"),
        pytest.param(events(chunk("The pier "), chunk("costs 8", "content_filter"), "[DONE]"), CutShort, id="filter"),
        pytest.param(
            events(chunk("The pier "), chunk("costs 8"), '{"choices": [{"del'), ModelOutputError, id="broken JSON"
        ),
        pytest.param(
            events(chunk("The pier "), chunk("costs 8"), json.dumps({"error": {"message": KEY, "code": 500}})),
            ModelUnavailable,
            id="error event",
        ),
    ],
)
def test_a_fault_in_mid_sentence_keeps_what_came_and_says_so(turn, kind):
    pieces, error = ask(turn)
    assert pieces == ["The pier ", "costs 8"]
    assert type(error) is kind


def test_the_reason_of_a_cut_is_told():
    _, error = ask(events(chunk("a", "length"), "[DONE]"))
    assert "longest length" in str(error)
    _, error = ask(events(chunk("a", "content_filter"), "[DONE]"))
    assert "content filter" in str(error)


def test_an_answer_that_runs_on_is_cut_off():
    _, error = ask(events(*(chunk("word " * 100) for _ in range(50)), chunk(finish="stop"), "[DONE]"), max_tokens=10)
    assert isinstance(error, CutShort)
    assert "runs on" in str(error)


def test_a_connection_that_breaks_in_mid_stream():
    def hang_up(request):
        request.send_response(200)
        request.send_header("Content-Type", "text/event-stream")
        request.send_header("Content-Length", "100000")
        request.end_headers()
        request.wfile.write(f"data: {chunk('The pier ')}\n\n".encode())
        request.wfile.flush()
        request.connection.shutdown(socket.SHUT_RDWR)

    pieces, error = ask(hang_up)
    assert pieces == ["The pier "]
    assert type(error) is ModelUnavailable


@pytest.mark.parametrize("drop", [f"data: {chunk('a')}\n\n", ": still here\n\n"], ids=["words", "comments"])
def test_a_drip_ends_at_the_deadline(drop):
    over = threading.Event()

    def drip(request):
        request.reply(200, "text/event-stream", f"data: {chunk('first')}\n\n")
        while not over.wait(0.05):
            request.wfile.write(drop.encode())
            request.wfile.flush()

    try:
        pieces, error = ask(drip, deadline=0.6, max_tokens=5000)
    finally:
        over.set()
    assert pieces[0] == "first"
    assert type(error) is ModelTimeout


def test_a_server_that_never_answers_ends_at_the_deadline():
    over = threading.Event()
    try:
        pieces, error = ask(lambda request: over.wait(20), deadline=0.4)
    finally:
        over.set()
    assert pieces == []
    assert type(error) is ModelTimeout


def test_no_server():
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        chat = open_chat(choice(f"http://127.0.0.1:{taken.getsockname()[1]}/v1"))
        with pytest.raises(ModelUnavailable, match="does not answer"):
            list(chat.stream("s", "u", max_tokens=9))


def test_a_reader_who_leaves_early_stops_the_stream():
    left, gone = threading.Event(), threading.Event()

    def go_on(request):
        request.reply(200, "text/event-stream", f"data: {chunk('first')}\n\n")
        left.wait(20)
        try:
            for _ in range(2000):
                request.wfile.write(f"data: {chunk('more')}\n\n".encode())
                request.wfile.flush()
        except OSError:
            gone.set()

    with serving(go_on) as server:
        stream = open_chat(choice(url(server))).stream("s", "u", max_tokens=5000)
        with closing(stream) as pieces:
            assert next(pieces) == "first"
        left.set()
        assert gone.wait(20)


@pytest.mark.parametrize(
    "turn",
    [
        refuses(400, type="exceed_context_size_error", n_ctx=2048),
        refuses(400, message="This model's maximum context length is 2048 tokens. However, you requested 6031."),
    ],
)
def test_what_the_server_says_of_its_context_is_kept(turn):
    with serving(turn) as server:
        chat = open_chat(choice(url(server)))
        with pytest.raises(ModelTooLong):
            list(chat.stream("s", "u", max_tokens=9))
        assert chat.context == 2048


def test_a_busy_server_is_asked_a_second_time():
    def busy(request):
        request.reply(429, "application/json", "{}", retry_after_ms="10")

    pieces, error = ask(busy, says("yes"))
    assert (pieces, error) == (["yes"], None)


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
    listed = json.dumps({"object": "list", "data": [{"id": "b", "object": "model"}, {"id": "a", "object": "model"}]})
    with serving(lambda request: request.reply(200, "application/json", listed)) as server:
        assert model_names(choice(url(server))) == ("b", "a")


@pytest.mark.parametrize(
    ("turn", "kind"),
    [(refuses(401), ModelRefusedKey), (page(200, "<html>"), ModelOutputError), (refuses(404), ModelNotFound)],
)
def test_model_names_of_a_server_that_lists_none(turn, kind):
    with serving(turn) as server, pytest.raises(kind):
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
