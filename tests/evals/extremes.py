"""Briefs at the edge of what a page can hold, made by code from a seed: every script, long names, long words, no words.

Nothing in them means anything; they stand for what a page has to take without losing a letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from briefing.types import (
    Brief,
    Check,
    Citation,
    Claim,
    Difference,
    Moment,
    OpenQuestion,
    Person,
    Provenance,
    SourceNote,
    WordingNote,
)

SEED = 20260504
MOST_FACTS = 40
MOST_SOURCES = 10
LONGEST_NAME = 90  # characters


def _devanagari(random: Random) -> str:
    """Return a syllable: a letter or two joined as Hindi joins them, with a vowel sign or none."""
    letters: str = random.choice((*"कखगघचजटडतदनपबभमयरलवशसह", "क्ष", "त्र", "ज्ञ", "श्र", "स्त", "न्द", "प्र", "द्ध", "ल्य"))
    sign: str = random.choice(("", "", "ा", "ि", "ी", "ु", "ू", "े", "ै", "ो", "ौ"))
    return letters + sign


SCRIPTS: Mapping[str, Callable[[Random], str]] = {
    "Latin": lambda random: random.choice(
        ("ba", "te", "ři", "lön", "qua", "ffi", "ñu", "strå", "the", "ģe", "ou", "x")
    ),
    "Greek": lambda random: random.choice(("κα", "τη", "ού", "σει", "ψή", "φω", "ρι", "ὡς", "λύ", "θος")),
    "Cyrillic": lambda random: random.choice(("го", "рё", "щу", "ста", "ный", "ље", "жи", "їв", "Бо", "тэ")),
    "Arabic": lambda random: random.choice(("ال", "مد", "ينة", "ور", "سو", "لّ", "بي", "كا", "ته", "ءا", "پی", "گر")),
    "Devanagari": _devanagari,
    "CJK": lambda random: random.choice(
        ("市议", "会通", "路面", "電車", "計画", "は", "を可", "決した", "시의", "회가", "，", "。")
    ),
}
BETWEEN = {"CJK": ""}  # what stands between two words of a script, if not a space
EMOJI = ("\U0001f600", "\U0001f469\u200d\U0001f692", "\u2764\ufe0f", "\U0001f1e9\U0001f1ea")


@dataclass(frozen=True, slots=True)
class Extreme:
    """A brief and what is extreme about it."""

    name: str
    brief: Brief


def briefs(count: int, seed: int = SEED) -> Iterator[Extreme]:
    """Yield so many briefs: each script and the mix of all in turn, from empty to far over a page.

    Args:
        count: how many. seed: the same seed gives the same briefs.
    """
    names = (*SCRIPTS, "mixed")
    for number in range(count):
        script = names[number % len(names)]
        random = Random(f"{seed} {number}")  # noqa: S311  # briefs to print, no secrets
        maker = _Maker(random, script)
        yield Extreme(f"{number} {script}", maker.brief(f"{script} {number}"))


class _Maker:
    """Makes one brief of one script."""

    def __init__(self, random: Random, script: str) -> None:
        self.random, self.script = random, script
        self.sources = tuple(self._source(number) for number in range(1, random.randint(1, MOST_SOURCES) + 1))

    def brief(self, article_id: str) -> Brief:
        """Return the brief; each of its sections is empty one time in four."""
        headline = self._claim(4, 24)
        titled = self.random.random() < 0.5
        return Brief(
            title=headline.text if titled else self._words(1, 16),
            headline=headline if titled or self.random.random() < 0.5 else None,
            bottom_line=self._claims(3),
            key_facts=self._claims(MOST_FACTS),
            says=self._claims(14),
            differ=tuple(Difference(self._words(1, 4), self._claims(3)) for _ in range(self._count(5))),
            timeline=tuple(Moment(self._day(), self._claim()) for _ in range(self._count(10))),
            who=tuple(self._person() for _ in range(self._count(10))),
            wording=tuple(self._note() for _ in range(self._count(9))),
            questions=tuple(OpenQuestion(f"{self._words(3, 12)}?", self._claims(2)) for _ in range(self._count(4))),
            left_out=tuple(self._words(3, 20) for _ in range(self._count(60))),
            topic=self._words(0, 5),
            sources=self.sources,
            provenance=Provenance("extractive", tuple(source.article_id for source in self.sources)),
        )

    def _count(self, most: int) -> int:
        return 0 if self.random.random() < 0.25 else self.random.randint(1, most)

    def _claims(self, most: int) -> tuple[Claim, ...]:
        return tuple(self._claim() for _ in range(self._count(most)))

    def _claim(self, fewest: int = 3, most: int = 24) -> Claim:
        cited = self.random.sample(self.sources, min(len(self.sources), self.random.randint(1, 3)))
        quoted = self._words(3, 8)
        return Claim(
            f"{self._words(fewest, most)}.",
            tuple(Citation(source.article_id, 0, len(quoted), quoted) for source in cited),
            "reported",
            Check("verified"),
            inferred=self.random.random() < 0.1,
            edited=self.random.random() < 0.1,
        )

    def _person(self) -> Person:
        name = self._name()
        return Person(name, self._words(0, 9), self._claim())

    def _note(self) -> WordingNote:
        source = self.random.choice(self.sources)
        return WordingNote(
            source.article_id, 0, 9, self._words(1, 3), self._words(0, 3), self._words(3, 9), self._name()
        )

    def _source(self, number: int) -> SourceNote:
        url = f"https://{'a' * 60}.example/{'0123456789/' * self.random.randint(1, 40)}"
        return SourceNote(number, f"{number:016}", self._words(1, 30), self._name(), self._name(), self._day(), url)

    def _day(self) -> date:
        return date(2026, self.random.randint(1, 12), self.random.randint(1, 28))

    def _name(self) -> str:
        return self._words(14, 30)[: self.random.choice((12, 40, LONGEST_NAME))].strip()

    def _words(self, fewest: int, most: int) -> str:
        script = self.random.choice(tuple(SCRIPTS)) if self.script == "mixed" else self.script
        words = [self._word(script) for _ in range(self.random.randint(fewest, most))]
        return BETWEEN.get(script, " ").join(words).strip()

    def _word(self, script: str) -> str:
        """Return a word: one in forty very long, one in eighty an address, one in a hundred and fifty an emoji."""
        chance = self.random.random()
        if chance < 1 / 150:
            return self.random.choice(EMOJI)
        if chance < 1 / 80:
            return (
                f"https://example.org/{'long-path/' * self.random.randint(1, 20)}?q={'x' * self.random.randint(1, 90)}"
            )
        length = self.random.randint(60, 250) if chance < 1 / 40 else self.random.randint(1, 5)
        return "".join(SCRIPTS[script](self.random) for _ in range(length))
