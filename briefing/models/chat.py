"""Chat models behind one small protocol; LangChain and the OpenAI client are imported when a model is opened."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Mapping
from typing import Any, Protocol

from briefing.errors import ModelOutputError
from briefing.models.deadline import Limit
from briefing.settings import ModelChoice

PROBE_SECONDS = 30.0
CHARACTERS_A_TOKEN = 3.5  # English prose runs at 4 to 4.5; low, so that an estimate errs on the long side
TOKENS_A_CHARACTER = 0.7  # outside of ASCII: about 0.4 for Cyrillic, up to 1 for Chinese


class Chat(Protocol):
    """A chat model that streams text."""

    @property
    def name(self) -> str:
        """The model, as "provider:model"."""

    @property
    def context(self) -> int:
        """The context window in tokens, 0 when it is not known."""

    @property
    def structured(self) -> bool:
        """Whether the server holds an answer to a schema, as far as is known."""

    @property
    def usage(self) -> tuple[int, int]:
        """Tokens read and written by this thread's last call, as the server counted them; 0 when it does not say."""

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


def open_chat(choice: ModelChoice, limit: Limit | None = None) -> Chat:
    """Open a chat model; nothing is sent yet.

    Args:
        choice: the model; any that LangChain's `init_chat_model` opens.
        limit: the time that all its answers share; each may take `choice.seconds` when left out.

    Raises:
        ModelNotFound: the provider is unknown, or its package is not installed.
        ModelRefusedKey: the provider needs a key and there is none.
    """
    from briefing.models.opened import OpenedChat

    return OpenedChat(choice, limit)


def probe(choice: ModelChoice) -> str:
    """Call a model once and return a plain sentence on how it went.

    Raises:
        ModelError: one of its kinds.
    """
    chat = open_chat(choice, Limit(PROBE_SECONDS))
    began = time.monotonic()
    try:
        # To the end: a server that is left in mid-answer stays busy with it.
        list(chat.stream("Answer with one word.", "Say yes.", max_tokens=16))
    except ModelOutputError as error:
        # A model that thinks before it writes uses the few tokens up; the connection works all the same.
        if not isinstance(error, CutShort):
            raise
    return f"{short(choice)} answered in {time.monotonic() - began:.1f} s."


def model_names(choice: ModelChoice) -> tuple[str, ...]:
    """Return the model names that an OpenAI-compatible server lists, in its order.

    Raises:
        ModelError: one of its kinds.
    """
    from briefing.models import listing

    return tuple(name for name, _ in listing.models(choice, Limit(PROBE_SECONDS)))


def short(choice: ModelChoice) -> str:
    """Return a model's name without its provider, for a sentence."""
    return choice.model.partition(":")[2] or choice.model


class Counts(threading.local):
    """Tokens read and written by the last call of each thread: calls that run side by side do not mix theirs."""

    usage = (0, 0)


class CutShort(ModelOutputError):
    """The answer ended before the model had finished it."""

    default_advice = "Try again, or ask for something shorter."
