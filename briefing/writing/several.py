"""Long questions, which ask for several things at once: whether the evidence bears on them, and its sentences that do.

No one sentence answers "What did A report on X, while B said Y?", so that the rules for short questions refuse it.
What tells such a question from one on something else is how much of it the best passages hold together.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.types import Article, Draft, Evidence
from briefing.writing import candidates, select, terms
from briefing.writing.candidates import Candidate
from briefing.writing.drafting import draft
from briefing.writing.questions import Asked

LONG = 10  # different telling words from which a question asks for several things
BEST = 3  # passages that count
MISSING_NAME = 0.05  # taken off for each proper name that none of the articles has
# On MultiHop-RAG this refuses nine in ten of the questions without an answer and one in thirteen of the others; the
# curve is in docs/retrieval.md.
ENOUGH = 0.2
MOST_SENTENCES = 3
NEAR_BEST = 0.7  # share of the best sentence's score that further ones need


def find(asked: Asked, evidence: Evidence) -> tuple[Draft, ...]:
    """Return the sentences that bear on a long question, each of another article, best first; none refuses it.

    Args:
        asked: the question. evidence: the passages found for it.
    """
    wanted = terms.folded(terms.content(asked.text))
    if len(set(wanted)) < LONG or bearing(asked, evidence) < ENOUGH:
        return ()
    found = candidates.find(evidence)
    rarities = terms.rarity([terms.folded(c.stems) for c in found])
    ranked = [select.Ranked(c, terms.covered(wanted, terms.folded(c.stems), rarities)) for c in found]
    ranked.sort(key=lambda one: -one.score)
    return tuple(map(draft, _chosen(ranked)))


def bearing(asked: Asked, evidence: Evidence) -> float:
    """Return how much of a question the evidence is about, 0 to 1 and a little less for names that it does not have.

    It is the share of the question's telling words, weighted by their rarity in the evidence, that the three passages
    with most of them hold on average, each with its headline, outlet and date.
    """
    wanted = terms.folded(terms.content(asked.text))
    heads = {article.id: _head(article) for article in evidence.articles}
    texts = [(one.article_id, one.text) for one in evidence.passages] or [(a.id, a.text) for a in evidence.articles]
    held = [terms.folded(terms.content(f"{heads[article_id]} {text}")) for article_id, text in texts]
    if not held:
        return 0.0
    rarities = terms.rarity([terms.folded(c.stems) for c in candidates.find(evidence)])
    shares = sorted((terms.covered(wanted, stems, rarities) for stems in held), reverse=True)[:BEST]
    return sum(shares) / len(shares) - MISSING_NAME * _missing(asked.names, evidence.articles)


def _head(article: Article) -> str:
    return f"{article.title} {article.outlet} {article.published or ''}"


def _missing(names: Sequence[str], articles: Sequence[Article]) -> int:
    texts = [f" {' '.join(terms.words(f'{_head(article)} {article.text}'))} " for article in articles]
    return sum(not any(f" {' '.join(terms.words(name))} " in text for text in texts) for name in names)


def _chosen(ranked: Sequence[select.Ranked]) -> list[Candidate]:
    """Return the best sentence that can stand alone of each of the best articles."""
    standing = [one for one in ranked if select.stands(one.candidate)]
    chosen: dict[str, Candidate] = {}
    for one in standing:
        if len(chosen) == MOST_SENTENCES or one.score < NEAR_BEST * standing[0].score:
            break
        chosen.setdefault(one.candidate.article.id, one.candidate)
    return list(chosen.values())
