"""The model writer: any chat model drafts sentences and names the source sentences they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from briefing.errors import ModelError, ModelOutputError, ModelTooLong
from briefing.models.chat import Chat
from briefing.models.deadline import Limit
from briefing.types import Column, CompareBy, Draft, Evidence, Finding, Length
from briefing.writing import drafted, incoming, shapes
from briefing.writing.asking import Ask, Asker, Reply
from briefing.writing.condensing import condensed
from briefing.writing.plan import BriefPlan, IssuePlan
from briefing.writing.prompts import Prompts, neutral

# What the prompt asks for, and the most sentences that are taken.
LENGTHS: Mapping[Length, tuple[str, int]] = MappingProxyType(
    {"line": ("one sentence", 1), "short": ("three or four sentences", 4), "full": ("six to eight sentences", 8)}
)
COLUMNS: Mapping[CompareBy, str] = MappingProxyType(
    {"voice": "the people and groups who speak", "outlet": "the news outlets"}
)
SENTENCE = 150  # tokens of one sentence with its ids and some to spare
MOST_ANSWER, MOST_ISSUES, MOST_BOTTOM, MOST_FACTS = 6, 6, 2, 7
REPAIR_EVIDENCE = 1_500  # tokens: what a sentence cites, or the few passages nearest to it
TURNS = 3  # earlier questions and answers that a question is understood by
LONGEST_QUESTION = 1_000


class ModelWriter:
    """Drafts with a chat model; what it proposes is nothing until `briefing.checking` has looked at it.

    Args:
        chat: the model.
        prompts: the prompt files.
        limit: the time that all calls share; it is only looked at to leave some of it for writing.
    """

    def __init__(self, chat: Chat, prompts: Prompts, limit: Limit | None = None) -> None:
        self._asker = Asker(chat, prompts, limit)
        self._repairs = True
        self.cut = False  # an answer ended early: what came before the break was kept

    @property
    def name(self) -> str:
        """The model, as "provider:model"."""
        return self._asker.chat.name

    @property
    def usage(self) -> tuple[int, int]:
        """Tokens read and written by all calls so far, estimated where the server did not come to tell."""
        return self._asker.usage

    @property
    def notes(self) -> tuple[str, ...]:
        """Plain sentences on what was left out or went wrong."""
        return tuple(self._asker.notes)

    @property
    def prompts_used(self) -> Mapping[str, str]:
        """SHA-256 of each prompt file used so far, by name."""
        return MappingProxyType(dict(self._asker.used))

    def summarize(self, evidence: Evidence, length: Length, *, under: str = "") -> Iterator[Draft]:
        """Yield the sentences of a summary as they come; raises a `ModelError` if none comes.

        Args:
            evidence: the articles.
            length: line, short or full.
            under: the headline that stands above them, "" for none.
        """
        words, most = LENGTHS[length]
        words += f" (under the headline “{neutral(under)}”)" if under else ""
        ask = Ask("summary", {"length": words}, shapes.sentences(most), SENTENCE * most, evidence)
        return islice(self._drafts(ask), most)

    def answer(self, question: str, evidence: Evidence, history: tuple[tuple[str, str], ...] = ()) -> Iterator[Draft]:
        """Yield the sentences of an answer as they come; none, if the model finds none in the evidence.

        Args:
            question: the person's question.
            evidence: its passages, best first.
            history: earlier questions with their answers, to understand the question by.
        """
        values = {"question": question, "conversation": _conversation(history)}
        ask = Ask("answer", values, shapes.sentences(MOST_ANSWER), SENTENCE * MOST_ANSWER, evidence, fair=False)
        return islice(self._drafts(ask), MOST_ANSWER)

    def issues(self, evidence: Evidence, by: CompareBy, columns: tuple[Column, ...]) -> tuple[IssuePlan, ...]:
        """Return the rows of a comparison; raises a `ModelError` if none comes.

        Args:
            evidence: passages of all columns.
            by: what the columns are.
            columns: the voices or outlets; a position given to any other is withheld.
        """
        if not columns:
            return ()
        values = {"by": COLUMNS[by], "columns": "\n".join(column.name for column in columns)}
        long = SENTENCE * MOST_ISSUES * min(shapes.MOST_CELLS, max(1, len(columns)))
        reply = self._ask(Ask("comparison", values, shapes.issues(MOST_ISSUES, len(columns)), long, evidence))
        plans: list[IssuePlan] = []
        for found, _ in self._until_cut(reply):
            plans.append(drafted.issue(found, reply.sheet, by, columns))
            if sum(bool(plan.cells) for plan in plans) == MOST_ISSUES:
                break
        return tuple(plan for plan in plans if plan.cells or plan.stray)

    def brief(self, evidence: Evidence, topic: str) -> BriefPlan:
        """Return the opening of a brief; raises a `ModelError` if none comes."""
        long = SENTENCE * (1 + MOST_BOTTOM + MOST_FACTS)
        reply = self._ask(
            Ask("brief", {"topic": topic}, shapes.brief(MOST_BOTTOM, MOST_FACTS), long, evidence, fair=not topic)
        )
        parts: dict[str, list[Draft]] = {"headline": [], "bottom_line": [], "key_facts": []}
        for found, before in self._until_cut(reply):
            sentence = incoming.sentence(found, incoming.part(before, parts))
            if sentence:
                parts[sentence.part or "key_facts"].append(drafted.draft(sentence, reply.sheet))
        return BriefPlan(
            headline=next(iter(parts["headline"]), None),
            bottom_line=tuple(parts["bottom_line"][:MOST_BOTTOM]),
            key_facts=tuple(parts["key_facts"][:MOST_FACTS]),
        )

    def repair(self, draft: Draft, findings: Iterable[Finding], evidence: Evidence) -> Draft | None:
        """Return a sentence to put in the place of a refused one, `None` if the model has none.

        A model that fails at this is not asked again: the refused sentences are replaced without it.
        """
        if not self._repairs:
            return None
        problems = "\n".join(f"- {finding.message}" for finding in findings)
        values = {"sentence": draft.text, "problems": problems}
        near = replace(evidence, passages=drafted.near(draft, evidence))
        ask = Ask("repair", values, shapes.sentences(1), SENTENCE * 2, near, fair=False, most=REPAIR_EVIDENCE)
        try:
            with closing(self._ask(ask)) as reply:
                for found, _ in reply.objects():
                    if sentence := incoming.sentence(found):
                        return drafted.draft(sentence, reply.sheet)
        except ModelOutputError:
            return None
        except ModelError as error:
            self._repairs = False
            self._asker.note(f"{error.message} Refused sentences were not written again.")
        return None

    def standalone(self, question: str, history: tuple[tuple[str, str], ...]) -> str:
        """Return a follow-up question as one that can be understood alone; itself, when the model gives none."""
        if not history:
            return question
        values = {"question": question, "conversation": _conversation(history)}
        try:
            text = incoming.plain("".join(self._asker.plain("question", values, SENTENCE)))
        except ModelError:
            return question  # that the server is gone, or the writing stopped, comes up when the answer is asked for
        return text if 0 < len(text) <= LONGEST_QUESTION else question

    def _ask(self, ask: Ask) -> Reply:
        """Ask, and once more with less evidence when the context proves smaller than it was thought to be."""
        window = self._asker.window
        try:
            return self._asker.ask(condensed(self._asker, ask) if ask.fair else ask)
        except ModelTooLong:
            if not self._asker.shrunk(window):
                raise
            return self._asker.ask(condensed(self._asker, ask) if ask.fair else ask)

    def _drafts(self, ask: Ask) -> Iterator[Draft]:
        reply = self._ask(ask)
        written: set[str] = set()  # a small model repeats itself until it is stopped
        read = 0
        for found, _ in self._until_cut(reply):
            read += 1
            sentence = incoming.sentence(found)
            if sentence and sentence.text not in written:
                written.add(sentence.text)
                yield drafted.draft(sentence, reply.sheet)
        if read and not written:
            raise self._out_of_form()

    def _until_cut(self, reply: Reply) -> Iterator[tuple[incoming.Object, str]]:
        """Yield what is wanted from an answer; when the answer breaks off, what came before it is kept and noted."""
        count = 0
        try:
            for found in reply.objects():
                count += 1
                yield found
        except ModelError as error:
            if not count:
                raise
            self.cut = True
            self._asker.note(f"{error.message} What came before is kept.")
        else:
            if not count and not reply.in_form():
                raise self._out_of_form()
        finally:
            reply.close()

    def _out_of_form(self) -> ModelOutputError:
        return ModelOutputError(f"{self.name} did not answer in the form that was asked for.")


def _conversation(history: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"Question: {question}\nAnswer: {answer}" for question, answer in history[-TURNS:])
