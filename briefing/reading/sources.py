"""Noun phrases that name a source: the subject before a reporting verb, or the words after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.reading import cues, names
from briefing.reading.pieces import Piece, bare

PRONOUNS = frozenset(
    "he she they it i we you who "
    "he's she's it's he'd she'd they'd they've we've i've who's who've who'd i'd we'd".split()
)
PREPOSITIONS = frozenset(
    "of for from at with in on to by about during after before against into over under through between among amid "
    "without within near outside inside across despite like since until toward towards upon around".split()
)
_JOINING = frozenset("of for from at with in on to by close".split())
SUBORDINATE = frozenset(
    "that because while as when if though although where whether how why what than but yet so or nor whereas unless "
    "once until".split()
)
AUXILIARIES = frozenset(
    "has have had is are was were be been being will would can could may might must should shall do does did having "
    "hasn't haven't hadn't isn't aren't wasn't weren't won't wouldn't can't couldn't didn't doesn't don't".split()
)
ADVERBS = frozenset(
    "also later then once again even still just only always often never not already now further first soon ever "
    "earlier recently reportedly in-fact instead once twice too both all".split()
)
_DETERMINERS = frozenset("the a an one another some many most several few two three his her their its our".split())
_UNITS = frozenset("week month year weekend night morning afternoon evening days weeks months years".split())
_ASIDES = frozenset("meanwhile however though too for-one instead nevertheless nonetheless therefore moreover".split())
_RELATIVE = frozenset("who which whose whom that".split())
_OBJECTS = frozenset("him her them me us himself herself themselves it".split())
_MOST = 16  # words: a longer noun phrase is a misreading


@dataclass(frozen=True, slots=True)
class Source:
    """A noun phrase by its piece numbers (end exclusive), and the numbers of an apposition that describes it."""

    start: int
    end: int
    about: tuple[int, int] | None = None


def is_adverb(piece: Piece) -> bool:
    """Tell whether a word may stand between subject and verb."""
    return piece.kind == "word" and (
        piece.low in ADVERBS or (piece.low.endswith("ly") and not piece.capital and len(piece.low) > 4)
    )


def skip_back(pieces: Sequence[Piece], at: int) -> tuple[int, set[str]]:
    """Walk left over auxiliaries and adverbs; return the number of the piece before them and the auxiliaries seen."""
    seen: set[str] = set()
    while at >= 0 and (pieces[at].low in AUXILIARIES or is_adverb(pieces[at]) or _time(pieces, at)):
        seen.add(pieces[at].low)
        at -= 1
    return at, seen


def _time(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a word belongs to a time that stands between subject and verb ("Stone on Monday said")."""
    low = pieces[at].low
    if low in names.DATES or low in ("today", "yesterday", "ago"):
        return at > 0
    following = pieces[at + 1].low if at + 1 < len(pieces) else ""
    if low in _UNITS:
        return at > 1 and (pieces[at - 1].low in ("last", "this", "next") or following == "ago")
    if low in ("last", "this", "next", "late", "early"):
        return following in _UNITS | names.DATES
    return low == "on" and following in names.DATES and at > 0


def before(pieces: Sequence[Piece], last: int, floor: int) -> Source | None:
    """Find the noun phrase that ends with piece `last`, looking no further left than `floor`."""
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
        return _before_apposition(pieces, last, floor)
    start = _walk_left(pieces, last, floor)
    return Source(start, last + 1) if start <= last else None


def _antecedent(pieces: Sequence[Piece], last: int, floor: int) -> Source | None:
    """Find the noun phrase that a relative pronoun stands for."""
    end = last - 1
    if end >= floor and pieces[end].low == ",":
        end -= 1
    if end < floor or pieces[end].kind != "word":
        return None
    start = _walk_left(pieces, end, floor)
    return Source(start, end + 1) if start <= end else None


def _before_bracket(pieces: Sequence[Piece], last: int, floor: int) -> Source | None:
    """Find the noun phrase before a bracket such as "(R-Ky.)"."""
    for at in range(last - 1, max(floor, last - 12) - 1, -1):
        if pieces[at].low == "(":
            return before(pieces, at - 1, floor)
    return None


