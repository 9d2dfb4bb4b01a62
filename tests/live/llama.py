"""A real llama.cpp server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.settings import ModelChoice

KEY = "sk-live-7c2e"


@contextmanager
def llama_server(file: Path, context: int) -> Iterator[ModelChoice]:
    """Start a server and give the choice that opens its model."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(file)
    params.model_alias = {"smollm2"}  # else the server lists the model by its path
    params.n_ctx = context
    params.n_parallel = 1
    # One thread: on a shared machine two of them wait for each other and write ten times slower.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    # Without these the server has no key and answers any web page.
    params.api_keys = [KEY]
    params.cors_origins = "http://localhost"
    params.ui = False
    server = xllamacpp.Server(params)
    try:
        yield ModelChoice("openai:smollm2", f"{server.listening_address}/v1", KEY, context)
    finally:
        del server  # stops it
