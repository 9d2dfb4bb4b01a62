"""Values about articles: where they came from, their text, the passages and scopes in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

SourceKind = Literal["text", "file", "url", "feed"]


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
    """One entry of a feed that the person may choose."""

    title: str
    url: str
    published: date | None = None
    summary: str = ""


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
