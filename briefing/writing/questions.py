"""What a question asks for: whose words, which names, which content, what kind of answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from briefing.writing import terms

Wanted = Literal["who", "when", "number", "differ", "story", "other"]
History = Sequence[tuple[str, str]]

_SAY = (
    r"say|says|said|saying|think|thinks|thought|claim|claims|argue|argues|argued|believe|believes|believed|respond|"
    r"responded|react|reacted|feel|feels|tell|told|call|calls|called|describe|describes|described|comment|commented|"
    r"suggest|suggests|suggested|warn|warns|warned|deny|denied|estimate|estimates|estimated|write|wrote|propose|proposed"
)
_ASKS_SPEAKER = (
    re.compile(
        rf"\b(?:does|did|do|has|have|is|was|would|are|were)\s+(?P<who>[^?]+?)\s+(?:{_SAY})\b(?P<rest>[^?]*)",
        re.IGNORECASE,
    ),
    re.compile(r"\baccording to\s+(?P<who>[^,?]+?)(?:[,?]|$)(?P<rest>[^?]*)", re.IGNORECASE),
    re.compile(
        r"\b(?:is|was|are|were)\s+(?P<who>[^?]+?)[’']s?\s+(?:view|views|position|opinion|opinions|stance|response|reaction|"
        r"argument|case|answer|statement)\b(?P<rest>[^?]*)",
        re.IGNORECASE,
    ),
)  # fmt: skip
_DIFFER = re.compile(
    r"\b(?:figures?|numbers?)\b.*\b(?:differ|disagree|contradict)|\bwhere do .* disagree\b", re.IGNORECASE
)
_STORY = re.compile(
    r"^(?:what (?:happened|is (?:this|it|the (?:article|story|news)) about|are the (?:main|key) (?:points|facts))"
    r"|summari[sz]e\b.*|what are (?:these|the) (?:articles|stories) about)\W*$",
    re.IGNORECASE,
)
# Words of a question that the answer need not repeat.
_LOOSE = frozenset(
    terms.stem(word)
    for word in """happen happened decide decided decision announce announced plan planned article articles story report
    reports reported outlet outlets source sources explain reason reasons describe main important exactly current
    currently latest much many figure figures number numbers amount differ different difference total name person
    question opinion view position response reaction big large high long old far expected involve involved concern
    concerning regarding topic subject issue tell told""".split()
)
_COUNTED = re.compile(
    r"\bhow many\s+(?P<what>(?:(?!(?:do|does|did|are|is|was|were|has|have|had|will|would|can|could|of|in|on|at)\b)"
    r"[\w’'-]+\s*){1,4})",
    re.IGNORECASE,
)
_ASKS_ACT = re.compile(r"(?:what|how)\s+(?:else\s+)?(?:did|has|have|had|does|do)\s+(?:the\s+)?", re.IGNORECASE)
_MEASURE = re.compile(r"\bhow (?P<what>old|long|far|much)\b", re.IGNORECASE)
# Questions for a sum of money.
# "What does it cost", and not "what does she say about the cost".
_COSTS = (
    r"(?:does|do|did|will|would|could|can|might|should) (?:(?!\b(?:about|say|tell|think|argue|claim|report)\b)[^?])+ "
    r"(?<!\bthe )(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )(?:cost|earn)\b"
)
_COST = re.compile(
    rf"\bwhat {_COSTS}|\bhow much (?:money\b|{_COSTS})"
    r"|\bwhat (?:is|are|was|were) (?:the|[\w’'-]+[’']s?) (?:[\w’'-]+ )?(?:cost|price|salary|fee)s?\b",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?:^|[,;] ?)\W*(?:in|on|at|for|to|from|by|with|of|and)?\s*which (?:of (?:the|these|those|its|their) )?"
    r"(?P<what>[\w’'-]+(?: [\w’'-]+)?)",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"(?:al|ic|ive|ous|ed|ing|ish|an|ese|er|est)$|^(?:new|old|big|local|one|two|three|four|five)$")
_DECIDES = re.compile(r"\b(?:decided?|rule[ds]?|order(?:ed)?|vote[ds]?)\b", re.IGNORECASE)
PEOPLE = ("people",)  # what "how many people" counts: anyone
_PRONOUN = re.compile(r"\b(he|she|they|him|her|them|his|their|hers|theirs)\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:it|its|that|this|those|these|there|then|one|ones|such)\b", re.IGNORECASE)
FEWEST_CONTENT = 3  # content words of a question that stands alone
_INSTEAD = re.compile(r"^(?:and|but|what about|how about|and what about)\s+(?P<who>[^?]+?)\s*\??$", re.IGNORECASE)
_POSSESSIVE = frozenset({"his", "their", "hers", "theirs"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart.

    Args:
        speaker: whose words are asked for, as the question names them, "" when it asks for no one's.
        names: the proper names in the question. stems: what an answer must be about, folded, without the speaker.
        counted: of "how many X", the stems of X. actor: whose act is asked for, "" without one; decides: it is a
        decision that is asked for. measure: of "how old", "old"; "cost" for a sum of money. kind: of "which bank", its
        stem, or two for "which local bank".
    """

    text: str
    wanted: Wanted
    speaker: str
    names: tuple[str, ...]
    stems: tuple[str, ...]
    counted: tuple[str, ...] = ()
    actor: str = ""
    decides: bool = False
    measure: str = ""
    kind: tuple[str, ...] = ()


