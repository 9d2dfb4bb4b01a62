"""Values that a person takes away: summary, comparison, answer, brief, and how each was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

from briefing.types.claims import Claim
from briefing.types.reading import Voice, VoiceKind, WordingNote

Length = Literal["line", "short", "full"]
CompareBy = Literal["voice", "outlet"]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """One entry of a document's source list; `number` is the citation number printed in the text."""

    number: int
    article_id: str
    title: str
    outlet: str = ""
    author: str = ""
    published: date | None = None
    url: str = ""
    copy_of: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How the sentences of a document fared in the checks."""

    verified: int = 0
    repaired: int = 0
    replaced: int = 0
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a document was made.

    Args:
        writer: "extractive", or the model as "provider:model".
        prompts: SHA-256 digest of each prompt file used, by name ("summary/system").
        settings: what the person chose (length, topic ...).
        seconds: wall time. tokens_in, tokens_out: as the model reported, 0 without one. cost: in US dollars, if known.
        note: a plain sentence on what was left out or went wrong, "" if nothing.
    """

    writer: str
    articles: tuple[str, ...]
    passages: tuple[str, ...] = ()
    prompts: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    created: datetime | None = None
    seconds: float = 0.0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What every document carries besides its own parts.

    Args:
        id: given by the store when the document is kept; "" before.
        sources: the numbered source list; a claim's citation to article A prints as the number of A's entry.
        tally: how its sentences fared in the checks. withheld: the refused sentences with their findings.
        complete: whether it was written to its end; no, when it was stopped or a model broke off.
    """

    title: str
    sources: tuple[SourceNote, ...]
    provenance: Provenance
    tally: Tally = Tally()
    withheld: tuple[Claim, ...] = ()
    id: str = ""
    complete: bool = True

    def claims(self) -> Iterator[Claim]:
        """Yield every sentence that the document shows, in reading order."""
        yield from ()


@dataclass(frozen=True, slots=True)
class VoiceShare:
    """Who speaks in one article, and how much: `voice` as read in article `article_id`."""

    article_id: str
    voice: Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary(Document):
    """A neutral summary with its wording ledger and voice balance; where it has a headline, that is its title."""

    sentences: tuple[Claim, ...]
    ledger: tuple[WordingNote, ...] = ()
    voices: tuple[VoiceShare, ...] = ()
    headline: Claim | None = None
    topic: str = ""

    def claims(self) -> Iterator[Claim]:
        """Yield the headline and the summary's sentences."""
        if self.headline:
            yield self.headline
        yield from self.sentences


@dataclass(frozen=True, slots=True)
class Column:
    """One voice or outlet that is compared; `role` as its source words it, `hidden` when a person left it out."""

    name: str
    kind: VoiceKind
    role: str = ""
    articles: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A column's position on an issue; no claims means "not found in the loaded text"."""

    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """One row of a comparison: a label in plain words and one cell for each column, in the columns' order.

    Args:
        named: a person gave the label. hidden: a person left the row out.
    """

    label: str
    cells: tuple[Cell, ...]
    named: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that sources state or word differently: one claim for each side."""

    label: str
    sides: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Unique:
    """What only one outlet reports, or only some do: `name` names them."""

    name: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """What stands below the matrix of a comparison; fields as there."""

    figures: tuple[Difference, ...] = ()
    terms: tuple[Difference, ...] = ()
    some: tuple[Unique, ...] = ()
    only: tuple[Unique, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Document):
    """Voices of one article, or outlets across articles, issue by issue.

    Args:
        shared: what every outlet reports. some: what several report and others do not, by the outlets that do.
        only: what only one outlet reports, or what a voice says besides the issues.
        voices: who is quoted in which article, and how much. first: whose words stand first in each article.
        whole: the lists with what is of hidden columns too, `None` where nothing is left out of them.
    """

    by: CompareBy
    columns: tuple[Column, ...]
    issues: tuple[Issue, ...]
    figures: tuple[Difference, ...] = ()
    terms: tuple[Difference, ...] = ()
    shared: tuple[Claim, ...] = ()
    some: tuple[Unique, ...] = ()
    only: tuple[Unique, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    voices: tuple[VoiceShare, ...] = ()
    first: tuple[VoiceShare, ...] = ()
    whole: Lists | None = None

    @property
    def shown(self) -> tuple[tuple[Column, ...], tuple[Issue, ...]]:
        """The columns and rows that nobody has hidden, each row with the cells of these columns."""
        places = [at for at, column in enumerate(self.columns) if not column.hidden]
        rows = (replace(i, cells=tuple(i.cells[at] for at in places)) for i in self.issues if not i.hidden)
        return tuple(self.columns[at] for at in places), tuple(rows)

    def claims(self) -> Iterator[Claim]:
        """Yield every sentence of the matrix that is shown, then those of the lists below it."""
        for issue in self.shown[1]:
            for cell in issue.cells:
                yield from cell.claims
        for difference in (*self.figures, *self.terms):
            yield from difference.sides
        yield from (*self.shared, *(claim for unique in (*self.some, *self.only) for claim in unique.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Document):
    """A cited answer; `refused` carries the fixed refusal line when the evidence does not support one."""

    question: str
    sentences: tuple[Claim, ...] = ()
    refused: str = ""
    suggestions: tuple[str, ...] = ()

    def claims(self) -> Iterator[Claim]:
        """Yield the answer's sentences."""
        yield from self.sentences


@dataclass(frozen=True, slots=True)
class Moment:
    """A dated event: `day` is when it happened, `claim` the sentence that says so."""

    day: date
    claim: Claim


@dataclass(frozen=True, slots=True)
class Person:
    """Who is who: a name and the sentence that words the role."""

    name: str
    role: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that the evidence leaves open, with the sentences that raise it."""

    text: str
    basis: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Document):
    """A one-page briefing; its title is the headline."""

    headline: Claim | None
    bottom_line: tuple[Claim, ...]
    key_facts: tuple[Claim, ...]
    says: tuple[Claim, ...] = ()
    differ: tuple[Difference, ...] = ()
    timeline: tuple[Moment, ...] = ()
    who: tuple[Person, ...] = ()
    wording: tuple[WordingNote, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    left_out: tuple[str, ...] = ()
    topic: str = ""

    def claims(self) -> Iterator[Claim]:
        """Yield every sentence of the brief, section by section."""
        if self.headline:
            yield self.headline
        yield from (*self.bottom_line, *self.key_facts, *self.says)
        for difference in self.differ:
            yield from difference.sides
        yield from (moment.claim for moment in self.timeline)
        yield from (person.claim for person in self.who)
        for question in self.questions:
            yield from question.basis


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry of the list of kept documents."""

    id: str
    kind: Literal["summary", "comparison", "answer", "brief"]
    title: str
    created: datetime
