"""A person edits a document: ticks, drops, rewrites and moves sentences, and takes it back."""

import pytest
from streamlit.testing.v1 import AppTest

from briefing.types import Brief, Comparison, Summary
from tests.ui.fake_desk import FakeDesk
from tests.ui.screens import errors, go, keys, open_app, press, ran, two_articles, words

MAKE = {"summary": "summarise", "compare": "compare", "brief": "write-brief"}
FIRST = "The council of Port Arrel voted on Tuesday to close the night ferry."
SECOND = "Port Arrel will lose its night ferry, the council decided."


def edited(desk: FakeDesk, screen: str = "summary") -> AppTest:
    """A document that is open for editing."""
    app = press(open_app(desk, screen), MAKE[screen])
    app.toggle(key="editing-d1").set_value(True)
    return ran(app)


def summary(desk: FakeDesk) -> Summary:
    found = desk.document("d1")
    assert isinstance(found, Summary)
    return found


def brief(desk: FakeDesk) -> Brief:
    found = desk.document("d1")
    assert isinstance(found, Brief)
    return found


def tick(app: AppTest, key: str, *, on: bool = True) -> AppTest:
    app.checkbox(key=f"tick-d1-{key}").set_value(on)
    return ran(app)


def rewrite(app: AppTest, key: str, text: str) -> AppTest:
    if f"save-{key}" not in keys(app):
        press(app, f"rewrite-{key}")
    app.text_area(key=f"words-d1-{key}").set_value(text)
    return press(app, f"save-{key}")


@pytest.mark.parametrize("screen", sorted(MAKE))
def test_nothing_can_be_changed_before_the_person_opens_it_for_editing(screen):
    app = press(open_app(two_articles(), screen), MAKE[screen])
    assert not app.checkbox
    app.toggle(key="editing-d1").set_value(True)
    assert all(box.label == "Checked against the source" for box in ran(app).checkbox)
    assert app.checkbox


def test_an_answer_offers_no_editing():
    app = open_app(two_articles(), "ask")
    app.chat_input(key="question").set_value("What did the council decide?")
    assert not ran(app).toggle


def test_ticked_sentences_are_counted_and_marked_also_while_reading():
    desk = two_articles()
    app = edited(desk)
    assert "0 of 3 checked by you" in words(app)
    tick(app, "summary-1")
    assert [claim.ticked for claim in summary(desk).sentences] == [False, True, False]
    app.toggle(key="editing-d1").set_value(False)
    assert "1 of 3 checked by you" in words(ran(app))
    assert words(app).count("☑ checked by you") == 1
    assert "A person has checked this sentence against its source." in words(app)


def test_a_tick_can_be_taken_back():
    desk = two_articles()
    app = tick(tick(edited(desk), "summary-0"), "summary-0", on=False)
    assert "0 of 3 checked by you" in words(app)
    assert not any(claim.ticked for claim in summary(desk).sentences)


def test_a_sentence_that_stands_in_several_places_is_ticked_in_all_of_them():
    desk = two_articles()
    app = tick(edited(desk, "brief"), "bottom-line-0")
    assert app.checkbox(key="tick-d1-key-facts-0").value
    assert app.checkbox(key="tick-d1-headline").value
    assert not app.checkbox(key="tick-d1-key-facts-1").value


def test_a_refused_rewriting_says_why_beside_the_words_and_keeps_them():
    desk = two_articles()
    app = rewrite(edited(desk), "summary-0", "The ferry loses $500.")
    assert "The figure “$500” is not there." in errors(app)
    assert "The document is unchanged" in errors(app)
    assert app.text_area(key="words-d1-summary-0").value == "The ferry loses $500."
    assert summary(desk).sentences[0].text == FIRST
    assert f"<blockquote>{FIRST}</blockquote>" in words(app)


def test_a_sentence_in_other_words_is_marked_as_edited_and_its_tick_is_gone():
    desk = two_articles()
    app = tick(edited(desk), "summary-0")
    rewrite(app, "summary-0", "The ferry loses $500.")
    rewrite(app, "summary-0", "The council voted to close the night ferry.")
    assert not app.error
    assert not app.text_area
    one = summary(desk).sentences[0]
    assert (one.text, one.edited, one.ticked) == ("The council voted to close the night ferry.", True, False)
    assert not app.checkbox(key="tick-d1-summary-0").value
    assert words(app).count("✎ edited") == 1
    assert "the new words have passed the same checks" in words(app)


def test_cancelling_leaves_the_sentence_as_it_is():
    desk = two_articles()
    app = rewrite(edited(desk), "summary-0", "The ferry loses $500.")
    press(app, "cancel-summary-0")
    assert not app.error
    assert not app.text_area
    assert summary(desk).sentences[0].text == FIRST


def test_a_dropped_sentence_comes_back_with_one_press():
    desk = two_articles()
    app = press(edited(desk), "drop-summary-1")
    assert SECOND not in "\n".join(claim.text for claim in summary(desk).sentences)
    assert app.button(key="undo").label.startswith("Undo: dropped “Port Arrel will lose")
    press(app, "undo")
    assert [claim.text for claim in summary(desk).sentences][1] == SECOND
    assert "undo" not in keys(app)


def test_changes_are_taken_back_in_turn_and_only_on_their_own_document():
    desk = two_articles()
    app = rewrite(edited(desk), "summary-0", "The council voted to close the night ferry.")
    press(app, "drop-summary-0")
    press(go(app, "brief"), "write-brief")
    assert "undo" not in keys(app)
    app.query_params.clear()
    press(press(go(app, "summary"), "undo"), "undo")
    assert summary(desk).sentences[0].text == FIRST


def test_lines_of_a_list_change_places_and_its_ends_cannot():
    desk = two_articles()
    app = press(edited(desk), "down-summary-0")
    assert [claim.text for claim in summary(desk).sentences][:2] == [SECOND, FIRST]
    assert app.button(key="up-summary-0").disabled
    assert app.button(key="down-summary-2").disabled
    press(app, "undo")
    assert summary(desk).sentences[0].text == FIRST


def test_a_list_of_one_line_and_a_comparison_offer_no_moving():
    app = edited(two_articles(), "brief")
    assert "up-bottom-line-0" not in keys(app)
    assert "down-key-facts-0" in keys(app)
    assert not [key for key in keys(edited(two_articles(), "compare")) if key.startswith(("up-", "down-"))]


def test_a_sentence_of_a_comparison_can_be_rewritten_and_dropped():
    desk = two_articles()
    app = rewrite(edited(desk, "compare"), "cell-0-0-0", "The council closes the night ferry.")
    found = desk.document("d1")
    assert isinstance(found, Comparison)
    assert found.issues[0].cells[0].claims[0].edited
    assert found.shared[0].text == "The council closes the night ferry."
    press(app, "drop-cell-0-1-0")
    assert "Not found in the loaded text." in words(app)


def test_a_change_that_the_desk_refuses_is_told_and_nothing_is_lost():
    desk = two_articles()
    app = edited(desk)
    kept = desk.shelf.documents.pop("d1")
    press(app, "drop-summary-0")
    assert any("No kept document" in warning.value.replace("\\", "") for warning in app.warning)
    desk.shelf.documents["d1"] = kept
    assert "undo" not in keys(ran(app))


def test_the_headline_of_a_brief_is_edited_and_its_title_follows():
    desk = two_articles()
    app = edited(desk, "brief")
    rewrite(app, "headline", "The council closes the night ferry.")
    assert brief(desk).title == "The council closes the night ferry."
    assert brief(desk).bottom_line[0].edited
