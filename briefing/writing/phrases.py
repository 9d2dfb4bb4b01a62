"""Noun phrases of a text, found without a tagger: what an issue can be called."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from briefing.writing import terms

_RUN = re.compile(r"(?<![\w’'-])[A-Za-z][\w’'-]*(?:[ ][A-Za-z][\w’'-]*)*")
_LONGEST = 3
BEFORE_HEAD = (
    r"a|an|the|of|for|on|with|by|at|as|under|into|during|between|among|against|about|over|in|from|their|his|her|its|our|"
    r"your|my|this|these|those|more|no|any|some|\d[\d,.]*"
)
_LINKS = (
    "of|to|in|on|for|with|by|against|about|over|from|and|or|but|is|are|was|were|has|have|had|will|would|can|could|that|who|"
    "which|as|at|than|into|after|before|when|while|because|should|may|might|must|do|does|did"
)
AFTER_HEAD = rf"[.,;:!?”\"’)—–]|$|\s(?:{_LINKS})\b"
_HEAD = re.compile(
    rf"\b(?:{BEFORE_HEAD})\s(?:(?!(?:{_LINKS})\b)[A-Za-z][\w’'-]*\s){{0,2}}(?:\w+-){{0,2}}(?P<head>[A-Za-z]\w+)(?={AFTER_HEAD})",
    re.IGNORECASE,
)
# "lawsuit involving", "by lowering": of these forms only what follows an article is a noun ("the hearing").
_GERUND = re.compile(
    r"(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )\b\w+ing$", re.IGNORECASE
)
_TIES = frozenset("of for on over against in between".split())
_NO_NOUN = re.compile(
    r"(?:ed|ly|able|ible|ful|less|ous)$|^(?:necessary|available|possible|other|own|new|old|last|next|recent|anymore|"
    r"likely|ready|free|full|own|same|such|more|less|politically|federal|national|local|public|political|private|"
    r"knows|says|wants|thinks|believes|needs|gets|makes|takes|goes|comes|seems|keeps|gives|tells|says|shows|means|moral|legal|social|economic|global|personal|final|main|major|earn|pay|"
    r"adjacent|safer|solvent|future|bigger|better|larger|smaller|higher|lower|north|south|east|west|abroad|overseas|"
    r"online|nationwide|earlier|behalf|connection|addition|favor|favour|front|spite|wake)$"
)
# Not what a phrase begins with: a superlative has lost what it is the most of.
_MOST = re.compile(
    r"(?:largest|biggest|smallest|highest|lowest|best|worst|latest|oldest|youngest|greatest|\w{3,}iest)$"
)
# Before "of" or "for" these are figures of speech: "in exchange for", "the face of", "the fabric of".
_LIGHT = frozenset("exchange face hand hands heart focus outline outlines fabric eyes account return".split())
_THIRD = re.compile(r"^[a-z]\w+[^aious’']s$")  # "promotes", "relies"
_CONTRACTED = re.compile(
    r"[’'](?:m|re|ve|ll|d|t)$|^(?:it|that|he|she|there|what|who|let)[’']s$|[’'](?!s$)", re.IGNORECASE
)
_PAST = frozenset(
    """born stood said held sent gave made took found left told kept put set ran won lost met paid spent built bought
    brought came became began went saw got led wrote spoke sought fought drew threw broke chose rose fell grew knew felt
    is are was were has had says say""".split()
)
_BEFORE_VERB = frozenset(
    """to will would can could may might must should does do did has have had not who which he she they it we you i
    been is are was were be never""".split()
)
_VERB = re.compile(r"^[a-z]\w+ed$")
_SUFFIX = re.compile(r"\b[a-z]{2,}(?:tion|sion|ment|ness|ity|ism|ship|hood|ance|ence|ist|cracy)s?\b")
# Words that are seldom what a dispute is about: they make poor labels and poor bonds between statements.
_VAGUE = frozenset(
    terms.stem(word)
    for word in """able big good great bad very best better right long high low large small early real
    clear certain number part side case point question matter kind sort idea fact view issue problem place
    year years month week day days time times hour country world nation state city town want wanted try
    tried need help work works working make call called find found look show showed turn move bring
    brought hold held leave left become follow continue allow include including require believe hope feel
    felt happen happened remain expect expected plan planned agree decide decided path lawyer lawyers
    leader leaders demand demands way president mr officials official spokesman spokeswoman member members
    million billion thousand hundred percent dozen one two three four five six seven eight nine ten eleven
    twelve first second third half group groups man woman men women left-wing right-wing don doesn isn
    read public close comfortable lived live full complaining admitted contradicts undermines estimated
    getting stay open talk talking speak speaking wrote write told answer answered set run running sent
    send hit remark remarks comment comments statement statements interview interviews speech tweet tweets
    reporter reporters news television photo photos video secretary lawmaker lawmakers morning night
    spring summer autumn winter end start beginning breath possibility lot bit rest person sake interest
    bottom basis term terms course light name sense director adviser advisor chairman chairwoman editor
    everyone everybody word words owner author chief executive aide aides candidate candidates host campaign
    journal born stance post
    herald tribune""".split()
)

# What no label ends with, however it is written: months and days, titles, parties, peoples.
_NEVER = frozenset(
    terms.stem(word)
    for word in """january february april june july august september october november december jan feb
    mar apr aug sept oct nov dec monday tuesday wednesday thursday friday saturday sunday rep reps sen
    sens gov senator senators representative representatives governor congressman congresswoman justice
    justices republican republicans democrat democrats gop american americans mr mrs ms dr prof journal
    times herald tribune gazette courier""".split()
)


def telling(stems: Sequence[str]) -> set[str]:
    """Return the stems that can bind statements to an issue: no vague ones, no bare numbers."""
    return {item for item in stems if item not in _VAGUE | _NEVER and not item.isdigit() and len(item) > 2}


def nouns(texts: Sequence[str]) -> set[str]:
    """Return the words, lower case, that stand somewhere as the head of a noun phrase.

    A head follows a determiner, a preposition or a describing word and is not itself followed by a content word, or it
    has the ending of a noun; a rule of thumb that needs no tagger and errs by leaving words out.
    """
    found: set[str] = set()
    for text in texts:
        found.update(match.group("head").lower() for match in _HEAD.finditer(text) if not _GERUND.search(match.group()))
        found.update(_SUFFIX.findall(text))
    return found


def phrases(text: str, heads: Collection[str]) -> list[str]:
    """Return the runs of one to three content words that stand next to each other, and two of them with a link.

    Args:
        heads: words that stand somewhere as the head of a noun phrase (see `nouns`).
    """
    found: list[str] = []
    for run in _RUN.finditer(text):
        line = run.group().split(" ")
        for at in range(len(line)):
            for size in range(1, _LONGEST + 1):
                first = _phrase(line, at, size, heads)
                if first:
                    found += [first, *_linked(first, line, at + size, heads)]
    return found


def _phrase(line: Sequence[str], at: int, size: int, heads: Collection[str]) -> str:
    """Return the words from a place on as one phrase, "" when they are none."""
    if at + size > len(line):
        return ""
    part = [re.sub(r"[’']s?$", "", word) for word in line[at : at + size]]
    if any(word != line[at + place] for place, word in enumerate(part[:-1])):
        part = list(line[at : at + size - 1]) + part[-1:]
    alone = all(word.lower() not in terms.STOP and len(word) > 1 for word in part)
    if any(map(_is_people, part)) or _has_verb(part, heads) or _MOST.match(part[0]) or _cut_off(line, at + size, heads):
        return ""
    if at and (_is_verb(part[0], line[at - 1]) or _begins_inside(part[0], line[at - 1], heads)):
        return ""
    return " ".join(part) if alone and _nominal(part[-1]) and _one_name(line, at, size) else ""


def _has_verb(part: Sequence[str], heads: Collection[str]) -> bool:
    """Tell whether a word of a phrase is a verb form: a past one, a contraction, or "-ing" that is nowhere a noun."""
    running = (word for word in part if word.endswith("ing") and word not in heads)
    return (
        any(_VERB.search(word) for word in part[1:])
        or any(word.lower() in _PAST or _CONTRACTED.search(word) for word in part)
        or any(running)
        or (len(part) > 1 and _THIRD.search(part[0]) is not None and part[0] not in heads)
    )


def _cut_off(line: Sequence[str], at: int, heads: Collection[str]) -> bool:
    """Tell whether the noun that a phrase describes stands after it: "national security" of an adviser."""
    if at >= len(line) or line[at] in terms.STOP:
        return False
    vague = line[at].islower() and terms.stem(line[at]) in _VAGUE and line[at] not in _PAST
    return line[at] in heads or vague


def _begins_inside(word: str, before: str, heads: Collection[str]) -> bool:
    """Tell whether a phrase begins after a noun that belongs to it or acts in it: "health care law", "unions spend"."""
    compound = before.islower() and before not in terms.STOP and before in heads
    return word.islower() and (compound or (before == "that" and word not in heads))


def _is_verb(word: str, before: str) -> bool:
    """Tell whether a word is a verb where it stands: "has sent", "was considering", "parliament capped"."""
    if before.lower() in _BEFORE_VERB and "-" not in word:
        return True
    described = re.fullmatch(BEFORE_HEAD, before, re.IGNORECASE) is not None
    return bool(_VERB.search(word)) and not described


def _is_people(word: str) -> bool:
    """Tell whether a word is a party's or a people's: "Democrats" act, they are no issue."""
    return word[:1].isupper() and word.endswith("s") and terms.stem(word.lower()) in _NEVER


def _linked(first: str, line: Sequence[str], at: int, heads: Collection[str]) -> list[str]:
    """Return a phrase with what follows it after "of", "for" and the like: "cost of the tram line"."""
    if at + 1 >= len(line) or line[at] not in _TIES or line[at - 1].endswith(("’s", "'s")) or first[:1].isupper():
        return []
    if first.split(" ")[-1] not in heads or first in _LIGHT:
        return []
    article = line[at + 1] if line[at + 1] in {"the", "a", "an"} else ""
    begin = at + 1 + bool(article)
    ends = [_phrase(line, begin, size, heads) for size in range(1, _LONGEST + 1)]
    return [" ".join(filter(None, (first, line[at], article, second))) for second in ends if second]


def ends(phrase: str, heads: set[str]) -> bool:
    """Tell whether a phrase ends in a head or a name."""
    last = phrase.split(" ")[-1]
    return last.lower() in heads or last.split("-")[-1].lower() in heads or last[:1].isupper()


def _one_name(line: Sequence[str], at: int, size: int) -> bool:
    """Tell whether a phrase cuts no name in two and has no name after a common word ("Estate tycoon Jane")."""
    capitals = [word[:1].isupper() for word in line]
    part = capitals[at : at + size]
    if any(late and not early for early, late in pairwise(part)):
        return False
    cut_before = at > 0 and capitals[at - 1] and part[0] and line[at - 1].lower() not in terms.STOP
    after = line[at + size : at + size + 2]
    tied = len(after) > 1 and after[0] in {"of", "for"} and after[1][:1].isupper()
    cut_after = part[-1] and bool(after) and (capitals[at + size] or tied)
    return not cut_before and not cut_after


def _nominal(word: str) -> bool:
    """Tell whether a last word can end a noun phrase; English verb forms, adverbs and adjectives mostly cannot."""
    stem = terms.stem(word.lower())
    return not _NO_NOUN.search(word.lower()) and stem not in _NEVER and (stem not in _VAGUE or word[:1].isupper())
