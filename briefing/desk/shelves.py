"""The library as the desk uses it: the store is the truth, the index follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from briefing import reading
from briefing.desk.indexing import Indexer
from briefing.errors import LibraryError, ModelError, NothingLoaded, UnknownArticle
from briefing.library import shelve
from briefing.library.index import Index
from briefing.library.retrieve import retrieve
from briefing.library.store import Store
from briefing.models.embed import Embedder, Vectors
from briefing.reading import wording
from briefing.reading.stylesheet import Sheet
from briefing.types import Article, Evidence, Hit, Passage, Reading, Scope

SHORTEST_PREFIX = 4


@dataclass(frozen=True, slots=True)
class Shelves:
    """Store and index, which follows in the background, and style sheet (`None`: the packaged one) together."""

    store: Store
    indexer: Indexer
    sheet: Sheet | None = None

    @property
    def index(self) -> Index:
        """The index."""
        return self.indexer.index

    @property
    def embedder(self) -> Embedder:
        """Whose vectors the index holds."""
        return self.indexer.embedder

    def read(self, article: Article) -> Reading:
        """Read an article with the style sheet in use."""
        return reading.read(article, sheet=self.sheet)

    def add(self, article: Article, read: Reading) -> None:
        """Keep an article with its reading; it can be found by words at once, and by meaning soon."""
        shelve.keep(article, read, store=self.store, count=self.embedder.count)
        self.indexer.wake()

    def find(self, article_id: str) -> Article | None:
        """Return the article with exactly this id, if it is loaded."""
        try:
            return self.store.article(article_id)
        except UnknownArticle:
            return None

    def article(self, reference: str) -> Article:
        """Return one article by id, id prefix or exact title.

        Raises:
            UnknownArticle: none, or more than one, answers to the reference.
        """
        if named := self.find(reference):
            return named
        articles = self.store.articles()
        exact = [a for a in articles if reference in {a.id, a.title}]
        found = exact or [a for a in articles if len(reference) >= SHORTEST_PREFIX and a.id.startswith(reference)]
        if not found:
            raise UnknownArticle(f"No loaded article has the id or title {reference!r}.")
        if len(found) > 1:
            raise UnknownArticle(f"{len(found)} loaded articles answer to {reference!r}.")
        return found[0]

    def reading(self, article: Article) -> Reading:
        """Return an article's reading, made again when the code that reads, or the style sheet, has changed."""
        kept = self.store.reading(article.id)
        if kept is not None and kept.version == reading.version(self.sheet):
            return kept
        made = self.read(article)
        self.store.put_reading(made)
        return made

    def correct(self, article_id: str, **details: str) -> Article:
        """Correct details; dates in the text and the search header follow them."""
        with self.store.arranging:  # or the former article could be put into the index in between
            article = self.store.correct(article_id, **details)
            self.add(article, self.read(article))
        return article

    def delete(self, article_id: str) -> None:
        """Delete an article from store and index."""
        shelve.delete(article_id, store=self.store, index=self.index)

    def search(self, words: str, scope: Scope, limit: int) -> tuple[Hit, ...]:
        """Return the passages in scope that bear on `words`, best first; by words alone where meaning fails."""
        now = self.indexer.search()
        try:
            return retrieve(words, self.store, now.index, now.embedder, scope=scope, limit=limit)
        except (ModelError, LibraryError):
            now = self.indexer.words()
            return retrieve(words, self.store, now.index, now.embedder, scope=scope, limit=limit)

    def chosen(self, references: Iterable[str]) -> tuple[Article, ...]:
        """Return the named articles, or all when none is named.

        Raises:
            NothingLoaded: the library is empty.
            UnknownArticle: a reference fits no article.
        """
        named = tuple(dict.fromkeys(references))
        articles = tuple(self.article(reference) for reference in named) if named else self.store.articles()
        if not articles:
            raise NothingLoaded("There is no article loaded.")
        return articles

    def evidence(self, articles: Iterable[Article], passages: Iterable[Passage] | None = None) -> Evidence:
        """Return articles, their readings and passages (all of theirs when none is given) as a writer needs them."""
        articles = tuple(articles)
        if passages is None:
            passages = (passage for article in articles for passage in self.store.passages(article.id))
        readings = {article.id: self.reading(article) for article in articles}
        vectors = self._vectors(readings)
        return Evidence(articles, readings, tuple(passages), self._loaded(articles, readings, vectors), vectors)

    def _vectors(self, readings: Mapping[str, Reading]) -> dict[str, Vectors]:
        """Return by article id a vector for each of its sentences, 0 for one that has none yet."""
        found: dict[str, Vectors] = {}
        for article_id, (spans, vectors) in self.store.article_vectors(readings, self.embedder.id).items():
            place = {span: row for row, span in enumerate(spans)}
            rows = [place.get(sentence.span, -1) for sentence in readings[article_id].sentences]
            found[article_id] = np.where(np.array(rows)[:, None] < 0, np.float32(0), vectors[rows])
        return found

    def _loaded(
        self, articles: Sequence[Article], readings: Mapping[str, Reading], vectors: Mapping[str, Vectors]
    ) -> dict[str, tuple[float, ...]]:
        """Return how loaded the sentences of articles are, where the embedder in use is the one that can tell."""
        if self.embedder.id != wording.embedder():
            return {}
        found: dict[str, tuple[float, ...]] = {}
        for article in articles:
            if article.id in vectors:
                rows = [row if any(row) else None for row in vectors[article.id].tolist()]
                sentences = zip(readings[article.id].sentences, rows, strict=True)
                found[article.id] = tuple(wording.score(s.span.of(article.text), row) for s, row in sentences)
        return found

    def evidence_for(self, words: str, scope: Scope, limit: int) -> Evidence:
        """Return the evidence that bears on a question or topic, within scope.

        Raises:
            NothingLoaded: no article is in scope.
        """
        articles = {article.id: article for article in self.store.articles(scope)}
        if not articles:
            raise NothingLoaded("There is no article in the chosen scope.")
        passages = tuple(hit.passage for hit in self.search(words, scope, limit))
        used = dict.fromkeys(passage.article_id for passage in passages)
        return self.evidence((articles[article_id] for article_id in used), passages)

    def close(self) -> None:
        """Release the database and the index; what waits for the index is caught up at the next start."""
        self.indexer.close()
        self.index.close()
        self.store.close()
