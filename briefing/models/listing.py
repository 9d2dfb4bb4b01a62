"""What an OpenAI-compatible server tells of its models: their names, and how much they can read at once."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Mapping

import openai

from briefing.errors import ModelError
from briefing.models import clients, faults
from briefing.models.chat import short
from briefing.models.deadline import Limit, within
from briefing.settings import ModelChoice

OPENAI_URL = "https://api.openai.com/v1"
# How servers name the context: LM Studio, llama.cpp, vLLM, OpenRouter; what is in use before what the model could have.
WINDOWS = ("loaded_context_length", "n_ctx", "max_model_len", "context_length", "max_context_length", "n_ctx_train")
LEAST, MOST = 256, 100_000_000  # tokens; anything else is no context
ASKING_SECONDS = 3.0
SHARE = 0.2  # of the time that is left, at most, for a question that is not the person's

Details = Mapping[str, object]


def models(choice: ModelChoice, limit: Limit) -> Iterator[tuple[str, Details]]:
    """Yield the name of every model that the server lists, with what else it tells of it.

    Raises:
        ModelError: one of its kinds.
    """
    try:
        for model in within(limit, lambda: _listed(choice)):
            if isinstance(model.id, str):
                yield model.id, model.model_extra or {}
    except faults.RAISED as error:
        raise faults.told(error, "the models") from None


def window(choice: ModelChoice, limit: Limit) -> int:
    """Return the context in tokens that the server names for a model, 0 when it names none or does not answer."""
    if not choice.base_url:
        return 0  # the hosted service does not tell
    try:
        listed = dict(models(choice, Limit(min(ASKING_SECONDS, limit.left * SHARE), limit.stop)))
    except ModelError:
        limit.stop.beat()
        return 0
    # Some servers answer with their one model under any name.
    details = listed.get(short(choice)) or (next(iter(listed.values())) if len(listed) == 1 else {})
    inner = details.get("meta")
    known = {**(inner if isinstance(inner, dict) else {}), **details}
    return next((size for name in WINDOWS if (size := _plausible(known.get(name)))), 0)


async def _listed(choice: ModelChoice) -> AsyncGenerator[openai.types.Model, None]:
    url = choice.base_url or OPENAI_URL
    client = openai.AsyncOpenAI(
        base_url=url,
        api_key=choice.key or "none",
        max_retries=0,
        http_client=clients.patient(),
        default_headers=clients.CLOSING,
    )
    async for model in client.models.list():
        yield model


def _plausible(size: object) -> int:
    return size if isinstance(size, int) and LEAST <= size <= MOST else 0
