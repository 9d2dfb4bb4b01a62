"""What the gate measures on the project's own samples: quotes, citations, speakers, answers, refusals and lies."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from briefing import Scope, Settings, open_desk
from briefing.desk import Desk
from briefing.types import Answer, Article, Claim, Document
from tests.evals import lying, truths
from tests.evals.counts import Counts
from tests.evals.speakers import EXPECTED, count_readings, is_said_by

# Marks of every style are one: quotation marks inside quotation marks change their style by the rules of print.
FOLDED = str.maketrans({"“": "'", "”": "'", "‘": "'", "’": "'", '"': "'", "–": "-", "—": "-", "\u00a0": " "})
QUOTED = re.compile(r"“([^”]+)”")
LEFT_OUT = re.compile(r"\s*(?:…|\.\.\.|\[[^\]]*\])\s*")


def measure() -> Counts:
    """Read the samples, make every document of them without a model, and count what holds."""
    counts = Counts()
    count_readings(counts)
    lying.count(lying.measure(truths.of_samples()), counts)
    with tempfile.TemporaryDirectory() as folder, open_desk(Settings(data=Path(folder))) as desk:
        desk.load_samples()
        desk.settle()
        articles = {article.id: article for article in desk.articles()}
        for document in _documents(desk):
            _count_document(document, articles, counts)
        _count_answers(desk, articles, counts)
    return counts


def _documents(desk: Desk) -> Iterator[Document]:
    """Yield every kind of document over every article and both events."""
    articles = desk.articles()
    events = [[a.id for a in articles if (a.published and a.published.month) == month] for month in (5, 6)]
    for article in articles:
        yield desk.summarize([article.id], length="full")
        yield desk.compare([article.id], by="voice")
        yield desk.brief([article.id])
    for event in events:
        yield desk.summarize(event, length="full")
        yield desk.compare(event, by="outlet")
        yield desk.compare(event, by="voice")
        yield desk.brief(event)
    yield desk.brief(topic="reception centre")
    yield desk.brief(topic="rent ceiling")


def _count_document(document: Document, articles: dict[str, Article], counts: Counts) -> None:
    listed = {source.article_id for source in document.sources}
    name = f"{type(document).__name__} {document.title}"
    for claim in document.claims():
        case = f"{name} | {claim.text}"
        counts.note("claims_cited", bool(claim.citations), case)
        for cite in claim.citations:
            exact = cite.article_id in listed and articles[cite.article_id].text[cite.start : cite.end] == cite.quote
            counts.note("citations_exact", exact, f"{case} | {cite.quote}")
        for words in QUOTED.findall(claim.text):
            counts.note("quotes_verbatim", _is_verbatim(words, claim), f"{case} | {words}")
        _count_speaker(claim, case, counts)


def _count_speaker(claim: Claim, case: str, counts: Counts) -> None:
    """Count whether a claim that carries expected words of a speaker names that speaker and nobody else."""
    if claim.voice != "attributed":
        return
    text = _fold(claim.text)
    for expected in (one for lists in EXPECTED["speakers"].values() for one in lists):
        if _fold(expected["words"]) in text:
            right = is_said_by(claim.speaker, expected) or is_said_by(
                claim.speaker, {"speaker": expected.get("via", "")}
            )
            counts.note("claims_speaker", right, f"{case} | under {claim.speaker}, expected {expected['speaker']}")


def _count_answers(desk: Desk, articles: dict[str, Article], counts: Counts) -> None:
    for expected in EXPECTED["answerable"]:
        made = _answer(desk, expected["question"])
        _count_document(made, articles, counts)
        text = " ".join(claim.text for claim in made.claims())
        counts.note("answered", not made.refused, expected["question"])
        counts.note(
            "answers_right", any(words in text for words in expected["words"]), f"{expected['question']} | {text}"
        )
    for question in EXPECTED["unanswerable"]:
        made = _answer(desk, question)
        text = " ".join(claim.text for claim in made.claims())
        counts.note("refused", bool(made.refused) and not text, f"{question} | {text}")


def _answer(desk: Desk, question: str) -> Answer:
    *_, last = desk.ask(question, scope=Scope())
    if not isinstance(last, Answer):
        raise TypeError("the last piece of an answer is the whole answer")
    return last


def _is_verbatim(words: str, claim: Claim) -> bool:
    """Tell whether words stand in one cited span; an ellipsis or a bracket divides them into runs, in their order."""
    runs = [run.strip(" ,.;:!?") for run in LEFT_OUT.split(_fold(words))]
    pattern = ".*?".join(re.escape(run) for run in runs if run)
    return any(re.search(pattern, _fold(cite.quote), re.DOTALL) for cite in claim.citations)


def _fold(text: str) -> str:
    return " ".join(text.translate(FOLDED).split())
