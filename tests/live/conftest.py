"""A real llama.cpp server on this machine, with a model so small that what it writes is mostly nonsense."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.settings import ModelChoice
from tests.live.llama import llama_server
from tests.live.model import NotHad, model_file


@pytest.fixture(scope="session")
def gguf() -> Path:
    pytest.importorskip("xllamacpp")
    try:
        return model_file()
    except NotHad as reason:
        pytest.skip(f"live tests need a small model: {reason}")


@pytest.fixture(scope="session")
def live(gguf: Path) -> Iterator[ModelChoice]:
    with llama_server(gguf, 4096) as choice:
        yield choice