def parse(question: str) -> Asked:
    """Take a standalone question apart."""
    speaker, rest = _speaker(question)
    about = rest if speaker else question
    stems = [item for item in terms.folded(terms.content(about)) if item not in _LOOSE]
    names = terms.names(question)
    actor, decides = ("", False) if speaker else _actor(question, names)
    return Asked(
        question, _wanted(question), speaker, names, tuple(dict.fromkeys(stems)), _counted(question), actor, decides,
        _measure(question), _kind(question),
    )  # fmt: skip


def _actor(question: str, names: Sequence[str]) -> tuple[str, bool]:
    """Return whose act a question asks for, and whether the act is a decision; "" when it asks for no one's.

    It is a proper name ("What did Brennick Estates do?") or, for a decision, any noun ("What did the jury decide?").
    """
    asks = _ASKS_ACT.match(question)
    if not asks:
        return "", False
    rest = question[asks.end() :]
    decides = _DECIDES.search(rest)
    named = next((name for name in names if rest.startswith(name)), "")
    return named or (rest[: decides.start()].strip() if decides else ""), bool(decides)


def _counted(question: str) -> tuple[str, ...]:
    """Return the stems of what a "how many" question counts, none when it counts people or nothing that is named."""
    match = _COUNTED.search(question)
    words = match.group("what").split() if match else []
    if not words or words[0].lower() in terms.STOP:
        return PEOPLE if words and words[0].lower() == "people" else ()
    named = list(takewhile(lambda word: not word.lower().endswith("ed"), words))
    return tuple(terms.folded(terms.content(" ".join(named))))


def _measure(question: str) -> str:
    measure = _MEASURE.search(question)
    return "cost" if _COST.search(question) else measure.group("what").lower() if measure else ""


def _kind(question: str) -> tuple[str, ...]:
    """Return the stem of what a "which" question asks for; of two words where the first may be an adjective."""
    match = _KIND.search(question)
    words = match.group("what").lower().split() if match else []
    several = bool(words) and (words[0] in terms.STOP or bool(_ADJECTIVE.search(words[0])))
    stems = terms.folded(terms.content(" ".join(words if several else words[:1])))
    return () if set(stems) & _LOOSE else tuple(stems)


def standalone(question: str, history: History) -> str:
    """Return the question with the name that its pronoun, or its "And X?", takes from the questions before.

    Args:
        question: as the person typed it. history: question and answer pairs, oldest first.
    """
    for earlier, _ in reversed(history):
        name = subject(earlier)
        if not name:
            continue
        instead = _INSTEAD.match(question.strip())
        if instead and not _PRONOUN.search(question) and not _INSTEAD.match(earlier.strip()):
            return earlier.replace(name, instead.group("who"), 1)
        if terms.names(question):
            return question
        pronoun = _PRONOUN.search(question)
        return question if pronoun is None else _replaced(question, pronoun, name)
    return question


def leans(question: str, history: History) -> bool:
    """Tell whether a question may need those before it to be understood: it points back, or names hardly anything."""
    if not history:
        return False
    few = len(terms.content(question)) < FEWEST_CONTENT and not terms.names(question)
    return few or bool(_INSTEAD.match(question.strip()) or _BACK.search(question))


def same(said: str, question: str, history: History) -> bool:
    """Tell whether a question put in other words still asks for the same, and brings in no name of its own."""
    kept = set(terms.folded(terms.content(question))) <= set(terms.folded(terms.content(said)))
    known = " ".join((question, *(text for pair in history for text in pair))).lower()
    return kept and all(name.lower() in known for name in terms.names(said))


def subject(question: str) -> str:
    """Return whom a question is about: the speaker it asks for, else its first name, "" without one."""
    speaker, _ = _speaker(question)
    found = terms.names(speaker or question)
    if found:
        return found[0]
    return "" if not speaker or _PRONOUN.fullmatch(speaker) else speaker


def _replaced(question: str, pronoun: re.Match[str], name: str) -> str:
    named = f"{name}’s" if pronoun.group().lower() in _POSSESSIVE else name
    return question[: pronoun.start()] + named + question[pronoun.end() :]


def _speaker(question: str) -> tuple[str, str]:
    for pattern in _ASKS_SPEAKER:
        match = pattern.search(question)
        if match:
            before = question[: match.start()] if pattern is _ASKS_SPEAKER[1] else ""
            return match.group("who").strip(), f"{before} {match.group('rest')}"
    return "", question


def _wanted(question: str) -> Wanted:
    lower = question.lower().strip()
    if _DIFFER.search(lower):
        return "differ"
    if _STORY.match(lower):
        return "story"
    if _COST.search(lower):
        return "number"
    if re.search(r"\bhow (?:many|much|big|large|high|long|old|far)\b|\bwhat (?:share|percentage|number|sum)\b", lower):
        return "number"
    if re.match(r"(?:who|whom|whose)\b", lower):
        return "who"
    return "when" if re.match(r"(?:when|(?:on )?(?:what|which) (?:day|date|year))\b", lower) else "other"
