"""The library in the real app: a first visit, articles taken in and refused, worked with, and deleted again."""

import re

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.served import CHROMIUM, Visit, eventually, served, top, visit

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
    return there.click(there.page.get_by_role("radio", name=name, exact=True)).page


def upload(there: Visit, *files: FilePayload) -> Visit:
    """Choose files and wait until the app has them all."""
    there.page.locator("input[type=file]").set_input_files(files)
    many = len(files)
    there.page.get_by_role("button", name=f"Add {many} files" if many > 1 else "Add file", disabled=False).wait_for()
    return there.settled()


def titles(page: Page) -> Locator:
    return page.locator("[class*=st-key-article-] button")


def test_a_first_visit_is_one_click_from_a_sample_summary(tmp_path):
    with served(tmp_path, samples=True) as address, visit(address) as there:
        page = there.page
        expect(page.get_by_text("Evenhand tells you in a few neutral sentences")).to_be_visible()
        adding = page.get_by_role("heading", name="Add your own articles")
        eventually(lambda: top(adding) < 700)
        page.screenshot(path=tmp_path / "first.png")
        there.press("sample-summary")
        page.locator(".ev-headline").wait_for()
        page.locator(".ev-claim").first.wait_for()
        expect(page.get_by_role("heading", name="Summary", exact=True)).to_be_visible()
        assert there.foreign == []


def test_five_links_a_damaged_file_and_two_good_ones(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = way(there, "Links")
        there.fill(page.get_by_label("Addresses of pages, one a line"), LINKS).press("add-links")
        page.get_by_text("0 of 5 added · 5 refused").wait_for()
        expect(page.get_by_role("button", name="Paste the text instead")).to_have_count(5)
        page.screenshot(path=tmp_path / "refused.png", full_page=True)

        there.settled().click(page.get_by_role("button", name="Paste the text instead").nth(2))
        page.get_by_label("Text of the article").wait_for()
        expect(page.get_by_label("Address", exact=True)).to_have_value("http://127.0.0.1:9/quay/3")
        there.settled().press("hide-1")

        page = way(there, "Files")
        broken = file("minutes.pdf", b"%PDF-1.7 cut off", "application/pdf")
        upload(there, file("ferry.txt", FERRY), broken, file("mill.txt", MILL)).press("add-files")
        page.get_by_text("2 of 3 added · 1 refused").wait_for()
        expect(page.locator(".ev-refused-item", has_text="minutes.pdf")).to_have_count(1)
        page.get_by_role("heading", name="Library · 2 articles").wait_for()
        expect(titles(page)).to_have_count(2)
        page.screenshot(path=tmp_path / "files.png", full_page=True)
        there.reload()
        page.get_by_text("2 of 3 added · 1 refused").wait_for()
        assert there.foreign == []


def test_a_file_is_looked_at_and_corrected_before_it_is_saved(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = way(there, "Files")
        upload(there, file("ferry.txt", FERRY)).press("look")
        page.get_by_role("heading", name="Not saved yet · 1 article").wait_for()
        page.get_by_role("heading", name="Library · 0 articles").wait_for()
        form = page.get_by_test_id("stForm")
        form.get_by_label("Title").fill("Board ends island ferry")
        form.get_by_label("Outlet").fill("Quay Courier")
        page.screenshot(path=tmp_path / "look.png", full_page=True)
        there.click(form.get_by_role("button", name="Save"))
        page.get_by_role("heading", name="Library · 1 article").wait_for()
        expect(titles(page)).to_have_text(["Board ends island ferry"])
        expect(page.locator(".ev-cells", has_text="Quay Courier")).to_have_count(1)


def test_a_document_outlives_the_article_that_it_cites(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = way(there, "Files")
        upload(there, file("ferry.txt", FERRY), file("mill.txt", MILL)).press("add-files")
        page.get_by_role("heading", name="Library · 2 articles").wait_for()
        expect(titles(page)).to_have_count(2)
        about = titles(page).filter(has_text=re.compile("ferry", re.IGNORECASE))
        expect(about).to_have_count(1)
        ferry = about.inner_text()
        pick = page.get_by_role("checkbox", name=f"Select “{ferry}”")
        there.settled().click(pick.locator("xpath=ancestor::label")).press("picked-summary")
        page.get_by_role("heading", name="Summary", exact=True).wait_for()
        there.settled().press("summarise")
        page.locator(".ev-headline").wait_for()
        written = page.locator(".ev-claim").first.inner_text()
        document = page.url

        there.click(page.get_by_role("link", name="Articles"))
        page.get_by_role("heading", name="Library · 2 articles").wait_for()
        page.get_by_text("1 selected").wait_for()
        there.click(page.get_by_role("button", name="Delete", exact=True))
        page.get_by_text("1 article will be removed").wait_for()
        page.screenshot(path=tmp_path / "delete.png")
        there.click(page.get_by_role("button", name="Delete 1 article for good"))
        page.get_by_role("heading", name="Library · 1 article").wait_for()
        expect(titles(page)).to_have_count(1)
        expect(titles(page)).not_to_have_text(ferry)

        there.open(document)
        page.locator(".ev-headline").wait_for()
        expect(page.locator(".ev-claim").first).to_have_text(written, use_inner_text=True)
        page.screenshot(path=tmp_path / "outlives.png", full_page=True)
        assert there.foreign == []
