"""A chat model server that does what a test tells it to, on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from briefing.settings import ModelChoice

KEY = "sk-canary-5b1f"
USAGE = {"prompt_tokens": 5, "completion_tokens": 7, "total_tokens": 12}

Turn = Callable[["Request"], object]


class Request(BaseHTTPRequestHandler):
    """One request, with the few ways in which a server answers."""

    server: Server
    body: dict[str, Any]

    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        seen = self.server.requests
        seen.append(self)
        self.server.turns[min(len(seen), len(self.server.turns)) - 1](self)

    def do_GET(self) -> None:
        self.body = {}
        self.server.models(self)

    def reply(self, status: int, content_type: str, text: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(text.encode())
        self.wfile.flush()


class Server(ThreadingHTTPServer):
    """Takes one turn a request for an answer; the last turn is repeated. Its list of models is a turn of its own."""

    daemon_threads = True

    def __init__(self, turns: tuple[Turn, ...], models: Turn) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.turns = turns
        self.models = models
        self.requests: list[Request] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what some tests are about."""


def refuses(status: int, **error: Any) -> Turn:
    """Answer with an error as OpenAI-compatible servers word it."""
    text = json.dumps({"error": {"message": "no", "type": "error", "code": None, "param": None} | error})
    return lambda request: request.reply(status, "application/json", text, x_should_retry="false")


@contextmanager
def serving(*turns: Turn, models: Turn = refuses(404)) -> Iterator[Server]:
    server = Server(turns, models)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def url(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}/v1"


def chunk(text: str = "", finish: str | None = None) -> str:
    delta = {"content": text} if text else {}
    return json.dumps({"id": "1", "model": "m", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})


COUNTED = json.dumps({"id": "1", "model": "m", "choices": [], "usage": USAGE})


def events(*data: str) -> Turn:
    """Answer with a stream of these events, then close the connection."""
    return lambda request: request.reply(200, "text/event-stream", "".join(f"data: {line}\n\n" for line in data))


def says(*texts: str) -> Turn:
    """Answer with a complete stream."""
    return events(*(chunk(text) for text in texts), chunk(finish="stop"), COUNTED, "[DONE]")


def lists(*models: dict[str, Any]) -> Turn:
    """Answer with a list of models."""
    text = json.dumps({"object": "list", "data": [{"object": "model"} | model for model in models]})
    return lambda request: request.reply(200, "application/json", text)


def page(status: int, text: str) -> Turn:
    """Answer with a web page, as a proxy does."""
    return lambda request: request.reply(status, "text/html", text, x_should_retry="false")


def choice(base_url: str, *, model: str = "openai:m", key: str = KEY, context: int = 0) -> ModelChoice:
    return ModelChoice(model=model, base_url=base_url, key=key, context=context)
