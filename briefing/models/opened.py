"""A chat model of LangChain behind the protocol: streams that end in time, and no cut answer that passes for whole."""

from __future__ import annotations

import warnings
from collections.abc import AsyncGenerator, Generator, Iterator, Mapping
from functools import partial
from typing import Any

import httpx2
import openai
from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk
from langsmith.run_helpers import tracing_context

from briefing.errors import ModelNotFound, ModelRefusedKey
from briefing.models import clients, faults, listing
from briefing.models.chat import Counts, CutShort, short
from briefing.models.deadline import Limit, within
from briefing.settings import ModelChoice

CONNECTING = 10.0  # seconds; a server that is there takes the call in one
LONGEST = 12  # characters a token at which an answer is cut off here, should the server not hold to max_tokens
MOST_WAITING = 0.5  # share of the time left that is worth waiting for a busy server
# Each provider names the reason in its own way; anything else, nothing included, is an answer that was cut.
_REASONS = ("finish_reason", "stop_reason", "done_reason", "status")
_COMPLETE = {"stop", "end_turn", "stop_sequence", "eos", "completed", "complete"}
# What a server may not know; the request is then made again without it. The words are those of its refusal.
TEMPERATURE = "temperature"
SCHEMA = "response_format|json_schema|grammar|structured output"


class OpenedChat:
    """The chat model of a choice; see `chat.open_chat`."""

    def __init__(self, choice: ModelChoice, limit: Limit | None) -> None:
        self.name = choice.model
        self._counts = Counts()
        self._choice = choice
        self._limit = limit
        self._short = short(choice)
        self._model = _opened(choice)
        self._openai = hasattr(self._model, "root_client")  # ChatOpenAI and what is built on it
        self._not_understood: set[str] = set()
        self._context: int | None = choice.context or None

    @property
    def usage(self) -> tuple[int, int]:
        """Tokens read and written by this thread's last call."""
        return self._counts.usage

    @property
    def context(self) -> int:
        """The context window in tokens: as chosen, else as the server tells, 0 when nobody does."""
        if self._context is None:
            limit = self._limit or Limit(self._choice.seconds)
            self._context = listing.window(self._choice, limit) if self._openai else 0
        return self._context

    @property
    def structured(self) -> bool:
        """Whether the server holds an answer to a schema; no as soon as it has refused one."""
        return self._openai and SCHEMA not in self._not_understood

    def stream(
        self, system: str, user: str, *, schema: Mapping[str, Any] | None = None, max_tokens: int
    ) -> Generator[str]:
        """Yield the answer's text as it comes; see `chat.Chat`."""
        limit = self._limit or Limit(self._choice.seconds)
        waited = False
        while True:
            begun = False
            options = self._options(schema)
            try:
                for text in self._answer((system, user), options, max_tokens, limit):
                    begun = True
                    yield text
            except faults.RAISED as error:
                self._learn(error)
                if not begun and self._options(schema) != options:
                    continue
                if begun or waited or not self._waits(error, limit):
                    self._context = faults.room(error) or self._context
                    raise faults.told(error, self._short) from None
                waited = True
            else:
                return

    def _learn(self, error: BaseException) -> None:
        """Note whether a refusal names something that requests can do without."""
        self._not_understood |= {name for name in (TEMPERATURE, SCHEMA) if faults.complains(error, name)}

    def _waits(self, error: BaseException, limit: Limit) -> bool:
        """Wait as long as a busy server wants; tell whether that was worth it."""
        seconds = faults.pause(error)
        if seconds is None or seconds > limit.left * MOST_WAITING:
            return False
        try:
            limit.pause(seconds)
        except TimeoutError:
            return False
        return True

    def _options(self, schema: Mapping[str, Any] | None) -> dict[str, Any]:
        # Zero, because a writer that copies should not gamble; some models take no other value than their own.
        options: dict[str, Any] = {} if TEMPERATURE in self._not_understood else {"temperature": 0}
        if schema is not None and self.structured:
            # As `extra_body`, not `response_format`: with that, the client parses the answer while it streams, and
            # fails on servers that leave out parts of a chunk ("role") which the text does not need.
            wanted = {"type": "json_schema", "json_schema": {"name": "draft", "schema": schema, "strict": True}}
            options["extra_body"] = {"response_format": wanted}
        return options

    def _answer(
        self, prompts: tuple[str, str], options: Mapping[str, Any], max_tokens: int, limit: Limit
    ) -> Iterator[str]:
        reason, length, usage = "", 0, (0, 0)
        start = partial(self._chunks, prompts, {**options, "max_tokens": max_tokens})
        try:
            for chunk in within(limit, start):
                reason = _reason(chunk) or reason
                usage = _counted(chunk, usage)
                text = str(chunk.text)
                length += len(text)
                if length > max_tokens * LONGEST:
                    raise CutShort(f"The answer of {self._short} runs on and was cut off.")
                if text:
                    yield text
        finally:
            self._counts.usage = usage  # only now: another call may have come and gone in between
        if reason.lower() not in _COMPLETE:
            raise CutShort(f"The answer of {self._short} was cut off before its end{_why(reason)}.")

    async def _chunks(
        self, prompts: tuple[str, str], options: Mapping[str, Any]
    ) -> AsyncGenerator[AIMessageChunk, None]:
        system, user = prompts
        # LangSmith uploads whole prompts when the environment switches it on for another project.
        with tracing_context(enabled=False):
            async for chunk in self._model.bind(**options).astream([("system", system), ("human", user)]):
                yield chunk  # type: ignore[misc]  # chat models yield chunks


