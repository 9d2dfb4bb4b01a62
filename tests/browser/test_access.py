"""Every screen against the rules of axe-core, light and dark, with the source beside the document and without."""

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import CHROMIUM, Visit, served, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]

MAKE = {"summary": "summarise", "compare": "compare", "brief": "write-brief"}
GRAVE = {"serious", "critical"}
RUN = "axe.run(document, {resultTypes: ['violations']})"
NAMELESS = "document.querySelector('.stMain').append(document.createElement('button'))"


def grave(page: Page) -> list[str]:
    """What axe-core finds that is serious or critical, each as one line."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(RUN)["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:200]} {node['failureSummary']}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def opened(there: Visit, address: str, screen: str) -> None:
    """Open a screen with a document of the sample articles on it."""
    page = there.page
    there.open(f"{address}/{'' if screen in ('articles', 'article') else screen}")
    if screen in MAKE:
        there.press(MAKE[screen])
        page.locator(".ev-headline").wait_for()
    elif screen == "ask":
        there.press("suggestion-0")
        page.locator("[class*=st-key-answer-0] .ev-claim").first.wait_for()
    elif screen == "article":
        page.locator("[class*=st-key-article-] button").first.click()
        page.locator(".ev-reading").wait_for()
    there.settled()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_screen_has_a_serious_finding(tmp_path, scheme):
    with served(tmp_path, samples=True) as address, visit(address, scheme=scheme) as there:
        page = there.page
        found: dict[str, list[str]] = {}
        for screen in ("articles", "article", "summary", "compare", "ask", "brief", "settings"):
            opened(there, address, screen)
            page.screenshot(path=tmp_path / f"{screen}-{scheme}.png")
            found[screen] = grave(page)
            markers = page.locator(".stMain [data-cite]:visible")
            if screen not in ("articles", "article", "settings"):
                markers.first.click()
                page.locator(".panel mark").first.wait_for()
                page.locator(".ev-why summary").first.click()
                page.screenshot(path=tmp_path / f"{screen}-{scheme}-open.png")
                found[f"{screen}, source open"] = grave(page)
        assert not {screen: lines for screen, lines in found.items() if lines}
        expect(page.locator(".stApp")).to_have_css("color-scheme", scheme)
        page.evaluate(NAMELESS)
        assert [line.split()[0] for line in grave(page)] == ["button-name"]
