"""Whether a sentence can stand alone: prose of a readable length, nothing before it needed, nobody unnamed speaking."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.types import Span, Statement
from briefing.writing import leaning

# Words that only join a sentence to the one before; without them it says the same.
_JOINERS = re.compile(
    r"(?:(?:But|And|Yet|Meanwhile|However|Moreover|Furthermore|Additionally|Nevertheless|Nonetheless|Separately|"
    r"In addition|For example|For instance|Also|Still|Indeed)(?:,\s+|(?<=But|And|Yet)\s+)"
    r"|Meanwhile\s+(?=[A-Z]))"
)
# "PORT SENNARY (Agency) — " and "PORT SENNARY, May 3 -- " before the first sentence.
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'’/-]{2,40}(?:,?\s*[A-Z][a-z]+\.?(?:\s+\d{1,2})?)?\s*(?:\([\w .]{2,24}\)\s*)?(?:--|[―—–-])\s+"
)
_NOUNS_BEFORE = (
    "latter former two three pair duo same move decision announcement remark remarks comment comments statement "
    "statements report study incident result figure news measure suspect man woman couple other plan trend finding "
    "findings change changes ruling order bill letter tweet video post"
)
_OPENERS = (
    "He|She|They|It|His|Her|Hers|Their|Its|This|That|These|Those|Such|Both|Neither|Another|Others|Instead|There|Here|"
    "Then|So|Or|Nor|Thus|Therefore|As a result|By contrast|In contrast|Similarly|Likewise|Not|Either|"
    "Because of (?:this|that)|Among them|One of them|At the same time|In (?:that|this) case|"
    rf"The (?:{'|'.join(_NOUNS_BEFORE.split())})(?! of\b)"
)
_COUNTS = (
    "(?:One|Two|Three|Many|Some|Most|Several|Few|All|Each|None)(?= (?:of (?:them|those|these)|would|will|is|are|was|"
    "were|has|have|had|said|say|came|could|can|may))"
)
_REACTIONS = (
    r"\S+[’']s? (?:comments|remarks|decision|announcement|statement|response|warning) "
    r"(?:came|comes|come|was|were|is|are)|"
    r"\S+(?: \S+)? (?:later|then|also) (?:said|added|told|confirmed)"
)
# An opening that points back to a sentence that the reader has not seen.
_DANGLING = re.compile(rf"(?:{_OPENERS}|{_COUNTS}|{_REACTIONS})\b")
_POINTS_BACK = re.compile(
    r"\b(?:those|these|such)\s(?!(?:who|that|in|of|with|whose|from|for|on|at|as|are|were|an?|\w+ed|\w+ing)\b)\w+\b"
)
_PRONOUN = re.compile(r"\b(?:he|she|his|her|hers|him|himself|herself)\b", re.IGNORECASE)
# "Eddersby, who led the march, handed her a petition": one who acts, a verb, and somebody whom nothing here names.
_SOMEBODY_ELSE = re.compile(
    r"(?:[Tt]he |[Aa]n? )?[\w’'.-]+(?: (?!(?:that|who|which|when|if|as|because|said|says|told|and|or|but|of|in|on|at|"
    r"for|to|with|by|from)\b)[\w’'.-]+){0,5}? (?:\w{2,}(?:ed|es|s)|gave|took|made|met|told|sent|saw|left|let|beat|held|"
    r"kept|paid|brought|called|wrote|taught|fought|caught|cut|hit|put|set|shot|sold|won) "
    r"(?:him|them|it|her(?= (?:an?|the|that|to|in|on|at|for|with|by|from|as|no|some|his|about|of)\b|[.,;:]))\b"
    r"(?!\s*[-’'])"
)
# "He said that was": a thing pointed at. "She stayed there": a place.
_THAT_THING = re.compile(
    r"\b(?:said|says|called|calls|described|describes) (?:that|this) (?:was|is|as|would be)\b"
    r"|\b(?:us|mak|repeat|rais|press|push|echo|reject|dismiss|disput|den[yi]|question|challeng|contest|criticiz|criticis|"
    r"defend|endors|shar|confirm|welcom|oppos|back|support|attack|rebut|refut)\w* (?:that|this) "
    r"(?:line|argument|attack|charge|claim|theme|phrase|idea|point|reading|view|account|version|assessment|"
    r"interpretation|figure|estimate|assertion|allegation|accusation|suggestion|proposal|notion|conclusion|"
    r"characterization|description|comparison|criticism|position|stance|approach|decision|move|plan|report|"
    r"statement|story|theory|explanation|premise|promise|demand|request|warning|prediction|forecast)\b"
    r"|\b(?:did|do|does|done|like|about|after|before|despite|from|of) (?:that|this)(?=[.,;])"
)
# "By the paper's count it hits the owners": a subject that only the sentence before names.
_UNNAMED_IT = re.compile(
    r"(?:By|In|At|On|From|For|After|With|Under|Since) [^,.;]{2,80}?,? it "
    r"(?!(?:is|was|has been|will be|would be|took|takes)\b|seem|appear|rain|snow)"
)
_PLACE = re.compile(r"(?<!\bto )\bthere\b(?=[.,;]|\s+(?:for|since|until|in|on|by|before|after)\b)")
_PLACED = re.compile(r"\b(?:in|at|to|on|near|from|into|outside|inside|across) (?:the |an? )?\w")
# "On Thursday, in a rebuke of the council, he decided ...": an opening, and a subject that it does not name.
_OPENING_HE = re.compile(
    r"(?:As\b[^.;:]*|(?:On|In|At|By|For|With|During|Under|From|Since|Until|Over|Through|Last|Earlier|Late|Early|Despite|"
    r"After|Before)\b(?:(?!\b[A-Z][\w’'.-]+\s(?!(?:of|and|or|in|on|at|for|to|with|by|from|morning|afternoon|evening|night)\b)[a-z]|"
    r"\b(?:the|an?)\s[a-z]+\s(?:\w+ed|was|were|is|has|had|said|says|took|made|won|lost)\b)[^.;:])*),?\s(?:he|she)\s(?!who\b)"
)
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|myself|we|us|our|ours|We|My|Our)\b(?!\.)")
_PERSON = re.compile(r"\b[A-Z][a-z’'-]+(?:\s+[A-Z][\w.’'-]+)*")
_ASIDE = re.compile(r", (?:who|which|whose|the|an?|\w+ed|\w+ing)\b[^,]*,")
_BOILERPLATE = re.compile(
    r"(?:click here|sign up|subscrib|read more|newsletter|©|copyright|all rights reserved|photo(?:graph)? by|"
    r"getty images|contributed to this report|follow (?:us|him|her|me) on|advertisement|https?://|@\w+|"
    r"watch (?:the )?(?:video|below)|pic\.twitter|#\w{3,}|scroll down|e-?mail address|story continues|correction:|"
    r"editor[’']s note)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…][\"”’')\]]*:?$")
_LISTED = re.compile(r"\s*[―—–•*·-]\s*\w")  # an entry of a list, which its head makes a sentence
_LEADS_TO_QUOTE = re.compile(r":\s*$")
_FEWEST_WORDS = 6
_MOST_WORDS = 60
LONGEST_NAME = 5  # words
PRONOUNS = frozenset({"he", "she", "they"})


def usable(text: str, *, introduces: bool = False) -> bool:
    """Tell whether a sentence is prose of a readable length, not a caption, a list entry or an invitation to subscribe.

    Args:
        introduces: a colon may end it, because it reports what someone said.
    """
    length = len(text.split())
    if not _FEWEST_WORDS <= length <= _MOST_WORDS:
        return False
    if _LISTED.match(text) or text.startswith("("):
        return False
    if not _ENDS.search(text.rstrip()) and not (introduces and _LEADS_TO_QUOTE.search(text)):
        return False
    return not routine(text)


def routine(text: str) -> bool:
    """Tell whether words are what a page has besides prose: an invitation to subscribe, a credit, a post's tags."""
    return _BOILERPLATE.search(text) is not None


