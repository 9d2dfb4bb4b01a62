"""Whether two wordings mean the same speaker: full name, last name, alias, role or outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from briefing.checking.typography import fold
from briefing.reading.who import names
from briefing.types import Article, Statement, Voice

PRONOUNS = frozenset("he she they it i we you who him her them his their its us me".split())
_EMPTY = frozenset("the a an of for and in at to on by from with".split())
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_AFTER_HEAD = re.compile(r",|\b(?:of|for|to|at|in|on|with|from|who|and)\b")
_GENITIVE = re.compile(r"(?<=\w)'s\b")


@lru_cache(maxsize=8192)
def key(name: str) -> tuple[str, ...]:
    """Return a name's words in lower case, without articles and little words, genitive or dots."""
    plain = fold(name.replace(".", "")).text.casefold()
    return tuple(word for word in _WORD.findall(_GENITIVE.sub("", plain)) if word not in _EMPTY)


def is_pronoun(name: str) -> bool:
    """Tell whether a speaker is worded as a pronoun only (or not at all)."""
    return all(word in PRONOUNS for word in key(name))


def same_voice(one: str, other: str, voices: Iterable[Voice] = ()) -> bool:
    """Tell whether two names can only mean the same speaker.

    Args:
        one: a name as a sentence words it.
        other: a name as the source words it.
        voices: the source's voices: their aliases join names, and a last name that two of them share names nobody.
    """
    first, second = key(one), key(other)
    if not first or not second:
        return False
    if first == second or _bare(one) == _bare(other) or _initials(first, second) or _initials(second, first):
        return True
    known = tuple(voices)
    if any(_is_form(first, voice) and _is_form(second, voice) for voice in known):
        return not _shared(first, known) and not _shared(second, known)
    if names.is_person(_bare_text(one)) or names.is_person(_bare_text(other)):
        return _same_person(_bare(one), _bare(other)) and not _shared(min(_bare(one), _bare(other), key=len), known)
    return set(first) <= set(second) or set(second) <= set(first)


def _initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether one name is the other's first letters ("NHU": Northern Harbour Union)."""
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)


def speaks_for(one: str, statement: Statement, voices: Iterable[Voice] = ()) -> bool:
    """Tell whether a wording means the speaker of a statement, by name or by role ("the mayor")."""
    if not statement.speaker:
        return False
    known = tuple(voices)
    if same_voice(one, statement.speaker, known):
        return True
    roles = [statement.role, *(voice.role for voice in known if same_voice(voice.name, statement.speaker, known))]
    worded = set(key(one))
    return bool(worded) and not _named(one) and any(_head(role) in worded <= set(key(role)) for role in roles if role)


def _head(role: str) -> str:
    """Return the word of a role that says what its holder is: "adviser" in "a senior adviser to the governor"."""
    words = key(_AFTER_HEAD.split(role)[0])
    return words[-1] if words else ""


def worded_as(one: str, statement: Statement, text: str) -> bool:
    """Tell whether the source itself names the speaker of a statement just so, in the passage that has the statement.

    Args:
        one: a name. statement: of the source. text: the source's text.
    """
    return statement.speaker_span is not None and _bare(one) == _bare(statement.speaker_span.of(text)) != ()


def is_outlet(name: str, article: Article) -> bool:
    """Tell whether a name means the outlet of an article ("the Courier"), or the article itself by its title.

    A person or subject that only occurs in the title does not count.
    """
    worded, outlet = set(key(name)), key(article.outlet)
    if not worded:
        return False
    own_words = worded <= {"newspaper", "article", "report", "story", "paper"}
    short = bool(outlet) and outlet[-1] in worded and worded <= set(outlet)
    return own_words or short or key(name) in (outlet, key(article.title))


def name_words(statement: Statement, voices: Iterable[Voice] = ()) -> frozenset[str]:
    """Return every word by which the speaker of a statement may be named: names, aliases and role."""
    known = tuple(voices)
    worded = [statement.speaker, statement.role]
    for voice in known:
        if statement.speaker and same_voice(voice.name, statement.speaker, known):
            worded += [voice.name, voice.role, *voice.aliases]
    return frozenset(word for text in worded for word in key(text))


def _bare_text(name: str) -> str:
    plain, _ = names.without_titles(" ".join(name.split()))
    return re.sub(r"['’]s$", "", plain)


@lru_cache(maxsize=8192)
def _bare(name: str) -> tuple[str, ...]:
    words = key(_bare_text(name))
    return words[:-1] if len(words) > 1 and words[-1] in {"jr", "sr", "ii", "iii"} else words


def _named(name: str) -> bool:
    return any(word[:1].isupper() and word.casefold() not in names.TITLES for word in name.split()[1:])


def _is_form(words: tuple[str, ...], voice: Voice) -> bool:
    return any(words == key(form) or words == _bare(form) for form in (voice.name, *voice.aliases))


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other or one[-1] != other[-1]:
        return False
    short, full = sorted((one[:-1], other[:-1]), key=len)
    return not short or (short[0][0] == full[0][0] and (len(short[0]) == 1 or len(full[0]) == 1 or short[0] == full[0]))


def _shared(words: tuple[str, ...], voices: tuple[Voice, ...]) -> bool:
    """Tell whether a single last name belongs to two people of the source."""
    if len(words) != 1:
        return False
    people = {_bare(voice.name) for voice in voices if voice.kind == "person" and len(_bare(voice.name)) > 1}
    return len({name for name in people if name[-1] == words[0]}) > 1
