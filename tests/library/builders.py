"""Invented articles and a library to put them in."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from briefing.library import shelve, sync
from briefing.library.index import Index
from briefing.library.store import Store
from briefing.models.aside import Here
from briefing.models.embed import Embedder
from briefing.models.fakes import HashEmbedder
from briefing.types import (
    Answer,
    Article,
    Check,
    Citation,
    Claim,
    Provenance,
    Reading,
    Sentence,
    SourceNote,
    Statement,
    Summary,
)

FERRY = [
    ["The ferry to Osmund Island sank on Tuesday.", "Harbour master Pia Lund said all 41 passengers were rescued."],
    ["The company has run the line since 1987.", "Its second boat will sail from Friday."],
]
BUDGET = [
    ["The council of Brennick passed its budget by nine votes to eight.", "Libraries will close on Mondays."],
    ["Mayor Ansel Quist called the cuts painful but fair.", "The opposition called them a betrayal."],
]
ORCHARD = [["Frost destroyed half of the apple harvest in the Velm valley.", "Growers ask for help from the state."]]


def article_of(paragraphs: list[list[str]], title: str = "A title", **details) -> tuple[Article, Reading]:
    """An article of these sentences by paragraph, and a reading that knows exactly them."""
    text, sentences = "", []
    for number, paragraph in enumerate(paragraphs):
        text += "\n\n" if text else ""
        for place, words in enumerate(paragraph):
            text += " " if place else ""
            sentences.append(Sentence(len(text), len(text) + len(words), number))
            text += words
    made = Article(
        id=hashlib.sha256(text.encode()).hexdigest()[:16],
        text=text,
        title=title,
        **{"added": datetime(2031, 5, 6, 7, 8, tzinfo=UTC), **details},
    )
    return made, Reading(made.id, "1", tuple(sentences))


class Library:
    """A store, an index and an embedder in one folder."""

    def __init__(self, folder: Path, embedder: Embedder | None = None) -> None:
        self.folder = folder
        self.embedder: Any = embedder or HashEmbedder()
        self.store = Store(f"sqlite:///{folder / 'library.sqlite'}")
        self.index = Index(folder / "index", self.embedder)

    def add(self, paragraphs: list[list[str]], title: str = "A title", **details) -> Article:
        made, reading = article_of(paragraphs, title, **details)
        shelve.keep(made, reading, store=self.store, count=self.embedder.count)
        self.catch_up()
        return made

    def catch_up(self) -> int:
        """Embed and put what waits; the number of articles."""
        groups = sync.catch_up(self.store, self.index, self.embedder, Here(self.embedder))
        return sum(len(group.articles) for group in groups)

    def repair(self) -> int:
        """What a start does; the number of articles put."""
        sync.compare(self.store, self.index)
        return self.catch_up()

    def delete(self, article_id: str) -> None:
        shelve.delete(article_id, store=self.store, index=self.index)

    def passage_ids(self) -> set[str]:
        return {passage.id for one in self.store.articles() for passage in self.store.passages(one.id)}

    def close(self) -> None:
        self.index.close()
        self.store.close()


def claim_from(article: Article, words: str) -> Claim:
    start = article.text.index(words)
    return Claim(words, (Citation(article.id, start, start + len(words), words),), "reported", Check("verified"))


def source_of(article: Article, number: int = 1) -> SourceNote:
    return SourceNote(number, article.id, article.title, article.outlet, published=article.published)


def summary_of(article: Article, words: str) -> Summary:
    return Summary(
        title=article.title,
        sources=(source_of(article),),
        provenance=Provenance(
            "extractive", (article.id,), settings={"length": "short"}, created=datetime(2031, 5, 7, tzinfo=UTC)
        ),
        sentences=(claim_from(article, words),),
    )


def answer_of(article: Article, question: str, words: str) -> Answer:
    return Answer(
        title=question,
        question=question,
        sources=(source_of(article),),
        provenance=Provenance("extractive", (article.id,)),
        sentences=(claim_from(article, words),),
    )


def detailed_reading(article: Article, reading: Reading) -> Reading:
    """The reading with a statement in it, so that every kind of value goes through the store."""
    first = reading.sentences[0].span
    return Reading(
        article.id, "7", reading.sentences, (Statement(first, (first,), "direct", "Pia Lund", via="a friend"),)
    )


DAY = date(2031, 5, 4)
