import json
from dataclasses import replace

from briefing.errors import ModelTimeout
from briefing.export import FORMATS
from briefing.types import Summary
from tests.ui.builders import article
from tests.ui.fake_desk import FakeDesk
from tests.ui.screens import (
    cites,
    errors,
    evidence,
    go,
    open_app,
    passages,
    press,
    ran,
    table,
    two_articles,
    words,
)


def test_without_articles_the_page_says_where_to_add_one():
    for screen in ("summary", "compare", "ask", "brief"):
        assert "There is no article yet" in open_app(FakeDesk(), screen).info[0].value


def test_a_summary_shows_its_sentences_with_voice_check_ledger_voices_and_tally():
    app = press(open_app(two_articles(), "summary"), "summarise")
    shown = words(app)
    assert "The council of Port Arrel voted on Tuesday to close the night ferry." in shown
    assert '<span class="ev-voice">Toll Ferreira</span>' in shown
    assert "✓ checked" in shown
    assert "left out or quoted" in shown
    assert "5 verified, 0 repaired, 0 replaced, 1 withheld" in shown
    assert "This figure does not occur in the cited words." in shown
    assert cites(app) == ["summary-0-1", "summary-1-2", "summary-2-1"]
    assert [cite["badge"] for cite in evidence(app)["cites"].values()] == ["●\u20091", "■\u20092", "●\u20091"]


def test_a_summary_is_headed_by_its_headline_which_cites_and_says_why_and_stands_there_once():
    desk = two_articles()
    app = press(open_app(desk, "summary"), "summarise")
    made = desk.document("d1")
    assert isinstance(made, Summary)
    head = replace(made.sentences[0], text="Council votes to close the night ferry")
    desk.shelf.documents["d1"] = replace(made, title=head.text, headline=head)
    shown = words(ran(app))
    assert f'<h2 class="ev-headline">{head.text}</h2>' in shown
    assert shown.count(head.text) == 1
    assert app.button(key="open-d1").label.startswith(head.text)
    assert passages(app, "headline-1") == [made.sentences[0].citations[0].quote]
    assert evidence(app)["cites"]["headline-1"]["claim"] == head.text
    assert f'<h2 class="ev-headline">{head.text}</h2> <a class="ev-cite ev-source-1"' in shown
    assert shown.count("The words it rests on") == 4


def test_a_citation_gives_the_panel_its_passage_and_the_whole_article():
    desk = two_articles()
    app = press(open_app(desk, "summary"), "summarise")
    cited = "Toll Ferreira of the Dockers’ Union said the night crew had not been asked."
    assert passages(app, "summary-2-1") == [cited]
    made = evidence(app)
    cite = made["cites"]["summary-2-1"]
    assert cite["quotes"] == [cited]
    assert (cite["title"], cite["byline"]) == (
        "Council closes the night ferry",
        "Arrel Courier · Ione Sabb · 2 April 2031",
    )
    assert (cite["note"], cite["lost"]) == ("", [])
    source = made["articles"][cite["article"]]
    assert "\n\n".join(text for _, text in source["pieces"]) == desk.article(cite["article"]).text
    assert source["whole"] == f"./?article={cite['article']}"


def test_a_citation_of_a_deleted_article_still_shows_the_cited_words():
    desk = two_articles()
    app = press(open_app(desk, "summary"), "summarise")
    for loaded in desk.articles():
        desk.delete(loaded.id)
    desk.put(article("Another text of the coast."))
    made = evidence(ran(app))
    cite = made["cites"]["summary-1-2"]
    assert "no longer in the library" in cite["note"]
    assert cite["lost"] == ["Port Arrel will lose its night ferry, the council decided."]
    assert cite["title"] == "Night ferry to end"
    assert (cite["spans"], made["articles"]) == ([], {})


def test_a_citation_whose_passage_has_moved_says_so_and_marks_nothing():
    desk = two_articles()
    app = press(open_app(desk, "summary"), "summarise")
    first = desk.articles()[0]
    desk.shelf.articles[first.id] = replace(first, text=f"New. {first.text}")
    cite = evidence(ran(app))["cites"]["summary-0-1"]
    assert "not at its place in this text any more" in cite["note"]
    assert cite["spans"] == []
    assert cite["lost"] == ["The council of Port Arrel voted on Tuesday to close the night ferry."]


