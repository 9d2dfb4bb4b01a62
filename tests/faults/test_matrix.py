"""Each of the four documents × each fault of a model, through the desk and over real HTTP on this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import pytest

from briefing import ModelChoice
from briefing.desk import Desk
from briefing.types import Answer, Document
from tests.desk.builders import open_test_desk, stocked
from tests.faults.faults import FAULTS, LIE, SOUND, Fault
from tests.faults.server import KEY, choice, refuses, serving, url

QUESTION = "What does Otto Brandis say about the next decade?"
SHORT, LONG = 0.5, 20.0  # seconds for one document: where only the deadline ends it, and where something else does
LATE = 8.0  # seconds past a deadline that no machine needs, however busy


def asked(desk: Desk) -> Answer:
    *claims, made = desk.ask(QUESTION)
    assert isinstance(made, Answer)
    assert claims == list(made.sentences)
    return made


DOCUMENTS: dict[str, Callable[[Desk], Document]] = {
    "summary": lambda desk: desk.summarize(length="full"),
    "comparison": lambda desk: desk.compare(by="outlet"),
    "answer": asked,
    "brief": lambda desk: desk.brief(),
}
every_document = pytest.mark.parametrize("make", DOCUMENTS.values(), ids=DOCUMENTS)


@pytest.fixture(scope="module")
def shared(tmp_path_factory) -> Iterator[Desk]:
    with open_test_desk(tmp_path_factory.mktemp("faults")) as desk:
        stocked(desk)
        yield desk


@contextmanager
def writing_with(desk: Desk, fault: Fault) -> Iterator[Desk]:
    with serving(*fault.turns) as server:
        seconds = SHORT if fault.hangs else LONG
        # A name of its own: what was written by another model is not remembered.
        yield desk.with_model(replace(choice(url(server), model=f"openai:{fault.name}"), seconds=seconds))


def assert_held(desk: Desk, made: Document) -> None:
    """Check what is promised whatever happens: something is shown, and all of it stands in what it cites."""
    shown = list(made.claims())
    assert shown
    for claim in shown:
        assert claim.check.passed
        assert LIE not in claim.text
        assert claim.text.isprintable()
        assert claim.citations
        for cited in claim.citations:
            assert desk.article(cited.article_id).text[cited.start : cited.end] == cited.quote
    listed = [note.article_id for note in made.sources]
    assert {cited.article_id for claim in shown for cited in claim.citations} <= set(listed)
    told = made.provenance.note
    assert KEY not in told
    assert LIE not in told
    assert made.tally.withheld == len(made.withheld)


@every_document
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_costs_nobody_the_document(shared, fault, make):
    with writing_with(shared, fault) as desk:
        made = make(desk)
    assert_held(shared, made)
    told = made.provenance.note
    if fault.kept == "none":
        assert made.provenance.writer == "extractive" or made.tally.replaced
        assert "written without a model" in told or made.tally.replaced
        assert made.complete
    else:
        assert made.provenance.writer == f"openai:{fault.name}"
        assert made.tally.verified
        assert made.complete == (fault.kept == "all")
        assert ("What came before is kept." in told) == (fault.kept == "some")
    assert made.provenance.seconds < (SHORT if fault.hangs else LONG) + LATE


@contextmanager
def full_house() -> Iterator[int]:
    """Give the port of a server that takes no further connection and refuses none."""
    with ExitStack() as stack:
        taken = stack.enter_context(socket.socket())
        taken.bind(("127.0.0.1", 0))
        taken.listen(0)
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(taken.getsockname())
        yield taken.getsockname()[1]


@contextmanager
def nobody() -> Iterator[int]:
    """Give a port at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@every_document
@pytest.mark.parametrize("place", [full_house, nobody], ids=["F4 connect hangs", "F3 connect refused"])
def test_a_server_that_is_not_reached_costs_nobody_the_document(shared, place, make):
    with place() as port:
        desk = shared.with_model(ModelChoice("openai:m", f"http://127.0.0.1:{port}/v1", KEY, seconds=SHORT))
        made = make(desk)
    assert_held(shared, made)
    assert made.provenance.writer == "extractive"
    assert "written without a model" in made.provenance.note


def test_a_key_that_is_revoked_in_mid_session(shared):
    with serving(*SOUND.turns) as server:
        desk = shared.with_model(choice(url(server), model="openai:revoked"))
        assert desk.summarize().provenance.writer == "openai:revoked"
        server.turns = (refuses(401, message=f"Incorrect API key provided: {KEY}"),)
        made = desk.brief()
    assert_held(shared, made)
    assert "does not accept the key" in made.provenance.note
    assert "Check the API key." in made.provenance.note
