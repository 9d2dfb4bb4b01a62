"""Who is who, for a brief: people with the role that a source words for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.types import Column, Draft, Evidence, Person
from briefing.writing import voices
from briefing.writing.candidates import Candidate
from briefing.writing.drafting import cite, finished
from briefing.writing.frame import Frame

MOST = 6
LONGEST_INITIALS = 3  # characters; longer capitals are a group's ("J.R." is a person's)
LONGEST = 14  # words of a role
# What a role is not: words that only tie a name to somebody else ("whose leader", "one of three centrists"), a title
# cut short, a word that belongs to the sentence around it.
_NOT = re.compile(
    r"(?:whose|their|his|her|its|our|my|your|who|which|that|one|another|some|any|this|these|those|of|and|but|saying|"
    r"fellow|late|asked|told|called|made|then|when|with|for|by|to|in|on|at|as)\b"
    r"|(?:neighbou?r|friend|colleague|rival|wife|husband|brother|sister|father|mother|son|daughter|leader|head|"
    r"star|hero|hopeful|man|woman|men|women|people|residents?)$"
    r"|(?:Rep|Sen|Gov|Lt|Col|Gen|Sgt|Capt|Dr|Mr|Mrs|Ms|Prof|Rev|Hon|St|Jr|Sr)s?\.?(?:\s|$)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:(?:former|ex|deputy|senior|chief|executive|communications|campaign|press|new|longtime|top|vice) ?-?)*"
    r"(?:CEO|director|chairman|chairwoman|chair|spokes(?:man|woman|person)|attorney|lawyer|advis[eo]r|aide|manager|editor|"
    r"deputy|secretary|host|show host|presenter|member|partner|owner|founder|officer|employee|staffer)",
    re.IGNORECASE,
)
# "the group's director", "spokeswoman for the department": what it is of has its name elsewhere.
_OF_SOMETHING = re.compile(
    r"^(?:the )?[a-z]+[’']s?\s|\b(?:for|of|at|with) (?:the|his|her|their|its) "
    r"(?:department|agency|group|company|campaign|center|centre|union|organi[sz]ation|office|party|board|council|committee|association|coalition|firm|school|university)$"
)
# A role that ends like this is cut off.
_CUT = re.compile(r"(?:\b(?:of|for|the|a|an|to|in|on|at|and|or|who|whose|which|with|by|from|as)|,)$", re.IGNORECASE)


def find(evidence: Evidence, found: Sequence[Candidate], frame: Frame) -> tuple[Person, ...]:
    """Return people with the role that a source words, and the sentence in which it does.

    Args:
        found: the usable sentences of the evidence. frame: checks and remembers.
    """
    people: list[Person] = []
    for column in voices.columns(evidence):
        if len(people) == MOST:
            break
        draft, role = _worded(column, found) if _is_whole(column) else (None, "")
        claim = frame.passing([draft] if draft else [])
        if claim is not None:
            people.append(Person(column.name, role, claim))
    return tuple(people)


def _is_whole(column: Column) -> bool:
    """Tell whether a voice is a person by name with a role that is a noun phrase of its own."""
    role = column.role
    named = column.kind == "person" and column.name[:1].isupper() and " " in column.name
    named = named and not any(word.isupper() and len(word) > LONGEST_INITIALS for word in column.name.split())
    return (
        named
        and bool(role)
        and len(role.split()) <= LONGEST
        and not (_NOT.match(role) or _CUT.search(role) or _bare(role))
    )


def _bare(role: str) -> bool:
    """Tell whether a role only says what somebody is to others whom it does not name."""
    return _RELATIVE.fullmatch(role) is not None or _OF_SOMETHING.search(role) is not None


def _worded(column: Column, found: Sequence[Candidate]) -> tuple[Draft | None, str]:
    """Return name and role, resting on the sentence that words the role and on one with the full name, and the role."""
    last = column.name.split()[-1]
    worded = next((c for c in found if column.role in c.text and last in c.text), None)
    if worded is None:
        return None, ""
    role = _small(column.role, worded)
    full = next((c for c in found if column.name in c.text), worded)
    spans = dict.fromkeys((c.article, c.span) for c in (worded, *(() if column.name in worded.text else (full,))))
    return Draft(f"{column.name}, {finished(role)}", tuple(cite(article, span) for article, span in spans)), role


def _small(role: str, worded: Candidate) -> str:
    """Return a role with a small first letter where it only has a capital because its sentence begins with it."""
    second = role.split()[1:2]
    opens = worded.article.text.startswith(role, worded.lead) and bool(second) and second[0][:1].islower()
    possessive = role.split()[0].endswith(("’s", "'s", "s’", "s'"))
    common = re.search(rf"\b{re.escape(role.split()[0].lower())}\b", worded.article.text)  # a name keeps its capital
    return role[:1].lower() + role[1:] if opens and not possessive and common else role
