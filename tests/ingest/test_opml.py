from datetime import UTC, datetime

import pytest
from lxml import etree

from briefing.errors import NotAFeed, TooLarge
from briefing.ingest import opml
from briefing.ingest.opml import Listed

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
FEEDS = (
    Listed("https://alder.example/rss?a=1&b=2", "Alder “Post” <daily>"),
    Listed("https://moss.example/feed", "Moss"),
)


def listing(*outlines: str) -> bytes:
    return f"<opml version='2.0'><head/><body>{''.join(outlines)}</body></opml>".encode()


def test_a_list_comes_back_as_it_went_out():
    assert opml.read(opml.write(FEEDS, title="Mine", created=NOW)) == FEEDS


def test_a_list_is_written_as_the_standard_asks():
    root = etree.fromstring(opml.write(FEEDS, title="Mine\x01", created=NOW))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "Mine"
    assert root.findtext("head/dateCreated") == "Wed, 04 Mar 2026 12:00:00 +0000"
    first = root.find("body/outline")
    assert first.attrib == {
        "type": "rss", "text": FEEDS[0].title, "title": FEEDS[0].title, "xmlUrl": FEEDS[0].url,
    }  # fmt: skip


def test_a_feed_without_a_title_is_named_by_its_address():
    root = etree.fromstring(opml.write([Listed("https://a.example/")], title="", created=NOW))
    assert root.find("body/outline").get("text") == "https://a.example/"


def test_folders_are_walked_and_doubles_told_once():
    found = opml.read(
        listing(
            "<outline text='News'><outline text='Deeper'><outline text='One' xmlUrl='https://one.example/'/></outline>",
            "</outline><outline title='Two' XMLURL=' https://two.example/ '/><outline text='A note'/>",
            "<outline text='One again' xmlUrl='https://one.example/'/>",
        )
    )
    assert found == (Listed("https://one.example/", "One"), Listed("https://two.example/", "Two"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_the_encoding_that_the_file_declares_is_read(encoding):
    text = (
        f"<?xml version='1.0' encoding='{encoding}'?>"
        + listing("<outline text='Zürich' xmlUrl='https://z/'/>").decode()
    )
    assert opml.read(text.encode(encoding)) == (Listed("https://z/", "Zürich"),)


@pytest.mark.parametrize("data", [b"", b"words", b"<rss/>", b"<opml><body>", b"\x00\x01", b"{}"])
def test_what_is_no_list_is_refused(data):
    with pytest.raises(NotAFeed, match="not an OPML file") as caught:
        opml.read(data)
    assert "Export the feeds" in caught.value.advice


@pytest.mark.parametrize(
    "document_type",
    [
        "<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>",
        "<!DOCTYPE opml [<!ENTITY a 'aaaaaaaaaa'><!ENTITY x '&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
        "<!DOCTYPE opml SYSTEM 'http://127.0.0.1:9/opml.dtd'>",
        "<!DOCTYPE opml [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/p'> %p;]>",
    ],
)
def test_a_document_type_is_refused_and_nothing_is_opened(document_type):
    with pytest.raises(NotAFeed):
        opml.read(document_type.encode() + listing("<outline text='x' xmlUrl='https://x.example/'/>"))


def test_a_list_over_the_limits_is_refused():
    with pytest.raises(TooLarge, match="larger than 2 MB"):
        opml.read(listing() + b" " * 2_000_000)
    many = (f"<outline text='x' xmlUrl='https://x.example/{number}'/>" for number in range(1001))
    with pytest.raises(TooLarge, match="more than 1,000 feeds"):
        opml.read(listing(*many))
