"""Documents out: gather evidence, let a writer draft, keep what passed the checks."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from briefing.desk.shelves import Shelves
from briefing.errors import EmptyText, ModelOutputError, QuestionTooLong
from briefing.ingest.duplicates import near_copies
from briefing.models.chat import Chat, open_chat
from briefing.settings import EXTRACTIVE, ModelChoice
from briefing.types import (
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
from briefing.writing import answer, brief, comparison, summary
from briefing.writing.claims import Writer
from briefing.writing.extractive import ExtractiveWriter
from briefing.writing.generative import ModelWriter
from briefing.writing.prompts import Prompts

LONGEST_QUESTION = 1_000
ANSWER_PASSAGES = 10
TOPIC_PASSAGES = 24

Doc = TypeVar("Doc", bound=Document)


@dataclass(frozen=True, slots=True)
class Papers:
    """Makes the four documents, with or without a model.

    A model that answers, but with nothing that can be used, costs nobody the document: it is written without one, and
    its note says so. That the server is gone or refuses the key is an error, for the person can mend it.

    Args:
        shelves: the library. prompts: for a model. choice: the model, `None` for none. chat: opens the model.
    """

    shelves: Shelves
    prompts: Prompts
    choice: ModelChoice | None = None
    chat: Callable[[ModelChoice], Chat] = open_chat

    @property
    def writer_name(self) -> str:
        """The active writer: "extractive" or the model's name."""
        return self.choice.model if self.choice else EXTRACTIVE

    def summarize(self, references: Iterable[str], length: Length) -> Summary:
        """Summarise articles."""
        evidence = self.shelves.evidence(self.shelves.chosen(references))
        return self._made(lambda writer: summary.summarize(evidence, writer, length=length))

    def compare(self, references: Iterable[str], by: CompareBy | None) -> Comparison:
        """Compare voices within, or outlets across, articles."""
        articles = self.shelves.chosen(references)
        chosen = by or ("outlet" if len({article.label for article in articles}) > 1 else "voice")
        evidence, copies = self.shelves.evidence(articles), near_copies(articles)
        return self._made(lambda writer: comparison.compare(evidence, writer, by=chosen, copies=copies))

    def brief(self, references: Iterable[str], topic: str) -> Brief:
        """Write a brief on articles, or on what bears on a topic."""
        topic = _question(topic) if topic.strip() else ""
        articles = self.shelves.chosen(references)
        evidence = self._on_topic(articles, topic) if topic else self.shelves.evidence(articles)
        copies = near_copies(evidence.articles)
        return self._made(lambda writer: brief.brief(evidence, writer, topic=topic, copies=copies))

    def ask(self, question: str, scope: Scope, conversation: str) -> Generator[Claim | Answer, None, None]:
        """Answer a question, claim by claim; the last item is the whole answer, kept in its conversation."""
        question = _question(question)
        history = self._history(conversation)
        writer = self._writer()
        standalone = answer.standalone(question, history)
        evidence = self.shelves.evidence_for(standalone, scope, ANSWER_PASSAGES)
        shown: list[Claim] = []
        kept = False
        try:
            for piece in _answered(question, evidence, writer, history):
                if isinstance(piece, Answer):
                    kept = True
                    piece = self._keep_answer(piece, conversation)
                else:
                    shown.append(piece)
                yield piece
        finally:
            if shown and not kept:
                stopped = answer.assemble(question, shown, evidence, writer, complete=False)
                self._keep_answer(stopped, conversation)

    def suggestions(self, scope: Scope) -> tuple[str, ...]:
        """Return questions that the articles in scope can answer."""
        articles = self.shelves.store.articles(scope)
        return answer.suggestions(self.shelves.evidence(articles)) if articles else ()

    def _on_topic(self, articles: tuple[Article, ...], topic: str) -> Evidence:
        return self.shelves.evidence_for(topic, Scope(articles=tuple(a.id for a in articles)), TOPIC_PASSAGES)

    def _history(self, conversation: str) -> tuple[tuple[str, str], ...]:
        if not conversation:
            return ()
        answers = self.shelves.store.conversation(conversation).answers
        return tuple((a.question, a.refused or " ".join(claim.text for claim in a.sentences)) for a in answers)

    def _writer(self) -> Writer:
        return ModelWriter(self.chat(self.choice), self.prompts) if self.choice else ExtractiveWriter()

    def _made(self, make: Callable[[Writer], Doc]) -> Doc:
        try:
            return self._keep(make(self._writer()))
        except ModelOutputError as error:
            return self._keep(_with_note(make(ExtractiveWriter()), error))

    def _keep(self, document: Doc) -> Doc:
        return replace(document, id=self.shelves.store.save_document(document))

    def _keep_answer(self, made: Answer, conversation: str) -> Answer:
        if conversation:
            return self.shelves.store.add_answer(conversation, made)
        return self._keep(made)


def _answered(
    question: str, evidence: Evidence, writer: Writer, history: tuple[tuple[str, str], ...]
) -> Iterator[Claim | Answer]:
    """Yield an answer; from the sources' own sentences when the model's output broke before anything was shown."""
    begun = False
    try:
        for piece in answer.answer(question, evidence, writer, history=history):
            begun = True
            yield piece
    except ModelOutputError as error:
        if begun:
            raise
        for piece in answer.answer(question, evidence, ExtractiveWriter(), history=history):
            yield _with_note(piece, error) if isinstance(piece, Answer) else piece


def _with_note(document: Doc, error: ModelOutputError) -> Doc:
    note = f"{document.provenance.note} {error.message} So this is written without a model.".strip()
    return replace(document, provenance=replace(document.provenance, note=note))


def _question(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise EmptyText("The question is empty.", advice="Type a question about the loaded articles.")
    if len(text) > LONGEST_QUESTION:
        raise QuestionTooLong(f"The question has {len(text):,} characters.")
    return text
