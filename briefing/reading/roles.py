"""Which role an article gives a person: beside a statement, else as the title before the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.reading import names
from briefing.types import Span, Statement

_HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. dr dr. st. sir lady".split())


def roles(text: str, spans: Sequence[Span], people: names.People, statements: Sequence[Statement]) -> dict[str, str]:
    """Map each person's full name to the first role that the article words.

    Args:
        text: the article's text.
        spans: its proper names.
        people: its people.
        statements: its statements, with the roles worded beside them.
    """
    found: dict[str, str] = {}
    for statement in statements:
        if statement.role and statement.speaker:
            found.setdefault(statement.speaker, statement.role)
    for span in spans:
        words = span.of(text)
        name, titles = names.without_titles(words)
        if not titles - _HONORIFICS or not names.is_person(name):
            continue
        role = " ".join(words[: len(words) - len(name)].split())
        if role[:1].isalpha() and not role.endswith(("’s", "'s", "’", "'")):
            found.setdefault(people.full(name, span.start), role)
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
