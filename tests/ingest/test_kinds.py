"""Pages that are something else than an article, and articles that look like such pages."""

from __future__ import annotations

import json

import pytest

from briefing.errors import NotAnArticle
from tests.ingest.build import QUAY, from_page, page, story

TEASER = "Ships wait off the coast and nobody can say for how long."
PLACES = (
    "Alder",
    "Moss",
    "Corvan",
    "Brandt",
    "Verrin",
    "Sandwick",
    "Tarn",
    "Holme",
    "Velm",
    "Brennick",
    "Orm",
    "Dunmere",
)
CARDS = "".join(
    f"<div><h2><a href='/{number}'>{place} council votes on the flood wall</a></h2><p>{TEASER} {place} waits.</p></div>"
    for number, place in enumerate(PLACES)
)
BARE = (
    "<ul>" + "".join(f"<li><a href='/{place}'>{place} closes its northern quay</a></li>" for place in PLACES) + "</ul>"
)


def typed(kind: str, **more: object) -> str:
    node = {"@context": "https://schema.org", "@type": kind, "headline": "Alderhaven closes its quay", **more}
    return f"<title>Alderhaven closes its quay</title><script type='application/ld+json'>{json.dumps(node)}</script>"


def figures(count: int, words: str) -> str:
    return "".join(
        f"<figure><img src='{number}.jpg'><figcaption>Boat number {number} {words}.</figcaption></figure>"
        for number in range(count)
    )


def refusal(body: str, head: str = "<title>Alder Post</title>") -> str:
    with pytest.raises(NotAnArticle) as caught:
        from_page(page(body, head=head))
    assert caught.value.advice
    return caught.value.message


@pytest.mark.parametrize(
    "body", [f"<main>{CARDS}</main>", f"<main>{BARE}</main>", f"<h1>Latest</h1><article>{CARDS}</article>"]
)
def test_a_list_of_links_is_refused(body):
    assert refusal(body) == "The page is a list of links to other pages, not an article."


def test_a_gallery_is_refused_and_one_with_a_text_is_marked():
    slides = "".join(f"<p>{n} of 8</p><p>{n} / 8 A boat of the {n} fleet lies in the harbour.</p>" for n in range(1, 9))
    assert "picture gallery" in refusal(f"<article>{slides}</article>")
    body = "".join(
        f"<p>{text}</p>" for text in (*QUAY, QUAY[0].replace("Tuesday", "Friday"), QUAY[2].replace("40", "50"))
    )
    article = from_page(page(f"<article>{body}</article>", head=typed("ImageGallery")))
    assert article.notices == ("This page is a picture gallery: captions stand among its sentences.",)


def test_a_live_blog_is_marked():
    entries = "".join(f"<h3>1{n}:4{n}</h3><p>{QUAY[n % 3]}</p><p>{QUAY[(n + 1) % 3]} {n}</p>" for n in range(5))
    article = from_page(page(f"<article>{entries}</article>"))
    assert article.notices[0].startswith("This is a live blog")
    typed_page = from_page(page(story(), head=typed("LiveBlogPosting")))
    assert typed_page.notices[0].startswith("This is a live blog")


def test_the_free_part_of_a_paid_article_is_marked():
    article = from_page(page(story(), head=typed("NewsArticle", isAccessibleForFree="False")))
    assert article.notices == (
        "The page says that the whole article is for subscribers; this may be its beginning only.",
    )
    assert from_page(page(story(), head=typed("NewsArticle", isAccessibleForFree=True))).notices == ()


@pytest.mark.parametrize("end", ["read more", "Continue reading", "…", "[...]", "Read the full story »"])
def test_a_text_that_breaks_off_is_a_teaser(end):
    assert "only the beginning" in refusal(f"<article><p>{QUAY[0]}</p><p>{QUAY[1]} {end}</p></article>")


TRUE = {
    "a story on cookies": "The new rule on cookies lets people reject all of them, the privacy officer said on Friday.",
    "a story on a live blog": "The paper ran a live blog of the vote until the last ship had left, its editor said.",
    "a story on a gallery": "The gallery showed 4 of 12 pictures of the quay, and the one that won hangs in town.",
    "a story on subscribers": "The paper has 4,000 subscribers, and most of them read the story on their telephones.",
    "a story on a lost page": "The council’s page was not found for a day, and the clerk said that nobody noticed.",
    "a story on scripts": "The port’s site requires JavaScript, which the harbour master called a nuisance on Monday.",
    "a story with times": "10:30 is when the ferry leaves, and the council wants it to leave at 11:00 from May on.",
}


@pytest.mark.parametrize("kind", TRUE)
def test_an_article_that_mentions_such_things_is_an_article(kind):
    article = from_page(page(story(f"<p>{TRUE[kind]}</p>")))
    assert TRUE[kind] in article.text
    assert article.notices == ()


def test_an_article_among_links_and_pictures_is_an_article():
    body = f"<nav>{BARE}</nav>{story(figures(3, 'waits off the coast'))}<aside>{BARE}</aside>"
    article = from_page(page(body))
    assert all(paragraph in article.text for paragraph in QUAY)
    assert article.notices == ()


def test_sections_under_linked_headings_are_an_article():
    sections = "".join(
        f"<h2><a href='/{number}'>{place} has a plan of its own</a></h2><p>{' '.join(QUAY)} So it is in {place}.</p>"
        for number, place in enumerate(PLACES[:6])
    )
    assert "Moss has a plan of its own" in from_page(page(f"<article>{sections}</article>")).text
