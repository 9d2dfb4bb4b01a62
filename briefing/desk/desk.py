"""The desk: every verb of Evenhand in one place, for the browser, the command line and Python alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from briefing.settings import ModelChoice
from briefing.types import (
    Answer,
    Article,
    Brief,
    Claim,
    CompareBy,
    Comparison,
    Conversation,
    Document,
    FeedItem,
    Hit,
    Kept,
    Length,
    Reading,
    Scope,
    Source,
    Summary,
)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source.

    Args:
        name: the source's name, as the person knows it.
        state: added, duplicate (the same text is already loaded) or refused.
        article: the article, new or already there; `None` when refused.
        message: one plain sentence for the person.
    """

    name: str
    state: Literal["added", "duplicate", "refused"]
    message: str
    article: Article | None = None


class Desk:
    """Open one with `open_desk`; close it, or use it in a `with` statement."""

    # --- articles in -------------------------------------------------------------------------------------------------
    def add(self, source: Source) -> Added:
        """Add one source; raises the refusal as a `BriefingError` when it cannot be used."""
        raise NotImplementedError

    def add_text(self, text: str, **details: str) -> Added:
        """Add pasted text; details: title, outlet, author, published (ISO), url, language."""
        raise NotImplementedError

    def add_file(self, name: str, data: bytes, **details: str) -> Added:
        """Add the bytes of a file."""
        raise NotImplementedError

    def add_url(self, url: str, **details: str) -> Added:
        """Fetch a page and add its article."""
        raise NotImplementedError

    def add_many(self, sources: Iterable[Source]) -> Iterator[Added]:
        """Add several sources, yielding what became of each; a refused one never stops the rest."""
        raise NotImplementedError

    def feed(self, url: str) -> tuple[FeedItem, ...]:
        """Fetch a feed and return its items, for the person to choose from."""
        raise NotImplementedError

    def load_samples(self) -> tuple[Added, ...]:
        """Load the sample articles into a library that has never held an article; later calls do nothing."""
        raise NotImplementedError

    # --- the library -------------------------------------------------------------------------------------------------
    def articles(self, scope: Scope = Scope()) -> tuple[Article, ...]:
        """Return the loaded articles in scope, newest publication first."""
        raise NotImplementedError

    def article(self, reference: str) -> Article:
        """Return one article by id, id prefix or exact title; raises `UnknownArticle`."""
        raise NotImplementedError

    def reading(self, article_id: str) -> Reading:
        """Return what an article contains."""
        raise NotImplementedError

    def correct(self, article_id: str, **details: str) -> Article:
        """Correct title, outlet, author, published (ISO date or ""), url or language of an article."""
        raise NotImplementedError

    def delete(self, article_id: str) -> None:
        """Delete an article; afterwards nothing of it answers any more."""
        raise NotImplementedError

    def collections(self) -> Mapping[str, tuple[str, ...]]:
        """Return the collections: name to article ids."""
        raise NotImplementedError

    def collect(self, name: str, article_ids: Iterable[str]) -> None:
        """Make a collection hold exactly these articles; none of them removes it."""
        raise NotImplementedError

    def search(self, words: str, *, scope: Scope = Scope(), limit: int = 10) -> tuple[Hit, ...]:
        """Return the passages that bear on `words`, best first."""
        raise NotImplementedError

    def rebuild(self) -> int:
        """Rebuild the index from the store and return the number of passages."""
        raise NotImplementedError

    # --- documents ---------------------------------------------------------------------------------------------------
    def summarize(self, articles: Iterable[str] = (), *, length: Length = "short") -> Summary:
        """Summarise articles (all of them when none is named) and keep the summary."""
        raise NotImplementedError

    def compare(self, articles: Iterable[str] = (), *, by: CompareBy | None = None) -> Comparison:
        """Compare voices of one article or outlets across articles; `None` chooses by the number of articles."""
        raise NotImplementedError

    def ask(self, question: str, *, scope: Scope = Scope(), conversation: str = "") -> Iterator[Claim | Answer]:
        """Answer a question: yields each claim once it is checked, and last the whole `Answer`.

        Closing the iterator early keeps what was checked, marked as incomplete.
        """
        raise NotImplementedError

    def brief(self, articles: Iterable[str] = (), *, topic: str = "") -> Brief:
        """Write a one-page brief on articles or on a topic and keep it."""
        raise NotImplementedError

    def suggestions(self, scope: Scope = Scope()) -> tuple[str, ...]:
        """Return up to four questions that the articles in scope can answer."""
        raise NotImplementedError

    def documents(self) -> tuple[Kept, ...]:
        """Return the kept documents, newest first."""
        raise NotImplementedError

    def document(self, document_id: str) -> Document:
        """Return a kept document; raises `UnknownDocument`."""
        raise NotImplementedError

    def forget(self, document_id: str) -> None:
        """Delete a kept document or conversation."""
        raise NotImplementedError

    def conversations(self) -> tuple[Conversation, ...]:
        """Return the kept conversations, newest first."""
        raise NotImplementedError

    def new_conversation(self, article_ids: Iterable[str] = ()) -> Conversation:
        """Start a conversation over some articles (all, when none is named)."""
        raise NotImplementedError

    def conversation(self, conversation_id: str) -> Conversation:
        """Return one conversation with its answers; raises `UnknownDocument`."""
        raise NotImplementedError

    def export(self, document: Document | str, form: str) -> bytes:
        """Return a document in one of `briefing.export.FORMATS` ("markdown", "html", "json")."""
        raise NotImplementedError

    # --- the writer --------------------------------------------------------------------------------------------------
    def with_model(self, choice: ModelChoice | None) -> Desk:
        """Return a desk over the same library that writes with this model (`None`: without one)."""
        raise NotImplementedError

    @property
    def writer_name(self) -> str:
        """The active writer: "extractive" or the model's name."""
        raise NotImplementedError

    def test_model(self, choice: ModelChoice) -> str:
        """Call a model once and return a plain sentence on how it went; raises `ModelError`."""
        raise NotImplementedError

    def model_names(self, choice: ModelChoice) -> tuple[str, ...]:
        """Return the model names that an OpenAI-compatible server lists."""
        raise NotImplementedError

    def close(self) -> None:
        """Release the data folder."""
        raise NotImplementedError
