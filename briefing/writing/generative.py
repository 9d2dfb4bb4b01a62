"""The model writer: any chat model drafts sentences and names the source sentences they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from briefing.errors import ModelError, ModelOutputError
from briefing.models.chat import Chat
from briefing.types import Column, CompareBy, Draft, Evidence, Finding, Length, Passage
from briefing.writing import incoming, shapes
from briefing.writing.asking import Ask, Asker
from briefing.writing.incoming import Sentence
from briefing.writing.plan import BriefPlan, IssuePlan
from briefing.writing.prompts import Prompts
from briefing.writing.sheet import Sheet

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
NEAREST = 4  # passages that are shown for the repair of a sentence that cites nothing
TURNS = 3  # earlier questions and answers that a question is understood by
LABEL_WORDS = 8
LONGEST_QUESTION = 1_000

_WORD = re.compile(r"\w+")


class ModelWriter:
    """Drafts with a chat model; what it proposes is nothing until `briefing.checking` has looked at it.

    Args:
        chat: the model.
        prompts: the prompt files.
    """

    def __init__(self, chat: Chat, prompts: Prompts) -> None:
        self._asker = Asker(chat, prompts)
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

    def summarize(self, evidence: Evidence, length: Length) -> Iterator[Draft]:
        """Yield the sentences of a summary as they come; raises a `ModelError` if none comes."""
        words, most = LENGTHS[length]
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
            columns: the voices or outlets; a position given to any other is dropped.
        """
        if not columns:
            return ()
        values = {"by": COLUMNS[by], "columns": "\n".join(column.name for column in columns)}
        long = SENTENCE * MOST_ISSUES * min(4, max(1, len(columns)))
        sheet, pieces = self._asker.ask(
            Ask("comparison", values, shapes.issues(MOST_ISSUES, len(columns)), long, evidence)
        )
        plans = (_issue(found, sheet, by, columns) for found, _ in self._until_cut(pieces, ("label", "cells")))
        return tuple(islice((plan for plan in plans if plan), MOST_ISSUES))

    def brief(self, evidence: Evidence, topic: str) -> BriefPlan:
        """Return the opening of a brief; raises a `ModelError` if none comes."""
        long = SENTENCE * (1 + MOST_BOTTOM + MOST_FACTS)
        ask = Ask("brief", {"topic": topic}, shapes.brief(MOST_BOTTOM, MOST_FACTS), long, evidence, fair=not topic)
        sheet, pieces = self._asker.ask(ask)
        parts: dict[str, list[Draft]] = {"headline": [], "bottom_line": [], "key_facts": []}
        for found, before in self._until_cut(pieces, ("text", "ids")):
            sentence = incoming.sentence(found, incoming.part(before, parts))
            if sentence:
                parts[sentence.part or "key_facts"].append(_draft(sentence, sheet))
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
        near = replace(evidence, passages=_near(draft, evidence))
        ask = Ask("repair", values, shapes.sentences(1), SENTENCE * 2, near, fair=False, most=REPAIR_EVIDENCE)
        try:
            sheet, pieces = self._asker.ask(ask)
            for found, _ in incoming.objects(pieces, ("text", "ids")):
                if sentence := incoming.sentence(found):
                    return _draft(sentence, sheet)
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
        except ModelOutputError:
            return question
        return text if 0 < len(text) <= LONGEST_QUESTION else question

    def _drafts(self, ask: Ask) -> Iterator[Draft]:
        sheet, pieces = self._asker.ask(ask)
        written: set[str] = set()  # a small model repeats itself until it is stopped
        for found, _ in self._until_cut(pieces, ("text", "ids")):
            sentence = incoming.sentence(found)
            if sentence and sentence.text not in written:
                written.add(sentence.text)
                yield _draft(sentence, sheet)

    def _until_cut(self, pieces: Iterator[str], wanted: tuple[str, ...]) -> Iterator[tuple[incoming.Object, str]]:
        """Yield what is wanted from an answer; when the answer breaks off, what came before it is kept and noted."""
        heard: list[str] = []
        count = 0
        try:
            for found in incoming.objects(_kept(pieces, heard), wanted):
                count += 1
                yield found
        except ModelError as error:
            if not count:
                raise
            self.cut = True
            self._asker.note(f"{error.message} What came before is kept.")
        else:
            if not count and not incoming.any_object("".join(heard)):
                raise ModelOutputError(f"{self.name} did not answer in the form that was asked for.")


