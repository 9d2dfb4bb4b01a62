"""The evidence rule: from a draft to findings, in milliseconds and without a model."""

from __future__ import annotations

from briefing.checking import attribution, changed, facts, speech, support
from briefing.checking.cited import Cited, resolve
from briefing.checking.naming import speaks_for
from briefing.checking.quotes import quoted
from briefing.checking.sayings import Sayings
from briefing.types import Check, Draft, Evidence, Finding, Statement

__all__ = ["check", "statement_of"]

LONGEST = 4_000  # characters: the longest source sentences are well below
MOST_QUOTATIONS = 40


def check(draft: Draft, evidence: Evidence) -> Check:
    """Check a draft against the spans that it cites.

    Args:
        draft: a proposed sentence. evidence: the articles and readings that its citations point into.

    Returns:
        "verified" without findings, else "withheld" with all of them.
    """
    cited, found = resolve(draft, evidence)
    if not found:
        found = _shape(draft)
    if not found:
        found = tuple(dict.fromkeys(_findings(draft, cited)))
    return Check("withheld" if found else "verified", found, 0.0 if found else 1.0)


def statement_of(draft: Draft, evidence: Evidence) -> Statement | None:
    """Return the statement that an attributed draft gives: the longest of its speaker in the cited spans."""
    cited, _ = resolve(draft, evidence)
    own = [
        (sum(part.end - part.start for part in statement.content), statement)
        for one in cited
        for statement in one.statements
        if speaks_for(draft.speaker, statement, one.reading.voices)
    ]
    return max(own, key=lambda pair: pair[0])[1] if own else None


def _shape(draft: Draft) -> tuple[Finding, ...]:
    """Refuse what cannot be one sentence: nothing, or more than anybody could check."""
    if not draft.text.strip():
        return (Finding("support", "", "The sentence is empty."),)
    if len(draft.text) > LONGEST or len(quoted(draft.text)) > MOST_QUOTATIONS:
        words = draft.text[:80].strip()
        return (Finding("support", words, "The sentence is too long to be checked; write several short ones."),)
    return ()


def _findings(draft: Draft, cited: tuple[Cited, ...]) -> list[Finding]:
    sayings = Sayings(draft, cited)
    return [
        *speech.findings(draft, cited, sayings),
        *facts.findings(draft, cited),
        *attribution.findings(draft, cited, sayings),
        *(() if sayings.places else (*changed.findings(sayings.copies, draft), *support.findings(draft, cited))),
    ]
