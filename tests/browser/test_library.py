"""The library in the real app: a first visit, articles taken in and refused, worked with, and deleted again."""

import pytest
from playwright.sync_api import FilePayload, Page

from tests.browser.served import CHROMIUM, Visit, served, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]

LINKS = "\n".join(f"http://127.0.0.1:9/quay/{number}" for number in range(1, 6))
FERRY = (
    "The harbour board of Tarn Quay voted 9 to 4 on Tuesday to end the island ferry on 3 June 2031.\n\n"
    "“The hull has failed two inspections,” said Oda Wick, the board’s surveyor. “We cannot repair it again.”\n\n"
    "Islanders said the board had never asked them about the ferry and that they would appeal."
)
MILL = (
    "The old mill of Tarn Quay will open as a school in September, the island’s council said on Monday.\n\n"
    "“We have waited eleven years for this roof,” said Per Holm, a teacher who will move there with his class."
)


def file(name: str, text: str | bytes, kind: str = "text/plain") -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": text.encode() if isinstance(text, str) else text}


def way(there: Visit, name: str) -> Page:
    there.page.get_by_role("radio", name=name, exact=True).click()
    there.settled()
    return there.page


def titles(page: Page) -> list[str]:
    page.locator("[class*=st-key-article-] button").first.wait_for()
    return page.locator("[class*=st-key-article-] button").all_inner_texts()


def test_a_first_visit_is_one_click_from_a_sample_summary(tmp_path):
    with served(tmp_path, samples=True) as address, visit(address) as there:
        page = there.page
        assert page.get_by_text("Evenhand tells you in a few neutral sentences").is_visible()
        box = page.get_by_role("heading", name="Add your own articles").bounding_box()
        assert box is not None
        assert box["y"] < 700
        page.screenshot(path=tmp_path / "first.png")
        there.press("sample-summary")
        page.locator(".ev-headline").wait_for()
        assert page.locator(".ev-claim").count() > 0
        assert page.get_by_role("heading", name="Summary", exact=True).is_visible()
        assert there.foreign == []


def test_five_links_a_damaged_file_and_two_good_ones(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = way(there, "Links")
        page.get_by_label("Addresses of pages, one a line").fill(LINKS)
        page.keyboard.press("Tab")
        there.settled().press("add-links")
        page.get_by_text("0 of 5 added · 5 refused").wait_for()
        assert page.get_by_role("button", name="Paste the text instead").count() == 5
        page.screenshot(path=tmp_path / "refused.png", full_page=True)

        page.get_by_role("button", name="Paste the text instead").nth(2).click()
        page.get_by_label("Text of the article").wait_for()
        assert page.get_by_label("Address", exact=True).input_value() == "http://127.0.0.1:9/quay/3"
        there.settled().press("hide-1")

        page = way(there, "Files")
        broken = file("minutes.pdf", b"%PDF-1.7 cut off", "application/pdf")
        page.locator("input[type=file]").set_input_files([file("ferry.txt", FERRY), broken, file("mill.txt", MILL)])
        there.settled().press("add-files")
        page.get_by_text("2 of 3 added · 1 refused").wait_for()
        assert page.locator(".ev-refused-item", has_text="minutes.pdf").count() == 1
        page.get_by_role("heading", name="Library · 2 articles").wait_for()
        there.settled()
        assert len(titles(page)) == 2
        page.screenshot(path=tmp_path / "files.png", full_page=True)
        page.reload()
        page.get_by_text("2 of 3 added · 1 refused").wait_for()
        assert there.foreign == []


def test_a_file_is_looked_at_and_corrected_before_it_is_saved(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = way(there, "Files")
        page.locator("input[type=file]").set_input_files([file("ferry.txt", FERRY)])
        there.settled().press("look")
        page.get_by_role("heading", name="Not saved yet · 1 article").wait_for()
        page.get_by_role("heading", name="Library · 0 articles").wait_for()
        form = page.get_by_test_id("stForm")
        form.get_by_label("Title").fill("Board ends island ferry")
        form.get_by_label("Outlet").fill("Quay Courier")
        page.screenshot(path=tmp_path / "look.png", full_page=True)
        form.get_by_role("button", name="Save").click()
        page.get_by_role("heading", name="Library · 1 article").wait_for()
        there.settled()
        assert titles(page) == ["Board ends island ferry"]
        assert page.locator(".ev-cells", has_text="Quay Courier").count() == 1


def test_a_document_outlives_the_article_that_it_cites(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = way(there, "Files")
        page.locator("input[type=file]").set_input_files([file("ferry.txt", FERRY), file("mill.txt", MILL)])
        there.settled().press("add-files")
        page.get_by_role("heading", name="Library · 2 articles").wait_for()
        there.settled()
        (ferry,) = (title for title in titles(page) if "ferry" in title.casefold())
        page.get_by_role("checkbox", name=f"Select “{ferry}”").locator("xpath=ancestor::label").click()
        there.settled().press("picked-summary")
        page.get_by_role("heading", name="Summary", exact=True).wait_for()
        there.settled().press("summarise")
        page.locator(".ev-headline").wait_for()
        written = page.locator(".ev-claim").first.inner_text()
        document = page.url

        page.get_by_role("link", name="Articles").click()
        page.get_by_role("heading", name="Library · 2 articles").wait_for()
        there.settled()
        page.get_by_text("1 selected").wait_for()
        page.get_by_role("button", name="Delete", exact=True).click()
        page.get_by_text("1 article will be removed").wait_for()
        page.screenshot(path=tmp_path / "delete.png")
        page.get_by_role("button", name="Delete 1 article for good").click()
        page.get_by_role("heading", name="Library · 1 article").wait_for()
        assert ferry not in titles(page)

        page.goto(document)
        page.locator(".ev-headline").wait_for()
        there.settled()
        assert page.locator(".ev-claim").first.inner_text() == written
        page.screenshot(path=tmp_path / "outlives.png", full_page=True)
        assert there.foreign == []
