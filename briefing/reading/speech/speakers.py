"""Who a source is as worded: the name in a noun phrase, and the role given beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.reading.speech import cues, sources
from briefing.reading.speech.pieces import Piece, bare
from briefing.reading.speech.sources import Source
from briefing.reading.who import kinds, names, roles
from briefing.types import Span

POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it", "my": "i", "our": "we", "your": "you"}
_DETERMINERS = frozenset("the a an his her their its our my this that one another former".split())
_SMALL = frozenset("de da di del della der van von bin ibn al el la le dos du ben".split())
_MOST_WORDS = 12
# Texts that speak for whoever issues them.
_ISSUED = frozenset("statement release letter email e-mail memo tweet message text post note op-ed".split())
_PERSONAL = frozenset("text tweet email e-mail texts tweets emails e-mails".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A source as worded: its name (or description), where the words stand, and the role given beside the name."""

    name: str
    span: Span
    role: str = ""
    pronoun: bool = False
    person: bool = False


def named(text: str, pieces: Sequence[Piece], source: Source) -> Named:
    """Read the name and role out of a noun phrase.

    Args:
        text: the article's text.
        pieces: the passage that holds the noun phrase.
        source: the noun phrase.
    """
    start, end = source.start, source.end
    if source.joined is not None:
        return _with_joined(text, pieces, source)
    while end - start > 1 and pieces[end - 1].kind == "mark":
        end -= 1
    whole = Span(pieces[start].start, pieces[end - 1].end)
    if end - start == 1 and pieces[start].low in sources.PRONOUNS | POSSESSIVES.keys():
        low = pieces[start].low
        return Named(POSSESSIVES.get(low, low).split("'")[0], whole, pronoun=True)
    placed = any(piece.text == "," for piece in pieces[start:end])  # "the Tarn, Orland, chapter of Mill Nation"
    person = None if placed else _person(text, pieces, source, end)
    return person or _description(text, pieces, source, end)


def _with_joined(text: str, pieces: Sequence[Piece], source: Source) -> Named:
    """Read two sources that "and" joins, each by its own name: "Ada Quill, the mayor, and council officials"."""
    first = named(text, pieces, Source(source.joined[0], source.joined[1]) if source.joined else source)
    second = named(text, pieces, Source(source.start, source.end, source.about))
    if not (first.person and second.name) or second.pronoun:
        return second
    return Named(f"{first.name} and {second.name}", Span(first.span.start, second.span.end))


def _issued(text: str, pieces: Sequence[Piece], start: int, end: int) -> Named | None:
    """Read whose text it is that speaks: "a statement from the council", "One Quill tweet in particular"."""
    at = next((n for n in range(start, end) if bare(pieces[n].low).removesuffix("s") in _ISSUED), end)
    if at + 2 < end and pieces[at + 1].low in ("from", "by"):
        owner = _description(text, pieces, Source(at + 2, end), end)
        person = _person(text, pieces, Source(at + 2, end), end)
        return person or (owner if owner.name and kinds.kind_of(owner.name) != "document" else None)
    name = " ".join(piece.text for piece in pieces[start + 1 : at])
    own = at < end and pieces[start].low in _DETERMINERS and start + 1 < at and pieces[at].low in _PERSONAL
    own = own and all(piece.capital for piece in pieces[start + 1 : at]) and names.is_person(name)
    own = own and kinds.kind_of(name) == "person" and not (at - start == 2 and bare(name.lower()) in names.TITLES)
    return Named(name, Span(pieces[start].start, pieces[end - 1].end), person=True) if own else None


def _person(text: str, pieces: Sequence[Piece], source: Source, end: int) -> Named | None:
    """Read the person, or the people joined by "and", that a noun phrase ends with before its first preposition."""
    start = source.start
    head = _head_end(pieces, start, end)
    first = _run_start(pieces, start, head)
    if first == head:
        return None
    first = _past_titles(pieces, first, head)
    span = Span(pieces[first].start, pieces[head - 1].end)
    name = bare(span.of(text))
    if not names.is_person(name):
        return None
    joint = _joint(pieces, start, first)
    if joint >= 0:
        return Named(text[pieces[joint].start : span.end], Span(pieces[joint].start, span.end))
    if _several(pieces, start, first, head):
        return None
    return Named(name, span, roles.worded(_role(text, pieces, source, first)), person=True)


