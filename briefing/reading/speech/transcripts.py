"""Transcripts: paragraphs that open with a speaker's name and a colon ("STONE: ..."), in marks or without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from briefing.reading.speech import firstperson
from briefing.reading.speech.paragraphs import Paragraph
from briefing.reading.who import names
from briefing.reading.who.people import People
from briefing.types import Span, Statement

_LABEL = re.compile(
    r"[\"“„«]?(?P<label>[^\W\d_a-zß-ÿ][\w.’'-]*(?: (?:[^\W\d_a-zß-ÿ][\w.’'-]*|\d{1,2})){0,3})"
    r"(?: ?\([^()\n]{1,60}\))?:\s+(?=\S)"
)
_ASIDE = re.compile(r"[\"“]?[(\[][^()\[\]\n]{1,80}[)\]][.”\"]*")  # "(CROSSTALK)"
_LETTER = re.compile(r"[^\W_]")
_ANNOUNCED = re.compile(r"\b(?:transcript|exchange|interview|conversation|dialogue|Q\s?&\s?A|said)\b", re.IGNORECASE)
_ASKED = frozenset("q a question answer".split())  # who asks and who answers is not said
_NEAR = 4  # paragraphs: turns of one conversation follow each other
_UNNAMED = 2  # turns: a label that names nobody known must recur


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of a transcript: its number, the label, and the words after it."""

    number: int
    label: Span
    words: Span


def find(text: str, paragraphs: Sequence[Paragraph], people: People) -> dict[int, Statement | None]:
    """Map the numbers of the paragraphs that are transcript to what is said there (`None` for stage directions).

    Args:
        text: the article's text.
        paragraphs: its paragraphs.
        people: its people.
    """
    labelled = [turn for number, one in enumerate(paragraphs) if (turn := _turn(text, number, one)) is not None]
    turns = _conversation(text, labelled, people, paragraphs)
    unknown = {turn.number: turn for turn in labelled}
    found: dict[int, Statement | None] = {}
    for turn, following in zip_longest(turns, turns[1:]):
        said = _said(text, turn, people)
        found[turn.number] = said
        within = following is not None and following.number - turn.number <= _NEAR
        until = following.number if following is not None else len(paragraphs)
        for number in range(turn.number + 1, min(until, turn.number + _NEAR + 1)):
            if number in unknown and within:
                said = replace(_said(text, unknown[number], people), speaker="", speaker_span=None, inferred=True)
                found[number] = said
            elif not _goes_on(text, paragraphs[number], within=within):
                break
            else:
                found[number] = _continued(text, paragraphs[number], said)
    return found


def _turn(text: str, number: int, paragraph: Paragraph) -> Turn | None:
    """Read the label of a paragraph."""
    match = _LABEL.match(text, paragraph.span.start, paragraph.span.end)
    if match is None:
        return None
    words = _words(paragraph, match.end())
    return Turn(number, Span(match.start("label"), match.end("label")), words) if words.start < words.end else None


def _words(paragraph: Paragraph, start: int) -> Span:
    """Return the words of a turn from `start`, without the marks around them or around the whole paragraph."""
    end = paragraph.span.end
    for quotation in paragraph.quotations:
        if quotation.start in (paragraph.span.start, start) and quotation.closed and quotation.end == end:
            return Span(max(start, quotation.inner_start), quotation.inner_end)
    return Span(start, end)


def _conversation(text: str, labelled: Sequence[Turn], people: People, paragraphs: Sequence[Paragraph]) -> list[Turn]:
    """Keep the turns whose labels are speakers and that follow upon each other as talk does.

    Headings look the same ("Stone: a steady hand"); but in talk the speakers take turns, or say "I", or the article
    announces a transcript.
    """
    counts = Counter(turn.label.of(text).lower() for turn in labelled)
    turns = [turn for turn in labelled if _speaker_like(turn.label.of(text), people, counts)]
    capitals = [turn for turn in turns if turn.label.of(text).isupper()]
    turns = capitals if len(capitals) * 2 > len(turns) else turns
    distinct = {names.last_name(turn.label.of(text)) for turn in turns}
    near = {
        number
        for first, second in pairwise([turn.number for turn in turns])
        if second - first <= _NEAR
        for number in (first, second)
    }
    turns = [turn for turn in turns if turn.number in near]
    if len(distinct) < 2 or not turns:
        return []
    before = paragraphs[turns[0].number - 1].span.of(text) if turns[0].number else ""
    spoken = sum(firstperson.talk(turn.words.of(text)) for turn in turns)
    talk = len(distinct) < len(turns) or bool(_ANNOUNCED.search(before)) or spoken * 2 >= len(turns)
    return turns if talk else []


def _speaker_like(label: str, people: People, counts: Counter[str]) -> bool:
    """Tell whether a label names a speaker: a known person, a question and answer, or capitals that recur."""
    low = label.lower()
    if low in _ASKED:
        return counts["q"] * counts["a"] > 0 or counts["question"] * counts["answer"] > 0
    if names.is_person(names.without_titles(label.title())[0]) and people.known(names.without_titles(label)[0]):
        return True
    return label.isupper() and len(label) > 1 and counts[low] >= _UNNAMED


def _said(text: str, turn: Turn, people: People) -> Statement:
    """Build the statement of a turn."""
    label = turn.label.of(text)
    name = names.without_titles(label)[0]
    speaker = "" if label.lower() in _ASKED else people.full(name, turn.label.start)
    span = Span(turn.label.start, turn.words.end)
    cue = Span(turn.label.end, turn.label.end + 1)
    named = turn.label if speaker else None
    return Statement(span, (turn.words,), "block", speaker, named, ":", cue, inferred=not speaker)


def _goes_on(text: str, paragraph: Paragraph, *, within: bool) -> bool:
    """Tell whether a paragraph without a label is part of the conversation."""
    if within:
        return True
    if paragraph.attributed(text) or paragraph.heading(text) or paragraph.dateline(text):
        return False
    return paragraph.carried or firstperson.talk(paragraph.own(text))


def _continued(text: str, paragraph: Paragraph, said: Statement) -> Statement | None:
    """Build the statement of a paragraph without a label; stage directions are nobody's words.

    Open marks or the first person show that the turn goes on; without them nobody is named.
    """
    span = paragraph.span
    words = _words(paragraph, paragraph.inner_start)
    if _ASIDE.fullmatch(text, span.start, span.end) or not _LETTER.search(text, words.start, words.end):
        return None
    sure = paragraph.carried or firstperson.talk(paragraph.own(text))
    speaker, role = (said.speaker, said.role) if sure else ("", "")
    return Statement(span, (words,), "block", speaker, role=role, inferred=True)
