"""The model writer with a model that writes nonsense: whatever it says, nothing unsupported is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pytest

from briefing.checking import check
from briefing.errors import ModelOutputError
from briefing.models.chat import open_chat
from briefing.settings import read_settings
from briefing.types import Claim, Column, Draft, Evidence
from briefing.writing import claims
from briefing.writing.generative import ModelWriter
from briefing.writing.prompts import load
from tests.writing.told import evidence

pytestmark = pytest.mark.live

SMALL = 1300  # tokens that the writer is told it has, to keep the answers short


def writer(choice) -> ModelWriter:
    # No deadline to speak of: how fast a shared machine is, is not what is tested.
    return ModelWriter(open_chat(replace(choice, context=SMALL, seconds=600)), load(read_settings({}).prompts))


def until_broken(drafts: Iterator[Draft]) -> Iterator[Draft]:
    """Yield what comes; a model may fail to write a single sentence, which is an answer too."""
    try:
        yield from drafts
    except ModelOutputError:
        return


def shown(drafts: Iterator[Draft], found: Evidence, model: ModelWriter) -> list[Claim]:
    settled = claims.settle(until_broken(drafts), found, model, check=check)
    return [claim for claim in settled if claim.check.passed]


def assert_held_by_sources(claim: Claim, found: Evidence) -> None:
    """Check a claim in the plainest way there is, apart from the checks that it has passed."""
    assert claim.citations
    for cited in claim.citations:
        assert cited.quote == found.article(cited.article_id).text[cited.start : cited.end]
    source = " ".join(cited.quote for cited in claim.citations)
    for words in re.findall(r"[“\"]([^”\"]+)[”\"]", claim.text):
        assert words.rstrip(".,;") in source
    for number in re.findall(r"\d+", claim.text):
        assert number in source
    for name in re.findall(r"(?<=[a-z,] )[A-Z]\w+", claim.text):
        assert name in found.article(claim.citations[0].article_id).text


def test_a_summary(live):
    model, found = writer(live), evidence()
    for claim in shown(model.summarize(found, "line"), found, model):
        assert_held_by_sources(claim, found)
    read, written = model.usage
    assert read > 300
    assert written > 10
    assert set(model.prompts_used) >= {"summary/system", "summary/user"}


def test_an_answer(live):
    model, found = writer(live), evidence()
    first = islice(model.answer("How much will the ferries cost?", found), 1)
    for claim in shown(first, found, model):
        assert_held_by_sources(claim, found)


def test_a_comparison_puts_no_words_into_a_mouth(live):
    model, found = writer(live), evidence()
    columns = (Column("Ilse Brandt", "person"), Column("Tomas Ek", "person"))
    try:
        plans = model.issues(found, "voice", columns)
    except ModelOutputError:
        plans = ()
    for name, drafts in (cell for plan in plans[:1] for cell in plan.cells.items()):
        for claim in shown(iter(drafts), found, model):
            assert_held_by_sources(claim, found)
            assert claim.speaker == name
