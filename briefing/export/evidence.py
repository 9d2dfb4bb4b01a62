"""A document as JSON: the evidence pack, with every claim, its exact quotes and the outcome of its check."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from briefing.export.words import kind
from briefing.types import (
    Answer,
    Brief,
    Claim,
    Comparison,
    Difference,
    Document,
    Provenance,
    SourceNote,
    Summary,
    Transcript,
    VoiceShare,
    WordingNote,
)

Json = dict[str, Any]


def render(document: Document) -> bytes:
    """Return the document as UTF-8 JSON."""
    return json.dumps(pack(document), ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace") + b"\n"


def pack(document: Document) -> Json:
    """Return the document as values that JSON has.

    `claims` lists every shown sentence in reading order; the kind's own structure refers to them by their index.
    """
    listed = Listed()
    structure = _structure(document, listed)
    return {
        "title": document.title,
        "kind": kind(document),
        "id": document.id,
        "complete": document.complete,
        "claims": listed.claims,
        **structure,
        "sources": [_source(source) for source in document.sources],
        "tally": asdict(document.tally),
        "withheld": [claim_values(claim, "withheld") for claim in document.withheld],
        "provenance": _provenance(document.provenance),
    }


def claim_values(claim: Claim, section: str) -> Json:
    """Return one claim as JSON values; a citation's `quote` is `article.text[start:end]`, untouched."""
    return {
        "section": section,
        "text": claim.text,
        "voice": claim.voice,
        "speaker": claim.speaker,
        "inferred": claim.inferred,
        "edited": claim.edited,
        "human_checked": claim.ticked,
        "citations": [
            {"article": cite.article_id, "start": cite.start, "end": cite.end, "quote": cite.quote}
            for cite in claim.citations
        ],
        "check": {
            "status": claim.check.status,
            "score": claim.check.score,
            "findings": [asdict(finding) for finding in claim.check.findings],
        },
        "wording": _notes(claim.wording),
    }


@dataclass(frozen=True, slots=True)
class Listed:
    """The claims of one document, in the order in which they are added."""

    claims: list[Json] = field(default_factory=list)

    def add(self, section: str, claims: Iterable[Claim]) -> list[int]:
        """Append claims and return their indexes."""
        first = len(self.claims)
        self.claims.extend(claim_values(claim, section) for claim in claims)
        return list(range(first, len(self.claims)))


def _structure(document: Document, listed: Listed) -> Json:
    match document:
        case Summary():
            return _summary(document, listed)
        case Comparison():
            return _comparison(document, listed)
        case Answer():
            return _answer(document, listed)
        case Brief():
            return _brief(document, listed)
        case Transcript():
            return _transcript(document, listed)
    return {}


def _summary(document: Summary, listed: Listed) -> Json:
    headline = listed.add("headline", (document.headline,) if document.headline else ())
    return {
        "topic": document.topic,
        "headline": headline[0] if headline else None,
        "sentences": listed.add("summary", document.sentences),
        "ledger": _notes(document.ledger),
        "voices": _voices(document.voices),
    }


def _comparison(document: Comparison, listed: Listed) -> Json:
    """Return the rows and columns that are shown, each cell by its claims, and the names of those left out by hand."""
    columns, issues = document.shown
    return {
        "by": document.by,
        "columns": [asdict(column) for column in columns],
        "issues": [
            {
                "label": issue.label,
                "named": issue.named,
                "cells": [listed.add("issues", cell.claims) for cell in issue.cells],
            }
            for issue in issues
        ],
        "left_out_by_hand": {
            "issues": [issue.label for issue in document.issues if issue.hidden],
            "columns": [column.name for column in document.columns if column.hidden],
        },
        "figures": _differences("figures", document.figures, listed),
        "terms": _differences("terms", document.terms, listed),
        "shared": listed.add("shared", document.shared),
        "some": [{"name": unique.name, "claims": listed.add("some", unique.claims)} for unique in document.some],
        "only": [{"name": unique.name, "claims": listed.add("only", unique.claims)} for unique in document.only],
        "copies": [list(group) for group in document.copies],
        "voices": _voices(document.voices),
        "first": _voices(document.first),
    }


def _answer(document: Answer, listed: Listed) -> Json:
    return {
        "question": document.question,
        "sentences": listed.add("answer", document.sentences),
        "refused": document.refused,
        "suggestions": list(document.suggestions),
    }


def _transcript(document: Transcript, listed: Listed) -> Json:
    turns = [
        {
            "id": turn.id,
            "state": turn.state,
            "asked_of": asdict(turn.among),
            **_answer(turn.answer, listed),
            "complete": turn.answer.complete,
            "provenance": _provenance(turn.answer.provenance),
        }
        for turn in document.turns
    ]
    return {"turns": turns}


def _brief(document: Brief, listed: Listed) -> Json:
    headline = listed.add("headline", (document.headline,) if document.headline else ())
    return {
        "topic": document.topic,
        "headline": headline[0] if headline else None,
        "bottom_line": listed.add("bottom_line", document.bottom_line),
        "key_facts": listed.add("key_facts", document.key_facts),
        "says": listed.add("says", document.says),
        "differ": _differences("differ", document.differ, listed),
        "timeline": [
            {"day": moment.day.isoformat(), "claim": listed.add("timeline", (moment.claim,))[0]}
            for moment in document.timeline
        ],
        "who": [
            {"name": person.name, "role": person.role, "claim": listed.add("who", (person.claim,))[0]}
            for person in document.who
        ],
        "wording": _notes(document.wording),
        "questions": [
            {"text": question.text, "basis": listed.add("questions", question.basis)} for question in document.questions
        ],
        "left_out": list(document.left_out),
    }


def _differences(section: str, differences: Iterable[Difference], listed: Listed) -> list[Json]:
    return [{"label": one.label, "sides": listed.add(section, one.sides)} for one in differences]


def _voices(shares: Iterable[VoiceShare]) -> list[Json]:
    return [{"article": share.article_id, **asdict(share.voice)} for share in shares]


def _notes(notes: Iterable[WordingNote]) -> list[Json]:
    named = (asdict(note) for note in notes)
    return [{"article": note.pop("article_id"), **note} for note in named]


def _source(source: SourceNote) -> Json:
    values = asdict(source)
    return {"article": values.pop("article_id"), **values, "published": _iso(source.published)}


def _provenance(made: Provenance) -> Json:
    return {
        "writer": made.writer,
        "articles": list(made.articles),
        "passages": list(made.passages),
        "prompts": dict(made.prompts),
        "settings": dict(made.settings),
        "created": _iso(made.created),
        "seconds": made.seconds,
        "tokens_in": made.tokens_in,
        "tokens_out": made.tokens_out,
        "cost": made.cost,
        "note": made.note,
    }


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None
