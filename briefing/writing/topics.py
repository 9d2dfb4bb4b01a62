"""What bears on a topic: the articles that speak of it, with those that tell of the same event."""

from __future__ import annotations

from briefing.types import Evidence
from briefing.writing import events, terms

NEAR_BEST = 0.6  # share of the best event's hold on the topic that another event needs


def narrowed(evidence: Evidence, topic: str) -> Evidence:
    """Return the evidence without the articles that do not bear on a topic.

    An event bears on it when its articles hold nearly as much of the topic's content words as those of the event that
    holds most. Within such an event an article may call the thing by another name, so all of them stay; only a proper
    name in the topic must stand in every article.

    Args:
        evidence: the articles, with the passages found for the topic. topic: what a brief is to be about.
    """
    named = [name for name in terms.names(topic) if any(name in a.text for a in evidence.articles)]
    if named:
        evidence = events.part(evidence, [a.id for a in evidence.articles if any(name in a.text for name in named)])
    wanted = terms.folded(terms.content(topic))
    if not wanted or not evidence.articles:
        return evidence
    units = [(a.id, a.title) for a in evidence.articles] + [(p.article_id, p.text) for p in evidence.passages]
    stems = [(name, terms.folded(terms.content(text))) for name, text in units]
    rarities = terms.rarity([held for _, held in stems])
    told = events.find(evidence)
    held = {event: max(terms.covered(wanted, has, rarities) for name, has in stems if name in event) for event in told}
    best = max(held.values())
    kept = [name for event in told for name in event if held[event] >= NEAR_BEST * best]
    return events.part(evidence, kept) if best > 0 else evidence
