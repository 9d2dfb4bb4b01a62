"""Long work: it is remembered until it is done, and goes on after the page, the session or the program has ended."""

import threading
from dataclasses import dataclass, field, replace

from briefing.errors import ModelStopped, ModelUnavailable
from briefing.types import Article, Item, Source
from briefing.ui.jobs import Jobs, Look
from briefing.ui.tasks import items_of, sources_of
from briefing.ui.writing import Wish, wish_of
from tests.ui.background import choose_way, done, started
from tests.ui.builders import FERRY, article
from tests.ui.fake_desk import FakeDesk
from tests.ui.screens import errors, go, keys, open_app, press, ran, two_articles, words

LINKS = [Source("url", f"https://quay.example/{n}") for n in range(3)]
PATIENCE = 20


@dataclass
class Held(FakeDesk):
    """Writes only once it is let go, and adds no more than one article before."""

    go: threading.Event = field(default_factory=threading.Event)
    begun: threading.Event = field(default_factory=threading.Event)

    def _wait(self, stop=None):
        self.begun.set()
        while not self.go.wait(0.02):
            if stop is not None and stop.stopped:
                raise ModelStopped("The writing was stopped.")

    def brief(self, articles=(), *, topic="", stop=None):
        self._wait(stop)
        return super().brief(articles, topic=topic, stop=stop)

    def add_many(self, sources):
        for added in super().add_many(sources):
            yield added
            self._wait()


def held(*articles: Article) -> Held:
    desk = Held()
    desk.put(*articles or (article(),))
    return desk


def again(desk: FakeDesk, screen: str = "articles"):
    """A page after the program was begun anew: nothing is left but what the library remembers."""
    return open_app(desk, screen)


def test_links_that_were_not_reached_are_offered_after_a_restart_and_added_once():
    desk = FakeDesk()
    task = desk.tasks.begin("add", items_of(LINKS))
    desk.add(LINKS[0])  # as if it had ended before this was noted
    app = again(desk)
    assert "Not added yet when Evenhand was last closed: 3 links." in words(app)
    assert app.button(key=f"go-on-{task}").label == "Go on with 3 pages"
    started(app, f"go-on-{task}")
    assert "2 of 3 added · 1 already there" in words(app)
    assert len(desk.articles()) == 3
    assert desk.tasks.left() == ()
    assert "when Evenhand was last closed" not in words(again(desk))


def test_what_was_left_is_dropped_for_good():
    desk = FakeDesk()
    task = desk.tasks.begin("add", [*items_of(LINKS[:1]), Item("feed", "https://quay.example/9")])
    app = again(desk)
    assert "Not added yet when Evenhand was last closed: 1 link, 1 item of a feed." in words(app)
    press(app, f"drop-{task}")
    assert "when Evenhand was last closed" not in words(app)
    assert (desk.tasks.left(), desk.articles()) == ((), ())


def test_files_have_to_be_chosen_again_and_are_named():
    desk = FakeDesk()
    task = desk.tasks.begin("add", items_of(Source("file", f"<{n}>.pdf", b"x") for n in range(7)))
    app = again(desk)
    assert "Not added yet when Evenhand was last closed: 7 files." in words(app)
    assert "Choose the files again: &lt;0&gt;.pdf, " in words(app)
    assert "and 2 more." in words(app)
    assert f"go-on-{task}" not in keys(app)
    press(app, f"drop-{task}")
    assert desk.tasks.left() == ()


def test_a_source_of_a_link_or_a_feed_comes_back_as_it_was():
    sources = (LINKS[0], Source("feed", "https://quay.example/7", details={"title": "T", "published": "2031-04-02"}))
    assert sources_of(items_of(sources)) == sources


def test_what_is_under_way_is_not_offered_and_what_a_person_stopped_is_kept_until_it_is_hidden():
    desk = held()
    app = choose_way(open_app(desk), "links")
    app.text_area(key="links-0").set_value("\n".join(one.name for one in LINKS))
    press(ran(app), "add-links")
    assert desk.begun.wait(PATIENCE)
    assert "when Evenhand was last closed" not in words(ran(app))
    assert len(desk.tasks.left()[0].items) == 2
    press(app, "stop-1")
    desk.go.set()
    assert "stopped, 1 left" in words(done(app))
    assert "Not added yet when Evenhand was last closed: 1 link." in words(again(desk))
    press(app, "hide-1")
    assert desk.tasks.left() == ()


def test_a_page_that_comes_back_finds_what_is_looked_at_and_a_restart_offers_it():
    desk = FakeDesk()
    app = choose_way(open_app(desk), "links")
    app.text_area(key="links-0").set_value("https://quay.example/1 https://quay.example/2 https://quay.example/1#a")
    started(ran(app), "look")
    assert "Not saved yet · 3 articles" in words(go(go(app, "summary"), "articles"))
    restarted = again(desk)
    assert "Not saved yet when Evenhand was last closed: 3 links." in words(restarted)
    (task,) = desk.tasks.left()
    started(restarted, f"go-on-{task.id}")
    assert "Not saved yet · 3 articles" in words(restarted)
    press(restarted, "leave-all")
    assert desk.tasks.left() == ()
    assert "Not saved yet" not in words(again(desk))


