"""What a server tells of its models over real HTTP on this machine."""

from __future__ import annotations

import pytest

from briefing.models.chat import open_chat
from tests.faults.server import choice, lists, page, refuses, says, serving, url


@pytest.mark.parametrize(
    ("told", "context"),
    [
        pytest.param({"id": "m", "meta": {"n_ctx_train": 8192, "n_params": 135}}, 8192, id="llama.cpp"),
        pytest.param({"id": "m", "meta": {"n_ctx_train": 8192, "n_ctx": 4096}}, 4096, id="llama.cpp in use"),
        pytest.param({"id": "m", "max_model_len": 32768}, 32768, id="vLLM"),
        pytest.param({"id": "m", "context_length": 131072}, 131072, id="OpenRouter"),
        pytest.param({"id": "m", "loaded_context_length": 4096, "max_context_length": 32768}, 4096, id="LM Studio"),
        pytest.param({"id": "alias.gguf", "meta": {"n_ctx_train": 2048}}, 2048, id="one model under any name"),
        pytest.param({"id": "m"}, 0, id="nothing"),
        pytest.param({"id": "m", "meta": None, "max_model_len": "many"}, 0, id="no number"),
        pytest.param({"id": "m", "max_model_len": True, "n_ctx": -1, "context_length": 7}, 0, id="no context"),
    ],
)
def test_the_context_is_what_the_server_tells(told, context):
    with serving(models=lists(told)) as server:
        assert open_chat(choice(url(server))).context == context


def test_another_models_context_is_not_taken():
    with serving(models=lists({"id": "a", "max_model_len": 4096}, {"id": "b", "max_model_len": 8192})) as server:
        assert open_chat(choice(url(server))).context == 0
        assert open_chat(choice(url(server), model="openai:b")).context == 8192


@pytest.mark.parametrize("turn", [refuses(401), refuses(404), page(200, "<html>")])
def test_a_server_that_lists_nothing_is_a_context_that_nobody_tells(turn):
    with serving(models=turn) as server:
        assert open_chat(choice(url(server))).context == 0


def test_a_context_that_was_chosen_is_not_asked_for():
    def fail(request):
        raise AssertionError("asked")

    with serving(says("yes"), models=fail) as server:
        chat = open_chat(choice(url(server), context=2048))
        assert (chat.context, list(chat.stream("s", "u", max_tokens=9))) == (2048, ["yes"])
