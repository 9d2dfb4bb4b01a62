"""Retrieval: words and best-sentence vectors, weighted, with soft priors for the outlets and dates a question names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from briefing.library.catalogue import Catalogue, Places
from briefing.library.densest import shares
from briefing.library.index import Index
from briefing.library.plan import Part, plan
from briefing.library.repeats import Said
from briefing.library.store import Store
from briefing.models.embed import Embedder, Vectors
from briefing.types import Hit, Passage, Scope

# Chosen on the development questions of MultiHop-RAG, from a grid over which Hits@10 stays in .959 to .969 and MRR in
# .767 to .776. Equal-weight rank fusion loses to words alone there.
WORDS, SENTENCE_WORDS, SENTENCES, OUTLET, DAY = 0.5, 0.2, 0.4, 0.4, 0.3
SUB_QUESTION = 2.0
# Share of a question's words, by weight, in one sentence from which words have their full weight. Chosen on the very
# paraphrased questions that measure it (tests/evals/paraphrases.json), against what it costs on MultiHop-RAG.
WELL_MET = 0.45
# Without it each half of a question can be crowded out by the other: Hits@10 .952 instead of .964 there.
NEXT_OF_SAME = 0.9
POOL = 30
SAMPLED = 16  # of so many passages one is looked at first, to tell which cannot be among the best
MOST_NEAR = 1_000  # asked of the index, however small the scope
KEPT = 64  # passages of the pool that are read sentence by sentence
SMALL = 200  # passages of a scope that are all scored
# The likeness taken for a passage without vectors: with none of the words of the best one, and the slope.
GUESSED = (0.35, 0.6)
MOST_OF_AN_ARTICLE = 4
ALONE = 2**17  # multiplications of one matrix product; OpenBLAS begins to share them out at twice as many

Scores = npt.NDArray[np.float32]
Inside = npt.NDArray[np.bool_]


def retrieve(
    question: str, store: Store, index: Index, embedder: Embedder, *, scope: Scope = Scope(), limit: int = 10
) -> tuple[Hit, ...]:
    """Return the passages in scope that bear on a question, best first.

    One article gives at most four, or more where the scope has too few articles to reach the limit with four of each.
    A passage that has no vectors yet is found by its words, beside older ones that have them. What another article's
    passage has said word for word counts once, unless the question names its outlet.

    Args:
        question: a question, a topic or some words. store, index, embedder: the library.
        scope: which articles may answer. limit: how many passages at most.
    """
    catalogue = store.catalogue()
    inside = catalogue.within(store.ids(scope)) if scope != Scope() else np.ones(len(catalogue.rows), dtype=bool)
    if not question.strip() or not inside.any():
        return ()
    planned = plan(question, catalogue.outlets)
    asked = [planned.whole, *planned.parts]
    texts = [part.text for part in asked]
    with ThreadPoolExecutor(1, thread_name_prefix="question") as beside:
        coming = beside.submit(_vectors, texts, embedder)
        words = store.word_scores(catalogue, texts)
        words[:, ~inside] = 0
        priors = np.stack([_prior(part, catalogue) for part in asked])
        vectors = coming.result()
    pool = _pool(words, priors, inside, _near(vectors, index, catalogue, inside))
    found = _share(words[:, pool])
    best, known = _cosines(vectors, store.sentence_vectors(catalogue.rows[pool].tolist(), embedder.id), len(pool))
    likeness = _likeness(found, best, known)
    bearing = np.flatnonzero(known | (found > 0).any(axis=0))
    kept = bearing[_promising(found[:, bearing], likeness[:, bearing], priors[:, pool[bearing]], max(KEPT, 4 * limit))]
    there = {passage.id: passage for passage in store.passages_at(catalogue.rows[pool[kept]])}
    kept = np.array([at for at in kept if catalogue.id(pool[at]) in there], dtype=np.int64)  # or deleted meanwhile
    if not len(kept):
        return ()
    pool, passages = pool[kept], [there[catalogue.id(place)] for place in pool[kept]]
    densest = shares(texts, [passage.text for passage in passages], catalogue.rarity)
    scores = _scores(found[:, kept], densest, likeness[:, kept]) + priors[:, pool]
    most = max(MOST_OF_AN_ARTICLE, math.ceil(limit / len(np.unique(catalogue.owners[inside]))))
    named = priors[0, pool] >= OUTLET
    return tuple(Hit(passages[at], score) for at, score in _best(scores, passages, named, limit, most))


def _prior(part: Part, catalogue: Catalogue) -> Scores:
    """Return what each passage gains for being of an outlet and a day that the question names, shape (n,)."""
    outlets = np.array([outlet in part.outlets for outlet in catalogue.outlets], dtype=np.float32)[catalogue.outlet_of]
    days = np.zeros(len(catalogue.days), dtype=bool)
    for period in part.periods:
        days |= (catalogue.days >= period.since.toordinal()) & (catalogue.days <= period.until.toordinal())
    return (OUTLET * outlets + DAY * days)[catalogue.owners].astype(np.float32)


def _vectors(texts: Sequence[str], embedder: Embedder) -> Vectors:
    """Return the vectors of a question and its sub-questions, shape (texts, dimension).

    The question's is the mean of its sub-questions', which takes a third of the time of embedding it too.
    """
    if len(texts) <= 2:
        return embedder.embed(texts)
    parts = embedder.embed(texts[1:])
    whole = parts.mean(axis=0, keepdims=True)
    vectors: Vectors = np.concatenate([whole / np.maximum(np.linalg.norm(whole), np.float32(1e-9)), parts])
    return vectors


def _near(vectors: Vectors, index: Index, catalogue: Catalogue, inside: Inside) -> Iterator[int]:
    """Yield the places of the passages in scope whose vectors are nearest to one of the texts'.

    A scope is no filter of the index, which takes twenty times as long with one: more is asked for, and what lies
    outside is left.
    """
    many = min(math.ceil(POOL * len(inside) / int(inside.sum())), MOST_NEAR)
    for found in index.near(vectors, many):
        places = (catalogue.place(passage_id) for passage_id, _ in found)
        yield from (place for place in places if place is not None and inside[place])


def _pool(words: Scores, priors: Scores, inside: Inside, near: Iterable[int]) -> Places:
    """Return the places of the passages worth scoring: all of a small scope, else the best by words and the nearest."""
    if inside.sum() <= SMALL and not inside.all():
        return np.flatnonzero(inside)
    pool = set(near)
    for row, prior in zip(words, priors, strict=True):
        pool.update(_foremost(row, prior).tolist())
    return np.array(sorted(pool), dtype=np.int64)


def _foremost(words: Scores, prior: Scores) -> Places:
    """Return the places of the best passages by words and priors for one text, those with the last one's score too."""
    share = np.float32(WORDS / max(float(words.max(initial=0)), 1e-9))
    scores = np.where(words > 0, words * share + prior, np.float32(-1))
    # The best of some are no better than the best of all, so that one comparison leaves out nearly all.
    some = scores[::SAMPLED]
    least = max(np.partition(some, -POOL)[-POOL], 0) if len(some) > POOL else 0
    found = np.flatnonzero(scores >= least)
    if len(found) > POOL:
        at_hand = scores[found]
        found = found[at_hand >= np.partition(at_hand, -POOL)[-POOL]][: 2 * POOL]
    return found


