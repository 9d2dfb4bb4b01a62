"""Noun phrases of a text, found without a tagger: what an issue can be called."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from briefing.writing import terms

_RUN = re.compile(r"[A-Za-z][\w’'-]*(?:[ ][A-Za-z][\w’'-]*)*")
_LONGEST = 3
BEFORE_HEAD = (
    r"a|an|the|of|for|on|with|by|at|as|under|into|during|between|among|against|about|over|in|from|their|his|her|its|our|"
    r"your|my|this|these|those|more|no|any|some|\d[\d,.]*"
)
_LINKS = (
    "of|to|in|on|for|with|by|against|about|over|from|and|or|but|is|are|was|were|has|have|had|will|would|can|could|that|who|"
    "which|as|at|than|into|after|before|when|while|because|should|may|might|must|do|does|did"
)
_AFTER_HEAD = rf"[.,;:!?”\"’)—–]|$|\s(?:{_LINKS})\b"
_HEAD = re.compile(
    rf"\b(?:{BEFORE_HEAD})\s(?:(?!(?:{_LINKS})\b)[A-Za-z][\w’'-]*\s){{0,2}}(?:\w+-){{0,2}}(?P<head>[A-Za-z]\w+)(?={_AFTER_HEAD})",
    re.IGNORECASE,
)
_TIES = frozenset("of for on over against in between".split())
_NO_NOUN = re.compile(
    r"(?:ed|ly|able|ible|ful|less|ous)$|^(?:necessary|available|possible|other|own|new|old|last|next|recent|anymore|"
    r"likely|ready|free|full|own|same|such|more|less|politically|federal|national|local|public|political|private|"
    r"knows|says|wants|thinks|believes|needs|gets|makes|takes|goes|comes|seems|keeps|gives|tells|says|shows|means|moral|legal|social|economic|global|personal|final|main|major|earn|pay)$"
)
_PAST = frozenset(
    """born stood said held sent gave made took found left told kept put set ran won lost met paid spent built bought
    brought came became began went saw got led wrote spoke sought fought drew threw broke chose rose fell grew knew felt
    is are was were has had says say""".split()
)
_BEFORE_VERB = frozenset(
    """to will would can could may might must should does do did has have had not who which he she they it we you i
    been is are was were be""".split()
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
    owner author chief executive aide aides candidate candidates host campaign journal born stance post
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
        found.update(match.group("head").lower() for match in _HEAD.finditer(text))
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
    if (
        any(_VERB.search(word) for word in part[1:])
        or any(word.lower() in _PAST for word in part)
        or any(map(_is_people, part))
    ):
        return ""
    if at + size < len(line) and line[at + size] in heads and line[at + size] not in terms.STOP:
        return ""  # the noun that it describes is cut off
    if at and _is_verb(part[0], line[at - 1]):
        return ""
    return " ".join(part) if alone and _nominal(part[-1]) and _one_name(line, at, size) else ""


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
    cut_after = at + size < len(line) and part[-1] and capitals[at + size]
    return not cut_before and not cut_after


def _nominal(word: str) -> bool:
    """Tell whether a last word can end a noun phrase; English verb forms, adverbs and adjectives mostly cannot."""
    stem = terms.stem(word.lower())
    return not _NO_NOUN.search(word.lower()) and stem not in _NEVER and (stem not in _VAGUE or word[:1].isupper())