def _opened(choice: ModelChoice) -> BaseChatModel:
    provider, _, _ = choice.model.partition(":")
    # Asked again, once, by `OpenedChat`: the clients would wait for a busy server for up to two minutes.
    arguments: dict[str, Any] = {"max_retries": 0, "timeout": choice.seconds}
    if provider == "openai":
        if not choice.key and not choice.base_url:
            raise ModelRefusedKey(f"There is no API key for {choice.model}.")
        arguments |= {
            "base_url": choice.base_url or listing.OPENAI_URL,
            "api_key": choice.key or "none",  # a server without keys is sent one all the same
            "timeout": httpx2.Timeout(choice.seconds, connect=min(CONNECTING, choice.seconds)),
            "http_async_client": clients.patient(),
            "http_client": clients.plain(),
            "stream_usage": True,
            "stream_chunk_timeout": None,
            "default_headers": clients.CLOSING,
        }
    # LangChain warns about servers without json_schema before it raises; the request is then made without it.
    warnings.filterwarnings("ignore", module=r"langchain_openai\.")
    try:
        model: BaseChatModel = init_chat_model(choice.model, **arguments)
    except ImportError:
        raise ModelNotFound(f"The package for models of {provider} is not installed.") from None
    except ValueError:
        raise ModelNotFound(f"{choice.model} is not a model that can be opened.") from None
    except openai.OpenAIError:
        raise ModelRefusedKey(f"There is no API key for {choice.model}.") from None
    return model


def _counted(chunk: AIMessageChunk, usage: tuple[int, int]) -> tuple[int, int]:
    # Counts are running totals where they come more than once.
    counted = chunk.usage_metadata
    return (max(usage[0], counted["input_tokens"]), max(usage[1], counted["output_tokens"])) if counted else usage


def _reason(chunk: AIMessageChunk) -> str:
    for key in _REASONS:
        if reason := chunk.response_metadata.get(key):
            return str(reason)
    return ""


def _why(reason: str) -> str:
    if reason.lower() in {"length", "max_tokens"}:
        return " because it reached its longest length"
    if "filter" in reason.lower() or reason.lower() in {"refusal", "safety"}:
        return " by the provider's content filter"
    return ""