def skipped(text: str, *, first: bool) -> int:
    """Return how many characters of a dateline or joining words precede the sentence proper.

    Args:
        first: it is the first sentence of its article.
    """
    match = _DATELINE.match(text) if first else None
    start = match.end() if match else 0
    joiner = _JOINERS.match(text, start)
    # A quotation keeps its small first letter, so a sentence that would begin with one keeps its joining word.
    return joiner.end() if joiner and text[joiner.end() : joiner.end() + 1] not in set("\"“‘'") else start


def printable(speaker: str) -> bool:
    """Tell whether a speaker's name can stand in for a pronoun: a name, not a description in the outlet's words."""
    return speaker[:1].isupper() and len(speaker.split()) <= LONGEST_NAME


def doubtful(text: str, statement: Statement) -> bool:
    """Tell whether it is doubtful who speaks: the speaker was worked out, and is spoken of by name in the same breath.

    "He called Marsh's plan a disaster" is seldom said by Marsh.

    Args:
        text: the article's text.
    """
    named = statement.speaker_span
    pronoun = named is not None and named.of(text).lower() in PRONOUNS
    if not statement.speaker or not (statement.inferred or pronoun):
        return False
    last = statement.speaker.split()[-1]
    return bool(re.search(rf"\b{re.escape(last)}\b", statement.span.of(text)))


