"""What several outlets report: a sentence of one whose content, names, figures, speaker and quotations others have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.checking import check, support
from briefing.reading import marks
from briefing.types import Column, Draft, Evidence, Figure
from briefing.writing import candidates, phrases, select, terms, voices
from briefing.writing.candidates import LOADED, Candidate
from briefing.writing.drafting import cite, draft, main_statement, whole
from briefing.writing.meaning import Meaning
from briefing.writing.space import Key, Space, key
from briefing.writing.voices import common

ALONE, TOGETHER = 0.5, 0.7  # share of a sentence's content that one other sentence, and its neighbours, must hold
DIGITS = 2  # of a figure that few things have by chance
FEWEST_STEMS = 4  # content words that a sentence needs to be told apart from a turn of phrase
FEWEST_IN_ALL = 6  # the same with names and the speaker
NAMED = 0.75  # share of its names that stand there
COUNTED = 0.55  # the same for a sentence with a figure that few things have by chance, which the others give too
VERBATIM = 0.9  # share of a statement's content that makes another with it the same words
QUOTED = 0.8  # share of the words in its quotation marks that do
PLAIN = 0.65  # share of its content besides names that stands there
MEANT = 0.75  # cosine of their vectors from which two sentences may say the same in other words
RESTATED = 0.5  # share of its content that then stands there
BORNE_OUT, SUPPORTED = 0.3, 0.6  # support score that it then needs, told in much the same words and in other ones
FEWEST_PLAIN = 2  # telling words besides names
FEWEST_SAID = 3  # content words of what somebody says
TOLD = 0.35  # cosine from which two sentences are on one piece of news
_CAPITAL = re.compile(r"(?<!^)(?<![.!?“\"‘] )\b[A-Z][\w’'.-]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
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
        made: as it is printed. content: its folded stems, without those that only say who speaks.
        speaker: who does, "" for nobody.
        names, quoted: folded stems. figures: value and unit. days: dates. negated: it says that something is not so.
    """

    made: Draft
    content: frozenset[str]
    names: frozenset[str]
    quoted: frozenset[str]
    figures: frozenset[tuple[str, str]]
    days: frozenset[str]
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
        self._evidence = evidence
        self._meaning = Meaning(evidence)
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
        """Return what another outlet must have to report a sentence, as far as it is printed."""
        made = draft(candidate)
        printed = frozenset(terms.folded(terms.content(made.text)))
        statement = main_statement(candidate) if made.voice != "reported" else None
        speaker = self._known.get(statement.speaker, statement.speaker) if statement else ""
        content = printed
        if statement and speaker:
            parts = (common(part, candidate.span) for part in statement.content)
            said = _stems(" ".join(part.of(candidate.article.text) for part in parts if part))
            naming = _stems(f"{speaker} {statement.speaker} {statement.role} {statement.cue}")
            told = len(said & printed) >= FEWEST_SAID
            content = (
                frozenset() if not told else (said & printed) | (frozenset(phrases.telling(sorted(printed))) - naming)
            )
        named = _stems(" ".join(_CAPITAL.findall(made.text))) - _stems(speaker)
        marked = " ".join(made.text[q.inner_start : q.inner_end] for q in marks.find(made.text))
        figures = [f for f in candidate.figures if f.text in made.text]
        return _Wanted(
            made,
            content,
            frozenset(phrases.telling(sorted(named))),
            _stems(marked),
            frozenset((f.value, f.unit) for f in figures if f.kind != "date"),
            frozenset(_days(figures)),
            speaker,
            bool(_NEGATED.search(made.text)),
        )

    def reporting(self, candidate: Candidate) -> dict[str, tuple[Candidate, ...]]:
        """Return for each other outlet the sentence, or two that follow each other, that report the same."""
        wanted = self.wanted(candidate)
        plain = phrases.telling(sorted(wanted.content - wanted.names))
        if len(wanted.content) < FEWEST_STEMS or (not wanted.speaker and len(plain) < FEWEST_PLAIN):
            return {}
        own = self.outlet[candidate.article.id]
        held: dict[Key, float] = defaultdict(float)
        for item in wanted.content:
            for name in self._holders.get(item, ()):
                held[name] += self.weights[item]
        total = sum(self.weights.get(item, 1.0) for item in wanted.content)
        best: dict[str, tuple[float, tuple[Candidate, ...]]] = {}
        for name, weight in held.items():
            outlet, other = self.outlet[name[0]], self.by_key[name]
            if outlet == own:
                continue
            meant = self._meaning.near(key(candidate), name)
            worth = weight / total + meant
            if (weight >= ALONE * total or meant >= MEANT) and worth > best.get(outlet, (0.0, ()))[0]:
                found = self._borne_out(other, wanted, meant)
                if found:
                    best[outlet] = (worth, found)
        return {outlet: found for outlet, (_, found) in best.items()}

    def agreed(self, candidate: Candidate, columns: Sequence[Column]) -> Agreed | None:
        """Return who reports a sentence, `None` when it is not one to tell it by."""
        if not _tells(candidate):
            return None
        same = self.reporting(candidate)
        own = self.outlet[candidate.article.id]
        by = tuple(c.name for c in columns if c.name in same or c.name == own)
        return Agreed(candidate, by, tuple(c for window in same.values() for c in window))

    def _borne_out(self, one: Candidate, wanted: _Wanted, meant: float) -> tuple[Candidate, ...]:
        """Return a sentence, with a neighbour where it needs one, that has all that is wanted; else nothing.

        Args:
            meant: how near the sentence is in meaning.
        """
        if bool(_NEGATED.search(one.text)) != wanted.negated or not self._says(one, wanted):
            return ()
        near = (self.by_key.get((one.article.id, one.number + step)) for step in (1, -1))
        for window in ((one,), *((one, other) for other in near if other is not None)):
            bag = frozenset().union(*(self.bags[key(c)] for c in window))
            if not _has_details(wanted, window, bag):
                continue
            share = self._share(wanted.content, bag)
            same = share >= (COUNTED if wanted.counts else TOGETHER)
            same = same and self._share(wanted.content - wanted.names, bag) >= PLAIN
            restated = meant >= MEANT and share >= (COUNTED if wanted.speaker else RESTATED)
            if (same or restated) and self._supports(wanted, window, BORNE_OUT if same else SUPPORTED):
                return window
        return ()

    def _supports(self, wanted: _Wanted, window: Sequence[Candidate], least: float) -> bool:
        """Tell whether sentences bear out what is not quoted, and turn none of what an outlet tells around.

        Args:
            least: the support score that it needs.
        """
        if len(wanted.quoted) >= FEWEST_SAID:
            return True
        if support.score(wanted.made.text, " ".join(c.text for c in window)) < least:
            return False
        cited = replace(wanted.made, citations=tuple(cite(c.article, c.span) for c in window))
        found = check(cited, self._evidence).findings if cited.voice == "reported" else ()
        return not any(finding.kind == "support" for finding in found)

    def _share(self, stems: frozenset[str], bag: frozenset[str]) -> float:
        """Return how much of some stems others have, 0 to 1, by how rare they are; 1 of none."""
        total = sum(self.weights.get(item, 1.0) for item in stems)
        return sum(self.weights.get(item, 1.0) for item in stems & bag) / total if total else 1.0

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
    found = [told.agreed(item.candidate, columns) for item in select.rank(told.space.found)]
    kept: list[Agreed] = []
    for agreed_on in sorted(filter(None, found), key=lambda one: -len(one.outlets)):
        if len(agreed_on.outlets) > 1 and not any(_alike(agreed_on.candidate, other, told.space) for other in kept):
            kept.append(agreed_on)
    return tuple(kept)


