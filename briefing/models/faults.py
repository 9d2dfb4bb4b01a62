"""What the model libraries raise, told as Evenhand's own errors; their text may repeat a key and goes no further."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import httpx2
import openai
from langchain_core.exceptions import (
    ContextOverflowError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelPermissionDeniedError,
    ModelRateLimitError,
)
from langchain_core.exceptions import ModelAPIError as LangChainAPIError
from langchain_core.exceptions import ModelError as LangChainError
from langchain_core.exceptions import ModelNotFoundError as LangChainNotFound
from langchain_core.exceptions import ModelTimeoutError as LangChainTimeout

from briefing.errors import (
    ModelError,
    ModelNotFound,
    ModelOutputError,
    ModelRefusedKey,
    ModelTimeout,
    ModelTooLong,
    ModelUnavailable,
)

# What the libraries let through: their own trees, and the bare errors they raise over an answer they did not expect
# (broken JSON, no choices, null where an object should be, a page instead of a stream).
RAISED: tuple[type[BaseException], ...] = (
    openai.OpenAIError,
    LangChainError,
    httpx2.HTTPError,
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
)

_Kinds = tuple[type[BaseException], ...]
_BY_CLASS: tuple[tuple[_Kinds, Callable[[str], ModelError]], ...] = (
    (
        (openai.APITimeoutError, LangChainTimeout, httpx2.TimeoutException, TimeoutError),
        lambda name: ModelTimeout(f"{name} did not finish in time."),
    ),
    (
        (openai.AuthenticationError, ModelAuthenticationError),
        lambda name: ModelRefusedKey(f"The server of {name} does not accept the key."),
    ),
    (
        (openai.PermissionDeniedError, ModelPermissionDeniedError),
        lambda name: ModelRefusedKey(f"The key may not use {name}."),
    ),
    (
        (openai.NotFoundError, LangChainNotFound),
        lambda name: ModelNotFound(
            f"The server does not know {name}, or the base URL is not that of a chat model.",
            advice="Check the model's name and the base URL (it usually ends in /v1).",
        ),
    ),
    (
        (openai.RateLimitError, ModelRateLimitError),
        lambda name: ModelUnavailable(
            f"The server of {name} is busy, or the account's quota is used up.",
            advice="Wait a minute and try again; writing without a model still works.",
        ),
    ),
    ((ContextOverflowError,), lambda name: ModelTooLong(f"The evidence does not fit the context of {name}.")),
    (
        (openai.APIConnectionError, ModelConnectionError, httpx2.HTTPError, OSError),
        lambda name: ModelUnavailable(f"The server of {name} does not answer, or broke off."),
    ),
    (
        (openai.InternalServerError, LangChainAPIError),
        lambda name: ModelUnavailable(f"The server of {name} reports an error of its own."),
    ),
    (
        (openai.BadRequestError, openai.ConflictError, openai.UnprocessableEntityError),
        lambda name: ModelError(
            f"The server of {name} refused the request.", advice="Check the model's name, or choose another model."
        ),
    ),
    (
        (openai.APIResponseValidationError, ValueError, LookupError, TypeError, AttributeError),
        lambda name: ModelOutputError(
            f"What the server of {name} sent is not a chat model's answer.",
            advice="Check the base URL (it usually ends in /v1), then try again.",
        ),
    ),
)
_TOO_LONG = re.compile(
    r"exceed_context_size|context[ _](?:length|size|window)|prompt is too long|too many tokens", re.I
)

RETRIED = frozenset({408, 409, 429, 500, 502, 503, 504, 529})  # statuses that may pass
USED_UP = "insufficient_quota"
SHORT_PAUSE = 0.5  # seconds, where the server names none

_LENGTH = re.compile(r"maximum context length is (\d{3,8})\b")


def told(error: BaseException, name: str) -> ModelError:
    """Return the error that tells a person what `error` means.

    Args:
        error: one of `RAISED`.
        name: the model's name, for the sentence.
    """
    if isinstance(error, openai.APIError) and _too_long(error):
        return ModelTooLong(f"The evidence does not fit the context of {name}.")
    for kinds, tell in _BY_CLASS:
        if isinstance(error, kinds):
            return tell(name)
    return ModelUnavailable(f"The server of {name} broke off with an error.")


def room(error: BaseException) -> int:
    """Return the context in tokens that a refusal for length names, 0 when it names none."""
    size = _details(error).get("n_ctx")  # llama.cpp
    if isinstance(size, int):
        return size
    named = _LENGTH.search(str(error))  # OpenAI, vLLM
    return int(named.group(1)) if named else 0


def pause(error: BaseException) -> float | None:
    """Return after how many seconds the same request may succeed, `None` when it will not.

    Source: RFC 9110, 10.2.3 (Retry-After); `retry-after-ms` and `x-should-retry` are what OpenAI's servers add.
    """
    if isinstance(error, openai.APIStatusError):
        told = error.response.headers
        if error.status_code not in RETRIED or told.get("x-should-retry") == "false" or error.code == USED_UP:
            return None
        return _seconds(told.get("retry-after-ms", ""), 1000) or _seconds(told.get("retry-after", ""), 1) or SHORT_PAUSE
    if isinstance(error, openai.APIConnectionError) and not isinstance(error, openai.APITimeoutError):
        return SHORT_PAUSE
    return None


def _seconds(text: str, unit: int) -> float | None:
    return int(text) / unit if re.fullmatch(r"\d{1,9}", text, re.ASCII) else None


def complains(error: BaseException, words: str) -> bool:
    """Tell whether a request was refused with one of these words (a pattern): the name of a parameter."""
    if not isinstance(error, openai.BadRequestError | openai.UnprocessableEntityError):
        return False
    return bool(re.search(words, f"{_details(error).get('param')} {error.message}", re.IGNORECASE))


def _too_long(error: openai.APIError) -> bool:
    if isinstance(error, openai.APIStatusError) and error.status_code == 413:
        return True
    details = _details(error)
    refused = not isinstance(error, openai.APIStatusError) or error.status_code in {400, 422, 500}
    return refused and bool(_TOO_LONG.search(f"{details.get('type')} {details.get('code')} {error.message}"))


def _details(error: BaseException) -> Mapping[str, object]:
    body = getattr(error, "body", None)
    if isinstance(body, dict) and isinstance(body.get("error"), dict):
        body = body["error"]
    return body if isinstance(body, dict) else {}
