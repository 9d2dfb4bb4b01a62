"""The statements of one passage: reports with what they govern, and quotations that no report governs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.reading.speech import (
    acts,
    chains,
    clauses,
    contents,
    cues,
    hearsay,
    loose,
    nominals,
    objects,
    plausible,
    sources,
    speakers,
    trailing,
)
from briefing.reading.speech.loose import Found, Passage, inner
from briefing.reading.speech.memory import Memory
from briefing.reading.speech.pieces import Piece
from briefing.reading.speech.relayed import relayed
from briefing.reading.speech.report import Report, Stretch
from briefing.reading.speech.sources import Source
from briefing.reading.speech.speakers import Named
from briefing.reading.who import kinds, names
from briefing.types import Span, Statement, StatementKind

_NEAR = 6  # statements: who relays another stands near
_DENYING = frozenset(form for form, verb in cues.CUES.items() if verb in acts.DENYING)
_NOBODY = frozenset("no nobody none neither nothing".split())
_OWN_VOICE = frozenset("i we you".split())


def read(text: str, passage: Passage, memory: Memory, found: Found) -> None:
    """Add the statements of one passage to what has been found.

    Args:
        text: the article's text.
        passage: the passage.
        memory: who spoke before; gains the speakers of this passage.
        found: gains statements and introductions.
    """
    pieces = passage.pieces
    reports = clauses.find(pieces)
    reports, given = chains.link(pieces, reports, contents.assign(pieces, reports))
    sole = trailing.alone(pieces, reports, given)
    if sole is not None and _signed(text, passage, sole, memory, found):
        return
    opening = nominals.introducing(pieces)
    opener = _who(text, passage, opening, memory) if opening is not None else None
    if opening is not None and opener is not None and opener[1]:
        found.introductions.append(_statement(text, passage, opening, (), opener))
        _remember(memory, passage, opener, asked=False)
    claimed: set[int] = set()
    for signature in () if reports else trailing.signatures(pieces):
        if _signed(text, passage, signature, memory, found):
            claimed.add(signature.start - 1)
    here: list[Statement] = []
    for report, stretches in zip(reports, given, strict=True):
        statement = _reported(text, passage, report, stretches, memory, found)
        if statement is not None:
            here.append(statement)
            claimed.update(at for stretch in stretches for at in range(stretch.start, stretch.end))
    taken = claimed.union(at for report in reports for at in range(report.start, report.end))
    here = _second_hand([relayed(text, statement, memory.people) for statement in here])
    here.extend(_passed_on(text, passage, taken, claimed))
    here.extend(loose.read(text, passage, claimed, memory, found))
    found.statements.extend(sorted(here, key=lambda statement: (statement.content[0].start, statement.content[0].end)))


def _reported(
    text: str, passage: Passage, report: Report, stretches: Sequence[Stretch], memory: Memory, found: Found
) -> Statement | None:
    """Build the statement of a report, if it is one; keep reporting words that introduce what follows the passage."""
    who = _who(text, passage, report, memory)
    if who is None:
        return None
    source = who[0]
    if _introduces(passage.pieces, report) and (source.pronoun or who[1]):
        found.introductions.append(_statement(text, passage, report, (), who))
    if not stretches or not objects.governs(passage.pieces, report, stretches, source):
        return None
    if report.order != "nominal":
        _remember(memory, passage, who, asked=report.verb == "ask")
    statement = _statement(text, passage, report, stretches, who)
    relayer = _who(text, passage, replace(report, source=report.relayer), memory)
    return replace(statement, via=relayer[1]) if relayer else statement


def _signed(text: str, passage: Passage, report: Report, memory: Memory, found: Found) -> bool:
    """Give the quotation before a passage, or in it, to the speaker that the passage names, if that is all it does."""
    who = _who(text, passage, report, memory)
    if who is None:
        return False
    pieces = passage.pieces
    cue = Span(pieces[report.start].start, pieces[report.end - 1].end)
    done = report.start > 0 and pieces[report.start - 1].kind == "quote"
    if done:
        quoted = [Stretch(report.start - 1, report.start)]
        found.statements.append(_statement(text, passage, report, quoted, who))
    else:
        done = trailing.attach(passage, who, cue, text, memory, found)
    if done:
        _remember(memory, passage, who, asked=False)
    return done


def _passed_on(text: str, passage: Passage, taken: set[int], claimed: set[int]) -> Iterator[Statement]:
    """Yield what the article says that others say, without naming them; its quotations count as claimed."""
    pieces = passage.pieces
    for cue, parts in hearsay.find(pieces, taken):
        stretches = [Stretch(start, end) for start, end in parts]
        claimed.update(at for start, end in parts for at in range(start, end))
        content, kind = _content(text, pieces, stretches)
        worded = Span(pieces[cue[0]].start, pieces[cue[1] - 1].end)
        yield Statement(passage.span, content, kind, "", None, worded.of(text), worded)


def _who(text: str, passage: Passage, report: Report, memory: Memory) -> tuple[Named, str] | None:
    """Return the source of a report as worded, and the full name that it stands for."""
    if report.source is None:
        return None
    found = plausible.whole(passage.pieces, report.source)
    source = speakers.named(text, passage.pieces, found or report.source)
    if found is None and not (source.person or source.pronoun):
        return source, ""
    if source.pronoun and source.name in _OWN_VOICE:
        return None
    if report.doubtful:
        return source, ""
    if passage.pieces[report.source.start].low in _NOBODY:
        return None
    several = _together(report.source, source, memory)
    if several:
        return source, several
    number = bisect_right(
        memory.sentences, source.span.start, passage.first, passage.last + 1, key=lambda sentence: sentence.start
    )
    speaker = memory.resolve(source, number - 1)
    own = not source.role or not speaker.startswith(source.role)  # a titled name as worded holds its role
    return (source if own else replace(source, role="")), speaker


def _together(found: Source, source: Named, memory: Memory) -> str:
    """Return the names of two sources that "and" joins, each as full as the article gives it; "" for a single one."""
    joint = source.name.split(" and ")
    at = source.span.start
    bare = [names.without_titles(name)[0] for name in joint]
    if len(joint) == 2 and joint[1].startswith(("other", "several ")) and names.is_person(joint[0]):
        return f"{memory.people.full(joint[0], at)} and {joint[1]}"
    if len(joint) > 1 and all(names.is_person(name) for name in bare):
        full = [memory.people.full(name, at) for name in bare]
        pairs = zip(joint, bare, full, strict=True)
        return " and ".join(worded if one == name and " " not in name else one for worded, name, one in pairs)
    return f"{memory.people.full(bare[0], at)} and {joint[1]}" if found.joined and len(joint) == 2 else ""


def _remember(memory: Memory, passage: Passage, who: tuple[Named, str], *, asked: bool) -> None:
    """Keep the speaker for the pronouns of later sentences."""
    source, speaker = who
    person = (source.pronoun and source.name != "they") or kinds.kind_of(speaker) == "person"
    described = not (source.pronoun or source.person)
    passing = (
        described
        and speaker == source.name
        and (asked or not speaker.lower().startswith(("the ", "a ", "an ", "another ")))
    )
    if speaker and not (person and passing):
        memory.remember(passage.last, speaker, source.span.start, person=person or memory.people.evident(speaker))


def _introduces(pieces: Sequence[Piece], report: Report) -> bool:
    """Tell whether a passage ends with reporting words and a colon."""
    if pieces[-1].text != ":" or report.verb not in cues.SPEECH.values():
        return False
    tail = pieces[report.end : -1]
    if report.source is not None and report.source.start >= report.end:
        tail = pieces[report.source.end : -1]
    return len(tail) <= 12 and all(piece.kind == "word" and piece.low not in sources.SUBORDINATE for piece in tail)


def _statement(
    text: str, passage: Passage, report: Report, stretches: Sequence[Stretch], who: tuple[Named, str]
) -> Statement:
    """Build a statement from a report."""
    source, speaker = who
    content, kind = _content(text, passage.pieces, stretches)
    cue = Span(passage.pieces[report.start].start, passage.pieces[report.end - 1].end)
    return Statement(passage.span, content, kind, speaker, source.span, cue.of(text), cue, source.role)


def _content(
    text: str, pieces: Sequence[Piece], stretches: Sequence[Stretch]
) -> tuple[tuple[Span, ...], StatementKind]:
    """Return the content spans and the kind: marks are left out where a stretch is all quotation."""
    spans: list[Span] = []
    all_quoted, any_quoted = True, False
    for stretch in stretches:
        inside = pieces[stretch.start : stretch.end]
        quotes = [piece.quotation for piece in inside if piece.quotation is not None]
        any_quoted = any_quoted or bool(quotes)
        if quotes and all(piece.kind != "word" for piece in inside):
            spans.extend(inner(text, quotation) for quotation in quotes)
        else:
            all_quoted = False
            spans.append(Span(inside[0].start, inside[-1].end))
    return tuple(spans), "direct" if all_quoted else "mixed" if any_quoted else "indirect"


def _second_hand(here: Sequence[Statement]) -> list[Statement]:
    """Note who relays a statement that lies within what somebody else says; a claim that is denied is not relayed."""
    out = []
    for number, statement in enumerate(here):
        relays = [
            other.speaker
            for other in here[max(0, number - _NEAR) : number + _NEAR]
            if other is not statement
            and other.speaker
            and other.speaker != statement.speaker
            and not (statement.cue in cues.NOUNS and other.cue in _DENYING)
            and statement.cue_span is not None
            and any(span.holds(statement.cue_span) for span in other.content)
        ]
        out.append(replace(statement, via=relays[-1]) if relays and not statement.via else statement)
    return out
