"""Content words: what two sentences share, and what a text is about."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
# Grammatical words, reporting verbs and news routine: they say nothing about what a sentence is about.
STOP = frozenset(
    """a about above after again against all almost already also although always am among an and another any anyone
    anything are aren't around as ask asked at away back be became because become been before being below between both
    but by came can can't cannot come could couldn't did didn't do does doesn't doing don't done down during each either
    else enough even ever every few first for from further get give given go goes going gone got had has hasn't have
    haven't having he he's her here hers herself him himself his how however i i'd i'll i'm i've if in instead into is
    isn't it it's its itself just keep know last later least less let like likely made make many may me might mine more
    most much must my myself near need never new next no nor not nothing now of off often on once one only onto or other
    others our ours ourselves out over own per perhaps put quite rather really s said same saw say saying says see seem
    seen several shall she should shouldn't since so some someone something soon still such take taken tell than that
    that's the their theirs them themselves then there there's these they they're thing think this those though through
    thus to today together told too took toward towards tuesday monday wednesday thursday friday saturday sunday two
    under until up upon us use used very via want wants was wasn't way we we're we've well went were weren't what when
    where whether which while who whom whose why will with within without won't would wouldn't yet you you're your yours
    yourself mr mrs ms dr according added adding noted stated including mean means lot u.s really actually ago whatever
    bit quote unquote cause been things people person self""".split()
)
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ies",
    "edly",
    "ed",
    "ly",
    "es",
    "s",
    "y",
    "e",
)
_SHORTEST = 3
KNOWN = 50_000  # words whose stem is remembered
# One party's adjective is its noun, the other's is not: both are to count alike.
_AS_NOUN = {"democratic": "democrat"}


def words(text: str) -> list[str]:
    """Return the words of a text, lower case, hyphens divided, without possessive endings."""
    found = (match.group().lower().replace("’", "'") for match in _WORD.finditer(text))
    return [word.removesuffix("'s").removesuffix("'").replace(".", "") or word for word in found]


@lru_cache(maxsize=KNOWN)
def stem(word: str) -> str:
    """Return a word's stem: inflections and the commonest noun endings fall away, doubled consonants are undone.

    Args:
        word: one lower-case word.
    """
    if not word.isalpha():
        return word
    word = _AS_NOUN.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not word.endswith("ss"):
            word = word[: -len(ending)]
            if ending in {"ing", "ings", "ed"} and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > _SHORTEST else word


def content(text: str) -> list[str]:
    """Return the stems of a text's content words, in order, repeated as in the text."""
    return [stem(word) for word in words(text) if word not in STOP and (len(word) > 1 or word.isdigit())]


# Words that mean nearly the same in news prose; each folds to the first of its group. Only what holds both ways.
_GROUPS = (
    "pay paid fund finance reimburse",
    "money cash",
    "leave left exit depart departure",
    "start began begin launch",
    "buy bought purchase acquire",
    "die died dead death deadly fatal",
    "hurt injure injury wound",
    "job work employ labor labour",
    "firm company corporation business",
    "rise rose increase grow grew growth climb",
    "fall fell drop decline decrease",
    "stop halt cease",
    "kid child children",
    "cost price expense",
    "doctor physician",
    "law legislation statute act",
    "build built construct construction",
    "house home housing",
    "protest demonstrate demonstration",
    "reject refuse",
    "back support endorse",
    "oppose against object",
    "criticise criticize criticism denounce condemn",
    "win won victory",
    "vote ballot",
    "rule ruling",
)
_FOLD = {stem(word): stem(group.split()[0]) for group in reversed(_GROUPS) for word in group.split()}


def folded(stems: Iterable[str]) -> list[str]:
    """Fold stems that mean nearly the same into one."""
    return [_FOLD.get(item, item) for item in stems]


def rarity(units: Sequence[Iterable[str]]) -> dict[str, float]:
    """Return the inverse document frequency of every stem: log(1 + n / units that hold it).

    Args:
        units: the stems of each unit (a sentence), n of them.
    """
    held = Counter(item for unit in units for item in set(unit))
    return {item: math.log(1 + len(units) / number) for item, number in held.items()}


Vector = Mapping[str, float]


def vector(stems: Iterable[str], weights: Mapping[str, float]) -> Vector:
    """Return a bag of stems as a vector of length 1, weighted by rarity (Salton and Buckley 1988, tf-idf)."""
    weighted = {item: number * weights.get(item, 1.0) for item, number in Counter(stems).items()}
    length = math.sqrt(sum(value * value for value in weighted.values()))
    return {item: value / length for item, value in weighted.items()} if length else {}


def dot(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors of length 1: 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[item] for item, value in one.items() if item in other)


def cosine(one: Iterable[str], other: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return the cosine of two bags of stems, 0 to 1."""
    return dot(vector(one, weights), vector(other, weights))


def covered(wanted: Iterable[str], by: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return how much of `wanted` is found in `by`, 0 to 1, weighted by rarity; 1 when nothing is wanted."""
    needed, present = set(wanted), set(by)
    rarest = max(weights.values(), default=1.0)
    total = sum(weights.get(item, rarest) for item in needed)
    return sum(weights.get(item, rarest) for item in needed & present) / total if total else 1.0


_NAME = re.compile(r"\b[A-Z][\w’'&.-]*(?:\s+(?:(?:of|the|for|and|de|van|von|al|bin)\s+){0,2}[A-Z][\w’'&.-]*)*")
_TITLES = frozenset(
    "mr mrs ms dr sen sens rep reps gov president vice prime minister secretary senator governor mayor judge chief "
    "officer director former chairman chairwoman congressman congresswoman sir lady king queen prof professor captain "
    "general attorney sheriff the".split()
)
_QUESTION_WORDS = frozenset(
    "what who whom whose which when where why how did does do is are was were has have had will would can could should "
    "according in on at for tell and but if please describe explain list give name".split()
)


def names(text: str) -> tuple[str, ...]:
    """Return the proper names in a question, without titles and without a first word that only opens it."""
    found: list[str] = []
    for match in _NAME.finditer(text):
        parts = match.group().strip(".'’").split()
        while parts and _drop(parts[0]):
            parts = parts[1:]
        name = " ".join(parts).removesuffix("'s").removesuffix("’s")
        if name and name != "I":
            found.append(name)
    return tuple(dict.fromkeys(found))


def _drop(word: str) -> bool:
    plain = word.lower().strip(".,'’")
    return plain in _TITLES or plain in _QUESTION_WORDS or plain in STOP
