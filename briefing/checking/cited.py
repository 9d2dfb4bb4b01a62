"""What a draft cites: its articles with the exact spans, once every citation has been verified."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.types import Article, Citation, Draft, Evidence, Finding, Reading, Span, Statement


@dataclass(frozen=True, slots=True)
class Cited:
    """One cited article with the spans that the draft cites, neighbours joined."""

    article: Article
    reading: Reading
    runs: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The cited words, one run a paragraph."""
        return "\n\n".join(run.of(self.article.text) for run in self.runs)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of which a cited run holds some of the words said."""
        return tuple(
            statement
            for statement in self.reading.statements
            if any(run.meets(part) for run in self.runs for part in statement.content)
        )


def resolve(draft: Draft, evidence: Evidence) -> tuple[tuple[Cited, ...], tuple[Finding, ...]]:
    """Verify a draft's citations and gather what they cite, article by article.

    Returns:
        The cited articles, and a finding for each citation that does not hold.
    """
    if not draft.citations:
        return (), (Finding("id", "", "The sentence cites no source."),)
    known = {article.id: article for article in evidence.articles}
    findings = tuple(finding for citation in draft.citations for finding in _faults(citation, known))
    if findings:
        return (), findings
    spans: dict[str, list[Span]] = {}
    for citation in draft.citations:
        spans.setdefault(citation.article_id, []).append(citation.span)
    return tuple(
        Cited(known[name], evidence.readings[name], tuple(_joined(found, known[name].text)))
        for name, found in spans.items()
    ), ()


def _faults(citation: Citation, known: dict[str, Article]) -> Iterable[Finding]:
    article = known.get(citation.article_id)
    if article is None:
        yield Finding("id", citation.article_id, f"The source {citation.article_id} is not part of the evidence.")
    elif not 0 <= citation.start < citation.end <= len(article.text):
        yield Finding("id", citation.quote, f"The citation lies outside the text of “{article.title}”.")
    elif citation.quote != citation.span.of(article.text):
        yield Finding("id", citation.quote, f"The cited words are not the text of “{article.title}” at that place.")


def _joined(spans: list[Span], text: str) -> Iterable[Span]:
    """Join spans that overlap or have only white space between them."""
    run: Span | None = None
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if run and not text[run.end : span.start].strip():
            run = Span(run.start, max(run.end, span.end))
            continue
        if run:
            yield run
        run = span
    if run:
        yield run
