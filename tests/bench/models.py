"""A model behind the desk: how long the first claim takes beside the model's own time, and how soon Stop is felt."""

from __future__ import annotations

import statistics
import threading
import time
from dataclasses import dataclass, field, replace

from briefing.desk import Desk, Stop
from briefing.types import Claim
from tests.faults import sound
from tests.faults.server import Request, choice, chunk, serving, url

ROUNDS = 5
PAUSE = 0.02  # seconds between two pieces: 50 tokens a second
PIECE = 4  # characters, about a token


@dataclass
class Typist:
    """A server that writes a sound answer at a steady pace and notes when."""

    whole: float = 0.0  # when the first sentence was sent to its end
    left: float = 0.0  # when the other side hung up
    gone: threading.Event = field(default_factory=threading.Event)

    def __call__(self, request: Request) -> None:
        """Answer one request."""
        text = sound.answer(request)
        end = text.index("}") + 1
        request.reply(200, "text/event-stream", "")
        try:
            for at in range(0, len(text), PIECE):
                request.wfile.write(f"data: {chunk(text[at : at + PIECE])}\n\n".encode())
                request.wfile.flush()
                if at + PIECE >= end and not self.whole:
                    self.whole = time.perf_counter()
                time.sleep(PAUSE)
            request.wfile.write(f"data: {chunk(finish='stop')}\n\ndata: [DONE]\n\n".encode())
        except OSError:
            self.left = time.perf_counter()
        self.gone.set()


def first_claim(desk: Desk, questions: list[str]) -> tuple[float, float, float]:
    """Return median seconds: to the first claim, those of them after the model wrote it, and from Stop to the end."""
    waited, own, stopping = [], [], []
    for number, question in enumerate(questions[:ROUNDS]):
        typist, stop = Typist(), Stop()
        with serving(typist) as server:
            asked = desk.with_model(replace(choice(url(server), model=f"openai:{number}"), context=8_192))
            began = time.perf_counter()
            pieces = asked.ask(question, stop=stop)
            if not isinstance(next(pieces), Claim):
                continue
            shown = time.perf_counter()
            waited.append(shown - began)
            own.append(shown - typist.whole)
            stop.stop()
            list(pieces)
            typist.gone.wait(10)
            stopping.append(typist.left - shown)
    return statistics.median(waited), statistics.median(own), statistics.median(stopping)
