"""Figures that sources state differently for the same thing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from briefing.reading import figures as reading_figures
from briefing.types import Draft, Evidence, Figure
from briefing.writing import candidates, events, labels, phrases, select, terms
from briefing.writing.candidates import Candidate
from briefing.writing.drafting import draft, quoted_outlet
from briefing.writing.space import Space

MOST_DIFFERENCES = 4
AROUND = 70  # characters on either side of a figure that tell what it is a figure of
CLOSE, FAR = Decimal("1.2"), Decimal(2)  # ratios: almost the same quantity, and too far apart to be one
MANY = 3  # words around both figures that make it likely that they are of one thing
LARGE, SMALL = 1_000, 13  # from here a figure seldom equals another by chance; under this it often does
CROWD_FAR = 3  # estimates of one crowd differ by more than other figures do
_CROWD = frozenset(
    terms.stem(word) for word in "march marched rally rallied protest demonstration crowd turnout".split()
)
_MONEY = frozenset(terms.stem(word) for word in "crowns marks dollars euros pounds francs yen rupees pesos".split())
_COST = frozenset(terms.stem(word) for word in "cost costs price priced costed bill budget pay expense".split())
_COST_OF = re.compile(
    r"\b(?:cost|price) of ((?:the|a|an|its|his|her|their) [a-z-]+)|"
    r"\b([Tt]he (?:[a-z-]+ )?(?!will|would|could|may|might)[a-z-]+) (?:(?:will|would|could|may|might) )?costs?\b"
)
_DONE = frozenset("earned paid spent raised donated given borrowed owed lost saved offered received sought".split())
_CURRENCIES = {"USD": "US dollars", "EUR": "euros", "GBP": "pounds", "JPY": "yen", "CNY": "yuan"}
# Words for people in a crowd or a group: one outlet's residents are another's protesters.
_PEOPLE = frozenset(
    terms.stem(word)
    for word in """people residents protesters protestors demonstrators marchers supporters participants attendees
    citizens persons spectators fans crowd""".split()
)

_LOWER = re.compile(r"\b(?:over|more than|at least|above|exceeding|no fewer than|no less than)\s+\W?$", re.IGNORECASE)
_LOWER_LIMIT = re.compile(r"(?:over|more than|at least)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b(?:last|this|next) year\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=[a-z,.] )(?!I\b)[A-Z][a-z]+")  # not the word that opens a sentence

Sides = tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Stated:
    """A figure in its sentence: what it counts, the last word of that as a stem, and the content words around it."""

    figure: Figure
    candidate: Candidate
    value: Decimal
    counted: frozenset[str]
    around: frozenset[str]
    counted_head: str


@dataclass(frozen=True, slots=True)
class Differing:
    """Two figures for one thing.

    Args:
        label: what they are figures of. sides: the sentences that give them. stated: the figures as those word them.
    """

    label: str
    sides: Sides
    stated: tuple[str, str]

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The sides to print; one that points to something it does not name is quoted from its outlet."""
        return tuple(quoted_outlet(c) if c.points and not c.statements else draft(c) for c in self.sides)


def differences(evidence: Evidence) -> tuple[Differing, ...]:
    """Return the figures that differ, the surest first.

    Two figures of different articles differ when they have one kind and unit, count the same thing, stand among the
    same words, lie within reach of each other, and neither sentence has the other's figure as well.

    Args:
        evidence: at least two articles; one article gives no difference.
    """
    told = events.find(evidence)
    listed = [item for event in told for item in _differences(events.part(evidence, event))]
    return tuple({item.label: item for item in reversed(listed[:MOST_DIFFERENCES])}.values())[::-1]


def _differences(evidence: Evidence) -> tuple[Differing, ...]:
    """Return what differs between articles on one event."""
    found = [c for c in candidates.find(evidence) if c.figures and select.stands(c)]
    space = Space(found)
    stated = [item for c in found for item in _stated(c)]
    listed: list[tuple[float, _Stated, _Stated]] = []
    for number, one in enumerate(stated):
        for other in stated[number + 1 :]:
            if one.candidate.article.id != other.candidate.article.id and _differ(one, other):
                near = space.cosine(one.candidate, other.candidate)
                listed.append((near + 0.2 * len(one.around & other.around), one, other))
    listed.sort(key=lambda entry: -entry[0])
    return _distinct(listed, space.rarities)