def _share(scores: Scores) -> Scores:
    """Return scores as shares of each row's best."""
    shares: Scores = scores / np.maximum(scores.max(axis=1, keepdims=True, initial=0), np.float32(1e-9))
    return shares


def _cosines(vectors: Vectors, found: tuple[Vectors, list[int]], passages: int) -> tuple[Scores, Inside]:
    """Return for each text the cosine of each passage's best sentence, shape (texts, passages), and which have any.

    Args:
        vectors: of the texts. found: sentence vectors, and for each the passage it belongs to. passages: how many.
    """
    sentences, owners = found
    best = np.full((len(vectors), passages), -1, dtype=np.float32)
    known = np.zeros(passages, dtype=bool)
    if owners:
        known[owners] = True
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        best[:, np.take(owners, starts)] = np.maximum.reduceat(_products(vectors, sentences), starts, axis=1)
    return best, known


def _products(vectors: Vectors, sentences: Vectors) -> Scores:
    """Return the dot product of each vector with each sentence's, shape (vectors, sentences), on this processor alone.

    What helps numpy with a larger product goes on waiting for more on another processor, for as long as a whole
    question takes, while the embedding and other programs need that.
    """
    some = max(1, ALONE // max(1, vectors.size))
    parts = [vectors @ sentences[start : start + some].T for start in range(0, len(sentences), some)]
    products: Scores = np.concatenate(parts, axis=1)
    return products


def _likeness(words: Scores, best: Scores, known: Inside) -> Scores:
    """Return the likeness of passages to each text, stretched to 0..1 over those at hand, shape (texts, passages).

    A passage without vectors gets the likeness that passages with as many of the words have on average, so that lacking
    vectors is neither punished nor rewarded.

    Args:
        words: shares of the best score by words. best: the cosine of the best sentence. known: which have vectors.
    """
    guessed: Scores = np.float32(GUESSED[0]) + np.float32(GUESSED[1]) * words
    if not known.any():
        return guessed
    low = best[:, known].min(axis=1, keepdims=True)
    high = best[:, known].max(axis=1, keepdims=True)
    likeness: Scores = np.where(known, (best - low) / np.maximum(high - low, np.float32(1e-9)), guessed)
    return likeness


def _promising(words: Scores, likeness: Scores, priors: Scores, most: int) -> Places:
    """Return the places, in their order, of the passages that either by words or by likeness may come out best."""
    scores = np.maximum(WORDS * words + SENTENCES * likeness, likeness) + priors
    total = scores[0] + SUB_QUESTION * scores[1:].max(axis=0, initial=0)
    return np.sort(np.argsort(-total, kind="stable")[:most])


def _scores(words: Scores, densest: Scores, likeness: Scores) -> Scores:
    """Return the weighted sum of words and likeness, shape (texts, passages).

    Words count as much as they are met: where even the best sentence has few of a question's words, it is asked in
    other words than the text's, and meaning decides.

    Args:
        words: shares of the best score by words. densest: how much of the text the best sentence holds.
        likeness: of the best sentence, 0 to 1.
    """
    met = np.minimum(densest.max(axis=1, keepdims=True) / np.float32(WELL_MET), 1)
    scores: Scores = met * (WORDS * words + SENTENCE_WORDS * _share(densest)) + SENTENCES * likeness
    return scores


def _best(
    scores: Scores, passages: Sequence[Passage], named: Inside, limit: int, most: int
) -> Iterator[tuple[int, float]]:
    """Yield the places of the best passages with their scores, best first.

    A passage counts by the whole question and by the sub-question it answers best. Each passage that is taken for a
    sub-question makes this one count a little less, so that every half of a question gets its passages.

    Args:
        scores: of the question and then its sub-questions, shape (texts, passages).
        passages: the passages. named: whose outlets the question names; they may repeat others.
        limit: how many passages at most. most: how many of one article.
    """
    weights = np.full((len(scores) - 1, 1), SUB_QUESTION, dtype=np.float32)
    left = np.ones(len(passages), dtype=bool)
    taken: Counter[str] = Counter()
    said = Said()
    while taken.total() < limit and left.any():
        parts = weights * scores[1:]
        total = np.where(left, scores[0] + parts.max(axis=0, initial=0), -np.inf)
        place = int(total.argmax())
        left[place] = False
        article, text = passages[place].article_id, passages[place].text
        if taken[article] >= most or (not named[place] and said.repeats(article, text)):
            continue
        yield place, float(total[place])
        taken[article] += 1
        said.add(article, text)
        if len(weights):
            weights[parts[:, place].argmax()] *= NEXT_OF_SAME
