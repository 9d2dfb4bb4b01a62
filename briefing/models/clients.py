"""The two HTTP clients that all OpenAI-compatible calls share: reading the system's certificates takes a while."""

from __future__ import annotations

from functools import cache

import httpx2
import openai

# Calls are few and long; a connection kept open between them only keeps a local server from stopping.
CLOSING = {"Connection": "close"}


@cache
def patient() -> httpx2.AsyncClient:
    """Return the client that streams are read with, for as long as the program runs; it knows no key and no address."""
    return openai.DefaultAsyncHttpx2Client()


@cache
def plain() -> httpx2.Client:
    """Return the client for calls that wait; LangChain wants one, Evenhand makes none."""
    return openai.DefaultHttpx2Client()
