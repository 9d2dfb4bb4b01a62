"""Values about what an article says: sentences, statements, voices, figures and loaded wording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.types.articles import Span

StatementKind = Literal["direct", "mixed", "indirect", "block"]
VoiceKind = Literal["person", "group", "document", "outlet"]
FigureKind = Literal["number", "money", "percent", "date"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with exact offsets; `quoted` tells that it begins inside an open quotation."""

    start: int
    end: int
    paragraph: int
    quoted: bool = False

    @property
    def span(self) -> Span:
        """The sentence's span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that the article attributes to a source ("X said ...").

    Args:
        span: the whole passage that carries content, speaker and cue (whole sentences).
        content: what was said; for direct and block speech the words without their quotation marks.
        kind: direct (all in marks), mixed (partly), indirect (no marks), block (quoted without marks).
        speaker: the full name as the article words it ("Mark Krikorian"), or "" when it is not known.
        speaker_span: the words that name the speaker here ("he"), if any.
        cue: the reporting words ("said", "according to").
        role: the speaker's role as this article words it ("director of ...").
        via: who relays it when it is second-hand ("X, quoting Y": speaker Y, via X).
        inferred: the speaker was inferred from the layout; to be shown as such.
    """

    span: Span
    content: tuple[Span, ...]
    kind: StatementKind
    speaker: str = ""
    speaker_span: Span | None = None
    cue: str = ""
    cue_span: Span | None = None
    role: str = ""
    via: str = ""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """A person, group, document or outlet that an article lets speak, names or criticises."""

    name: str
    kind: VoiceKind = "person"
    aliases: tuple[str, ...] = ()
    role: str = ""
    statements: int = 0
    quoted_words: int = 0
    first: int = 0
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, sum of money, share or date as the text words it.

    Args:
        value: a canonical decimal string ("1200000", "20"), or an ISO date for kind "date".
        unit: "USD", "%", "kg" ...; "" for a plain count.
        counts: the words for what is counted ("deportations"), lower case.
    """

    start: int
    end: int
    text: str
    kind: FigureKind
    value: str
    unit: str = ""
    counts: str = ""

    @property
    def span(self) -> Span:
        """The figure's span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class WordingNote:
    """A loaded term: where it stands, in whose voice, and the neutral wording used instead (if one is established)."""

    article_id: str
    start: int
    end: int
    term: str
    neutral: str = ""
    why: str = ""
    speaker: str = ""  # "" = the outlet's own voice

    @property
    def span(self) -> Span:
        """The term's span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article contains, found by `briefing.reading` without a model."""

    article_id: str
    version: str
    sentences: tuple[Sentence, ...] = ()
    statements: tuple[Statement, ...] = ()
    voices: tuple[Voice, ...] = ()
    figures: tuple[Figure, ...] = ()
    wording: tuple[WordingNote, ...] = ()