def _before_apposition(pieces: Sequence[Piece], last: int, floor: int) -> Source | None:
    """Find the subject in "NAME, apposition, said" and "role, NAME, said"."""
    stop = last
    found: Source | None = None
    for _ in range(5):
        comma = _comma_before(pieces, stop - 1, floor)
        segment = (comma + 1, stop)
        if stop == last and comma < floor:
            return None
        if _aside(pieces, segment):
            stop = comma
            continue
        if not _appositive(pieces, segment):
            start = _walk_left(pieces, stop - 1, max(floor, comma + 1))
            return _joined(pieces, Source(start, stop), (stop + 1, last)) if start < stop else found
        if _full_name(pieces, segment):
            found = Source(segment[0], segment[1])
            if comma >= floor and _ends_with_role(pieces, comma - 1):
                start = _walk_left(pieces, comma - 1, floor)
                return Source(segment[0], segment[1], (start, comma))
            return _joined(pieces, found, (stop + 1, last))
        if comma < floor:
            return found
        stop = comma
    return found


def _aside(pieces: Sequence[Piece], segment: tuple[int, int]) -> bool:
    """Tell whether a stretch is a word such as "meanwhile" that describes nothing."""
    return segment[1] - segment[0] == 1 and pieces[segment[0]].low in _ASIDES


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
    opening = words[0].low in _DETERMINERS or words[0].low in ("former", "himself", "herself", "long", "then")
    role = any(piece.low in names.TITLES or piece.low.rstrip("s") in names.TITLES for piece in words)
    short = len(words) <= 3 and all(piece.capital or piece.kind == "mark" for piece in words)
    return opening or (role and words[0].low not in PREPOSITIONS) or short


def _walk_left(pieces: Sequence[Piece], last: int, floor: int) -> int:
    """Return the number of the first piece of the noun phrase that ends with piece `last`; last + 1 if none does."""
    at = last
    while at >= max(floor, last - _MOST) and _belongs(pieces, at, last, floor):
        at -= 1
    at += 1
    while at < last and (pieces[at].low in names.DATES or is_adverb(pieces[at]) or pieces[at].low in ("and", "but")):
        at += 1
    return at


def _belongs(pieces: Sequence[Piece], at: int, last: int, floor: int) -> bool:
    """Tell whether piece `at` can belong to the noun phrase that ends with piece `last`."""
    piece = pieces[at]
    if piece.kind == "quote":
        return False
    if piece.kind == "mark":
        return piece.text in "’'-&/." and at != last
    if piece.low in ("and", "or"):
        return floor < at < last and pieces[at - 1].kind == "word" and pieces[at + 1].capital == pieces[at - 1].capital
    if piece.low in _JOINING:
        return at > floor and at != last and pieces[at - 1].kind == "word" and not _is_break(pieces[at - 1])
    if piece.low == "who":
        return at != last and at > floor
    return not _is_break(piece)


def _is_break(piece: Piece) -> bool:
    """Tell whether a word ends a noun phrase to the left."""
    low = piece.low
    if piece.capital:
        return low in SUBORDINATE or low in PREPOSITIONS or low in ("and",)
    if low in SUBORDINATE or low in PREPOSITIONS or low in AUXILIARIES or low in PRONOUNS:
        return True
    return low in cues.SPEECH and low not in cues.NOUNS and not low.endswith(("s", "ing")) and low != "report"


def after(pieces: Sequence[Piece], at: int, ceiling: int, *, joining: bool = True) -> Source | None:
    """Find the noun phrase that begins with piece `at`, looking no further right than `ceiling` (exclusive)."""
    first = at
    while at < min(ceiling, first + _MOST) and _carries_on(pieces, at, first, ceiling, joining):
        at += 1
        if pieces[at - 1].low in PRONOUNS | _OBJECTS and at - 1 == first and pieces[first].low != "her":
            break
    while at > first and (
        pieces[at - 1].low in names.DATES or is_adverb(pieces[at - 1]) or pieces[at - 1].kind == "mark"
    ):
        at -= 1
    return Source(first, at) if at > first else None


def _carries_on(pieces: Sequence[Piece], at: int, first: int, ceiling: int, joining: bool) -> bool:
    """Tell whether piece `at` can belong to the noun phrase that begins with piece `first`."""
    piece = pieces[at]
    if piece.kind != "word":
        return piece.text in "’'-&/." and piece.kind == "mark" and at != first and piece.text != "."
    following = pieces[at + 1] if at + 1 < ceiling else None
    if piece.low in ("and", "or"):
        return at != first and following is not None and following.capital
    if piece.low in _JOINING:
        return joining and at != first and following is not None and following.kind == "word"
    if piece.low in SUBORDINATE or piece.low in AUXILIARIES or piece.low in PREPOSITIONS or piece.low == "who":
        return False
    return at == first or piece.low not in PRONOUNS
