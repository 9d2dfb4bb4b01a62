"""An invented site with a feed, behind the guarded fetch but without a network."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from email.utils import format_datetime
from functools import partial
from html import escape

import httpx

from briefing.desk import Desk
from briefing.ingest import fetch
from tests.evals.invented import Author, Story

HOST = "https://alder.example"
FEED = f"{HOST}/rss.xml"


class Body(httpx.SyncByteStream):
    """A body that is read as it comes from a server."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __iter__(self) -> Iterator[bytes]:
        yield self.data


class Site:
    """Answers by path and remembers what it was asked.

    Args:
        stories: how many pages there are, /1, /2 ... in the feed.
    """

    def __init__(self, stories: int = 3, *, seed: int = 7) -> None:
        author = Author(seed)
        self.stories: dict[str, Story] = {f"/{number}": author.story(5) for number in range(1, stories + 1)}
        self.answers: dict[str, httpx.Response] = {}
        self.asked: list[httpx.Request] = []
        self.etag = '"v1"'
        self.full_text = False
        self.pause = 0.0
        self.most_at_once = 0
        self.last_page_asked = threading.Event()
        self._now = 0
        self._lock = threading.Lock()

    def opened(self, desk: Desk) -> Desk:
        """Return the desk with feeds that are fetched from this site."""
        ask = partial(fetch.ask, resolver=lambda host, port: ("93.184.216.34",), transport=httpx.MockTransport(self))
        return replace(desk, feeds=replace(desk.feeds, ask=ask))

    def paths(self) -> list[str]:
        """Return the paths that were asked for, and forget them."""
        found, self.asked = [request.url.path for request in self.asked], []
        return found

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        with self._lock:
            self.asked.append(request)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        if request.url.path == list(self.stories)[-1]:
            self.last_page_asked.set()
        time.sleep(self.pause)
        with self._lock:
            self._now -= 1
        return self._answer(request)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path in self.answers:
            return self.answers[path]
        if path in self.stories:
            return answer(page(self.stories[path]))
        if path == "/rss.xml":
            if request.headers.get("if-none-match") == self.etag:
                return answer("", 304, etag=self.etag)
            return answer(self.rss(), etag=self.etag, content_type="application/rss+xml")
        return answer("", 404)

    def rss(self) -> str:
        """Return the feed."""
        items = "".join(self._item(path, story) for path, story in self.stories.items())
        return f"<rss version='2.0'><channel><title>Alder Post</title>{items}</channel></rss>"

    def _item(self, path: str, story: Story) -> str:
        text = f"<content:encoded>{escape(markup(story))}</content:encoded>" if self.full_text else ""
        space = " xmlns:content='http://purl.org/rss/1.0/modules/content/'"
        return (
            f"<item{space}><title>{story.title}</title><link>{HOST}{path}</link><guid>urn:alder{path}</guid>"
            f"<pubDate>Tue, 04 Mar 2025 23:30:00 -0500</pubDate>{text}</item>"
        )


def markup(story: Story) -> str:
    """Return the paragraphs of a story as HTML."""
    return "".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)


def page(story: Story) -> str:
    """Return the page of a story."""
    head = f"<title>{story.title} | Alder Post</title><meta property='og:site_name' content='Alder Post'>"
    return f"<html><head>{head}</head><body><article><h1>{story.title}</h1>{markup(story)}</article></body></html>"


def answer(text: str, status: int = 200, **headers: str) -> httpx.Response:
    """Return an answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, headers={"content-type": "text/html", **named}, stream=Body(text.encode()))


def moved(path: str, *, status: int = 301) -> httpx.Response:
    """Return a redirect within the site."""
    return answer("", status, location=HOST + path)


def http_date(moment) -> str:
    """Return a time as HTTP writes it."""
    return format_datetime(moment, usegmt=True)
