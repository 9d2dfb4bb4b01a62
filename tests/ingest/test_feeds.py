from datetime import date

import pytest

from briefing.errors import NotAFeed, TooLarge
from briefing.ingest import feeds

HEAD = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Alder Post</title>'
QUAY = (
    "<item><title>Quay &lt;b&gt;closed&lt;/b&gt; &amp;amp; fenced</title><link>/a/quay</link>"
    "<pubDate>Tue, 04 Mar 2025 23:30:00 +0000</pubDate>"
    "<description>&lt;p&gt;The council &lt;script&gt;x()&lt;/script&gt;voted.&lt;/p&gt;</description></item>"
)
FISH = "<item><title>Fish market stays</title><link>https://alder.example/fish</link></item>"
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">Quay</title><link href="quay"/>'
    "<id>urn:1</id><updated>2025-03-05T01:00:00Z</updated></entry></feed>"
)


def rss(*items: str) -> bytes:
    return (HEAD + "".join(items) + "</channel></rss>").encode()


def test_items_have_plain_titles_whole_addresses_and_days():
    quay, fish = feeds.items(rss(QUAY, FISH), base_url="https://alder.example/rss.xml")
    assert quay.title == "Quay closed & fenced"
    assert quay.url == "https://alder.example/a/quay"
    assert quay.published == date(2025, 3, 4)
    assert quay.summary == "The council voted."
    assert (fish.title, fish.url, fish.published) == ("Fish market stays", "https://alder.example/fish", None)


def test_atom_is_read_like_rss():
    (item,) = feeds.items(ATOM.encode(), base_url="https://alder.example/news/feed")
    assert (item.title, item.url, item.published) == ("Quay", "https://alder.example/news/quay", date(2025, 3, 5))


def test_a_feed_that_is_cut_off_keeps_its_items():
    data = rss(*[FISH.replace("/fish", f"/fish/{number}") for number in range(20)])
    assert len(feeds.items(data[: len(data) * 2 // 3])) >= 10


def test_an_item_without_a_web_address_or_listed_twice_is_left_out():
    odd = FISH.replace("https://alder.example/fish", "file:///etc/hosts")
    assert [item.url for item in feeds.items(rss(odd, FISH, FISH))] == ["https://alder.example/fish"]


def test_an_empty_feed_is_a_feed():
    assert feeds.items(rss()) == ()


def test_an_item_without_a_title_is_named_by_its_address_and_a_long_summary_is_cut():
    long = "<item><link>https://alder.example/x</link><description>" + "word " * 200 + "</description></item>"
    (item,) = feeds.items(rss(long))
    assert item.title == "https://alder.example/x"
    assert len(item.summary) <= 401
    assert item.summary.endswith("word…")


@pytest.mark.parametrize("data", [b"", b"  \n "])
def test_nothing_is_not_a_feed(data):
    with pytest.raises(NotAFeed, match="returned nothing"):
        feeds.items(data)


def test_a_web_page_is_not_a_feed_and_its_feed_is_named():
    page = "<!DOCTYPE html><html><head>{}</head><body><p>Hello</p></body></html>"
    with pytest.raises(NotAFeed, match="This is a web page, not an RSS or Atom feed") as caught:
        feeds.items(page.format("").encode())
    assert "RSS or Atom address" in caught.value.advice
    link = '<link rel="alternate" type="application/rss+xml" href="/rss?a=1&amp;b=2">'
    with pytest.raises(NotAFeed) as caught:
        feeds.items(page.format(link).encode(), base_url="https://alder.example/news")
    assert caught.value.advice == "The page names its feed: https://alder.example/rss?a=1&b=2"


@pytest.mark.parametrize("data", [b"just words", b"%PDF-1.4", b'{"items": []}', b"/etc/hosts", b"http://127.0.0.1/"])
def test_anything_else_is_not_a_feed_and_is_not_opened_as_a_path_or_address(data):
    with pytest.raises(NotAFeed, match="This is not an RSS or Atom feed"):
        feeds.items(data)


def test_a_feed_over_the_limit_is_refused():
    with pytest.raises(TooLarge, match="larger than 5 MB"):
        feeds.items(rss(FISH) + b" " * 5_000_000)


def test_entities_of_a_feed_reach_no_file():
    bomb = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + rss(FISH.replace("Fish", "&x;")).decode()[38:]
    (item,) = feeds.items(bomb.encode())
    assert item.title.endswith("market stays")
    assert "localhost" not in item.title


def test_an_item_with_empty_parts_is_read():
    (item,) = feeds.items(rss("<item><title/><link>https://alder.example/x</link><description/></item>"))
    assert (item.title, item.summary) == ("https://alder.example/x", "")


RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://alder.example/"><title>Alder Post</title>'
    '</channel><item rdf:about="https://alder.example/q"><title>Quay</title><link>https://alder.example/q</link>'
    "<dc:creator>Jo Marsh</dc:creator><dc:date>2025-03-04T23:30:00-05:00</dc:date></item></rdf:RDF>"
)


def test_rdf_is_read_like_rss():
    found = feeds.read(RDF.encode())
    (item,) = found.items
    assert (found.title, item.title, item.url) == ("Alder Post", "Quay", "https://alder.example/q")
    assert (item.author, item.published) == ("Jo Marsh", date(2025, 3, 4))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Tue, 04 Mar 2025 23:30:00 -0500", date(2025, 3, 4)),
        ("2025-03-04T23:30:00-05:00", date(2025, 3, 4)),
        ("Tue Mar 4 23:30:00 2025", date(2025, 3, 4)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Mon, 01 Jan 1601 00:00:00 GMT", None),
        ("2099-01-01", None),
        ("last week", None),
        ("", None),
    ],
)
def test_the_day_of_an_item_is_its_own(told, expected):
    (item,) = feeds.items(rss(FISH.replace("</item>", f"<pubDate>{told}</pubDate></item>")))
    assert item.published == expected


def test_an_item_carries_its_key_and_its_whole_text():
    whole = "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;"
    content = f"<x:encoded xmlns:x='http://purl.org/rss/1.0/modules/content/'>{whole}</x:encoded>"
    (item,) = feeds.items(rss(FISH.replace("</item>", f"<guid>urn:7</guid>{content}</item>")))
    assert (item.guid, item.text) == ("urn:7", "<p>One.</p><p>Two.</p>")
    (plain,) = feeds.items(rss(FISH))
    assert (plain.guid, plain.text) == (plain.url, "")


def test_two_items_with_one_key_are_one():
    keyed = FISH.replace("</item>", "<guid>urn:7</guid></item>")
    assert len(feeds.items(rss(keyed, keyed.replace("/fish", "/other")))) == 1


def test_a_feed_of_a_whole_archive_is_cut_and_says_so():
    found = feeds.read(rss(*[FISH.replace("/fish", f"/fish/{number}") for number in range(510)]))
    assert (len(found.items), found.left_out) == (500, 10)
    assert found.items[0].url.endswith("/fish/0")
