"""Who is "he" and who is "she": from titles, from the article's own pronouns, else from common first names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.reading import names
from briefing.types import Sentence, Span

# First names that are nearly always a man's or a woman's; written from general knowledge, used only where the article
# itself gives no sign.
_MEN = frozenset(
    "james john robert michael william david richard joseph thomas charles daniel matthew anthony mark donald steven "
    "paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric "
    "jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis "
    "jerry tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold keith christian "
    "roger noah gerald carl arthur sean lawrence austin joe mike bill bob jim tom tim steve dan ben sam greg jeff ted "
    "bernie bruce barack mitt newt rand chuck harry fred ken ron rick dick doug ed phil ahmed mohammed muhammad ali "
    "juan carlos luis pedro pablo antonio marco giovanni pierre jean hans karl klaus ivan vladimir dmitri".split()
)
_WOMEN = frozenset(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley "
    "kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia "
    "kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel "
    "carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan "
    "evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison frances kathryn "
    "janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa "
    "diana natalie brittany charlotte marie kayla alexis lori hillary melania ivanka nikki elena sonia carmen rosa ana "
    "claire debbie kellyanne sally wendy".split()
)
_HE = re.compile(r"\b(?:he|his|him|himself)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Genders:
    """What an article tells about its people.

    Args:
        people: its people, with their titles.
        votes: by full name, how often "m" and "f" pronouns stand in sentences that name nobody else.
    """

    people: names.People
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
        listed = "m" if first in _MEN and first not in _WOMEN else "f" if first in _WOMEN - _MEN else ""
        votes = self.votes.get(name, Counter())
        if listed:
            return listed
        more, less = ("m", "f") if votes["m"] >= votes["f"] else ("f", "m")
        return more if votes[more] >= 2 and votes[more] > 2 * votes[less] else ""


def learn(text: str, sentences: Sequence[Sentence], people: names.People, outside: Sequence[Span]) -> Genders:
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
        found = {people.full(names.without_titles(span.of(text))[0], span.start) for span in inside[:8]}
        persons = [name for name in found if people.known(name)]
        if len(persons) != 1 or len(inside) > 8:
            continue
        words = sentence.span.of(text)
        count = votes.setdefault(persons[0], Counter())
        count["m"] += bool(_HE.search(words))
        count["f"] += bool(_SHE.search(words))
    return Genders(people, votes)
