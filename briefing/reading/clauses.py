"""Where a passage reports speech: each reporting word with the noun phrase that governs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.reading import cues, names, sources, subjects
from briefing.reading.pieces import Piece
from briefing.reading.sources import Source

Order = Literal["subject", "inverted", "according", "participle", "label"]

_BE = frozenset("is are was were be been being am isn't wasn't aren't weren't".split())
_HAVE = frozenset("has have had having haven't hasn't hadn't".split())
_PLURALS = frozenset("they we you i who people police women men many some others most few both all that which".split())
_NEGATIONS = frozenset("not never don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't".split())
_MODALS = frozenset("will can could may might must should shall won't can't couldn't".split())
_NOUN_BEFORE = frozenset(
    "the a an this that these those his her its their our my your no any every each such some of in for with by on "
    "from as at about into public press new own".split()
)
_AMBIGUOUS = frozenset(
    "report claim state call question comment charge demand promise note show offer view answer reply complaint "
    "pledge vow hope fear plan text email tweet post volunteer project estimate forecast signal caption mention cite "
    "attack blame welcome quote rule object reason figure wonder support comment worry address doubt joke protest cry "
    "vent tar label brand guess warn laugh remark hint highlight wire cable broadcast find counsel".split()
)
_AFTER_SUBJECT = frozenset(
    "who in on at during after as when while before last this of about to for from with outside via following "
    "yesterday today tonight late early here there again earlier".split()
)
_COLON_NOT = frozenset("update breaking watch read video photo note exclusive related correction more".split())
_FAR = 120  # pieces: a borrowed subject stands no further before its verb
_NP_OPENERS = frozenset("the a an one another some many several officials sources he she they".split())


@dataclass(frozen=True, slots=True)
class Report:
    """One reporting word or phrase.

    Args:
        start: number of its first piece.
        end: number after its last piece.
        verb: its base form.
        order: how source and words stand to each other.
        source: the noun phrase that governs it, if one was found.
        borrowed: whether the source is that of an earlier report or the main subject.
    """

    start: int
    end: int
    verb: str
    order: Order
    source: Source | None
    borrowed: bool = False


def find(pieces: Sequence[Piece]) -> list[Report]:
    """Find the reports of a passage in order.

    Args:
        pieces: the passage cut into pieces; words inside quotations do not count.
    """
    found: list[Report] = []
    label = _label(pieces)
    if label is not None:
        found.append(label)
    for at, piece in enumerate(pieces):
        floor = found[-1].end if found else 0
        if piece.kind != "word" or at < floor:
            continue
        report = _at(pieces, at, floor, found)
        if report is not None:
            found.append(report)
    return found


def _label(pieces: Sequence[Piece]) -> Report | None:
    """Read "NAME: words" at the start of a passage."""
    colon = next((n for n, piece in enumerate(pieces[:6]) if piece.text == ":"), 0)
    if not 1 <= colon < len(pieces) - 1:
        return None
    words = pieces[:colon]
    if any(piece.kind != "word" or not piece.capital for piece in words) or words[0].low in _COLON_NOT:
        return None
    name = " ".join(piece.text for piece in words)
    known = names.is_person(name.title() if name.isupper() else name)
    if not known or (len(words) == 1 and pieces[colon + 1].kind != "quote" and not name.isupper()):
        return None
    return Report(colon, colon + 1, ":", "label", Source(0, colon))


def _at(pieces: Sequence[Piece], at: int, floor: int, earlier: Sequence[Report]) -> Report | None:
    """Read the report whose cue is or begins at piece `at`, if it is one."""
    piece = pieces[at]
    following = pieces[at + 1].low if at + 1 < len(pieces) else ""
    if piece.low == "according" and following == "to":
        source = sources.after(pieces, at + 2, len(pieces))
        return Report(at, at + 2, "according to", "according", source) if source else None
    verb, end = _verb(pieces, at)
    if not verb:
        return None
    before, seen = sources.skip_back(pieces, at - 1)
    start = at
    if before >= 0 and pieces[before].low == "to":
        before, start = _carried_on(pieces, before)
        if before < -1:
            return None
    if not _finite(pieces, at, before, seen):
        return None
    if piece.low.endswith("ing") and not seen & _BE and not _contracted(pieces, before):
        return _participle(pieces, (at, end, verb), before, earlier)
    return _governed(pieces, (start, end, verb), before, floor, earlier)


def _verb(pieces: Sequence[Piece], at: int) -> tuple[str, int]:
    """Return the base form of a reporting verb and the number after it and its particle; "" if it is none."""
    low = pieces[at].low
    following = pieces[at + 1].low if at + 1 < len(pieces) else ""
    base = cues.ALL_FORMS.get(low, "")
    if low in cues.CUES or low in cues.POINTING:
        particles = cues.PHRASES.get(base, ())
        if following in particles:
            return base, at + 2
        if low in cues.CUES:
            return base, at + 1
    return "", at


def _carried_on(pieces: Sequence[Piece], at: int) -> tuple[int, int]:
    """Walk left over "went on to", "continued to": the piece before and the first of the cue; (-2, 0) if not there."""
    words = [piece.low for piece in pieces[max(0, at - 2) : at]]
    if len(words) == 2 and words[0] in ("went", "goes", "go") and words[1] == "on":
        return sources.skip_back(pieces, at - 3)[0], at - 2
    if words and words[-1] in ("continued", "continues"):
        return sources.skip_back(pieces, at - 2)[0], at - 1
    return -2, 0


def _finite(pieces: Sequence[Piece], at: int, before: int, seen: set[str]) -> bool:
    """Tell whether a form of a reporting verb reports something here: not a noun, a passive, a wish or a denial."""
    piece = pieces[at]
    if seen & _NEGATIONS or seen & _MODALS or (seen & _BE and not piece.low.endswith("ing")):
        return False
    base = cues.ALL_FORMS[piece.low]
    nounlike = base in _AMBIGUOUS and not piece.low.endswith("ed")
    if _is_noun(pieces, at, nounlike=nounlike):
        return False
    if nounlike:
        singular = piece.low == base and before >= 0 and not seen and not _plural(pieces[before])
        return not singular and _clause_follows(pieces, at)
    if piece.low in cues.PARTICIPLES and not seen & _HAVE and not _contracted(pieces, before):
        return False
    return not (piece.low == base and not seen and before >= 0 and pieces[before].low in ("he", "she", "it"))


def _is_noun(pieces: Sequence[Piece], at: int, *, nounlike: bool) -> bool:
    """Tell by the word before it whether a form of a reporting verb is a noun or an adjective here."""
    piece = pieces[at]
    if piece.capital and at and cues.ALL_FORMS[piece.low] in _AMBIGUOUS:
        return True
    previous = pieces[at - 1] if at else None
    if previous is None or previous.kind != "word":
        return False
    if previous.low in _NOUN_BEFORE - {"that"} and not (previous.low == "by" and piece.low.endswith("ing")):
        return True
    genitive = previous.possessive and not _contracted(pieces, at - 1)
    return genitive or (nounlike and previous.low.endswith("ing"))


def _plural(piece: Piece) -> bool:
    """Tell whether a noun or pronoun can be the subject of a plural verb."""
    return piece.kind != "word" or piece.low.endswith("s") or piece.low in _PLURALS


def _contracted(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a piece is a pronoun with "has" or "is" in it ("he’s")."""
    return at >= 0 and "'" in pieces[at].low and pieces[at].low in sources.PRONOUNS


