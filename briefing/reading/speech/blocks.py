"""Block quotes without quotation marks: paragraphs that a colon introduces, or a shift into the first person.

Words in the first person are never left as the outlet's: they go to whom the layout names, as inferred, or to nobody
known. Only where the outlet itself writes "I" (a column, a letter, a reporter's notebook) do they stay its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.reading.marks import Quotation
from briefing.reading.speech import firstperson, paragraphs, transcripts, whose
from briefing.reading.speech.memory import Memory
from briefing.reading.speech.paragraphs import Paragraph
from briefing.types import Span, Statement, StatementKind

_TURN = re.compile(r"(?:But|Yet|Meanwhile|However|Still|The statement|The comments?|His|Her|Their)\b")
_ITEM = re.compile(r"(?:[-–—•*·▪◦‣●]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
# "— Ada Stone (@adastone) May 5, 2025" at the end of an embedded post.
_SIGNED = re.compile(
    r"\s(?:—|–|--|-) ?(?P<name>[^\W\d_a-z][^—–()\n]{1,60}?) \(@\w{1,30}\)(?: [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?[.\s]*"
)
_MOST_SIGNED = 130  # characters of a signature
_MARKS = tuple("“\"„«»‘'")
_APART = 2  # paragraphs without any sign of talk between two that have it


def complete(
    memory: Memory, quotations: Sequence[Quotation], found: Sequence[Statement], introductions: Sequence[Statement]
) -> tuple[Statement, ...]:
    """Add the block quotes to the statements of an article, and put all into the order of the text.

    Args:
        memory: the article's text, sentences and people.
        quotations: its quotations in marks.
        found: the statements with reporting words or marks.
        introductions: reporting words that end with a colon ("He added:"), as statements without content.
    """
    gathered = paragraphs.gather(memory.sentences, quotations, found)
    article = whose.Layout(memory.text, gathered, memory, {said.span.end: said for said in introductions})
    turns = transcripts.find(memory.text, gathered, memory.people)
    article.personal = whose.personal(article, turns)
    blocks = [said for said in turns.values() if said is not None]
    taken = [gathered[number].span for number in turns]
    for block in _blocks(article, turns):
        blocks.append(block)
        taken.append(block.span)
    taken.sort(key=lambda span: span.start)
    kept = [said for said in (_without(statement, taken) for statement in found) if said is not None]
    return tuple(sorted([*kept, *blocks], key=lambda statement: (statement.content[0].start, statement.content[0].end)))


def _without(statement: Statement, taken: Sequence[Span]) -> Statement | None:
    """Return a statement without the content that lies in a block; `None` when nothing is left."""
    content = tuple(span for span in statement.content if not _within(span, taken))
    if len(content) == len(statement.content):
        return statement
    return replace(statement, content=content) if content else None


def _within(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a span lies in a block."""
    at = bisect_left(taken, span.start + 1, key=lambda block: block.start) - 1
    return at >= 0 and taken[at].holds(span)


def _blocks(article: whose.Layout, turns: Mapping[int, Statement | None]) -> Iterator[Statement]:
    """Yield the block quotes outside transcripts, each paragraph as one statement."""
    number = 0
    while number < len(article.paragraphs):
        block = None if number in turns else _block_at(article, number)
        number += 1
        if block is None:
            continue
        yield block
        alone = block.content[-1].end < block.span.end  # a signed post
        if alone or (article.personal and not whose.opened_by(article, number - 1)):
            continue
        for _ in range(_runs_on(article, number, block, turns)):
            yield _block(article, number, block, inferred=True)
            number += 1


def _block_at(article: whose.Layout, number: int) -> Statement | None:
    """Read a paragraph as a block quote, if it is one: signed, introduced, or in the first person."""
    return _signed(article, number) or _introduced(article, number) or _shifted(article, number)


def _signed(article: whose.Layout, number: int) -> Statement | None:
    """Read an embedded post with its writer's name at the end."""
    span, text = article.paragraphs[number].span, article.text
    for match in _SIGNED.finditer(text, max(span.start + 1, span.end - _MOST_SIGNED), span.end):
        if match.end() == span.end:
            named = Span(*match.span("name"))
            speaker = article.memory.people.full(named.of(text), named.start)
            return Statement(span, (Span(span.start, match.start()),), "block", speaker, named)
    return None


def _introduced(article: whose.Layout, number: int) -> Statement | None:
    """Read a paragraph without marks after "Stone said:", or talk after any sentence that ends with a colon."""
    paragraph, own = article.paragraphs[number], article.own[number]
    introduction = whose.opened_by(article, number)
    if introduction is None:
        return _after_colon(article, number)
    if paragraph.span.of(article.text).startswith(_MARKS) or paragraph.dateline(article.text):
        return None
    personal = bool(firstperson.singular(own) or firstperson.plural(own))
    if paragraph.marked and not firstperson.singular(own):
        return None
    if not personal and (_TURN.match(own) or paragraph.attributed(article.text)):
        return None
    return _block(article, number, introduction, inferred=False)


