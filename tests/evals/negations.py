"""Where a claim can be turned into its contrary, by the lying model's own words and patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from tests.evals import plain

AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|could|can|should|must|has|have|had|may|might)\b(?! (?:not|no|never|to|n.t)\b)"
)
NEGATED = re.compile(
    r"\b(is|are|was|were|will|would|could|can|should|must|has|have|had|do|does|did|may|might) not (?!only|just)(?=\w)"
    r"|\b(is|are|was|were|would|could|should|has|have|had|do|does|did)n[’']t(?= (?!only|just))"
    r"|\b(?:never|no longer) (?=\w)"
)
OPPOSITES = (
    "rose fell|increased decreased|won lost|approved rejected|passed rejected|supports opposes|supported opposed"
    "|raised lowered|began ended|opened closed|accepted refused|agreed refused|more fewer|higher lower|before after"
    "|increase decrease|leads trails|hired fired|legal illegal|guilty innocent|succeeded failed|largest smallest"
    "|up down|inside outside|ally enemy|majority minority|win lose|wins loses|support oppose|rejects approves"
)
PAIRS = {a: b for pair in OPPOSITES.split("|") for one, two in [pair.split()] for a, b in ((two, one), (one, two))}


def places(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a negation can be put in, taken out, or a word turned into its opposite, and what then stands there.

    Args:
        text: a claim.
    """
    taken: list[tuple[int, int]] = []
    for found in NEGATED.finditer(text):
        taken.append(found.span())
        yield (*found.span(), f"{found[1]} " if found[1] else found[2] or "")
    for found in AUXILIARY.finditer(text):
        if not any(start <= found.start() < end for start, end in taken) and _is_plain_auxiliary(text, found):
            yield found.end(), found.end(), " not"
    for found in plain.WORD.finditer(text):
        if found.group() in PAIRS and _is_safe_opposite(text, found):
            yield (*found.span(), PAIRS[found.group()])


def _is_plain_auxiliary(text: str, found: re.Match[str]) -> bool:
    """Tell whether "not" after a verb turns the sentence round: no question, no "has to", no noun, no "if"."""
    before, after = text[: found.start()].split()[-1:], text[found.end() :]
    clause = not re.search(
        r"\b(?:if|whether|unless|until|than|as|not|never|no|nor|neither|how|what|who)\b[^,]*$",
        text[: found.start()],
        re.I,
    )
    follows = re.match(r" [a-z]+", after) and not re.match(r" (?:been|be|not|no|nothing|only|also|just)\b", after)
    noun = before and before[0].casefold() in {"the", "a", "his", "her", "their", "in", "of", "to"}
    return bool(before and clause and follows and not noun)


# What must follow the words that have other senses as well.
_FOLLOWED = MappingProxyType(
    {
        **dict.fromkeys(("more", "fewer"), r" than \d"),
        **dict.fromkeys(("up", "down"), r" (?:by |from )?\d"),
        **dict.fromkeys(("before", "after", "inside", "outside"), r" (?:the|he|she|they)\b"),
        **dict.fromkeys(("higher", "lower"), r" (?:than|[a-z]+s)\b"),
        **dict.fromkeys(("leads", "trails"), r" by\b"),
        **dict.fromkeys(("closed", "opened", "ended", "began"), r" (?:on|in|at|the)\b"),
        **dict.fromkeys(("increase", "decrease", "support", "lower"), r" (?:in|the|of)\b"),
    }
)


def _is_safe_opposite(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word is used in the sense whose opposite is put in its place, and fits after "a" or "an"."""
    before = text[: found.start()].split()[-1:]
    sense = re.match(_FOLLOWED.get(found.group(), ""), text[found.end() :])
    bound = before and before[0].casefold() in {"not", "just", "a", "an", "at", "be", "to", "will", "would", "well"}
    return bool(sense and not bound)
