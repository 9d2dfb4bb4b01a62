from datetime import date

from tests.ui.background import choose_way, started
from tests.ui.builders import BRIDGE, FERRY, article
from tests.ui.fake_desk import FakeDesk
from tests.ui.screens import errors, go, keys, open_app, press, ran, two_articles, words


def test_pasted_text_is_added_with_its_details_and_the_fields_are_emptied():
    desk = FakeDesk()
    app = open_app(desk)
    app.text_area(key="paste-text-0").set_value(FERRY)
    app.text_input(key="paste-title-0").set_value("Ferry vote")
    app.text_input(key="paste-outlet-0").set_value("Arrel Courier")
    app.date_input(key="paste-date-0").set_value(date(2031, 4, 2))
    press(app, "add-text")
    (added,) = desk.articles()
    assert (added.title, added.outlet, added.published) == ("Ferry vote", "Arrel Courier", date(2031, 4, 2))
    assert '<li class="ev-added"><span>✓</span> “Ferry vote” was added.</li>' in words(app)
    assert app.text_area(key="paste-text-1").value == ""


def test_a_refused_text_stays_in_its_field_with_the_reason():
    app = open_app(FakeDesk())
    app.text_area(key="paste-text-0").set_value("Too short")
    press(app, "add-text")
    assert "There is no text in it" in errors(app)
    assert "Paste at least one full sentence" in errors(app)
    assert app.text_area(key="paste-text-0").value == "Too short"


def test_the_same_text_twice_is_told():
    desk = FakeDesk().put(article())
    app = open_app(desk)
    app.text_area(key="paste-text-0").set_value(FERRY)
    press(app, "add-text")
    assert "already loaded" in words(app)
    assert len(desk.articles()) == 1


def test_one_refused_file_does_not_stop_the_others():
    desk = FakeDesk()
    app = choose_way(open_app(desk), "files")
    app.file_uploader(key="files-0").set_value(
        [("a.txt", FERRY.encode(), "text/plain"), ("b.txt", b"nil", "text/plain"), ("c.txt", BRIDGE.encode(), "")]
    )
    started(ran(app), "add-files")
    assert [a.title for a in desk.articles()] == ["a.txt", "c.txt"]
    assert "2 of 3 added · 1 refused" in words(app)
    assert words(app).count('class="ev-added"') == 2
    assert ">b.txt</span> was refused. There is no text in it." in words(app)
    press(app, "hide-1")
    assert "2 of 3 added" not in words(app)
    assert "was refused" not in words(app)


def test_several_links_are_added_and_each_refused_one_can_be_pasted_instead():
    desk = FakeDesk()
    app = choose_way(open_app(desk), "links")
    assert app.button(key="add-links").disabled
    app.text_area(key="links-0").set_value(
        "https://quay.example/1\nhttps://news.example/ferry\n\n https://quay.example/2\nhttps://quay.example/1"
    )
    assert ran(app).button(key="add-links").label == "Add 3 links"
    started(app, "add-links")
    assert "2 of 3 added · 1 refused" in words(app)
    assert "Library · 2 articles" in words(app)
    assert "could not be fetched" in words(app)
    press(app, "paste-instead-1-1")
    assert app.segmented_control(key="way").value == "paste"
    assert app.text_input(key="paste-url-2").value == "https://news.example/ferry"
    assert "could not be fetched" in words(app)


def test_refused_links_can_be_tried_again_without_the_others():
    desk = FakeDesk()
    app = choose_way(open_app(desk), "links")
    app.text_area(key="links-0").set_value("https://quay.example/1 https://news.example/ferry")
    started(ran(app), "add-links")
    assert app.button(key="again-1").label == "Try 1 refused one again"
    started(app, "again-1")
    assert "0 of 1 added · 1 refused" in words(app)
    assert "job-head-1" not in keys(app)


def test_a_link_is_looked_at_and_corrected_before_it_is_saved():
    desk = FakeDesk()
    app = choose_way(open_app(desk), "links")
    app.text_area(key="links-0").set_value("https://quay.example/1 https://quay.example/2 https://news.example/ferry")
    started(ran(app), "look")
    assert desk.articles() == ()
    shown = words(app)
    assert "Not saved yet · 2 articles" in shown
    assert "The quay of https://quay.example/1 reopened on Monday after the storm." in shown
    assert "could not be fetched" in words(app)
    first, second = (key.removeprefix("save-") for key in keys(app) if key.startswith("save-"))
    app.text_input(key=f"look-title-{first}").set_value("Quay reopens")
    app.text_input(key=f"look-outlet-{first}").set_value("Quay Post")
    app.date_input(key=f"look-date-{first}").set_value(date(2031, 5, 1))
    press(app, f"save-{first}")
    (saved,) = desk.articles()
    assert (saved.title, saved.outlet, saved.published) == ("Quay reopens", "Quay Post", date(2031, 5, 1))
    assert "“Quay reopens” was added." in words(app)
    press(app, f"leave-{second}")
    assert "Not saved yet" not in words(app)
    assert len(desk.articles()) == 1


def test_many_links_are_added_with_a_line_for_each():
    app = choose_way(open_app(FakeDesk()), "links")
    app.text_area(key="links-0").set_value("\n".join(f"https://quay.example/{n}" for n in range(11)))
    started(ran(app), "add-links")
    assert "11 of 11 added" in words(app)
    assert [box.label for box in app.expander][-2:] == ["What became of each (11)", "Collections (0)"]


def test_a_folder_is_added_with_every_file_in_it():
    desk = FakeDesk()
    app = choose_way(open_app(desk), "folder")
    app.file_uploader(key="folder-0").set_value([("f/a.txt", FERRY.encode(), ""), ("f/b.txt", BRIDGE.encode(), "")])
    started(ran(app), "add-files")
    assert [a.title for a in desk.articles()] == ["f/a.txt", "f/b.txt"]


