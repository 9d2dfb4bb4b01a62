from datetime import date

from briefing.desk import Indexing
from tests.ui.background import started
from tests.ui.builders import FERRY, article
from tests.ui.fake_desk import FakeDesk
from tests.ui.screens import go, keys, open_app, press, ran, two_articles, words


def titles(app):
    return [button.label for button in app.button if (button.key or "").startswith("article-")]


def pick(app, *found):
    for one in found:
        app.checkbox(key=f"pick-{one.id}").check()
        ran(app)
    return app


def copies_desk():
    """A story, two near-copies of it, and another one."""
    texts = (FERRY, f"{FERRY} More.", f"{FERRY} Still more.")
    days = (date(2031, 4, 2), date(2031, 4, 3), date(2031, 4, 4))
    made = (article(text, f"Wire {n}", published=day) for n, (text, day) in enumerate(zip(texts, days, strict=True)))
    return FakeDesk().put(*made, article("Another text of the coast.", "Coast", published=date(2031, 4, 1)))


def test_the_list_can_be_narrowed_by_words_outlet_and_date():
    desk = two_articles().put(article("An old text of the coast.", "Old", published=date(2020, 1, 1)))
    app = open_app(desk)
    assert "Library · 3 articles" in words(app)
    app.text_input(key="filter-words").set_value("commissioner")
    app.multiselect(key="filter-outlet").set_value(["Bridge Herald"])
    assert titles(ran(app)) == ["Night ferry to end"]
    app.text_input(key="filter-words").set_value("")
    press(app, "clear-filters")
    assert len(titles(app)) == 3
    app.date_input(key="filter-until").set_value(date(2021, 1, 1))
    assert titles(ran(app)) == ["Old"]
    app.text_input(key="filter-words").set_value("zebra")
    ran(app)
    assert "No article fits these words and filters." in app.info[0].value


def test_a_filter_is_still_on_when_the_person_comes_back_from_an_article():
    desk = two_articles()
    app = open_app(desk)
    app.text_input(key="filter-words").set_value("lose its night ferry")
    app.selectbox(key="order").set_value("title")
    (one,) = titles(ran(app))
    press(app, f"article-{desk.articles()[1].id}")
    press(app, "back")
    assert titles(app) == [one]
    assert app.selectbox(key="order").value == "title"


def test_the_list_is_ordered_as_chosen():
    desk = FakeDesk().put(
        article("One text of the coast.", "Beta", outlet="Arrel Courier", published=date(2031, 1, 1)),
        article("Two texts of the coast.", "alpha", outlet="Moss Ledger", published=date(2031, 2, 1)),
    )
    app = open_app(desk)
    assert titles(app) == ["alpha", "Beta"]
    for order, expected in (
        ("oldest", ["Beta", "alpha"]),
        ("title", ["alpha", "Beta"]),
        ("outlet", ["Beta", "alpha"]),
    ):
        app.selectbox(key="order").set_value(order)
        assert titles(ran(app)) == expected


def test_a_long_list_has_pages_and_begins_anew_when_it_is_narrowed():
    many = (article(f"Number {n} is a text of the coast.", f"Title {n:02}", published=None) for n in range(60))
    app = open_app(FakeDesk().put(*many))
    assert len(titles(app)) == 25
    assert "1–25 of 60" in words(app)
    app.pagination[0].set_value(3)
    assert titles(ran(app)) == [f"Title {n}" for n in range(50, 60)]
    app.text_input(key="filter-words").set_value("Title 4")
    assert titles(ran(app))[0] == "Title 40"
    app.text_input(key="filter-words").set_value("")
    assert titles(ran(app))[0] == "Title 00"
    app.text_input(key="filter-words").set_value("Number 5")
    assert len(titles(ran(app))) == 11
    assert not app.get("pagination")


def test_near_copies_stand_under_one_row_and_can_be_unfolded():
    desk = copies_desk()
    app = open_app(desk)
    assert titles(app) == ["Wire 2", "Coast"]
    (fold,) = [key for key in keys(app) if key.startswith("copies-")]
    assert app.button(key=fold).label == "and 2 copies"
    press(app, fold)
    assert titles(app) == ["Wire 2", "Wire 1", "Wire 0", "Coast"]
    press(app, fold)
    assert titles(app) == ["Wire 2", "Coast"]
    app.selectbox(key="filter-copies").set_value("only")
    assert titles(ran(app)) == ["Wire 2"]
    app.selectbox(key="filter-copies").set_value("each")
    assert len(titles(ran(app))) == 4


def test_picked_articles_are_used_in_a_document():
    desk = two_articles()
    second = desk.articles()[1]
    app = pick(open_app(desk), second)
    assert "1 selected" in words(app)
    press(app, "picked-summary")
    press(go(app, "summary"), "summarise")
    assert desk.shelf.calls == [("summarize", (second.id,))]


