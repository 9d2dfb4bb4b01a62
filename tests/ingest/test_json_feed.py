import json
from datetime import date

import pytest

from briefing.errors import NotAFeed
from briefing.ingest import feeds

ITEM = {
    "id": 17,
    "url": "quay",
    "title": "Quay <closed> & fenced",
    "content_html": "<p>The council voted.</p>",
    "date_published": "2025-03-04T23:30:00-05:00",
    "authors": [{"name": "Jo Marsh"}, {"name": "Li Wen"}, {"url": "https://x.example"}],
}


def feed(*items: object, version: str = "https://jsonfeed.org/version/1.1", **more: object) -> bytes:
    return json.dumps({"version": version, "title": "Alder Post", "items": items, **more}).encode()


def test_a_json_feed_is_read_like_the_others():
    found = feeds.read(feed(ITEM), base_url="https://alder.example/feed.json")
    (item,) = found.items
    assert found.title == "Alder Post"
    assert (item.title, item.url) == ("Quay <closed> & fenced", "https://alder.example/quay")
    assert (item.guid, item.published, item.author) == ("17", date(2025, 3, 4), "Jo Marsh, Li Wen")
    assert (item.text, item.summary) == ("<p>The council voted.</p>", "The council voted.")


def test_version_one_plain_text_and_a_linked_page():
    told = {
        "id": "a",
        "external_url": "https://moss.example/a",
        "content_text": "One < two.\nThree.",
        "author": {"name": "Jo"},
    }
    (item,) = feeds.items(feed(told, version="https://jsonfeed.org/version/1"))
    assert (item.url, item.author) == ("https://moss.example/a", "Jo")
    assert item.text == "<p>One &lt; two.</p><p>Three.</p>"
    assert item.title == item.url


def test_a_feed_with_odd_parts_keeps_what_can_be_read():
    odd = ["word", None, {"url": ["x"]}, {"url": "ftp://x.example/"}, {"url": "http://["}, {"title": "no address"}]
    assert [item.url for item in feeds.items(feed(*odd, {**ITEM, "url": "https://a.example/", "authors": 7}))] == [
        "https://a.example/"
    ]
    assert feeds.items(feed(items=None)) == ()


@pytest.mark.parametrize("data", [b"{}", b"{", b'{"version": 1}', b'{"version": "https://x.example"}', b"[" * 100_000])
def test_other_json_is_not_a_feed(data):
    with pytest.raises(NotAFeed):
        feeds.items(data)