def test_all_that_is_looked_at_is_saved_at_once_or_only_what_has_no_remark():
    desk = FakeDesk()
    app = open_app(desk)
    jobs: Jobs = app.session_state["jobs"] if "jobs" in app.session_state else Jobs()
    app.session_state["jobs"] = jobs
    for number in range(40):
        remarks = ("This looks like a teaser.",) if number % 20 == 0 else ()
        text = f"The quay of town {number} reopened on Monday after the storm."
        jobs.looks.put(Look(replace(article(text, f"Quay {number}"), notices=remarks)))
    assert "Not saved yet · 40 articles" in words(ran(app))
    assert len([key for key in keys(app) if key.startswith("save-")]) == 0  # each is closed at first
    assert app.button(key="keep-good").label == "Save the 38 good ones"
    started(app, "keep-good")
    assert len(desk.articles()) == 38
    assert "Not saved yet · 2 articles" in words(app)
    started(app, "keep-all")
    assert len(desk.articles()) == 40
    assert "Not saved yet" not in words(app)


def test_changes_to_a_preview_are_kept_for_saving_all():
    desk = FakeDesk()
    app = choose_way(open_app(desk), "links")
    app.text_area(key="links-0").set_value("https://quay.example/1 https://quay.example/2")
    started(ran(app), "look")
    first = next(key.removeprefix("note-") for key in keys(app) if key.startswith("note-"))
    app.text_input(key=f"look-outlet-{first}").set_value("Quay Post")
    press(app, f"note-{first}")
    started(app, "keep-all")
    assert sorted(one.outlet for one in desk.articles()) == ["Arrel Courier", "Quay Post"]


def test_a_text_that_is_looked_at_already_is_told():
    app = choose_way(open_app(FakeDesk()), "files")
    app.file_uploader(key="files-0").set_value([("a.txt", FERRY.encode(), ""), ("b.txt", FERRY.encode(), "")])
    started(ran(app), "look")
    assert "Not saved yet · 1 article" in words(app)


def test_a_brief_goes_on_when_the_page_is_left_and_is_opened_on_the_way_back():
    desk = held()
    app = press(open_app(desk, "brief"), "write-brief")
    assert desk.begun.wait(PATIENCE)
    assert "Reading, writing and checking … A brief, while you go on." in words(app)
    press(app, "write-brief")  # the same wish once more begins nothing
    assert len(app.session_state["jobs"].all("brief")) == 1
    assert "Writing a brief …" in words(go(app, "articles"))
    desk.go.set()
    assert "1 written" in words(done(app))
    press(app, "open-job-1")
    assert app.query_params["document"] == next(iter(desk.shelf.documents))
    assert "Council closes the night ferry" in words(app)
    assert app.session_state["jobs"].all() == ()
    assert desk.tasks.left() == ()


def test_a_brief_that_is_stopped_says_so_and_leaves_nothing_behind():
    desk = held()
    app = press(open_app(desk, "brief"), "write-brief")
    told = [box.value for box in press(app, "stop-writing").info]  # when it has ended by then
    told += [box.value for box in done(app).info]
    assert told == ["The writing was stopped before anything had been checked."]
    assert desk.tasks.left() == ()
    assert not desk.shelf.documents


def test_a_document_that_a_restart_has_cut_off_is_offered_on_its_page_and_written():
    desk = two_articles()
    first = desk.articles()[0].id
    wish = Wish("summary", (first,), "the night ferry", "full")
    task = desk.tasks.begin("summary", [wish.item])
    left = "A summary was being written when Evenhand was last closed. Its topic: “the night ferry”."
    assert left in words(again(desk))
    assert f"go-on-{task}" not in keys(again(desk, "brief"))
    app = started(again(desk, "summary"), f"go-on-{task}")
    assert desk.shelf.calls == [("summarize", (first,))]
    assert desk.tasks.left() == ()
    assert "document" in app.query_params
    assert wish_of(wish.item) == wish


def test_a_comparison_is_remembered_with_its_way_and_issues():
    wish = Wish("comparison", ("a", "b"), by="voice", issues=("who pays", "the date"))
    assert wish_of(wish.item) == wish
    assert wish_of(Item("brief", "")) == Wish("brief")


def test_a_document_that_cannot_be_written_is_an_error_box_on_its_page():
    class Broken(FakeDesk):
        def brief(self, articles=(), *, topic="", stop=None):
            raise ModelUnavailable("The model server does not answer.")

    app = press(open_app(Broken().put(article()), "brief"), "write-brief")
    assert "The model server does not answer" in errors(app)
    assert not errors(done(app))


def test_a_feed_whose_refresh_was_cut_off_is_offered_again():
    desk = FakeDesk()
    one = desk.feeds.subscribe("https://quay.example/feed.xml")
    task = desk.tasks.begin("feeds", [Item("refresh", one.id)])
    other = desk.tasks.begin("feeds", [Item("follow", "https://quay.example/second.xml")])
    app = again(desk)
    assert "“Arrel Wire” had not brought all that is new" in words(app)
    assert "The feed https://quay.example/second.xml was not followed yet" in words(app)
    started(app, f"go-on-{task}")
    assert len(desk.feeds.outcomes(one.id)) == 2
    started(app, f"go-on-{other}")
    assert len(desk.feeds.subscriptions()) == 2
    assert desk.tasks.left() == ()
