"""Noun phrases: where one begins and ends, and what may stand between a subject and its verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.reading.speech import cues
from briefing.reading.speech.pieces import Piece
from briefing.reading.who import names

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
DETERMINERS = frozenset("the a an one another some many most several few two three his her their its our".split())
_UNITS = frozenset("week month year weekend night morning afternoon evening days weeks months years".split())
# Nouns that a clause without "that" often follows.
_ABSTRACT = frozenset(
    "way thing things time moment day point reason fact place case plan plans idea event something what speech deal "
    "issue issues policy policies word words line phrase term rule law bill system program programme".split()
)
PAST = frozenset(
    "came went led met won lost made took gave got did brought set put left sent fell rose drew ran held kept found "
    "said told wrote began became broke built caught felt fought grew hit hurt knew paid read sank shook spoke stood "
    "struck swept threw".split()
)
_NO_VERBS = frozenset("need feed seed weed breed speed indeed hundred".split())
_NO_ADVERBS = frozenset(
    "assembly family ally rally reply supply bully monopoly anomaly homily jelly july italy elderly tally".split()
)
# A determiner after a noun opens another noun phrase ("the reason | many voters"), but for these words before it.
_APART = frozenset("the a an his her their its our my your this these those many some several another".split())
_BEFORE_DETERMINER = frozenset(
    "half such quite as too so how least not both all nearly about than only just even twice and or of for from at in "
    "on to by with close many rather out up off down".split()
)
_WITH_OTHERS = frozenset("his her their other others several".split())  # "Ada Quill and other supporters"
_OBJECTS = frozenset("him her them me us himself herself themselves it".split())
_REGION = 5  # pieces: the region behind a place and its comma are no longer
_MOST = 16  # words: a longer noun phrase is a misreading


@dataclass(frozen=True, slots=True)
class Source:
    """A noun phrase by its piece numbers (end exclusive).

    Args:
        start, end: its pieces.
        about: the pieces of an apposition that describes it.
        joined: another source that "and" joins before it ("Ada Quill, the mayor, and | council officials").
    """

    start: int
    end: int
    about: tuple[int, int] | None = None
    joined: tuple[int, int] | None = None

    @property
    def begin(self) -> int:
        """The number of its first piece, or of the role before it ("the mayor, Ada Quill, said")."""
        return min(self.start, self.about[0]) if self.about else self.start


def is_adverb(piece: Piece) -> bool:
    """Tell whether a word may stand between subject and verb."""
    return piece.kind == "word" and (
        piece.low in ADVERBS
        or (piece.low.endswith("ly") and not piece.capital and len(piece.low) > 4 and piece.low not in _NO_ADVERBS)
    )


def past(low: str) -> bool:
    """Tell whether a lower-case word is likely a verb in the past tense.

    Args:
        low: the word.
    """
    return low in PAST or (low.endswith("ed") and len(low) > 3 and low not in _NO_VERBS)


def in_name(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a capitalised word carries on the name before it ("Harbour First").

    Args:
        pieces: the passage.
        at: the number of the word.
    """
    return at > 0 and pieces[at].capital and pieces[at - 1].capital


