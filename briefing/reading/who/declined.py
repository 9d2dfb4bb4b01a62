"""Who gave no comment: declined, did not answer, could not be reached, referred questions to somebody else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from briefing.reading import marks, stems
from briefing.reading.speech import sources, speakers, speaking
from briefing.reading.speech.pieces import Piece, cut
from briefing.reading.speech.speakers import Named
from briefing.reading.who import names
from briefing.reading.who.people import People
from briefing.types import Span

_NOT = r"(?:\s+not|n[’']t)"
_ADVERB = r"(?:(?:immediately|yet|directly|repeatedly|publicly|even|initially|also|promptly)\s+)?"
_ASKED = r"(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|calls?|e-?mails?|messages?|questions?|quer(?:y|ies)|letters?)"
# Not to respond to a speech or to a demand is no refusal to comment.
_AFTER = (
    r"(?=\s*[.,;:)]|\s+(?:immediately|directly|by|in\s+time|when|after|before|and|but|until|on\s+[A-Z]\w+day)\b|\s+(?:to\s+)?"
    r"(?:[\w’'-]+\s+){0,6}?(?:requests?|questions?|inquir\w+|enquir\w+|quer(?:y|ies)|calls?(?!\s+for)|phone|e-?mails?|messages?|"
    r"letters?|texts?|comment)\b)"
)
_ACTIVE = re.compile(
    rf"(?:(?:declin(?:ed|es|ing)|refus(?:ed|es|ing))\s+{_ADVERB}(?:to\s+{_ADVERB}(?:comment|respond|answer|discuss|elaborate|speak|"
    rf"say|be\s+interviewed|be\s+quoted|confirm|reply|explain)|{_ASKED}|further|comment|an\s+interview|interviews?)|"
    rf"(?:did|does|do|ha[sd]|have){_NOT}\s+{_ADVERB}(?:(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?){_AFTER}|return(?:ed)?\s+(?:an?\s+|several\s+|"
    rf"repeated\s+|multiple\s+|phone\s+|telephone\s+|our\s+|the\s+|any\s+)*{_ASKED}|comment(?:ed)?\b)|"
    rf"could{_NOT}\s+{_ADVERB}be\s+(?:{_ADVERB}reached|contacted)|(?:was|were){_NOT}\s+{_ADVERB}(?:available|reachable)\s+"
    rf"(?:for|to)\s+comment|(?:was|were)\s+unavailable\s+(?:for|to)\s+comment|would{_NOT}\s+{_ADVERB}(?:comment|say|"
    r"elaborate|discuss|answer)\b|(?:had|has|offered|gave)\s+no\s+(?:immediate\s+|further\s+)?comment|"
    rf"referred\s+(?:all\s+|further\s+|any\s+)?{_ASKED}\s+(?:for\s+comment\s+)?to\b|ignored\s+(?:[a-z]+\s+){{0,2}}{_ASKED}\s+for\s+comment)"
)
_PASSIVE = re.compile(
    rf"{_ASKED}(?:\s+for\s+comment)?\s+(?:sent\s+|made\s+|left\s+|placed\s+)?(?:to|with|for|from)\s+(?P<whom>[^.;\n]{{2,90}}?)\s+"
    rf"(?:(?:was|were)(?:{_NOT})\s+(?:immediately\s+)?(?:returned|answered)|went\s+(?:unanswered|unreturned)|"
    r"(?:was|were)\s+(?:unanswered|ignored|not\s+returned)|received\s+no\s+(?:reply|answer|response))",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    r"[Nn]either (?P<one>[^.,;\n]{2,50}) nor (?P<other>[^.,;\n]{2,50}?) (?:would (?:say|comment|answer)|responded|"
    r"replied|returned|answered|could be reached|agreed to (?:comment|speak|be interviewed))\b"
)
_STEM = stems.pattern(
    "declin refus did does do(?=n|\\s) has ha(?=[dv]) could was were would offered gave referred ignored Neither "
    "neither requests Requests inquir Inquir enquir Enquir calls Calls email e-mail E-mail Email messag Messag "
    "quer Quer question Question letter Letter"
)
_THINGS = re.compile(
    r"\b(?:agreement|deal|compromise|consensus|settlement|verdict|conclusion|decision|truce|quorum|it|that)\s\Z"
)
_OFFICE = re.compile(
    r"(?P<owner>.+?)[’']s?\s(?:(?:[a-z]+\s)?office|campaign|spokes\w+|(?:press\s)?(?:aides?|secretary)|"
    r"representatives?|team|staff)"
)
_SPOKEN_FOR = re.compile(
    r"(?:[\w’'-]+\s){0,4}?(?:[Ss]pokes\w+|[Rr]epresentatives?|[Oo]fficials?|[Aa]ides?)\s(?:for|to)\s(?:the\s)?[A-Z]"
)
_FOR = re.compile(r"^.*?\s(?:for|to)\s")
_ASIDE = re.compile(
    r"\s(?:for|on|in|over|since)\s(?:the\s)?(?:\w+\s)?(?:months?|weeks?|days?|years?|subject|matter|issue|\w+day)$"
)
_BOUNDARY = re.compile(r"[.!?][”\"’»)]*\s+(?=[A-Z“\"‘])|\n\s*\n")
_BACK = 400  # characters: the subject of "declined to comment" stands no further before it


def find(text: str, quotations: Sequence[marks.Quotation], people: People) -> Iterator[tuple[str, Span]]:
    """Yield who gave no comment, with the span of the words that name them.

    Args:
        text: the article's text.
        quotations: its quotations: what is said inside them declines nothing.
        people: its people.
    """
    starts = [quotation.start for quotation in quotations]
    for match in _matches(text):
        if match.re is _ACTIVE:
            if marks_inside(match.start(), quotations, starts):
                continue
            yield from _subject(text, match.start(), people)
        for whom in match.groupdict():
            pieces = cut(text, Span(*match.span(whom)), ())
            yield from _named(text, pieces, sources.before(pieces, len(pieces) - 1, 0), people)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the phrases of a text by which somebody declines, at the words that can open one."""
    end = 0
    for stem in _STEM.finditer(text):
        at = stem.start()
        if at < end:
            continue
        match = _ACTIVE.match(text, at) or _NEITHER.match(text, at) or _PASSIVE.match(text, at)
        if match is not None:
            end = match.end()
            yield match


