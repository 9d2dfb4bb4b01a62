"""The one-page brief: what happened, who says what, where sources differ, and what is still open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.checking import check as standard_check
from briefing.types import Brief, Citation, Claim, Column, Draft, Evidence, Moment, OpenQuestion, Person
from briefing.writing import candidates, open_questions, timeline, topics, voices
from briefing.writing.candidates import Candidate
from briefing.writing.claims import Writer
from briefing.writing.comparison import Copies, differences, without_copies
from briefing.writing.drafting import cite, draft, finished
from briefing.writing.frame import Checker, Clock, Frame, about, utc_now
from briefing.writing.summary import ledger
from briefing.writing.voices import Said

MOST_SAYS, MOST_DIFFER, MOST_WHO, MOST_NOTES = 5, 2, 6, 6
SAYS_WORDS = 30
# What a role is not: words that only tie a name to somebody else ("whose leader", "their leader").
_ROLE = re.compile(
    r"(?!(?:neighbou?r|friend|colleague|rival|wife|husband|brother|sister|father|mother|son|daughter|leader|head)$)"
    r"(?!(?:whose|their|his|her|its|our|my|your|who|which|that|one|another|some|any|this|these|those)\b)\w",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Opening:
    """The parts that the writer plans, checked."""

    headline: Claim | None
    bottom_line: tuple[Claim, ...]
    key_facts: tuple[Claim, ...]

    def shown(self) -> list[Claim]:
        return [*([self.headline] if self.headline else []), *self.bottom_line, *self.key_facts]


def brief(
    evidence: Evidence,
    writer: Writer,
    *,
    topic: str = "",
    copies: Copies = (),
    check: Checker = standard_check,
    now: Clock = utc_now,
) -> Brief:
    """Write a brief of about one page.

    Args:
        evidence: the articles, with the passages that bear on the topic. writer: who drafts its opening.
        topic: what it is about, "" for the articles' own story. copies: groups of near-copies, as article ids.
        check: judges each sentence. now: the clock.
    """
    evidence = topics.narrowed(evidence, topic)
    frame = Frame(evidence, writer, check, now, copies)
    own = without_copies(evidence, copies)
    found = candidates.find(own)
    plan = writer.brief(own, topic)
    opening = _Opening(
        frame.one(plan.headline), tuple(frame.claims(plan.bottom_line)), tuple(frame.claims(plan.key_facts))
    )
    said = _says(own, found, frame, opening.shown())
    made = Brief(
        title=opening.headline.text if opening.headline else topic or f"Brief on {about(evidence)}",
        sources=(),
        provenance=frame.provenance({}),
        headline=opening.headline,
        bottom_line=opening.bottom_line,
        key_facts=opening.key_facts,
        says=said,
        differ=differences(own, frame)[:MOST_DIFFER] if len(own.articles) > 1 else (),
        timeline=_timeline(found, frame, [*opening.shown(), *said]),
        who=_who(own, found, frame),
        wording=ledger(own, (*opening.shown(), *said))[:MOST_NOTES],
        questions=_questions(own, found, frame),
        topic=topic,
    )
    return _finished(made, frame)


def _finished(made: Brief, frame: Frame) -> Brief:
    sources = frame.sources(made.claims())
    cited = {note.article_id for note in sources}
    left_out = tuple(article.title for article in frame.evidence.articles if article.id not in cited)
    return replace(
        made,
        sources=sources,
        provenance=frame.provenance({"topic": made.topic}),
        tally=frame.tally,
        withheld=frame.withheld,
        left_out=left_out,
    )


def _says(evidence: Evidence, found: Sequence[Candidate], frame: Frame, shown: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return one statement for each main voice: quoted words before paraphrase, and none that is shown already."""
    columns = voices.columns(evidence)
    said = voices.said(evidence, found, (column.name for column in columns))
    vague = {(c.article.id, c.span.start) for c in found if c.points}
    claims: list[Claim] = []
    for column in columns:
        if len(claims) == MOST_SAYS:
            break
        if column.kind == "outlet" or not column.name[:1].isupper():
            continue
        own = [item for item in said if item.column == column.name and not _printed(item.draft.citations, shown)]
        own = [item for item in own if not vague & {(c.article_id, c.start) for c in item.draft.citations}]
        claim = next(frame.claims(item.draft for item in sorted(own, key=_worth)), None)
        if claim is not None:
            claims.append(claim)
    return tuple(claims)


def _worth(item: Said) -> tuple[bool, bool, bool, int]:
    """Order a voice's statements: a readable length, no bare question, quoted before paraphrased, as they come."""
    length = len(item.draft.text.split())
    question = item.draft.text.rstrip("”’").endswith("?")
    return not 8 <= length <= SAYS_WORDS, question, item.statement.kind == "indirect", item.number


def _timeline(found: Sequence[Candidate], frame: Frame, shown: Sequence[Claim]) -> tuple[Moment, ...]:
    moments = []
    for day, candidate in timeline.events(found):
        claim = frame.one(draft(candidate))
        if claim is not None:
            moments.append(Moment(day, claim))
    return tuple(moments)


def _who(evidence: Evidence, found: Sequence[Candidate], frame: Frame) -> tuple[Person, ...]:
    """Return people with the role that a source words, and the sentence in which it does."""
    people: list[Person] = []
    for column in voices.columns(evidence):
        if (
            column.kind != "person"
            or not _ROLE.match(column.role)
            or not column.name[:1].isupper()
            or len(people) == MOST_WHO
        ):
            continue
        last = column.name.split()[-1]
        worded = next((c for c in found if column.role in c.text and last in c.text), None)
        full = next((c for c in found if column.name in c.text), None)
        role = _role(column, worded, full or worded) if worded else None
        claim = frame.one(role) if role and frame.check(role, evidence).passed else None
        if claim is not None:
            people.append(Person(column.name, column.role, claim))
    return tuple(people)


def _role(column: Column, worded: Candidate, full: Candidate) -> Draft:
    """Return name and role, resting on the sentence that words the role and on one with the full name."""
    spans = dict.fromkeys((c.article, c.span) for c in (worded, *(() if column.name in worded.text else (full,))))
    return Draft(f"{column.name}, {finished(column.role)}", tuple(cite(article, span) for article, span in spans))


def _questions(evidence: Evidence, found: Sequence[Candidate], frame: Frame) -> tuple[OpenQuestion, ...]:
    listed = []
    for item in open_questions.find(evidence, found):
        basis = tuple(frame.claims(item.basis))
        if basis:
            listed.append(OpenQuestion(item.text, basis))
    return tuple(listed)


def _printed(citations: Iterable[Citation], shown: Sequence[Claim]) -> bool:
    spans = [(c.article_id, c.span) for claim in shown for c in claim.citations]
    return any(c.article_id == name and c.span.meets(span) for c in citations for name, span in spans)
