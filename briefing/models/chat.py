"""Chat models behind one small protocol; LangChain and the OpenAI client are imported when a model is opened."""

from __future__ import annotations

import time
import warnings
from collections.abc import Generator, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from briefing.errors import ModelNotFound, ModelOutputError, ModelRefusedKey
from briefing.models.deadline import within
from briefing.settings import ModelChoice

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk

DEADLINE = 120.0  # seconds for one answer, connecting and retries included
GAP = 60.0  # seconds without a byte; a model on a small machine reads a long prompt for this long before it answers
RETRIES = 1
PROBE_SECONDS = 30.0
CHARACTERS_A_TOKEN = 3.5  # English prose runs at 4 to 4.5; low, so that an estimate errs on the long side
TOKENS_A_CHARACTER = 0.7  # outside of ASCII: about 0.4 for Cyrillic, up to 1 for Chinese
LONGEST = 12  # characters a token at which an answer is cut off here, should the server not hold to max_tokens

OPENAI_URL = "https://api.openai.com/v1"
# Each provider names the reason in its own way; anything else, nothing included, is an answer that was cut.
_REASONS = ("finish_reason", "stop_reason", "done_reason", "status")
# What a server may not know; the request is then made again without it. The words are those of its refusal.
TEMPERATURE = "temperature"
SCHEMA = "response_format|json_schema|grammar|structured output"
_COMPLETE = {"stop", "end_turn", "stop_sequence", "eos", "completed", "complete"}


class Chat(Protocol):
    """A chat model that streams text."""

    @property
    def name(self) -> str:
        """The model, as "provider:model"."""

    @property
    def context(self) -> int:
        """The context window in tokens, 0 when it is not known."""

    @property
    def usage(self) -> tuple[int, int]:
        """Tokens read and written by the last call, as the server counted them; 0 when it does not say."""

    def stream(
        self, system: str, user: str, *, schema: Mapping[str, Any] | None = None, max_tokens: int
    ) -> Generator[str]:
        """Yield the answer's text as it comes.

        Args:
            system: what the model is to do.
            user: what it is to do it with.
            schema: a JSON schema that the answer should follow; a server that cannot hold to one is only asked to.
            max_tokens: the most tokens that the answer may have.

        Raises:
            ModelError: one of its kinds. `ModelOutputError` after the last piece says that the answer was cut.
        """


def tokens(text: str) -> int:
    """Return about how many tokens a text has; no tokenizer is fetched for it."""
    foreign = sum(not character.isascii() for character in text)
    return int((len(text) - foreign) / CHARACTERS_A_TOKEN + foreign * TOKENS_A_CHARACTER) + 1


def open_chat(choice: ModelChoice, *, deadline: float = DEADLINE) -> Chat:
    """Open a chat model; nothing is sent yet.

    Args:
        choice: the model; any that LangChain's `init_chat_model` opens.
        deadline: seconds that one answer may take in all.

    Raises:
        ModelNotFound: the provider is unknown, or its package is not installed.
        ModelRefusedKey: the provider needs a key and there is none.
    """
    return _LangChainChat(choice, deadline)


def probe(choice: ModelChoice) -> str:
    """Call a model once and return a plain sentence on how it went.

    Raises:
        ModelError: one of its kinds.
    """
    chat = open_chat(choice, deadline=PROBE_SECONDS)
    began = time.monotonic()
    try:
        # To the end: a server that is left in mid-answer stays busy with it.
        list(chat.stream("Answer with one word.", "Say yes.", max_tokens=16))
    except ModelOutputError as error:
        # A model that thinks before it writes uses the few tokens up; the connection works all the same.
        if not isinstance(error, CutShort):
            raise
    return f"{_short(choice)} answered in {time.monotonic() - began:.1f} s."


def model_names(choice: ModelChoice) -> tuple[str, ...]:
    """Return the model names that an OpenAI-compatible server lists, in its order.

    Raises:
        ModelError: one of its kinds.
    """
    import openai

    from briefing.models import faults

    url = choice.base_url or OPENAI_URL
    client = openai.OpenAI(base_url=url, api_key=choice.key or "none", timeout=PROBE_SECONDS, max_retries=0)
    try:
        listed = within(PROBE_SECONDS, lambda: (model.id for model in client.models.list()))
        return tuple(name for name in listed if isinstance(name, str))
    except faults.RAISED as error:
        raise faults.told(error, "the models") from None
    finally:
        client.close()


