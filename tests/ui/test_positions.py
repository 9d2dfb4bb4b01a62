"""The matrix of a comparison: a table to read, and rows that a person names, adds, merges, hides and brings back."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from briefing.types import Comparison, Voice, VoiceShare
from tests.ui.fake_desk import FakeDesk
from tests.ui.screens import (
    cites,
    errors,
    evidence,
    keys,
    open_app,
    passages,
    press,
    ran,
    table,
    tables,
    two_articles,
    words,
)

VOTE, CREW = "The vote", "The night crew"


def compared(desk: FakeDesk, *, edit: bool = False) -> AppTest:
    app = press(open_app(desk, "compare"), "compare")
    if edit:
        app.toggle(key="editing-d1").set_value(True)
        ran(app)
    return app


def panel(app: AppTest, key: str) -> AppTest:
    """Open a panel as a click on its button does."""
    app.session_state[key] = True
    return ran(app)


def comparison(desk: FakeDesk) -> Comparison:
    found = desk.document("d1")
    assert isinstance(found, Comparison)
    return found


def labels(desk: FakeDesk) -> list[str]:
    return [issue.label for issue in comparison(desk).shown[1]]


def test_the_table_has_a_name_for_each_column_a_label_for_each_row_and_quotes_in_its_cells():
    shown = table(compared(two_articles()))
    assert shown["corner"] == "Issue"
    assert [column["name"] for column in shown["columns"]] == ["Arrel Courier", "Bridge Herald"]
    assert [row["label"] for row in shown["rows"]] == [VOTE, CREW]
    ((claim,), ()) = shown["rows"][1]["cells"]
    assert claim["text"] == "Toll Ferreira of the Dockers’ Union said the night crew had not been asked."
    assert [tag["words"] for tag in claim["tags"]] == ["Toll Ferreira", "✓ checked"]
    assert [cite["words"] for cite in claim["cites"]] == ["●\u20091"]
    assert claim["why"][0]["words"] == "It is said by Toll Ferreira, not by the outlet."
    assert shown["why"] == "Why?"
    assert shown["absent"] == "Not found in the loaded text."


def test_every_citation_of_the_table_opens_the_words_that_its_claim_rests_on():
    app = compared(two_articles())
    made = evidence(app)
    claims = [claim for row in table(app)["rows"] for cell in row["cells"] for claim in cell]
    assert len(claims) == 3
    for claim in claims:
        (cite,) = claim["cites"]
        assert made["cites"][cite["key"]]["claim"] == claim["text"]
        assert passages(app, cite["key"]) == [claim["text"]]
        quotes = [line for line in claim["why"] if line["kind"] == "quote"]
        assert [(line["words"], line["marker"]["key"]) for line in quotes] == [(claim["text"], cite["key"])]


def test_what_a_person_has_done_to_a_sentence_is_told_in_the_table():
    desk = two_articles()
    app = compared(desk)
    desk.edits.tick("d1", 0)
    tags = table(ran(app))["rows"][0]["cells"][0][0]["tags"]
    assert [tag["words"] for tag in tags] == ["✓ checked", "☑ checked by you"]


def test_who_is_shown_can_be_chosen_undone_and_chosen_again():
    desk = two_articles()
    app = compared(desk)
    assert app.multiselect(key="columns-d1").label == "Outlets shown"
    app.multiselect(key="columns-d1").set_value(["Bridge Herald"])
    assert [column["name"] for column in table(ran(app))["columns"]] == ["Bridge Herald"]
    assert [column.hidden for column in comparison(desk).columns] == [False, True]
    assert app.button(key="undo").label == "Undo: chose who is shown"
    press(app, "undo")
    assert app.multiselect(key="columns-d1").value == ["Arrel Courier", "Bridge Herald"]


def test_somebody_must_be_shown():
    desk = two_articles()
    app = compared(desk)
    app.multiselect(key="columns-d1").set_value([])
    assert "Somebody must be shown" in ran(app).warning[0].value.replace("\\", "")
    assert app.multiselect(key="columns-d1").value == ["Arrel Courier", "Bridge Herald"]
    assert "undo" not in keys(app)


def test_a_voice_that_the_comparison_lacks_can_be_chosen_too():
    desk = two_articles()
    compared(desk)
    stranger = VoiceShare("x", Voice("Ada Nym", statements=1))
    desk.shelf.documents["d1"] = replace(comparison(desk), by="voice", voices=(stranger,))
    app = open_app(desk, "compare", document="d1")
    assert app.multiselect(key="columns-d1").options == ["Arrel Courier", "Bridge Herald", "Ada Nym"]
    assert app.multiselect(key="columns-d1").label == "Voices shown"


def test_rows_are_changed_only_while_the_comparison_is_edited():
    app = compared(two_articles())
    assert not [key for key in keys(app, "popover") if key.startswith("issue")]
    app.toggle(key="editing-d1").set_value(True)
    assert not tables(ran(app))
    assert f'<h4 class="ev-issue">{VOTE}</h4>' in words(app)


def test_an_issue_gets_another_name_which_can_be_undone_and_the_panel_closes():
    desk = two_articles()
    app = panel(compared(desk, edit=True), "issue-0")
    assert app.text_input(key="words-issue-0").value == VOTE
    app.text_input(key="words-issue-0").set_value("Closing the ferry")
    press(app, "name-issue-0")
    assert labels(desk) == ["Closing the ferry", CREW]
    assert comparison(desk).issues[0].named
    assert not app.session_state["issue-0"]
    press(app, "undo")
    assert labels(desk) == [VOTE, CREW]


def test_a_refused_name_is_told_in_its_panel_which_stays_open():
    desk = two_articles()
    app = panel(compared(desk, edit=True), "issue-1")
    app.text_input(key="words-issue-1").set_value("  ")
    press(app, "name-issue-1")
    assert errors(app) == "**The issue has no name.**\n\nName it in a few words."
    assert app.session_state["issue-1"]
    app.text_input(key="words-issue-1").set_value("Night work")
    press(app, "name-issue-1")
    assert not app.error
    assert labels(desk) == [VOTE, "Night work"]


def test_an_issue_is_added_and_what_was_found_for_it_stands_there():
    desk = two_articles()
    app = panel(compared(desk, edit=True), "issue-new")
    app.text_input(key="words-issue-new").set_value("night crew")
    press(app, "add-issue")
    assert labels(desk) == [VOTE, CREW, "night crew"]
    assert "cell-2-0-0-1" in cites(app)
    assert app.button(key="undo").label == "Undo: added “night crew”"


def test_a_refusal_tells_what_was_found():
    app = panel(compared(two_articles(), edit=True), "issue-new")
    app.text_input(key="words-issue-new").set_value("the $500")
    press(app, "add-issue")
    assert "This cannot be looked for." in errors(app)
    assert "The figure “$500” is not in the loaded text." in errors(app)


def test_two_issues_become_one():
    desk = two_articles()
    app = panel(compared(desk, edit=True), "issue-1")
    press(app, "merge-issue-1")
    assert "No issue is chosen" in errors(app)
    app.selectbox(key="into-issue-1").set_value(0)
    press(app, "merge-issue-1")
    assert labels(desk) == [VOTE]
    assert [len(cell.claims) for cell in comparison(desk).issues[0].cells] == [2, 1]
    press(app, "undo")
    assert labels(desk) == [VOTE, CREW]


def test_the_last_issue_cannot_be_merged():
    desk = two_articles()
    app = panel(compared(desk, edit=True), "issue-0")
    press(app, "hide-issue-0")
    panel(app, "issue-1")
    assert "into-issue-1" not in keys(app, "selectbox")


def test_an_issue_is_hidden_said_to_be_left_out_and_brought_back():
    desk = two_articles()
    app = panel(compared(desk, edit=True), "issue-0")
    press(app, "hide-issue-0")
    assert labels(desk) == [CREW]
    assert "issue-0" not in keys(app, "popover")
    app.toggle(key="editing-d1").set_value(False)
    assert [row["label"] for row in table(ran(app))["rows"]] == [CREW]
    assert "1 issue left out by you. Switch to editing" in words(app)
    app.toggle(key="editing-d1").set_value(True)
    press(ran(app), "unhide-0")
    assert labels(desk) == [VOTE, CREW]
    assert app.button(key="undo").label == f"Undo: brought back “{VOTE}”"


def test_a_change_to_a_comparison_that_is_gone_is_told():
    desk = two_articles()
    app = panel(compared(desk, edit=True), "issue-0")
    desk.shelf.documents.pop("d1")
    press(app, "hide-issue-0")
    assert "No kept document" in errors(app)


def test_issues_to_look_for_become_rows():
    desk = two_articles()
    app = open_app(desk, "compare")
    app.text_input(key="issues").set_value("Who pays; ; The date")
    press(ran(app), "compare")
    assert labels(desk) == [VOTE, CREW, "Who pays", "The date"]


def test_a_comparison_without_rows_says_so():
    desk = two_articles()
    compared(desk)
    desk.shelf.documents["d1"] = replace(comparison(desk), issues=())
    app = open_app(desk, "compare", document="d1")
    assert "no positions to set side by side" in words(app)
    assert not tables(app)


def test_the_words_of_the_table_are_sent_as_they_are_and_nothing_else_is_markup():
    desk = two_articles()
    compared(desk)
    hostile = "<img src=x onerror=alert(1)>"
    made = comparison(desk)
    made = replace(made, issues=(replace(made.issues[0], label=hostile),))
    desk.shelf.documents["d1"] = made
    sent = table(open_app(desk, "compare", document="d1"))
    assert sent["rows"][0]["label"] == hostile
