"""What a document says, section by section, before it takes a form: one reading order for every form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from briefing.export import words
from briefing.export.words import counted
from briefing.types import (
    Answer,
    Brief,
    Claim,
    Comparison,
    Difference,
    Document,
    Person,
    Summary,
    Transcript,
    Turn,
    Unique,
    Voice,
    VoiceShare,
    WordingNote,
)

NOT_FOUND = "not found in the loaded text"
LEFT_OUT = "Left out for length"
HEARD = "Who is quoted where"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a section: a claim, or words without a claim, under an optional label.

    Args:
        claim: the sentence with its citations, if the line is one.
        text: the words of a line that is not a claim.
        label: the voice, side, day or name that the line belongs to.
    """

    claim: Claim | None = None
    text: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of entries under a heading ("" for the body); those of `prose` follow one another as a paragraph."""

    heading: str
    entries: tuple[Entry, ...]
    prose: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that follow one another under one label; "" where a line needs none."""

    label: str
    entries: tuple[Entry, ...]


def groups(section: Section) -> tuple[Group, ...]:
    """Return a section's entries by label, so that a label is printed once; lines without one stand alone."""
    found: list[Group] = []
    for label, run in groupby(section.entries, key=attrgetter("label")):
        entries = tuple(run)
        found += [Group(label, entries)] if label else [Group("", (entry,)) for entry in entries]
    return tuple(Group("", one.entries) if _names_itself(one) else one for one in found)


def _names_itself(group: Group) -> bool:
    """Tell whether the only line of a group already begins with its label, as "Name: words" does."""
    claims = [entry.claim for entry in group.entries if entry.claim]
    return len(group.entries) == 1 and len(claims) == 1 and claims[0].text.startswith(f"{group.label}:")


def numbers(document: Document) -> dict[str, int]:
    """Return the citation number of each article in the document's source list."""
    return {source.article_id: source.number for source in document.sources}


def markers(claim: Claim, numbered: dict[str, int]) -> str:
    """Return the source numbers that a claim cites as "[1][3]", in the order of its citations, each once.

    Raises:
        KeyError: the claim cites an article that is not in the source list.
    """
    cited = dict.fromkeys(numbered[citation.article_id] for citation in claim.citations)
    return "".join(f"[{number}]" for number in cited)


def titled(document: Document) -> Claim | None:
    """Return the claim that is the document's title, so that it is not printed twice: its headline."""
    headline = document.headline if isinstance(document, Brief | Summary) else None
    return headline if headline and headline.text == document.title else None


def sections(document: Document) -> tuple[Section, ...]:
    """Return the sections of a document that have something in them, in reading order."""
    match document:
        case Summary():
            found = _summary(document)
        case Comparison():
            found = _comparison(document)
        case Answer():
            found = _answer(document)
        case Brief():
            found = _brief(document)
        case Transcript():
            return filled(map(_turn, document.turns))
        case _:
            found = ()
    return filled((*found, *unfinished(document)))


def filled(found: Iterable[Section]) -> tuple[Section, ...]:
    """Return the sections that have something in them."""
    return tuple(section for section in found if section.entries)


def unfinished(document: Document) -> tuple[Section, ...]:
    """Return the section that says that a document was stopped, none for a complete one."""
    return () if document.complete else (Section("Not complete", (Entry(text=words.cut_line(document)),)),)


def _summary(document: Summary) -> tuple[Section, ...]:
    return (
        Section("", claims_of(document.sentences), prose=True),
        _wording(document.ledger, document),
        Section("Who is heard", _voices(document.voices, document)),
    )


def _comparison(document: Comparison) -> tuple[Section, ...]:
    columns, shown = document.shown
    issues = (
        Section(
            issue.label,
            tuple(
                entry
                for column, cell in zip(columns, issue.cells, strict=True)
                for entry in claims_of(cell.claims, column.name) or (Entry(text=NOT_FOUND, label=column.name),)
            ),
        )
        for issue in shown
    )
    return *issues, *besides(document), Section(HEARD, _voices(document.voices, document)), first(document)


def first(document: Comparison) -> Section:
    """Return whose words stand first in each article."""
    outlets = {source.article_id: source.outlet or source.title for source in document.sources}
    numbered = numbers(document)
    entries = (
        Entry(
            text=named(share.voice.name, share.voice.role),
            label=f"{outlets.get(share.article_id, '')} {_where(share.article_id, numbered)}".strip(),
        )
        for share in document.first
    )
    return Section("Who speaks first", tuple(entries))