def test_the_chosen_articles_and_no_others_are_summarised():
    desk = two_articles()
    second = desk.articles()[1]
    app = open_app(desk, "summary")
    app.multiselect(key="choosing").set_value([second.id])
    ran(app)
    press(app, "summarise")
    assert desk.shelf.calls[-1] == ("summarize", (second.id,))
    go(app, "brief")
    assert app.multiselect(key="choosing").value == [second.id]
    press(app, "shortcut-all")
    press(app, "write-brief")
    assert desk.shelf.calls[-1:] == [("brief", ())]


def test_a_summary_tells_only_what_bears_on_a_topic_at_the_length_that_is_chosen():
    desk = two_articles()
    app = open_app(desk, "summary")
    app.text_input(key="summary-topic").set_value("the night <crew>")
    app.segmented_control(key="length").set_value("line")
    press(ran(app), "summarise")
    made = desk.document("d1")
    assert isinstance(made, Summary)
    assert (made.topic, made.provenance.settings["length"]) == ("the night <crew>", "line")
    assert "Summary of what bears on “the night &lt;crew&gt;”" in words(app)


def test_a_deleted_article_leaves_the_choice():
    desk = two_articles()
    first, second = desk.articles()
    app = open_app(desk, "summary")
    app.multiselect(key="choosing").set_value([first.id, second.id])
    ran(app)
    desk.delete(first.id)
    ran(app)
    assert app.multiselect(key="choosing").value == [second.id]


def test_a_document_survives_a_reload_through_its_address_and_can_be_reopened_and_deleted():
    desk = two_articles()
    app = press(open_app(desk, "summary"), "summarise")
    identity = app.query_params["document"]
    reloaded = open_app(desk, "summary", document=identity)
    assert "voted on Tuesday" in words(reloaded)
    fresh = open_app(desk, "summary")
    assert "voted on Tuesday" not in words(fresh)
    press(fresh, f"open-{identity}")
    assert "voted on Tuesday" in words(fresh)
    press(fresh, f"forget-{identity}")
    assert desk.documents() == ()
    assert "voted on Tuesday" not in words(fresh)


def test_an_unknown_document_in_the_address_is_an_error():
    app = open_app(two_articles(), "summary", document="gone")
    assert "No kept document" in errors(app)
    assert not ran(app).error


def test_a_document_of_another_kind_is_not_drawn_on_the_page():
    desk = two_articles()
    identity = press(open_app(desk, "brief"), "write-brief").query_params["document"]
    app = open_app(desk, "summary", document=identity)
    assert "another kind" in app.info[0].value
    assert "Bottom line" not in words(app)


def test_a_failing_model_is_one_error_box_with_advice_and_the_old_document_stays():
    desk = two_articles()
    app = press(open_app(desk, "summary"), "summarise")
    desk.model_error = ModelTimeout("The model did not finish within 60 seconds.")
    press(app, "summarise")
    assert len(app.error) == 1
    assert "did not finish within 60 seconds" in errors(app)
    assert "choose fewer articles" in errors(app)
    assert "trying again may help" in errors(app)
    assert "voted on Tuesday" in words(app)


def test_a_comparison_sets_voices_side_by_side_and_says_what_was_not_found():
    app = press(open_app(two_articles(), "compare"), "compare")
    shown = words(app)
    assert "Not found in the loaded text." in table(app)["absent"]
    for heading in ("Figures that differ", "Words that differ", "What all report", "What only one reports", "Near-cop"):
        assert heading in shown
    assert passages(app, "shared-0-1") == ["The council of Port Arrel voted on Tuesday to close the night ferry."]


def test_the_way_of_comparing_can_be_chosen():
    desk = two_articles()
    app = open_app(desk, "compare")
    app.segmented_control(key="by").set_value("voice")
    ran(app)
    press(app, "compare")
    assert desk.document("d1").by == "voice"  # type: ignore[attr-defined]


def test_a_brief_on_a_topic_shows_every_section():
    desk = two_articles()
    app = open_app(desk, "brief")
    app.text_input(key="topic").set_value("the ferry")
    ran(app)
    press(app, "write-brief")
    assert desk.document("d1").topic == "the ferry"  # type: ignore[attr-defined]
    shown = words(app)
    for heading in (
        "Bottom line",
        "Key facts",
        "Who says what",
        "Where they differ",
        "Timeline",
        "Who is who",
        "Open questions",
        "Loaded wording",
        "Sources",
    ):
        assert heading in shown


def test_each_export_is_made_when_it_is_asked_for():
    desk = two_articles()
    app = press(open_app(desk, "brief"), "write-brief")
    buttons = {b.key: b for b in app.get("download_button")}
    assert set(buttons) == {f"download-d1-{form}" for form in FORMATS}
    assert json.loads(desk.export(desk.document("d1"), "json"))
