"""The answer: a refusal decided before anything is written, or checked sentences as they come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.checking import check as standard_check
from briefing.types import Answer, Claim, Column, Evidence
from briefing.writing import issues, questions, replies, stretches, voices
from briefing.writing.claims import Writer
from briefing.writing.frame import Checker, Frame
from briefing.writing.questions import History
from briefing.writing.standing import printable

__all__ = ["REFUSAL", "answer", "assemble", "standalone", "suggestions", "supported"]

REFUSAL = "The loaded articles do not answer this question."
MOST_SUGGESTIONS = 4


def answer(
    question: str,
    evidence: Evidence,
    writer: Writer,
    *,
    asked: str = "",
    history: History = (),
    check: Checker = standard_check,
) -> Iterator[Claim | Answer]:
    """Answer a question: yields each claim once it is checked, and last the whole answer.

    Args:
        question: as the person typed it. evidence: the passages found for it, best first. writer: who drafts it.
        asked: the question as it can be understood alone (see `standalone`); what the rules make of it when left out.
        history: question and answer pairs before this one, oldest first. check: judges each sentence.
    """
    frame = Frame(evidence, writer, check)
    asked = asked or questions.standalone(question, history)
    if not replies.find(asked, evidence):  # decided without a model
        yield _document(question, (), frame, refused=REFUSAL)
        return
    shown: list[Claim] = []
    for claim in frame.claims(writer.answer(asked, stretches.joined(evidence), tuple(history))):
        shown.append(claim)
        yield claim
    refused = "" if shown or writer.cut else REFUSAL
    yield _document(question, tuple(shown), frame, refused=refused, complete=not writer.cut)


def standalone(question: str, history: History, writer: Writer | None = None) -> str:
    """Return a question that can be understood alone: by rules where they can, else as the writer puts it.

    What a writer makes of it only counts when it asks for all that the question asks for, and brings in no name that
    nobody has mentioned.

    Args:
        question: as the person typed it. history: question and answer pairs, oldest first. writer: a model's, or none.
    """
    full = questions.standalone(question, history)
    if writer is None or full != question or not questions.leans(question, history):
        return full
    said = writer.standalone(question, tuple(history))
    return said if questions.same(said, question, history) else full


def supported(question: str, evidence: Evidence, *, history: History = ()) -> bool:
    """Tell whether the evidence answers a question; no is the refusal."""
    return bool(replies.find(questions.standalone(question, history), evidence))


def assemble(
    question: str, shown: Sequence[Claim], evidence: Evidence, writer: Writer, *, complete: bool = True
) -> Answer:
    """Return the answer that consists of what was shown so far; for one that was stopped early."""
    frame = Frame(evidence, writer)
    frame.settled.extend(shown)
    return _document(question, tuple(shown), frame, complete=complete)


def suggestions(evidence: Evidence) -> tuple[str, ...]:
    """Return up to four questions that these articles answer, on different voices and issues."""
    columns = voices.columns(evidence)
    asked: list[str] = []
    for question in _possible(evidence, columns):
        if len(asked) == MOST_SUGGESTIONS:
            break
        if supported(question, evidence):
            asked.append(question)
    return tuple(asked)


def _possible(evidence: Evidence, columns: Sequence[Column]) -> Iterator[str]:
    plans = [plan for plan in issues.by_voice(evidence, columns) if plan.label != issues.OTHER]
    named = [column for column in columns if printable(column.name)]
    for column in named[: MOST_SUGGESTIONS - 1]:
        own = next((plan for plan in plans if column.name in plan.cells), None)
        about = f" about {_in_sentence(own.label, evidence)}" if own else ""
        yield f"What does {column.name} say{about}?"
    if len(evidence.articles) > 1:
        yield "Which figures differ?"
    for column in named[MOST_SUGGESTIONS - 1 :]:
        yield f"What does {column.name} say?"
    yield "What happened?"


def _in_sentence(label: str, evidence: Evidence) -> str:
    """Return a label for the middle of a sentence, with a small first letter unless the articles write it large."""
    if any(re.search(rf"[a-z,] {re.escape(label)}\b", article.text) for article in evidence.articles):
        return label
    return label[:1].lower() + label[1:]


def _document(
    question: str, sentences: tuple[Claim, ...], frame: Frame, *, refused: str = "", complete: bool = True
) -> Answer:
    return Answer(
        title=question,
        sources=frame.sources(sentences),
        provenance=frame.provenance({"question": question}),
        tally=frame.tally(sentences),
        withheld=frame.withheld,
        question=question,
        sentences=sentences,
        refused=refused,
        complete=complete,
        suggestions=suggestions(frame.evidence) if refused else (),
    )