def is_money(figure: Figure) -> bool:
    """Tell whether a figure is a sum of money, in a currency that has a sign or in another."""
    return figure.kind == "money" or not _MONEY.isdisjoint(terms.content(figure.counts))


def is_amount(figure: Figure, *, cost: bool) -> bool:
    """Tell whether a figure tells how much something is, and not how many there are of it; for a cost, in money."""
    if cost or is_money(figure):
        return is_money(figure)
    return figure.kind == "percent" or (figure.kind == "number" and bool(figure.unit or not figure.counts))


def counts_people(figure: Figure) -> bool:
    """Tell whether a figure counts people in general: a crowd, residents, participants."""
    return bool(set(terms.content(figure.counts)) & _PEOPLE) or "people" in figure.counts


def _stated(candidate: Candidate) -> list[_Stated]:
    found = []
    text, span = candidate.article.text, candidate.span
    for figure in candidate.figures:
        value = _number(figure)
        if value is None:
            continue
        before = text[max(span.start, figure.start - AROUND) : figure.start]
        after = text[figure.end : min(span.end, figure.end + AROUND)]
        counted = frozenset(terms.content(figure.counts))
        around = phrases.telling(terms.content(f"{before} {after}")) - counted
        head = next(reversed(terms.content(figure.counts)), "")
        found.append(_Stated(figure, candidate, value, counted, frozenset(around), head))
    return found


def _number(figure: Figure) -> Decimal | None:
    if figure.kind == "date":
        return None
    try:
        value = Decimal(figure.value)
    except InvalidOperation:
        return None
    return value if value > 0 else None


def _differ(one: _Stated, other: _Stated) -> bool:
    if one.figure.kind != other.figure.kind or one.figure.unit != other.figure.unit:
        return False
    if reading_figures.equal(one.figure, other.figure) or _gives(one, other) or _gives(other, one):
        return False
    if _allows(one, other) or _allows(other, one) or not _of_one_time(one, other) or not _of_one_name(one, other):
        return False
    ratio = max(one.value, other.value) / min(one.value, other.value)
    if one.figure.kind == "number" and one.around & _CROWD and other.around & _CROWD:
        return ratio <= CROWD_FAR and min(one.value, other.value) >= SMALL and _may_be_people(one, other)
    if one.counted_head != other.counted_head:
        return False
    shared = len(one.around & other.around)
    return shared >= _needed(one, other) if ratio <= CLOSE else bool(one.counted) and ratio <= FAR and shared >= MANY


def _allows(one: _Stated, other: _Stated) -> bool:
    """Tell whether one figure leaves room for the other: "over 20" for 21, a round 700 for 716."""
    if other.value > one.value and _over(one):
        return True
    return len(one.value.normalize().as_tuple().digits) == 1 and round(other.value, -one.value.adjusted()) == one.value


def _over(stated: _Stated) -> bool:
    """Tell whether a figure is only a lower limit."""
    before = stated.candidate.article.text[stated.candidate.span.start : stated.figure.start]
    return _LOWER.search(before) is not None or _LOWER_LIMIT.match(stated.figure.text) is not None


def _of_one_time(one: _Stated, other: _Stated) -> bool:
    """Tell whether two figures can be of one time: the years that their sentences name, if both do, are the same."""
    mine, theirs = ({w.lower() for w in _YEAR.findall(item.candidate.text)} for item in (one, other))
    return not (mine and theirs) or mine == theirs


def _of_one_name(one: _Stated, other: _Stated) -> bool:
    """Tell whether the name nearest before one of two shares or sums, if both have one, stands by the other too."""
    if one.figure.kind == "number":
        return True
    mine, theirs = (_names_before(item) for item in (one, other))
    return not (mine and theirs) or mine[-1] in theirs or theirs[-1] in mine


