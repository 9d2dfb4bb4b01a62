"""The summary: up to eight checked sentences, the wording ledger and the balance of voices."""

from __future__ import annotations

from briefing.checking import check as standard_check
from briefing.types import Claim, Evidence, Length, Summary, VoiceShare, WordingNote
from briefing.writing import events, headline
from briefing.writing.claims import Writer
from briefing.writing.frame import Checker, Clock, Frame, about, utc_now


def summarize(
    evidence: Evidence,
    writer: Writer,
    *,
    length: Length = "short",
    topic: str = "",
    check: Checker = standard_check,
    now: Clock = utc_now,
) -> Summary:
    """Write a neutral summary of one article or of several on one event.

    Args:
        evidence: the articles. writer: who drafts it. length: line (one sentence), short or full.
        topic: what the evidence was narrowed to, "" for the articles' own story; with one, it is the title.
        check: judges each sentence. now: the clock.
    """
    frame = Frame(evidence, writer, check, now)
    told = len(events.find(evidence))
    head = headline.choose(evidence, frame) if told == 1 and not topic else None
    sentences = tuple(frame.claims(writer.summarize(evidence, length, under=head.text if head else topic)))
    note = _note(told, sentences)
    return Summary(
        title=head.text if head else f"Summary on “{topic}”" if topic else f"Summary of {about(evidence)}",
        headline=head,
        sources=frame.sources((head, *sentences) if head else sentences),
        provenance=frame.provenance({"length": length, **({"topic": topic} if topic else {})}, note),
        tally=frame.tally((head, *sentences) if head else sentences),
        withheld=frame.withheld,
        complete=not writer.cut,
        sentences=sentences,
        ledger=ledger(evidence, sentences),
        voices=voice_shares(evidence),
        topic=topic,
    )


def _note(told: int, sentences: tuple[Claim, ...]) -> str:
    """Say plainly that nothing could be used, or that the articles tell of events that have little in common."""
    if not sentences:
        return "No sentence of the articles could be used."
    return f"The articles tell of {told} different events; the sentences follow event by event." if told > 1 else ""


def ledger(evidence: Evidence, sentences: tuple[Claim, ...]) -> tuple[WordingNote, ...]:
    """Return the loaded terms in the outlets' own voice: first those replaced in these sentences, then those avoided.

    A term that an outlet uses again and again is listed once for each outlet.
    """
    replaced = [note for claim in sentences for note in claim.wording]
    avoided = [
        note for article in evidence.articles for note in evidence.readings[article.id].wording if not note.speaker
    ]
    kept: dict[tuple[str, str], WordingNote] = {}
    for note in (*replaced, *avoided):
        kept.setdefault((note.article_id, note.term.lower()), note)
    return tuple(kept.values())


def voice_shares(evidence: Evidence) -> tuple[VoiceShare, ...]:
    """Return every voice of every article, article by article, the most quoted first."""
    return tuple(
        VoiceShare(article.id, voice)
        for article in evidence.articles
        for voice in sorted(
            evidence.readings[article.id].voices, key=lambda v: (-v.quoted_words, -v.statements, v.first)
        )
    )
