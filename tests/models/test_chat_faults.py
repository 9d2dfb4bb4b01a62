"""Each fault of a model server, over real HTTP on this machine: what it is told as, and what is kept."""

from __future__ import annotations

import json
import socket
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
from briefing.models.chat import CutShort, open_chat
from briefing.models.deadline import Limit
from tests.faults.server import KEY, Turn, choice, chunk, events, page, refuses, says, serving, url


def ask(*turns: Turn, deadline: float = 20.0, max_tokens: int = 50) -> tuple[list[str], ModelError | None]:
    """Return the pieces that came and the error that ended them, if any."""
    pieces: list[str] = []
    failure: ModelError | None = None
    with serving(*turns) as server:
        chat = open_chat(choice(url(server)), Limit(deadline))
        try:
            for piece in chat.stream("system", "user", max_tokens=max_tokens):
                pieces.append(piece)
        except ModelError as error:
            failure = error
    if failure:
        assert KEY not in "".join(traceback.format_exception(failure))
    return pieces, failure


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


@pytest.mark.parametrize(
    ("status", "headers", "error", "asked"),
    [
        (503, {}, {}, 2),
        (429, {"retry_after": "0"}, {}, 2),
        (429, {"retry_after": "100"}, {}, 1),
        (429, {"x_should_retry": "false"}, {}, 1),
        (429, {}, {"code": "insufficient_quota"}, 1),
        (401, {}, {}, 1),
    ],
)
def test_a_request_is_made_again_once_where_that_may_help_in_time(status, headers, error, asked):
    text = json.dumps({"error": {"message": "no", "type": "error", "code": None, "param": None} | error})
    with serving(lambda request: request.reply(status, "application/json", text, **headers)) as server:
        chat = open_chat(choice(url(server)), Limit(20.0))
        with pytest.raises((ModelUnavailable, ModelRefusedKey)):
            list(chat.stream("s", "u", max_tokens=9))
        assert len(server.requests) == asked


def test_an_answer_that_has_begun_is_not_begun_again():
    with serving(events(chunk("The pier "), json.dumps({"error": {"message": "no", "code": 503}}))) as server:
        with pytest.raises(ModelUnavailable):
            list(open_chat(choice(url(server))).stream("s", "u", max_tokens=9))
        assert len(server.requests) == 1
