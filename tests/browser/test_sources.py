"""The source beside the document: pointed at, opened, stepped through and closed, by pointer and by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import CHROMIUM, Visit, eventually, in_view, served, top, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]

MARKERS = ".stMain .ev-claim > p [data-cite]"


def brief(there: Visit, address: str) -> Page:
    there.open(f"{address}/brief")
    there.press("write-brief")
    there.page.locator(MARKERS).nth(3).wait_for()
    return there.page


def current(page: Page, place: int) -> None:
    """Expect the marker at this place, and no other of the text, to be the one whose source is open."""
    expect(page.locator(MARKERS).nth(place)).to_have_attribute("aria-current", "true")
    expect(page.locator(".stMain .ev-claim > p [aria-current=true]")).to_have_count(1)


def test_a_citation_is_pointed_at_opened_and_followed_to_the_next_without_a_new_run(tmp_path):
    with served(tmp_path, samples=True) as address, visit(address) as there:
        page = brief(there, address)
        before = there.asked()
        third = page.locator(MARKERS).nth(2)
        third.hover()
        tip = page.locator(".tip")
        tip.locator("blockquote").first.wait_for()
        quote = tip.locator("blockquote").first.inner_text()
        tip.hover()
        page.wait_for_timeout(500)  # longer than a tip stays that nobody points at; a slow machine only stays longer
        expect(tip).to_be_visible()  # its words can be reached with the pointer
        page.mouse.move(4, 400)
        tip.wait_for(state="hidden")

        third.click()
        mark = page.locator(".panel mark").first
        expect(mark).to_have_text(quote)
        eventually(lambda: in_view(mark))
        claim = page.locator(".panel .claim")
        first = claim.inner_text()
        current(page, 2)
        page.screenshot(path=tmp_path / "open.png")

        page.keyboard.press("n")
        current(page, 3)
        expect(claim).not_to_have_text(first)
        page.keyboard.press("p")
        current(page, 2)
        expect(claim).to_have_text(first)
        page.get_by_role("button", name="Next").click()
        current(page, 3)
        expect(page.locator(".said")).not_to_be_empty()

        assert there.settled().asked() == before
        topic = page.get_by_role("textbox", name="Topic (optional)")
        topic.fill("any")
        page.keyboard.press("n")
        expect(topic).to_have_value("anyn")
        current(page, 3)  # a letter is typed, no step

        page.get_by_role("button", name="Close").click()
        expect(page.locator(".panel")).to_be_hidden()
        expect(page.locator("[aria-current=true][data-cite]")).to_have_count(0)
        assert there.foreign == []


def test_the_keyboard_alone_opens_steps_reads_and_comes_back(tmp_path):
    with served(tmp_path, samples=True) as address, visit(address) as there:
        page = brief(there, address)
        marker = page.locator(MARKERS).first
        marker.focus()
        expect(page.locator(".tip blockquote").first).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".tip")).to_be_hidden()
        page.keyboard.press(" ")
        page.wait_for_function("document.activeElement.shadowRoot?.activeElement?.className === 'text'")
        page.keyboard.press("n")
        current(page, 1)
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Escape")
        expect(page.locator(".panel")).to_be_hidden()
        expect(page.locator(MARKERS).nth(1)).to_be_focused()

        page.locator(".stMain .ev-claim > .ev-why summary").nth(1).focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        account = page.locator(".stMain .ev-claim > .ev-why").nth(1)
        expect(account.locator("blockquote").first).to_be_visible()
        page.wait_for_function("document.activeElement.closest('.ev-why') !== null")
        page.keyboard.press("Enter")
        mark = page.locator(".panel mark").first
        mark.wait_for()
        expect(account).to_contain_text(mark.inner_text())


def test_an_open_source_follows_the_page_and_leaves_with_it(tmp_path):
    with served(tmp_path, samples=True) as address, visit(address, width=390, height=800) as there:
        page = brief(there, address)
        marker = page.locator(MARKERS).first
        marker.click()
        page.locator(".panel mark").first.wait_for()
        panel = page.locator(".panel")
        eventually(lambda: 60 <= top(marker) < top(panel))  # between the page's header and the source below it
        eventually(lambda: page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390)

        claim = panel.locator(".claim")
        shown = claim.inner_text()
        there.click(page.locator(".st-key-edit-bar label").first)
        expect(claim).to_have_text(shown)
        expect(page.locator(".panel mark").first).to_be_visible()

        with page.expect_popup() as opening:
            page.get_by_role("link", name="Open the article").click()
        article = opening.value
        article.locator(".ev-reading").wait_for()
        expect(article.locator("h2.ev-title")).to_have_text(page.locator(".panel .title").inner_text())

        there.open(f"{address}/summary")
        expect(page.locator(".panel")).to_be_hidden()
        assert there.foreign == []
