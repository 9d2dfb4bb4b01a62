"""Labels of issues: the phrase that statements share, as a source words it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefing.reading import wording
from briefing.writing import terms

_RUN = re.compile(r"[A-Za-z][\w’'-]*(?:[ ][A-Za-z][\w’'-]*)*")
_LONGEST = 3
_BEFORE_HEAD = (
    "a|an|the|of|for|on|with|by|against|about|over|in|from|their|his|her|its|our|your|my|this|these|those|more|no|any|"
    "some"
)
_LINKS = (
    "of|to|in|on|for|with|by|against|about|over|from|and|or|but|is|are|was|were|has|have|had|will|would|can|could|that|who|"
    "which|as|at|than|into|after|before|when|while|because|should|may|might|must|do|does|did"
)
_AFTER_HEAD = rf"[.,;:!?”\"’)—–]|$|\s(?:{_LINKS})\b"
_HEAD = re.compile(
    rf"\b(?:{_BEFORE_HEAD})\s(?:(?!(?:{_LINKS})\b)[A-Za-z][\w’'-]*\s){{0,2}}(?:\w+-){{0,2}}(?P<head>[A-Za-z]\w+)(?={_AFTER_HEAD})",
    re.IGNORECASE,
)
# Words that are seldom what a dispute is about: they make poor labels and poor bonds between statements.
_VAGUE = frozenset(
    terms.stem(word)
    for word in """able big good great bad very best better right long high low large small early real clear certain
    number part side case point question matter kind sort idea fact view issue problem place year years
    month week day days time times hour country world nation state city town want wanted try tried need
    help work works working make call called find found look show showed turn move bring brought hold
    held leave left become follow continue allow include including require believe hope feel felt happen
    happened remain expect expected plan planned agree decide decided path lawyer lawyers leader leaders
    demand demands way president mr officials official spokesman spokeswoman member members million
    billion thousand hundred percent dozen one two three four five six seven eight nine ten eleven
    twelve first second third half group groups man woman men women left-wing right-wing don doesn isn
    read public close comfortable lived live full complaining admitted contradicts undermines estimated
    getting stay open talk talking speak speaking wrote write told answer answered set run running sent
    send hit""".split()
)


def telling(stems: Sequence[str]) -> set[str]:
    """Return the stems that can bind statements to an issue: no vague ones, no bare numbers."""
    return {item for item in stems if item not in _VAGUE and not item.isdigit() and len(item) > 2}


def nouns(texts: Sequence[str]) -> set[str]:
    """Return the words, lower case, that stand somewhere as the head of a noun phrase.

    A head follows a determiner, a preposition or a describing word and is not itself followed by a content word;
    a rule of thumb that needs no tagger and errs by leaving words out.
    """
    found: set[str] = set()
    for text in texts:
        found.update(match.group("head").lower() for match in _HEAD.finditer(text))
    return found


def label(texts: Sequence[str], shared: Mapping[str, float], heads: set[str], *, used: Sequence[str] = ()) -> str:
    """Return the phrase of up to three words that most of the texts share, as the first of them words it.

    A label is in plain words: a loaded term gives way to the style sheet's neutral wording.

    Args:
        texts: the sentences of the issue. shared: how much each shared stem counts. heads: words that can end a label.
        used: labels already given.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({p for p in _phrases(text) if _bound(p, shared) and _ends(p, heads)})
    taken = {frozenset(terms.content(item)) for item in used}
    loaded = {phrase: wording.notes("", phrase.replace("-", " "), ()) for phrase in counts}
    options = [p for p in counts if not loaded[p] and frozenset(terms.content(p)) not in taken]
    if not options:
        neutral = [note.neutral for found in loaded.values() for note in found if note.neutral]
        return neutral[0][:1].upper() + neutral[0][1:] if neutral and neutral[0].capitalize() not in used else ""
    best = max(options, key=lambda phrase: (_value(phrase, shared) * counts[phrase], -len(phrase)))
    best = best if " " in best else _fuller(best, [p for p in options if counts[p] > 1], shared)
    return best[:1].upper() + best[1:]


def _fuller(word: str, options: Sequence[str], shared: Mapping[str, float]) -> str:
    """Return the phrase of several words that says more than one word does ("property owners"), or the word itself."""
    stem = terms.stem(word.lower())
    longer = [p for p in options if " " in p and stem in terms.content(p) and not _VAGUE & set(terms.content(p))]
    ends = [p for p in longer if terms.stem(p.split(" ")[-1].lower()) == stem]
    return max(ends or longer, key=lambda phrase: (_value(phrase, shared), -len(phrase)), default=word)


def _phrases(text: str) -> list[str]:
    """Return the runs of one to three content words that stand next to each other."""
    found: list[str] = []
    for run in _RUN.finditer(text):
        line = run.group().split(" ")
        for size in range(1, _LONGEST + 1):
            for at in range(len(line) - size + 1):
                part = [re.sub(r"[’']s?$", "", word) for word in line[at : at + size]]
                alone = all(word.lower() not in terms.STOP and len(word) > 1 for word in part)
                if alone and _nominal(part[-1]) and _one_name(line, at, size):
                    found.append(" ".join(part))
    return found


def _ends(phrase: str, heads: set[str]) -> bool:
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
    """Tell whether a last word can end a noun phrase; English verb forms and adverbs mostly cannot."""
    return not word.lower().endswith(("ed", "ly", "ingly")) and terms.stem(word.lower()) not in _VAGUE


def _bound(phrase: str, shared: Mapping[str, float]) -> bool:
    return any(item in shared for item in terms.content(phrase))


def _value(phrase: str, shared: Mapping[str, float]) -> float:
    stems = terms.content(phrase)
    own = sum(shared.get(item, 0.0) for item in stems)
    strangers = sum(1 for item in stems if item not in shared)
    return own * (1.0 + 0.25 * (len(stems) - 1)) / (1 + 0.3 * strangers)
