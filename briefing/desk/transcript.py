"""A conversation as one document: its answers with one list of sources, one tally, one account of how it was made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefing.types import Answer, Conversation, Provenance, SourceNote, Tally, Transcript


def transcript(conversation: Conversation) -> Transcript:
    """Return the open branch of a conversation as a document."""
    turns = conversation.path
    answers = tuple(turn.answer for turn in turns)
    withheld = tuple(claim for one in answers for claim in one.withheld)
    return Transcript(
        title=conversation.title or "Conversation",
        sources=_sources(answers),
        provenance=_provenance(answers),
        tally=_tally(answers),
        withheld=withheld,
        id=conversation.id,
        complete=all(turn.state == "done" and turn.answer.complete for turn in turns),
        turns=turns,
    )


def _sources(answers: Iterable[Answer]) -> tuple[SourceNote, ...]:
    """Return what the answers cite, numbered in the order in which it is cited first, as noted last."""
    notes: dict[str, SourceNote] = {}
    for one in answers:
        for note in one.sources:
            notes[note.article_id] = note
    return tuple(replace(note, number=number) for number, note in enumerate(notes.values(), 1))


def _tally(answers: Iterable[Answer]) -> Tally:
    tallies = [one.tally for one in answers]
    return Tally(
        verified=sum(one.verified for one in tallies),
        repaired=sum(one.repaired for one in tallies),
        replaced=sum(one.replaced for one in tallies),
        withheld=sum(one.withheld for one in tallies),
    )


def _provenance(answers: Iterable[Answer]) -> Provenance:
    made = [one.provenance for one in answers]
    costs = [one.cost for one in made if one.cost is not None]
    return Provenance(
        writer=", ".join(dict.fromkeys(one.writer for one in made)),
        articles=tuple(dict.fromkeys(article for one in made for article in one.articles)),
        passages=tuple(dict.fromkeys(passage for one in made for passage in one.passages)),
        prompts={name: digest for one in made for name, digest in one.prompts.items()},
        created=made[-1].created if made else None,
        seconds=sum(one.seconds for one in made),
        tokens_in=sum(one.tokens_in for one in made),
        tokens_out=sum(one.tokens_out for one in made),
        cost=sum(costs) if costs else None,
        note=" ".join(dict.fromkeys(one.note for one in made if one.note)),
    )