def _description(text: str, pieces: Sequence[Piece], source: Source, end: int) -> Named:
    """Read a noun phrase that names no person; "" where it is too odd to be printed."""
    start = source.start
    whole = Span(pieces[start].start, pieces[end - 1].end)
    issued = _issued(text, pieces, start, end)
    if issued is not None:
        return Named(issued.name, whole, issued.role, person=issued.person)
    holder = _holder(text, pieces, source, end)
    if holder is not None:
        return holder
    if _joint(pieces, start, end) >= 0 and not pieces[end - 1].capital:
        return Named(" ".join(whole.of(text).split()), whole)
    end = _without_clause(pieces, start, end)
    while end - start > 2 and [piece.low for piece in pieces[end - 2 : end]] in (
        ["in", "particular"],
        ["in", "general"],
    ):
        end -= 2
    name = text[whole.start : pieces[end - 1].end]
    if _unclear(pieces, start, end):
        return Named("", whole)
    beside = _person_beside(text, pieces, source)
    if beside and roles.worded(name):
        return Named(beside, whole, roles.worded(name), person=True)
    proper = pieces[end - 1].capital and bare(pieces[end - 1].low) not in names.TITLES
    placed = any(piece.text == "," for piece in pieces[start:end])
    if pieces[start].low == "the" and end - start > 1 and pieces[start + 1].capital and proper and not placed:
        name = text[pieces[start + 1].start : pieces[end - 1].end]
    return Named(" ".join(name.split()), whole)


def _holder(text: str, pieces: Sequence[Piece], source: Source, end: int) -> Named | None:
    """Read a full name behind the office of a body: "Institute for Roads President Ada Quill"."""
    for at in range(end - 3, source.start, -1):
        if not (pieces[at].capital and bare(pieces[at].low) in names.TITLES):
            continue
        name = Span(pieces[at + 1].start, pieces[end - 1].end)
        if names.is_person(name.of(text)) and all(
            piece.capital for piece in pieces[source.start + 1 : end] if _long(piece)
        ):
            before = text[pieces[source.start].start : pieces[at].end]
            return Named(name.of(text), name, roles.worded(" ".join(before.split())), person=True)
        break
    return None


def _long(piece: Piece) -> bool:
    """Tell whether a piece is a word that a name writes with a capital."""
    return piece.kind == "word" and piece.low not in sources.PREPOSITIONS | _DETERMINERS | {"and"}


