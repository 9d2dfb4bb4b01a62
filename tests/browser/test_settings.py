"""The settings in the real app: the language of the screens, what leaves this machine, and no request to anybody."""

import pytest
from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import expect

from tests.browser.served import CHROMIUM, PATIENCE, eventually, served, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]


def test_the_language_is_chosen_told_to_the_browser_and_outlives_a_reload(tmp_path):
    with served(tmp_path, samples=True) as address, visit(f"{address}/settings") as there:
        page = there.page
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator(".ev-nothing")).to_have_text("Nothing.")
        box, option = page.locator(".st-key-language-choice input"), page.get_by_role("option", name="Deutsch")

        def chosen() -> bool:
            # A redrawing of the page may close the list again, so a click that opened nothing is made once more.
            box.click()
            try:
                option.click(timeout=PATIENCE * 100)
            except TooLate:
                return False
            return True

        eventually(chosen)
        expect(page.locator("h1")).to_have_text("Einstellungen")
        expect(page.locator("html")).to_have_attribute("lang", "de")
        expect(page.locator(".ev-nothing")).to_have_text("Nichts.")
        there.settled()
        page.reload()
        expect(page.locator("h1")).to_have_text("Einstellungen")
        page.get_by_role("link", name="Fragen").click()
        expect(page.locator("h1")).to_have_text("Fragen")
        assert not there.foreign


def test_a_phone_shows_the_settings_in_one_column(tmp_path):
    with served(tmp_path, samples=True) as address, visit(f"{address}/settings?language=de", width=390) as there:
        page = there.page
        there.settled()
        expect(page.locator("h1")).to_have_text("Einstellungen")
        assert page.evaluate("document.querySelector('.stMain').scrollWidth <= innerWidth")
