"""The one-page brief: what happened, who says what, where sources differ, and what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefing.checking import check as standard_check
from briefing.types import Brief, Claim, Evidence, Moment, OpenQuestion
from briefing.writing import candidates, events, headline, open_questions, says, timeline, topics, who
from briefing.writing.candidates import Candidate
from briefing.writing.claims import Writer
from briefing.writing.comparison import Copies, differences, without_copies
from briefing.writing.drafting import draft
from briefing.writing.frame import Checker, Clock, Frame, about, utc_now
from briefing.writing.standing import opens_back
from briefing.writing.summary import ledger

MOST_DIFFER, MOST_NOTES, MOST_FACTS = 2, 6, 7
FEWEST_MOMENTS = 2  # under this the timeline also dates what the bottom line tells
FEWEST_FACTS = 3  # key facts that stay even where the timeline has them too


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
    whole = topics.narrowed(evidence, topic)
    evidence, note = _one_event(whole, topic)
    frame = Frame(evidence, writer, check, now, copies)
    own = without_copies(evidence, copies)
    found = candidates.find(own)
    plan = writer.brief(own, topic)
    head = headline.choose(own, frame, topic=topic)
    first = (plan.headline,) if head and plan.headline else ()  # under a source's title, it opens the bottom line
    opening = _Opening(
        head or frame.one(plan.headline),
        tuple(frame.claims((*first, *plan.bottom_line))),
        tuple(frame.claims(plan.key_facts)),
    )
    said = says.find(own, found, frame, opening.shown())
    moments = _timeline(found, frame, opening)
    made = Brief(
        title=opening.headline.text if opening.headline else topic or f"Brief on {about(evidence)}",
        sources=(),
        provenance=frame.provenance({}, note),
        headline=opening.headline,
        bottom_line=opening.bottom_line,
        key_facts=_facts(opening.key_facts, moments),
        says=said,
        differ=differences(own, frame)[:MOST_DIFFER] if len(own.articles) > 1 else (),
        timeline=moments,
        who=who.find(own, found, frame),
        wording=ledger(own, (*opening.shown(), *said))[:MOST_NOTES],
        questions=_questions(own, found, frame),
        topic=topic,
        left_out=tuple(a.title for a in whole.articles if a not in evidence.articles),
    )
    return _finished(made, frame, note)


def _finished(made: Brief, frame: Frame, note: str) -> Brief:
    sources = frame.sources(made.claims())
    cited = {note.article_id for note in sources}
    left_out = tuple(article.title for article in frame.evidence.articles if article.id not in cited)
    return replace(
        made,
        sources=sources,
        provenance=frame.provenance({"topic": made.topic}, note),
        tally=frame.tally(made.claims()),
        withheld=frame.withheld,
        complete=not frame.writer.cut,
        left_out=(*made.left_out, *left_out),
    )


def _one_event(evidence: Evidence, topic: str) -> tuple[Evidence, str]:
    """Return the articles on the event that most of them tell of, the latest of two as large, and a note on the rest.

    Args:
        topic: what the brief is about; with one, what bears on it stays together.
    """
    told = events.find(evidence)
    if topic or len(told) < 2:
        return evidence, ""
    latest = {a.id: a.published or date.min for a in evidence.articles}
    largest = max(told, key=lambda event: (len(event), max(latest[name] for name in event)))
    left = [a.title for a in evidence.articles if a.id not in largest]
    count = f"{len(told)} events" if len(told) > 2 else "two events"
    note = f"The articles tell of {count}; this brief is on the one that most of them tell of and leaves out "
    return events.part(evidence, largest), f"{note}{'; '.join(f'“{title}”' for title in left)}."


def _facts(facts: Sequence[Claim], moments: Sequence[Moment]) -> tuple[Claim, ...]:
    """Return the key facts without those that the timeline gives, as long as enough are left."""
    dated = {moment.claim.citations for moment in moments}
    kept = [claim for claim in facts if claim.citations not in dated]
    return tuple((kept if len(kept) >= FEWEST_FACTS else list(facts))[:MOST_FACTS])


def _timeline(found: Sequence[Candidate], frame: Frame, opening: _Opening) -> tuple[Moment, ...]:
    """Return the dated events; what the headline and the bottom line say stands there only to date the event itself."""
    told = {cite.span for claim in opening.bottom_line for cite in claim.citations}
    dated = timeline.events(found)
    fresh = [(day, candidate) for day, candidate in dated if candidate.span not in told]
    moments = []
    for day, candidate in dated if len(fresh) < FEWEST_MOMENTS else fresh:
        claim = frame.one(draft(candidate))
        if claim is not None and not opens_back(claim.text):
            moments.append(Moment(day, claim))
    return tuple(moments)


def _questions(evidence: Evidence, found: Sequence[Candidate], frame: Frame) -> tuple[OpenQuestion, ...]:
    listed = []
    for item in open_questions.find(evidence, found):
        basis = tuple(frame.claims(item.basis))
        if basis:
            listed.append(OpenQuestion(item.text, basis))
    return tuple(listed)
