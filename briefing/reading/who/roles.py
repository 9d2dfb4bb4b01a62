"""Which role an article gives a person: beside a statement, else as the title before the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.reading.speech import cues, sources, speaking
from briefing.reading.who import names
from briefing.reading.who.people import People
from briefing.types import Span, Statement

_HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. dr dr. st. sir lady miss".split())
NO_OFFICES = frozenset(
    "former republican democrat democratic gop house senate state interior campaign political white special".split()
)
_OPENERS = frozenset(
    "the a an his her their its our my this that these those one another whose other many some several all both "
    "younger older elder controversial embattled fellow longtime".split()
)
# Relations and memberships; offices and jobs are in `names.TITLES` or end like "organizer".
_RELATIONS = frozenset(
    "mother father son daughter brother sister wife husband widow widower cousin uncle aunt nephew niece friend ally "
    "partner spouse parent grandfather grandmother stepfather stepmother head boss chief member student graduate aide "
    "critic opponent expert advocate lobbyist official agent victim survivor witness staffer counsel clerk spouse "
    "independent conservative liberal libertarian progressive whip hopeful incumbent president-elect no. nominee "
    "celebrity tycoon guru pundit star host governor-elect senator-elect representative-elect vp veep fiancee fiance "
    "hand man woman immigrant native fugitive intern freshman".split()
)
_NO_ROLES = frozenset("including calling firing meeting briefing electing backing".split())
_PLURALS = {
    "sens.": "Sen.",
    "reps.": "Rep.",
    "govs.": "Gov.",
    "senators": "Senator",
    "representatives": "Representative",
}
# "former" before a capitalised title belongs to it: without it the role is another one.
_QUALIFIED = re.compile(r"\b(?:former|then|acting|deputy|ex|retired)[ -]\Z", re.IGNORECASE)
_ONE_OF = re.compile(r"^(?:one|some|many|several|both|all) of ", re.IGNORECASE)
_AGE = re.compile(r"\d+[,.]?\Z|\d+-year-old\Z")
_STOPS = re.compile(r",|;|\(|\s(?:of|for|at|in|to|on|from|with|who|which|that|and)\s")


def worded(role: str) -> str:
    """Return a role without its opening words, in the singular; "" for words that name no office, job or relation.

    Args:
        role: the words beside a name ("Their leader", "Sens.", "younger").
    """
    words = role.split()
    if not words or words[0].lower() in ("whose", "which", "who") or role[:1].isdigit():
        return ""
    owner = next((n for n in range(len(words) - 1, 0, -1) if words[n].lower() in ("his", "her", "their")), 0)
    if owner and words[owner - 1].lower() not in sources.PREPOSITIONS:
        del words[:owner]  # "the lawsuit his former director"
    if words[0].lower().endswith("ing") and (words[0].lower() in cues.ALL_FORMS or words[0].lower() in _NO_ROLES):
        words.pop(0)  # "Saying President"
    while words and words[0].lower() in _OPENERS and words[1:2] != ["of"]:  # "one of three deputies" stays whole
        words.pop(0)
    if (
        not words
        or words[0].lower() in sources.PREPOSITIONS
        or _AGE.match(words[0])
        or not _names_role(" ".join(words))
    ):
        return ""
    return " ".join(_PLURALS.get(word.lower(), word) for word in words)


def _names_role(role: str) -> bool:
    """Tell whether words name an office, a job, a relation or a membership before their first preposition."""
    first = _STOPS.split(f"{_ONE_OF.sub('', role)} ", maxsplit=1)[0]
    worded = [word.strip(".,").replace("’", "'") for word in first.split()]
    if any(word.lower() in sources.AUXILIARIES | sources.PRONOUNS or word.startswith("who") for word in worded):
        return False
    if worded and worded[-1].islower() and worded[-1].endswith("ed"):
        return False
    return any(_role_noun(word.lower(), name=word[:1].isupper()) for word in worded)


def _role_noun(word: str, *, name: bool) -> bool:
    """Tell whether a word is a noun for an office, a job, a relation or a membership."""
    if word in _HONORIFICS or word in NO_OFFICES or word in names.DATES:
        return word in ("republican", "democrat")
    parts = [word, *word.split("-")]
    return any(
        part in names.TITLES - NO_OFFICES
        or part in _RELATIONS
        or f"{part}." in _PLURALS
        or (not name and speaking.agent(part))
        for part in parts
    )


def roles(
    text: str,
    spans: Sequence[Span],
    people: People,
    statements: Sequence[Statement],
    before: Sequence[tuple[str, str, int]] | None = None,
) -> dict[str, str]:
    """Map each person's full name to the first role that the article words.

    A last name that several people share has no role: what one of them is must not be said of another.

    Args:
        text: the article's text.
        spans: its proper names.
        people: its people.
        statements: its statements, with the roles worded beside them.
        before: what `titled` returns, if it is known already.
    """
    found: dict[str, str] = {}
    for statement in statements:
        if statement.role and statement.speaker and not _unclear(statement.speaker, people):
            found.setdefault(statement.speaker, statement.role)
    for full, role, _ in titled(text, spans, people) if before is None else before:
        if not _unclear(full, people):
            found.setdefault(full, role)
    return found


# Abbreviated titles are no complete role: a fuller one is looked for, else they are written out.
_FULL_TITLES = {
    "rep": "Representative", "sen": "Senator", "gov": "Governor", "gen": "General", "col": "Colonel",
    "lt": "Lieutenant", "sgt": "Sergeant", "capt": "Captain", "rev": "Reverend", "prof": "Professor", "adm": "Admiral",
}  # fmt: skip


def fullest(worded: dict[str, str], beside: dict[str, str]) -> dict[str, str]:
    """Map full names to their best role: a complete one as worded, else the apposition, else the title written out.

    Args:
        worded: roles from statements and titles, from `roles`.
        beside: roles from appositions elsewhere, from `introductions.found`.
    """
    found = {**beside, **worded}
    for full, role in worded.items():
        if _title_only(role):
            found[full] = beside.get(full) or " ".join(_FULL_TITLES.get(w.lower().rstrip("."), w) for w in role.split())
    return found


def _title_only(role: str) -> bool:
    """Tell whether a role is no more than an abbreviated title ("Rep.", "Republican Sen.")."""
    return any(word.endswith(".") and word.lower().rstrip(".") in _FULL_TITLES for word in role.split()[-1:])


def _unclear(name: str, people: People) -> bool:
    """Tell whether a name is a last name that several people share."""
    return len(name.split()) == 1 and people.shared(name)


def titled(text: str, spans: Sequence[Span], people: People) -> list[tuple[str, str, int]]:
    """Return full name, role and offset wherever the article puts a title before a name.

    Args:
        text: the article's text.
        spans: its proper names.
        people: its people.
    """
    found = []
    for span in spans:
        mention = people.mention(span)
        if not names.is_person(mention.name) or mention.start <= span.start:
            continue
        qualified = _QUALIFIED.search(text[max(0, span.start - 12) : span.start])
        first = span.start - len(qualified[0]) if qualified else span.start
        role = worded(" ".join(text[first : mention.start].split()))
        if role[:1].isalpha() and not role.endswith(("’s", "'s", "’", "'")):
            found.append((mention.full, role, span.start))
    return found


def filled(statements: Sequence[Statement], known: dict[str, str]) -> list[Statement]:
    """Give statements without a role the one that the article words elsewhere for the same speaker.

    Args:
        statements: statements in order.
        known: roles by full name.
    """
    return [
        replace(statement, role=known[statement.speaker])
        if not statement.role and statement.speaker in known
        else statement
        for statement in statements
    ]


_SAME = {
    "rep": "representative", "congressman": "representative", "congresswoman": "representative", "sen": "senator",
    "gov": "governor", "atty": "attorney", "gen": "general", "spokesperson": "spokesman", "spokeswoman": "spokesman",
}  # fmt: skip
_RANKS = frozenset("vice deputy assistant acting associate former ex".split())


def describes(words: Sequence[str], role: str) -> bool:
    """Tell whether a description ("former vice president") is a role as the article words it for somebody.

    Args:
        words: the description without its article, in lower case.
        role: the role.
    """
    first = _STOPS.split(role, maxsplit=1)[0]
    core, asked = _plain(first.split()), _plain(words)
    if not core or not asked or core[-1] != asked[-1]:
        return False
    if core[-1] == "president" and first != role:  # "the president" is not the president of a company
        return False
    ranks = _RANKS & set(core)
    telling = {word for word in asked[:-1] if "-" not in word}  # not "four-term", "73-year-old"
    return telling - {"former"} <= set(_plain(role.split())) and ranks <= set(asked)


def noun(role: str) -> str:
    """Return the noun of a role ("mayor" of "mayor of Tarn"), with one word for each office.

    Args:
        role: a role as worded, or its noun alone.
    """
    core = _plain(_STOPS.split(role, maxsplit=1)[0].split())
    return core[-1] if core else ""


def _plain(words: Sequence[str]) -> list[str]:
    """Return words in lower case without points, with one word for each office."""
    bare = [word.strip(".,").lower() for word in words]
    return [_SAME.get(word, word) for word in bare]
