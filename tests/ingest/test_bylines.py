"""What a page is called, who wrote it, where and when, however it says so."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.ingest.build import from_page, page, story

URL = "<meta property='og:url' content='https://www.alderpost.example/a/quay'>"


def linked(**values: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **values}
    return f"{URL}<script type='application/ld+json'>{json.dumps(node)}</script>"


def read(head: str, extra: str = ""):
    return from_page(page(extra + story(), head=head))


@pytest.mark.parametrize(
    "author",
    [
        {"@type": "Person", "name": "Jo Marsh"},
        [{"@type": "Person", "name": "Jo Marsh"}],
        {"@type": "Person", "name": ["Jo Marsh"]},
        "Jo Marsh",
        "By Jo Marsh",
        "JO MARSH",
        "Jo Marsh, Harbour Reporter",
        "Jo Marsh Senior Harbour Reporter",
        [{"name": "Jo Marsh"}, {"name": "jo marsh"}, {"name": "admin"}, {"name": "https://alderpost.example/jo"}],
        [{"name": "Alder Post"}, {"name": "Jo Marsh"}],
    ],
)
def test_the_writer_is_named_as_a_person(author):
    head = linked(author=author, publisher={"name": "Alder Post"})
    assert read(head).author == "Jo Marsh"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Jo Marsh and Li Wen", "Jo Marsh; Li Wen"),
        ("Jo Marsh, Li Wen, Corvan Agency", "Jo Marsh; Li Wen; Corvan Agency"),
        ("Ole van der Berg", "Ole van der Berg"),
        ("Corvan Agency", "Corvan Agency"),
        ("admin", ""),
        ("editor@alderpost.example", ""),
        ("Tuesday, March 4", ""),
    ],
)
def test_a_byline_is_taken_apart(told, expected):
    assert read(linked(author=told)).author == expected


def test_a_meta_element_and_a_graph_name_the_writer_too():
    assert read(f"{URL}<meta name='parsely-author' content='Jo Marsh'>").author == "Jo Marsh"
    graph = {"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["Article"], "author": {"name": "Jo Marsh"}}]}
    assert read(f"<script type='application/ld+json'>{json.dumps(graph)}</script>").author == "Jo Marsh"


@pytest.mark.parametrize(
    "data", ["{", "[]", "[[[", "null", '{"@type": 7, "author": 7}', '{"@type": "Article", "author": [[]]}']
)
def test_structured_data_that_is_damaged_stops_nothing(data):
    article = read(f"<title>Quay</title><script type='application/ld+json'>{data}</script>")
    assert article.text.startswith("The harbour council")


@pytest.mark.parametrize(
    "title",
    [
        "Quay is closed: who pays | Alder Post", "Quay is closed: who pays - Alder Post", "Quay is closed: who pays",
        "Quay is closed: who pays — alderpost.example", "Quay is closed: who pays | Alder Post | Harbour",
    ],
)  # fmt: skip
def test_the_name_of_the_site_is_no_part_of_the_title(title):
    head = f"{URL}<title>{title}</title><meta property='og:site_name' content='Alder Post'>"
    head += f"<meta property='og:title' content='{title}'>"
    assert from_page(page(story().replace("<h1>Alderhaven closes its quay</h1>", ""), head=head)).title == (
        "Quay is closed: who pays"
    )


def test_a_title_with_a_dash_of_its_own_keeps_it():
    head = f"{URL}<title>Quay</title><meta property='og:site_name' content='Alder Post'>"
    head += "<meta property='og:title' content='Quay closed - market stays'>"
    assert from_page(page(story().replace("<h1>Alderhaven closes its quay</h1>", ""), head=head)).title == (
        "Quay closed - market stays"
    )


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("<meta property='og:site_name' content='Alder Post'>", "Alder Post"),
        (linked(publisher={"@type": "Organization", "name": "The Alder Post"}), "The Alder Post"),
        ("<meta property='og:site_name' content='World'>" + linked(publisher={"name": "Alder Post"}), "Alder Post"),
        ("<meta property='og:site_name' content='https://www.alderpost.example'>", "news.example"),
        ("<meta property='og:site_name' content='Copyright 2014'>", "news.example"),
    ],
)
def test_the_outlet_is_the_name_that_the_address_bears_out(head, outlet):
    assert read(f"{URL}<title>Quay</title>{head}").outlet == outlet


def test_the_day_is_the_one_that_readers_see():
    seen = "<p>Published <time datetime='2025-03-04'>4 March 2025</time></p>"
    assert read(linked(datePublished="2025-03-04T10:00:00Z")).published == date(2025, 3, 4)
    assert read(f"{URL}<meta property='article:published_time' content='2025-03-04'>").published == date(2025, 3, 4)
    assert read(URL, seen).published == date(2025, 3, 4)
