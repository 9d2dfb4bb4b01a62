"""Whose words a paragraph in the first person is: of whom the sentence before it speaks, or the outlet's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.reading.speech import firstperson
from briefing.reading.speech.memory import Memory
from briefing.reading.speech.paragraphs import Paragraph
from briefing.reading.speech.speakers import Named
from briefing.reading.who import kinds, names
from briefing.types import Span, Statement

_OPENING_PRONOUN = re.compile(r"(He|She)\b")
_INTRODUCED = re.compile(r", (?:an?|the|who|whose|\d{1,3})\b")  # "Ada Stone, a bus driver"
_AUTHOR = re.compile(
    r"\bI(?:[’']ve| have)? (?:\w+ly )?(?:interviewed|spoke (?:to|with)|reported|contacted|emailed|e-mailed)\b|"
    r"\b[Mm]y (?:own )?(?:columns?|readers?|editors?|newsletter|reporting|interviews?)\b|"
    r"\b[Tt]his (?:column|interview)\b"
)
_FEWEST = 6  # words: a shorter paragraph is a heading or a signature and says of nobody that he speaks
_LONELY = 2  # runs of "I" without anybody near who could say it: then the outlet says it


@dataclass(slots=True)
class Layout:
    """What the rules look at: the text, its paragraphs, whom they name, and the colons at the end of reports."""

    text: str
    paragraphs: Sequence[Paragraph]
    memory: Memory
    opened: Mapping[int, Statement]
    personal: bool = False
    own: list[str] = field(default_factory=list)
    ours: int = 0

    def __post_init__(self) -> None:
        """Take the words outside quotation marks of each paragraph, and count the paragraphs that say "we" there."""
        self.own = [paragraph.own(self.text) for paragraph in self.paragraphs]
        self.ours = sum(firstperson.plural(own) > 0 for own in self.own)


def opened_by(article: Layout, number: int) -> Statement | None:
    """Return the report with a colon directly before a paragraph."""
    return article.opened.get(article.paragraphs[number - 1].span.end) if number else None


def covered(article: Layout, paragraph: Paragraph) -> bool:
    """Tell whether every "I" of a paragraph stands in what somebody is reported to say."""
    text, at, rest = article.text, paragraph.span.start, []
    for statement in paragraph.statements:
        for span in statement.content:
            rest.append(text[at : span.start])
            at = max(at, span.end)
    return not firstperson.singular(" ".join([*rest, text[at : paragraph.span.end]]))


def whose(article: Layout, number: int) -> tuple[str, str]:
    """Return speaker and role of the talk in a paragraph: of whom the sentence before it is; ("", "") if unclear."""
    speaker, role = _before(article, number)
    sparse = not firstperson.dense(article.own[number])
    if sparse or not _a_person(speaker) or mentions(article, number, speaker):
        return "", ""
    return speaker, role


def mentions(article: Layout, number: int, speaker: str) -> bool:
    """Tell whether a paragraph speaks of somebody by one of the names."""
    parts = "|".join(re.escape(part) for part in speaker.split() if part[:1].isupper() and len(part) > 2)
    words = article.paragraphs[number].span.of(article.text)
    return bool(parts) and re.search(rf"(?<!\w)(?:{parts})(?!\w)", words) is not None


def _a_person(speaker: str) -> bool:
    """Tell whether a speaker is one person: "The Courier" and "the council" do not say "I"."""
    return bool(speaker) and not speaker.startswith("The ") and kinds.kind_of(speaker) == "person"


def _before(article: Layout, number: int) -> tuple[str, str]:
    """Return who speaks, or of whom the last sentence before a paragraph is."""
    before = article.paragraphs[number - 1] if number else None
    if before is None or len(before.span.of(article.text).split()) < _FEWEST:
        return "", ""
    sentence = article.memory.sentences[before.last]
    last = before.statements[-1] if before.statements else None
    if last is not None and last.span.end == before.span.end:
        return ("", "") if last.via else (last.speaker, last.role)
    return _subject(article, before, sentence.span), ""


def _subject(article: Layout, before: Paragraph, sentence: Span) -> str:
    """Return the one person whom a sentence names, or who opens it; "" when several or none may be meant."""
    memory = article.memory
    found: list[tuple[int, str]] = []
    at = bisect_left(memory.outside, sentence.start, key=lambda span: span.start)
    while at < len(memory.outside) and memory.outside[at].start < sentence.end:
        span = memory.outside[at]
        mention = memory.people.mention(span)
        introduced = " " in mention.name and _INTRODUCED.match(article.text, span.end)
        if names.is_person(mention.name) and (introduced or memory.people.evident(mention.full)):
            found.append((span.start, mention.full))
        at += 1
    people = dict.fromkeys(full for _, full in found)
    if len(people) == 1 or (found and found[0][0] == sentence.start):
        return found[0][1]
    opening = _OPENING_PRONOUN.match(article.text, sentence.start, sentence.end)
    if people or opening is None:
        return ""
    return memory.resolve(Named(opening[1].lower(), Span(*opening.span()), pronoun=True), before.last)


def personal(article: Layout, turns: Collection[int]) -> bool:
    """Tell whether the outlet itself writes "I" in an article: then a shift into the first person proves nothing.

    It does where "I" stands in the first paragraph or beside a report, speaks of its readers, or comes up again and
    again where nobody is near who could say it.
    """
    lonely, run = 0, -2
    for number, paragraph in enumerate(article.paragraphs):
        own = article.own[number]
        if number in turns or opened_by(article, number) or not firstperson.speaks(own) or covered(article, paragraph):
            continue
        before = article.paragraphs[number - 1] if number else None
        if before is not None and article.text[before.span.end - 1] == ":" and not paragraph.marked:
            run = number
            continue
        if number == 0 or _authors(article, number):
            return True
        lonely += run != number - 1 and not whose(article, number)[0]  # nobody near, or the talk is of who is near
        run = number
    return lonely >= _LONELY


def _authors(article: Layout, number: int) -> bool:
    """Tell whether the "I" of a paragraph is surely the author's: it stands beside a report, or speaks of its work."""
    return article.paragraphs[number].attributed(article.text) or bool(_AUTHOR.search(article.own[number]))
