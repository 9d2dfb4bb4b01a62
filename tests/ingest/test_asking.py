"""Asking only for what has changed, and what a site answers besides a page."""

import pytest

from briefing.errors import AskedToWait, BlockedAddress, FetchError, PageGone
from briefing.ingest.fetch import Order, ask
from tests.ingest.test_fetch import answering, page, resolve, to

FEED = "https://news.example/feed"


def asked(order: Order = Order(), url: str = FEED, **answers):
    transport, seen = answering(**answers)
    return ask(url, order, resolver=resolve, transport=transport), seen


def test_the_version_that_is_known_is_named_and_the_new_one_told():
    found, seen = asked(Order('"a"', "Tue, 04 Mar 2025 10:00:00 GMT"), feed=page(etag='"b"', last_modified="Wed"))
    assert seen[0].headers["if-none-match"] == '"a"'
    assert seen[0].headers["if-modified-since"] == "Tue, 04 Mar 2025 10:00:00 GMT"
    assert (found.source.data, found.etag, found.modified, found.moved) == (b"<p>hello</p>", '"b"', "Wed", "")


def test_nothing_is_named_where_nothing_is_known():
    _, seen = asked(feed=page())
    assert not {"if-none-match", "if-modified-since"} & set(seen[0].headers)


def test_what_has_not_changed_has_no_source():
    assert asked(Order('"a"'), feed=page("", 304, etag='"a"'))[0].source is None


def test_not_modified_without_having_asked_is_refused():
    with pytest.raises(FetchError, match="answer 304"):
        asked(feed=page("", 304))


@pytest.mark.parametrize(
    ("first", "second", "moved"),
    [
        (301, 308, "https://news.example/c"),
        (301, 302, "https://news.example/b"),
        (302, 301, ""),
        (307, 307, ""),
    ],
)
def test_an_address_changes_for_good_as_far_as_every_step_is_for_good(first, second, moved):
    found, _ = asked(feed=to("/b", first), b=to("/c", second), c=page())
    assert (found.moved, found.source.name) == (moved, "https://news.example/c")


def test_gone_and_busy_are_told_apart():
    with pytest.raises(PageGone, match="has been removed"):
        asked(feed=page("", 410))
    for status in (429, 503):
        with pytest.raises(AskedToWait) as caught:
            asked(feed=page("", status, retry_after="90"))
        assert caught.value.seconds == 90
        assert caught.value.retryable
    with pytest.raises(FetchError, match="too many requests"):
        asked(feed=page("", 429))


def test_a_feed_as_json_is_read_only_where_it_is_asked_for():
    kind = "application/feed+json"
    with pytest.raises(FetchError, match="of type application/feed"):
        asked(feed=page("{}", content_type=kind))
    assert (
        asked(Order(also=frozenset({kind})), feed=page("{}", content_type=f"{kind}; charset=utf-8"))[0].source.data
        == b"{}"
    )


def test_a_redirect_of_a_feed_is_checked_like_its_address():
    with pytest.raises(BlockedAddress):
        asked(feed=to("http://169.254.169.254/feed", 301))
