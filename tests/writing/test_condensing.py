"""Articles that do not fit a model's context: condensed by the model, several at once, in a fixed order."""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from functools import cache

import pytest

from briefing.errors import ModelOutputError, ModelRefusedKey, ModelStopped, ModelTimeout
from briefing.models.chat import open_chat
from briefing.models.deadline import Limit, Stop
from briefing.models.fakes import ScriptedChat
from briefing.types import Evidence
from briefing.writing.condensing import SIDE_BY_SIDE
from briefing.writing.generative import ModelWriter
from tests.faults.server import Request, Server, Turn, choice, chunk, events, refuses, says, serving, url
from tests.faults.sound import prompts
from tests.writing.told import FACT, PROMPTS, ROAD, answer, article, cite, evidence, joined, long, said, shown, writer

PATIENCE = 30.0  # seconds after which a test has failed
OUTLETS = tuple("Alder Birch Cedar Dogwood Elder Fir Gorse Hazel Ivy".split())
CHOICE = (7, 3, 5)  # paragraphs


def outlet_of(user: str) -> str:
    return next(iter(shown(user).values())).split()[0]


def chosen(user: str) -> str:
    """Return an answer that chooses three paragraphs of an article."""
    return json.dumps({"ids": cite(user, *(f"{outlet_of(user)} paragraph {number} says" for number in CHOICE))})


class Reader:
    """A server that condenses as `turn` does, by outlet, and then writes one sentence.

    Args:
        turn: answers a question about one article; the very first one is answered soundly.
    """

    def __init__(self, turn: Turn | None = None) -> None:
        self.turn = turn or self.choose
        self.asked: list[str] = []
        self.written_from: list[str] = []
        self.running = self.most_running = 0
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> None:
        system, user = prompts(request)
        if "choose those" not in system:
            self.written_from = list(shown(user).values())
            says(answer(said("The ferry lands today.", list(shown(user))[:1])))(request)
            return
        with self._lock:
            self.asked.append(outlet_of(user))
            self.running += 1
            self.most_running = max(self.running, self.most_running)
        turn = self.turn if len(self.asked) > 1 else self.choose
        turn(request)
        with self._lock:
            self.running -= 1

    def choose(self, request: Request) -> object:
        return says(chosen(prompts(request)[1]))(request)


@cache
def reported(outlets: tuple[str, ...] = OUTLETS) -> Evidence:
    return joined(*(long(outlet, 70) for outlet in outlets))


def summarized(server: Server, found: Evidence, limit: Limit) -> ModelWriter:
    model = ModelWriter(open_chat(choice(url(server), context=8_192), limit), PROMPTS, limit)
    list(model.summarize(found, "short"))
    return model


def kept(outlet: str) -> list[str]:
    """Return the beginnings of the sentences of an article that `chosen` chooses, in reading order."""
    return [f"{outlet} paragraph {number}" for number in sorted(CHOICE)]


def beginnings(reader: Reader) -> list[str]:
    return [line.partition(" says")[0] for line in reader.written_from]


def test_articles_are_condensed_side_by_side_and_no_more_than_a_few_at_once():
    together = threading.Barrier(SIDE_BY_SIDE, timeout=PATIENCE)
    reader = Reader()

    def turn(request: Request) -> None:
        together.wait()  # is never passed by calls that come one after another
        reader.choose(request)

    reader.turn = turn
    with serving(reader) as server:
        model = summarized(server, reported(), Limit(PATIENCE))
    assert reader.asked[0] == OUTLETS[0]
    assert sorted(reader.asked) == sorted(OUTLETS)
    assert reader.most_running == SIDE_BY_SIDE
    assert beginnings(reader) == [words for outlet in OUTLETS for words in kept(outlet)]
    assert model.usage == (5 * 10, 7 * 10)  # of ten calls, none lost or counted twice


def test_the_order_is_that_of_the_articles_whichever_answer_comes_first():
    five = OUTLETS[:5]
    answered = {outlet: threading.Event() for outlet in five}
    reader = Reader()

    def turn(request: Request) -> None:
        outlet = outlet_of(prompts(request)[1])
        for later in five[five.index(outlet) + 1 :]:
            assert answered[later].wait(PATIENCE)
        reader.choose(request)
        answered[outlet].set()

    reader.turn = turn
    with serving(reader) as server:
        summarized(server, reported(five), Limit(PATIENCE))
    assert beginnings(reader) == [words for outlet in five for words in kept(outlet)]


class Hanging:
    """A turn that says nothing and waits to be hung up on."""

    def __init__(self) -> None:
        self.said, self.left = threading.Semaphore(0), threading.Semaphore(0)

    def __call__(self, request: Request) -> None:
        request.reply(200, "text/event-stream", "")
        self.said.release()
        request.connection.settimeout(PATIENCE)
        with suppress(ConnectionResetError):
            request.connection.recv(1)
        self.left.release()

    def all_left(self) -> bool:
        return all(self.left.acquire(timeout=PATIENCE) for _ in range(SIDE_BY_SIDE))


def test_stop_ends_all_that_run_side_by_side_and_begins_no_more():
    hanging, stop = Hanging(), Stop()

    def stopping() -> None:
        for _ in range(SIDE_BY_SIDE):
            hanging.said.acquire(timeout=PATIENCE)
        stop.stop()

    reader = Reader(hanging)
    with serving(reader) as server:
        threading.Thread(target=stopping).start()
        with pytest.raises(ModelStopped):
            summarized(server, reported(), Limit(10 * PATIENCE, stop))
        assert hanging.all_left()
    assert len(reader.asked) == 1 + SIDE_BY_SIDE


class Clicked(BaseException):
    """What a page raises when it draws after a click on Stop."""


