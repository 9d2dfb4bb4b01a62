"""Whether a sentence leans on those before it, though nothing in its grammar says so: "the meeting", "they", "also"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.types import Span

# What an article has told of before it says "the": people by their office, occasions, papers. What a document is about
# (a bill, a case, a vote) is named by its headline and may be taken up.
_TOLD = (
    "official officials spokesman spokeswoman spokesperson senator congressman congresswoman lawmaker lawmakers "
    "candidate candidates nominee lawyer attorney editor author governor host caller crowd audience group pair "
    "meeting meetings conference briefing interview interviews speech appearance event rally ceremony exchange call "
    "survey poll polls memo email emails tweets post posts document documents article story column photo photos image "
    "images footage clip message messages quote quotes passage section plea pushback outcry criticism controversy "
    "comparison contrast difference effort efforts move moves answer question questions issue idea point argument "
    "claim claims allegation allegations accusation accusations charge episode development developments problem reason"
)
_MODIFIERS = r"(?:(?!of\b|that\b|who\b|which\b)[\w’'-]+ ){0,2}"
_THE = re.compile(
    rf"The {_MODIFIERS}(?:{'|'.join(_TOLD.split())})"
    r"(?=[,.]|\s+(?!(?:of|for|on|to|over|about|between|against|with|from|by|at|in|that|who|which|where|behind)\b))"
)
_AGAIN = re.compile(r"(?:The )?[\w’'.-]+(?: [\w’'.-]+){0,3}? (?:too|again|then|later) ")
_LATER = re.compile(
    r"(?:But|And|Yet|Or|Nor|So|Still|However|Meanwhile|Plus)\b|"
    r"(?:Since|After|Before|Until|By|From|Given|Despite|Except for|Of) (?:that|this|then|these|those|it|"
    r"them)\b(?= [,a-z]|,)"
    r"|(?:At the time|By then|Shortly (?:after(?:wards?)?|before(?:hand)?|thereafter)|Soon after(?:wards?)?|"
    r"(?:More|Most) recently),|Other (?:[\w’'-]+ ){0,2}[a-z]\w*s\b|One, [A-Z]"
    r"|(?:In sum|In short|In other words|In response|In turn|In return|After all|Of course|To be sure|"
    r"Even so|Even then|"
    r"That said|Once again|Later|Afterwards?|Earlier|Eventually|Besides|Otherwise|Rather|Again|First|"
    r"Second|Third|Finally|"
    r"On the other hand|By comparison|More importantly|Worse|Worse still|Strikingly|Notably|Interestingly|"
    r"At one point|"
    r"At another point|Elsewhere|Alternatively|For (?:his|her|their|its) part|For starters|As such|Above|Below|"
    r"In a (?:follow-up|separate|second|related)|In one (?:case|instance|example))\b"
    r"|(?:In|On|At|During|After|Before|Throughout|Under|With|From) (?:the|that|this|each|one|either|another|both) "
    r"(?:[\w’'-]+ )?(?:poll|survey|interview|statement|video|letter|speech|tweet|book|report|study|"
    r"meeting|ad|memo|email|"
    r"post|case|clip|program|programme|show|same \w+|first|second|other|latter|event|call|process|end|meantime|past|"
    r"follow-up|exchange|column|article|piece|document|debate)\s*,"
)
_AT_END = re.compile(
    r"\b(?:at (?:another|one|the same) (?:point|time)|as well|too|either|instead|in return|in response|not alone|"
    r"the (?:only|other) ones? [^.]*|as (?:noted|mentioned|shown|seen) (?:above|below|here))[.”’\"]*$"
)
# "Pressed by the mayor, they refused": who refused stands in the sentence before.
_PARTICIPLE = re.compile(
    r"(?:\w+ed|\w+ing|Given|Told|In addition to|Along with|Because of|Despite|Apart from|As part of|"
    r"Instead of|Like|Unlike)"
    r"\b(?:(?!\b(?:is|are|was|were|has|had|have|said|says|will|would)\b)[^.;:]){2,160},? (?:they|it|he|she)\b"
)
_THEY = re.compile(r"\b(?:they|their|them|theirs|themselves)\b", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:[a-z][\w-]*[^s\W]s|[a-z]+ss?es|people|police|men|women|children|staff|crew|family|public|party|"
    r"team|crowd|board|"
    r"committee|council|company|firm|union|group|court|couple|majority|everyone|everybody|anyone|anybody|"
    r"someone|nobody|"
    r"no one|each|every|who|whoever|many|some|both|others|two|three|all|most|none|half|person|[A-Z][\w’'-]+s|and)\b"
)
_IT = re.compile(r"\bif it (?:is|were|was)\b|\b(?:when|once|unless|whether|until) it (?:is|was|were|does|did|comes)\b")
_ONE = re.compile(r"\b(?:an?|the|this|that|its|his|her|their|(?<=\s)[A-Z][\w’'.-]+)\b")
# "Lowen accused it of ...": what it is stands before.
_OBJECT = re.compile(
    r"\b(?:accused|blamed|denounced|dismissed|condemned|criticized|criticised|praised|labelled|labeled|"
    r"branded|compared|likened) (?:it|them)\b"
)
# A quotation that opens on what was said before it.
_SAID_BACK = re.compile(
    r"[“\"‘']*(?:But|And|So|Then|Or|Nor|Because|Which|Well|Oh|Also|Again|This|That|These|Those|It|He|She|"
    r"They|There|Yes|No|"
    r"Otherwise|Plus)(?:[’']\w+)?\b(?! (?:who|one|every|each)\b)"
)
# "..., and so he did not.": what was not done stands before.
_LEFT_OUT = re.compile(
    r"\b(?:that|whether|if|because|and|but|,) ?(?:he|she|it|they) "
    r"(?:had|did|has|have|would|was|were|is|are|does|do|will|could)(?: not|n[’']t)?[.”’\"]*$"
)
_ABOUT_IT = re.compile(r"\b(?:about|of|for|against|with|over|behind|by) it(?=[.,;]|$)")
_THING = re.compile(r"\b(?:an?|the|this|its|his|her|their|that|any|every|[A-Z]?[\w.]+[’']s?) [a-z]")
_AWAY = re.compile(
    r"\b(?:similarly|likewise) (?:\w+ed|said|wrote)\b|"
    r"\b(?:go|goes|went|gone|going) (?:that|so|as) far\b(?! as)"
    r"|\b(?:of|in|on|at|for|with|about|to|by|after|under|from|despite) this "
    r"(?!(?:week|month|year|spring|summer|autumn|fall|winter|morning|afternoon|evening|time|country|point|day|season|"
    r"century|decade|weekend|kind|sort|is|was)\b)[a-z]+\b"
    r"|\b(?:the (?:former|latter)(?=[,.;]|\s+(?:is|was|has|had|are|were)\b)|"
    r"respectively|the aforementioned|the pair|vice versa)\b"
)


def leans(text: str, own: Span, quotations: Sequence[Span]) -> bool:
    """Tell whether a sentence leans on those before it.

    Args:
        text: the article's text. own: the sentence without joining words. quotations: stretches in marks that meet it.
    """
    if any(hole.start == own.start for hole in quotations) and _SAID_BACK.match(text[own.start : own.start + 30]):
        return True
    bare = plain(text, own, quotations)
    opening = bare[:1].upper() + bare[1:]
    if any(pattern.match(opening) for pattern in (_THE, _AGAIN, _LATER, _PARTICIPLE)):
        return True
    if any(pattern.search(bare.rstrip()) for pattern in (_AT_END, _AWAY, _OBJECT, _LEFT_OUT)):
        return True
    return _unnamed(_ABOUT_IT, _THING, bare) or _unnamed(_THEY, _MANY, bare) or _unnamed(_IT, _ONE, bare)


def plain(text: str, own: Span, quotations: Sequence[Span], *, filling: str = "_") -> str:
    """Return a sentence with something else for every character in quotation marks.

    Args:
        text: the article's text. own: the sentence. quotations: stretches in marks that meet it. filling: for each.
    """
    pieces: list[str] = []
    at = own.start
    for hole in sorted(quotations, key=lambda span: span.start):
        start, end = max(hole.start, at), min(hole.end, own.end)
        if start < end:
            pieces += [text[at:start], filling * (end - start)]
            at = end
    return "".join((*pieces, text[at : own.end]))


def _unnamed(pronoun: re.Pattern[str], noun: re.Pattern[str], bare: str) -> bool:
    """Tell whether the first pronoun has nothing before it that it can stand for."""
    first = pronoun.search(bare)
    return first is not None and not noun.search(bare, 0, first.start())
