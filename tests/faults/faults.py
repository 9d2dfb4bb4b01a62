"""The faults of a model and its server, F1 to F26, each as what is answered to a request."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.faults import sound
from tests.faults.server import Request, Turn, chunk, events, page, refuses

LIE = "Zorvane"  # a name that no article has; it stands in everything that must not be shown
PIECE = 9  # characters a chunk: short and odd, so that ids, escapes and marks are cut in the middle
SIZE = "exceed_context_size_error"  # as llama.cpp calls it
HANGS = 20.0  # seconds that a server which hangs hangs at most, should nobody hang up


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Args:
        name: its number and what it is. turns: what is answered; the last turn is repeated.
        kept: whether a part of what the model writes is shown: all, some (and the document is marked), or none.
        hangs: whether only the deadline ends it.
    """

    name: str
    turns: tuple[Turn, ...]
    kept: str = "none"
    hangs: bool = False


def stream(*pieces: str, finish: str | None = "stop", end: str = "[DONE]") -> Turn:
    """Answer with these pieces and a reason to end, `None` for none."""
    closing = [chunk(finish=finish)] if finish else []
    return events(*(chunk(piece) for piece in pieces), *closing, *([end] if end else []))


def cut_up(text: str) -> list[str]:
    """Return a text in small pieces."""
    return [text[at : at + PIECE] for at in range(0, len(text), PIECE)]


def whole(say: Callable[[Request], str], finish: str | None = "stop") -> Turn:
    """Answer with what `say` makes of the request."""
    return lambda request: stream(*cut_up(say(request)), finish=finish)(request)


def first_part(request: Request) -> str:
    """Return a sound answer that breaks off in the middle of its second sentence, or of its second row's first."""
    text = sound.answer(request)
    first = text.find('"label"', text.find('"label"') + 1) if '"label"' in text else text.index('"text"') + 1
    return text[: text.index('"text"', first) + 20]


def partly(then: Callable[[Request], object]) -> Turn:
    """Answer with the first part of a sound answer, and then do something else on the open connection."""

    def turn(request: Request) -> None:
        text = "".join(f"data: {chunk(piece)}\n\n" for piece in cut_up(first_part(request)))
        request.reply(200, "text/event-stream", text)
        then(request)

    return turn


def altered(change: Callable[[dict[str, Any]], dict[str, Any]]) -> Turn:
    """Answer soundly but for one change to every sentence."""

    def say(request: Request) -> str:
        return sound.shaped(request, [change(item) for item in sound.sentences(sound.prompts(request)[1])])

    return whole(say)


def hang(request: Request) -> None:
    """Keep the connection open and say nothing until the other side hangs up."""
    request.connection.settimeout(HANGS)
    try:
        while request.connection.recv(1024):
            pass
    except OSError:
        return


def drip(request: Request) -> None:
    """Send a little for as long as somebody listens."""
    over = time.monotonic() + HANGS
    while time.monotonic() < over:
        request.wfile.write(f"data: {chunk(' ')}\n\n".encode())
        request.wfile.flush()
        time.sleep(0.05)


def reset(request: Request) -> None:
    """Break the connection off hard."""
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.connection.close()


def sends(text: str) -> Callable[[Request], object]:
    """Send one more event."""

    def send(request: Request) -> None:
        request.wfile.write(f"data: {text}\n\n".encode())
        request.wfile.flush()

    return send


def busy(**headers: str) -> Turn:
    return lambda request: request.reply(429, "application/json", '{"error": {"message": "busy"}}', **headers)


def with_ids(*ids: object) -> Turn:
    return altered(lambda item: item | {"ids": list(ids), "text": f"{LIE} was here, {item['text']}"})


def says(text: str) -> Turn:
    return altered(lambda item: item | {"text": text})


def trailing_commas(request: Request) -> str:
    return sound.answer(request).replace("}", ",}")


SOUND = Fault("sound", (whole(sound.answer),), kept="all")
QUOTE = f"Ines Corvo said: “{LIE} is our best friend.”"
SPANISH = f"El ayuntamiento de {LIE} votó el martes a favor de construir un tranvía hasta el barrio."
REFUSAL = f"I'm sorry, but I can't help {LIE} with that request."

