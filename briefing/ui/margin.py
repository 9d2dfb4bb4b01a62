"""The article as a column of blocks, each with notes in the margin on who speaks in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.types import Article, Reading, Span, Statement
from briefing.ui import parts
from briefing.ui.language import phrase, said

KINDS = {
    "direct": phrase("direct quotation"),
    "mixed": phrase("quoted in part"),
    "indirect": phrase("indirect speech"),
    "block": phrase("quotation without marks"),
}
NOBODY = phrase("Speaker not known")
LONGEST_BLOCK = 900  # characters; a note should stand near its words, so longer paragraphs are drawn in parts
LONGEST_RUN = 3 * LONGEST_BLOCK  # of one sentence
LONGEST_ROLE = 120


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or whole sentences of a long one; `begins` tells that it opens its paragraph."""

    span: Span
    begins: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin: who speaks, how, and the role at first mention; `number` ties it to its words."""

    speaker: str
    how: tuple[str, ...]
    role: str = ""
    number: int = 0


def blocks(text: str, reading: Reading) -> tuple[Block, ...]:
    """Return the blocks of a text: its paragraphs, long ones divided between sentences."""
    starts = [sentence.start for sentence in reading.sentences]
    return tuple(
        Block(Span(start, end), number == 0)
        for found in parts.PARAGRAPH.finditer(text)
        for number, (start, end) in enumerate(_divided(text, Span(*found.span()), starts))
    )


def _divided(text: str, paragraph: Span, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    while paragraph.end - start > LONGEST_BLOCK:
        after = bisect_left(starts, start + LONGEST_BLOCK)
        cut = starts[after - 1] if after and starts[after - 1] > start else _first(starts, after, paragraph.end)
        if cut - start > LONGEST_RUN:
            space = text.rfind(" ", start + 1, start + LONGEST_RUN)
            cut = space + 1 if space > start else start + LONGEST_RUN
        if cut >= paragraph.end:
            break
        yield start, cut
        start = cut
    yield start, paragraph.end


def _first(starts: Sequence[int], place: int, otherwise: int) -> int:
    return min(starts[place], otherwise) if place < len(starts) else otherwise


def column(
    article: Article,
    reading: Reading,
    marks: Iterable[parts.Mark],
    upto: int,
    chosen: str | None,
    *,
    speech: bool = True,
) -> str:
    """Return the article's text from its beginning as markup: each block with its notes beside it.

    Args:
        article: the article.
        reading: what was read in it.
        marks: what is marked besides the statements.
        upto: how many characters are drawn; the block that reaches so far is drawn whole.
        chosen: the voice that stands out ("": speakers not known), `None` for all alike.
        speech: statements are marked; a chosen voice's are in any case.
    """
    drawn = [block for block in blocks(article.text, reading) if block.span.start < upto]
    spans = [block.span for block in drawn]
    statements = [
        one
        for one in reading.statements
        if spans and one.span.start < spans[-1].end and (speech or one.speaker == chosen)
    ]
    beside = said_in(statements, spans)
    numbers: dict[Span, int] = {}
    for found in beside:
        for statement, note in found:
            numbers.setdefault(_words(statement)[0], note.number)
    own = [mark for one in statements for mark in _statement_marks(one, numbers.get(_words(one)[0], 0), chosen)]
    shared = parts.shared_out(((mark.span, mark) for mark in (*own, *marks)), spans)
    rows = (
        _row(article.text, block, _notes(found), here, chosen)
        for block, found, here in zip(drawn, beside, shared, strict=True)
    )
    focus = "" if chosen is None else " ev-focus"
    return f'<div class="ev-reading{focus}"><div class="ev-column">{"".join(rows)}</div></div>'


def said_in(statements: Iterable[Statement], spans: Sequence[Span]) -> list[list[tuple[Statement, Note]]]:
    """Return for each block its statements, each with the note of its speaker there.

    Statements of one speaker that follow each other in a block share one note; a role is given once.
    """
    words = ((span, statement) for statement in statements for span in _words(statement))
    told: set[str] = set()
    return [_noted(tuple(dict.fromkeys(inside)), told) for inside in parts.shared_out(words, spans)]


def _noted(statements: Sequence[Statement], told: set[str]) -> list[tuple[Statement, Note]]:
    groups: list[list[Statement]] = []
    for statement in statements:
        if groups and groups[-1][-1].speaker == statement.speaker:
            groups[-1].append(statement)
        else:
            groups.append([statement])
    found = []
    for number, group in enumerate(groups, 1):
        first = group[0]
        role = "" if first.speaker in told else first.role
        if first.role:
            told.add(first.speaker)
        how = (*dict.fromkeys(_kind(statement) for statement in group), *_inferred(group))
        note = Note(first.speaker, how, role, number if len(groups) > 1 else 0)
        found += [(statement, note) for statement in group]
    return found


def how_said(statement: Statement) -> str:
    """Return in plain words how a statement is given: its kind, who relays it, and whether its speaker is inferred."""
    return ", ".join((_kind(statement), *_inferred([statement])))


def _kind(statement: Statement) -> str:
    kind = said(KINDS[statement.kind])
    return said("{kind}, via {name}", kind=kind, name=statement.via) if statement.via else kind


def _inferred(group: Sequence[Statement]) -> tuple[str, ...]:
    inferred = sum(statement.inferred for statement in group)
    if not inferred:
        return ()
    return (said("speaker inferred") if inferred == len(group) else said("speaker in part inferred"),)


def _notes(found: Iterable[tuple[Statement, Note]]) -> tuple[Note, ...]:
    return tuple(dict.fromkeys(note for _, note in found))


def _row(text: str, block: Block, notes: Sequence[Note], marks: Iterable[parts.Mark], chosen: str | None) -> str:
    beside = "".join(_note(note, chosen) for note in notes)
    margin = f'<div class="ev-margin">{beside}</div>' if beside else ""
    begins = "" if block.begins else ' class="ev-goes-on"'
    return f"{margin}<p{begins}>{parts.woven(text, block.span, marks)}</p>"


def _note(note: Note, chosen: str | None) -> str:
    number = f'<span class="ev-number">{note.number}</span> ' if note.number else ""
    role = f'<span class="ev-role">{parts.escape(parts.plain(note.role, LONGEST_ROLE))}</span>' if note.role else ""
    how = "".join(f'<span class="ev-how">{parts.escape(words)}</span>' for words in note.how)
    mine = " ev-chosen" if chosen is not None and chosen == note.speaker else ""
    name = parts.escape(note.speaker or said(NOBODY))
    return f'<div class="ev-beside{mine}">{number}<span class="ev-speaker">{name}</span>{role}{how}</div>'


def _words(statement: Statement) -> tuple[Span, ...]:
    return statement.content or (statement.span,)


def _statement_marks(statement: Statement, number: int, chosen: str | None) -> Iterator[parts.Mark]:
    mine = chosen is not None and chosen == statement.speaker
    name = statement.speaker or said(NOBODY)
    note = f"{name}: {how_said(statement)}"
    first, *others = _words(statement)
    kind = "indirect" if statement.kind == "indirect" else "quote"
    yield parts.Mark(first, kind, note, number, mine)
    yield from (parts.Mark(span, kind, note, 0, mine) for span in others)
    if statement.speaker_span:
        yield parts.Mark(statement.speaker_span, "speaker", said("Here: {name}", name=name), 0, mine)
