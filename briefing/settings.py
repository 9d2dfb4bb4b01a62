"""The one reader of the environment and of .env."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from dotenv import dotenv_values

from briefing.errors import SettingsError

EXTRACTIVE = "extractive"
PACKAGED = "packaged"
MODEL_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A chat model to write with.

    Args:
        model: "provider:model" as LangChain's `init_chat_model` takes it, for example "openai:gpt-5-mini".
        base_url: an OpenAI-compatible server, "" for the provider's own.
        key: the API key; never shown, logged or stored.
        context: the context window in tokens, 0 when it is not known.
        seconds: how long the model may take for one document in all.
        price_in: US dollars for a million tokens read. price_out: the same for tokens written; both 0 when not known.
    """

    model: str
    base_url: str = ""
    key: str = field(default="", repr=False)
    context: int = 0
    seconds: float = MODEL_SECONDS
    price_in: float = 0.0
    price_out: float = 0.0

    def cost(self, tokens_in: int, tokens_out: int) -> float | None:
        """Return what so many tokens cost in US dollars, `None` when no price is known."""
        if not (self.price_in or self.price_out):
            return None
        return (tokens_in * self.price_in + tokens_out * self.price_out) / 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set from outside; see .env.example.

    Args:
        data: the data folder.
        model: the chat model, or `None` to write without one.
        database_url: SQLAlchemy URL of the store, "" for SQLite in the data folder.
        chroma_url: address of a Chroma server, "" for the embedded one.
        samples: load the sample articles when the app opens an empty library for the first time.
        prompts: the folder of prompt files.
        style: the person's style sheet; `None` for style.toml in the data folder, if it is there.
        embeddings: the model that embeds, as LangChain's `init_embeddings` takes it; `None` for the packaged one.
    """

    data: Path
    model: ModelChoice | None = None
    database_url: str = ""
    chroma_url: str = ""
    samples: bool = True
    prompts: Path = Path(__file__).parent.parent / "prompts"
    style: Path | None = None
    embeddings: ModelChoice | None = None


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings from the environment, completed by a .env file in the working folder.

    Args:
        environment: replaces the process environment and .env; for tests.

    Raises:
        SettingsError: a value cannot be used.
    """
    values = _environment() if environment is None else environment
    return Settings(
        data=Path(values.get("EVENHAND_DATA") or "data").expanduser(),
        model=_model(values),
        database_url=values.get("EVENHAND_DATABASE_URL", ""),
        chroma_url=values.get("EVENHAND_CHROMA_URL", ""),
        samples=_flag(values, "EVENHAND_SAMPLES", default=True),
        style=Path(values["EVENHAND_STYLE"]).expanduser() if values.get("EVENHAND_STYLE") else None,
        embeddings=_embeddings(values),
    )


def _environment() -> dict[str, str]:
    from_file = {name: value for name, value in dotenv_values(".env").items() if value is not None}
    return {**from_file, **os.environ}


def _model(values: Mapping[str, str]) -> ModelChoice | None:
    name = values.get("EVENHAND_MODEL", "").strip()
    if name in {"", "none", EXTRACTIVE}:
        return None
    return replace(
        _named(values, "EVENHAND_MODEL", name),
        context=_number(values, "EVENHAND_MODEL_CONTEXT"),
        seconds=_amount(values, "EVENHAND_MODEL_SECONDS") or MODEL_SECONDS,
        price_in=_amount(values, "EVENHAND_MODEL_PRICE_IN"),
        price_out=_amount(values, "EVENHAND_MODEL_PRICE_OUT"),
    )


def _embeddings(values: Mapping[str, str]) -> ModelChoice | None:
    name = values.get("EVENHAND_EMBEDDINGS", "").strip()
    return None if name in {"", PACKAGED} else _named(values, "EVENHAND_EMBEDDINGS", name)


def _named(values: Mapping[str, str], setting: str, name: str) -> ModelChoice:
    """Return the choice of a model by its name, with address and key where it is OpenAI's or speaks like it."""
    provider, _, model = name.partition(":")
    if not provider or not model:
        raise SettingsError(f"{setting} is {name!r}, which is not of the form provider:model.")
    return ModelChoice(
        model=name,
        base_url=values.get("OPENAI_BASE_URL", "") if provider == "openai" else "",
        key=values.get("OPENAI_API_KEY", "") if provider == "openai" else "",
    )


def _number(values: Mapping[str, str], name: str) -> int:
    text = values.get(name, "").strip() or "0"
    if not text.isdecimal():
        raise SettingsError(f"{name} is {text!r}, which is not a whole number.")
    return int(text)


def _amount(values: Mapping[str, str], name: str) -> float:
    text = values.get(name, "").strip() or "0"
    if not re.fullmatch(r"\d+(?:\.\d+)?", text, re.ASCII):
        raise SettingsError(f"{name} is {text!r}, which is not a number such as 60 or 0.25.")
    return float(text)


def _flag(values: Mapping[str, str], name: str, *, default: bool) -> bool:
    text = values.get(name, "").strip().lower()
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"0", "false", "no", "off"}:
        return False
    if text:
        raise SettingsError(f"{name} is {text!r}; use 1 or 0.")
    return default
