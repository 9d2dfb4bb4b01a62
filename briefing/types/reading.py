"""Values about what an article says: sentences, statements, voices, figures and loaded wording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.types.articles import Span

StatementKind = Literal["direct", "mixed", "indirect", "block"]
VoiceKind = Literal["person", "group", "document", "outlet"]
FigureKind = Literal["number", "money", "percent", "ordinal", "date"]


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
        inferred: the speaker was inferred from the layout, or the words rest on a quotation mark that has lost its
            partner; to be shown as such.
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
    """A person, group, document or outlet that an article lets speak, names or criticises.

    Args:
        name: the fullest name that the article gives.
        kind: what it is.
        aliases: the other ways in which the article names it.
        role: its role as the article words it.
        statements: how many statements are its own.
        quoted_words: how many words are quoted from it.
        first: the offset of its first mention.
        declined: it declined to comment or did not answer.
        mentions: how often it is named, outside of its own statements.
        criticised: the spans in which somebody else, or the outlet, blames, accuses or attacks it.
    """

    name: str
    kind: VoiceKind = "person"
    aliases: tuple[str, ...] = ()
    role: str = ""
    statements: int = 0
    quoted_words: int = 0
    first: int = 0
    declined: bool = False
    mentions: int = 0
    criticised: tuple[Span, ...] = ()

    @property
    def silent(self) -> bool:
        """Tell whether the article gives it no word."""
        return not self.statements


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, sum of money, share, place in a row or date as the text words it.

    Args:
        value: a canonical decimal string ("1200000", "20"). For kind "date" an ISO 8601 value as precise as the text: a
            day "2025-04-16" ("--04-16" in an unknown year), a month "2025-04" ("--04"), a year "2025", an interval
            "2012/2014" (weeks, quarters, decades and centuries are intervals), a time of day "T15:30"; a financial
            year is "FY2025".
        unit: "USD", "%", "pp" (percentage points), "kg", "year" ...; "" for a plain count.
        counts: the words for what is counted ("deportations"), lower case.
        upto: the upper end, for the first figure of a range ("10-12 percent": value "10", upto "12").
        approximate: the text says "about", "nearly", "or so" and the like of it.
    """

    start: int
    end: int
    text: str
    kind: FigureKind
    value: str
    unit: str = ""
    counts: str = ""
    upto: str = ""
    approximate: bool = False

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
