"""In the real app: a brief is edited and exported, and a writing is stopped."""

import re
from threading import Event

import pytest
from playwright.sync_api import expect

from tests.browser.served import CHROMIUM, PATIENCE, Visit, eventually, served, visit
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
EDITED_ONCE = re.compile(r"^(?:(?!edited).)*edited(?:(?!edited).)*$", re.DOTALL)
PICTURE = ".st-key-as-it-prints img"


def with_article(there: Visit, address: str, screen: str) -> None:
    there.fill(there.page.get_by_label("Text of the article"), ARTICLE).press("add-text")
    there.page.get_by_text("was added").first.wait_for()
    there.open(f"{address}/{screen}")


def test_a_brief_is_ticked_rewritten_and_exported(tmp_path):
    with served(tmp_path, samples=True) as address, visit(address) as there:
        page = there.page
        there.open(f"{address}/brief")
        there.press("write-brief")
        there.click(page.locator(".st-key-edit-bar label").first)

        there.click(page.locator("[class*=st-key-tick-] label").first)
        expect(page.locator(".ev-progress")).to_have_text(re.compile("^1 of "))

        there.press("rewrite-key-facts-0")
        typed = page.get_by_label(WORDS)
        expect(typed).not_to_have_value("")
        old = typed.input_value()
        typed.fill(f"{old} It cost 98,765,432 crowns.")
        there.click(page.get_by_role("button", name="Check and save"))
        page.get_by_text("98,765,432” is not in the cited text").wait_for()
        expect(typed).to_have_value(f"{old} It cost 98,765,432 crowns.")
        page.screenshot(path=tmp_path / "refused.png")

        quoted = page.locator(".ev-rests blockquote").first.inner_text()
        typed.fill(quoted)
        there.click(page.get_by_role("button", name="Check and save"))
        typed.wait_for(state="detached")
        expect(page.locator("[data-claim=key-facts-0]")).to_have_text(EDITED_ONCE, use_inner_text=True)

        facts = page.locator("[data-claim^=key-facts-]")
        before = facts.count()
        there.press("drop-key-facts-1")
        expect(facts).to_have_count(before - 1)
        there.press("undo")
        expect(facts).to_have_count(before)

        with page.expect_download() as coming:
            page.get_by_role("button", name="Markdown").click()
        text = coming.value.path().read_text(encoding="utf-8")
        assert "Human-checked: 1 of " in text
        assert "Edited by hand: 1." in text
        assert there.foreign == []


def test_the_page_that_prints_follows_each_change_of_the_brief_and_of_the_paper(tmp_path):
    with served(tmp_path, samples=True) as address, visit(address) as there:
        page = there.page
        there.open(f"{address}/brief")
        there.press("write-brief")
        picture = page.locator(PICTURE)
        picture.wait_for()
        there.click(page.locator(".st-key-edit-bar label").first)

        first, second = (page.locator(f"[data-claim=key-facts-{place}] > p").inner_text() for place in (0, 1))
        seen = [picture.get_attribute("src")]
        for key in ("down-key-facts-0", "drop-key-facts-1"):
            there.press(key)
            eventually(lambda: picture.get_attribute("src") not in seen)
            seen.append(picture.get_attribute("src"))
        expect(page.locator("[data-claim=key-facts-0] > p")).to_have_text(second, use_inner_text=True)
        expect(page.locator("[data-claim=key-facts-1]")).not_to_contain_text(first, use_inner_text=True)

        there.click(page.get_by_role("radio", name="Letter"))
        page.get_by_text("Letter, one page, type of").wait_for()
        eventually(lambda: picture.get_attribute("src") not in seen)
        page.get_by_role("button", name="Download PDF, Letter").wait_for()
        for _ in seen[1:]:
            there.press("undo")
        expect(page.locator("[data-claim=key-facts-0] > p")).to_have_text(first, use_inner_text=True)
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
            assert said.wait(PATIENCE)
            there.looked()
            there.page.screenshot(path=tmp_path / f"writing-{screen}.png")
            there.press("stop-writing")
            there.page.get_by_text("Stopped early").wait_for()
            expect(there.page.locator(".ev-headline")).to_have_count(1)
            expect(there.page.locator(".st-key-stop-writing")).to_have_count(0)
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
            there.page.locator(".st-key-answer-0 .ev-claim").first.wait_for()
            there.page.locator(".st-key-answer-0 [data-cite]:visible").first.click()
            there.page.locator(".panel mark").first.wait_for()
            cited = there.page.locator(".panel mark").first.inner_text()
            assert cited in ARTICLE
            there.page.screenshot(path=tmp_path / "arriving.png")
            there.press("stop-answer")
            there.page.get_by_text("Stopped early").wait_for()
            expect(there.page.locator(".st-key-answer-0 .ev-claim")).to_have_count(1)
            expect(there.page.locator(".panel mark").first).to_have_text(cited)  # what was opened stays open
            expect(there.page.locator(".ev-open:visible")).to_have_count(1)
            assert there.foreign == []
