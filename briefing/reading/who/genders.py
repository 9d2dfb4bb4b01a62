"""Who is "he" and who is "she": from titles, from the article's own pronouns, else from common first names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.reading.who import given
from briefing.reading.who.people import People
from briefing.types import Sentence, Span

_HE = re.compile(r"\b(?:he|his|him|himself)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Genders:
    """What an article tells about its people.

    Args:
        people: its people, with their titles.
        votes: by full name, how often "m" and "f" pronouns stand in sentences that name nobody else.
    """

    people: People
    votes: dict[str, Counter[str]]

    def of(self, name: str) -> str:
        """Return "m", "f" or "" for a full name.

        Args:
            name: the full name as the article words it.
        """
        titled = self.people.gender(name)
        if titled:
            return titled
        first = name.split()[0].lower() if len(name.split()) > 1 else ""
        listed = given.gender(first)
        votes = self.votes.get(name, Counter())
        if listed:
            return listed
        more, less = ("m", "f") if votes["m"] >= votes["f"] else ("f", "m")
        return more if votes[more] >= 2 and votes[more] > 2 * votes[less] else ""


def learn(text: str, sentences: Sequence[Sentence], people: People, outside: Sequence[Span]) -> Genders:
    """Count the pronouns in the sentences that name one person only.

    Args:
        text: the article's text.
        sentences: its sentences.
        people: its people.
        outside: the spans of proper names outside quotations, in order.
    """
    votes: dict[str, Counter[str]] = {}
    starts = [span.start for span in outside]
    for sentence in sentences:
        inside = outside[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        found = {people.mention(span).full for span in inside[:8]}
        persons = [name for name in found if people.known(name)]
        if len(persons) != 1 or len(inside) > 8:
            continue
        words = sentence.span.of(text)
        count = votes.setdefault(persons[0], Counter())
        count["m"] += bool(_HE.search(words))
        count["f"] += bool(_SHE.search(words))
    return Genders(people, votes)
