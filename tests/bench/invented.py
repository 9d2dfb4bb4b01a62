"""Invented articles in any number, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from briefing.types import Source

SYLLABLES = (
    "bran",
    "cor",
    "del",
    "far",
    "gren",
    "hol",
    "kes",
    "lum",
    "mar",
    "nor",
    "pel",
    "quen",
    "ros",
    "sel",
    "tam",
    "ver",
)
ENDINGS = ("den", "wick", "mere", "ford", "stow", "by", "ham", "low")
FIRST = ("Ada", "Bruno", "Celia", "Dario", "Edda", "Falk", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Leo")
ROLES = ("mayor", "council member", "port director", "union chair", "economist", "school head", "police spokesman")
TOPICS = (
    "tram line",
    "flood wall",
    "hospital wing",
    "rent law",
    "fishing quota",
    "school merger",
    "solar park",
    "toll road",
)
SENTENCES = (
    "The {topic} in {place} will cost {number} million crowns, {role} {name} said.",
    "“We have waited {number} months for the {topic},” said {name}, the {role} of {place}.",
    "About {number} residents of {place} signed a petition against the {topic}.",
    "{name} said the {topic} would be finished by the end of the year.",
    "The council of {place} voted {number} to 11 to delay the {topic}.",
    "According to the {role}, traffic near the {topic} in {place} rose by {number} percent.",
    "Critics in {place} call the {topic} a mistake that will take {number} years to repair.",
    "“Nobody asked {place} about the {topic},” {name} told reporters.",
)
PASSAGES_EACH = 10
SENTENCES_IN_A_PASSAGE = 9  # about 200 tokens, so that a passage of at most 256 takes them and no more


def articles(passages: int, *, seed: int = 1, passages_each: int = PASSAGES_EACH) -> Iterator[Source]:
    """Yield articles that cut into about so many passages altogether.

    Args:
        passages: in all articles together.
        seed: the same seed gives the same articles.
        passages_each: passages in one article.
    """
    drawn = random.Random(seed)  # noqa: S311  # invented prose, not a secret
    for number in range(passages // passages_each):
        yield _article(drawn, number, passages_each)


def _article(drawn: random.Random, number: int, passages: int) -> Source:
    place, topic = _place(drawn), drawn.choice(TOPICS)
    paragraphs = [_paragraph(drawn, place, topic) for _ in range(passages)]
    details = {
        "title": f"{place} argues about its {topic} ({number})",
        "outlet": f"The {_place(drawn)} Post",
        "published": "2026-03-04",
    }
    return Source("text", details["title"], "\n\n".join(paragraphs).encode(), "text/plain", details)


def _paragraph(drawn: random.Random, place: str, topic: str) -> str:
    names = [f"{drawn.choice(FIRST)} {_place(drawn)}" for _ in range(3)]
    return " ".join(
        drawn.choice(SENTENCES).format(
            topic=topic, place=place, number=drawn.randint(12, 990), role=drawn.choice(ROLES), name=drawn.choice(names)
        )
        for _ in range(SENTENCES_IN_A_PASSAGE)
    )


def _place(drawn: random.Random) -> str:
    return (drawn.choice(SYLLABLES) + drawn.choice(SYLLABLES) + drawn.choice(ENDINGS)).capitalize()