def dangles(text: str, own: Span, statements: Sequence[Statement], quotations: Sequence[Span]) -> bool:
    """Tell whether a sentence needs the one before it to be understood.

    It does when it opens with a word that points back, speaks of "those" things, or says "he" without a name. A
    pronoun whose speaker the reading knows counts as named.

    Args:
        text: the article's text. own: the sentence without joining words. statements, quotations: those that meet it.
    """
    if _outside(_POINTS_BACK, text, own, quotations):
        return True
    named = [s for s in statements if printable(s.speaker) and not doubtful(text, s)]
    resolved = {s.speaker_span.start for s in named if s.speaker_span}
    opening = _DANGLING.match(text[own.start].upper() + text[own.start + 1 : own.end])
    if opening and (own.start not in resolved or opening.group().lower() not in PRONOUNS):
        return True
    if all(at in resolved for at in _outside(_PRONOUN, text, own, quotations)):
        return False
    if _OPENING_HE.match(leaning.plain(text, own, quotations)):
        return True
    people = _PERSON.finditer(text, own.start, own.end)
    return not any(match.start() != own.start or " " in match.group() for match in people)


def opens_back(printed: str) -> bool:
    """Tell whether printed words open on one that points back ("He said ..."), and so need a sentence before them."""
    return bool(_DANGLING.match(printed.lstrip("“\"‘'")))


def points(text: str, own: Span, statements: Sequence[Statement], quotations: Sequence[Span]) -> bool:
    """Tell whether a sentence has an object ("her", "it", "there"), or opens on an "it", that it does not name itself.

    Args:
        text: the article's text. own: the sentence without joining words. statements, quotations: those that meet it.
    """
    said = [*quotations, *(part for s in statements for part in s.content if s.kind != "indirect")]
    plain = leaning.plain(text, own, said)
    bare = _ASIDE.sub("", plain)
    if _SOMEBODY_ELSE.match(bare) or _UNNAMED_IT.match(plain) or _THAT_THING.search(plain):
        return True
    return any(not _PLACED.search(plain, 0, match.start()) for match in _PLACE.finditer(plain))


def unnamed(text: str, own: Span, statements: Sequence[Statement], quotations: Sequence[Span]) -> bool:
    """Tell whether somebody says "I" or "we" outside any quotation or statement: a voice that nobody is named for.

    Args:
        text: the article's text. own: the sentence. statements, quotations: those that meet it.
    """
    named = [*quotations, *(s.span for s in statements if s.speaker)]
    return bool(_outside(_FIRST_PERSON, text, own, named))


def _outside(pattern: re.Pattern[str], text: str, own: Span, holes: Sequence[Span]) -> list[int]:
    """Return where a pattern is found in a sentence, outside some spans."""
    found = (match.start() for match in pattern.finditer(text, own.start, own.end))
    return [at for at in found if not any(hole.start <= at < hole.end for hole in holes)]
