"""Values about articles: where they came from, their text, the passages and scopes in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

SourceKind = Literal["text", "file", "url", "feed"]
OutcomeState = Literal["added", "copy", "present", "refused", "failed", "unchanged", "limited"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` (inclusive) to `end` (exclusive) of one article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Source:
    """Something a person wants to load: bytes with a name, or an address still to be fetched.

    Args:
        kind: where it came from.
        name: a file name, a URL, or a label for pasted text.
        data: the bytes; `None` for an address that has not been fetched.
        content_type: the MIME type that the sender declared, if any.
        details: title, outlet, author, published, url and language as the person or a feed gave them; they win over
            what is found.
    """

    kind: SourceKind
    name: str
    data: bytes | None = None
    content_type: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry of a feed that the person may choose.

    Args:
        title: plain text. url: http or https. published: the day. summary: plain text, at most 400 characters.
        guid: how the feed tells its items apart, its address where the feed names nothing else.
        text: the whole text as the feed carries it, in HTML; "" where it carries none.
        author: as the feed names them.
    """

    title: str
    url: str
    published: date | None = None
    summary: str = ""
    guid: str = ""
    text: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was fetched: its title, its items in its own order, and how many more it has than are read."""

    title: str
    items: tuple[FeedItem, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that is followed.

    Args:
        id: eight hex digits.
        url: its address; a site that moves it for good changes it.
        title: as the feed names itself.
        every: how often it is asked while the app is open; `None` for on demand only.
        checked: when it was asked last.
        wait: not before this time, where the site asked for some time without requests.
        state: one plain sentence on the last time, "" before the first.
        gone: the site has removed it; it is not asked by schedule any more.
        etag, modified: the version that was read last, as the site names it.
    """

    id: str
    url: str
    title: str
    every: timedelta | None = None
    checked: datetime | None = None
    wait: datetime | None = None
    state: str = ""
    gone: bool = False
    etag: str = ""
    modified: str = ""

    def due(self, now: datetime) -> bool:
        """Tell whether the schedule asks for this feed at a time with an offset."""
        if self.every is None or self.gone or (self.wait and now < self.wait):
            return False
        return self.checked is None or now >= self.checked + self.every


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item of a feed, or of the feed itself.

    Args:
        subscription: the subscription's id.
        state: of an item: added; copy (added, and nearly the same text as another article); present (already there);
            refused (not an article, with the reason); failed (could not be fetched and is tried again). Of the feed
            itself: unchanged, failed, or limited (it has more items than were read).
        message: one plain sentence.
        title: the item's, or the feed's. url: likewise.
        key: what tells the item from others of its feed, "" for the feed itself.
        article: the article's id, "" without one.
        at: when.
    """

    subscription: str
    state: OutcomeState
    message: str
    title: str = ""
    url: str = ""
    key: str = ""
    article: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its cleaned text and what is known about it.

    Args:
        id: the first 16 hex digits of the SHA-256 of the normalised text; the same text is one article.
        text: the cleaned text; paragraphs are divided by one blank line. Every offset in Evenhand points into it.
        language: ISO 639-1 code, or "" when it could not be told.
        notices: plain sentences about how well the text could be taken in, shown to the person.
    """

    id: str
    text: str
    title: str
    outlet: str = ""
    author: str = ""
    published: date | None = None
    url: str = ""
    language: str = ""
    kind: SourceKind = "text"
    added: datetime | None = None
    notices: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Outlet, else title: how the article is named in a sentence."""
        return self.outlet or self.title


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences: `article.text[start:end] == text`, always."""

    id: str
    article_id: str
    number: int
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The passage's span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question, with its score (higher is better, comparable within one search only)."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles a search or document may use; empty fields do not restrict."""

    articles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    collection: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""
