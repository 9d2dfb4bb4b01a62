"""The subject before a reporting verb, past what stands between: "Ada Quill, the mayor, when asked about it, said"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.reading.speech import speaking, verbs
from briefing.reading.speech.phrases import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATE,
    Source,
    after,
    in_name,
    is_adverb,
    past_place,
    skip_back,
    walk_left,
)
from briefing.reading.speech.pieces import Piece, bare
from briefing.reading.who import kinds, names

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "DETERMINERS",
    "PREPOSITIONS",
    "PRONOUNS",
    "SUBORDINATE",
    "Source",
    "after",
    "before",
    "in_name",
    "is_adverb",
    "past_place",
    "skip_back",
]

COUNTING = speaking.COUNTING
_MOST = 5  # appositions: a subject has no more
_ASIDES = frozenset("meanwhile however though too for-one instead nevertheless nonetheless therefore moreover".split())
_PARENTHESES = frozenset(
    "when while asked speaking in at on during after before as like for with through via by although though responding "
    "answering".split()
)
_RELATIVE = frozenset("who which whose whom that".split())
_JOBS = frozenset(
    "head boss member founder partner counsel son daughter wife husband brother sister mother father".split()
)
_PLACING = frozenset("in at on near during after before outside inside".split())


def before(pieces: Sequence[Piece], last: int, floor: int) -> Source | None:
    """Find the noun phrase that ends with a piece, or before the apposition that does.

    Args:
        pieces: the passage.
        last: the number of the piece.
        floor: the phrase begins no further left.
    """
    if last < floor:
        return None
    piece = pieces[last]
    if piece.low in ("who", "which", "that"):
        return _antecedent(pieces, last, floor)
    if piece.low in PRONOUNS:
        return Source(last, last + 1)
    if piece.low == ")":
        return _before_bracket(pieces, last, floor)
    if piece.low in (",", "—", "–", "--"):
        return _with_first(pieces, _before_apposition(pieces, last, floor), floor)
    start = walk_left(pieces, last, floor)
    return _with_first(pieces, Source(start, last + 1), floor) if start <= last else None


def _with_first(pieces: Sequence[Piece], source: Source | None, floor: int) -> Source | None:
    """Add the person whom "and" joins before a subject: "Ada Quill, the mayor, and | council officials said"."""
    if source is None or source.begin - 2 <= floor or pieces[source.begin - 1].low != "and":
        return source
    if pieces[source.start].low in _RELATIVE | PRONOUNS:
        return source
    first = before(pieces, source.begin - 2, floor)
    if first is None or first.joined or not _opens_clause(pieces, first.begin, floor):
        return source
    name = (first.start, first.end)
    return Source(source.start, source.end, source.about, name) if _full_name(pieces, name) else source


def _opens_clause(pieces: Sequence[Piece], start: int, floor: int) -> bool:
    """Tell whether a clause begins at a piece: no verb or preposition can stand before it."""
    opener = pieces[start - 1] if start > floor else None
    return opener is None or opener.kind == "quote" or opener.low in ("that", "as", "but", "while", "when", "—", "–")


def _antecedent(pieces: Sequence[Piece], last: int, floor: int) -> Source | None:
    """Find the noun phrase that a relative pronoun stands for."""
    end = last - 1
    if end >= floor and pieces[end].low == ",":
        end -= 1
    if end < floor or pieces[end].kind != "word":
        return None
    if pieces[end].low in names.DATES:
        return None  # "in New Tarn on Monday that": no noun stands before it
    start = walk_left(pieces, end, floor)
    if start > end:
        return None
    found = verbs.innermost(pieces, Source(start, end + 1), nearest=True)
    return _people_in(pieces, found, whole=end != last - 2 or pieces[last].low == "who")


def _people_in(pieces: Sequence[Piece], source: Source, *, whole: bool) -> Source:
    """Return the people within a noun phrase of things ("condemnation from | parents, who"), else the whole phrase.

    Args:
        pieces: the passage.
        source: the noun phrase before a relative pronoun.
        whole: the pronoun may stand for the whole phrase; ", which" stands for what is nearest to it.
    """
    joins = [n for n in range(source.start + 1, source.end - 1) if pieces[n].low in PREPOSITIONS]
    if not joins or pieces[joins[0] - 1].low in COUNTING:
        return source
    head = " ".join(piece.text for piece in pieces[source.start : joins[0]])
    inner = Source(joins[-1] + 1, source.end)
    rest = " ".join(piece.text for piece in pieces[inner.start : inner.end])
    if pieces[joins[-1]].low == "to" or pieces[joins[0]].low == "to" or pieces[joins[0] - 1].low in names.TITLES:
        return source
    thing = kinds.kind_of(head) == "document" or not speaking.can_speak(head)
    people = not (whole and pieces[source.end - 1].capital and kinds.kind_of(rest) == "person")
    body = not whole and pieces[source.end - 1].capital and not pieces[joins[0] - 1].capital
    fits = people and speaking.can_speak(rest) and kinds.kind_of(rest) != "document"
    return inner if (thing or body) and fits else source


def _before_bracket(pieces: Sequence[Piece], last: int, floor: int) -> Source | None:
    """Find the noun phrase before a bracket such as "(R-Ky.)"."""
    for at in range(last - 1, max(floor, last - 12) - 1, -1):
        if pieces[at].low == "(":
            return before(pieces, at - 1, floor)
    return None


def _before_apposition(pieces: Sequence[Piece], last: int, floor: int) -> Source | None:
    """Find the subject in "NAME, apposition, said" and "role, NAME, said"."""
    stop = last
    for _ in range(_MOST):
        comma = _comma_before(pieces, stop - 1, floor)
        segment = (comma + 1, stop)
        if stop == last and comma < floor:
            return None
        if not (_aside(pieces, segment) or _parenthesis(pieces, segment, comma, floor)):
            if stop != last and _heads(pieces, segment, comma, floor):
                head = before(pieces, stop - 1, max(floor, comma + 1))
                return _joined(pieces, Source(head.start, head.end), (stop + 1, last)) if head else None
            if not (_fronted(pieces, segment, comma, floor) or _appositive(pieces, segment)):
                start = walk_left(pieces, stop - 1, max(floor, comma + 1))
                return _joined(pieces, Source(start, stop), (stop + 1, last)) if start < stop else None
            if _full_name(pieces, segment):
                return _with_role(pieces, segment, (stop + 1, last), floor)
        if comma < floor:
            return None
        stop = comma
    return None


def _fronted(pieces: Sequence[Piece], segment: tuple[int, int], comma: int, floor: int) -> bool:
    """Tell whether a stretch is a phrase of place or time behind the subject ("Ada Quill, in Tarn, Orland, said")."""
    words = pieces[segment[0] : segment[1]]
    clause = any(piece.low in SUBORDINATE or piece.low in _RELATIVE for piece in words[1:2])
    return len(words) > 1 and comma > floor and not words[0].capital and words[0].low in _PLACING and not clause


def _with_role(pieces: Sequence[Piece], name: tuple[int, int], after: tuple[int, int], floor: int) -> Source:
    """Return a full name between commas with the role before it, else with the description after it."""
    comma = name[0] - 1
    if comma >= floor and _ends_with_role(pieces, comma - 1):
        return Source(name[0], name[1], (walk_left(pieces, comma - 1, floor), comma))
    return _joined(pieces, Source(name[0], name[1]), after)


def _heads(pieces: Sequence[Piece], segment: tuple[int, int], comma: int, floor: int) -> bool:
    """Tell whether a stretch before an apposition is the subject: nothing before it is a name that it describes."""
    if segment[0] >= segment[1] or pieces[segment[0]].low in _RELATIVE or pieces[segment[0]].text[:1].isdigit():
        return False
    if comma < floor or pieces[comma].kind == "quote":
        return pieces[segment[0]].low not in PREPOSITIONS | SUBORDINATE
    before = pieces[comma - 1]
    return pieces[segment[0]].low in DETERMINERS and not (before.capital or before.text in ").")


def _aside(pieces: Sequence[Piece], segment: tuple[int, int]) -> bool:
    """Tell whether a stretch is a word such as "meanwhile" that describes nothing."""
    return segment[1] - segment[0] == 1 and pieces[segment[0]].low in _ASIDES


def _parenthesis(pieces: Sequence[Piece], segment: tuple[int, int], comma: int, floor: int) -> bool:
    """Tell whether a stretch stands between subject and verb ("Ada Quill, when asked about it, said")."""
    if segment[0] >= segment[1] or pieces[segment[0]].low not in _PARENTHESES or comma <= floor:
        return False
    start = walk_left(pieces, comma - 1, floor)
    if start >= comma or any(piece.low in AUXILIARIES for piece in pieces[start:comma]):
        return False
    opens = start == floor or pieces[start - 1].kind != "word" or pieces[start - 1].low in SUBORDINATE | {"and"}
    return (
        opens
        and pieces[start].low not in PREPOSITIONS
        and (pieces[comma - 1].capital or pieces[start].low in DETERMINERS)
    )


def _joined(pieces: Sequence[Piece], source: Source, about: tuple[int, int]) -> Source:
    """Add the apposition to a source unless it is empty or a relative clause."""
    start, end = about
    if start >= end or pieces[start].low in _RELATIVE:
        return source
    return Source(source.start, source.end, about)


def _comma_before(pieces: Sequence[Piece], at: int, floor: int) -> int:
    """Return the number of the comma or dash before piece `at`, or floor - 1."""
    while at >= floor:
        if pieces[at].low in (",", "—", "–", "--", ";") or pieces[at].kind == "quote":
            return at
        at -= 1
    return floor - 1


def _full_name(pieces: Sequence[Piece], segment: tuple[int, int]) -> bool:
    """Tell whether a stretch is a person's name of two words or more, with titles and a bracket at most."""
    words = list(pieces[segment[0] : segment[1]])
    bracket = next((n for n, piece in enumerate(words) if piece.text == "("), len(words))
    words = words[:bracket]
    if len(words) < 2 or not all(piece.capital or piece.kind == "mark" for piece in words):
        return False
    name, titles = names.without_titles(" ".join(piece.text for piece in words))
    return names.is_person(name) and (bool(titles) or len(name.split()) > 1)