def _tells(candidate: Candidate) -> bool:
    """Tell whether a sentence prints alone, in its own or in a speaker's voice, and has enough to tell it by."""
    # What outlets agree on is no outlet's judgement.
    plain = (candidate.loaded < LOADED or bool(candidate.statements)) and draft(candidate).voice != "outlet"
    return plain and select.alone(candidate) and whole(candidate) and len(set(candidate.stems)) >= FEWEST_IN_ALL


def _alike(one: Candidate, other: Agreed, space: Space) -> bool:
    return any(space.cosine(one, told) >= TOLD for told in (other.candidate, *other.others))


def _has_details(wanted: _Wanted, window: Sequence[Candidate], bag: frozenset[str]) -> bool:
    figures = {(f.value, f.unit) for c in window for f in c.figures}
    days = _days(f for c in window for f in c.figures)
    if days and not wanted.days <= days:
        return False
    names = len(wanted.names & bag) >= NAMED * len(wanted.names)
    return names and wanted.figures <= figures and len(wanted.quoted & bag) >= QUOTED * len(wanted.quoted)


def _days(figures: Iterable[Figure]) -> set[str]:
    """Return the days, as dates, that a text names."""
    return {f.value for f in figures if f.kind == "date" and _DAY.fullmatch(f.value)}


def _stems(text: str) -> frozenset[str]:
    return frozenset(terms.folded(terms.content(text)))