def test_all_that_is_listed_is_picked_with_its_copies_and_none_again():
    app = open_app(copies_desk())
    app.text_input(key="filter-words").set_value("Wire")
    press(ran(app), "pick-all")
    assert "3 selected" in words(app)
    app.text_input(key="filter-words").set_value("")
    ran(app)
    assert "3 selected" in words(app)
    press(app, "pick-none")
    assert "picked-summary" not in keys(app)


def test_deleting_several_asks_first_and_takes_them_all():
    desk = copies_desk()
    app = open_app(desk)
    app.text_input(key="filter-words").set_value("Wire")
    press(ran(app), "pick-all")
    assert "3 articles will be removed" in "".join(one.value for one in app.markdown)
    assert len(desk.articles()) == 4
    started(app, "delete-picked")
    assert [one.title for one in desk.articles()] == ["Coast"]
    assert "3 of 3 deleted" in words(app)
    assert "picked-summary" not in keys(app)


def test_a_collection_is_made_from_what_is_picked_filled_renamed_and_deleted():
    desk = two_articles()
    first, second = desk.articles()
    app = pick(open_app(desk), first)
    app.text_input(key="collect-new").set_value(" Ferry ")
    press(ran(app), "collect-make")
    assert desk.collections() == {"Ferry": (first.id,)}
    assert "The collection “Ferry” holds 1 article now." in words(app)
    pick(app, second)
    app.selectbox(key="collect-name").set_value("Ferry")
    press(ran(app), "collect-in")
    assert desk.collections() == {"Ferry": (first.id, second.id)}
    app.checkbox(key=f"pick-{first.id}").uncheck()
    app.selectbox(key="collect-name").set_value("Ferry")
    press(ran(app), "collect-out")
    assert desk.collections() == {"Ferry": (first.id,)}
    press(app, "show-collection-0")
    assert titles(app) == [first.title]
    app.text_input(key="collection-name-0").set_value("Night ferry")
    press(app, "save-name-0")
    assert desk.collections() == {"Night ferry": (first.id,)}
    assert titles(app) == [first.title]
    press(app, "choose-collection-0")
    assert app.session_state["chosen"] == [first.id]
    press(app, "remove-collection-0")
    assert desk.collections() == {}
    assert len(desk.articles()) == 2
    assert len(titles(app)) == 2


def test_a_collection_never_takes_the_name_of_another():
    desk = two_articles()
    first, second = desk.articles()
    desk.collect("Ferry", [first.id])
    desk.collect("Bridge", [second.id])
    app = open_app(desk)
    app.text_input(key="collection-name-0").set_value("Bridge")
    press(app, "save-name-0")
    assert desk.collections() == {"Ferry": (first.id,), "Bridge": (second.id,)}
    assert "Another collection has this name" in app.warning[0].value
    pick(app, first)
    app.text_input(key="collect-new").set_value("Bridge")
    press(ran(app), "collect-make")
    assert desk.collections()["Bridge"] == (second.id,)
    assert "A collection has this name already" in app.warning[0].value


def test_samples_are_marked_and_can_be_removed_at_once():
    desk = two_articles()
    own, sample = desk.articles()
    desk.collect("Samples (invented)", [sample.id])
    app = open_app(desk)
    assert words(app).count('<span class="ev-tag">sample</span>') == 1
    assert "save-name-0" not in keys(app)
    press(app, "remove-samples")
    assert desk.articles() == (own,)
    assert '<span class="ev-tag">sample</span>' not in words(app)


def test_a_first_visit_is_one_click_from_a_sample_summary():
    desk = two_articles()
    first, second = desk.articles()
    desk.collect("Samples (invented)", [first.id, second.id])
    desk.collect("The ferry", [second.id])
    app = open_app(desk)
    assert "every sentence opens the exact words it rests on" in words(app)
    assert "Add your own articles" in words(app)
    press(app, "sample-summary")
    assert desk.shelf.calls == [("summarize", (second.id,))]
    assert "Port Arrel will lose its night ferry" in words(app)
    press(go(app, "articles"), "sample-summary")
    assert len(desk.shelf.calls) == 1


def test_the_welcome_goes_with_the_first_article_of_ones_own():
    desk = two_articles()
    desk.collect("Samples (invented)", [desk.articles()[0].id])
    assert "sample-summary" not in keys(open_app(desk))
    assert "sample-summary" not in keys(open_app(FakeDesk()))


def test_search_by_meaning_is_told_of_only_while_it_is_made():
    desk = two_articles()
    assert "by meaning" not in words(open_app(desk))
    desk.embedded = Indexing(120, 400)
    assert "Searchable by words now; by meaning: 120 of 400." in words(open_app(desk))
    desk.embedded = Indexing(398, 400, failed=2)
    assert "by meaning" not in words(open_app(desk))
    desk.embedded = Indexing(7, 400, why="The disk is full.")
    assert "by meaning: 7 of 400 so far. The disk is full." in words(open_app(desk))


def test_the_day_of_adding_is_shown_in_the_list():
    app = open_app(FakeDesk().put(article(published=None)))
    assert "<span>no date</span><span>3 Apr 2031</span>" in words(app)
