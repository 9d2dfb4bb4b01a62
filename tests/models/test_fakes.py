"""The scripted chat model: what tests lean on."""

from __future__ import annotations

import pytest

from briefing.errors import ModelUnavailable
from briefing.models.fakes import STRIDE, ScriptedChat


def test_texts_are_streamed_in_short_pieces_turn_by_turn():
    chat = ScriptedChat("The pier costs 86.", "Second.")
    first = list(chat.stream("s", "u", max_tokens=9))
    assert "".join(first) == "The pier costs 86."
    assert max(map(len, first)) == STRIDE
    for _ in range(2):  # the last turn is repeated
        assert "".join(chat.stream("s", "u", max_tokens=9)) == "Second."


def test_pieces_and_exceptions_come_in_the_order_of_the_script():
    chat = ScriptedChat(["one ", ModelUnavailable("gone")])
    pieces = chat.stream("s", "u", max_tokens=9)
    assert next(pieces) == "one "
    with pytest.raises(ModelUnavailable):
        next(pieces)
    with pytest.raises(ModelUnavailable):
        list(ScriptedChat(ModelUnavailable("gone")).stream("s", "u", max_tokens=9))


def test_a_function_sees_the_prompt_and_every_call_is_recorded():
    chat = ScriptedChat(lambda system, user: f"{system}/{user}", name="scripted:echo", context=512)
    assert "".join(chat.stream("be kind", "hello", schema={"type": "object"}, max_tokens=9)) == "be kind/hello"
    (call,) = chat.calls
    assert (call.system, call.user, call.schema, call.max_tokens) == ("be kind", "hello", {"type": "object"}, 9)
    assert (chat.name, chat.context) == ("scripted:echo", 512)
    assert chat.usage == (3, 3)
