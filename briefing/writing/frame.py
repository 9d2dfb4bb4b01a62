"""What every document needs around its sentences: checked claims, numbered sources, a tally, and how it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from briefing.checking import check as standard_check
from briefing.types import Check, Claim, Draft, Evidence, Provenance, SourceNote, Tally
from briefing.writing import claims
from briefing.writing.claims import Writer

MOST_OUTLETS = 4  # that a document is named by
Checker = Callable[[Draft, Evidence], Check]
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


@dataclass
class Frame:
    """Settles the drafts of one document and remembers what became of them.

    Args:
        evidence: what the document rests on. writer: who drafts. check: judges a draft. now: the clock.
        copies: groups of article ids that are near-copies of each other.
    """

    evidence: Evidence
    writer: Writer
    check: Checker = standard_check
    now: Clock = utc_now
    copies: tuple[tuple[str, ...], ...] = ()
    settled: list[Claim] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start the clock."""
        self.started = self.now()

    def claims(self, drafts: Iterable[Draft]) -> Iterator[Claim]:
        """Yield the drafts that pass the checks as claims; what is withheld is kept for the document's list."""
        yield from self._settled(drafts, self.check)

    def one(self, draft: Draft | None) -> Claim | None:
        """Return one draft as a claim, or `None` when there is none or it is withheld."""
        return next(self.claims([draft]), None) if draft else None

    def passing(self, drafts: Iterable[Draft]) -> Claim | None:
        """Return the first draft that passes as it is; one that does not is nobody's loss and is not listed."""
        for draft in drafts:
            outcome = self.check(draft, self.evidence)
            if outcome.passed:
                return next(self._settled([draft], _known(outcome)), None)
        return None

    def withhold(self, refused: Iterable[Claim]) -> None:
        """Keep refused sentences that fit no part of the document for its list."""
        self.settled.extend(refused)

    def _settled(self, drafts: Iterable[Draft], check: Checker) -> Iterator[Claim]:
        for claim in claims.settle(drafts, self.evidence, self.writer, check=check):
            self.settled.append(claim)
            if claim.check.passed:
                yield claim

    @property
    def withheld(self) -> tuple[Claim, ...]:
        """The refused sentences."""
        return tuple(claim for claim in self.settled if not claim.check.passed)

    def tally(self, shown: Iterable[Claim]) -> Tally:
        """Return how the sentences of a document fared: those that it shows, and those that were withheld.

        Args:
            shown: the document's claims; what was settled and then found no place in it counts for nothing.
        """
        return claims.tally([*shown, *self.withheld])

    def sources(self, shown: Iterable[Claim], *, also: Sequence[str] = ()) -> tuple[SourceNote, ...]:
        """Return the source list, numbered by first citation.

        Args:
            shown: the document's claims in reading order. also: ids of articles to list after those that are cited.
        """
        order = list(dict.fromkeys([c.article_id for claim in shown for c in claim.citations] + list(also)))
        first_of = {other: group[0] for group in self.copies for other in group[1:]}
        noted: list[SourceNote] = []
        for number, article_id in enumerate(order, start=1):
            article = self.evidence.article(article_id)
            noted.append(
                SourceNote(
                    number, article_id, article.title, article.outlet, article.author, article.published, article.url,
                    copy_of=first_of.get(article_id, ""),
                )
            )  # fmt: skip
        return tuple(noted)

    def provenance(self, settings: Mapping[str, str], note: str = "") -> Provenance:
        """Return how the document was made.

        Args:
            settings: what the person chose. note: a plain sentence of the document's own, "" for none.
        """
        tokens_in, tokens_out = self.writer.usage
        notes = [*self.writer.notes, note]
        return Provenance(
            writer=self.writer.name,
            articles=tuple(article.id for article in self.evidence.articles),
            passages=tuple(passage.id for passage in self.evidence.passages),
            prompts=dict(self.writer.prompts_used),
            settings=dict(settings),
            created=self.started,
            seconds=(self.now() - self.started).total_seconds(),
            tokens_in=tokens_in,
            tokens_out=tokens_out,
            note=" ".join(item for item in notes if item),
        )


def _known(outcome: Check) -> Checker:
    """Return a checker for a draft that has been checked already."""
    return lambda draft, evidence: outcome


def about(evidence: Evidence) -> str:
    """Return a plain name for what a document is about: its article's title, or how many articles."""
    if len(evidence.articles) == 1:
        return evidence.articles[0].title
    if not evidence.articles:
        return "nothing"
    outlets = list(dict.fromkeys(article.outlet for article in evidence.articles))
    count = f"{len(evidence.articles)} articles"
    if not all(outlets) or len(outlets) > MOST_OUTLETS:
        return f"{count}, first “{evidence.articles[0].title}”"
    return f"{count} by {' and '.join(filter(None, (', '.join(outlets[:-1]), outlets[-1])))}"
