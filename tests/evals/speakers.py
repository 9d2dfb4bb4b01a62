"""Who says what in the samples: the expected speakers, and what the reading makes of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefing import reading
from briefing.ingest import extract
from briefing.samples import sample_sources
from briefing.types import Article, Reading, Statement
from tests.evals.counts import Counts

EXPECTED = json.loads(Path(__file__).with_name("expected.json").read_text(encoding="utf-8"))


def count_readings(counts: Counts) -> None:
    """Read the samples and count whether each expected run of words is under its speaker."""
    for source in sample_sources():
        article = extract.to_article(source)
        read = reading.read(article)
        for expected in EXPECTED["speakers"][source.name]:
            _count(article, read, expected, counts)


def is_said_by(got: str, expected: dict[str, Any]) -> bool:
    """Tell whether a name is one of the expected ones: by its last word, as articles shorten names."""
    allowed = [name for name in (expected["speaker"], *expected.get("also", ())) if name]
    return bool(got) and any(got.split()[-1].casefold() == name.split()[-1].casefold() for name in allowed)


def _count(article: Article, read: Reading, expected: dict[str, Any], counts: Counts) -> None:
    """Count whether the smallest statement around the expected words names their speaker."""
    start = article.text.index(expected["words"])
    end = start + len(expected["words"])
    around = [
        statement
        for statement in read.statements
        if any(span.start <= start and end <= span.end for span in statement.content)
    ]
    case = f"{article.outlet} | {expected['words']} | expected {expected['speaker']}"
    counts.note("statements_found", bool(around), case)
    if around:
        statement = min(around, key=_size)
        got = f"{statement.speaker or 'nobody'} via {statement.via or 'nobody'}"
        right = is_said_by(statement.speaker, expected)
        counts.note("statements_speaker", right, f"{case}, got {got}")
        counts.note("statements_not_misnamed", right or not statement.speaker, f"{case}, got {got}")


def _size(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)