def test_only_the_chosen_items_of_a_feed_are_added():
    app = choose_way(open_app(FakeDesk()), "feeds")
    app.text_input(key="feed-url-0").set_value("https://news.example/feed")
    press(ran(app), "fetch-feed")
    assert [box.label for box in app.checkbox] == ["Ferry vote · 2 April 2031", "Bridge plan"]
    assert app.button(key="add-feed").disabled
    app.checkbox(key="item-1-0").check()
    started(ran(app), "add-feed")
    assert "0 of 1 added · 1 refused" in words(app)
    assert "feed/2</span> was refused" in words(app)


def test_an_open_article_shows_its_speakers_beside_the_text_and_what_is_marked():
    found = article()
    app = open_app(FakeDesk().put(found))
    press(app, f"article-{found.id}")
    assert app.query_params["article"] == found.id
    shown = words(app)
    assert '<span class="ev-speaker">Toll Ferreira</span><span class="ev-role">of the Dockers’ Union</span>' in shown
    assert '<mark class="ev-mark-indirect" title="Toll Ferreira: indirect speech">Toll Ferreira of the' in shown
    assert '<mark class="ev-mark-figure" title="Figure: 412 USD">$412</mark>' in shown
    assert '<mark class="ev-mark-loaded"' in shown
    for key, kind in (("mark-said", "indirect"), ("mark-figures", "figure"), ("mark-loaded", "loaded")):
        app.toggle(key=key).set_value(False)
        ran(app)
        assert f"ev-mark-{kind}" not in words(app)
    assert "<mark" not in words(app)
    assert "ev-beside" not in words(app)


def test_the_voice_balance_is_a_chart_with_the_same_in_a_table():
    found = article()
    app = open_app(FakeDesk().put(found), article=found.id)
    (chart,) = app.get("arrow_vega_lite_chart") or app.get("vega_lite_chart")
    assert "Toll Ferreira" in chart.proto.spec
    assert "http" not in chart.proto.spec.replace("https://vega.github.io/schema/", "")
    shown = words(app)
    assert "Counts of what this article prints, never one score" in shown
    assert "<td>1</td><td>8</td><td>–</td>" in shown
    assert "<td>declined or did not answer</td><td>1 passage</td>" in shown
    assert "did not answer:</span> Ada Nym</p>" in shown
    assert "given no word:</span> Mara Venn</p>" in shown
    assert "Who is criticised (1)" in [box.label for box in app.expander]
    assert "<q>slammed the reckless decision</q>" in shown


def test_a_chosen_voice_stands_out_in_the_text_with_what_criticises_it():
    found = article()
    app = open_app(FakeDesk().put(found), article=found.id)
    choice = app.selectbox(key=f"voice-{found.id}")
    assert "Speaker not known" in choice.options
    choice.set_value("Ada Nym")
    ran(app)
    assert "ev-focus" in words(app)
    assert '<mark class="ev-mark-against" title="Criticises Ada Nym">slammed the reckless decision</mark>' in words(app)
    assert "Criticised in 1 passage:" in words(app)
    app.selectbox(key=f"voice-{found.id}").set_value("Toll Ferreira")
    ran(app)
    assert 'class="ev-mark-indirect ev-chosen"' in words(app)
    assert "ev-mark-against" not in words(app)
    app.selectbox(key=f"voice-{found.id}").set_value("")
    ran(app)
    assert "1 statement marked in the text." in words(app)


def test_a_long_article_is_shown_in_parts():
    sentence = "The harbour board of Arrel met again and nothing was decided there. "
    found = article("\n\n".join(f"{number} {sentence * 5}" for number in range(400)))
    app = open_app(FakeDesk().put(found), article=found.id)
    app.selectbox(key=f"voice-{found.id}").set_value("Toll Ferreira")
    ran(app)
    assert "1 statement of Toll Ferreira further down" in words(app)
    first = words(app).count("<p>")
    assert first < 80
    press(app, "more-text")
    assert words(app).count("<p>") > 1.8 * first
    assert "399 The harbour board" not in words(app)
    while "more-text" in keys(app):
        press(app, "more-text")
    assert "399 The harbour board" in words(app)
    assert "further down" not in words(app)


def test_an_open_article_can_be_taken_to_a_document_page():
    desk = two_articles()
    second = desk.articles()[1]
    app = press(open_app(desk, article=second.id), "use-summary")
    assert app.multiselect(key="choosing").value == [second.id]
    press(go(app, "summary"), "summarise")
    assert desk.shelf.calls == [("summarize", (second.id,))]


def test_details_can_be_corrected():
    found = article()
    desk = FakeDesk().put(found)
    app = open_app(desk, article=found.id)
    app.text_input(key="correct-outlet").set_value("Arrel Courier, evening edition")
    app.date_input(key="correct-published").set_value(None)
    press(app, "save-details")
    assert desk.article(found.id).outlet == "Arrel Courier, evening edition"
    assert desk.article(found.id).published is None


def test_deleting_asks_first_and_returns_to_the_list():
    found = article()
    desk = FakeDesk().put(found)
    app = open_app(desk, article=found.id)
    press(app, "delete")
    assert not desk.articles()
    assert "article" not in app.query_params
    assert "Library · 0 articles" in words(app)


def test_an_unknown_article_in_the_address_is_an_error_with_a_way_back():
    app = open_app(FakeDesk(), article="gone")
    assert "No loaded article" in errors(app)
    press(app, "back")
    assert not app.error
