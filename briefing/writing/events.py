"""Which articles tell of one event: those that name the same people and places, in much the same words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.types import Article, Evidence
from briefing.writing import terms

SAME_NAMES = (
    0.25  # cosine of the names, each weighted by how often it is used, from which two articles are of one event
)
SAME_WORDS = 0.22  # the same of all content words
ALONE = 0.12  # the same for an article that would be an event of its own: it more likely has another angle on one
FEW = 0.06  # the same where one of the two has few names to go by
LEADING = 3  # names used most in an event; an article that has one of them is of that event
FEWEST_NAMES = 4  # names that an article needs for its event to be told by them; else its words alone tell it
# A capital inside a sentence: a name, or a part of one.
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*")
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What tells an article's event: its names with how often it has them, the leading ones, and its content words."""

    names: Counter[str]
    leading: frozenset[str]
    stems: Counter[str]


def find(evidence: Evidence) -> tuple[tuple[str, ...], ...]:
    """Return the article ids of each event, in the order of the evidence; one event when nothing sets them apart.

    Articles are linked when they are near in names or in words, or when one has a name that leads in the other; and
    everything linked is one event.

    Args:
        evidence: the articles.
    """
    if len(evidence.articles) < 2:
        return tuple((article.id,) for article in evidence.articles)
    known = {article.id: _known(article) for article in evidence.articles}
    events: list[list[str]] = []
    for name in known:
        events = _joined(events, [name], [e for e in events if any(_linked(known[name], known[other]) for other in e)])
    for name in [event[0] for event in events if len(event) == 1]:
        likeness = {at: max(_cosine(known[name].stems, known[other].stems) for other in event)
                    for at, event in enumerate(events) if name not in event}  # fmt: skip
        nearest = max(likeness, key=likeness.__getitem__, default=None)
        if nearest is not None and likeness[nearest] >= ALONE:
            events = _joined([e for e in events if e != [name]], [name], [events[nearest]])
    order = {article.id: at for at, article in enumerate(evidence.articles)}
    sets = [tuple(sorted(event, key=order.__getitem__)) for event in events]
    return tuple(sorted(sets, key=lambda event: order[event[0]]))


def _joined(events: list[list[str]], own: list[str], linked: list[list[str]]) -> list[list[str]]:
    """Return the events with some of them and `own` made one."""
    return [e for e in events if e not in linked] + [[*(one for event in linked for one in event), *own]]


def part(evidence: Evidence, ids: Sequence[str]) -> Evidence:
    """Return the evidence of some of its articles."""
    articles = tuple(article for article in evidence.articles if article.id in ids)
    passages = tuple(passage for passage in evidence.passages if passage.article_id in ids)
    return replace(evidence, articles=articles, passages=passages)


def _linked(one: _Known, other: _Known) -> bool:
    if min(len(one.names), len(other.names)) < FEWEST_NAMES:
        return _cosine(one.stems, other.stems) >= FEW
    near = _cosine(one.names, other.names) >= SAME_NAMES or _cosine(one.stems, other.stems) >= SAME_WORDS
    return near or bool(one.leading & other.names.keys()) or bool(other.leading & one.names.keys())


def _known(article: Article) -> _Known:
    text = f"{article.title} {article.text}"
    phrases = [" ".join(terms.words(match.group())) for match in _NAME.finditer(text)]
    names = Counter(name for name in phrases if name and name not in _DAYS and name not in terms.STOP)
    leading = frozenset(name for name, number in names.most_common(LEADING) if number > 1)
    return _Known(names, leading, Counter(terms.folded(terms.content(text))))


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    """Return the cosine of two bags, 0 to 1, each count damped to 1 + log(count)."""
    mine, theirs = ({word: 1 + math.log(number) for word, number in bag.items()} for bag in (one, other))
    lengths = math.sqrt(sum(v * v for v in mine.values()) * sum(v * v for v in theirs.values()))
    return sum(value * theirs[word] for word, value in mine.items() if word in theirs) / lengths if lengths else 0.0
