"""Any embeddings of LangChain behind the embedder's protocol; imported only when they are chosen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from functools import cached_property
from typing import Any

import httpx2
import numpy as np
import openai
from langchain.embeddings import init_embeddings
from langchain_core.embeddings import Embeddings

from briefing.errors import ModelError, ModelNotFound, ModelOutputError, ModelRefusedKey
from briefing.models import clients, faults, listing
from briefing.models.chat import short
from briefing.models.deadline import Limit, Stop, within
from briefing.models.embed import Vectors, packaged
from briefing.settings import ModelChoice

QUESTION_SECONDS = 10.0  # a question that waits longer is searched by its words
CONNECTING = 5.0
TOGETHER = 64  # texts in one request, all of them sentences
TRIES = 3  # of one request, where the server says that it may succeed later
ADVICE = "Search goes on by words, and it is tried again by itself; check EVENHAND_EMBEDDINGS and its server."

Rows = list[list[float]]


class OpenedEmbedder:
    """The embeddings of a choice, as `embed.Embedder` and as `aside.Bulk`; safe to share between threads.

    Passages are cut by the packaged model's tokens whatever model embeds them, so that they stay the same.

    Args:
        choice: "provider:model" as LangChain's `init_embeddings` takes it, with address and key.
        dimension: the length of its vectors as it was learnt before, 0 when it is not known.
        model: the opened model; opened from `choice`, when it is first needed, when left out.
    """

    def __init__(self, choice: ModelChoice, dimension: int = 0, model: Embeddings | None = None) -> None:
        self._choice = choice
        self._given = model
        self._short = short(choice)
        self._stop = Stop()
        self._packaged = packaged()
        self.dimension = dimension

    @property
    def id(self) -> str:
        """The model's name and its vectors' length."""
        return f"{self._choice.model}/{self.dimension}"

    def count(self, text: str) -> int:
        """Return the number of tokens that the packaged model sees in a text."""
        return self._packaged.count(text)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of questions, shape (len(texts), dimension), rows of length 1.

        Raises:
            ModelError: one of its kinds.
        """
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)

        async def ask() -> Rows:
            return list(await asyncio.gather(*(self._model.aembed_query(text) for text in texts)))

        return self._vectors(self._called(ask, Limit(QUESTION_SECONDS, Stop())), len(texts))

    def begin(self, texts: Sequence[str]) -> Callable[[], Vectors]:
        """See `aside.Bulk.begin`."""
        return lambda: self._all(texts)

    def rest(self) -> None:
        """See `aside.Bulk.rest`; nothing is held."""

    @property
    def trouble(self) -> str:
        """See `Bulk.trouble`; whoever waits is told by an error."""
        return ""

    def stop(self) -> None:
        """See `aside.Bulk.stop`."""
        self._stop.stop()

    def renew(self) -> None:
        """See `aside.Bulk.renew`."""
        self.dimension = 0

    @cached_property
    def _model(self) -> Embeddings:
        return self._given or _opened(self._choice)

    def _all(self, texts: Sequence[str]) -> Vectors:
        parts = [texts[start : start + TOGETHER] for start in range(0, len(texts), TOGETHER)]
        made = [self._part(part) for part in parts]
        return np.concatenate(made) if made else np.zeros((0, self.dimension), dtype=np.float32)

    def _part(self, texts: Sequence[str]) -> Vectors:
        limit = Limit(self._choice.seconds, self._stop)
        return self._vectors(self._called(lambda: self._model.aembed_documents(list(texts)), limit), len(texts))

    def _called(self, ask: Callable[[], Awaitable[Rows]], limit: Limit) -> Rows:
        """Call the server, again where it asks for patience, and return what it sends."""

        async def stream() -> AsyncGenerator[Rows, None]:
            yield await ask()

        for left in reversed(range(TRIES)):
            try:
                return next(iter(within(limit, stream)))
            except faults.RAISED as error:
                pause = faults.pause(error)
                if pause is None or not left or pause > limit.left:
                    raise _told(error, self._short) from None
                limit.pause(pause)
        raise AssertionError("the last try returns or raises")

    def _vectors(self, rows: Rows, number: int) -> Vectors:
        """Return rows as vectors of length 1, once they have the right form; their length is learnt from the first."""
        try:
            found = np.array(rows, dtype=np.float32)
        except (ValueError, TypeError):
            found = np.zeros(0, dtype=np.float32)
        if found.ndim != 2 or len(found) != number or not found.size or not np.isfinite(found).all():
            raise ModelOutputError(
                f"What the server of {self._short} sent is not one vector for each text.",
                advice=f"Check that it is a model for embeddings. {ADVICE}",
            )
        self.dimension = self.dimension or found.shape[1]
        if found.shape[1] != self.dimension:
            raise ModelOutputError(
                f"{self._short} sends vectors of {found.shape[1]:,} numbers where it used to send {self.dimension:,}.",
                advice="Check EVENHAND_EMBEDDINGS, or run `python -m briefing rebuild` to embed everything anew.",
            )
        unit: Vectors = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), np.float32(1e-9))
        return unit


def _opened(choice: ModelChoice) -> Embeddings:
    provider, _, _ = choice.model.partition(":")
    arguments: dict[str, Any] = {}
    if provider == "openai":
        if not choice.key and not choice.base_url:
            raise ModelRefusedKey(f"There is no API key for {choice.model}.", advice="Set OPENAI_API_KEY.")
        arguments = {
            "base_url": choice.base_url or listing.OPENAI_URL,
            "api_key": choice.key or "none",  # a server without keys is sent one all the same
            "max_retries": 0,
            "timeout": httpx2.Timeout(choice.seconds, connect=min(CONNECTING, choice.seconds)),
            "http_async_client": clients.patient(),
            "http_client": clients.plain(),
            "default_headers": clients.CLOSING,
            # Texts, not numbers of tokens, which only the hosted service reads and which need a download to make.
            "check_embedding_ctx_length": False,
            "model_kwargs": {"encoding_format": "float"},
        }
    try:
        return init_embeddings(choice.model, **arguments)
    except ImportError:
        raise ModelNotFound(f"The package for embeddings of {provider} is not installed.", advice=ADVICE) from None
    except ValueError:
        raise ModelNotFound(f"{choice.model} names no embeddings that can be opened.", advice=ADVICE) from None
    except openai.OpenAIError:
        raise ModelRefusedKey(f"There is no API key for {choice.model}.", advice=ADVICE) from None


def _told(error: BaseException, name: str) -> ModelError:
    """Return what `faults.told` makes of an error, worded for embeddings."""
    told = faults.told(error, name)
    if isinstance(told, ModelOutputError):
        return ModelOutputError(f"What the server of {name} sent is no answer of embeddings.", advice=ADVICE)
    if isinstance(told, ModelNotFound):
        return ModelNotFound(f"The server does not know {name}, or has no embeddings at this base URL.", advice=ADVICE)
    return type(told)(told.message, advice=ADVICE)
