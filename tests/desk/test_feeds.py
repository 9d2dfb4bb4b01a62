"""Following feeds: what is fetched, what becomes of each item, and what a site is spared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from briefing.desk import Desk, Stop
from briefing.desk.pace import Pace
from briefing.errors import (
    AskedToWait,
    BlockedAddress,
    FetchError,
    InputError,
    NotAFeed,
    PageGone,
    UnknownSubscription,
)
from briefing.types import Subscription
from tests.desk.builders import open_test_desk
from tests.desk.site import FEED, HOST, Site, answer, http_date, moved, page
from tests.evals.invented import Story

HOUR = timedelta(hours=1)


@pytest.fixture
def plain_desk(tmp_path):
    with open_test_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def desk(plain_desk, site):
    return site.opened(plain_desk)


def states(desk: Desk, reference: str | None = None) -> list[str]:
    return [outcome.state for outcome in desk.feeds.refresh(reference)]


def test_a_feed_is_followed_by_its_own_name_and_its_items_come_with_the_first_refresh(desk, site):
    followed = desk.feeds.subscribe(f" {FEED} ", every=HOUR)
    assert (followed.url, followed.title, followed.every) == (FEED, "Alder Post", HOUR)
    assert desk.feeds.subscriptions() == (followed,)
    assert desk.articles() == ()
    found = list(desk.feeds.refresh())
    assert [(one.state, one.title) for one in found] == [("added", story.title) for story in site.stories.values()]
    article = desk.article(found[0].article)
    assert (article.kind, article.outlet, article.url) == ("feed", "Alder Post", f"{HOST}/1")
    assert article.published == date(2025, 3, 4)  # by the clock of whoever wrote it; in Greenwich it was the 5th
    assert {one.key for one in desk.feeds.outcomes(followed.id)} == {"urn:alder/1", "urn:alder/2", "urn:alder/3"}
    assert desk.feeds.subscription(FEED).state == "New items: 3 added."


def test_a_feed_that_has_not_changed_is_not_read_again(desk, site):
    followed = desk.feeds.subscribe(FEED)
    states(desk)
    site.paths()
    assert states(desk) == ["unchanged"]
    assert site.asked[0].headers["if-none-match"] == '"v1"'
    assert desk.feeds.subscription(followed.id).state == "Nothing has changed since the last time."


def test_only_new_items_are_fetched(desk, site):
    desk.feeds.subscribe(FEED)
    states(desk)
    site.paths()
    site.etag = '"v2"'
    assert states(desk) == []
    assert desk.feeds.subscription(FEED).state == "There was nothing new."
    site.etag, site.stories["/4"] = '"v3"', Site(1, seed=8).stories["/1"]
    site.paths()
    assert states(desk) == ["added"]
    assert site.paths() == ["/rss.xml", "/4"]


def test_an_item_under_another_key_or_address_is_known_by_the_other_or_by_its_text(desk, site):
    desk.feeds.subscribe(FEED)
    states(desk)
    site.paths()
    changed = site.rss().replace("urn:alder/1", "urn:new").replace(f"{HOST}/2<", f"{HOST}/two<")
    site.answers["/rss.xml"] = answer(changed.replace("urn:alder/3", "urn:3").replace(f"{HOST}/3<", f"{HOST}/three<"))
    site.answers["/three"] = answer(page(site.stories["/3"]))
    (outcome,) = desk.feeds.refresh()
    assert (outcome.state, site.paths()) == ("present", ["/rss.xml", "/three"])
    assert "already loaded with the same text" in outcome.message


def test_what_was_added_by_its_link_is_not_fetched_again_whatever_campaign_the_feed_adds(desk, site):
    story = site.stories["/1"]
    loaded = desk.add_text("\n\n".join(story.paragraphs), title=story.title, url=f"{HOST}/1").article
    desk.feeds.subscribe(FEED)
    site.answers["/rss.xml"] = answer(site.rss().replace("/1<", "/1?utm_source=rss&amp;utm_medium=feed#top<"))
    site.paths()
    first, *_ = desk.feeds.refresh()
    assert (first.state, first.article) == ("present", loaded.id)
    assert "/1" not in site.paths()


def test_a_near_copy_is_added_and_named(desk, site):
    first = site.stories["/1"]
    site.stories["/9"] = Story("Quite another headline", (*first.paragraphs, "Reporting by the Corvan Agency."))
    desk.feeds.subscribe(FEED)
    *_, last = desk.feeds.refresh()
    assert last.state == "copy"
    assert f"is nearly the same text as “{first.title}” (Alder Post)." in last.message
    original = next(one.article for one in desk.feeds.outcomes(FEED) if one.url == f"{HOST}/1")
    assert desk.copies() == (tuple(sorted((original, last.article))),)


def test_a_refused_item_tells_why_and_is_not_asked_for_again(desk, site):
    site.answers["/2"] = answer(
        "<html><body><h1>404 - Page not found</h1><p>The page does not exist.</p></body></html>"
    )
    desk.feeds.subscribe(FEED)
    assert states(desk) == ["added", "refused", "added"]
    refused = next(one for one in desk.feeds.outcomes(FEED) if one.state == "refused")
    assert "error page" in refused.message
    assert refused.article == ""
    site.etag = '"v2"'
    assert states(desk) == []


def test_an_item_that_cannot_be_fetched_is_tried_three_times_in_all(desk, site):
    site.answers["/2"] = answer("", 500)
    desk.feeds.subscribe(FEED)
    assert states(desk) == ["added", "failed", "added"]
    assert states(desk) == ["failed"]  # although the feed itself has not changed
    assert states(desk) == ["failed"]
    assert states(desk) == []
    assert states(desk) == ["unchanged"]


def test_an_item_that_can_be_fetched_later_is_added_then(desk, site):
    site.answers["/2"] = answer("", 500)
    desk.feeds.subscribe(FEED)
    states(desk)
    del site.answers["/2"]
    assert states(desk) == ["added"]
    assert len(desk.articles()) == 3


def test_a_whole_text_in_the_feed_stands_in_for_a_page_and_says_so(desk, site):
    site.full_text = True
    site.answers["/1"] = answer("", 403)
    desk.feeds.subscribe(FEED)
    first, *_ = desk.feeds.refresh()
    article = desk.article(first.article)
    assert first.state == "added"
    assert article.text == "\n\n".join(site.stories["/1"].paragraphs)
    assert article.notices[-1].startswith("This is the text that the feed carries")
    assert article.notices[-1] in first.message
    assert all("the feed carries" not in " ".join(other.notices) for other in desk.articles() if other != article)


def test_a_teaser_in_the_feed_stands_in_for_nothing(desk, site):
    site.stories["/1"] = Story("Short", ("The council voted on Tuesday. Subscribe to continue reading.",))
    site.full_text = True
    site.answers["/1"] = answer("", 403)
    desk.feeds.subscribe(FEED)
    assert states(desk)[0] == "failed"


def test_a_feed_that_moves_for_good_is_asked_at_its_new_address(desk, site):
    followed = desk.feeds.subscribe(FEED)
    site.answers["/rss.xml"] = moved("/new.xml")
    site.answers["/new.xml"] = answer(site.rss())
    states(desk)
    assert desk.feeds.subscription(followed.id).url == f"{HOST}/new.xml"


def test_a_feed_that_moves_for_now_keeps_its_address(desk, site):
    followed = desk.feeds.subscribe(FEED)
    site.answers["/rss.xml"] = moved("/new.xml", status=302)
    site.answers["/new.xml"] = moved("/newer.xml")
    site.answers["/newer.xml"] = answer(site.rss())
    assert states(desk) == ["added"] * 3
    assert desk.feeds.subscription(followed.id).url == FEED


def test_a_feed_that_is_gone_is_not_asked_by_schedule_nor_with_the_others(desk, site):
    followed = desk.feeds.subscribe(FEED, every=HOUR)
    site.answers["/rss.xml"] = answer("", 410)
    (outcome,) = desk.feeds.refresh()
    assert (outcome.state, "has been removed" in outcome.message) == ("failed", True)
    assert desk.feeds.subscription(followed.id).gone
    assert desk.feeds.due() == ()
    assert states(desk) == []
    del site.answers["/rss.xml"]
    assert states(desk, followed.id) == ["added"] * 3
    assert not desk.feeds.subscription(followed.id).gone


@pytest.mark.parametrize("status", [429, 503])
def test_a_site_that_asks_to_wait_is_not_asked_before(desk, site, status):
    followed = desk.feeds.subscribe(FEED, every=HOUR)
    until = datetime.now(UTC) + timedelta(minutes=20)
    site.answers["/rss.xml"] = answer("", status, retry_after=http_date(until))
    assert states(desk) == ["failed"]
    wait = desk.feeds.subscription(followed.id).wait
    assert abs(wait - until) < timedelta(seconds=5)
    assert desk.feeds.due() == ()
    site.paths()
    assert states(desk, followed.id) == ["failed"]
    assert site.paths() == []


def test_a_site_that_asks_to_wait_at_one_page_is_not_asked_for_the_next(desk, site):
    site.stories = Site(12).stories
    site.answers["/1"] = answer("", 429, retry_after="600")
    site.answers["/2"] = answer("", 429, retry_after="600")
    desk.feeds.subscribe(FEED)
    assert states(desk) == ["failed"] * 12
    assert set(site.paths()) <= {"/rss.xml", "/1", "/2"}


def test_one_site_is_asked_for_two_pages_at_a_time(desk, site):
    site.stories, site.pause = Site(8).stories, 0.03
    desk.feeds.subscribe(FEED)
    assert states(desk) == ["added"] * 8
    assert site.most_at_once == 2


def test_a_long_feed_is_taken_in_portions_and_says_so(desk, site):
    short = {f"/{number}": Story(f"Item {number}", ("Too short.",)) for number in range(1, 521)}
    site.stories = short
    desk.feeds.subscribe(FEED)
    *items, last = desk.feeds.refresh()
    assert len(items) == 100
    assert (last.state, last.key) == ("limited", "")
    assert "400 more new items come with the next refresh" in last.message
    assert "20 of them were not read" in last.message
    assert states(desk) == ["refused"] * 100 + ["limited"]


def test_a_feed_that_fails_tells_why_and_does_not_stop_the_others(desk, site):
    site.answers["/zero.xml"] = answer(site.rss().replace("Alder Post", "A first"))
    desk.feeds.subscribe(f"{HOST}/zero.xml")
    desk.feeds.subscribe(FEED)
    site.answers["/zero.xml"] = answer("<html><body>Not any more</body></html>")
    first, *others = desk.feeds.refresh()
    assert (first.state, first.title) == ("failed", "A first")
    assert "web page, not" in first.message
    assert [one.state for one in others] == ["added"] * 3


def test_a_refresh_can_be_stopped_and_goes_on_later(desk, site):
    desk.feeds.subscribe(FEED)
    stop = Stop()
    found = desk.feeds.refresh(stop=stop)
    assert next(found).state == "added"
    stop.stop()
    assert list(found) == []
    assert states(desk) == ["added"] * 2


def test_a_feed_is_refreshed_once_at_a_time(desk, site):
    followed = desk.feeds.subscribe(FEED)
    underway = desk.feeds.refresh()
    next(underway)
    (other,) = desk.feeds.refresh(followed.id)
    assert (other.state, other.message) == ("unchanged", "The feed is being refreshed at this moment.")
    assert len(list(underway)) == 2
    assert states(desk) == ["unchanged"]


def test_what_is_no_feed_is_not_followed(desk, site):
    with pytest.raises(NotAFeed):
        desk.feeds.subscribe(f"{HOST}/1")
    with pytest.raises(FetchError):
        desk.feeds.subscribe(f"{HOST}/nothing")
    with pytest.raises(BlockedAddress):
        desk.feeds.subscribe("file:///etc/hosts")
    assert desk.feeds.subscriptions() == ()


@pytest.mark.parametrize("every", [timedelta(0), timedelta(minutes=4), timedelta(days=400), timedelta(hours=-1)])
def test_an_interval_is_between_five_minutes_and_a_year(desk, every):
    with pytest.raises(InputError, match="every five minutes at most"):
        desk.feeds.subscribe(FEED, every=every)


def test_a_feed_is_followed_once_and_takes_the_new_interval(desk, site):
    first = desk.feeds.subscribe(FEED)
    site.answers["/old.xml"] = moved("/rss.xml")
    assert desk.feeds.subscribe(f"{HOST}/old.xml", every=HOUR) == replace(first, every=HOUR)
    assert desk.feeds.subscriptions() == (replace(first, every=HOUR),)


def test_a_feed_that_is_not_followed_any_more_leaves_its_articles(desk):
    followed = desk.feeds.subscribe(FEED)
    states(desk)
    desk.feeds.unsubscribe(FEED)
    assert (desk.feeds.subscriptions(), len(desk.articles())) == ((), 3)
    for verb in (desk.feeds.unsubscribe, desk.feeds.refresh, desk.feeds.outcomes):
        with pytest.raises(UnknownSubscription):
            verb(followed.id)
    assert states(desk) == []


def test_subscriptions_and_outcomes_survive_a_restart(tmp_path, site):
    with open_test_desk(tmp_path) as opened:
        desk = site.opened(opened)
        desk.feeds.subscribe(FEED, every=HOUR)
        states(desk)
        before = (desk.feeds.subscriptions(), desk.feeds.outcomes(FEED))
    with open_test_desk(tmp_path) as again:
        assert (again.feeds.subscriptions(), again.feeds.outcomes(FEED)) == before


def test_a_feed_is_due_after_its_interval():
    now = datetime(2026, 3, 4, 12, tzinfo=UTC)
    one = Subscription("a", FEED, "Alder Post", every=HOUR)
    assert one.due(now)
    assert not replace(one, checked=now).due(now + timedelta(minutes=59))
    assert replace(one, checked=now).due(now + HOUR)
    assert not replace(one, every=None).due(now)
    assert not replace(one, gone=True).due(now)
    assert not replace(one, wait=now + HOUR).due(now)
    assert replace(one, wait=now).due(now)


def test_the_schedule_refreshes_what_is_due_until_the_desk_is_closed(tmp_path, site):
    with open_test_desk(tmp_path) as opened:
        desk = site.opened(opened)
        desk.feeds.subscribe(FEED, every=HOUR)
        assert not desk.feeds.schedule.running
        desk.feeds.keep_fresh()
        assert site.last_page_asked.wait(60)
        assert desk.feeds.schedule.running
    assert not desk.feeds.schedule.running


def test_the_followed_feeds_go_out_and_come_back_as_a_list(desk, tmp_path):
    desk.feeds.subscribe(FEED)
    data = desk.feeds.opml()
    with open_test_desk(tmp_path / "other") as other:
        (taken,) = other.feeds.take_opml(data)
        assert isinstance(taken, Subscription)
        assert (taken.url, taken.title, taken.every) == (FEED, "Alder Post", None)
        assert other.feeds.subscriptions() == (taken,)
        assert other.feeds.take_opml(data) == (taken,)


def test_a_list_takes_in_what_it_can_and_tells_the_rest_and_fetches_nothing(desk, site):
    data = (
        b"<opml version='2.0'><body><outline text='Folder'><outline text='One' xmlUrl='https://one.example/rss'/>"
        b"<outline text='Files' xmlUrl='file:///etc/passwd'/></outline></body></opml>"
    )
    one, files = desk.feeds.take_opml(data)
    assert one.title == "One"
    assert isinstance(files, BlockedAddress)
    assert "file:///etc/passwd" in files.message
    assert site.asked == []


def test_quiet_is_kept_for_each_site_alone():
    pace = Pace()
    with pytest.raises(AskedToWait), pace.visit("https://a.example/1"):
        raise AskedToWait("Wait.", seconds=60)
    with pytest.raises(AskedToWait, match=r"a\.example asked for no requests"), pace.visit("https://a.example/2"):
        pass
    with pace.visit("https://b.example/"), pytest.raises(PageGone):
        raise PageGone("Gone.")