def _kept(pieces: Iterable[str], heard: list[str]) -> Iterator[str]:
    for piece in pieces:
        heard.append(piece)
        yield piece


def _draft(sentence: Sentence, sheet: Sheet) -> Draft:
    # A sentence that cannot stand is no slip to be tidied: without citations, checking refuses it.
    cited = sheet.citations(sentence.ids) if _stands(sentence, sheet) else ()
    return Draft(sentence.text, cited, voice=sentence.voice, speaker=sentence.speaker)


def _stands(sentence: Sentence, sheet: Sheet) -> bool:
    """Tell whether a sentence may be checked against what it names; one that names everything rests on nothing."""
    named = len(sentence.ids) <= shapes.MOST_IDS and sheet.knows(sentence.ids)
    text = sentence.text
    return named and not (incoming.fragment(text) or incoming.leads(text) or sheet.heads(text))


def _issue(found: incoming.Object, sheet: Sheet, by: CompareBy, columns: tuple[Column, ...]) -> IssuePlan | None:
    by_name = {" ".join(column.name.split()).casefold(): column for column in columns}
    cells: dict[str, tuple[Draft, ...]] = {}
    for cell in found["cells"] if isinstance(found["cells"], list) else ():
        sentence = incoming.sentence(cell) if isinstance(cell, dict) else None
        column = by_name.get(incoming.plain(cell.get("column")).casefold()) if sentence else None
        if sentence and column:
            cells[column.name] = (*cells.get(column.name, ()), _cell(sentence, sheet, by, column))
    return IssuePlan(_label(incoming.plain(found["label"]), cells), cells) if cells else None


def _cell(sentence: Sentence, sheet: Sheet, by: CompareBy, column: Column) -> Draft:
    draft = _draft(sentence, sheet)
    elsewhere = column.articles and any(cited.article_id not in column.articles for cited in draft.citations)
    draft = replace(draft, citations=()) if elsewhere else draft
    return replace(draft, voice="attributed", speaker=column.name) if by == "voice" else draft


def _label(text: str, cells: Mapping[str, tuple[Draft, ...]]) -> str:
    """Return a row's label if its words are the sources', else the words with which the first source begins."""
    quotes = [cited.quote for drafts in cells.values() for draft in drafts for cited in draft.citations]
    known = {_stem(word) for quote in quotes for word in _WORD.findall(quote)}
    words = _WORD.findall(text)
    # Short words join the others; a name, a figure or a judgement is longer than that.
    foreign = [w for w in words if (len(w) > 3 or not w.islower()) and _stem(w) not in known]
    if words and len(words) <= LABEL_WORDS and not foreign:
        return text
    return " ".join(quotes[0].split()[:LABEL_WORDS]) + " …" if quotes else ""


def _stem(word: str) -> str:
    return word.casefold()[:5]


def _near(draft: Draft, evidence: Evidence) -> tuple[Passage, ...]:
    cited = tuple(
        passage
        for passage in evidence.passages
        if any(c.article_id == passage.article_id and c.span.meets(passage.span) for c in draft.citations)
    )
    return cited or tuple(sorted(evidence.passages, key=lambda passage: -_shared(draft.text, passage.text))[:NEAREST])


def _shared(one: str, other: str) -> int:
    return len({_stem(w) for w in _WORD.findall(one) if len(w) > 3} & {_stem(w) for w in _WORD.findall(other)})


def _conversation(history: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"Question: {question}\nAnswer: {answer}" for question, answer in history[-TURNS:])
