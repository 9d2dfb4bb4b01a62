"""The desk: every verb of Evenhand in one place, for the browser, the command line and Python alike."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from filelock import FileLock

from briefing.desk.conversations import Talks
from briefing.desk.copying import note_copies
from briefing.desk.edits import Edits
from briefing.desk.feeds import Feeds
from briefing.desk.indexed import Indexing
from briefing.desk.intake import Added, Intake, looked, prepare
from briefing.desk.papers import Papers
from briefing.desk.shelves import Shelves
from briefing.desk.storage import Storage, storage
from briefing.desk.style import Style, copy_packaged
from briefing.desk.tasks import Tasks
from briefing.errors import BriefingError, UnsupportedType
from briefing.export import FORMATS, pdf
from briefing.export.paper import Fitted, Paper
from briefing.models import chat
from briefing.models.deadline import Stop
from briefing.settings import ModelChoice, Settings
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
from briefing.writing.rows import Chosen


@dataclass(frozen=True, slots=True)
class Desk:
    """Open one with `open_desk`; close it, or use it in a `with` statement."""

    settings: Settings
    shelves: Shelves
    intake: Intake
    papers: Papers
    lock: FileLock
    style: Style
    feeds: Feeds

    def __enter__(self) -> Desk:
        """Return the desk itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the desk."""
        self.close()

    def add(self, source: Source) -> Added:
        """Add one source; raises the refusal as a `BriefingError` when it cannot be used."""
        return self.intake.add(source)

    def add_text(self, text: str, **details: str) -> Added:
        """Add pasted text; details: title, outlet, author, published (ISO), url, language."""
        name = details.get("title") or "pasted text"
        return self.add(Source("text", name, text.encode("utf-8", "replace"), "text/plain", details))

    def add_file(self, name: str, data: bytes, **details: str) -> Added:
        """Add the bytes of a file."""
        return self.add(Source("file", name, data, details=details))

    def add_url(self, url: str, **details: str) -> Added:
        """Fetch a page and add its article."""
        return self.add(Source("url", url.strip(), details=details))

    def add_many(self, sources: Iterable[Source]) -> Iterator[Added]:
        """Add several sources, yielding what became of each; a refused one never stops the rest."""
        return self.intake.add_many(sources)

    def look(self, source: Source) -> Article:
        """Return the article that a source would become, without keeping it; raises its refusal."""
        return prepare(source)

    def look_many(self, sources: Iterable[Source]) -> Iterator[tuple[Source, Article | BriefingError]]:
        """Yield each of several sources with the article that it would become, or with its refusal; none is kept."""
        return looked(sources)

    def keep(self, article: Article) -> Added:
        """Keep an article that was looked at, whose details may have been corrected in between."""
        return self.intake.shelve(article.title, article)

    def feed(self, url: str) -> tuple[FeedItem, ...]:
        """Fetch a feed and return its items, for the person to choose from."""
        return self.intake.feed(url.strip())

    def copies(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups of loaded articles that are nearly one text: two or more ids each."""
        note_copies(self.shelves.store)
        return self.shelves.store.copies()

    def load_samples(self) -> tuple[Added, ...]:
        """Load the sample articles into a library that has never held an article; later calls do nothing."""
        return self.intake.load_samples()

    def articles(self, scope: Scope = Scope()) -> tuple[Article, ...]:
        """Return the loaded articles in scope, newest publication first."""
        return self.shelves.store.articles(scope)

    def article(self, reference: str) -> Article:
        """Return one article by id, id prefix or exact title; raises `UnknownArticle`."""
        return self.shelves.article(reference)

    def reading(self, article_id: str) -> Reading:
        """Return what an article contains."""
        return self.shelves.reading(self.article(article_id))

    def correct(self, article_id: str, **details: str) -> Article:
        """Correct title, outlet, author, published (ISO date or ""), url or language of an article."""
        return self.shelves.correct(self.article(article_id).id, **details)

    def delete(self, article_id: str) -> None:
        """Delete an article; afterwards nothing of it answers any more."""
        self.shelves.delete(self.article(article_id).id)

    def collections(self) -> Mapping[str, tuple[str, ...]]:
        """Return the collections: name to article ids."""
        return self.shelves.store.collections()

    def collect(self, name: str, article_ids: Iterable[str]) -> None:
        """Make a collection hold exactly these articles; none of them removes it."""
        self.shelves.store.collect(name, [self.article(article_id).id for article_id in article_ids])

    def search(self, words: str, *, scope: Scope = Scope(), limit: int = 10) -> tuple[Hit, ...]:
        """Return the passages that bear on `words`, best first."""
        return self.shelves.search(words, scope, limit)

    def indexing(self) -> Indexing:
        """Return how many articles can be found by meaning so far; by words every one can at once."""
        return self.shelves.indexer.progress()

    def settle(self, timeout: float | None = None) -> Indexing:
        """Wait until every article can be found by meaning, or cannot be for now (`why`), at most `timeout` seconds."""
        return self.shelves.indexer.settle(timeout)

    def rebuild(self) -> int:
        """Rebuild the index from the store and return the number of passages."""
        return self.shelves.indexer.rebuild()

    def summarize(
        self, articles: Iterable[str] = (), *, length: Length = "short", topic: str = "", stop: Stop | None = None
    ) -> Summary:
        """Summarise articles (all of them when none is named) and keep the summary.

        Args:
            articles: ids, id prefixes or titles. length: line, short or full. stop: ends the writing early.
            topic: only what bears on it is told, "" for the articles' own story.

        Raises:
            InputError: nothing in the articles bears on the topic.
        """
        return self.papers.summarize(articles, length, topic, stop)

    def compare(
        self,
        articles: Iterable[str] = (),
        *,
        by: CompareBy | None = None,
        issues: Iterable[str] = (),
        voices: Iterable[str] = (),
        stop: Stop | None = None,
    ) -> Comparison:
        """Compare voices of one article or outlets across articles, and keep the comparison.

        Args:
            articles: ids, id prefixes or titles. by: voice or outlet; `None` chooses by the number of outlets.
            issues: rows in a person's own words, of at most 80 characters; they stand first, empty where nothing in
                the loaded text bears on them.
            voices: whom to compare, by name; the others are left out. stop: ends the writing early.

        Raises:
            EditRefused: the name of an issue cannot be one. InputError: nobody to compare has such a name.
        """
        return self.papers.compare(articles, by, Chosen(tuple(issues), tuple(voices)), stop)

    def ask(
        self, question: str, *, scope: Scope = Scope(), conversation: str = "", stop: Stop | None = None
    ) -> Generator[Claim | Answer, None, None]:
        """Answer a question: yields each claim once it is checked, and last the whole `Answer`.

        Closing the iterator early, or `stop`, keeps what was checked, marked as incomplete.
        """
        return self.papers.ask(question, scope, conversation, stop)

    def brief(self, articles: Iterable[str] = (), *, topic: str = "", stop: Stop | None = None) -> Brief:
        """Write a one-page brief on articles or on a topic and keep it."""
        return self.papers.brief(articles, topic, stop)

    def suggestions(self, scope: Scope = Scope()) -> tuple[str, ...]:
        """Return up to four questions that the articles in scope can answer."""
        return self.papers.suggestions(scope)

    def documents(self) -> tuple[Kept, ...]:
        """Return the kept documents, newest first."""
        return self.shelves.store.documents()

    def document(self, document_id: str) -> Document:
        """Return a kept document; raises `UnknownDocument`."""
        return self.shelves.store.document(document_id)

    def forget(self, document_id: str) -> None:
        """Delete a kept document or conversation."""
        self.shelves.store.forget(document_id)

    def conversations(self) -> tuple[Conversation, ...]:
        """Return the kept conversations, newest first."""
        return self.shelves.store.conversations()

    def new_conversation(self, article_ids: Iterable[str] = ()) -> Conversation:
        """Start a conversation over some articles (all, when none is named)."""
        return self.shelves.store.new_conversation(tuple(self.article(article_id).id for article_id in article_ids))

    def conversation(self, conversation_id: str) -> Conversation:
        """Return one conversation with its answers; raises `UnknownDocument`."""
        return self.shelves.store.conversation(conversation_id)

    def export(self, document: Document | str, form: str) -> bytes:
        """Return a document in one of `briefing.export.FORMATS` ("pdf", "docx", "markdown", "html", "json" ...)."""
        if form not in FORMATS:
            advice = f"Choose one of: {', '.join(FORMATS)}."
            raise UnsupportedType(f"There is no export format {form!r}.", advice=advice)
        return FORMATS[form].render(self.document(document) if isinstance(document, str) else document)

    def one_page(self, brief: Brief, *, paper: Paper = "a4") -> Fitted:
        """Return what of a brief stands on its page, "a4" or "us-letter", and what is left out for space.

        Raises `ExportError`: a character has no glyph in the packaged fonts, or a brief cannot be cut to a page.
        """
        return pdf.one_page(brief, size=paper)

    def preview(self, fitted: Fitted, *, paper: Paper = "a4") -> bytes:
        """Return the page of a fitted brief as a PNG picture; raises as `one_page`."""
        return pdf.preview(fitted, size=paper)

    @property
    def edits(self) -> Edits:
        """The changes that a person can make to kept documents."""
        return Edits(self.shelves)

    @property
    def talks(self) -> Talks:
        """The conversations: ask in the background, stop, ask again, edit, branch, name, search, take away."""
        return Talks(self.papers)

    @property
    def tasks(self) -> Tasks:
        """The memory of work in the background, which outlives the program."""
        return Tasks(self.shelves.store)

    def with_model(self, choice: ModelChoice | None) -> Desk:
        """Return a desk over the same library that writes with this model (`None`: without one)."""
        return replace(self, papers=replace(self.papers, choice=choice))

    @property
    def writer_name(self) -> str:
        """The active writer: "extractive" or the model's name."""
        return self.papers.writer_name

    def test_model(self, choice: ModelChoice) -> str:
        """Call a model once and return a plain sentence on how it went; raises `ModelError`."""
        return chat.probe(choice)

    def model_names(self, choice: ModelChoice) -> tuple[str, ...]:
        """Return the model names that an OpenAI-compatible server lists."""
        return chat.model_names(choice)

    def storage(self) -> Storage:
        """Return what the library holds and how much room it takes."""
        return storage(self.settings, self.shelves)

    def copy_style(self) -> Path:
        """Write the packaged style sheet to the person's file, to be edited; it counts from the next opening on."""
        return copy_packaged(self.settings)

    def close(self) -> None:
        """Release the data folder."""
        self.feeds.close()
        self.papers.answering.close()
        self.shelves.close()
        self.lock.release()
