"""The real app as a process of its own on a free port, and a browser that notes every request."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Request, sync_playwright

ROOT = Path(__file__).parents[2]
Scheme = Literal["light", "dark"]
CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 60.0


@contextmanager
def served(data: Path, *, samples: bool) -> Iterator[str]:
    """Serve the app over the data folder, with or without the sample articles, and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    with (data / "app.log").open("wb") as log:
        own = {"EVENHAND_DATA": str(data / "library"), "EVENHAND_SAMPLES": "1" if samples else "0"}
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **own}, stdout=log, stderr=log)
        try:
            _wait(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the app did not start")


@dataclass
class Visit:
    """A page with the requests that it made to other hosts."""

    page: Page
    foreign: list[str] = field(default_factory=list)

    def note(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and parts.hostname != "127.0.0.1":
            self.foreign.append(request.url)

    def settled(self) -> Visit:
        """Wait until the script run that a click has started is over."""
        self.page.wait_for_timeout(300)
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
        return self

    def press(self, key: str) -> Visit:
        self.page.locator(f".st-key-{key} button:visible").first.click()
        return self.settled()


@contextmanager
def visit(address: str, width: int = 1280, height: int = 900, scheme: Scheme = "light") -> Iterator[Visit]:
    """Open an address in Chromium, for a person whose system is light or dark."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.set_default_timeout(60_000)
        opened = Visit(page)
        page.on("request", opened.note)
        page.goto(address)
        page.wait_for_selector("h1")
        yield opened.settled()
        browser.close()


def in_view(mark: Locator) -> bool:
    """Whether cited words lie inside the scrolled text of the panel."""
    seen: bool = mark.evaluate(
        """mark => {
            const words = mark.getBoundingClientRect();
            const text = mark.closest(".text").getBoundingClientRect();
            return words.top >= text.top && words.top < text.bottom;
        }"""
    )
    return seen
