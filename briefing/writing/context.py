"""What a sentence refers back to, and who acts in it, as far as the sentences before it tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.writing import terms
from briefing.writing.candidates import Candidate

Beside = Mapping[tuple[str, int], Candidate]

BACK = 2  # sentences within which a pronoun finds its name
_POINTS = re.compile(
    r"\b(?:it|its|they|their|them|he|she|his|her|him)\b"
    r"|\b(?:that|this)\b(?=\s+(?:in|on|at|as|is|was|would|will|by|for|to|before|after|when|if|because)\b|[.,;!?”’]|$)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:He|She|They)\b")
# What may stand between the one who acts and the act: an apposition, a relative clause.
_BETWEEN = (
    r"(?:\s(?:of|in)\s(?:the\s)?(?-i:[A-Z])[\w’'-]+)?(?:,[^,.]{2,60},|\s\([^)]*\))?"
    r"\s+(?:(?:has|have|had|also|then|later|\w+ly)\s+)*"
)
_PAST = (
    r"[a-z]{2,}ed|did|was|were|struck|strikes|upheld|overturned|found|gave|took|made|let|lets|told|said|won|lost|set|sent|"
    r"put|cut|held|met|began|chose|fought|threw|sold|bought|built|spent|spoke|wrote|left|kept|went|became|brought|is|are|"
    r"[a-z]{3,}s"
)
_NOT_YET = r"(?:is|are|was|were) (?:due|set|expected|likely|asked|urged|told|to)"
_ACTS = rf"{_BETWEEN}(?!{_NOT_YET}\b)(?:{_PAST})\b"
_DECIDES = (
    r"(?:decid|rul|vot|approv|reject|order|pass|adopt|back|agree|dismiss|uph|overturn|struck|strik|grant|den|block|cap|limit|"
    r"impos|allow|bann|barr|clos|turn|chose|choos|elect|appoint|refus|found|thr[eo]w|suspend|halt|declin)\w*"
)
_DECIDED = rf"{_BETWEEN}(?!{_NOT_YET}\b){_DECIDES}\b"
# A name after these words is asked, told or merely a place: it does not act.
_NOT_BEFORE = re.compile(
    r"(?:\b(?:to|of|by|in|on|at|for|from|with|before|against|about|via|through|whether|if|ask\w*|urg\w*|tell|told|want\w*|"
    r"let|make|made|see|saw|petition\w*|call\w*|warn\w*|expect\w*|and|or)\s+(?:[Tt]he\s+|[Aa]n?\s+)?)$"
)


def before(candidate: Candidate, beside: Beside, *, back: int = BACK) -> list[Candidate]:
    """Return the usable sentences of the same article just before this one, the nearest first.

    Args:
        beside: all usable sentences by article and number. back: how many sentences to go back.
    """
    near = (beside.get((candidate.article.id, candidate.number - step)) for step in range(1, back + 1))
    return [c for c in near if c is not None]


def goes_on(candidate: Candidate, beside: Beside) -> Candidate | None:
    """Return the sentence after this one when it goes on about the same person ("He expects ...")."""
    after = beside.get((candidate.article.id, candidate.number + 1))
    return after if after is not None and after.dangling and _GOES_ON.match(after.text) else None


def refers_back(text: str) -> bool:
    """Tell whether words hold a pronoun that stands for something named elsewhere."""
    return bool(_POINTS.search(text))


def meant(names: Sequence[str], candidate: Candidate, beside: Beside) -> set[str]:
    """Return the folded stems of those names that a sentence speaks of without repeating them.

    "The act" stands for a name that ends in Act (or in a word that means the same), where the article has that name;
    "it" or "she" for a name in one of the sentences just before.

    Args:
        names: proper names. candidate: the sentence. beside: all usable sentences by article and number.
    """
    found: set[str] = set()
    for name in names:
        stems = set(terms.folded(terms.content(name)))
        if name in candidate.article.text and not stems <= set(terms.folded(candidate.stems)):
            near = before(candidate, beside) if refers_back(candidate.text) else []
            if _by_kind(name, candidate.text) or any(name in c.text or _by_kind(name, c.text) for c in near):
                found |= stems
    return found


def _by_kind(name: str, text: str) -> bool:
    """Tell whether a text says "the act" for a name of several words that ends in Act."""
    last = terms.folded(terms.content(name.split()[-1])) if " " in name else []
    said = re.findall(r"\b(?:the|this)\s+([a-z]+)\b", text, re.IGNORECASE)
    return bool(last) and last[0] in terms.folded(terms.content(" ".join(said)))


def acts(name: str, candidate: Candidate, beside: Beside, *, decides: bool = False) -> bool:
    """Tell whether the one with this name does something in a sentence: it is its subject, or what "it" stands for.

    Somebody who is asked, expected or only going to act does not act yet.

    Args:
        name: a name or a common noun ("Constitutional Court", "council"). decides: only a decision counts as an act.
    """
    act = _DECIDED if decides else _ACTS
    if _is_subject(name, candidate.text, act):
        return True
    previous = next(iter(before(candidate, beside, back=1)), None)
    opens = re.match(rf"(?:It|They|He|She)(?={act})", candidate.text)
    return bool(opens) and previous is not None and _is_subject(name, previous.text, _ACTS)


def _is_subject(name: str, text: str, act: str) -> bool:
    return any(
        not _NOT_BEFORE.search(text[: match.start()])
        for match in re.finditer(rf"\b{re.escape(name)}(?={act})", text, re.IGNORECASE)
    )
