"""An open article in the real app: speakers beside their words, the chart, a chosen voice, at two widths."""

import pytest
from playwright.sync_api import Page

from tests.browser.served import CHROMIUM, Visit, served, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]

ARTICLE = """The harbour board of Tarn Quay will end the island ferry on 3 June 2031.

“The hull has failed two inspections,” said Oda Wick, the board's surveyor. “We cannot repair it again.”

Islanders said the board had never asked them. “Nobody came,” said Per Holm, a teacher on the island."""


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found
    x, y = found["x"], found["y"]
    return {"x": x, "y": y, "right": x + found["width"], "bottom": y + found["height"]}


def opened(there: Visit) -> Page:
    """Add the article and open it."""
    page = there.page
    page.get_by_label("Text of the article").fill(ARTICLE)
    there.press("add-text")
    page.get_by_text("was added").first.wait_for()
    page.locator("[class*=st-key-article-] button:visible").first.click()
    page.locator(".ev-column").wait_for()
    there.settled()
    return page


def test_speakers_stand_beside_their_words_and_a_chosen_voice_stands_out(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = opened(there)
        note, words = box(page, ".ev-margin"), box(page, ".ev-margin + p")
        assert note["right"] <= words["x"]
        assert abs(note["y"] - words["y"]) < 12
        assert page.locator(".ev-beside", has_text="Per Holm").inner_text().endswith("direct quotation")
        page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg)").first.wait_for()
        page.screenshot(path=tmp_path / "reading.png", full_page=True)

        page.get_by_role("combobox", name="Voice").click()
        page.get_by_role("option", name="Per Holm").click()
        page.locator(".ev-focus").wait_for()
        assert page.locator("mark.ev-chosen").all_inner_texts()[0].startswith("Nobody came")
        assert page.locator(".ev-beside.ev-chosen").count() == 1
        assert there.foreign == []


def test_on_a_phone_speakers_stand_above_their_words(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address, width=400, height=800) as there:
        page = opened(there)
        note, words = box(page, ".ev-margin"), box(page, ".ev-margin + p")
        assert note["bottom"] <= words["y"] + 1
        assert abs(note["x"] - words["x"]) < 4
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 400
        page.screenshot(path=tmp_path / "reading-phone.png")
        assert there.foreign == []
