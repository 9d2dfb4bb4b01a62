"""A contested event from three outlets, compared, looked at, and edited by a person, in the real app."""

from functools import partial

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.pages import page as written
from tests.browser.served import CHROMIUM, Visit, eventually, served, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]

EVENT = {
    "Quay Courier": (
        "Board ends island ferry",
        "The harbour board of Tarn Quay voted 9 to 4 on Tuesday to end the island ferry on 3 June 2031.",
        "“The hull has failed two inspections,” said Oda Wick, the board’s surveyor. “We cannot repair it again.”",
        "Islanders said the board had never asked them about the ferry. “Nobody came to the island,” said Per Holm, "
        "a teacher there.",
    ),
    "Island Herald": (
        "Islanders lose their ferry",
        "The island ferry of Tarn Quay will stop on 3 June 2031 after the harbour board voted against it.",
        "“Nobody came to the island before the vote,” said Per Holm, a teacher. “Our children go to school by ferry.”",
        "The board pointed to the hull of the ferry, which failed two inspections this year.",
    ),
    "Coast Ledger": (
        "Ferry too costly, board finds",
        "The harbour board of Tarn Quay ended the island ferry, which lost 412,000 crowns last year.",
        "“The ferry costs each family 90 crowns a year,” said Lasse Brandt, the board’s treasurer.",
        "Oda Wick, the surveyor, said the hull of the ferry had failed two inspections.",
    ),
}


def file(outlet: str, *words: str) -> FilePayload:
    """An article as a saved page."""
    return {"name": f"{outlet}.html", "mimeType": "text/html", "buffer": written(outlet, *words)}


def compared(there: Visit, address: str) -> Page:
    """Add the three articles as files and compare them."""
    page = there.page
    there.click(page.get_by_role("radio", name="Files"))
    page.locator("input[type=file]").set_input_files([file(outlet, *words) for outlet, words in EVENT.items()])
    page.get_by_role("button", name="Add 3 files").wait_for()
    there.settled().press("add-files")
    page.get_by_role("heading", name="Library · 3 articles").wait_for()
    there.open(f"{address}/compare")
    there.press("compare")
    page.locator(".ev-matrix td").first.wait_for()
    return page


def test_a_person_makes_a_comparison_their_own(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = compared(there, address)
        columns = page.locator(".ev-matrix thead th[scope=col]")
        labels = page.locator(".ev-matrix tbody th")
        expect(columns).to_have_count(1 + len(EVENT))
        for outlet in EVENT:
            expect(columns.filter(has_text=outlet)).to_have_count(1)
        page.screenshot(path=tmp_path / "matrix.png", full_page=True)

        cite = page.locator(".ev-matrix [data-cite]").first
        claim = page.locator(".ev-matrix .words").first.inner_text()
        cite.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".panel mark").first).to_be_visible()
        expect(page.locator(".panel .claim")).to_have_text(claim)
        page.keyboard.press("Escape")
        expect(page.locator(".panel")).to_be_hidden()
        expect(cite).to_be_focused()

        there.click(page.locator(".st-key-edit-bar label").first).press("issue-new")
        page.get_by_role("textbox", name="Name of the issue").fill("hull inspections")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="hull inspections").wait_for()
        there.settled().press("issue-0")
        page.get_by_label("Name of this issue").fill("Why it ends")
        page.screenshot(path=tmp_path / "naming.png")
        there.click(page.get_by_role("button", name="Save the name"))
        page.get_by_role("heading", name="Why it ends").wait_for()
        expect(page.get_by_label("Name of this issue")).to_have_count(0)

        there.settled().press("issue-0")
        there.click(page.get_by_role("button", name="Hide this issue"))
        page.get_by_role("button", name="Bring back “Why it ends”").wait_for()
        there.settled().press("undo")
        page.get_by_role("heading", name="Why it ends").wait_for()

        there.click(page.locator(".st-key-edit-bar label").first)
        for label in ("Why it ends", "hull inspections"):
            expect(labels.filter(has_text=label)).to_have_count(1)
        hull = page.locator(".ev-matrix tbody tr", has_text="hull inspections")
        hull.locator(".words").nth(1).wait_for()
        there.click(page.locator("[class*=st-key-columns-] [data-tag] button").last)
        expect(page.locator(".ev-matrix thead th")).to_have_count(3)
        page.screenshot(path=tmp_path / "edited.png", full_page=True)

        there.reload()
        expect(labels.filter(has_text="Why it ends")).to_have_count(1)
        expect(page.locator(".ev-matrix thead th")).to_have_count(3)
        assert there.foreign == []


def described(chart: Locator) -> bool:
    return "The table below says the same." in chart.evaluate("one => one.outerHTML")


def kept_in_sight(page: Page) -> bool:
    """Scroll the table and tell whether its head and its labels have stayed at its edges."""
    places = page.evaluate(
        """() => {
            const table = document.querySelector('.ev-matrix');
            table.style.maxHeight = '240px';
            table.scrollTo(300, 200);
            return ['.ev-matrix', '.ev-matrix thead th:last-child', '.ev-matrix tbody th'].map(one => {
                const { left, top } = document.querySelector(one).getBoundingClientRect();
                return [left, top];
            });
        }"""
    )
    (left, top), (_, head), (label, _) = places
    return bool(abs(head - top) < 3 and abs(label - left) < 3)


def test_the_names_stay_in_sight_while_the_table_is_scrolled(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address, width=390, height=700) as there:
        page = compared(there, address)
        eventually(lambda: page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390)
        eventually(lambda: kept_in_sight(page))
        page.screenshot(path=tmp_path / "scrolled.png")


def test_each_chart_is_drawn_and_says_in_words_what_it_shows(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = compared(there, address)
        for name in ("Who speaks on what", "Words quoted", "Who speaks first", "Who is quoted where"):
            there.click(page.get_by_role("radio", name=name))
            chart = page.locator("[data-testid=stVegaLiteChart]").first
            chart.locator(":is(canvas, svg)").first.wait_for()
            eventually(partial(described, chart))
            chart.screenshot(path=tmp_path / f"{name}.png")
        page.locator("summary", has_text="The same as a table").click()
        expect(page.get_by_role("rowheader", name="Per Holm")).to_be_visible()
        assert there.foreign == []
