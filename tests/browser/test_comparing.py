"""A contested event from three outlets, compared, looked at, and edited by a person, in the real app."""

import pytest
from playwright.sync_api import FilePayload, Page

from tests.browser.served import CHROMIUM, Visit, served, visit

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


def file(outlet: str, title: str, *paragraphs: str) -> FilePayload:
    """An article as a saved page."""
    head = f'<title>{title}</title><meta property="og:site_name" content="{outlet}"><meta charset="utf-8">'
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = f"<!doctype html><html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    return {"name": f"{outlet}.html", "mimeType": "text/html", "buffer": page.encode()}


def compared(there: Visit, address: str) -> Page:
    """Add the three articles as files and compare them."""
    page = there.page
    page.get_by_role("radio", name="Files").click()
    there.settled()
    page.locator("input[type=file]").set_input_files([file(outlet, *words) for outlet, words in EVENT.items()])
    there.settled().press("add-files")
    page.get_by_text("was added").first.wait_for()
    page.goto(f"{address}/compare")
    page.wait_for_selector("h1")
    there.settled().press("compare")
    page.locator(".ev-matrix td").first.wait_for()
    return page


def labels(page: Page) -> list[str]:
    return page.locator(".ev-matrix tbody th").all_inner_texts()


def test_a_person_makes_a_comparison_their_own(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = compared(there, address)
        assert set(page.locator(".ev-matrix thead th[scope=col]").all_inner_texts()[1:]) == set(EVENT)
        page.screenshot(path=tmp_path / "matrix.png", full_page=True)

        cite = page.locator(".ev-matrix [data-cite]").first
        claim = page.locator(".ev-matrix .words").first.inner_text()
        cite.focus()
        page.keyboard.press("Enter")
        assert page.locator(".panel mark").first.is_visible()
        assert page.locator(".panel .claim").inner_text() == claim
        page.keyboard.press("Escape")
        assert not page.locator(".panel").is_visible()
        assert cite.evaluate("one => one === document.activeElement")

        page.locator(".st-key-edit-bar label").first.click()
        there.settled().press("issue-new")
        page.get_by_role("textbox", name="Name of the issue").fill("hull inspections")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="hull inspections").wait_for()
        there.settled().press("issue-0")
        page.get_by_label("Name of this issue").fill("Why it ends")
        page.screenshot(path=tmp_path / "naming.png")
        page.get_by_role("button", name="Save the name").click()
        page.get_by_role("heading", name="Why it ends").wait_for()
        assert page.get_by_label("Name of this issue").count() == 0

        there.settled().press("issue-0")
        page.get_by_role("button", name="Hide this issue").click()
        page.get_by_role("button", name="Bring back “Why it ends”").wait_for()
        there.settled().press("undo")
        page.get_by_role("heading", name="Why it ends").wait_for()

        page.locator(".st-key-edit-bar label").first.click()
        there.settled()
        assert {"Why it ends", "hull inspections"} <= set(labels(page))
        hull = page.locator(".ev-matrix tbody tr", has_text="hull inspections")
        assert hull.locator(".words").count() >= 2
        page.locator("[class*=st-key-columns-] [data-tag] button").last.click()
        there.settled()
        assert page.locator(".ev-matrix thead th").count() == 3
        page.screenshot(path=tmp_path / "edited.png", full_page=True)

        page.reload()
        page.locator(".ev-matrix td").first.wait_for()
        assert "Why it ends" in labels(page)
        assert page.locator(".ev-matrix thead th").count() == 3
        assert there.foreign == []


def test_the_names_stay_in_sight_while_the_table_is_scrolled(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address, width=390, height=700) as there:
        page = compared(there, address)
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
        page.evaluate("document.querySelector('.ev-matrix').style.maxHeight = '240px'")
        page.evaluate("document.querySelector('.ev-matrix').scrollTo(300, 200)")
        places = page.evaluate(
            """() => ['.ev-matrix', '.ev-matrix thead th:last-child', '.ev-matrix tbody th'].map(one => {
                const { left, top } = document.querySelector(one).getBoundingClientRect();
                return [left, top];
            })"""
        )
        (left, top), (_, head), (label, _) = places
        assert abs(head - top) < 3
        assert abs(label - left) < 3
        page.screenshot(path=tmp_path / "scrolled.png")


def test_each_chart_is_drawn_and_says_in_words_what_it_shows(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = compared(there, address)
        for name in ("Who speaks on what", "Words quoted", "Who speaks first", "Who is quoted where"):
            page.get_by_role("radio", name=name).click()
            there.settled()
            chart = page.locator("[data-testid=stVegaLiteChart]").first
            chart.locator(":is(canvas, svg)").first.wait_for()
            assert "The table below says the same." in chart.evaluate("one => one.outerHTML")
            chart.screenshot(path=tmp_path / f"{name}.png")
        page.locator("summary", has_text="The same as a table").click()
        assert page.get_by_role("rowheader", name="Per Holm").is_visible()
        assert there.foreign == []
