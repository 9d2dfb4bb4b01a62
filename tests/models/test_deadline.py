"""Limits, stops, and streams that end when they should."""

from __future__ import annotations

import asyncio
import threading

import pytest

from briefing.errors import ModelStopped, ModelUnavailable
from briefing.models.deadline import Limit, Stop, together, within


async def endless():
    number = 0
    while True:
        yield number
        number += 1
        await asyncio.sleep(0.01)


async def nothing():
    await asyncio.sleep(60)
    yield 1


async def three():
    for number in range(3):
        yield number


async def broken():
    yield 1
    raise LookupError("gone")


def test_pieces_come_in_order_and_the_stream_ends():
    assert list(within(Limit(30), three)) == [0, 1, 2]


def test_what_a_stream_raises_comes_after_its_pieces():
    pieces = within(Limit(30), broken)
    assert next(pieces) == 1
    with pytest.raises(LookupError, match="gone"):
        next(pieces)


@pytest.mark.parametrize("stream", [endless, nothing])
def test_a_stream_ends_at_the_limit(stream):
    with pytest.raises(TimeoutError):
        list(within(Limit(0.2), stream))


def test_streams_share_a_limit():
    limit = Limit(0.2)
    for _ in range(2):
        with pytest.raises(TimeoutError):
            list(within(limit, nothing))
    assert limit.left < 0
    with pytest.raises(TimeoutError):
        limit.pause(1)


def test_a_stop_ends_what_is_waited_for_and_what_comes_later():
    stop = Stop()
    threading.Timer(0.05, stop.stop).start()
    with pytest.raises(ModelStopped):
        list(within(Limit(60, stop), nothing))
    assert stop.stopped
    with pytest.raises(ModelStopped):
        list(within(Limit(60, stop), three))
    with pytest.raises(ModelStopped):
        Limit(60, stop).pause(60)


def test_who_waits_may_end_the_waiting():
    def enough() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(within(Limit(60, Stop(enough)), nothing))


def gone() -> int:
    raise ModelUnavailable("Gone.")


def test_calls_side_by_side_return_in_their_order_or_their_error():
    second = threading.Event()

    def first() -> int:
        assert second.wait(30)
        return 1

    def other() -> int:
        second.set()
        return 2

    one, two, error = together([first, other, gone], Limit(30), most=2)
    assert (one, two) == (1, 2)
    assert isinstance(error, ModelUnavailable)
    assert together([], Limit(30), most=2) == []


def test_a_slip_in_a_call_is_not_taken_for_the_models():
    with pytest.raises(ZeroDivisionError):
        together([lambda: 1 // 0], Limit(30), most=2)


def test_a_stop_ends_calls_side_by_side():
    stop = Stop()
    limit = Limit(60, stop)
    threading.Timer(0.05, stop.stop).start()
    with pytest.raises(ModelStopped):
        together([lambda: list(within(limit, nothing))] * 5, limit, most=2)
