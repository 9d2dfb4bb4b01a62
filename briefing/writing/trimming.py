"""What a sentence says just as well without: joining words, an outlet's asides that weigh what happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.types import Span, WordingNote

WHY = "The outlet’s evaluation; the fact stands without it."
FEWEST_LEFT = 6  # words of a sentence after an aside is cut
# Events that only an evaluation calls so; what the sentence tells besides is the event.
_WEIGHED = (
    r"(?:blow|rebuke|defeat|victory|win|triumph|setback|reversal|retreat|turnaround|milestone|breakthrough|concession|"
    r"escalation|gamble|affront|embarrassment|humiliation|twist|shock|surprise|sign|signal|reminder|show of force|"
    r"about-face|shake-?up)"
)
_JOINED = re.compile(
    r",\s(?:however|meanwhile|though|moreover|furthermore|nevertheless|nonetheless|indeed|of course|in turn|"
    r"for (?:his|her|their|its) part|in fact|not surprisingly|unsurprisingly),(?=\s)"
)
# Where the joining word goes and the comma stays: after an opening or an apposition, before what a comma sets off.
_OPENS = re.compile(
    r"(?:At|In|On|As|For|By|After|Before|With|During|Under|From|Since|Until|Over|Once|When|While|If|Though)\b"
)
_SET_OFF = re.compile(r"\s(?:and|but|or|who|which|where|\w+ing|so|because|while)\b")
# "..., which could give the mayor a lift.": a forecast.
_TAILS = (
    re.compile(r",\s(?:which|a move that|a step that|moves? that)\s(?:could|may|might|is likely|seems?)\b[^,]*$"),
    re.compile(
        r",\s(?:underscor|underlin|highlight|signal|fuel|stok|deepen|dash|heighten|intensify|renew|reviv|rais|cast|deal|deliver|"
        r"add|mark|throw|inflam|escalat|complicat)(?:l?ing)\s(?!that\b)(?:[\w’'-]+\s){0,4}?(?:fears?|questions?|doubts?|"
        rf"concerns?|tensions?|acrimony|pressure|uncertainty|turmoil|drama|urgency|hopes?|speculation|intrigue|fuel|fire|"
        rf"divisions?|divide|rift|stakes|debate|{_WEIGHED})\b.*$"
    ),
    re.compile(rf",\san?\s(?:[\w’'-]+\s){{0,3}}?{_WEIGHED}\b(?!\sby\b).*$"),
)
_OPENING = re.compile(
    rf"(?:(?:In|With|After|Marking|Dealing|Delivering|Handing)\s(?:yet\s)?an?(?:other)?\s(?:[\w’'-]+\s){{0,3}}?{_WEIGHED}\b[^,]{{0,70}}),\s"
)
# What a sentence only adds: where its clause goes, the main statement stays as it is.
_ADDED = (
    re.compile(r",\s(?:who|which|whose|where)\s[^,;:]+(?=,)"),
    re.compile(
        r",\s(?:who|which|whose|where|after|while|when|including|amid|following|and is|and was|with|as(?! well)|\w+ing)"
        r"\s[^;:]+$"
    ),
    re.compile(r",?\s(?:amid|following|while)\s[^,;:]+$"),
    re.compile(
        r",?\sas (?:he|she|they|it|some|many|several|most|critics|supporters|opponents|officials|lawmakers|protesters|"
        r"investors|voters)\s[^;:]+$"
    ),
)
# A clause that denies, limits or says whose words these are is no addition.
_LIMITS = re.compile(
    r"\b(?:not|no|never|nobody|unless|if|only|though|although|despite|but|without|alleg\w+|den(?:y|ies|ied|ying)|disput\w+|"
    r"reject\w+|refut\w+|contest\w+|critics|according|said|says|saying|told|claim\w*|argu\w+|report\w*|accord\w*|called|"
    r"calling|adding|insist\w*|warn\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
# A finite verb, told by its form; a sentence that has none of these keeps every word.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|shall|should|said|says|told|made|"
    r"took|went|came|got|gave|led|left|met|won|lost|held|kept|put|set|sent|fell|rose|ran|began|became|broke|brought|built|"
    r"bought|caught|chose|drew|fought|found|grew|knew|paid|saw|sold|spent|spoke|stood|struck|taught|thought|threw|wrote|"
    r"comes|reflects|stems|includes|marks|remains|faces|seeks|plans|wants|offers|calls|makes|gives|pledges|intends|"
    r"advocates|poses|requires|allows|shows|keeps|goes|takes|holds|leads|"
    r"(?<!the )(?<!a )(?<!an )(?<!of )(?<!, )[a-z]{3,}(?<!ne)(?<!fe)(?<!spe)ed)\b"
)
_INSERTED = re.compile(r"\b(?:who|which|that|whose|where|when|while|if|because|after|before)\s[^,;:]+(?:,|$)")
_HELD = re.compile(r"\b(?:just|even|only|such|same|so|far|as|such as|exactly)$")  # "just | as he did"
_TIMES = re.compile(r"(?:after|when|while|with|amid|following|as|where)\b")  # the main clause may follow their comma
# What goes on after the clause's own comma with a preposition may belong to the main clause ("..., through 2006").
_GOES_ON = re.compile(r",\s(?:through|until|till|to|from|by|in|on|at|for|with|under|over|against|since|before|into)\b")
FEWEST_SAID = 12  # words of a sentence that is shortened
_BACK = re.compile(r"\b(?:he|she|his|her|him|they|their|them|its?)\b", re.IGNORECASE)
_FACT = re.compile(r"[\d“”\"]")
# Describing words that weigh and do not tell apart: without them the sentence names the same thing.
_MODIFIER = re.compile(
    r"\b(?P<word>landmark|sweeping|stunning|stinging|devastating|massive|extraordinary|prestigious|bombshell|"
    r"explosive(?! devices?\b)|remarkable|dramatic|shocking|scathing|blistering|fiery|heated|embattled|beleaguered|"
    r"treasured|brazen|outlandish|fierce|damning|unprecedented|notorious|infamous|jaw-dropping|high-stakes|"
    r"highly anticipated|much-anticipated|incendiary|acrimonious|astonishing|startling|striking|staggering|tumultuous|"
    r"chaotic|disastrous|beloved|controversial|contentious|divisive|disputed|hotly contested|long-awaited|abruptly|"
    r"sharply|dramatically|harshly|fiercely|famously|angrily|bitterly|stunningly|brazenly|furiously|scathingly|"
    r"forcefully|vehemently)\s(?=(?P<next>[A-Za-z][\w’'-]*))",
    re.IGNORECASE,
)
# These may tell one thing from others ("in controversial cases"); after a determiner they only weigh it.
_DISPUTED = frozenset({"controversial", "contentious", "divisive", "disputed", "hotly contested", "long-awaited"})
_DETERMINER = re.compile(r"(?:^|\b(?:an?|the|its|his|her|their|[\w.]+[’']s?)\s)$", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|as|more|most|less|least|so|too|very|how|and|or|but|not|highly|deeply|increasingly|"
    r"both|something|anything|nothing|increased|rose|risen|rise|rises|fell|fall|fallen|falls|dropped|drop|grew|grown|grow|"
    r"changed|differed?|cut|spoke|speak|speaks|reacted|turned|turn)|\b(?:(?:is|are|was|were|be|been|as)|\w+[’']s) an?|"
    r"[,’'“\"(–—-])\s*$",
    re.IGNORECASE,
)
_NOT_NEXT = frozenset(
    """and or but to of in for on at by with from as that than because when if while who which after before since until
    into about over up down a an the his her its their this those it them him lower higher different divided number
    two three four five six seven eight nine ten few several""".split()
)


def cuts(text: str, own: Span, held: Sequence[Span]) -> tuple[Span, ...]:
    """Return the stretches of a sentence that can go, in order; none meets another.

    Args:
        text: the article's text. own: the sentence without joining words before it.
        held: what stays whatever it says: quotations, what is attributed, and who says it.
    """
    words = own.of(text)
    found: list[Span] = []
    for span in sorted(_stretches(words, own.start), key=lambda span: (span.start, -span.end)):
        if not any(span.meets(other) for other in (*held, *found)):
            found.append(span)
    left = len(words.split()) - sum(len(span.of(text).split()) for span in found)
    return tuple(found) if left >= FEWEST_LEFT else ()


def additions(text: str, own: Span, held: Sequence[Span]) -> tuple[Span, ...]:
    """Return clauses that only add to a sentence, any one of which can go.

    Args:
        text: the article's text. own: the sentence without joining words before it.
        held: what stays: quotations, what is attributed, who says it, and what is cut already.
    """
    words = own.of(text)
    body = words.rstrip(" .!?”\"’'")
    found = []
    for pattern in _ADDED:
        for match in pattern.finditer(body):
            comma = match.end() < len(body)  # the comma that closes the clause goes too
            span = Span(own.start + match.start(), own.start + match.end() + comma)
            left = len(words.split()) - len(match.group().strip(", ").split())
            free = not any(span.meets(other) for other in held) and (comma or _closes(body[: match.start()], match))
            if free and left >= FEWEST_SAID and not _LIMITS.search(match.group()) and not _marked(match.group()):
                found.append(span)
    return tuple(dict.fromkeys(found))


def _closes(before: str, clause: re.Match[str]) -> bool:
    """Tell whether a clause at the end of a sentence only adds: the main verb stands before it and none can in it.

    "On Monday, after a vote, the council adjourned" and "The vote following the debate was close" keep every word.
    """
    inside = clause.group().lstrip(", ")
    told = _FINITE.search(_INSERTED.sub(" ", before)) is not None
    if _HELD.search(before) or _GOES_ON.search(inside):
        return False
    if not clause.group().startswith(","):
        return told and not (inside.startswith(("amid", "following")) and _FINITE.search(inside))
    return "," not in inside or (told and not _TIMES.match(inside))


def _marked(words: str) -> bool:
    return any(mark in words for mark in '“”"‘')


def weighing(article_id: str, text: str, own: Span, held: Sequence[Span]) -> tuple[WordingNote, ...]:
    """Return the describing words that only weigh what they describe, each with the space after it.

    Args:
        text: the article's text. own: the sentence without joining words before it.
        held: quotations and what is attributed: the words of others.
    """
    notes = []
    for match in _MODIFIER.finditer(text, own.start, own.end):
        span = Span(match.start(), match.end())
        if _only_weighs(match, text[own.start : match.start()]) and not any(span.meets(other) for other in held):
            notes.append(WordingNote(article_id, match.start(), match.end("word"), match["word"], why=WHY))
    return tuple(notes)


def _only_weighs(word: re.Match[str], before: str) -> bool:
    """Tell whether a describing word stands where the sentence can do without it."""
    named = word["word"][0].isupper() and bool(before)
    if word["word"].endswith("ly") and before.endswith(", "):
        before = before.removesuffix(", ")  # "the mayor, who is new, abruptly resigned"
    if named or word["next"].lower() in _NOT_NEXT or _NOT_BEFORE.search(before):
        return False
    return word["word"].lower() not in _DISPUTED or _DETERMINER.search(before) is not None


def _stretches(words: str, at: int) -> Iterator[Span]:
    """Yield joining words, then asides at the end and at the beginning that weigh what happened."""
    for match in _JOINED.finditer(words):
        before, after = words[: match.start()], words[match.end() :]
        comma = "," in before or _OPENS.match(before) or _SET_OFF.match(after)
        yield Span(at + match.start(), at + match.end() - bool(comma))
    body = words.rstrip(" .!”\"’'")
    for pattern in _TAILS:
        tail = pattern.search(body)
        if tail and not _FACT.search(tail.group()):
            yield Span(at + tail.start(), at + len(body))
    opening = _OPENING.match(words)
    if opening and not _FACT.search(opening.group()) and not _leaves_back(opening.group(), words[opening.end() :]):
        yield Span(at, at + opening.end())


def _leaves_back(cut: str, rest: str) -> bool:
    """Tell whether what stays takes up a name that would go."""
    return bool(re.search(r"\s[A-Z]", cut)) and _BACK.search(rest) is not None
