"""Quoted words: they stand in the cited text, and they stand under the name that the source gives."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checking import naming
from briefing.checking.cited import Cited
from briefing.checking.quotes import Swap, outside, places, quoted
from briefing.checking.sayings import Sayings, means
from briefing.checking.typography import quotations
from briefing.types import Draft, Finding, Span, Statement

_SHOWN = 80


def findings(draft: Draft, cited: tuple[Cited, ...], sayings: Sayings) -> Iterator[Finding]:
    """Yield what is wrong with the quotations of a draft."""
    swaps = [(note.neutral, note.term) for note in draft.wording if note.neutral]
    for span in quoted(draft.text):
        words = span.of(draft.text)
        found = [(one, pieces) for one in cited for pieces in _places(words, one, swaps)]
        if not found:
            yield Finding("quote", words, f"The words “{_short(words)}” do not stand in the cited text, word for word.")
            continue
        faults = [_fault(draft, span, one, pieces, sayings) for one, pieces in found]
        if all(faults):
            yield next(fault for fault in faults if fault)


def _places(words: str, cited: Cited, swaps: list[Swap]) -> Iterator[tuple[Span, ...]]:
    for run in cited.runs:
        yield from places(words, cited.article.text, run, swaps=swaps)


def source_of(cited: Cited, pieces: tuple[Span, ...]) -> tuple[Statement | None, bool]:
    """Find the statement that holds all pieces of a quotation.

    Returns:
        The statement, or `None` in the outlet's own passages; and whether the pieces come from one voice.
    """
    holders = [_holder(cited, piece) for piece in pieces]
    first = holders[0]
    speakers = {holder.speaker if holder else None for holder in holders}
    one_place = all(holder == first for holder in holders)
    return first, len(speakers) == 1 and (one_place or (first is not None and bool(first.speaker)))


def _holder(cited: Cited, piece: Span) -> Statement | None:
    """Return the narrowest statement whose content holds the words (marks and punctuation at the edges aside)."""
    text, found = cited.article.text, []
    bare = _bare(text, piece)
    for statement in cited.reading.statements:
        size = sum(part.end - part.start for part in statement.content)
        if any(part.holds(bare) for part in (*statement.content, *_bridged(text, statement))):
            found.append((size, statement))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _bridged(text: str, statement: Statement) -> Iterator[Span]:
    """Yield runs of content parts with nothing but marks and white space between them."""
    run: Span | None = None
    for part in statement.content:
        if run and not any(character.isalnum() for character in text[run.end : part.start]):
            run = Span(run.start, part.end)
            yield run
        else:
            run = part


def _bare(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)


def _fault(draft: Draft, span: Span, cited: Cited, pieces: tuple[Span, ...], sayings: Sayings) -> Finding | None:
    words = _short(span.of(draft.text))
    statement, one_voice = source_of(cited, pieces)
    if not one_voice:
        return Finding("quote", words, f"The words “{words}” are joined from different speakers.")
    if sayings.verbatim_at(cited, pieces[0]) and (
        not (statement and statement.speaker) or sayings.keeps_cue(cited, statement)
    ):
        return None  # the source's own sentence says whose the words are as well as the source does
    named = sayings.speakers(span)
    if statement is None:
        return _torn_fault(words, cited, pieces) or _outlet_fault(words, named, cited, pieces)
    if statement.kind == "indirect" and not _marked(cited, pieces):
        return _indirect_fault(words, named, cited)
    if not statement.speaker:
        return _unknown_fault(words, named, cited, statement)
    return _speaker_fault(words, named, cited, statement, sayings)


def _marked(cited: Cited, pieces: tuple[Span, ...]) -> bool:
    """Tell whether the source itself has all pieces in quotation marks."""
    found = quotations(cited.article.text)
    return all(any(q.start <= piece.start and piece.end <= q.end for q in found) for piece in pieces)


def _indirect_fault(words: str, named: tuple[str, ...], cited: Cited) -> Finding | None:
    """Refuse marks around what a speaker is only reported to have said: the wording is the outlet's."""
    if named and all(naming.is_outlet(name, cited.article) for name in named):
        return None
    return Finding("quote", words, f"The source reports “{words}” without quotation marks; leave the marks out.")


def _torn_fault(words: str, cited: Cited, pieces: tuple[Span, ...]) -> Finding | None:
    """Refuse a quotation that runs from a speaker's words into other text and leaves the speaker out."""
    for statement in cited.reading.statements:
        own = [span for span in (statement.cue_span, statement.speaker_span) if span]
        for piece in pieces:
            met = [part for part in statement.content if part.meets(piece)]
            if met and not any(piece.holds(span) for span in own) and not _keeps_marks(cited, met, piece):
                return Finding("quote", words, f"The words “{words}” run from one voice of the source into another.")
    return None


def _keeps_marks(cited: Cited, parts: list[Span], piece: Span) -> bool:
    """Tell whether a quotation holds others whole, with the marks that the source gives them."""
    inside = [
        quotation for quotation in quotations(cited.article.text) if piece.holds(Span(quotation.start, quotation.end))
    ]
    return all(any(q.start <= part.start and part.end <= q.end for q in inside) for part in parts)


def _outlet_fault(words: str, named: tuple[str, ...], cited: Cited, pieces: tuple[Span, ...]) -> Finding | None:
    wrong = [name for name in named if not naming.is_outlet(name, cited.article)]
    if not wrong:
        return None
    marked = any(q.start <= pieces[0].start < q.end for q in quotations(cited.article.text))
    label = cited.article.label or "the outlet"
    whose = "the source does not say whose they are" if marked else f"they are {label}’s own"
    return Finding("attribution", words, f"The words “{words}” may not be put under the name of {wrong[0]}: {whose}.")


def _unknown_fault(words: str, named: tuple[str, ...], cited: Cited, statement: Statement) -> Finding | None:
    worded = statement.span.of(cited.article.text)
    parsed = naming.key(outside(worded))
    for name in named:
        person = any(word[:1].isupper() for word in name.split()[-1:])
        if person or not set(naming.key(name)) <= set(parsed):
            return Finding(
                "attribution", words, f"The source does not tell who said “{words}”; it may not be put under {name}."
            )
    return None


def _speaker_fault(
    words: str, named: tuple[str, ...], cited: Cited, statement: Statement, sayings: Sayings
) -> Finding | None:
    speaker = f"{statement.speaker}, quoted by {statement.via}" if statement.via else statement.speaker
    if statement.via and not sayings.names(statement.via):
        return Finding("attribution", words, f"The words “{words}” are second-hand: they are from {speaker}.")
    wrong = [
        name
        for name in named
        if not means(name, cited, statement) and not (statement.via and naming.same_voice(name, statement.via))
    ]
    if wrong:
        return Finding("attribution", words, f"The words “{words}” are from {speaker}, not from {wrong[0]}.")
    if not named and not sayings.carries(cited, statement):
        return Finding("attribution", words, f"The words “{words}” are from {speaker}; the sentence must say so.")
    return None


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