class CutShort(ModelOutputError):
    """The answer ended before the model had finished it."""

    default_advice = "Try again, or ask for something shorter."


class _LangChainChat:
    def __init__(self, choice: ModelChoice, deadline: float) -> None:
        self.name = choice.model
        self.context = choice.context
        self.usage = (0, 0)
        self._short = _short(choice)
        self._deadline = deadline
        self._model = _opened(choice, min(GAP, deadline))
        self._openai = hasattr(self._model, "root_client")  # ChatOpenAI and what is built on it
        self._not_understood: set[str] = set()

    def stream(
        self, system: str, user: str, *, schema: Mapping[str, Any] | None = None, max_tokens: int
    ) -> Generator[str]:
        from briefing.models import faults

        end = time.monotonic() + self._deadline
        while True:
            options = self._options(schema)
            try:
                yield from self._answer(system, user, options, max_tokens, end - time.monotonic())
            except faults.RAISED as error:
                refused = {name for name in (TEMPERATURE, SCHEMA) if faults.complains(error, name)}
                if not refused - self._not_understood:
                    self.context = faults.room(error) or self.context
                    raise faults.told(error, self._short) from None
                self._not_understood |= refused
            else:
                return

    def _options(self, schema: Mapping[str, Any] | None) -> dict[str, Any]:
        # Zero, because a writer that copies should not gamble; some models take no other value than their own.
        options: dict[str, Any] = {} if TEMPERATURE in self._not_understood else {"temperature": 0}
        if schema is not None and self._openai and SCHEMA not in self._not_understood:
            # As `extra_body`, not `response_format`: with that, the client parses the answer while it streams, and
            # fails on servers that leave out parts of a chunk ("role") which the text does not need.
            wanted = {"type": "json_schema", "json_schema": {"name": "draft", "schema": schema, "strict": True}}
            options["extra_body"] = {"response_format": wanted}
        return options

    def _answer(
        self, system: str, user: str, options: Mapping[str, Any], max_tokens: int, seconds: float
    ) -> Iterator[str]:
        reason, length, usage = "", 0, (0, 0)
        start = partial(self._chunks, [("system", system), ("human", user)], {**options, "max_tokens": max_tokens})
        try:
            for chunk in within(seconds, start):
                reason = _reason(chunk) or reason
                usage = _counted(chunk, usage)
                text = str(chunk.text)
                length += len(text)
                if length > max_tokens * LONGEST:
                    raise CutShort(f"The answer of {self._short} runs on and was cut off.")
                if text:
                    yield text
        finally:
            self.usage = usage  # only now: another call may have come and gone in between
        if reason.lower() not in _COMPLETE:
            raise CutShort(f"The answer of {self._short} was cut off before its end{_why(reason)}.")

    def _chunks(self, messages: list[tuple[str, str]], options: Mapping[str, Any]) -> Iterator[AIMessageChunk]:
        from langsmith.run_helpers import tracing_context

        # LangSmith uploads whole prompts when the environment switches it on for another project.
        with tracing_context(enabled=False):
            yield from self._model.bind(**options).stream(messages)  # type: ignore[misc]  # chat models yield chunks


def _opened(choice: ModelChoice, gap: float) -> BaseChatModel:
    import openai
    from langchain.chat_models import init_chat_model

    provider, _, _ = choice.model.partition(":")
    arguments: dict[str, Any] = {"max_retries": RETRIES, "timeout": gap}
    if provider == "openai":
        if not choice.key and not choice.base_url:
            raise ModelRefusedKey(f"There is no API key for {choice.model}.")
        arguments |= {
            "base_url": choice.base_url or OPENAI_URL,
            "api_key": choice.key or "none",  # a server without keys is sent one all the same
            "stream_usage": True,
            # Calls are few and long; a connection kept open between them only keeps a local server from stopping.
            "default_headers": {"Connection": "close"},
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


def _short(choice: ModelChoice) -> str:
    return choice.model.partition(":")[2] or choice.model


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
