"""The source beside the document: pointed at, opened, stepped through and closed, by pointer and by keyboard alone."""

import pytest
from playwright.sync_api import Page

from tests.browser.served import CHROMIUM, Visit, in_view, served, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]

# Counts how often the page's script has begun anew.
WATCH = """() => {
    window.runs = 0;
    const app = document.querySelector("[data-testid=stApp]");
    const begun = () => { if (app.dataset.testScriptState === "running") window.runs += 1; };
    new MutationObserver(begun).observe(app, { attributeFilter: ["data-test-script-state"] });
}"""
MARKERS = ".stMain .ev-claim > p [data-cite]"


def brief(there: Visit, address: str) -> Page:
    there.page.goto(f"{address}/brief")
    there.settled().press("write-brief")
    there.page.locator(MARKERS).nth(3).wait_for()
    return there.page


def claim(page: Page) -> str:
    return page.locator(".panel .claim").text_content() or ""


def current(page: Page) -> str | None:
    return page.locator(".stMain .ev-claim > p [aria-current=true]").get_attribute("data-cite")


def focused(page: Page) -> str | None:
    found: str | None = page.evaluate("document.activeElement.dataset.cite ?? null")
    return found


def test_a_citation_is_pointed_at_opened_and_followed_to_the_next_without_a_new_run(tmp_path):
    with served(tmp_path, samples=True) as address, visit(address) as there:
        page = brief(there, address)
        page.evaluate(WATCH)
        third = page.locator(MARKERS).nth(2)
        third.hover()
        tip = page.locator(".tip")
        quote = tip.locator("blockquote").first.inner_text()
        tip.hover()
        page.wait_for_timeout(500)
        assert tip.is_visible()  # its words can be reached with the pointer
        page.mouse.move(4, 400)
        tip.wait_for(state="hidden")

        third.click()
        mark = page.locator(".panel mark").first
        assert mark.inner_text() == quote
        assert in_view(mark)
        first = claim(page)
        assert current(page) == third.get_attribute("data-cite")
        page.screenshot(path=tmp_path / "open.png")

        page.keyboard.press("n")
        assert claim(page) != first
        page.keyboard.press("p")
        assert claim(page) == first
        page.get_by_role("button", name="Next").click()
        assert current(page) == page.locator(MARKERS).nth(3).get_attribute("data-cite")
        assert page.locator(".said").text_content()

        assert page.evaluate("window.runs") == 0
        page.get_by_role("textbox", name="Topic (optional)").fill("any")
        page.keyboard.press("n")
        assert current(page) == page.locator(MARKERS).nth(3).get_attribute("data-cite")  # a letter is typed, no step

        page.get_by_role("button", name="Close").click()
        assert not page.locator(".panel").is_visible()
        assert page.locator("[aria-current=true][data-cite]").count() == 0
        assert there.foreign == []


def test_the_keyboard_alone_opens_steps_reads_and_comes_back(tmp_path):
    with served(tmp_path, samples=True) as address, visit(address) as there:
        page = brief(there, address)
        marker = page.locator(MARKERS).first
        marker.focus()
        assert page.locator(".tip blockquote").first.is_visible()
        page.keyboard.press("Escape")
        assert not page.locator(".tip").is_visible()
        page.keyboard.press(" ")
        assert page.evaluate("document.activeElement.shadowRoot.activeElement.className") == "text"
        page.keyboard.press("n")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Escape")
        assert not page.locator(".panel").is_visible()
        assert focused(page) == page.locator(MARKERS).nth(1).get_attribute("data-cite")

        page.locator(".stMain .ev-claim > .ev-why summary").nth(1).focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        account = page.locator(".stMain .ev-claim > .ev-why").nth(1)
        assert account.locator("blockquote").first.is_visible()
        assert page.evaluate("document.activeElement.closest('.ev-why') !== null")
        page.keyboard.press("Enter")
        assert page.locator(".panel mark").first.inner_text() in account.inner_text()


def test_an_open_source_follows_the_page_and_leaves_with_it(tmp_path):
    with served(tmp_path, samples=True) as address, visit(address, width=390, height=800) as there:
        page = brief(there, address)
        marker = page.locator(MARKERS).first
        marker.click()
        page.locator(".panel mark").first.wait_for()
        page.wait_for_timeout(400)
        place, panel = marker.bounding_box(), page.locator(".panel").bounding_box()
        assert place is not None
        assert panel is not None
        assert 60 <= place["y"] < panel["y"]  # between the page's header and the source below it
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390

        shown = claim(page)
        page.locator(".st-key-edit-bar label").first.click()
        there.settled()
        assert claim(page) == shown
        assert page.locator(".panel mark").first.is_visible()

        with page.expect_popup() as opening:
            page.get_by_role("link", name="Open the article").click()
        article = opening.value
        article.locator(".ev-reading").wait_for()
        assert article.locator("h2.ev-title").inner_text() == page.locator(".panel .title").inner_text()

        page.goto(f"{address}/summary")
        page.wait_for_selector("h1")
        there.settled()
        assert not page.locator(".panel").is_visible()
        assert there.foreign == []