def besides(document: Comparison) -> tuple[Section, ...]:
    """Return what a comparison says besides its matrix, the empty sections included."""
    numbered = numbers(document)
    by_voice = document.by == "voice"
    copies = tuple(Entry(text=" and ".join(_where(one, numbered) for one in group)) for group in document.copies)
    hidden = words.hidden_line(document)
    return (
        Section("", _lines((hidden,) if hidden else ()), prose=True),
        Section("Figures that differ", _differences(document.figures)),
        Section("Terms that differ", _differences(document.terms)),
        Section("What they share" if by_voice else "What all report", claims_of(document.shared)),
        Section("What some report", _uniques(document.some)),
        Section("What else they say" if by_voice else "What only one reports", _uniques(document.only)),
        Section("Articles with nearly the same text, counted once", copies),
    )


def _uniques(uniques: Iterable[Unique]) -> tuple[Entry, ...]:
    return tuple(entry for unique in uniques for entry in claims_of(unique.claims, unique.name))


def _answer(document: Answer) -> tuple[Section, ...]:
    return (
        Section(
            "", (*claims_of(document.sentences), *_lines((document.refused,) if document.refused else ())), prose=True
        ),
        Section("Questions that the articles can answer", _lines(document.suggestions)),
    )


def _turn(turn: Turn) -> Section:
    answer = turn.answer
    said = (*claims_of(answer.sentences), *_lines((answer.refused,) if answer.refused else ()))
    ended = words.turn_line(turn)
    return Section(turn.question, (*said, *_lines((ended,) if ended else ())), prose=True)


def _brief(document: Brief) -> tuple[Section, ...]:
    headline = (Entry(document.headline),) if document.headline and not titled(document) else ()
    questions = tuple(
        entry
        for question in document.questions
        for entry in claims_of(question.basis, question.text) or (Entry(text=question.text),)
    )
    return (
        Section("", headline, prose=True),
        Section("Bottom line", claims_of(document.bottom_line), prose=True),
        Section("Key facts", claims_of(document.key_facts)),
        Section("Who says what", claims_of(document.says)),
        Section("Where they differ", _differences(document.differ)),
        Section("Timeline", tuple(Entry(m.claim, label=m.day.isoformat()) for m in document.timeline)),
        Section("Who is who", tuple(_person(person) for person in document.who)),
        _wording(document.wording, document),
        Section("Open questions", questions),
        Section(LEFT_OUT, _lines(document.left_out)),
    )


def claims_of(claims: Iterable[Claim], label: str = "") -> tuple[Entry, ...]:
    """Return claims as entries under one label."""
    return tuple(Entry(claim, label=label) for claim in claims)


def _lines(texts: Iterable[str]) -> tuple[Entry, ...]:
    return tuple(Entry(text=text) for text in texts)


def _differences(differences: Iterable[Difference]) -> tuple[Entry, ...]:
    return tuple(Entry(side, label=difference.label) for difference in differences for side in difference.sides)


def _person(person: Person) -> Entry:
    begins = person.claim.text.startswith(person.name)
    return Entry(person.claim, label="" if begins else named(person.name, person.role))


def named(name: str, role: str) -> str:
    """Return a name with its role in brackets, if it has one."""
    return f"{name} ({role})" if role else name


def _wording(notes: Iterable[WordingNote], document: Document) -> Section:
    outlets = {source.article_id: source.outlet or "the article" for source in document.sources}
    numbered = numbers(document)
    return Section("Wording", tuple(Entry(text=_note(note, outlets, numbered)) for note in notes))


def _note(note: WordingNote, outlets: dict[str, str], numbered: dict[str, int]) -> str:
    instead = f"“{note.term}” → “{note.neutral}”" if note.neutral else f"“{note.term}”"
    whose = note.speaker or f"{outlets.get(note.article_id, 'the outlet')}, in its own voice"
    where = f"{_where(note.article_id, numbered)}, characters {note.start}–{note.end}"
    return f"{instead}: {whose} {where}. {note.why}".strip()


def _where(article_id: str, numbered: dict[str, int]) -> str:
    """Return an article's source number; notes may speak of articles that no claim cites."""
    return f"[{numbered[article_id]}]" if article_id in numbered else f"article {article_id}"


def _voices(shares: Iterable[VoiceShare], document: Document) -> tuple[Entry, ...]:
    numbered = numbers(document)
    return tuple(
        Entry(
            text=f"{heard(share.voice)} {_where(share.article_id, numbered)}",
            label=named(share.voice.name, share.voice.role),
        )
        for share in shares
    )


def heard(voice: Voice) -> str:
    """Return how much an article lets a voice speak."""
    if voice.statements:
        return f"{counted(voice.statements, 'statement')}, {counted(voice.quoted_words, 'quoted word')}"
    return "declined to comment" if voice.declined else "named, not quoted"
