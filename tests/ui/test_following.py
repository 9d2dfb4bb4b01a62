from dataclasses import replace
from datetime import UTC, datetime, timedelta

from briefing.types import Subscription
from briefing.ui.following import often, told
from tests.ui.background import choose_way, started
from tests.ui.fake_desk import FakeDesk
from tests.ui.screens import errors, keys, open_app, press, ran, words

URL = "https://arrel.example/feed.xml"
NOW = datetime(2031, 4, 3, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ONE = Subscription("00000000", URL, "Arrel Wire")


def feeds_page(desk):
    return choose_way(open_app(desk), "feeds")


def followed_desk():
    desk = FakeDesk()
    desk.feeds.subscribe(URL, every=HOUR)
    return desk


def test_a_feed_is_followed_and_fetched_at_once():
    desk = FakeDesk()
    app = feeds_page(desk)
    assert app.button(key="follow").disabled
    app.text_input(key="feed-url-0").set_value(f" {URL} ")
    started(ran(app), "follow")
    (one,) = desk.feeds.subscriptions()
    assert (one.url, one.every) == (URL, HOUR)
    shown = words(app)
    assert "1 followed · 1 added · 1 refused" in shown
    assert "You follow 1 feed" in shown
    assert "New items: 1 added, 1 refused." in shown
    assert ">Photographs</span> was refused. The page holds no article." in shown


def test_an_address_that_is_no_feed_is_told_and_not_followed():
    desk = FakeDesk()
    app = feeds_page(desk)
    app.text_input(key="feed-url-0").set_value("https://arrel.example/page.html")
    started(ran(app), "follow")
    assert "This address leads to a page" in errors(app)
    assert desk.feeds.subscriptions() == ()
    assert "Take feeds from another reader, or to one" in [box.label for box in app.expander]


def test_a_feed_is_refreshed_alone_or_with_all():
    desk = followed_desk()
    app = started(feeds_page(desk), "refresh-00000000")
    assert "1 added · 1 refused" in words(app)
    started(app, "refresh-all")
    assert "Nothing has changed since the last time." in words(app)


def test_the_interval_is_changed_and_the_feed_left():
    desk = followed_desk()
    app = feeds_page(desk)
    assert app.selectbox(key="every-00000000").value == HOUR
    app.selectbox(key="every-00000000").set_value(timedelta(0))
    ran(app)
    assert desk.feeds.subscriptions()[0].every is None
    assert "asked only when you refresh it" in words(app)
    app.selectbox(key="every-00000000").set_value(timedelta(days=1))
    ran(app)
    assert desk.feeds.subscriptions()[0].every == timedelta(days=1)
    press(app, "drop-feed-00000000")
    assert desk.feeds.subscriptions() == ()
    assert "refresh-all" not in keys(app)


def test_an_interval_that_is_not_offered_is_kept():
    desk = FakeDesk()
    desk.feeds.subscribe(URL, every=timedelta(minutes=45))
    app = feeds_page(desk)
    assert "Every 45 minutes" in app.selectbox(key="every-00000000").options


def test_a_list_of_feeds_is_taken_in_line_by_line():
    desk = FakeDesk()
    app = feeds_page(desk)
    app.file_uploader(key="opml-0").set_value([("feeds.opml", f"{URL} ftp://arrel.example/feed".encode(), "")])
    started(ran(app), "take-opml")
    assert [one.url for one in desk.feeds.subscriptions()] == [URL]
    assert "1 followed · 1 refused" in words(app)
    assert "ftp://arrel.example/feed was not added." in words(app)


def test_what_a_feed_brought_last_and_when_it_is_asked_next():
    checked = replace(ONE, every=HOUR, checked=NOW - HOUR / 2, state="There was nothing new.")
    assert told(ONE, NOW) == f"{URL} · not asked yet · asked only when you refresh it"
    assert told(replace(ONE, every=HOUR), NOW).endswith("not asked yet · next within a minute")
    here = (NOW + HOUR / 2).astimezone()
    assert told(checked, NOW).endswith(f"There was nothing new. · next at {here:%H:%M}")
    later = (NOW + timedelta(days=2)).astimezone()
    waiting = replace(checked, wait=NOW + timedelta(days=2))
    assert told(waiting, NOW).endswith(f"next on {later.day} April 2031, {later:%H:%M}")
    assert told(replace(checked, gone=True), NOW).endswith("it is not asked any more")


def test_intervals_are_said_in_words():
    said = [
        often(every)
        for every in (timedelta(0), timedelta(minutes=15), HOUR, 6 * HOUR, timedelta(days=1), timedelta(days=7))
    ]
    assert said == ["On demand only", "Every 15 minutes", "Every hour", "Every 6 hours", "Every day", "Every 7 days"]
