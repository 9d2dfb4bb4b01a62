"""Stop, through the desk and over real HTTP: the stream is closed at once, and what was checked is kept."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace

import pytest

from briefing.desk import Desk, Stop
from briefing.errors import ModelStopped
from briefing.types import Answer, Claim
from tests.desk.builders import open_test_desk, stocked
from tests.faults import sound
from tests.faults.faults import cut_up, first_part
from tests.faults.server import Request, choice, chunk, serving, url

QUESTION = "What does Otto Brandis say about the next decade?"
PATIENCE = 30.0  # seconds after which a test has failed; the server would hang for as long


@pytest.fixture
def desk(tmp_path):
    with open_test_desk(tmp_path) as opened:
        stocked(opened)
        yield opened


class Hanging:
    """A server that answers with the first part of a sound answer, or nothing, and then waits to be hung up on."""

    def __init__(self, say: str = "part") -> None:
        self.said, self.left = threading.Event(), threading.Event()
        self._say = say

    def __call__(self, request: Request) -> None:
        if self._say == "part":
            pieces = "".join(f"data: {chunk(piece)}\n\n" for piece in cut_up(first_part(request)))
            request.reply(200, "text/event-stream", pieces)
        self.said.set()
        request.connection.settimeout(PATIENCE)
        # The other side has hung up, before or after it had read everything.
        with suppress(ConnectionResetError):
            request.connection.recv(1)
        self.left.set()


def _stops(stop: Stop, hanging: Hanging) -> None:
    if hanging.said.wait(PATIENCE):
        stop.stop()


def writing(desk: Desk, server, seconds: float = 10 * PATIENCE) -> Desk:
    return desk.with_model(replace(choice(url(server)), seconds=seconds))


def test_stop_from_another_thread_ends_an_answer_that_waits_for_the_model(desk):
    talk = desk.new_conversation()
    stop, hanging = Stop(), Hanging()
    with serving(hanging) as server:
        pieces = writing(desk, server).ask(QUESTION, conversation=talk.id, stop=stop)
        first = next(pieces)
        assert isinstance(first, Claim)
        threading.Timer(0.05, stop.stop).start()
        (rest,) = pieces
        assert hanging.left.wait(PATIENCE)
    assert isinstance(rest, Answer)
    assert rest.sentences == (first,)
    assert not rest.complete
    assert not rest.refused
    assert "The writing was stopped. What came before is kept." in rest.provenance.note
    assert desk.conversation(talk.id).answers == (rest,)


def test_stop_between_two_sentences_closes_the_stream_at_once(desk):
    stop, hanging = Stop(), Hanging()
    with serving(hanging) as server:
        pieces = writing(desk, server).ask(QUESTION, stop=stop)
        next(pieces)
        stop.stop()
        assert hanging.left.wait(PATIENCE)  # though nobody asks for another sentence
        (rest,) = pieces
    assert isinstance(rest, Answer)
    assert not rest.complete


def test_stop_before_the_first_sentence_keeps_nothing_and_is_no_error(desk):
    talk = desk.new_conversation()
    stop, hanging = Stop(), Hanging("nothing")
    with serving(hanging) as server:
        threading.Thread(target=_stops, args=(stop, hanging)).start()
        (only,) = writing(desk, server).ask(QUESTION, conversation=talk.id, stop=stop)
        assert hanging.left.wait(PATIENCE)
    assert isinstance(only, Answer)
    assert (only.sentences, only.complete, only.refused) == ((), False, "")
    assert desk.conversation(talk.id).answers == ()


class Clicked(BaseException):
    """What a page raises when it draws after a click on Stop."""


def test_a_page_that_learns_of_the_click_while_it_waits(desk):
    talk = desk.new_conversation()
    hanging = Hanging()
    shown: list[Claim | Answer] = []

    def draw() -> None:
        if shown:
            raise Clicked

    with serving(hanging) as server:
        pieces = writing(desk, server).ask(QUESTION, conversation=talk.id, stop=Stop(draw))
        with pytest.raises(Clicked):
            _take(pieces, shown)
        assert hanging.left.wait(PATIENCE)
    (kept,) = desk.conversation(talk.id).answers
    assert list(kept.sentences) == shown
    assert len(shown) == 1
    assert not kept.complete


def _take(pieces, shown) -> None:
    for piece in pieces:
        shown.append(piece)


def test_closing_the_answer_closes_the_stream(desk):
    hanging = Hanging()
    with serving(hanging) as server:
        pieces = writing(desk, server).ask(QUESTION)
        next(pieces)
        pieces.close()
        assert hanging.left.wait(PATIENCE)


@pytest.mark.parametrize("say", ["part", "nothing"])
def test_a_document_that_is_stopped_keeps_what_was_checked_or_nothing(desk, say):
    stop, hanging = Stop(), Hanging(say)
    with serving(hanging) as server:
        threading.Thread(target=_stops, args=(stop, hanging)).start()
        if say == "nothing":
            with pytest.raises(ModelStopped):
                writing(desk, server).summarize(stop=stop)
            assert desk.documents() == ()
        else:
            stopped = _summary(writing(desk, server), stop)
            assert stopped is None or not stopped.complete
        assert hanging.left.wait(PATIENCE)


def _summary(desk: Desk, stop: Stop):
    # How much of the answer was read when Stop came is a matter of chance.
    try:
        return desk.summarize(length="full", stop=stop)
    except ModelStopped:
        return None


def test_the_sound_answer_has_more_than_one_sentence(desk):
    with serving(lambda r: r.reply(200, "text/event-stream", f"data: {chunk(sound.answer(r), 'stop')}\n\n")) as server:
        *claims, _ = writing(desk, server).ask(QUESTION)
    assert len(claims) > 1