def _ends_with_role(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a noun phrase ends in a lower-case word for a role ("aide", "head of the union")."""
    return any(
        piece.low in names.TITLES or bare(piece.low).rstrip("s") in names.TITLES
        for piece in pieces[max(0, at - 6) : at + 1]
    )


def _appositive(pieces: Sequence[Piece], segment: tuple[int, int]) -> bool:
    """Tell whether the words between two commas only describe the noun before them."""
    words = pieces[segment[0] : segment[1]]
    if not words:
        return True
    first = words[0]
    if (
        first.low in ("of", "from")
        or first.low in _RELATIVE
        or first.text[:1].isdigit()
        or first.low.startswith(("r-", "d-", "i-", "jr", "sr"))
    ):
        return True
    if any(piece.low in AUXILIARIES or piece.low in SUBORDINATE for piece in words):
        return False
    if first.low.endswith(("ing", "ed")) and not first.capital:
        return True
    return _full_name(pieces, segment) or _describes(words)


def _describes(words: Sequence[Piece]) -> bool:
    """Tell whether a stretch is a description: it opens like one, or names a role or a state."""
    opening = words[0].low in DETERMINERS or words[0].low in ("former", "himself", "herself", "long", "then")
    role = any(piece.low in names.TITLES or piece.low.rstrip("s") in names.TITLES for piece in words)
    role = role or words[0].low in _JOBS or (words[0].low.startswith("co-") and not words[0].capital)
    short = len(words) <= 3 and all(piece.capital or piece.kind == "mark" for piece in words)
    return opening or (role and words[0].low not in PREPOSITIONS) or short
