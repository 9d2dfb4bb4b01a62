"""Values of the evidence rule: evidence, drafts, citations, findings, checks and claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from briefing.types.articles import Article, Passage, Span
from briefing.types.reading import Reading, WordingNote

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

ClaimVoice = Literal["reported", "attributed", "outlet"]
CheckStatus = Literal["verified", "repaired", "replaced", "withheld"]
FindingKind = Literal["id", "quote", "figure", "date", "name", "attribution", "wording", "support"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a writer is handed: articles, their readings, and the passages that bear on the task, best first.

    Args:
        loaded: by article id how loaded each of its reading's sentences is, 0 to 1, in their order; an article whose
            scores are not known is not in it.
        vectors: by article id one vector for each of its reading's sentences, in their order, of length 1, or 0 for a
            sentence without one; float32, shape (sentences, dimension). An article without any is not in it.
    """

    articles: tuple[Article, ...]
    readings: Mapping[str, Reading]
    passages: tuple[Passage, ...]
    loaded: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    vectors: Mapping[str, npt.NDArray[np.float32]] = field(default_factory=dict, compare=False)

    def article(self, article_id: str) -> Article:
        """Return the article with this id; raises `KeyError` when it is not part of the evidence."""
        for article in self.articles:
            if article.id == article_id:
                return article
        raise KeyError(article_id)


@dataclass(frozen=True, slots=True)
class Citation:
    """An exact span of one article: `quote == article.text[start:end]`."""

    article_id: str
    start: int
    end: int
    quote: str

    @property
    def span(self) -> Span:
        """The cited span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence that a writer proposes; it is nothing until `briefing.checking` has looked at it.

    Args:
        text: the sentence; words in quotation marks must be the source's words.
        citations: the spans it rests on.
        voice: reported fact, attributed to `speaker`, or the outlet's own voice.
        wording: the substitutions of loaded terms that the writer made.
    """

    text: str
    citations: tuple[Citation, ...]
    voice: ClaimVoice = "reported"
    speaker: str = ""
    wording: tuple[WordingNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a draft, naming the words at fault."""

    kind: FindingKind
    words: str
    message: str


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome of checking a draft: its status, what was found, and a support score from 0 to 1."""

    status: CheckStatus
    findings: tuple[Finding, ...] = ()
    score: float = 1.0

    @property
    def passed(self) -> bool:
        """Tell whether the sentence may be shown."""
        return self.status != "withheld"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that Evenhand shows: text, exact citations, whose voice it is, and the outcome of its check.

    Args:
        edited: a person has rewritten it (and it has passed the checks again).
        ticked: a person has checked it against its source.
    """

    text: str
    citations: tuple[Citation, ...]
    voice: ClaimVoice
    check: Check
    speaker: str = ""
    inferred: bool = False
    wording: tuple[WordingNote, ...] = ()
    edited: bool = False
    ticked: bool = False
