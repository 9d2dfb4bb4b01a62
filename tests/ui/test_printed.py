"""The page as it prints: its picture, the paper, what is left out, and that it is set once."""

from dataclasses import replace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from briefing.types import Brief
from tests.ui.builders import article
from tests.ui.fake_desk import FakeDesk
from tests.ui.screens import errors, go, open_app, press, ran, two_articles, words

GOTHIC = "\U00010330\U00010331\U00010332 " * 60  # in none of the packaged fonts


@pytest.fixture(autouse=True)
def _no_page_is_kept():
    st.cache_data.clear()


def downloads(app: AppTest) -> list[str]:
    return [str(getattr(button, "label", "")) for button in app.get("download_button")]


def with_page(desk: FakeDesk) -> AppTest:
    """A brief with its page beside it."""
    return press(open_app(desk, "brief"), "write-brief")


def test_the_page_is_shown_with_words_for_those_who_cannot_see_it():
    app = with_page(two_articles())
    assert "The brief “Council closes the night ferry” set on one A4 page" in app.get("image")[0].proto.imgs[0].alt
    assert "A4, one page, type of" in words(app)
    assert "A sentence that did not fit." in words(app)


def test_a_page_is_set_once_for_each_paper_and_again_when_the_words_change():
    desk = two_articles()
    app = with_page(desk)
    ran(ran(app))
    assert desk.shelf.printed == ["a4"]
    app.segmented_control(key="paper").set_value("us-letter")
    ran(app)
    assert "Letter, one page" in words(app)
    app.segmented_control(key="paper").set_value("a4")
    ran(app)
    assert desk.shelf.printed == ["a4", "us-letter"]
    desk.edits.tick("d1", 0)
    ran(app)
    assert desk.shelf.printed == ["a4", "us-letter", "a4"]


def test_the_page_follows_each_change_while_the_brief_is_edited():
    desk = two_articles()
    app = with_page(desk)
    app.toggle(key="editing-d1").set_value(True)
    before = picture(ran(app))
    press(app, "drop-key-facts-1")
    assert desk.shelf.printed == ["a4", "a4"]
    dropped = picture(app)
    assert dropped != before
    press(app, "undo")
    assert picture(app) == before


def test_what_is_left_out_for_space_is_told_anew_after_each_change():
    desk = two_articles()
    press(open_app(desk, "brief"), "write-brief")
    made = desk.document("d1")
    assert isinstance(made, Brief)
    facts = tuple(replace(made.key_facts[0], text=f"{number}: {'the night ferry ' * 40}") for number in range(40))
    desk.shelf.documents["d1"] = replace(made, key_facts=facts)
    app = open_app(desk, "brief", document="d1")
    app.toggle(key="editing-d1").set_value(True)
    before = left_out(ran(app))
    assert len(before) > 2
    press(app, "drop-key-facts-0")
    assert len(left_out(app)) == len(before) - 1
    press(app, "undo")
    assert left_out(app) == before


def left_out(app: AppTest) -> list[str]:
    return words(app).split('class="ev-left-out">')[1].split("</ul>")[0].split("<li>")[1:]


def picture(app: AppTest) -> str:
    return str(app.get("image")[0].proto.imgs[0].url)


def test_the_first_download_is_the_pdf_on_the_chosen_paper():
    app = press(open_app(two_articles(), "brief"), "write-brief")
    assert downloads(app)[0] == "Download PDF, A4"
    app.segmented_control(key="paper").set_value("us-letter")
    labels = downloads(ran(app))
    assert labels[0] == "Download PDF, Letter"
    assert "PDF, A4" in labels[1:]
    press(go(app, "summary"), "summarise")
    assert downloads(app)[0] == "Download PDF, Letter"


def test_a_script_without_glyphs_is_told_and_the_brief_is_read_all_the_same():
    desk = FakeDesk().put(article(f"The board of Tarn Quay met under the sign {GOTHIC} of the old mill today."))
    app = press(open_app(desk, "brief"), "write-brief")
    assert "The fonts for PDF have no" in errors(app)
    assert "The board of Tarn Quay met" in words(app)
    assert isinstance(desk.document("d1"), Brief)


def test_a_document_that_was_stopped_says_so():
    for screen, button in (("summary", "summarise"), ("compare", "compare"), ("brief", "write-brief")):
        app = press(open_app(replace(two_articles(), complete=False), screen), button)
        assert "Stopped early: only what had been checked by then is kept." in words(app)
