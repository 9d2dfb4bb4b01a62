"""Long work in the real app survives a reload and a restart; the brief stands beside its page; phones can read all."""

import threading

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.served import CHROMIUM, PATIENCE, eventually, served, visit
from tests.faults.faults import hang, partly
from tests.faults.server import Request, serving, url

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]

# How far the page can be scrolled sideways.
SIDEWAYS = """() => {
    const main = document.querySelector("[data-testid=stMain]");
    return Math.max(main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - innerWidth);
}"""
SCREENS = {"": "", "summary": "summarise", "compare": "compare", "ask": "", "brief": "write-brief"}
PICTURE = ".st-key-as-it-prints img"


def stop(page: Page) -> Locator:
    """Return the button that is seen; Streamlit draws one with a help twice, for pointers and for fingers."""
    return page.locator(".st-key-stop-writing button:visible")


def box(one: Locator) -> FloatRect:
    found = one.bounding_box()
    assert found is not None
    return found


def test_a_brief_with_a_model_survives_leaving_a_reload_a_second_tab_and_a_restart(tmp_path, monkeypatch):
    asked = threading.Event()

    def waits(request: Request) -> None:
        asked.set()
        hang(request)

    with serving(partly(waits)) as server:
        monkeypatch.setenv("EVENHAND_MODEL", "openai:m")
        monkeypatch.setenv("OPENAI_BASE_URL", url(server))
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        monkeypatch.setenv("EVENHAND_MODEL_SECONDS", f"{PATIENCE:.0f}")
        with served(tmp_path, samples=True) as address, visit(f"{address}/brief") as there:
            page = there.page
            page.locator(".st-key-write-brief button:visible").click()
            assert asked.wait(PATIENCE)
            expect(stop(page)).to_be_visible()
            page.goto(address)  # leaving the page
            expect(page.get_by_text("Writing a brief …")).to_be_visible()
            page.goto(f"{address}/brief")
            page.reload()
            expect(stop(page)).to_be_visible()
            second = page.context.new_page()
            second.goto(f"{address}/brief")
            expect(stop(second)).to_be_visible()
            assert there.foreign == []
        with served(tmp_path, samples=True) as address, visit(address) as there:
            page = there.page
            told = page.get_by_text("A brief was being written when Evenhand was last closed.")
            expect(told).to_be_visible()
            page.screenshot(path=tmp_path / "offered.png")
            page.get_by_role("button", name="Write it again").click()
            expect(stop(page)).to_be_visible()
            stop(page).click()
            expect(page.locator(".st-key-stop-writing")).to_have_count(0)
            expect(page.locator("h1")).to_have_text("Brief")
            page.goto(address)
            expect(page.get_by_role("heading", name="Add your own articles")).to_be_visible()
            expect(told).to_have_count(0)


def test_links_that_a_restart_has_cut_off_are_offered_and_dropped(tmp_path):
    from briefing import Settings, open_desk
    from briefing.types import Item

    with open_desk(Settings(data=tmp_path / "library")) as desk:
        desk.tasks.begin("add", [Item("url", f"https://quay.example/{n}") for n in range(12)])
    with served(tmp_path, samples=False) as address, visit(address) as there:
        told = there.page.get_by_text("Not added yet when Evenhand was last closed: 12 links.")
        expect(told).to_be_visible()
        expect(there.page.get_by_role("button", name="Go on with 12 pages")).to_be_visible()
        there.page.screenshot(path=tmp_path / "links.png")
        there.click(there.page.get_by_role("button", name="Drop"))
        expect(told).to_have_count(0)
        there.reload()
        expect(told).to_have_count(0)


def test_forty_files_are_looked_at_and_saved_at_once_and_a_reload_loses_none(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(40):
        text = f"The council of town {number} met on Monday. It voted {number} to 3 to build a bridge. Nobody objected."
        (folder / f"{number:02}.txt").write_text(text)
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = there.page
        there.click(page.get_by_role("radio", name="Folder"))
        chooser = page.locator("[data-testid=stFileUploaderDropzoneInput]")
        eventually(lambda: chooser.count() == 1)
        assert chooser.get_attribute("webkitdirectory") is not None
        chooser.set_input_files(folder)
        expect(page.get_by_role("button", name="Add 40 files")).to_be_enabled()
        there.click(page.get_by_role("button", name="Look first"))
        heading = page.get_by_role("heading", name="Not saved yet · 40 articles")
        expect(heading).to_be_visible()
        there.reload()
        expect(heading).to_be_visible()
        page.screenshot(path=tmp_path / "forty.png", full_page=True)
        there.press("keep-all")
        expect(heading).to_have_count(0)
        expect(page.get_by_role("heading", name="Library · 40 articles")).to_be_visible()


def test_the_page_that_prints_stands_beside_the_brief_and_below_it_where_it_is_narrow(tmp_path):
    with served(tmp_path, samples=True) as address, visit(f"{address}/brief") as there:
        page = there.press("write-brief").page
        picture, text = page.locator(PICTURE), page.locator("[data-claim=bottom-line-0]")
        expect(picture).to_be_visible()
        eventually(lambda: box(picture)["width"] > 300)
        assert box(picture)["x"] > box(text)["x"] + 400
        page.set_viewport_size({"width": 900, "height": 900})
        eventually(lambda: box(picture)["x"] < box(text)["x"] + 100)
        assert there.foreign == []


@pytest.mark.parametrize(("width", "height"), [(390, 844), (640, 450)])
def test_no_screen_scrolls_sideways_on_a_phone_or_at_200_percent(tmp_path, width, height):
    with served(tmp_path, samples=True) as address, visit(address, width, height) as there:
        page = there.page
        for screen, button in SCREENS.items():
            there.open(f"{address}/{screen}")
            if button:
                there.press(button)
                expect(page.locator(".ev-headline").first).to_be_visible()
            page.screenshot(path=tmp_path / f"{screen or 'articles'}-{width}.png", full_page=True)
            eventually(lambda: page.evaluate(SIDEWAYS) <= 0)
            if screen == "compare":
                matrix = page.locator(".ev-matrix")
                assert matrix.evaluate("box => box.scrollWidth > box.clientWidth")
                matrix.evaluate("box => box.scrollTo(150, 200)")
                frame = box(matrix)
                for head in (matrix.locator("thead th").nth(1), matrix.locator("tbody th").nth(1)):
                    seen = box(head)
                    assert seen["x"] + seen["width"] > frame["x"]
                    assert seen["y"] + seen["height"] > frame["y"]
