"""The real app as a process of its own on a free port, and a browser that notes every request."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from typing import BinaryIO, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Request, expect, sync_playwright

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
START_SECONDS = 120.0
STOP_SECONDS = 20.0
PATIENCE = 120.0  # seconds after which what is waited for has failed to come; nothing that comes waits for their end
LOOKS = 20  # of a run that waits for a model, ten a second where there is nothing else to do
RUNS = Path(__file__).parent / "runs.js"
OVER = "window.runs?.over()"

expect.set_options(timeout=PATIENCE * 1000)


@contextmanager
def served(data: Path, *, samples: bool, by: str = "streamlit") -> Iterator[str]:
    """Serve the app over the data folder and give its address; nothing of it runs any more afterwards.

    Args:
        data: where the library and the log are put.
        samples: whether the sample articles are loaded.
        by: the module that serves, with the arguments of Streamlit.
    """
    own = {"EVENHAND_DATA": str(data / "library"), "EVENHAND_SAMPLES": "1" if samples else "0"}
    with (data / "app.log").open("wb") as log:
        process, port = _started(by, {**os.environ, **own}, log)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            _ended(process)


def _started(by: str, environment: dict[str, str], log: BinaryIO) -> tuple[subprocess.Popen[bytes], int]:
    """Start the app; anew on another port when somebody else has taken the free one before the app could."""
    for _ in range(5):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", by, "run", str(ROOT / "app.py"), "--server.port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            if _answers(Path(log.name), port, process):
                return process, port
        except BaseException:
            _ended(process)
            raise
    raise AssertionError(f"the app did not start: {Path(log.name).read_text(errors='replace')[-2000:]}")


def _answers(log: Path, port: int, process: subprocess.Popen[bytes]) -> bool:
    """Wait until the app says that it listens; another server on the port would not write into its log."""
    end = time.monotonic() + START_SECONDS
    while process.poll() is None:
        if f"URL: http://127.0.0.1:{port}" in log.read_text(errors="replace"):
            return True
        if time.monotonic() > end:
            raise AssertionError("the app did not start in time")
        time.sleep(0.1)
    return False


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def eventually(read: Callable[[], bool]) -> None:
    """Read something of a page until it is so; for what `expect` has no word for."""
    end = time.monotonic() + PATIENCE
    while not read():
        assert time.monotonic() < end, "what was waited for has not come"
        time.sleep(0.05)


@dataclass
class Visit:
    """A page with the requests that it made to other hosts."""

    page: Page
    foreign: list[str] = field(default_factory=list)

    def note(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and parts.hostname != "127.0.0.1":
            self.foreign.append(request.url)

    def open(self, address: str) -> Page:
        """Open an address and wait until it is drawn."""
        self.page.goto(address)
        return self.drawn()

    def reload(self) -> Page:
        """Load the page anew and wait until it is drawn."""
        self.page.reload()
        return self.drawn()

    def drawn(self) -> Page:
        self.page.locator("h1").first.wait_for()
        return self.settled().page

    def settled(self) -> Visit:
        """Wait until everything that was done so far has been answered and drawn; `runs.js` says how that is known."""
        self.page.wait_for_function(OVER)
        return self

    def press(self, key: str) -> Visit:
        """Click on a button and wait until what it asked for is drawn."""
        self.page.locator(f".st-key-{key} button:visible").first.click()
        return self.settled()

    def click(self, target: Locator) -> Visit:
        """Click on anything and wait until what it asked for is drawn."""
        target.click()
        return self.settled()

    def fill(self, target: Locator, text: str) -> Visit:
        """Type a text, leave the field and wait until the page has taken it."""
        target.fill(text)
        target.press("Tab")
        return self.settled()

    def asked(self) -> int:
        """Return how many runs of the script the page has asked for."""
        return int(self.page.evaluate("window.runs.asked"))

    def looked(self) -> None:
        """Wait until a run that waits for a model has looked for more of it many times, and so read what there was.

        It draws at each look, so the looks are counted where they arrive; on a slow machine they take longer, too.
        """
        before = self.page.evaluate("window.runs.drawn")
        self.page.wait_for_function("count => window.runs.drawn >= count", arg=before + LOOKS)


@contextmanager
def visit(address: str, width: int = 1280, height: int = 900, scheme: Scheme = "light") -> Iterator[Visit]:
    """Open an address in Chromium, for a person whose system is light or dark."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        try:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            context.set_default_timeout(PATIENCE * 1000)
            context.add_init_script(path=RUNS)
            opened = Visit(context.new_page())
            opened.page.on("request", opened.note)
            opened.open(address)
            yield opened
        finally:
            browser.close()


def top(one: Locator) -> float:
    """Return how far below the window's edge a thing begins, or infinitely far while it is not drawn."""
    box = one.bounding_box()
    return box["y"] if box else inf


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