def _after_colon(article: whose.Layout, number: int) -> Statement | None:
    """Read talk after a colon that no report governs ("told the hearing what she had seen:")."""
    paragraph, own = article.paragraphs[number], article.own[number]
    before = article.paragraphs[number - 1] if number else None
    if before is None or article.text[before.span.end - 1] != ":" or not firstperson.singular(own):
        return None
    if paragraph.span.of(article.text).startswith(_MARKS) or firstperson.singular(article.own[number - 1]):
        return None
    last = next((said for said in reversed(before.statements) if said.speaker and said.cue and not said.via), None)
    if last is not None and article.memory.sentences[before.last].span.meets(last.span):
        return _block(article, number, last, inferred=True)
    return _by(article, paragraph, whose.whose(article, number))


def _shifted(article: whose.Layout, number: int) -> Statement | None:
    """Read a paragraph of first-person talk that nothing introduces."""
    if article.personal or not (_plain_talk(article, number) or _joined(article, number)):
        return None
    return _by(article, article.paragraphs[number], whose.whose(article, number))


def _plain_talk(article: whose.Layout, number: int) -> bool:
    """Tell whether a paragraph is talk in the first person, without anybody else's report."""
    paragraph = article.paragraphs[number]
    if paragraph.inner_start > paragraph.span.start or not firstperson.speaks(article.own[number]):
        return False
    return not paragraph.attributed(article.text) and not whose.covered(article, paragraph)


def _joined(article: whose.Layout, number: int) -> bool:
    """Tell whether a paragraph is talk of "we" behind somebody's quotation, where the outlet writes no "we" itself."""
    paragraph, before = article.paragraphs[number], article.paragraphs[number - 1] if number else None
    if before is None or paragraph.marked or not (before.marked and before.statements):
        return False
    last = before.statements[-1]
    quoted = last.kind != "indirect" and bool(last.speaker) and last.span.end == before.span.end
    talk = firstperson.plural(article.own[number]) >= firstperson.OURS and not paragraph.attributed(article.text)
    return quoted and talk and article.ours == 1


def _by(article: whose.Layout, paragraph: Paragraph, by: tuple[str, str]) -> Statement:
    """Build a block quote whose speaker the layout tells, or nobody."""
    speaker, role = by
    return Statement(paragraph.span, (paragraph.span,), "block", speaker, role=role, inferred=True)


def _runs_on(article: whose.Layout, number: int, block: Statement, turns: Collection[int]) -> int:
    """Count the paragraphs from a number on that carry on a block: talk and what stands in it, or a list's entries."""
    taken, entry = 0, _ITEM.match(article.text, block.span.start) is not None
    for at in range(number, len(article.paragraphs)):
        if at in turns or at - number - taken > _APART:
            break
        if entry:
            if not _ITEM.match(article.text, article.paragraphs[at].span.start):
                break
            taken = at - number + 1
        elif not _may_carry_on(article, at, block):
            break
        elif firstperson.talk(article.own[at]):
            taken = at - number + 1
    return taken


def _may_carry_on(article: whose.Layout, number: int, block: Statement) -> bool:
    """Tell whether nothing in a paragraph shows that the outlet speaks again."""
    paragraph = article.paragraphs[number]
    text = article.text
    if paragraph.marked or paragraph.attributed(text) or paragraph.heading(text) or paragraph.dateline(text):
        return False
    if whose.opened_by(article, number) is not None:
        return False
    return not (block.speaker and whose.mentions(article, number, block.speaker))


def _block(article: whose.Layout, number: int, by: Statement, *, inferred: bool) -> Statement:
    """Build the block quote of a paragraph by the speaker of another statement.

    The entries of a list are what somebody says, but seldom the very words.
    """
    span = article.paragraphs[number].span
    entry = _ITEM.match(article.text, span.start, span.end)
    content = tuple(_entries(article.text, span)) if entry is not None else (span,)
    spoken = entry is None or firstperson.singular(article.own[number]) > 0
    cue, cue_span, named = ("", None, None) if inferred else (by.cue, by.cue_span, by.speaker_span)
    kind: StatementKind = "block" if spoken else "indirect"
    return Statement(span, content, kind, by.speaker, named, cue, cue_span, by.role, inferred=inferred)


def _entries(text: str, span: Span) -> Iterator[Span]:
    """Yield the entries of a list in one paragraph, without their bullets or numbers."""
    at = span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        entry = _ITEM.match(text, at, at + len(line))
        start = entry.end() if entry is not None else at
        yield Span(start, at + len(line.rstrip()))
        at += len(line)