def _adverb(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether an adverb stands at a place, and no name's last word."""
    return is_adverb(pieces[at]) and not in_name(pieces, at)


def skip_back(pieces: Sequence[Piece], at: int) -> tuple[int, set[str]]:
    """Walk left over auxiliaries and adverbs; return the number of the piece before them and the auxiliaries seen."""
    seen: set[str] = set()
    while at >= 0 and (pieces[at].low in AUXILIARIES or _adverb(pieces, at) or _time(pieces, at)):
        seen.add(pieces[at].low)
        at -= 1
    return at, seen


def _time(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a word belongs to a time that stands between subject and verb ("Stone on Monday said")."""
    low = pieces[at].low
    if low in names.DATES or low in ("today", "yesterday", "ago"):
        return at > 0
    if _year(low):
        return at > 1 and pieces[at - 1].low == "in"
    following = pieces[at + 1].low if at + 1 < len(pieces) else ""
    if low in _UNITS:
        return at > 1 and (pieces[at - 1].low in ("last", "this", "next") or following == "ago")
    if low in ("last", "this", "next", "late", "early"):
        return following in _UNITS | names.DATES
    dated = (low == "on" and following in names.DATES) or (
        low == "in" and (_year(following) or following in names.DATES)
    )
    return dated and at > 0


def _year(low: str) -> bool:
    """Tell whether a word is a year."""
    return len(low) == 4 and low.isdigit()


def walk_left(pieces: Sequence[Piece], last: int, floor: int) -> int:
    """Return the number of the first piece of the noun phrase that ends with a piece; one after it if none does.

    Args:
        pieces: the passage.
        last: the number of the piece.
        floor: the phrase begins no further left.
    """
    at = last
    while at >= max(floor, last - _MOST) and _belongs(pieces, at, last, floor):
        at -= 1
        if at >= floor and at + 1 < last and _opens_another(pieces, at + 1):
            break
    at += 1
    while at < last and (pieces[at].low in names.DATES or is_adverb(pieces[at]) or pieces[at].low in ("and", "but")):
        at += 1
    return _past_noun(pieces, at, last)


def _opens_another(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a determiner opens a noun phrase of its own behind a noun ("the reason | her group")."""
    before = pieces[at - 1]
    verb = past(before.low) or (at > 1 and pieces[at - 2].low == "to")
    plain = before.kind == "word" and not (before.capital or before.possessive or verb)
    return pieces[at].low in _APART and plain and before.low not in DETERMINERS | _APART | _BEFORE_DETERMINER


def _past_noun(pieces: Sequence[Piece], start: int, last: int) -> int:
    """Return where the subject of a clause without "that" begins ("in a way | Director Ada Stone called rash")."""
    for at in range(last, start + 1, -1):
        noun = pieces[at - 1]
        if not pieces[at].capital or noun.capital or noun.kind != "word" or noun.low not in _ABSTRACT:
            continue
        if pieces[at - 2].low in DETERMINERS:
            return at
    return start


def _belongs(pieces: Sequence[Piece], at: int, last: int, floor: int) -> bool:
    """Tell whether piece `at` can belong to the noun phrase that ends with piece `last`."""
    piece = pieces[at]
    if piece.kind == "quote":
        return False
    if piece.kind == "mark":
        return piece.text in "’'-&/." and at != last
    if piece.low in ("and", "or"):
        return floor < at < last and pieces[at - 1].kind == "word" and _alike(pieces[at - 1], pieces[at + 1])
    if piece.low in _JOINING:
        joins = at > floor and at != last and pieces[at - 1].kind == "word"
        return joins and (_by_agent(pieces, at - 1, last) or not _is_break(pieces[at - 1]))
    if piece.low == "who":
        return at != last and at > floor
    return (at > floor and _by_agent(pieces, at, last)) or not _is_break(piece)


def _alike(before: Piece, after: Piece) -> bool:
    """Tell whether what "and" or "or" joins can be one list of names, one of nouns, or a name "and others"."""
    return (after.low in _WITH_OTHERS and before.capital) or after.capital == before.capital


def _by_agent(pieces: Sequence[Piece], at: int, last: int) -> bool:
    """Tell whether a participle with its agent describes the noun before it ("a review | reported by the Herald")."""
    passive = pieces[at].low.endswith("ed") and at + 1 < last and pieces[at + 1].low == "by"
    noun = at > 0 and pieces[at - 1].kind == "word" and pieces[at - 1].low not in AUXILIARIES | PRONOUNS
    return passive and noun and not pieces[at - 1].capital and not is_adverb(pieces[at - 1])


def _is_break(piece: Piece) -> bool:
    """Tell whether a word ends a noun phrase to the left."""
    low = piece.low
    if piece.capital:
        return low in SUBORDINATE or (low in PREPOSITIONS and low != "against") or low in ("and",)
    if low in SUBORDINATE or low in PREPOSITIONS or low in AUXILIARIES or low in PRONOUNS or low in ("which", "whom"):
        return True
    return low in cues.SPEECH and low not in cues.NOUNS and not low.endswith(("s", "ing")) and low not in cues.AMBIGUOUS


def after(pieces: Sequence[Piece], at: int, ceiling: int, *, joining: bool = True) -> Source | None:
    """Find the noun phrase that begins with piece `at`, looking no further right than `ceiling` (exclusive)."""
    first = at
    while at < min(ceiling, first + _MOST) and _carries_on(pieces, at, first, ceiling, joining):
        at += 1
        if pieces[at - 1].low in PRONOUNS | _OBJECTS and at - 1 == first and pieces[first].low != "her":
            break
    while at > first and (
        pieces[at - 1].low in names.DATES or _adverb(pieces, at - 1) or pieces[at - 1].kind == "mark"
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


def past_place(pieces: Sequence[Piece], source: Source | None) -> Source | None:
    """Carry a noun phrase on over the place in it ("the Tarn, Orland, chapter of Mill Nation").

    Args:
        pieces: the passage.
        source: the noun phrase, up to its first comma.
    """
    if source is None or source.end + 3 > len(pieces) or pieces[source.start].low not in ("the", "a", "an"):
        return source
    if not pieces[source.end - 1].capital or pieces[source.end].text != "," or not pieces[source.end + 1].capital:
        return source
    stop = next((n for n in range(source.end + 1, min(len(pieces), source.end + _REGION)) if pieces[n].text == ","), 0)
    following = pieces[stop + 1] if stop and stop + 1 < len(pieces) else None
    if following is None or following.kind != "word" or following.capital or not _noun_opens(following):
        return source
    rest = after(pieces, stop + 1, len(pieces))
    return Source(source.start, rest.end) if rest else source


def _noun_opens(piece: Piece) -> bool:
    """Tell whether a lower-case word can open the rest of a noun phrase, and is no verb, article or relative."""
    low = piece.low
    closed = low in PREPOSITIONS | SUBORDINATE | AUXILIARIES | PRONOUNS | DETERMINERS | {"and", "which", "whose"}
    return not closed and low not in cues.ALL_FORMS and not low.endswith(("ed", "ing", "ly"))
