"""Invented news articles, made by code: as many as are wanted, each about something else."""

from __future__ import annotations

import random
from dataclasses import dataclass

ONSETS = "b br c d dr f g gr h k l m n p r s st t tr v w".split()
VOWELS = "a e i o u ai ea ou".split()
CODAS = "l n r s t rn nd ck ll m x".split()
PLACE_ENDS = "haven mouth field wick ton stead holm bridge ford by".split()
ROLES = (
    "harbour master", "council leader", "head of the water board", "chief engineer", "chair of the teachers' union",
    "police commissioner", "minister for transport", "director of the hospital", "mayor", "spokesman for the farmers",
)  # fmt: skip
THINGS = (
    "the northern quay", "the tram line", "the flood wall", "the old mill", "the regional airport", "the fish market",
    "the night bus", "the teaching hospital", "the ring road", "the power station", "the grain store", "the archive",
)  # fmt: skip
ACTS = (
    "close", "rebuild", "sell", "extend", "inspect", "protect", "move", "insure", "reopen", "share", "pay for", "guard",
)  # fmt: skip
BODIES = ("city council", "regional court", "port authority", "school board", "water board", "audit office")
REASONS = (
    "after engineers found cracks that nobody had reported", "because costs have doubled since the spring",
    "despite protests from people who live nearby", "as a first step towards a wider plan",
    "following a winter of storms and long delays", "although two members had asked for more time",
)  # fmt: skip
FEELINGS = ("relief", "anger", "doubt", "patience", "pride", "worry", "hope", "surprise")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Story:
    """A headline and the paragraphs under it."""

    title: str
    paragraphs: tuple[str, ...]


class Author:
    """Writes stories; the same seed writes the same ones."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - invented texts, no secret

    def word(self) -> str:
        """Return a word that no language has."""
        parts = (self.dice.choice(ONSETS) + self.dice.choice(VOWELS) for _ in range(self.dice.randint(1, 2)))
        return "".join(parts) + self.dice.choice(CODAS)

    def name(self) -> str:
        """Return a person's name."""
        return f"{self.word().capitalize()} {self.word().capitalize()}"

    def place(self) -> str:
        """Return a town's name."""
        return self.word().capitalize() + self.dice.choice(PLACE_ENDS)

    def story(self, paragraphs: int = 0) -> Story:
        """Return a story about one decision in one town.

        Args:
            paragraphs: how many; four to twelve when left out.
        """
        place, thing, act = self.place(), self.dice.choice(THINGS), self.dice.choice(ACTS)
        people = [(self.name(), self.dice.choice(ROLES)) for _ in range(3)]
        body = self.dice.choice(BODIES)
        lead = (
            f"The {body} of {place} voted {self.number(30)} to {self.number(29)} on {self.dice.choice(DAYS)} to {act} "
            f"{thing}, {self.dice.choice(REASONS)}."
        )
        rest = [self.paragraph(place, people) for _ in range((paragraphs or self.dice.randint(4, 12)) - 1)]
        return Story(f"{place} {body} votes to {act} {thing}", (lead, *rest))

    def paragraph(self, place: str, people: list[tuple[str, str]]) -> str:
        """Return three or four sentences on a place and what its people say."""
        return " ".join(self.sentence(place, people) for _ in range(self.dice.randint(3, 4)))

    def number(self, most: int = 900) -> int:
        """Return a number from 2 up."""
        return self.dice.randint(2, most)

    def sentence(self, place: str, people: list[tuple[str, str]]) -> str:
        """Return one sentence of a kind drawn at random."""
        name, role = self.dice.choice(people)
        pick = self.dice.choice
        return pick(
            (
                f"“We have {self.number()} {self.word()}s and {pick(FEELINGS)} is not enough,” said {name}, {role}.",
                f"{name}, {role} for {self.number(20)} years, spoke of {pick(FEELINGS)} in {self.place()}.",
                f"The plan costs {self.number()} million crowns, {self.number(90)} per cent more than {place} has.",
                f"In the {self.word()} district {self.number()} families wait for a {self.word()} of their own.",
                f"“Nobody asked the {self.word()}s about {pick(THINGS)},” {name} said, {pick(REASONS)}.",
                f"A report by {self.name()} counted {self.number()} faults in {pick(THINGS)}.",
                f"The {pick(BODIES)} in {self.place()} will {pick(ACTS)} {pick(THINGS)} by {pick(DAYS)}.",
            )
        )
