"""What every test shares: no network but this machine, no settings of the developer's."""

from __future__ import annotations

import os
import socket

import pytest
from hypothesis import settings

# Tests do not time: on a busy machine any example may take longer than Hypothesis allows.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Refuse every connection and look-up that leaves this machine."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self, address):
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            raise OSError(f"tests may not connect to {address[0]}")
        return connect(self, address)

    def guarded_look_up(host, *args, **kwargs):
        if host not in LOOPBACK and host is not None:
            raise socket.gaierror(f"tests may not look up {host}")
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


@pytest.fixture(autouse=True)
def own_settings(monkeypatch, tmp_path):
    """Give each test a data folder of its own and no model."""
    for name in list(os.environ):
        if name.startswith(("EVENHAND_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("EVENHAND_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LANGSMITH_TRACING", "false")