def _clause_follows(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether what follows an ambiguous verb can be its object: words said, or a clause."""
    if at + 1 >= len(pieces):
        return False
    following = pieces[at + 1]
    if following.kind == "quote" or following.low in (",", ":"):
        return (at > 0 and pieces[at - 1].low not in ("and", "or") and following.low != ",") or _quote_near(pieces, at)
    if following.kind != "word":
        return False
    opener = following.low in ("that", "it", "he", "she", "they", "the", "a", "an", "his", "her", "how", "whether")
    return opener or following.capital


def _quote_near(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a quotation follows after a comma."""
    return at + 2 < len(pieces) and pieces[at + 1].low in (",", ":") and pieces[at + 2].kind == "quote"


def _participle(
    pieces: Sequence[Piece], cue: tuple[int, int, str], before: int, earlier: Sequence[Report]
) -> Report | None:
    """Read "..., saying that ...": its source is the one of the report before, or the main subject."""
    start, end, verb = cue
    previous = pieces[before] if before >= 0 else None
    if previous is None or previous.low in ("of", "without", "before", "after", "for", "from", "about", "while"):
        return None
    named = next((report for report in reversed(earlier) if report.source is not None), None)
    if named is not None:
        return Report(start, end, verb, "participle", named.source, borrowed=True)
    source = subject(pieces, start)
    return Report(start, end, verb, "participle", source, borrowed=True) if source else None


def _governed(
    pieces: Sequence[Piece], cue: tuple[int, int, str], before: int, floor: int, earlier: Sequence[Report]
) -> Report | None:
    """Read a finite reporting verb with the source before or after it."""
    start, end, verb = cue
    quoted = before >= floor and pieces[before].kind == "quote"
    if quoted or (verb in cues.SPEECH.values() and verb not in cues.TELLING.values()):
        source = _inverted(pieces, end, before, floor)
        if source is not None:
            return Report(start, end, verb, "inverted", source)
    if before >= floor and pieces[before].kind == "quote":
        return None
    if before >= 0 and pieces[before].low in ("and", "but", "then"):
        named = next((report for report in reversed(earlier) if report.source is not None), None)
        shared = named.source if named is not None else subject(pieces, before)
        return Report(start, end, verb, "subject", shared, borrowed=True) if shared else None
    found = sources.before(pieces, before, floor)
    if found is None and before >= floor and pieces[before].low == ",":
        found = subject(pieces, before)
    return Report(start, end, verb, "subject", found) if found else None


def _inverted(pieces: Sequence[Piece], end: int, before: int, floor: int) -> Source | None:
    """Find the source after the verb ("..., said Ada Stone"), if the words before it allow that."""
    if end >= len(pieces):
        return None
    leading = pieces[before] if before >= floor else None
    if leading is not None and leading.kind != "quote" and leading.text not in (",", "—", "–", "--", "”"):
        return None
    source = sources.after(pieces, end, len(pieces))
    if source is None or pieces[source.start].low in ("that", "him", "her", "them", "it"):
        return None
    following = pieces[source.end] if source.end < len(pieces) else None
    if following is not None and following.kind == "word" and following.low not in _AFTER_SUBJECT | names.DATES:
        return None
    first = pieces[source.start]
    quoted = leading is not None and leading.kind == "quote"
    described = not quoted and not first.capital and sources.before(pieces, before, floor) is not None
    if described and leading is not None:
        return None
    if first.capital or first.low in _NP_OPENERS or quoted:
        return Source(source.start, source.end, _apposition(pieces, source.end))
    return None


def _apposition(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """Return the pieces of ", head of the union" after a name."""
    if at >= len(pieces) or pieces[at].text != ",":
        return None
    stop = at + 1
    while stop < len(pieces) and pieces[stop].text not in (",", ";", ":", "—") and pieces[stop].kind != "quote":
        stop += 1
    if pieces[stop - 1].text == ".":
        stop -= 1
    first = pieces[at + 1] if at + 1 < stop else None
    if first is None or first.low in cues.ALL_FORMS or first.low.endswith("ing") or first.low in ("who", "and", "but"):
        return None
    if first.low in sources.SUBORDINATE or first.low in sources.PREPOSITIONS or first.low in sources.PRONOUNS:
        return None
    return at + 1, stop


def subject(pieces: Sequence[Piece], at: int) -> Source | None:
    """Find the subject of the clause before piece `at`: its first noun phrase, cut before its verb."""
    source = subjects.main_subject(pieces, max(0, at - _FAR), at)
    return Source(source.start, subjects.subject_end(pieces, source)) if source else None
