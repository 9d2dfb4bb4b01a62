"""The statements of one passage: reports with what they govern, and quotations that no report governs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.reading import clauses, contents, cues, loose, names, sources, speakers
from briefing.reading.clauses import Report
from briefing.reading.contents import Stretch
from briefing.reading.loose import Found, Passage, inner
from briefing.reading.memory import Memory
from briefing.reading.pieces import Piece
from briefing.reading.relayed import AS_SAYING, relayed
from briefing.reading.speakers import Named
from briefing.types import Span, Statement, StatementKind

_STRICT = frozenset(
    "add continue offer allow charge post read text email show find state project hold crack cable broadcast laugh "
    "sigh snap volunteer venture relate demand instruct answer begin ask direct fire shoot speak talk fume rail "
    "thunder caption interrupt weigh counter rule notify inform sum put hit lash make go chime blog "
    "pronounce express cry "
    "object signal promise pledge deny confirm repeat disclose comment".split()
)
_NEAR = 6  # statements: who relays another stands near
_CLAUSE = frozenset("that whether if how why what there it he she they we i you".split())
_FINITE = frozenset(
    "is are was were has have had will would can could should may might must do does did isn't aren't wasn't weren't "
    "won't wouldn't can't couldn't don't doesn't didn't it's he's she's they're".split()
)
# Verbs that also mean something done to people or things.
_TRANSITIVE = frozenset("admit deny state note charge project call address allow report claim find count".split())
_ACTS = frozenset("charge project address".split())
_RELATIVE = frozenset("who which that whom whose".split())
_COUNTS = frozenset(
    "two three four five six seven eight nine ten dozens hundreds thousands millions scores entry hundred thousand "
    "million billion many several".split()
)
_HUMANS = frozenset(
    "people men women children students patients refugees migrants immigrants illegals aliens visitors guests members "
    "applicants workers protesters suspects officers drivers residents voters customers passengers".split()
)
_QUOTING = frozenset({"quote", "cite"})
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
    given = contents.assign(pieces, reports)
    here: list[Statement] = []
    claimed: set[int] = set()
    introduction: Statement | None = None
    for report, stretches in zip(reports, given, strict=True):
        who = _who(text, passage, report, memory)
        if who is None:
            continue
        source = who[0]
        if _introduces(pieces, report) and (source.person or source.pronoun or source.name.lower().startswith("the ")):
            introduction = _statement(text, passage, report, (), who)
        if not stretches or not _governs(pieces, report, stretches, who[0]):
            continue
        _remember(memory, passage, who, asked=report.verb == "ask")
        here.append(_statement(text, passage, report, stretches, who))
        claimed.update(at for stretch in stretches for at in range(stretch.start, stretch.end))
    here = _second_hand([relayed(text, statement, memory.people) for statement in here])
    here.extend(loose.read(text, passage, claimed, memory, found))
    if introduction is not None:
        found.introductions.append(introduction)
    found.statements.extend(sorted(here, key=lambda statement: (statement.content[0].start, statement.content[0].end)))


def _who(text: str, passage: Passage, report: Report, memory: Memory) -> tuple[Named, str] | None:
    """Return the source of a report as worded, and the full name that it stands for."""
    if report.source is None:
        return None
    source = speakers.named(text, passage.pieces, report.source)
    if source.pronoun and source.name in _OWN_VOICE:
        return None
    number = bisect_right(
        memory.sentences, source.span.start, passage.first, passage.last + 1, key=lambda sentence: sentence.start
    )
    speaker = memory.resolve(source, number - 1)
    own = not source.role or not speaker.startswith(source.role)  # a titled name as worded holds its role
    return (source if own else replace(source, role="")), speaker


def _remember(memory: Memory, passage: Passage, who: tuple[Named, str], *, asked: bool) -> None:
    """Keep the speaker for the pronouns of later sentences."""
    source, speaker = who
    person = (source.pronoun and source.name != "they") or names.kind_of(speaker) == "person"
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


def _governs(pieces: Sequence[Piece], report: Report, stretches: Sequence[Stretch], source: Named) -> bool:
    """Tell whether reporting word and content make a statement: a quotation, or a clause that the verb can govern."""
    inside = [piece for stretch in stretches for piece in pieces[stretch.start : stretch.end]]
    if report.verb in cues.CALLING.values() and _by_somebody(inside):
        return False
    if any(piece.kind == "quote" for piece in inside) or report.order in ("according", "inverted", "label"):
        return True
    return not _thing_done(pieces, report, inside) and _clause_governed(pieces, report, inside, source)


def _clause_governed(pieces: Sequence[Piece], report: Report, inside: Sequence[Piece], source: Named) -> bool:
    """Tell whether words without marks are a clause that the verb can govern."""
    following = pieces[report.end].low if report.end < len(pieces) else ""
    if report.verb in _QUOTING and any(one.low == "as" and two.low in AS_SAYING for one, two in pairwise(inside)):
        return True
    if report.verb in cues.CALLING.values() and report.verb not in cues.SPEECH.values():
        return report.end - report.start > 1 and len(inside) > 1
    if report.verb in cues.SPEECH.values() and pieces[report.end - 1].low in ("about", "of", "on", "at", "to"):
        return report.order == "label"  # the topic of the speech, not what was said
    if report.verb in cues.SHOWING.values() and names.kind_of(source.name) == "document":
        return len(inside) > 1
    if report.verb in cues.THOUGHT.values():
        return following == "that" or (following != "to" and _finite_clause(inside))
    if report.verb in _STRICT or (report.verb in cues.POINTING.values() and report.verb not in cues.SPEECH.values()):
        return following in ("that", ":") or _finite_clause(inside)
    return len(inside) > 2 or inside[0].low in _CLAUSE


def _thing_done(pieces: Sequence[Piece], report: Report, inside: Sequence[Piece]) -> bool:
    """Tell whether a verb with another meaning has a plain object ("admitted 300 patients", "charged the drivers")."""
    following = pieces[report.end].low if report.end < len(pieces) else ""
    if report.verb not in _TRANSITIVE or report.order != "subject" or following in ("that", ":", ","):
        return False
    stop = next((n for n, piece in enumerate(inside) if n and piece.low in _RELATIVE), len(inside))
    return (_quantity(inside) or report.verb in _ACTS) and not _finite_clause(inside[:stop])


def _quantity(inside: Sequence[Piece]) -> bool:
    """Tell whether words open with a quantity or name people only."""
    opening = [piece.low for piece in inside[:4]]
    while opening and opening[0] in ("more", "fewer", "less", "than", "about", "nearly", "over", "some", "at", "least"):
        opening.pop(0)
    if not opening:
        return True
    counted = opening[0][:1].isdigit() or opening[0] in _COUNTS
    return counted or opening[0] in _HUMANS or (len(opening) > 1 and opening[1] in _HUMANS)


def _by_somebody(inside: Sequence[Piece]) -> bool:
    """Tell whether words are a passive in short ("chains labeled “secret” by the office")."""
    return any(piece.kind == "quote" and after.low == "by" for piece, after in pairwise(inside))


def _finite_clause(inside: Sequence[Piece]) -> bool:
    """Tell whether words hold a finite verb after a subject."""
    return any(piece.low in _FINITE for piece in inside[1:]) or inside[0].low in _CLAUSE


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
    """Note who relays a statement that lies within what somebody else says."""
    out = []
    for number, statement in enumerate(here):
        relays = [
            other.speaker
            for other in here[max(0, number - _NEAR) : number + _NEAR]
            if other is not statement
            and other.speaker
            and other.speaker != statement.speaker
            and statement.cue_span is not None
            and any(span.holds(statement.cue_span) for span in other.content)
        ]
        out.append(replace(statement, via=relays[-1]) if relays and not statement.via else statement)
    return out
