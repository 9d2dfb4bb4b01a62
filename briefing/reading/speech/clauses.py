"""Where a passage reports speech: each reporting word with the noun phrase that governs it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.reading.speech import cues, governing, nominals, passives, sources
from briefing.reading.speech.pieces import Piece
from briefing.reading.speech.report import Report
from briefing.reading.speech.sources import Source
from briefing.reading.who import names

_BE = frozenset("is are was were be been being am isn't wasn't aren't weren't".split())
_HAVE = frozenset("has have had having haven't hasn't hadn't".split())
_PLURALS = frozenset("they we you i who people police women men many some others most few both all that which".split())
_NEGATIONS = frozenset("not never don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't".split())
_MODALS = frozenset("will can could may might must should shall won't can't couldn't".split())
_NOUN_BEFORE = frozenset(
    "the a an this that these those his her its their our my your no any every each such some of in for with by on "
    "from as at about into public press new own".split()
)
_COLON_NOT = frozenset(
    "the a an clarification editor editor's analysis opinion fact live special say update breaking watch read video "
    "photo note exclusive related correction more".split()
)
_LABEL = 4  # pieces: a longer run of capitals before a colon is a headline
_ASPECTS = frozenset("kept keeps began begins started starts".split())
_TRIGGERS = cues.CUES.keys() | cues.POINTING.keys() | cues.NOUNS | {"according", "words"}
_TOOK = 8  # pieces: "took to Twitter to say" is no longer
_ASIDE = 7  # pieces: nor is what a noun is called, between commas
_LINKS = frozenset("appeared appears seemed seems looked looks remained remains grew became sounded felt".split())
_NUMERALS = frozenset("two three four five six seven eight nine ten following".split())
_DEEP = 4  # reports: no more relative clauses stand within a noun phrase


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
        if piece.low not in _TRIGGERS or (found and at < found[-1].end) or _in_name(pieces, at):
            continue
        floor = next((report.end for report in reversed(found[-_DEEP:]) if not report.relative), 0)
        report = _at(pieces, at, floor, found)
        if report is not None:
            found.append(report)
    return found


def _in_name(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a capitalised base form is part of a name ("Rail Watch", "Signal Hill")."""
    piece, following = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    base = cues.ALL_FORMS.get(piece.low) == piece.low
    beside = (following is not None and following.capital) or sources.in_name(pieces, at)
    return piece.capital and base and beside


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
    if not known or colon > _LABEL or (len(words) == 1 and pieces[colon + 1].kind != "quote" and not name.isupper()):
        return None
    return Report(colon, colon + 1, ":", "label", Source(0, colon))


def _at(pieces: Sequence[Piece], at: int, floor: int, earlier: Sequence[Report]) -> Report | None:
    """Read the report whose cue is or begins at piece `at`, if it is one."""
    low = pieces[at].low
    if low == "according" and at + 1 < len(pieces) and pieces[at + 1].low == "to":
        source = sources.after(pieces, at + 2, len(pieces))
        return Report(at, at + 2, "according to", "according", source) if source else None
    noun = nominals.read(pieces, at, floor) if low in cues.NOUNS or low == "words" else None
    if noun is not None:
        return noun
    verb, end = _verb(pieces, at)
    return _verbal(pieces, (at, end, verb), floor, earlier) if verb else None


def _verbal(pieces: Sequence[Piece], cue: tuple[int, int, str], floor: int, earlier: Sequence[Report]) -> Report | None:
    """Read the report of a reporting verb: passive, participle or finite."""
    at, end, verb = cue
    before, seen = sources.skip_back(pieces, at - 1)
    ongoing = pieces[at].low.endswith("ing")
    if seen & _BE and not ongoing:
        return passives.read(pieces, cue, before, floor)
    start = at
    if before >= 0 and pieces[before].low == "to":
        before, start = _carried_on(pieces, before)
    if before < -1 or not _finite(pieces, at, before, seen):
        return None
    if ongoing and before > 0 and pieces[before].low in _ASPECTS:
        before = sources.skip_back(pieces, before - 1)[0]
    elif ongoing and not seen & _BE and not _contracted(pieces, before):
        return governing.participle(pieces, cue, before, earlier)
    return governing.governed(pieces, (start, end, verb), before, floor, earlier)


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
    if words and words[-1] in ("continued", "continues", "continue"):
        return sources.skip_back(pieces, at - 2)[0], at - 1
    taken = next((n for n in range(at - 1, max(0, at - _TOOK), -1) if pieces[n].low in ("took", "used")), 0)
    if taken and (pieces[taken].low == "used" or pieces[taken + 1].low == "to") and taken + 1 < at - 1:
        return sources.skip_back(pieces, taken - 1)[0], at + 1
    return -2, 0


