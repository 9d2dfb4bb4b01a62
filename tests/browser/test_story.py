"""A first visit in the real app: paste an article, ask, open a citation, write each document."""

import pytest
from playwright.sync_api import expect

from tests.browser.served import CHROMIUM, eventually, in_view, served, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]

FILLER = "\n\n".join(
    f"Crossing {number} of the week carried {number * 7 + 20} people from the mill quay to the island."
    for number in range(1, 30)
)
ARTICLE = f"""The harbour board of Tarn Quay will end the island ferry in June.

{FILLER}

“The hull has failed two inspections,” said Oda Wick, the board's surveyor. “We cannot repair it again.”

Islanders have asked for a meeting with the board."""


def test_from_pasted_text_to_a_highlighted_citation(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = there.page
        page.get_by_label("Text of the article").fill(ARTICLE)  # and clicks at once, as a person does
        there.press("add-text")
        page.get_by_text("was added").first.wait_for()
        page.screenshot(path=tmp_path / "articles.png")

        there.settled().click(page.get_by_role("link", name="Ask"))
        page.get_by_test_id("stChatInputTextArea").fill("What does Oda Wick say about the hull?")
        page.keyboard.press("Enter")
        page.locator("[class*=st-key-answer-0] .ev-claim").first.wait_for()
        there.settled()
        page.screenshot(path=tmp_path / "ask.png")

        page.locator("[class*=st-key-answer-0] [data-cite]:visible").first.click()
        mark = page.locator(".panel mark").first
        expect(mark).to_contain_text("hull")
        eventually(lambda: in_view(mark))
        page.screenshot(path=tmp_path / "citation.png")

        there.reload()
        page.locator("[class*=st-key-answer-0] .ev-claim").first.wait_for()
        assert there.foreign == []


def test_each_document_is_written_from_the_samples_and_survives_a_reload(tmp_path):
    with served(tmp_path, samples=True) as address, visit(address) as there:
        for screen, button in (("summary", "summarise"), ("compare", "compare"), ("brief", "write-brief")):
            there.open(f"{address}/{screen}")
            there.press(button)
            there.page.locator(".ev-headline").wait_for()
            there.page.locator(".ev-claim").first.wait_for()
            there.page.screenshot(path=tmp_path / f"{screen}.png")
            there.reload()
            there.page.locator(".ev-headline").wait_for()
        assert there.foreign == []


def test_a_phone_shows_every_screen_without_scrolling_sideways(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address, width=400, height=800) as there:
        there.fill(there.page.get_by_label("Text of the article"), ARTICLE).press("add-text")
        there.page.get_by_text("was added").first.wait_for()
        for screen in ("", "summary", "compare", "ask", "brief"):
            there.open(f"{address}/{screen}")
            eventually(lambda: there.page.evaluate("document.querySelector('.stMain').scrollWidth") <= 400)
            there.page.screenshot(path=tmp_path / f"phone-{screen or 'articles'}.png")
        assert there.foreign == []