def _subject(text: str, at: int, people: People) -> Iterator[tuple[str, Span]]:
    """Yield the subject before an offset, if it can be asked for comment."""
    if _THINGS.search(text, max(0, at - 40), at):
        return
    floor = max(0, at - _BACK)
    breaks = list(_BOUNDARY.finditer(text, floor, at))
    pieces = cut(text, Span(breaks[-1].end() if breaks else floor, at), ())
    last, _ = sources.skip_back(pieces, len(pieces) - 1)
    yield from _named(text, pieces, _whose(pieces) or sources.before(pieces, last, 0), people)


def _whose(pieces: Sequence[Piece]) -> sources.Source | None:
    """Return the name that opens a sentence before ", whose leader ...,": the subject before a relative clause."""
    at = next((n for n, piece in enumerate(pieces[:10]) if piece.low in ("whose", "which", "who")), 0)
    closing = next((piece.low for piece in reversed(pieces) if piece.kind != "mark" or piece.low == ","), "")
    if at < 2 or pieces[at - 1].low != "," or closing != ",":
        return None
    if any(piece.low == "," or piece.low in sources.PREPOSITIONS | sources.SUBORDINATE for piece in pieces[: at - 1]):
        return None
    return sources.Source(0, at - 1)


def marks_inside(at: int, quotations: Sequence[marks.Quotation], starts: Sequence[int]) -> bool:
    """Tell whether an offset lies inside a quotation.

    Args:
        at: the offset.
        quotations: quotations in order.
        starts: their first characters.
    """
    number = bisect_right(starts, at) - 1
    return number >= 0 and quotations[number].inner_start <= at < quotations[number].inner_end


def _named(
    text: str, pieces: Sequence[Piece], source: sources.Source | None, people: People
) -> Iterator[tuple[str, Span]]:
    """Yield the name in a noun phrase; "Ada Quill's office" is the office's, listed as worded."""
    if source is None:
        return
    named = speakers.named(text, pieces, source)
    if named.pronoun or not speaking.can_speak(named.name):
        return
    office = _OFFICE.fullmatch(named.name)
    principal = office["owner"] if office else _FOR.sub("", named.name)
    bare, _ = names.without_titles(principal)
    whom = people.full(bare, named.span.start) if people.known(bare) else principal
    if office is None or not people.known(bare):
        yield _name(named, people), named.span
    if (office and people.known(bare)) or _SPOKEN_FOR.match(named.name):
        yield whom, Span(named.span.end - len(principal), named.span.end)


def _name(named: Named, people: People) -> str:
    if named.person and not _SPOKEN_FOR.match(named.name):
        return people.full(names.without_titles(named.name)[0], named.span.start)
    return _ASIDE.sub("", named.name)
