"""Conversations in the real app: edit, versions, branch, and a reload, a second window and Stop in mid-answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from briefing import Settings, open_desk
from briefing.models.fakes import HashEmbedder
from tests.browser.served import CHROMIUM, PATIENCE, Visit, served, visit
from tests.browser.test_access import grave
from tests.desk.builders import TRAM
from tests.faults import sound
from tests.faults.faults import cut_up, first_part
from tests.faults.server import Request, chunk, serving, url

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]

BRANDIS = "What does Otto Brandis say about the next decade?"
CORVO = "What does Ines Corvo say about the next fifty years?"


class Slow:
    """A model that writes the first part of a sound answer, and the rest when it may."""

    def __init__(self) -> None:
        self.may = threading.Event()

    def __call__(self, request: Request) -> None:
        whole, part = sound.answer(request), first_part(request)
        request.reply(200, "text/event-stream", _events(cut_up(part)))
        self.may.wait(PATIENCE)
        with suppress(OSError):  # the other side has hung up
            end = f"data: {chunk(finish='stop')}\n\ndata: [DONE]\n\n"
            request.wfile.write((_events(cut_up(whole[len(part) :])) + end).encode())
            request.wfile.flush()


def _events(pieces: list[str]) -> str:
    return "".join(f"data: {chunk(piece)}\n\n" for piece in pieces)


@contextmanager
def opened(folder: Path) -> Iterator[Visit]:
    """The Ask page of the app over a library with one article."""
    with open_desk(Settings(data=folder / "library"), embedder=HashEmbedder()) as desk:
        desk.add_text(TRAM, title="Council approves tramway", outlet="Tarnwick Courier", published="2026-03-04")
    with served(folder, samples=False) as address, visit(f"{address}/ask") as there:
        yield there


def ask(page: Page, question: str) -> None:
    box = page.get_by_test_id("stChatInputTextArea")
    expect(box).to_be_enabled()
    box.fill(question)
    box.press("Enter")


def claims(page: Page, place: int = 0):
    return page.locator(f".st-key-answer-{place} .ev-claim")


def press(page: Page, key: str) -> None:
    page.locator(f".st-key-{key} button:visible").first.click()


def shown(page: Page, question: str, times: int = 1) -> None:
    expect(page.locator(".ev-question", has_text=question)).to_have_count(times)


def test_questions_are_edited_branched_named_found_and_survive_a_reload(tmp_path):
    with opened(tmp_path) as there:
        page = there.page
        ask(page, BRANDIS)
        expect(claims(page).first).to_be_visible()
        ask(page, CORVO)
        expect(claims(page, 1).first).to_be_visible()
        expect(page.locator(".st-key-question-1")).to_be_in_viewport()

        press(page, "edit-0")
        page.get_by_role("textbox", name="The question in other words").fill("What does Ines Corvo say?")
        page.get_by_role("button", name="Ask", exact=True).click()
        expect(page.get_by_text("Version 2 of 2")).to_be_visible()
        shown(page, CORVO, 0)
        page.reload()
        expect(page.get_by_text("Version 2 of 2")).to_be_visible()
        press(page, "former-0")
        shown(page, CORVO)
        assert grave(there.settled().page) == []
        page.screenshot(path=tmp_path / "versions.png")

        press(page, "branch-0")
        expect(page.locator(".ev-conversation")).to_contain_text("· branch")
        shown(page, CORVO, 0)
        press(page, "conversation-list")
        page.get_by_label("Search questions and answers").fill("fifty")
        expect(page.locator("[class*=st-key-open-] button")).to_have_count(1)
        assert grave(there.settled().page) == []
        page.screenshot(path=tmp_path / "list.png")
        page.locator("[class*=st-key-open-] button").click()
        shown(page, CORVO)
        expect(page.locator("[class*=st-key-open-] button")).to_have_count(0)
        assert there.foreign == []


@contextmanager
def in_mid_answer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Visit, Slow]]:
    """The Ask page while a model that waits has written a part of an answer."""
    slow = Slow()
    with serving(slow) as server:
        monkeypatch.setenv("EVENHAND_MODEL", "openai:m")
        monkeypatch.setenv("OPENAI_BASE_URL", url(server))
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        monkeypatch.setenv("EVENHAND_MODEL_SECONDS", f"{PATIENCE:.0f}")
        try:
            with opened(folder) as there:
                ask(there.page, BRANDIS)
                expect(there.page.get_by_text("checked so far")).to_be_visible()
                yield there, slow
        finally:
            slow.may.set()


def test_a_reload_and_a_second_window_in_mid_answer_lose_nothing(tmp_path, monkeypatch):
    with in_mid_answer(tmp_path, monkeypatch) as (there, slow):
        page = there.page
        begun = claims(page).count()
        assert begun
        assert grave(page) == []
        page.screenshot(path=tmp_path / "writing.png")
        page.reload()
        expect(page.get_by_text("checked so far")).to_be_visible()
        expect(claims(page)).to_have_count(begun)
        second = page.context.new_page()
        second.goto(page.url)
        expect(second.get_by_text("checked so far")).to_be_visible()
        page.close()
        slow.may.set()
        expect(second.get_by_text("checked so far")).to_have_count(0)
        expect(second.get_by_test_id("stChatInputTextArea")).to_be_enabled()
        expect(claims(second).nth(begun)).to_be_visible()


def test_stop_in_mid_answer_keeps_what_was_checked(tmp_path, monkeypatch):
    with in_mid_answer(tmp_path, monkeypatch) as (there, slow):
        page = there.page
        begun = claims(page).count()
        press(page, "stop-answer")
        expect(page.get_by_text("Stopped early")).to_be_visible()
        expect(claims(page)).to_have_count(begun)
        slow.may.set()
        press(page, "again-0")
        expect(page.get_by_text("Version 2 of 2")).to_be_visible()
        expect(page.get_by_text("Stopped early")).to_have_count(0)
