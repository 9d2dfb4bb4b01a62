"""Documents out: gather evidence, let a writer draft, keep what passed the checks."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar, cast

from briefing.desk import fallback, remembered
from briefing.desk.answering import Answering
from briefing.desk.remembered import Order
from briefing.desk.shelves import Shelves
from briefing.errors import EmptyText, InputError, ModelError, ModelStopped, QuestionTooLong
from briefing.ingest.duplicates import near_copies
from briefing.models.chat import Chat, open_chat
from briefing.models.deadline import Limit, Stop
from briefing.settings import EXTRACTIVE, ModelChoice
from briefing.types import (
    Among,
    Answer,
    Article,
    Brief,
    Claim,
    CompareBy,
    Comparison,
    Document,
    Evidence,
    Length,
    Scope,
    Summary,
)
from briefing.writing import answer, bearing, brief, comparison, summary
from briefing.writing.claims import Writer
from briefing.writing.extractive import ExtractiveWriter
from briefing.writing.generative import ModelWriter
from briefing.writing.prompts import Prompts
from briefing.writing.rows import Chosen

LONGEST_QUESTION = 1_000
ANSWER_PASSAGES = 10
TOPIC_PASSAGES = 24
MOST_SUGGESTING = 12  # articles, the newest, from which questions are suggested

Doc = TypeVar("Doc", bound=Document)


@dataclass(frozen=True, slots=True)
class Papers:
    """Makes the four documents, with or without a model.

    A model that fails costs nobody the document: it is written without one, and its note says so and why.

    Args:
        shelves: the library. prompts: for a model. choice: the model, `None` for none. chat: opens the model.
        answering: the questions that are being answered in the background. suggested: questions, by articles.
    """

    shelves: Shelves
    prompts: Prompts
    choice: ModelChoice | None = None
    chat: Callable[[ModelChoice, Limit], Chat] = open_chat
    answering: Answering = field(default_factory=Answering)
    suggested: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    @property
    def writer_name(self) -> str:
        """The active writer: "extractive" or the model's name."""
        return self.choice.model if self.choice else EXTRACTIVE

    def summarize(
        self, references: Iterable[str], length: Length, topic: str = "", stop: Stop | None = None
    ) -> Summary:
        """Summarise articles, or what bears on a topic in them."""
        topic = checked_question(topic) if topic.strip() else ""
        articles = self.shelves.chosen(references)
        evidence = self._bearing(articles, topic) if topic else self.shelves.evidence(articles)
        order = Order("summary", {"length": length, **({"topic": topic} if topic else {})}, evidence)
        return self._made(order, lambda w: summary.summarize(evidence, w, length=length, topic=topic), stop)

    def compare(
        self, references: Iterable[str], by: CompareBy | None, chosen: Chosen = Chosen(), stop: Stop | None = None
    ) -> Comparison:
        """Compare voices within, or outlets across, articles."""
        articles = self.shelves.chosen(references)
        way = by or _way(articles, chosen)
        evidence, copies = self.shelves.evidence(articles), near_copies(articles)
        order = Order("comparison", {"by": way, **chosen.settings}, evidence)
        make: Callable[[Writer], Comparison] = partial(
            comparison.compare, evidence, by=way, chosen=chosen, copies=copies
        )
        return self._made(order, make, stop)

    def brief(self, references: Iterable[str], topic: str, stop: Stop | None = None) -> Brief:
        """Write a brief on articles, or on what bears on a topic."""
        topic = checked_question(topic) if topic.strip() else ""
        articles = self.shelves.chosen(references)
        evidence = self._on_topic(articles, topic) if topic else self.shelves.evidence(articles)
        copies = near_copies(evidence.articles)
        order = Order("brief", {"topic": topic}, evidence)
        return self._made(order, lambda writer: brief.brief(evidence, writer, topic=topic, copies=copies), stop)

    def ask(
        self, question: str, scope: Scope, conversation: str, stop: Stop | None = None
    ) -> Generator[Claim | Answer, None, None]:
        """Answer a question, claim by claim; the last item is the whole answer, kept in its conversation."""
        turn, order = self._turn(question, scope, self._history(conversation), stop)
        shown: list[Claim] = []
        kept = False
        try:
            for piece in self._remembered(order) or turn.pieces():
                if isinstance(piece, Answer):
                    kept = True
                    piece = self._keep_answer(self._priced(piece), conversation, scope, order)
                else:
                    shown.append(piece)
                yield piece
        finally:
            if shown and not kept:
                self._keep_answer(self._priced(turn.stopped(shown)), conversation, scope, order)

    def growing(
        self, known: Answer, scope: Scope, before: Iterable[Answer], stop: Stop, *, anew: bool = False
    ) -> Generator[Answer, None, None]:
        """Answer a question: yields the answer so far after each sentence, and last the whole one.

        Args:
            known: has the question and the id; whoever asks keeps it. scope: the articles that are asked.
            before: what was answered before in this conversation. stop: ends it early.
            anew: do not take what the same model has written to the same question before.
        """
        turn, order = self._turn(known.question, scope, _told(before), stop)
        shown: list[Claim] = []
        for piece in (None if anew else self._remembered(order)) or turn.pieces():
            if isinstance(piece, Answer):
                whole = replace(self._priced(piece), id=known.id)
                yield whole
                self._note(whole, order)
            else:
                shown.append(piece)
                yield replace(self._priced(turn.stopped(shown)), id=known.id)

    def suggestions(self, scope: Scope) -> tuple[str, ...]:
        """Return questions that the newest articles in scope can answer; what was found out once is remembered."""
        articles = self.shelves.store.articles(scope)[:MOST_SUGGESTING]
        key = tuple(article.id for article in articles)
        if articles and key not in self.suggested:
            self.suggested[key] = answer.suggestions(self.shelves.evidence(articles))
        return self.suggested.get(key, ())

    def _on_topic(self, articles: tuple[Article, ...], topic: str) -> Evidence:
        return self.shelves.evidence_for(topic, Scope(articles=tuple(a.id for a in articles)), TOPIC_PASSAGES)

    def _bearing(self, articles: tuple[Article, ...], topic: str) -> Evidence:
        found = bearing.on_topic(self._on_topic(articles, topic), topic)
        if found is None:
            raise InputError(
                f"Nothing in the chosen articles bears on “{topic}”.",
                advice="Use other words, or add an article on it.",
            )
        return found

    def _history(self, conversation: str) -> tuple[tuple[str, str], ...]:
        if not conversation:
            return ()
        return _told(self.shelves.store.conversation(conversation).answers)

    def _turn(
        self, question: str, scope: Scope, history: tuple[tuple[str, str], ...], stop: Stop | None
    ) -> tuple[_Turn, Order]:
        question = checked_question(question)
        writer, failure = self._writer(stop)
        asked = answer.standalone(question, history, writer)
        evidence = self.shelves.evidence_for(asked, scope, ANSWER_PASSAGES)
        turn = _Turn(question, asked, history, evidence, writer, failure)
        return turn, Order("answer", {"question": question, "asked": asked, "history": history}, evidence)

    def _writer(self, stop: Stop | None) -> tuple[Writer, ModelError | None]:
        """Return the writer, and why it is not the model that was chosen."""
        if self.choice is None:
            return ExtractiveWriter(), None
        limit = Limit(self.choice.seconds, stop)
        try:
            return ModelWriter(self.chat(self.choice, limit), self.prompts, limit), None
        except ModelError as error:
            return ExtractiveWriter(), error

    def _made(self, order: Order, make: Callable[[Writer], Doc], stop: Stop | None) -> Doc:
        """Return the document that was written to this order before, or a new one, kept."""
        if kept := self._kept(order):
            return cast(Doc, kept)
        writer, failure = self._writer(stop)
        made = fallback.made(make, writer, failure)
        return self._keep(self._priced(made), order)

    def _kept(self, order: Order) -> Document | None:
        if self.choice is None:
            return None
        return remembered.find(self.shelves.store, order.digest(self.choice, self.prompts))

    def _remembered(self, order: Order) -> Iterator[Claim | Answer] | None:
        kept = self._kept(order)
        if not isinstance(kept, Answer):
            return None
        pieces: tuple[Claim | Answer, ...] = (*kept.sentences, kept)
        return iter(pieces)

    def _priced(self, document: Doc) -> Doc:
        made = document.provenance
        if self.choice is None or not (made.tokens_in or made.tokens_out):
            return document
        cost = self.choice.cost(made.tokens_in, made.tokens_out)
        return replace(document, provenance=replace(made, cost=cost))

    def _keep(self, document: Doc, order: Order) -> Doc:
        document = replace(document, id=self.shelves.store.save_document(document))
        self._note(document, order)
        return document

    def _keep_answer(self, made: Answer, conversation: str, scope: Scope, order: Order) -> Answer:
        if not (made.complete or made.sentences):
            return made  # stopped before there was anything to keep
        if not conversation:
            return made if made.id else self._keep(made, order)
        made = self.shelves.store.add_answer(conversation, replace(made, id=""), Among(scope.articles))
        self._note(made, order)
        return made

    def _note(self, document: Document, order: Order) -> None:
        if self.choice is not None and document.provenance.writer == self.choice.model:
            remembered.remember(self.shelves.store, order.digest(self.choice, self.prompts), document)