def _joint(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Return where "Ada Quill and" begins within a noun phrase that ends before `end`; -1 if it names one source."""
    join = next((at for at in range(end - 1, start, -1) if pieces[at].low == "and"), -1)
    if join <= start or any(piece.low in names.OFFICES for piece in pieces[start:join]):
        return -1
    first = _past_titles(pieces, _run_start(pieces, start, join), join)
    name = " ".join(piece.text for piece in pieces[first:join])
    opens = first == start or pieces[first - 1].low not in sources.PREPOSITIONS
    return first if first < join and opens and names.is_person(bare(name)) and not pieces[join - 1].possessive else -1


def _several(pieces: Sequence[Piece], start: int, first: int, head: int) -> bool:
    """Tell whether a capitalised plural is a group of people ("many Republicans"), not a last name."""
    low = bare(pieces[first].low)
    if head - first > 1 or not low.endswith("s"):
        return False
    return low in names.TITLES or (first > start and not pieces[first - 1].capital and kinds.kind_of(low) == "group")


def _person_beside(text: str, pieces: Sequence[Piece], source: Source) -> str:
    """Return the full name in the apposition of a description ("a spokesman, Bram Vale, said"), or ""."""
    name = names.without_titles(_about(text, pieces, source))[0]
    return name if len(name.split()) > 1 and names.is_person(name) else ""


def _without_clause(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Return the number after a description without its relative clause and adverb ("an aide who asked not to be")."""
    stop = next((at for at in range(start + 1, end) if _closes(pieces, at)), end)
    while stop - start > 1 and _dangles(pieces, start, stop - 1):
        stop -= 1
    return stop


def _closes(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether the noun of a description ends before "who", a date, or "reported by"."""
    agent = pieces[at].low in cues.SPEECH and at + 1 < len(pieces) and pieces[at + 1].low == "by"
    return pieces[at].low == "who" or pieces[at].low in names.DATES or agent


def _dangles(pieces: Sequence[Piece], start: int, last: int) -> bool:
    """Tell whether the last word of a description belongs to what was cut off it ("a poll | released", "Tarn | on")."""
    piece, before = pieces[last], pieces[last - 1]
    if piece.text == "," or (sources.is_adverb(piece) and not sources.in_name(pieces, last)):
        return True
    if piece.low in sources.PREPOSITIONS and not piece.capital:
        return True
    participle = piece.low.endswith("ed") and not piece.capital and last - start > 1
    return participle and before.low.rstrip("s") in names.DOCUMENTS and before.kind == "word"


def _unclear(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Tell whether a description is too odd to be printed as a source."""
    first = pieces[start]
    odd = first.low in sources.PREPOSITIONS | sources.SUBORDINATE | {"which", "and"} or sources.is_adverb(first)
    return odd or end - start > _MOST_WORDS or any(piece.low in sources.PRONOUNS for piece in pieces[start + 1 : end])


def _head_end(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Return the number after the head of a noun phrase: before its first preposition or relative pronoun."""
    for at in range(start + 1, end):
        low = pieces[at].low
        if low in ("who", "which", "that", ",", "("):
            return at
        if low in sources.PREPOSITIONS and not _office(pieces, at, end):
            return at
    return end


def _office(pieces: Sequence[Piece], at: int, end: int) -> bool:
    """Tell whether "of" joins an office that stands before a name ("chief of staff Ada Stone")."""
    if pieces[at].low != "of" or bare(pieces[at - 1].low) not in names.TITLES or at + 2 >= end:
        return False
    following = pieces[at + 1]
    return (not following.capital and following.low not in _DETERMINERS) or following.low in names.OFFICES


def _run_start(pieces: Sequence[Piece], start: int, head: int) -> int:
    """Return the number of the first capitalised word of the run that ends the head; `head` if there is none."""
    at = head
    while at > start:
        piece = pieces[at - 1]
        inner = at < head and (piece.low in _SMALL or piece.text in ".-’'")
        if not (piece.capital or inner) or piece.low in ("the", "a", "an"):
            break
        at -= 1
    while at < head and not pieces[at].capital:
        at += 1
    return at


def _past_titles(pieces: Sequence[Piece], first: int, head: int) -> int:
    """Return the number of the first word of the name after titles and genitives ("CEO", "Breitbart’s")."""
    for at in range(head - 2, first - 1, -1):
        low = pieces[at].low.rstrip(",")
        if low in names.TITLES or pieces[at].possessive or low.endswith("'"):
            return at + 1
    return first


def _role(text: str, pieces: Sequence[Piece], source: Source, first: int) -> str:
    """Return the role worded before the name, else in the apposition."""
    start = source.start
    while start < first and (pieces[start].low in _DETERMINERS - {"former"} or pieces[start].text == ","):
        start += 1
    before = pieces[start:first]
    if (
        before
        and not all(piece.low.rstrip(".") in ("mr", "mrs", "ms", "dr", "miss") for piece in before)
        and _describes(before)
    ):
        return " ".join(text[pieces[start].start : pieces[first - 1].end].split())
    return _about(text, pieces, source)


def _describes(before: Sequence[Piece]) -> bool:
    """Tell whether the words before a name are a role, not the rest of a clause ("formed the name Stone")."""
    if (
        not any(piece.kind == "word" for piece in before)
        or before[0].low.endswith("ed")
        or before[0].low in sources.PREPOSITIONS
        or before[-1].low in _DETERMINERS
    ):
        return False
    if any(piece.low in ("the", "a", "an", "and") for piece in before[1:]):
        return any(piece.low in names.TITLES for piece in before) and before[0].low in names.TITLES
    return True


def _about(text: str, pieces: Sequence[Piece], source: Source) -> str:
    """Return the apposition without its article."""
    if source.about is None or source.about[0] >= source.about[1]:
        return ""
    start, end = source.about
    while start < end - 1 and pieces[start].low in ("the", "a", "an", ","):
        start += 1
    while end > start + 1 and pieces[end - 1].kind == "mark" and pieces[end - 1].text != ")":
        end -= 1
    if pieces[start].text[:1].isdigit() or pieces[start].low in ("who", "which"):
        return ""
    return " ".join(text[pieces[start].start : pieces[end - 1].end].split())
