"""A desk of paper and a run of the command line over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from briefing.commands import main
from briefing.errors import BriefingError, EditRefused, NotAnArticle, UnknownArticle, UnknownDocument
from briefing.export import FORMATS
from briefing.settings import Settings
from briefing.types import (
    Article,
    Check,
    Document,
    Evidence,
    FeedItem,
    Hit,
    Kept,
    Passage,
    Reading,
    Source,
    Statement,
    Talk,
)
from briefing.types import Span as S
from briefing.writing import revising
from tests.export.builders import COST, TRAM, answer, brief, comparison, summary, transcript

ITEMS = (FeedItem("One", "https://a.example/1", date(2026, 3, 4), "first"), FeedItem("Two", "https://a.example/2"))


@dataclass(frozen=True)
class Outcome:
    """Stands in for `briefing.desk.Added`, so that these tests need not import the whole desk."""

    name: str
    state: str
    message: str
    article: Article | None = None
    error: BriefingError | None = None


@dataclass
class PaperEdits:
    """Edits the one kept document of a paper desk; new words are refused when they name a sum of 500."""

    desk: PaperDesk

    def sentences(self, document_id):
        return revising.sentences(self.desk.document(document_id))

    def tick(self, document_id, number, *, on=True):
        self.desk.kept = revising.ticked(self.desk.document(document_id), number, on=on)

    def drop(self, document_id, number):
        self.desk.kept = revising.dropped(self.desk.document(document_id), number)

    def rewrite(self, document_id, number, text):
        if "500" in text:
            raise EditRefused("The new sentence is not borne out by its source. The figure “500” is not there.")
        evidence = Evidence(self.desk.loaded, {}, ())
        self.desk.kept = revising.rewritten(
            self.desk.document(document_id), number, text, evidence, check=lambda *_: Check("verified")
        )


@dataclass
class PaperDesk:
    """A desk that answers from fixed values and writes down what it was asked."""

    settings: Settings
    loaded: tuple[Article, ...] = (TRAM, COST)
    asked: list[Any] = field(default_factory=list)
    reply: Any = None
    made: Any = None
    read: Reading | None = None
    closed: bool = False
    settled: Any = field(default_factory=lambda: SimpleNamespace(finished=True, failed=0, why="", done=1, total=1))
    kept: Document = field(default_factory=brief)
    writer_name: str = "extractive"
    style: Any = field(
        default_factory=lambda: SimpleNamespace(problem="", path=None, sheet=SimpleNamespace(entries=()))
    )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.closed = True

    def add_many(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        for source in sources:
            self.asked.append(source)
            if "wall" in source.name:
                error = NotAnArticle("The page shows a cookie wall.")
                yield Outcome(source.name, "refused", str(error), error=error)
            else:
                yield Outcome(source.name, "added", "“Council approves tramway” was added.", TRAM)

    def settle(self, timeout=None):
        if isinstance(self.settled, BaseException):
            raise self.settled
        return self.settled

    @property
    def talks(self):
        listed = (Talk("c1", "What did the council decide?", datetime(2026, 3, 5, 9, 30, tzinfo=UTC), 2),)
        return SimpleNamespace(
            listing=lambda words="": () if "airport" in words else listed,
            transcript=lambda conversation: self._transcript(conversation),
        )

    def _transcript(self, conversation):
        if conversation != "c1":
            raise UnknownDocument(f"No conversation has the id {conversation!r}.")
        return transcript()

    def load_samples(self):
        return tuple(self.add_many(self.reply or ()))

    def feed(self, url):
        return ITEMS

    def articles(self, scope=None):
        self.asked.append(scope)
        return self.loaded

    def article(self, reference):
        for one in self.loaded:
            if one.id.startswith(reference) or one.title == reference:
                return one
        raise UnknownArticle(f"No loaded article has the id or title {reference!r}.")

    def reading(self, article_id):
        return self.read or Reading(article_id, "1", statements=(Statement(S(0, 3), (S(0, 3),), "direct"),))

    def search(self, words, *, scope, limit):
        self.asked.append((words, scope, limit))
        return (Hit(Passage("p1", TRAM.id, 0, 0, 11, TRAM.text[:11]), 0.5),)

    def delete(self, article_id):
        self.asked.append(article_id)

    def rebuild(self):
        return 1234

    def ask(self, question, *, scope):
        self.asked.append((question, scope))
        made = self.made or answer()
        yield from made.claims()
        yield made

    def summarize(self, articles, *, length, topic):
        return self._make(summary(), list(articles), length, topic)

    def compare(self, articles, *, by, issues, voices):
        return self._make(comparison(), list(articles), by, list(issues), list(voices))

    def brief(self, articles, *, topic):
        return self._make(brief(), list(articles), topic)

    def documents(self):
        return (Kept("d1", "brief", "Tarnwick gets its tram", datetime(2026, 3, 5, 8, 30, tzinfo=UTC)),)

    def document(self, document_id):
        if document_id != "d1":
            raise UnknownDocument(f"No kept document has the id {document_id!r}.")
        return self.kept

    @property
    def edits(self):
        return PaperEdits(self)

    def forget(self, document_id):
        self.asked.append(document_id)

    def export(self, document, form):
        return FORMATS[form].render(document)

    def test_model(self, choice):
        return f"{choice.model} answered."

    def _make(self, document: Document, *asked: object) -> Any:
        self.asked.append(asked)
        if isinstance(self.reply, BaseException):
            raise self.reply
        return self.made or document


class Run:
    """One desk and the command line over it."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.desk = PaperDesk(Settings(data=None))  # type: ignore[arg-type]  # never touched

    def __call__(self, *argv: str) -> tuple[int, str, str]:
        def open_desk(settings):
            self.desk.settings = settings
            return self.desk

        code = main(argv, open_desk=open_desk)
        out, err = self.capsys.readouterr()
        return code, out, err
