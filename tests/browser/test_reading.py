"""An open article in the real app: speakers beside their words, the chart, a chosen voice, at two widths."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import CHROMIUM, Visit, eventually, served, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]

ARTICLE = """The harbour board of Tarn Quay will end the island ferry on 3 June 2031.

“The hull has failed two inspections,” said Oda Wick, the board's surveyor. “We cannot repair it again.”

Islanders said the board had never asked them. “Nobody came,” said Per Holm, a teacher on the island."""


PLACES = """() => [".ev-margin", ".ev-margin + p"].map(one => {
    const { left, top, right, bottom } = document.querySelector(one).getBoundingClientRect();
    return { left, top, right, bottom };
})"""


def beside(page: Page) -> bool:
    """Whether a speaker stands to the left of the words, at their height."""
    note, words = page.evaluate(PLACES)
    return bool(note["right"] <= words["left"] and abs(note["top"] - words["top"]) < 12)


def above(page: Page) -> bool:
    """Whether a speaker stands above the words, at their left edge."""
    note, words = page.evaluate(PLACES)
    return bool(note["bottom"] <= words["top"] + 1 and abs(note["left"] - words["left"]) < 4)


def opened(there: Visit) -> Page:
    """Add the article and open it."""
    page = there.page
    there.fill(page.get_by_label("Text of the article"), ARTICLE).press("add-text")
    page.get_by_text("was added").first.wait_for()
    there.settled().click(page.locator("[class*=st-key-article-] button:visible").first)
    page.locator(".ev-margin + p").first.wait_for()
    return page


def test_speakers_stand_beside_their_words_and_a_chosen_voice_stands_out(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = opened(there)
        eventually(lambda: beside(page))
        expect(page.locator(".ev-beside", has_text="Per Holm")).to_have_text(
            re.compile(r"direct quotation\s*$"), use_inner_text=True
        )
        page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg)").first.wait_for()
        page.screenshot(path=tmp_path / "reading.png", full_page=True)

        page.get_by_role("combobox", name="Voice").click()
        there.click(page.get_by_role("option", name="Per Holm"))
        page.locator(".ev-focus").wait_for()
        expect(page.locator("mark.ev-chosen").first).to_have_text(re.compile("^Nobody came"))
        expect(page.locator(".ev-beside.ev-chosen")).to_have_count(1)
        assert there.foreign == []


def test_on_a_phone_speakers_stand_above_their_words(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address, width=400, height=800) as there:
        page = opened(there)
        eventually(lambda: above(page))
        eventually(lambda: page.evaluate("document.querySelector('.stMain').scrollWidth") <= 400)
        page.screenshot(path=tmp_path / "reading-phone.png")
        assert there.foreign == []
