"""Whose words a reporting verb gives: the source before it, after it, or that of an earlier clause."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.reading.speech import cues, sources, speaking, subjects, verbs
from briefing.reading.speech.pieces import Piece
from briefing.reading.speech.report import Report
from briefing.reading.speech.sources import Source
from briefing.reading.who import kinds, names

_AFTER_SUBJECT = frozenset(
    "who in on at during after as when while before last this of about to for from with outside via following "
    "yesterday today tonight late early here there again earlier".split()
)
_FAR = 120  # pieces: a borrowed subject stands no further before its verb
_RECEIVING = frozenset(
    "received receives got gets saw sees read reads found finds obtained obtains reviewed reviews cited cites quoted "
    "leaked opened receiving citing reading".split()
)
_LETTING = frozenset("allow allows allowed begin begins began see sees saw".split())
_NO_NOUNS = frozenset(
    "and but or then by when while if him her them it himself herself themselves today yesterday week month year night "
    "morning afternoon evening ago later earlier heard seen caught back on off up down out away instead".split()
)
_NOUN_PHRASE = 7  # pieces: a verb stands no further before the noun that it makes
_OWN_SUBJECT = frozenset("as while after when where who which".split())
_TOWARDS = frozenset("to for about against at on".split())
_PLACING = frozenset("in near from outside inside across around".split())
_ASPECT = frozenset("stop start begin keep continue consider avoid resume".split())
_NEAR = _PLACING - {"in", "from"}
_NP_OPENERS = frozenset("the a an one another some many several officials sources he she they".split())


def participle(
    pieces: Sequence[Piece], cue: tuple[int, int, str], before: int, earlier: Sequence[Report]
) -> Report | None:
    """Read "..., saying that ...": its source is the one of the report before, or the main subject.

    Args:
        pieces: the passage.
        cue: the numbers of the first piece of the verb and of the one after it, and its base form.
        before: the number of the piece before it and its adverbs.
        earlier: the reports before it.
    """
    start, end, verb = cue
    previous = pieces[before] if before >= 0 else None
    if previous is None or previous.low in ("of", "without", "before", "after", "for", "from", "about", "while"):
        return None
    beside, nobody = _beside(pieces, before, verb)
    if nobody:
        return None
    if beside is not None:
        return Report(start, end, verb, "participle", beside, borrowed=True)
    named = next((report for report in reversed(earlier) if report.source is not None), None)
    source = named.source if named is not None else subject(pieces, start)
    doubtful = any(
        piece.low in ("where", "when") for piece in pieces[named.end if named else max(0, start - _FAR) : start]
    )
    return Report(start, end, verb, "participle", source, borrowed=True, doubtful=doubtful) if source else None


def _beside(pieces: Sequence[Piece], before: int, verb: str) -> tuple[Source | None, bool]:
    """Return the people just before a participle without a comma, and whether it describes no subject at all."""
    head = pieces[before]
    if head.low in _ASPECT and before > 0 and pieces[before - 1].low == "to":
        return None, True  # "told them to stop arguing"
    if head.kind != "word" or sources.is_adverb(head) or head.low in names.DATES | _NO_NOUNS or head.text.isdigit():
        return None, False
    if verbs.verbal(pieces, before):
        return None, False  # "Ada Quill left saying"
    if head.capital:
        return _name_beside(pieces, before)
    if head.low in names.DOCUMENTS or head.low.rstrip("s") in names.DOCUMENTS:
        return None, any(piece.low in _RECEIVING for piece in pieces[max(0, before - _NOUN_PHRASE) : before])
    source = sources.before(pieces, before, 0)
    source = verbs.innermost(pieces, source) if source is not None else None
    worded = " ".join(piece.text for piece in pieces[source.start : source.end]) if source is not None else ""
    if source is not None and kinds.kind_of(worded) != "document" and _speaks(pieces, source):
        return source, False
    return None, verb in cues.CALLING.values() and verb not in cues.SPEECH.values()


def _name_beside(pieces: Sequence[Piece], before: int) -> tuple[Source | None, bool]:
    """Return the person, or the people of a place, just before a participle."""
    start = before
    while start > 0 and pieces[start - 1].capital:
        start -= 1
    if start > 0 and pieces[start - 1].low in _PLACING and not _sent_by(pieces, start - 1):
        return _placed(pieces, before, start)
    towards = start > 0 and pieces[start - 1].low in _TOWARDS
    return (Source(start, before + 1), towards) if names.is_person(pieces[before].text) else (None, False)


def _sent_by(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether "from" tells whose text something is ("a letter from Ada Quill saying")."""
    return pieces[at].low == "from" and at > 0 and pieces[at - 1].low.rstrip("s") in names.DOCUMENTS


