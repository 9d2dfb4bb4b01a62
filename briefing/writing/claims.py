"""From drafts to claims: checked, repaired once, else replaced by the attributed source sentence, else withheld."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from briefing import checking
from briefing.reading import wording
from briefing.types import (
    Check,
    CheckStatus,
    Claim,
    Column,
    CompareBy,
    Draft,
    Evidence,
    Finding,
    Length,
    Span,
    Statement,
    Tally,
)
from briefing.writing import addressed, judging, terms
from briefing.writing.candidates import LOADED
from briefing.writing.drafting import cite, inner
from briefing.writing.plan import BriefPlan, IssuePlan

Checker = Callable[[Draft, Evidence], Check]

FEWEST_SHARED = 2  # content words of a refused draft in the source sentence that is to replace it
TO_A_PROGRAM = Finding("support", "", "The source's words speak to a program, not to a reader; they report nothing.")


class Writer(Protocol):
    """Drafts sentences; whether they may be shown is not its business."""

    @property
    def name(self) -> str:
        """The word extractive, or the model as "provider:model"."""

    @property
    def usage(self) -> tuple[int, int]:
        """Tokens read and written so far, 0 without a model."""

    @property
    def notes(self) -> Sequence[str]:
        """Plain sentences on what was left out."""

    @property
    def prompts_used(self) -> Mapping[str, str]:
        """Digests of the prompt files used so far, by name."""

    @property
    def cut(self) -> bool:
        """Whether what it wrote ended early; what came before the break was kept."""

    def summarize(self, evidence: Evidence, length: Length, *, under: str = "") -> Iterator[Draft]:
        """Yield the sentences of a summary; `under` is the headline above them, whose words count."""

    def answer(self, question: str, evidence: Evidence, history: tuple[tuple[str, str], ...]) -> Iterator[Draft]:
        """Yield the sentences of an answer."""

    def issues(self, evidence: Evidence, by: CompareBy, columns: tuple[Column, ...]) -> tuple[IssuePlan, ...]:
        """Return the rows of a comparison."""

    def brief(self, evidence: Evidence, topic: str) -> BriefPlan:
        """Return a brief's opening."""

    def standalone(self, question: str, history: tuple[tuple[str, str], ...]) -> str:
        """Return a question that is understood without the questions and answers before it."""

    def repair(self, failed: Draft, findings: Sequence[Finding], evidence: Evidence) -> Draft | None:
        """Return a better draft for one that failed, or nothing."""


def settle(
    drafts: Iterable[Draft], evidence: Evidence, writer: Writer, *, check: Checker = checking.check
) -> Iterator[Claim]:
    """Yield one claim for each draft, in order, withheld ones included; a source sentence stands in only once.

    Args:
        drafts: what a writer proposes. evidence: what it was handed. writer: is asked once to repair a failed draft.
        check: judges a draft.
    """
    shown: set[str] = set()
    for draft in drafts:
        claim = _settled(draft, evidence, writer, check)
        if claim.check.status == "replaced" and claim.text in shown:
            continue
        shown.add(claim.text)
        yield claim


def tally(claims: Iterable[Claim]) -> Tally:
    """Count how claims fared."""
    counts = Counter[CheckStatus](claim.check.status for claim in claims)
    return Tally(counts["verified"], counts["repaired"], counts["replaced"], counts["withheld"])


def _settled(draft: Draft, evidence: Evidence, writer: Writer, check: Checker) -> Claim:
    if addressed.rests_on_one(draft):
        return Claim(draft.text, draft.citations, draft.voice, Check("withheld", (TO_A_PROGRAM,), 0.0), draft.speaker)
    first = check(draft, evidence)
    if first.passed:
        return _claim(draft, first, evidence)
    repaired = writer.repair(draft, first.findings, evidence)
    if repaired is not None and check(repaired, evidence).passed:
        return _claim(repaired, Check("repaired", first.findings), evidence)
    for source in _source_sentences(draft, evidence):
        if check(source, evidence).passed:
            return _claim(source, Check("replaced", first.findings), evidence)
    return Claim(draft.text, draft.citations, draft.voice, first, draft.speaker, wording=draft.wording)


def _claim(draft: Draft, outcome: Check, evidence: Evidence) -> Claim:
    statement = checking.statement_of(draft, evidence) if draft.voice == "attributed" else None
    inferred = statement is not None and statement.inferred
    return Claim(draft.text, draft.citations, draft.voice, outcome, draft.speaker, inferred, draft.wording)


def _source_sentences(draft: Draft, evidence: Evidence) -> Iterator[Draft]:
    """Yield the cited source sentences as drafts: verbatim, and under the name that the source gives."""
    known = {article.id: article for article in evidence.articles}
    for citation in draft.citations:
        article, span = known.get(citation.article_id), citation.span
        if article is None or citation.quote != span.of(article.text):
            continue
        reading = evidence.readings[article.id]
        for sentence in reading.sentences:
            words = sentence.span.of(article.text)
            if not sentence.span.meets(span) or addressed.to_a_program(words) or not _akin(draft.text, words):
                continue
            said = [s for s in reading.statements if any(part.meets(sentence.span) for part in s.content)]
            plain = Draft(sentence.span.of(article.text).strip(), (cite(article, sentence.span),))
            for statement in sorted(said, key=lambda one: not one.speaker):
                yield _attributed(plain, statement, sentence.span, article.label)
            if not said:
                yield as_outlets(plain, article.label) if _takes_sides(plain.text) else plain


def _akin(drafted: str, source: str) -> bool:
    """Tell whether a draft speaks of what a sentence says at all; a sentence named at random is no replacement."""
    stems = [set(terms.folded(terms.content(text))) for text in (drafted, source)]
    return len(stems[0] & stems[1]) >= min(FEWEST_SHARED, *map(len, stems))


def _takes_sides(sentence: str) -> bool:
    return judging.judges(sentence) or wording.score(sentence) >= LOADED


def as_outlets(plain: Draft, label: str) -> Draft:
    """Return a source sentence as a quotation under its outlet's name.

    Args:
        plain: the sentence. label: the outlet, or what stands for it.
    """
    return replace(plain, text=f"{label} writes: {_in_marks(plain.text)}", voice="outlet", speaker=label)


def _in_marks(sentence: str) -> str:
    return "“" + inner(sentence.strip('“”" ')) + "”"


def _attributed(plain: Draft, statement: Statement, sentence: Span, label: str) -> Draft:
    """Put a source sentence under its speaker's name; words that are all speech get the name before them."""
    named = statement.cue_span is not None and sentence.holds(statement.cue_span)
    all_speech = any(part.start - 1 <= sentence.start and sentence.end <= part.end + 2 for part in statement.content)
    if named or not all_speech:
        return replace(plain, voice="attributed", speaker=statement.speaker) if statement.speaker and named else plain
    words = _in_marks(plain.text)
    whose = f"{statement.via}, quoting {statement.speaker}" if statement.via else statement.speaker
    if statement.kind == "indirect":
        if not statement.speaker:
            return as_outlets(plain, label)
        return replace(plain, text=f"According to {whose}: {plain.text}", voice="attributed", speaker=statement.speaker)
    if not statement.speaker:
        return replace(plain, text=words)
    return replace(plain, text=f"{whose}: {words}", voice="attributed", speaker=statement.speaker)
