"""Evidence for checking tests; every place, outlet and person is invented."""

from __future__ import annotations

from datetime import date

from briefing import checking
from briefing.reading import read
from briefing.types import Article, Check, Citation, ClaimVoice, Draft, Evidence, Span

TEXT = """The Tarnwick city council voted 29 to 16 on Tuesday to build a tramway to Northolme.

The line will cost at least 387 million crowns, transport commissioner Ines Corvo said. “We are building for the next \
fifty years, and we will not stop at the ring road,” she said.

“We are mortgaging,” said Otto Brandis, a councillor, “the next decade.” He may ask the court to block the plan.

“The mayor told me, ‘Nobody wins alone,’ and I believed her,” Corvo said.

The ministry did not answer questions. Opponents called the plan reckless."""


def article(text: str = TEXT, *, outlet: str = "Tarnwick Courier") -> Article:
    """Build an article."""
    return Article("a" * 16, text, "Council approves tramway", outlet, "Ivo Marsh", date(2026, 3, 4))


def evidence(text: str = TEXT) -> Evidence:
    """Build the evidence of one article."""
    made = article(text)
    return Evidence((made,), {made.id: read(made)}, ())


def cite(words: str, text: str = TEXT) -> Citation:
    """Cite words where they stand in the text."""
    start = text.index(words)
    return Citation("a" * 16, start, start + len(words), words)


def sentence(words: str, text: str = TEXT) -> Citation:
    """Cite the whole paragraph that holds some words."""
    at = text.index(words)
    start = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0
    end = text.find("\n\n", at)
    return cite(text[start : end if end >= 0 else len(text)], text)


def judged(said: str, source: str, *, voice: ClaimVoice = "reported", speaker: str = "", text: str = TEXT) -> Check:
    """Check a sentence that cites the paragraph with the words `source`."""
    return checking.check(Draft(said, (sentence(source, text),), voice, speaker), evidence(text))


def kinds(outcome: Check) -> set[str]:
    """Return the kinds of what was found."""
    return {finding.kind for finding in outcome.findings}


__all__ = ["Span", "article", "cite", "evidence", "judged", "kinds", "sentence"]