FAULTS = (
    SOUND,
    Fault("F1 busy", (busy(),)),
    Fault("F1 busy for a moment", (busy(retry_after_ms="20"), whole(sound.answer)), kept="all"),
    Fault("F1 busy for long", (busy(retry_after="100"),)),
    *(Fault(f"F2 {status}", (refuses(status),)) for status in (500, 502, 503, 529)),
    Fault("F2 proxy without a server", (page(502, "<h1>Bad gateway</h1>"),)),
    Fault("F5 slow first token", (hang,), hangs=True),
    Fault("F6 stall", (partly(hang),), kept="some", hangs=True),
    Fault("F7 drip", (partly(drip),), kept="some", hangs=True),
    Fault("F8 clean cut", (whole(first_part, finish=None),), kept="some"),
    Fault("F9 reset", (partly(reset),), kept="some"),
    Fault("F10 length", (whole(first_part, finish="length"),), kept="some"),
    Fault("F11 content filter", (whole(first_part, finish="content_filter"),), kept="some"),
    Fault("F12 error event", (partly(sends(json.dumps({"error": {"message": LIE, "code": 500}}))),), kept="some"),
    Fault("F13 broken event", (partly(sends('{"choices": [{"del')),), kept="some"),
    Fault("F14 a web page", (page(200, f"<html>{LIE}</html>"),)),
    Fault("F15 no choices", (events(json.dumps({"choices": []}), "[DONE]"),)),
    Fault("F15 null choices", (events(json.dumps({"choices": None}), "[DONE]"),)),
    Fault("F16 null", (events("null", "[DONE]"),)),
    Fault("F16 nothing", (stream(),)),
    Fault("F16 white space", (stream(" \n", "\t \n"),)),
    Fault("F17 refusal", (stream(*cut_up(REFUSAL)),)),
    Fault("F17 refusal with a reason", (stream(*cut_up(REFUSAL), finish="refusal"),)),
    Fault("F18 prose around", (whole(lambda r: f"Sure, {LIE}!\n{sound.answer(r)}\nBye, {LIE}."),), kept="all"),
    Fault("F18 fenced", (whole(lambda r: f"```json\n{sound.answer(r)}\n```"),), kept="all"),
    Fault("F18 trailing commas", (whole(trailing_commas),)),
    Fault("F18 truncated", (whole(lambda r: sound.answer(r)[:60]),)),
    Fault("F18 wrong types", (altered(lambda item: item | {"text": 7, "ids": {LIE: 1}, "voice": None}),)),
    Fault("F18 wrong types in a list", (altered(lambda item: item | {"ids": [[LIE], None, 3]}),)),
    Fault("F18 a list", (stream(json.dumps([LIE, [LIE], 7])),)),
    Fault("F18 extra keys", (altered(lambda item: {LIE: LIE} | item | {"note": LIE}),), kept="all"),
    Fault("F18 deep nesting", (stream("[{" * 50_000),)),
    *(
        Fault(f"F19 ids {ids}", (with_ids(*ids),))
        for ids in ((99,), ("0",), ("S1,S2",), ("[1",), ("b2bb2",), ("../x",), ())
    ),
    Fault("F20 quote not in the source", (altered(lambda i: i | {"text": QUOTE, "speaker": "Ines Corvo"}),)),
    Fault("F20 fact not in the source", (says(f"Mayor {LIE} resigned on 3 May with 999 votes."),)),
    Fault("F21 wrong language", (says(SPANISH),)),
    Fault("F22 context too long", (refuses(400, code="context_length_exceeded"),)),
    Fault("F22 context smaller than thought", (refuses(400, n_ctx=2048, type=SIZE), whole(sound.answer)), kept="all"),
    Fault("F23 model not found", (refuses(404, code="model_not_found"),)),
    Fault("F24 key refused", (refuses(401, message=f"Incorrect API key provided: {LIE}"),)),
    Fault("F25 a megabyte", (stream(*([f"{LIE} " * 1000] * 150)),)),
    Fault("F25 a megabyte in one sentence", (altered(lambda i: i | {"text": f"{i['text']} {LIE * 20_000}"}),)),
    Fault("F26 control characters", (altered(lambda i: i | {"text": f"\x1b[31m{LIE}\x00\u202e {i['text']}"}),)),
    Fault(
        "F26 control characters between words",
        (altered(lambda i: i | {"text": i["text"].replace(" ", " \x07\u200b", 1)}),),
        kept="all",
    ),
)
