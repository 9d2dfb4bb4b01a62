"""What does not fit a model's context at once: each article is condensed to its main sentences first.

The model chooses source sentences and does not reword them: what is written afterwards still rests on the sources' own
words, and quotations stay whole. Every call reads one article; one that fits its share of the context needs none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.errors import ModelOutputError
from briefing.models.chat import tokens
from briefing.types import Article, Evidence, Passage, Span
from briefing.writing import candidates, select, shapes
from briefing.writing.asking import Ask, Asker
from briefing.writing.sheet import ID_PATTERN, lay_out

FEWEST, MOST = 3, 16  # sentences of one article
A_SENTENCE = 45  # tokens of a source sentence with its id
AN_ID = 8  # tokens of an id in a list
TIME = 0.5  # share of the time that is kept for writing; after that, articles are condensed without the model

_ID = re.compile(rf"\b{ID_PATTERN.strip('^$')}\b")


@dataclass(frozen=True, slots=True)
class _Part:
    """One article with its passages, and what is kept of them."""

    article: Article
    passages: tuple[Passage, ...]
    condensed: bool = False


def condensed(asker: Asker, ask: Ask) -> Ask:
    """Return what is asked over evidence that fits: itself, or the main sentences of each article.

    Raises:
        ModelError: one of its kinds, when the model cannot be reached.
    """
    room = asker.room(ask)
    if room <= 0 or not lay_out(ask.evidence, room, fair=True).left_out:
        return ask
    parts = _parts(ask.evidence)
    share = room // len(parts)
    time = asker.limit.left if asker.limit else 0.0
    made = [_part(asker, ask.evidence, part, share, time * TIME) for part in parts]
    cut = [part for part in made if part.condensed]
    before = sum(len(_spans(ask.evidence, part)) for part in parts)
    after = sum(len(_spans(ask.evidence, part)) for part in made)
    asker.note(
        f"{len(cut)} of {len(parts)} articles were condensed to their main sentences first ({after} of {before} "
        f"sentences were used), because together they do not fit {asker.context_named()}."
    )
    return replace(ask, evidence=replace(ask.evidence, passages=tuple(p for part in made for p in part.passages)))


def _parts(evidence: Evidence) -> list[_Part]:
    own = (
        (article, tuple(p for p in evidence.passages if p.article_id == article.id)) for article in evidence.articles
    )
    return [_Part(article, passages) for article, passages in own if passages]


def _part(asker: Asker, evidence: Evidence, part: _Part, share: int, reserve: float) -> _Part:
    alone = Evidence((part.article,), evidence.readings, part.passages)
    if not lay_out(alone, share, fair=False).left_out:
        return part
    most = max(FEWEST, min(MOST, share // A_SENTENCE))
    late = asker.limit is not None and asker.limit.left < reserve
    named = [] if late else _asked(asker, alone, most)
    if len(named) < FEWEST:  # a small model may name one again and again
        ranked = [item.candidate.span for item in select.rank(candidates.find(alone))]
        named = list(dict.fromkeys([*named, *ranked]))[:most]
    kept = sorted(_fitting(part.article, named, share), key=lambda span: span.start)
    passages = (
        Passage(f"{part.article.id}-{span.start}", part.article.id, n, span.start, span.end, span.of(part.article.text))
        for n, span in enumerate(kept)
    )
    return replace(part, passages=tuple(passages), condensed=True)


def _asked(asker: Asker, alone: Evidence, most: int) -> list[Span]:
    """Return the sentences that the model chooses, in its order; none when its answer cannot be used."""
    ask = Ask(
        "condense", {"count": str(most)}, shapes.chosen(most), AN_ID * most, _best_first(asker, alone), fair=False
    )
    try:
        reply = asker.ask(ask)
        text = reply.text()
    except ModelOutputError:
        return []
    named = dict.fromkeys(name for name in _ID.findall(text) if name in reply.sheet.lines)
    return [reply.sheet.lines[name].span for name in list(named)[:most]]


def _best_first(asker: Asker, alone: Evidence) -> Evidence:
    """Return an article's passages so that those with its main sentences come first, should not all of them fit."""
    places: dict[str, int] = {}
    for place, ranked in enumerate(select.rank(candidates.find(alone))):
        for passage in alone.passages:
            if passage.span.holds(ranked.candidate.span):
                places.setdefault(passage.id, place)
    return replace(alone, passages=tuple(sorted(alone.passages, key=lambda p: places.get(p.id, len(places)))))


def _fitting(article: Article, spans: Sequence[Span], share: int) -> list[Span]:
    kept: list[Span] = []
    spent = tokens(article.title) + A_SENTENCE  # the heading
    for span in spans:
        spent += tokens(span.of(article.text)) + AN_ID
        if kept and spent > share:
            break
        kept.append(span)
    return kept


def _spans(evidence: Evidence, part: _Part) -> list[Span]:
    return [
        sentence.span
        for sentence in evidence.readings[part.article.id].sentences
        if any(passage.span.holds(sentence.span) for passage in part.passages)
    ]
