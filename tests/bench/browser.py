"""How long a person waits for the browser: from the click on a citation until its passage is painted, highlighted."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.served import CHROMIUM, QUIET, served, visit

CLICKS = 50
# From the event's own time to the task after the next frame, when the frame is on its way to the screen.
LISTEN = """() => {
    window.waits = [];
    document.addEventListener("click", (event) => {
        if (!event.target.closest("[data-cite]")) return;
        requestAnimationFrame(() => setTimeout(() => window.waits.push(performance.now() - event.timeStamp)));
    });
}"""


def lines() -> Iterator[tuple[str, str]]:
    """Yield name and figure of each measurement; one sentence where there is no browser."""
    name = "citation click to passage"
    if not CHROMIUM.exists():
        yield name, f"skipped: Chromium is not installed at {CHROMIUM}"
        return
    yield "page ready after the server answers, samples loaded", f"{ready():.1f} s"
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder), samples=True) as address,
        visit(f"{address}/brief") as there,
    ):
        there.press("write-brief")
        there.page.locator("[data-cite]").first.wait_for()
        taken = sorted(waits(there.page))
    worst = taken[int(len(taken) * 0.95)]
    yield name, f"median {statistics.median(taken):.0f} ms, p95 {worst:.0f} ms over {len(taken)} clicks"


def ready() -> float:
    """Return the seconds from the first answer of a new server to a page that is drawn with the samples in it."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        try:
            page = browser.new_page()
            with served(Path(folder), samples=True) as address:
                began = time.perf_counter()
                page.goto(address)
                page.locator("[class*=st-key-article-] button").first.wait_for(timeout=120_000)
                return time.perf_counter() - began
        finally:
            browser.close()


def waits(page: Page) -> list[float]:
    """Click on one citation after the other and return the milliseconds until each passage is on the screen.

    Raises:
        AssertionError: a click has shown no passage, or not the one that was cited.
    """
    page.evaluate(LISTEN)
    markers = page.locator(".stMain .ev-claim > p [data-cite]")
    for number in range(CLICKS):
        marker = markers.nth(number % markers.count())
        marker.click()
        page.wait_for_function("number => window.waits.length > number", arg=number)
        quotes = marker.locator("xpath=ancestor::div[contains(@class, 'ev-claim')]").locator("blockquote")
        shown = page.locator(".panel mark").first.text_content() or ""
        if not any(shown and shown in quote for quote in quotes.all_text_contents()):
            raise AssertionError("the panel shows other words than were cited")
    found: list[float] = page.evaluate("window.waits")
    return found