def test_a_page_draws_in_its_own_thread_only_and_its_click_ends_all():
    hanging = Hanging()
    drawn: list[int] = []

    def draw() -> None:
        drawn.append(threading.get_ident())
        if len(reader.asked) > SIDE_BY_SIDE:
            raise Clicked

    reader = Reader(hanging)
    with serving(reader) as server:
        with pytest.raises(Clicked):
            summarized(server, reported(), Limit(10 * PATIENCE, Stop(draw)))
        assert hanging.all_left()
    assert set(drawn) == {threading.get_ident()}


def test_the_deadline_is_that_of_all_together():
    hanging = Hanging()
    reader = Reader(hanging)
    found = reported()  # before the clock runs
    limit = Limit(4.0)
    with serving(reader) as server:
        with pytest.raises(ModelTimeout):
            summarized(server, found, limit)
        hung = len(reader.asked) - 1
        assert all(hanging.left.acquire(timeout=PATIENCE) for _ in range(hung))
    assert limit.left <= 0
    assert 0 < hung <= SIDE_BY_SIDE  # what is late is not asked at all


def test_what_a_busy_server_refuses_side_by_side_is_asked_again_one_by_one():
    refused: set[str] = set()
    reader = Reader()

    def turn(request: Request) -> None:
        outlet = outlet_of(prompts(request)[1])
        if outlet in refused:
            reader.choose(request)
        else:
            refused.add(outlet)
            refuses(429)(request)

    reader.turn = turn
    five = OUTLETS[:5]
    with serving(reader) as server:
        model = summarized(server, reported(five), Limit(PATIENCE))
    assert reader.asked[-4:] == list(five[1:])
    assert beginnings(reader) == [words for outlet in five for words in kept(outlet)]
    assert not any("chosen without it" in note for note in model.notes)


@pytest.mark.parametrize(
    ("failing", "told"),
    [(refuses(503), "The main sentences of an article were chosen without it."), (events(chunk("{", "length")), "")],
)
def test_an_article_that_the_model_fails_at_is_condensed_by_rules_and_the_others_by_the_model(failing, told):
    reader = Reader()

    def turn(request: Request) -> None:
        (failing if outlet_of(prompts(request)[1]) == "Cedar" else reader.choose)(request)

    reader.turn = turn
    five = OUTLETS[:5]
    with serving(reader) as server:
        model = summarized(server, reported(five), Limit(PATIENCE))
    found = beginnings(reader)
    for outlet in five:
        own = [words for words in found if words.startswith(outlet)]
        assert (own == kept(outlet)) == (outlet != "Cedar")
        assert len(own) >= len(CHOICE)
    assert [words.split()[0] for words in found] == sorted(words.split()[0] for words in found)
    assert any(told in note for note in model.notes)


def test_a_key_that_is_refused_ends_it():
    with serving(Reader(refuses(401))) as server, pytest.raises(ModelRefusedKey):
        summarized(server, reported(OUTLETS[:5]), Limit(PATIENCE))


class Running(Limit):
    """A limit of which half is gone after the first look at it."""

    def __init__(self) -> None:
        super().__init__(PATIENCE)
        self.looks = 0

    @property
    def left(self) -> float:
        self.looks += 1
        return 100.0 if self.looks < 3 else 49.0


def test_what_is_late_is_condensed_by_rules():
    chat = ScriptedChat(lambda system, user: chosen(user) if "choose those" in system else answer(), context=8_192)
    model = ModelWriter(chat, PROMPTS, Running())
    list(model.summarize(reported(), "short"))
    assert len(chat.calls) == 2  # the first article, and the writing
    outlets = {line.split()[0] for line in shown(chat.calls[-1].user).values()}
    assert outlets == set(OUTLETS)


def both(*more: Evidence) -> Evidence:
    return joined(long("Courier"), long("Post"), *more)


def test_what_fits_its_share_is_not_condensed_and_ids_that_were_not_given_do_not_count():
    def turn(system: str, user: str) -> str:
        if "choose those" not in system:
            return answer(said(FACT, cite(user, "Courier paragraph 7 says")))
        named = json.loads(chosen(user))["ids"]
        return json.dumps({"ids": [*named, "zz9zz", named[0]]})

    model, chat = writer(turn, context=2048)
    (draft,) = model.summarize(both(evidence(article(ROAD, "Vimmer Post"))), "short")
    assert draft.citations[0].quote.startswith("Courier paragraph 7 says")
    *condensed, last = chat.calls
    assert len(condensed) == 2  # the short article fits its share
    lines = list(shown(last.user).values())
    assert [line.split(" says")[0] for line in lines[:6]] == [*kept("Courier"), *kept("Post")]
    assert len(lines) == 6 + 3
    *unread, condensing = model.notes
    assert all("of 200 passages were left out" in note for note in unread)  # one article alone does not fit either
    assert "2 of 3 articles were condensed to their main sentences first (9 of 403 sentences were used)" in condensing
    assert model.prompts_used.keys() == PROMPTS.digests("summary").keys() | PROMPTS.digests("condense").keys()


@pytest.mark.parametrize("useless", ["", "I would rather not.", ModelOutputError("Cut.")])
def test_a_model_that_cannot_choose_leaves_the_choice_to_rules(useless):
    def turn(system: str, user: str) -> str:
        if "choose those" in system and isinstance(useless, Exception):
            raise useless
        return str(useless) if "choose those" in system else answer(said("One.", []))

    model, chat = writer(turn, context=2048)
    list(model.summarize(both(), "short"))
    outlets = [line.split()[0] for line in shown(chat.calls[-1].user).values()]
    assert outlets.count("Courier") == outlets.count("Post") >= 3