def _placed(pieces: Sequence[Piece], before: int, place: int) -> tuple[Source | None, bool]:
    """Return who stands with a place before a participle ("partners in Tarn saying"); a place itself says nothing."""
    source = sources.before(pieces, before, 0)
    if source is None or source.start >= place:
        return None, True
    source = verbs.innermost(pieces, source)
    worded = " ".join(piece.text for piece in pieces[source.start : source.end])
    return (source, False) if source.start < place and speaking.can_speak(worded) else (None, True)


def governed(
    pieces: Sequence[Piece], cue: tuple[int, int, str], before: int, floor: int, earlier: Sequence[Report]
) -> Report | None:
    """Read a finite reporting verb with the source before or after it.

    Args:
        pieces: the passage.
        cue: the numbers of the first piece of the verb and of the one after it, and its base form.
        before: the number of the piece before its auxiliaries.
        floor: a source begins no further left.
        earlier: the reports before it.
    """
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
        doubtful = named is not None and _other_clause(pieces, named.end, before)
        return Report(start, end, verb, "subject", shared, borrowed=True, doubtful=doubtful) if shared else None
    if before > 0 and pieces[before].low in sources.PRONOUNS and pieces[before - 1].low == "or":
        return None  # "he or she" is anybody
    found = sources.before(pieces, before, floor)
    found = verbs.innermost(pieces, found) if found is not None else None
    placed = found is not None and pieces[found.start].capital and found.start > 0 and _places(pieces, found.start - 1)
    if placed or (found is None and before >= floor and pieces[before].low == ","):
        found = subject(pieces, before)
    plain = before == start - 1 and verb in cues.AMBIGUOUS and not pieces[end - 1].low.endswith("ed")
    if found is not None and plain and not _speaks(pieces, found):
        return None
    relative = before >= 0 and pieces[before].low in ("who", "which", "that")
    return Report(start, end, verb, "subject", found, relative=relative) if found else None


def _places(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a preposition of place makes a name behind it no subject ("the man who lives near Tarn said")."""
    return pieces[at].low in _NEAR and at > 0 and pieces[at - 1].kind == "word"


def _other_clause(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Tell whether a clause with a subject of its own stands between two verbs that "and" joins."""
    last = next((at for at in range(end - 1, start - 1, -1) if pieces[at].low in _OWN_SUBJECT), -1)
    return last >= 0 and not any(piece.text == "," for piece in pieces[last:end])


def _speaks(pieces: Sequence[Piece], source: Source) -> bool:
    """Tell whether a noun phrase can be the subject of a word that may be a noun ("the spate of protests demands")."""
    first = pieces[source.start]
    worded = " ".join(piece.text for piece in pieces[source.start : source.end])
    return first.low in sources.PRONOUNS or pieces[source.end - 1].capital or speaking.can_speak(worded)


def _inverted(pieces: Sequence[Piece], end: int, before: int, floor: int) -> Source | None:
    """Find the source after the verb ("..., said Ada Stone"), if the words before it allow that."""
    if end >= len(pieces):
        return None
    leading = pieces[before] if before >= floor else None
    if leading is not None and leading.kind != "quote" and leading.text not in (",", "—", "–", "--", "”"):
        return None
    source = sources.past_place(pieces, sources.after(pieces, end, len(pieces)))
    if source is None or pieces[source.start].low in ("that", "him", "her", "them", "it"):
        return None
    quoted = leading is not None and leading.kind == "quote"
    if source.end < len(pieces) and _carries_on(pieces[source.end], quoted=quoted):
        return None
    first = pieces[source.start]
    worded = " ".join(piece.text for piece in pieces[source.start : source.end])
    nounlike = pieces[end - 1].low in _LETTING or cues.ALL_FORMS.get(pieces[end - 1].low, "") in cues.AMBIGUOUS
    if nounlike and not first.capital and first.low not in sources.PRONOUNS and not speaking.can_speak(worded):
        return None
    described = not quoted and not first.capital and sources.before(pieces, before, floor) is not None
    if described and leading is not None:
        return None
    if first.capital or first.low in _NP_OPENERS or quoted:
        return Source(source.start, source.end, _apposition(pieces, source.end))
    return None


def _carries_on(piece: Piece, *, quoted: bool) -> bool:
    """Tell whether what follows shows that a noun phrase is no subject ("said Tarn's latest | “provocation” was")."""
    if piece.kind == "quote":
        return not quoted
    return piece.kind == "word" and piece.low not in _AFTER_SUBJECT | names.DATES


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
    """Find the subject of the clause before a piece: its first noun phrase, cut before its verb.

    Args:
        pieces: the passage.
        at: the number of the piece.
    """
    source = subjects.main_subject(pieces, max(0, at - _FAR), at)
    return Source(source.start, subjects.subject_end(pieces, source)) if source else None
