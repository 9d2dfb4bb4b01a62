"""A desk in memory with the verbs of `briefing.desk.Desk`; what it writes is made by hand from the articles' words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from briefing.desk import Added, Indexing, Storage
from briefing.errors import (
    BriefingError,
    EditRefused,
    EmptyText,
    FetchError,
    ModelUnavailable,
    UnknownArticle,
    UnknownDocument,
)
from briefing.export import FORMATS, pdf
from briefing.export.paper import Fitted, Paper
from briefing.settings import ModelChoice, Settings
from briefing.types import (
    Answer,
    Article,
    Brief,
    Cell,
    Check,
    Claim,
    Column,
    Comparison,
    Conversation,
    Difference,
    Document,
    Evidence,
    FeedItem,
    Figure,
    Finding,
    Issue,
    Item,
    Kept,
    Moment,
    OpenQuestion,
    Person,
    Reading,
    Scope,
    Source,
    Span,
    Statement,
    Summary,
    Task,
    Unique,
    Voice,
    VoiceShare,
    WordingNote,
)
from briefing.writing import matrix, revising
from tests.ui.builders import article, claim, common, first_words, said
from tests.ui.fake_feeds import FakeFeeds
from tests.ui.fake_talks import FakeTalks

Doc = TypeVar("Doc", bound=Document)


@dataclass
class Shelf:
    articles: dict[str, Article] = field(default_factory=dict)
    collections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    calls: list[tuple[str, object]] = field(default_factory=list)
    printed: list[Paper] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)  # whole, as they will be
    slow: bool = False  # whether an answer stays at its first sentence


@dataclass
class FakeEdits:
    """Edits the documents of a shelf; new words are refused when they name a sum that no article has."""

    shelf: Shelf

    def sentences(self, document_id: str) -> tuple[Claim, ...]:
        return revising.sentences(self._document(document_id))

    def restore(self, document: Document) -> None:
        self._put(document)

    def drop(self, document_id: str, number: int) -> Document:
        return self._put(revising.dropped(self._document(document_id), number))

    def tick(self, document_id: str, number: int, *, on: bool = True) -> Document:
        return self._put(revising.ticked(self._document(document_id), number, on=on))

    def rewrite(self, document_id: str, number: int, text: str) -> Document:
        if "$500" in text:
            raise EditRefused("The new sentence is not borne out by its source. The figure “$500” is not there.")
        evidence = Evidence(tuple(self.shelf.articles.values()), {}, ())
        document = self._document(document_id)
        return self._put(revising.rewritten(document, number, text, evidence, check=lambda *_: Check("verified")))

    def move(self, document_id: str, part: str, at: int, to: int) -> Document:
        return self._put(revising.moved(self._document(document_id), part, at, to))

    def name_issue(self, document_id: str, at: int, label: str) -> Document:
        return self._put(matrix.named(self._comparison(document_id), at, label))

    def add_issue(self, document_id: str, label: str) -> Document:
        """Every cell holds the sentences of its column that are there already and have the label in them."""
        found = self._comparison(document_id)
        if "$500" in label:
            finding = Finding("figure", "$500", "The figure “$500” is not in the loaded text.")
            raise EditRefused("This cannot be looked for.", findings=[finding])
        cells = tuple(
            Cell(tuple(c for issue in found.issues for c in issue.cells[at].claims if label in c.text))
            for at, _ in enumerate(found.columns)
        )
        return self._put(replace(found, issues=(*found.issues, Issue(label, cells, named=True))))

    def merge_issues(self, document_id: str, at: int, into: int) -> Document:
        return self._put(matrix.merged(self._comparison(document_id), at, into))

    def hide_issue(self, document_id: str, at: int, *, on: bool = True) -> Document:
        return self._put(matrix.hidden(self._comparison(document_id), at, on=on))

    def choose_voices(self, document_id: str, names: Iterable[str]) -> Document:
        evidence = Evidence(tuple(self.shelf.articles.values()), {}, ())
        return self._put(matrix.chosen(self._comparison(document_id), list(names), lambda: evidence))

    def _comparison(self, document_id: str) -> Comparison:
        found = self._document(document_id)
        assert isinstance(found, Comparison)
        return found

    def _document(self, document_id: str) -> Document:
        return FakeDesk(self.shelf).document(document_id)

    def _put(self, document: Document) -> Document:
        self.shelf.documents[document.id] = document
        return document


@dataclass
class FakeTasks:
    """What is begun and not done, in memory."""

    held: dict[str, Task] = field(default_factory=dict)

    def begin(self, kind: str, items: Iterable[Item]) -> str:
        made = Task(f"t{len(self.held) + 1}", kind, dict(enumerate(items)), datetime(2031, 4, 3, tzinfo=UTC))
        self.held[made.id] = made
        return made.id

    def left(self) -> tuple[Task, ...]:
        return tuple(task for task in self.held.values() if task.items)

    def done(self, task: str, numbers: Iterable[int]) -> None:
        gone = set(numbers)
        left = {at: item for at, item in self.held[task].items.items() if at not in gone}
        self.held[task] = replace(self.held[task], items=left)

    def drop(self, task: str) -> None:
        self.held[task] = replace(self.held[task], items={})


@dataclass
class FakeDesk:
    shelf: Shelf = field(default_factory=Shelf)
    choice: ModelChoice | None = None
    model_error: BriefingError | None = None
    complete: bool = True  # whether what it writes is written to its end
    settings: Settings = field(default_factory=lambda: Settings(data=Path("unused")))
    feeds: FakeFeeds = field(default_factory=FakeFeeds)
    tasks: FakeTasks = field(default_factory=FakeTasks)
    embedded: Indexing | None = None  # how far the search by meaning is, where it is not over

    @property
    def edits(self) -> FakeEdits:
        return FakeEdits(self.shelf)

    @property
    def talks(self) -> FakeTalks:
        return FakeTalks(self)

    def model_names(self, choice):
        if choice.base_url.endswith(":2/v1"):
            raise ModelUnavailable("The model server does not answer.")
        return ("small", "large")

    @property
    def writer_name(self) -> str:
        return self.choice.model if self.choice else "extractive"

    def with_model(self, choice):
        return replace(self, choice=choice)

    def test_model(self, choice):
        if choice.base_url.endswith(":1/v1"):
            raise ModelUnavailable("The model server does not answer.")
        return f"{choice.model} answered in 0.2 seconds."

    def storage(self) -> Storage:
        shelf = self.shelf
        many = len(shelf.articles)
        kept = len(shelf.documents), len(shelf.conversations)
        return Storage(Path("unused").resolve(), many, 3 * many, *kept, 2_500_000, 1_250_000, "minilm-of-the-test")

    def put(self, *articles: Article) -> FakeDesk:
        self.shelf.articles.update({a.id: a for a in articles})
        return self

    def look(self, source: Source) -> Article:
        if source.data is None and "quay.example" not in source.name:
            raise FetchError(f"The page {source.name} could not be fetched.")
        text = (source.data or f"The quay of {source.name} reopened on Monday after the storm.".encode()).decode()
        if len(text.split()) < 3:
            raise EmptyText("There is no text in it.")
        details = dict(source.details)
        published = details.pop("published", "")
        details.setdefault("title", source.name)
        return article(text, **details, published=date.fromisoformat(published) if published else None)

    def look_many(self, sources: Iterable[Source]) -> Iterator[tuple[Source, Article | BriefingError]]:
        for source in sources:
            try:
                yield source, self.look(source)
            except BriefingError as error:
                yield source, error

    def keep(self, article: Article) -> Added:
        if article.id in self.shelf.articles:
            known = self.shelf.articles[article.id]
            return Added(article.title, "duplicate", f"“{known.title}” is already loaded.", known)
        self.put(article)
        return Added(article.title, "added", f"“{article.title}” was added.", article)

    def add(self, source: Source) -> Added:
        return replace(self.keep(self.look(source)), name=source.name)

    def add_text(self, text: str, **details: str) -> Added:
        return self.add(Source("text", "pasted text", text.encode(), details=details))

    def add_many(self, sources: Iterable[Source]) -> Iterator[Added]:
        for source in sources:
            try:
                yield self.add(source)
            except BriefingError as error:
                yield Added(source.name, "refused", str(error), error=error)

    def feed(self, url: str) -> tuple[FeedItem, ...]:
        return (
            FeedItem("Ferry vote", f"{url}/1", date(2031, 4, 2), "The vote in short."),
            FeedItem("Bridge plan", f"{url}/2"),
        )

    def indexing(self) -> Indexing:
        return self.embedded or Indexing(len(self.shelf.articles), len(self.shelf.articles))

    def copies(self) -> tuple[tuple[str, ...], ...]:
        """Articles that begin with the same twenty characters."""
        groups: dict[str, list[str]] = {}
        for one in self.shelf.articles.values():
            groups.setdefault(one.text[:20], []).append(one.id)
        return tuple(tuple(sorted(group)) for group in groups.values() if len(group) > 1)

    def articles(self, scope: Scope = Scope()) -> tuple[Article, ...]:
        kept = [a for a in self.shelf.articles.values() if not scope.outlets or a.outlet in scope.outlets]
        kept = [a for a in kept if not scope.articles or a.id in scope.articles]
        kept = [a for a in kept if not scope.collection or a.id in self.shelf.collections[scope.collection]]
        kept = [a for a in kept if not scope.since or (a.published and a.published >= scope.since)]
        kept = [a for a in kept if not scope.until or (a.published and a.published <= scope.until)]
        return tuple(a for a in kept if scope.words.lower() in f"{a.title} {a.text}".lower())

    def article(self, reference: str) -> Article:
        if reference not in self.shelf.articles:
            raise UnknownArticle(f"No loaded article has the id or title {reference!r}.")
        return self.shelf.articles[reference]

    def reading(self, article_id: str) -> Reading:
        found = self.article(article_id)
        last = found.text.rindex("\n\n") + 2 if "\n\n" in found.text else 0
        span, opening = Span(last, len(found.text)), Span(0, min(3, len(found.text)))
        money = found.text.find("$412")
        blow = found.text.find("slammed the reckless decision")
        return Reading(
            found.id,
            "1",
            statements=(
                Statement(opening, (opening,), "direct"),
                Statement(span, (span,), "indirect", "Toll Ferreira", role="of the Dockers’ Union"),
            ),
            voices=(
                Voice("Toll Ferreira", role="of the Dockers’ Union", statements=1, quoted_words=8),
                Voice("Ada Nym", declined=True, criticised=(Span(blow, blow + 29),) if blow >= 0 else ()),
                Voice("Mara Venn", mentions=2),
            ),
            figures=(Figure(money, money + 4, "$412", "money", "412", "USD"),) if money >= 0 else (),
            wording=(WordingNote(found.id, 0, 3, found.text[:3], "neutral", "a reason"),),
        )

    def correct(self, article_id: str, **details: str) -> Article:
        published = details.pop("published")
        values = {**details, "published": date.fromisoformat(published) if published else None}
        self.shelf.articles[article_id] = replace(self.article(article_id), **values)  # type: ignore[arg-type]
        return self.article(article_id)

    def delete(self, article_id: str) -> None:
        del self.shelf.articles[self.article(article_id).id]

    def collections(self) -> dict[str, tuple[str, ...]]:
        return dict(self.shelf.collections)

    def collect(self, name: str, article_ids: Iterable[str]) -> None:
        self.shelf.collections[name] = tuple(article_ids)
        if not self.shelf.collections[name]:
            del self.shelf.collections[name]

    def _chosen(self, verb: str, references: Iterable[str]) -> list[Article]:
        self.shelf.calls.append((verb, tuple(references)))
        if self.model_error:
            raise self.model_error
        return [self.article(r) for r in references] or list(self.shelf.articles.values())

    def _keep(self, document: Doc) -> Doc:
        document = replace(
            document, id=f"d{len(self.shelf.documents) + 1}", complete=document.complete and self.complete
        )
        self.shelf.documents[document.id] = document
        return document

    def summarize(self, articles: Iterable[str] = (), *, length="short", topic="", stop=None) -> Summary:
        chosen = self._chosen("summarize", articles)
        first = chosen[0]
        parts = common(chosen, f"Summary: {first.title}", self.writer_name)
        made = replace(parts.pop("provenance"), settings={"length": length})
        return self._keep(
            Summary(
                **parts,
                provenance=made,
                sentences=(*(claim(a, first_words(a)) for a in chosen), said(first)),
                ledger=(WordingNote(first.id, 0, 3, first.text[:3], "", "an evaluation"),),
                voices=(VoiceShare(first.id, Voice("Mara Venn", role="commissioner", statements=2, quoted_words=9)),),
                topic=topic,
            )
        )

    def compare(self, articles: Iterable[str] = (), *, by=None, issues=(), voices=(), stop=None) -> Comparison:
        chosen = self._chosen("compare", articles)
        shares = tuple(
            VoiceShare(a.id, voice) for a in chosen for voice in self.reading(a.id).voices if voice.statements
        )
        first, last = chosen[0], chosen[-1]
        return self._keep(
            Comparison(
                **common(chosen, f"Comparison: {first.title}", self.writer_name),
                by=by or "outlet",
                columns=tuple(Column(a.label, "outlet", articles=(a.id,)) for a in chosen),
                issues=(
                    Issue("The vote", tuple(Cell((claim(a, first_words(a)),)) for a in chosen)),
                    Issue("The night crew", (Cell((said(first),)), *(Cell() for _ in chosen[1:]))),
                    *(Issue(label, tuple(Cell() for _ in chosen), named=True) for label in issues),
                ),
                figures=(Difference("Loss each night", (said(first), said(last))),),
                terms=(Difference("What it is called", (said(first), said(last))),),
                shared=(claim(first, first_words(first)),),
                only=(Unique(last.label, (said(last),)),),
                copies=((first.id, last.id),),
                voices=shares,
                first=shares,
            )
        )

    def brief(self, articles: Iterable[str] = (), *, topic: str = "", stop=None) -> Brief:
        chosen = self._chosen("brief", articles)
        first = chosen[0]
        one = claim(first, first_words(first))
        return self._keep(
            Brief(
                **common(chosen, topic or first.title, self.writer_name),
                headline=one,
                bottom_line=(one,),
                key_facts=(one, said(first)),
                says=(said(first),),
                differ=(Difference("Loss each night", (one, said(first))),),
                timeline=(Moment(date(2031, 5, 3), one),),
                who=(Person("Mara Venn", "harbour commissioner", one),),
                wording=(WordingNote(first.id, 0, 3, first.text[:3], "criticised"),),
                questions=(OpenQuestion("Who pays for the night crew?", (one,)),),
                left_out=("A sentence that did not fit.",),
                topic=topic,
            )
        )

    def suggestions(self, scope: Scope = Scope()) -> tuple[str, ...]:
        return ("What did the council decide?", "What does Toll Ferreira say?") if self.articles(scope) else ()

    def documents(self) -> tuple[Kept, ...]:
        kinds = {Summary: "summary", Comparison: "comparison", Answer: "answer", Brief: "brief"}
        return tuple(
            Kept(d.id, kinds[type(d)], d.title, datetime(2031, 4, 3, tzinfo=UTC))  # type: ignore[arg-type]
            for d in reversed(self.shelf.documents.values())
        )

    def document(self, document_id: str) -> Document:
        if document_id not in self.shelf.documents:
            raise UnknownDocument(f"No kept document has the id {document_id!r}.")
        return self.shelf.documents[document_id]

    def forget(self, document_id: str) -> None:
        self.shelf.documents.pop(document_id, None)
        self.shelf.conversations.pop(document_id, None)

    def conversations(self) -> tuple[Conversation, ...]:
        return tuple(self.conversation(one) for one in reversed(self.shelf.conversations))

    def new_conversation(self, article_ids: Iterable[str] = ()) -> Conversation:
        made = Conversation(f"c{len(self.shelf.conversations) + 1}", "", (), tuple(article_ids))
        self.shelf.conversations[made.id] = made
        return made

    def conversation(self, conversation_id: str) -> Conversation:
        if conversation_id not in self.shelf.conversations:
            raise UnknownDocument(f"No kept conversation has the id {conversation_id!r}.")
        found = self.shelf.conversations[conversation_id]
        return replace(found, answers=tuple(turn.answer for turn in found.path))

    def export(self, document: Document, form: str) -> bytes:
        return FORMATS[form].render(document)

    def one_page(self, brief: Brief, *, paper: Paper = "a4") -> Fitted:
        self.shelf.printed.append(paper)
        return pdf.one_page(brief, size=paper)

    def preview(self, fitted: Fitted, *, paper: Paper = "a4") -> bytes:
        return pdf.preview(fitted, size=paper)
