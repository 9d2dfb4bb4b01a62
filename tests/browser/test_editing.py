"""In the real app: a brief is edited and exported, and a writing is stopped."""

from threading import Event

import pytest

from tests.browser.served import CHROMIUM, Visit, served, visit
from tests.faults.faults import hang, partly
from tests.faults.server import Request, serving, url

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]

ARTICLE = """The harbour board of Tarn Quay voted 9 to 4 on Tuesday to end the island ferry on 3 June 2031.

The ferry lost 412,000 crowns last year, and its hull is 61 years old.

“The hull has failed two inspections,” said Oda Wick, the board's surveyor. “We cannot repair it again.”

Islanders said the board had never asked them. “Nobody came,” said Per Holm, a teacher on the island."""
WORDS = "The sentence in your words"
PICTURE = ".st-key-as-it-prints img"


def with_article(there: Visit, address: str, screen: str) -> None:
    there.page.get_by_label("Text of the article").fill(ARTICLE)
    there.press("add-text")
    there.page.get_by_text("was added").first.wait_for()
    there.page.goto(f"{address}/{screen}")
    there.page.wait_for_selector("h1")
    there.settled()


def test_a_brief_is_ticked_rewritten_and_exported(tmp_path):
    with served(tmp_path, samples=True) as address, visit(address) as there:
        page = there.page
        page.goto(f"{address}/brief")
        there.settled().press("write-brief")
        page.locator(".st-key-edit-bar label").first.click()
        there.settled()

        page.locator("[class*=st-key-tick-] label").first.click()
        there.settled()
        bar = page.locator(".ev-progress")
        assert bar.inner_text().startswith("1 of ")

        there.press("rewrite-key-facts-0")
        typed = page.get_by_label(WORDS)
        old = typed.input_value()
        typed.fill(f"{old} It cost 98,765,432 crowns.")
        page.get_by_role("button", name="Check and save").click()
        page.get_by_text("98,765,432” is not in the cited text").wait_for()
        assert typed.input_value().endswith("It cost 98,765,432 crowns.")
        page.screenshot(path=tmp_path / "refused.png")

        quoted = page.locator(".ev-rests blockquote").first.inner_text()
        typed.fill(quoted)
        page.get_by_role("button", name="Check and save").click()
        typed.wait_for(state="detached")
        there.settled()
        assert page.locator("[data-claim=key-facts-0]").inner_text().count("edited") == 1

        before = page.locator("[data-claim^=key-facts-]").count()
        there.press("drop-key-facts-1")
        assert page.locator("[data-claim^=key-facts-]").count() == before - 1
        there.press("undo")
        assert page.locator("[data-claim^=key-facts-]").count() == before

        page.get_by_role("button", name="More formats").click()
        with page.expect_download() as coming:
            page.get_by_role("button", name="Markdown").click()
        text = coming.value.path().read_text(encoding="utf-8")
        assert "Human-checked: 1 of " in text
        assert "Edited by hand: 1." in text
        assert there.foreign == []


def test_the_page_that_prints_follows_each_change_of_the_brief_and_of_the_paper(tmp_path):
    with served(tmp_path, samples=True) as address, visit(address) as there:
        page = there.page
        page.goto(f"{address}/brief")
        there.settled().press("write-brief")
        page.locator(".st-key-as-it-prints summary").click()
        picture = page.locator(PICTURE)
        picture.wait_for()
        page.locator(".st-key-edit-bar label").first.click()
        there.settled()

        first, second = (page.locator(f"[data-claim=key-facts-{place}] > p").inner_text() for place in (0, 1))
        seen = [picture.get_attribute("src")]
        for key in ("down-key-facts-0", "drop-key-facts-1"):
            there.press(key)
            page.wait_for_function(f"old => document.querySelector('{PICTURE}').src.indexOf(old) < 0", arg=seen[-1])
            seen.append(picture.get_attribute("src"))
        assert page.locator("[data-claim=key-facts-0] > p").inner_text() == second
        assert first not in page.locator("[data-claim=key-facts-1]").inner_text()

        page.get_by_role("radio", name="Letter").click()
        page.get_by_text("Letter, one page, type of").wait_for()
        assert picture.get_attribute("src") not in seen
        page.get_by_role("button", name="Download PDF, Letter").wait_for()
        for _ in seen[1:]:
            there.press("undo")
        assert page.locator("[data-claim=key-facts-0] > p").inner_text() == first
        page.screenshot(path=tmp_path / "printed.png", full_page=True)
        assert there.foreign == []


@pytest.mark.parametrize(("screen", "button"), [("summary", "summarise"), ("brief", "write-brief")])
def test_stop_ends_a_document_at_once_and_keeps_what_was_checked(tmp_path, monkeypatch, screen, button):
    said = Event()

    def waits(request: Request) -> None:
        said.set()
        hang(request)

    with serving(partly(waits)) as server:
        monkeypatch.setenv("EVENHAND_MODEL", "openai:m")
        monkeypatch.setenv("OPENAI_BASE_URL", url(server))
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        with served(tmp_path, samples=False) as address, visit(address) as there:
            with_article(there, address, screen)
            there.page.locator(f".st-key-{button} button").click()
            assert said.wait(60)
            there.page.wait_for_timeout(1500)  # what was said is read and checked by then
            there.page.screenshot(path=tmp_path / f"writing-{screen}.png")
            there.press("stop-writing")
            there.page.get_by_text("Stopped early").wait_for(timeout=20_000)
            there.settled()
            assert there.page.locator(".ev-headline").count() == 1
            assert there.page.locator(".st-key-stop-writing").count() == 0
            there.page.screenshot(path=tmp_path / f"stopped-{screen}.png")
            assert there.foreign == []


def test_stop_ends_an_answer_at_once_and_keeps_what_was_checked(tmp_path, monkeypatch):
    with serving(partly(hang)) as server:
        monkeypatch.setenv("EVENHAND_MODEL", "openai:m")
        monkeypatch.setenv("OPENAI_BASE_URL", url(server))
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        with served(tmp_path, samples=False) as address, visit(address) as there:
            with_article(there, address, "ask")
            there.page.get_by_test_id("stChatInputTextArea").fill("What does Oda Wick say about the hull?")
            there.page.keyboard.press("Enter")
            there.page.locator(".st-key-answer-new .ev-claim").first.wait_for()
            there.page.locator(".st-key-answer-new [data-cite]:visible").first.click()
            cited = there.page.locator(".panel mark").first.inner_text()
            assert cited in ARTICLE
            there.page.screenshot(path=tmp_path / "arriving.png")
            there.press("stop-writing")
            there.page.get_by_text("Stopped early").wait_for(timeout=20_000)
            assert there.settled().page.locator(".st-key-answer-0 .ev-claim").count() == 1
            assert there.page.locator(".panel mark").first.inner_text() == cited  # what was opened stays open
            assert there.page.locator(".ev-open:visible").count() == 1
            assert there.foreign == []
