"""Whole days of work in the real app: five links and a PDF to a brief, a question without an answer, a reload."""

from threading import Event

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.pages import page as written
from tests.browser.pages import sites
from tests.browser.served import CHROMIUM, PATIENCE, served, visit
from tests.faults.faults import cut_up, first_part
from tests.faults.server import Request, chunk, serving, url
from tests.faults.sound import answer
from tests.ingest.build import pdf

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]

NEWS = {
    "courier": (
        "Board ends island ferry",
        "The harbour board of Tarn Quay voted 9 to 4 on Tuesday to end the island ferry on 3 June 2031.",
        "“The hull has failed two inspections,” said Oda Wick, the board’s surveyor. “We cannot repair it again.”",
    ),
    "herald": (
        "Islanders lose their ferry",
        "The island ferry of Tarn Quay will stop on 3 June 2031 after the harbour board voted against it.",
        "“Nobody came to the island before the vote,” said Per Holm, a teacher. “Our children go to school by ferry.”",
    ),
    "ledger": (
        "Ferry too costly, board finds",
        "The harbour board of Tarn Quay ended the island ferry, which lost 412,000 crowns last year.",
        "“The ferry costs each family 90 crowns a year,” said Lasse Brandt, the board’s treasurer.",
    ),
    "pilot": (
        "A bus in place of the ferry",
        "The council of Tarn Quay will run a bus over the causeway at low water once the island ferry has ended.",
        "“The bus cannot cross in a storm,” said Runa Moss, who drives it. “The ferry could.”",
    ),
    "mirror": (
        "Islanders go to court over ferry",
        "Forty islanders asked the court at Tarn Quay on Friday to stop the end of the island ferry.",
        "“A vote without a hearing is no vote,” said Gerda Lund, their lawyer.",
    ),
}
MINUTES = (
    "The surveyor reported that the hull of the island ferry failed its inspections in March and in October 2030.",
    "A new ferry would cost 6.2 million crowns, the treasurer told the board, and would come in 2034 at the earliest.",
    "The board resolved by 9 votes to 4 to end the service of the island ferry on 3 June 2031.",
)
FERRY = "\n\n".join((*NEWS["courier"], "Islanders said the board had never asked them about the ferry."))


def test_five_links_and_a_pdf_become_a_brief(tmp_path):
    pages = {f"/{outlet}": written(f"Quay {outlet.title()}", *words) for outlet, words in NEWS.items()}
    minutes: FilePayload = {
        "name": "minutes.pdf",
        "mimeType": "application/pdf",
        "buffer": pdf(*MINUTES, title="Minutes of the harbour board"),
    }
    with (
        sites(pages) as port,
        served(tmp_path, samples=False, by="tests.browser.at_home") as address,
        visit(address) as there,
    ):
        page = there.page
        there.click(page.get_by_role("radio", name="Links", exact=True))
        links = "\n".join(f"http://{outlet}.example:{port}/{outlet}" for outlet in NEWS)
        there.fill(page.get_by_label("Addresses of pages, one a line"), links).press("add-links")
        page.get_by_text("5 of 5 added").wait_for()
        page.get_by_role("heading", name="Library · 5 articles").wait_for()

        there.settled().click(page.get_by_role("radio", name="Files", exact=True))
        page.locator("input[type=file]").set_input_files([minutes])
        page.get_by_role("button", name="Add file", disabled=False).wait_for()
        there.settled().press("add-files")
        page.get_by_role("heading", name="Library · 6 articles").wait_for()
        page.screenshot(path=tmp_path / "six.png", full_page=True)

        there.open(f"{address}/brief")
        there.press("write-brief")
        page.locator(".ev-headline").wait_for()
        markers = page.locator(".stMain .ev-claim > p [data-cite]")
        markers.nth(5).wait_for()
        markers.first.click()
        mark = page.locator(".panel mark").first
        mark.wait_for()
        said = " ".join((*MINUTES, *(line for words in NEWS.values() for line in words)))
        assert mark.inner_text() in said
        page.screenshot(path=tmp_path / "brief.png", full_page=True)

        with page.expect_download() as coming:
            page.get_by_role("button", name="Download PDF").first.click()
        assert coming.value.path().read_bytes().startswith(b"%PDF-")
        assert there.foreign == []


def test_a_question_that_the_articles_do_not_answer_is_refused(tmp_path):
    with served(tmp_path, samples=False) as address, visit(address) as there:
        page = there.page
        there.fill(page.get_by_label("Text of the article"), FERRY).press("add-text")
        page.get_by_text("was added").first.wait_for()
        there.open(f"{address}/ask")
        page.get_by_test_id("stChatInputTextArea").fill("Which orchestra plays in Lisbon on Sunday?")
        page.keyboard.press("Enter")
        refusal = page.locator(".st-key-answer-0 .ev-refusal")
        expect(refusal).to_be_visible()
        words = refusal.inner_text()
        expect(page.locator(".ev-claim")).to_have_count(0)
        expect(page.locator(".stMain [data-cite]")).to_have_count(0)
        page.screenshot(path=tmp_path / "refused.png")

        there.settled().reload()
        expect(refusal).to_have_text(words, use_inner_text=True)
        expect(page.locator(".st-key-question-0")).to_contain_text("Which orchestra plays in Lisbon on Sunday?")
        assert there.foreign == []


def test_a_reload_in_the_middle_of_an_answer_loses_nothing(tmp_path, monkeypatch):
    go_on = Event()

    def slowly(request: Request) -> None:
        first, whole = first_part(request), answer(request)
        for part in (first, whole.removeprefix(first)):
            request.reply(200, "text/event-stream", "") if part is first else go_on.wait(PATIENCE)
            for piece in cut_up(part):
                request.wfile.write(f"data: {chunk(piece)}\n\n".encode())
            request.wfile.flush()
        request.wfile.write(f"data: {chunk(finish='stop')}\n\ndata: [DONE]\n\n".encode())

    with serving(slowly) as server:
        monkeypatch.setenv("EVENHAND_MODEL", "openai:m")
        monkeypatch.setenv("OPENAI_BASE_URL", url(server))
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        with served(tmp_path, samples=False) as address, visit(address) as there:
            page = there.page
            there.fill(page.get_by_label("Text of the article"), FERRY).press("add-text")
            page.get_by_text("was added").first.wait_for()
            there.open(f"{address}/ask")
            page.get_by_test_id("stChatInputTextArea").fill("What does Oda Wick say about the hull?")
            page.keyboard.press("Enter")
            claim = page.locator(".ev-claim > p").first
            claim.wait_for()
            shown = claim.inner_text()
            page.reload()
            go_on.set()
            expect(page.locator(".st-key-answer-0 .ev-claim > p").first).to_have_text(shown, use_inner_text=True)
            expect(page.locator(".st-key-question-0")).to_contain_text("What does Oda Wick say about the hull?")
            expect(page.locator("[class*=st-key-question-]")).to_have_count(1)
            page.screenshot(path=tmp_path / "reloaded.png")
            assert there.foreign == []