def _finite(pieces: Sequence[Piece], at: int, before: int, seen: set[str]) -> bool:
    """Tell whether a form of a reporting verb reports something here: not a noun, a passive, a wish or a denial."""
    piece = pieces[at]
    if (
        seen & _NEGATIONS
        or (seen & _MODALS and not _quoted_ahead(pieces, at, before, seen))
        or (seen & _BE and not piece.low.endswith("ing"))
    ):
        return False
    if not seen & sources.AUXILIARIES and 0 <= before < at - 1 and pieces[before].low in _NOUN_BEFORE - {"that", "no"}:
        return False
    base = cues.ALL_FORMS[piece.low]
    if base == "continue" and at + 1 < len(pieces) and pieces[at + 1].low == "to":
        return False
    if (piece.low in ("asked", "questioned", "pressed") and _put_to(pieces, at)) or _describes(pieces, at, seen):
        return False
    nounlike = base in cues.AMBIGUOUS and not piece.low.endswith("ed") and not _after_comma(pieces, at)
    if _is_noun(pieces, at, nounlike=nounlike):
        return False
    if nounlike:
        singular = piece.low == base and before >= 0 and not seen and not _plural(pieces[before])
        return not singular and _clause_follows(pieces, at)
    if piece.low in cues.PARTICIPLES and not seen & _HAVE and not _contracted(pieces, before):
        return False
    past = base in ("read", "put") and (_quote_near(pieces, at) or (before > 0 and pieces[before - 1].kind == "quote"))
    singular = before >= 0 and pieces[before].low in ("he", "she", "it")
    return past or not (piece.low == base and not seen and singular)


def _quoted_ahead(pieces: Sequence[Piece], at: int, before: int, seen: set[str]) -> bool:
    """Tell whether a speech still to be given is quoted already ("“It is safe,” she will say")."""
    if seen & _MODALS != {"will"}:
        return False
    after = at + 1 < len(pieces) and pieces[at + 1].kind == "quote"
    return (
        after or _quote_near(pieces, at) or any(piece.kind == "quote" for piece in pieces[max(0, before - 3) : before])
    )


def _put_to(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether "asked" is a participle ("Ada Quill, asked about the bridge, said ...")."""
    named = at > 0 and pieces[at - 1].low in (",", "when", "if")
    following = pieces[at + 1].low if at + 1 < len(pieces) else ""
    return named and following in ("about", "whether", "if", "by", "why", "how", "what", "for", "on", "to")


def _describes(pieces: Sequence[Piece], at: int, seen: set[str]) -> bool:
    """Tell whether a form in -ed only describes a noun: "cuts urged by the board", "guards, called wardens, were"."""
    before = pieces[at - 1] if at else None
    if not pieces[at].low.endswith("ed") or before is None or seen or at + 2 >= len(pieces):
        return False
    if before.low in _LINKS:
        return True
    following, agent = pieces[at + 1], pieces[at + 2]
    noun = before.kind == "word" and (not before.capital or at == 1) and before.low not in sources.PRONOUNS
    if following.low == "by" and noun:
        return agent.low in sources.DETERMINERS or agent.capital
    if before.text != "," or cues.ALL_FORMS[pieces[at].low] not in cues.CALLING.values():
        return False
    comma = next((n for n in range(at + 1, min(len(pieces) - 1, at + _ASIDE)) if pieces[n].text == ","), 0)
    return bool(comma) and pieces[comma + 1].low in sources.AUXILIARIES


def _after_comma(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a word is an -ing form after a comma (", citing two officials")."""
    return at > 0 and pieces[at].low.endswith("ing") and pieces[at - 1].text == ","


def _is_noun(pieces: Sequence[Piece], at: int, *, nounlike: bool) -> bool:
    """Tell by the word before it whether a form of a reporting verb is a noun or an adjective here."""
    piece = pieces[at]
    if piece.capital and at and cues.ALL_FORMS[piece.low] in cues.AMBIGUOUS:
        return True
    previous = pieces[at - 1] if at else None
    if previous is None or previous.kind != "word":
        return False
    if previous.low in _NOUN_BEFORE - {"that"} and not (previous.low == "by" and piece.low.endswith("ing")):
        return True
    genitive = previous.possessive and not _contracted(pieces, at - 1)
    return genitive or (nounlike and (previous.low.endswith("ing") or previous.low in _NUMERALS))


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