@dataclass(frozen=True, slots=True)
class _Turn:
    """One question and what it is answered from.

    Args:
        question: as typed. asked: as it can be understood alone. failure: why the model could not be opened.
    """

    question: str
    asked: str
    history: tuple[tuple[str, str], ...]
    evidence: Evidence
    writer: Writer
    failure: ModelError | None

    def pieces(self) -> Iterator[Claim | Answer]:
        """Yield the answer; from the sources' own sentences when the model failed before anything was shown."""
        if self.failure is not None:
            yield from (fallback.noted(piece, self.failure) for piece in self._answered(self.writer))
            return
        try:
            for piece in self._answered(self.writer):
                if isinstance(piece, Answer) and fallback.nothing_stood(piece):
                    without = self._answered(ExtractiveWriter())
                    yield from (fallback.instead(piece, other, self.writer) for other in without)
                else:
                    yield piece
        except ModelStopped:
            yield self.stopped(())
        except ModelError as error:  # only before the first sentence: one that breaks off keeps what it has written
            yield from (fallback.noted(piece, error, self.writer) for piece in self._answered(ExtractiveWriter()))

    def stopped(self, shown: Iterable[Claim]) -> Answer:
        """Return the answer that consists of what was shown until it was stopped."""
        return answer.assemble(self.question, tuple(shown), self.evidence, self.writer, complete=False)

    def _answered(self, writer: Writer) -> Iterator[Claim | Answer]:
        return answer.answer(self.question, self.evidence, writer, asked=self.asked, history=self.history)


def _told(answers: Iterable[Answer]) -> tuple[tuple[str, str], ...]:
    """Return questions with the words of their answers; a question that came to nothing was not answered."""
    said = ((one.question, one.refused or " ".join(claim.text for claim in one.sentences)) for one in answers)
    return tuple((question, words) for question, words in said if words)


def _way(articles: Iterable[Article], chosen: Chosen) -> CompareBy:
    """Return what to compare by: outlets when there are several, unless a person has chosen voices."""
    labels = {article.label.casefold() for article in articles}
    outlets = all(name.casefold().strip() in labels for name in chosen.voices)
    return "outlet" if len(labels) > 1 and outlets else "voice"


def checked_question(text: str) -> str:
    """Return a question on one line; raises the refusal of one that is empty or too long."""
    text = " ".join(text.split())
    if not text:
        raise EmptyText("The question is empty.", advice="Type a question about the loaded articles.")
    if len(text) > LONGEST_QUESTION:
        raise QuestionTooLong(f"The question has {len(text):,} characters.")
    return text
