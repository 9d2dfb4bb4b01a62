"""What does not fit a model's context at once: each article is condensed to its main sentences first.

The model chooses source sentences and does not reword them: what is written afterwards still rests on the sources' own
words, and quotations stay whole. Every call reads one article, several of them side by side; an article that fits its
share of the context needs none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.errors import ModelError, ModelOutputError, ModelUnavailable
from briefing.models.chat import tokens
from briefing.models.deadline import Limit, together
from briefing.types import Article, Evidence, Passage, Span
from briefing.writing import candidates, select, shapes
from briefing.writing.asking import Ask, Asker
from briefing.writing.sheet import ID_PATTERN, lay_out

FEWEST, MOST = 3, 16  # sentences of one article
A_SENTENCE = 45  # tokens of a source sentence with its id
AN_ID = 8  # tokens of an id in a list
SIDE_BY_SIDE = 4  # calls at once; a server that takes one at a time lets the others wait
TIME = 0.5  # share of the time that is kept for writing; after that, articles are condensed without the model

_ID = re.compile(rf"\b{ID_PATTERN.strip('^$')}\b")


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
    long = [part for part in parts if lay_out(part, share, fair=False).left_out]
    most = max(FEWEST, min(MOST, share // A_SENTENCE))
    named = _named(asker, long, most)
    cut = {part.articles[0].id: _cut(part, own, most, share) for part, own in zip(long, named, strict=True)}
    made = [cut.get(part.articles[0].id, part) for part in parts]
    before, after = (sum(map(_sentences, some)) for some in (parts, made))
    asker.note(
        f"{len(long)} of {len(parts)} articles were condensed to their main sentences first ({after} of {before} "
        f"sentences were used), because together they do not fit {asker.context_named()}."
    )
    return replace(ask, evidence=replace(ask.evidence, passages=tuple(p for part in made for p in part.passages)))


def _parts(evidence: Evidence) -> list[Evidence]:
    """Return the evidence of each article by itself, as far as there is any."""
    own = (
        (article, tuple(p for p in evidence.passages if p.article_id == article.id)) for article in evidence.articles
    )
    return [Evidence((article,), evidence.readings, passages) for article, passages in own if passages]


@dataclass(frozen=True, slots=True)
class _Question:
    """What the model is asked about one article.

    Args:
        asker: of its own, so that questions asked side by side do not mix their accounts.
        part: the article. most: sentences to choose. reserve: seconds that must be left for it to be asked at all.
    """

    asker: Asker
    part: Evidence
    most: int
    reserve: float

    def __call__(self) -> list[Span]:
        """Return the sentences that the model chooses, in its order; none when it is late, or its answer is no use."""
        if self.asker.limit and self.asker.limit.left < self.reserve:
            return []
        form, evidence = shapes.chosen(self.most), _best_first(self.part)
        ask = Ask("condense", {"count": str(self.most)}, form, AN_ID * self.most, evidence, fair=False)
        try:
            reply = self.asker.ask(ask)
            text = reply.text()
        except ModelOutputError:
            return []
        named = dict.fromkeys(name for name in _ID.findall(text) if name in reply.sheet.lines)
        return [reply.sheet.lines[name].span for name in list(named)[: self.most]]


def _named(asker: Asker, parts: Sequence[Evidence], most: int) -> list[list[Span]]:
    """Return for each article the sentences that the model chooses, none where it chooses none.

    The first question goes out alone, for it shows whether the server is there and what it takes; the others go side by
    side. What a server does not take side by side is asked once more, one after another.
    """
    limit = asker.limit or Limit(math.inf)
    reserve = limit.left * TIME
    questions = [_Question(replace(asker, usage=(0, 0), notes=[], used={}), part, most, reserve) for part in parts]
    try:
        found = [question() for question in questions[:1]]
        others = together(questions[1:], limit, most=SIDE_BY_SIDE)
        for question, one in zip(questions[1:], others, strict=True):
            found.append(_again(question, one) if isinstance(one, ModelError) else one)
    finally:
        for question in questions:
            _account(asker, question.asker)
    return found


def _again(question: _Question, error: ModelError) -> list[Span]:
    if not isinstance(error, ModelUnavailable):
        raise error
    try:
        return question()
    except ModelUnavailable:
        question.asker.note(f"{error.message} The main sentences of an article were chosen without it.")
        return []


def _account(asker: Asker, other: Asker) -> None:
    """Add what another asker has used and noted."""
    asker.usage = (asker.usage[0] + other.usage[0], asker.usage[1] + other.usage[1])
    asker.used |= other.used
    for sentence in other.notes:
        asker.note(sentence)


def _cut(part: Evidence, named: Sequence[Span], most: int, share: int) -> Evidence:
    """Return an article's evidence with the sentences named, or by rules with its main ones, and no others."""
    (article,) = part.articles
    if len(named) < FEWEST:  # a small model may name one again and again
        ranked = [item.candidate.span for item in select.rank(candidates.find(part))]
        named = list(dict.fromkeys([*named, *ranked]))[:most]
    kept = sorted(_fitting(article, named, share), key=lambda span: span.start)
    passages = (
        Passage(f"{article.id}-{span.start}", article.id, n, span.start, span.end, span.of(article.text))
        for n, span in enumerate(kept)
    )
    return replace(part, passages=tuple(passages))


def _best_first(alone: Evidence) -> Evidence:
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


def _sentences(part: Evidence) -> int:
    """Count the sentences of one article that its passages hold."""
    sentences = part.readings[part.articles[0].id].sentences
    return sum(any(passage.span.holds(sentence.span) for passage in part.passages) for sentence in sentences)
