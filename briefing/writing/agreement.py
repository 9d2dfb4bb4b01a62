"""What several outlets report: a sentence of one whose content, names, figures, speaker and quotations others have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.reading import marks
from briefing.types import Column, Draft, Evidence
from briefing.writing import candidates, phrases, select, terms, voices
from briefing.writing.candidates import LOADED, Candidate
from briefing.writing.drafting import cite, draft, main_statement, whole
from briefing.writing.space import Key, Space, key

ALONE, TOGETHER = 0.5, 0.7  # share of a sentence's content that one other sentence, and its neighbours, must hold
DIGITS = 2  # of a figure that few things have by chance
FEWEST_STEMS = 4  # content words that a sentence needs to be told apart from a turn of phrase
FEWEST_IN_ALL = 6  # the same with names and the speaker
NAMED = 0.75  # share of its names that stand there
COUNTED = 0.55  # the same for a sentence with a figure that few things have by chance, which the others give too
VERBATIM = 0.9  # share of a statement's content that makes another with it the same words
QUOTED = 0.8  # share of the words in its quotation marks that do
TOLD = 0.35  # cosine from which two sentences are on one piece of news
_CAPITAL = re.compile(r"(?<!^)(?<![.!?“\"‘] )\b[A-Z][\w’'.-]*")
_NEGATED = re.compile(r"\b(?:not|no|never|nobody|none|without|neither|nor)\b|n[’']t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Agreed:
    """A sentence that several outlets bear out.

    Args:
        candidate: as one outlet words it. outlets: those that report it, in the order of the columns.
        others: the sentences of the other outlets that say the same.
    """

    candidate: Candidate
    outlets: tuple[str, ...]
    others: tuple[Candidate, ...]

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The sentence as a draft that rests on every outlet's; what is somebody's words may rest on one alone."""
        made = draft(self.candidate)
        every = replace(made, citations=(*made.citations, *(cite(c.article, c.span) for c in self.others)))
        return (every,) if made.voice == "reported" else (every, made)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What another outlet must have for it to report a sentence.

    Args:
        content: its folded stems, without those that only say who speaks. speaker: who does, "" for nobody.
        names, quoted: folded stems. figures: value and unit. negated: it says that something is not so.
    """

    content: frozenset[str]
    names: frozenset[str]
    quoted: frozenset[str]
    figures: frozenset[tuple[str, str]]
    speaker: str
    negated: bool

    @property
    def counts(self) -> bool:
        """Tell whether it has a figure that seldom stands in two reports by chance."""
        return any(sum(c.isdigit() for c in value) >= DIGITS for value, _ in self.figures)


class _Told:
    """The sentences of one story, to look up in them what an outlet says."""

    def __init__(self, evidence: Evidence, columns: Sequence[Column]) -> None:
        self.outlet = {article_id: column.name for column in columns for article_id in column.articles}
        self.space = Space([c for c in candidates.find(evidence) if not c.question])
        self.bags = {key(c): frozenset(terms.folded(c.stems)) for c in self.space.found}
        self.weights = terms.rarity(list(self.bags.values()))
        self.by_key = {key(c): c for c in self.space.found}
        self._known = voices.canonical(evidence)
        readings = evidence.readings.values()
        self._people = {self._known[v.name] for r in readings for v in r.voices if v.kind == "person"}
        self._holders: Mapping[str, list[Key]] = self._held()

    def _held(self) -> Mapping[str, list[Key]]:
        holders: dict[str, list[Key]] = defaultdict(list)
        for name, bag in self.bags.items():
            for item in bag:
                holders[item].append(name)
        return holders

    def wanted(self, candidate: Candidate) -> _Wanted:
        """Return what another outlet must have to report this sentence."""
        text, span = candidate.article.text, candidate.span
        statement = main_statement(candidate)
        speaker = self._known.get(statement.speaker, statement.speaker) if statement else ""
        content = self.bags[key(candidate)]
        if statement and speaker:
            said = _stems(" ".join(part.of(text) for part in statement.content if part.meets(span)))
            naming = _stems(f"{speaker} {statement.role} {statement.cue}")
            content = said | (frozenset(phrases.telling(sorted(content))) - naming)
        named = _stems(" ".join(_CAPITAL.findall(candidate.text))) - _stems(speaker)
        marked = " ".join(candidate.text[q.inner_start : q.inner_end] for q in marks.find(candidate.text))
        figures = frozenset((f.value, f.unit) for f in candidate.figures if f.kind != "date")
        names = frozenset(phrases.telling(sorted(named)))
        return _Wanted(content, names, _stems(marked), figures, speaker, bool(_NEGATED.search(candidate.text)))

    def reporting(self, candidate: Candidate) -> dict[str, tuple[Candidate, ...]]:
        """Return for each other outlet the sentence, or two that follow each other, that report the same."""
        wanted = self.wanted(candidate)
        if len(wanted.content) < FEWEST_STEMS:
            return {}
        own = self.outlet[candidate.article.id]
        held: dict[Key, float] = defaultdict(float)
        for item in wanted.content:
            for name in self._holders.get(item, ()):
                held[name] += self.weights[item]
        total = sum(self.weights.get(item, 1.0) for item in wanted.content)
        best: dict[str, tuple[float, tuple[Candidate, ...]]] = {}
        for name, weight in held.items():
            outlet = self.outlet[name[0]]
            if outlet != own and weight >= ALONE * total and weight > best.get(outlet, (0.0, ()))[0]:
                found = self._borne_out(self.by_key[name], wanted, total)
                if found:
                    best[outlet] = (weight, found)
        return {outlet: found for outlet, (_, found) in best.items()}

    def _borne_out(self, one: Candidate, wanted: _Wanted, total: float) -> tuple[Candidate, ...]:
        """Return a sentence, with a neighbour where it needs one, that has all that is wanted; else nothing."""
        if bool(_NEGATED.search(one.text)) != wanted.negated or not self._says(one, wanted):
            return ()
        near = (self.by_key.get((one.article.id, one.number + step)) for step in (1, -1))
        for window in ((one,), *((one, other) for other in near if other is not None)):
            bag = frozenset().union(*(self.bags[key(c)] for c in window))
            held = sum(self.weights.get(item, 1.0) for item in wanted.content & bag)
            if held >= (COUNTED if wanted.counts else TOGETHER) * total and _has_details(wanted, window, bag):
                return window
        return ()

    def _says(self, candidate: Candidate, wanted: _Wanted) -> bool:
        """Tell whether a sentence has the words of the same speaker; the same words may also come from a document."""
        if not wanted.speaker:
            return True
        speakers = {self._known.get(s.speaker, s.speaker) for s in candidate.statements}
        verbatim = len(wanted.content & self.bags[key(candidate)]) >= max(FEWEST_IN_ALL, VERBATIM * len(wanted.content))
        return wanted.speaker in speakers or (verbatim and bool(candidate.statements) and not speakers & self._people)


def agreed(evidence: Evidence, columns: Sequence[Column]) -> tuple[Agreed, ...]:
    """Return sentences whose content more than one outlet reports, those of most outlets first, no two alike.

    Args:
        columns: the outlets with their articles.
    """
    told = _Told(evidence, columns)
    found: list[Agreed] = []
    for item in select.rank(told.space.found):
        one = item.candidate
        plain = one.loaded < LOADED or bool(one.statements)  # what outlets agree on is no outlet's judgement
        if plain and select.alone(one) and whole(one) and len(set(one.stems)) >= FEWEST_IN_ALL:
            same = told.reporting(one)
            by = tuple(c.name for c in columns if c.name in same or c.name == told.outlet[one.article.id])
            found.append(Agreed(one, by, tuple(c for window in same.values() for c in window)))
    kept: list[Agreed] = []
    for agreed_on in sorted(found, key=lambda one: -len(one.outlets)):
        if len(agreed_on.outlets) > 1 and not any(_alike(agreed_on.candidate, other, told.space) for other in kept):
            kept.append(agreed_on)
    return tuple(kept)


def _alike(one: Candidate, other: Agreed, space: Space) -> bool:
    return any(space.cosine(one, told) >= TOLD for told in (other.candidate, *other.others))


def _has_details(wanted: _Wanted, window: Sequence[Candidate], bag: frozenset[str]) -> bool:
    figures = {(f.value, f.unit) for c in window for f in c.figures}
    names = len(wanted.names & bag) >= NAMED * len(wanted.names)
    return names and wanted.figures <= figures and len(wanted.quoted & bag) >= QUOTED * len(wanted.quoted)


def _stems(text: str) -> frozenset[str]:
    return frozenset(terms.folded(terms.content(text)))