def _names_before(stated: _Stated) -> list[str]:
    before = stated.candidate.article.text[stated.candidate.span.start : stated.figure.start]
    return [terms.stem(name.lower()) for name in _NAME.findall(before)]


def _needed(one: _Stated, other: _Stated) -> int:
    """Return how many words must stand around two close figures of the same kind of thing."""
    if one.figure.kind == "percent":
        return MANY + 1
    if not one.counted:
        return MANY - 1
    smaller = min(one.value, other.value)
    return 0 if smaller >= LARGE else 1 if smaller >= SMALL else MANY


def _may_be_people(one: _Stated, other: _Stated) -> bool:
    return all(not item.counted or item.counted & _PEOPLE for item in (one, other))


def _gives(one: _Stated, other: _Stated) -> bool:
    return any(reading_figures.equal(one.figure, figure) for figure in other.candidate.figures)


def _distinct(listed: Sequence[tuple[float, _Stated, _Stated]], rarities: Mapping[str, float]) -> tuple[Differing, ...]:
    """Keep each pair of values and each sentence once, and give each difference its own label."""
    kept: dict[str, Differing] = {}
    values: set[frozenset[str]] = set()
    for _, one, other in listed:
        pair = frozenset({one.figure.value, other.figure.value})
        used = {c.span for item in kept.values() for c in item.sides}
        if pair in values or {one.candidate.span, other.candidate.span} & used or len(kept) == MOST_DIFFERENCES:
            continue
        label = _label(one, other, rarities)
        if label and label not in kept:
            values.add(pair)
            stated = (one.figure.text, other.figure.text)
            kept[label] = Differing(label, (one.candidate, other.candidate), stated)
    return tuple(kept.values())


def _label(one: _Stated, other: _Stated, rarities: Mapping[str, float]) -> str:
    """Return what the figures are of: what both count, else the phrase around both."""
    counts = one.figure.counts or other.figure.counts
    if one.around & _CROWD and other.around & _CROWD and one.figure.kind == "number":
        return f"People at the {_word_for(_CROWD, one, other)}"
    if one.figure.kind == "money" or one.counted & _MONEY:
        unit = counts if one.counted & _MONEY else one.figure.unit
        return f"{_sum(one, other)} in {_CURRENCIES.get(unit, unit)}"
    if one.counted & other.counted or not one.around & other.around:
        if one.figure.kind == "number" and counts and " " not in counts:
            return f"Number of {counts}"
        return counts[:1].upper() + counts[1:]
    texts = [one.candidate.text, other.candidate.text]
    shared = {item: rarities.get(item, 1.0) for item in one.around & other.around}
    return labels.label(texts, shared, phrases.nouns(texts))


def _sum(one: _Stated, other: _Stated) -> str:
    """Return what two sums are: the cost of something, what was done with them, or what both are for."""
    texts = [item.candidate.text for item in (one, other)]
    if _COST & one.around and _COST & other.around:
        of = [match.group(1) or match.group(2) for text in texts for match in _COST_OF.finditer(text)]
        return f"Cost of {of[0][:1].lower()}{of[0][1:]}" if of else "Cost"
    shared = one.around & other.around
    done = [w for w in terms.words(texts[0]) if w in _DONE and terms.stem(w) in shared]
    if done:
        return f"Sum {done[0]}"
    heads = phrases.nouns(texts)
    named = {p: len(shared & set(terms.content(p))) for text in texts for p in phrases.phrases(text, heads)}
    able = [p for p, held in named.items() if held and " " in p and p[:1].islower() and phrases.ends(p, heads)]
    best = max(able, key=lambda p: (named[p], -len(p), p), default="")
    return f"Sum for {best}" if best else "Sum"


def _word_for(stems: frozenset[str], one: _Stated, other: _Stated) -> str:
    """Return the word of the sentences whose stem is one of these, as it is written, a noun before a verb form."""
    found = [w for item in (one, other) for w in terms.words(item.candidate.text) if terms.stem(w) in stems]
    return min(found, key=lambda word: word.endswith(("ed", "ing")), default="event")
