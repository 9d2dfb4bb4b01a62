"""Cells and rows of a comparison: a voice's own words, an outlet's own sentences, and rows that a person names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.errors import EditRefused, InputError
from briefing.types import Cell, Claim, Column, CompareBy, Draft, Evidence, Issue
from briefing.writing import bearing, candidates, drafting, select, voices
from briefing.writing.frame import Frame
from briefing.writing.issues import MOST_SAID
from briefing.writing.standing import opens_back

LONGEST_LABEL = 80  # characters
MOST_LISTED = 8  # names in a refusal


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chooses of a comparison.

    Args:
        issues: names of rows, in the person's own words. voices: names of the columns, none for everyone.
    """

    issues: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()

    @property
    def settings(self) -> dict[str, str]:
        """The choices by name, without those that were not made."""
        made = {"issues": "; ".join(self.issues), "voices": "; ".join(self.voices)}
        return {name: value for name, value in made.items() if value}


@dataclass(frozen=True, slots=True)
class _Sayable:
    """Something that can stand in a cell: the folded stems of what is printed, and how much it tells."""

    column: str
    draft: Draft
    stems: frozenset[str]
    worth: float
    number: int


def outlets(evidence: Evidence) -> tuple[Column, ...]:
    """Return one column for each outlet, or for each article whose outlet is not known."""
    articles: dict[str, list[str]] = {}
    for article in evidence.articles:
        articles.setdefault(article.label, []).append(article.id)
    return tuple(Column(name, "outlet", "", tuple(ids)) for name, ids in articles.items())


def columns(evidence: Evidence, by: CompareBy) -> tuple[Column, ...]:
    """Return everyone who can be compared."""
    return voices.columns(evidence) if by == "voice" else outlets(evidence)


def picked(everyone: Sequence[Column], names: Sequence[str], evidence: Evidence) -> tuple[Column, ...]:
    """Return the columns of these names, in their order, or everyone when none is given.

    Args:
        everyone: who can be compared. names: as a person writes them: full names, last ones,
            or others that the articles use.
        evidence: the articles.

    Raises:
        InputError: nobody of a name is among them.
    """
    if not names:
        return tuple(everyone)
    last = Counter(column.name.split()[-1] for column in everyone)
    known = {c.name.split()[-1].casefold(): c.name for c in everyone if last[c.name.split()[-1]] == 1}
    known |= {name.casefold(): listed for name, listed in voices.canonical(evidence).items()}
    known |= {column.name.casefold(): column.name for column in everyone}
    by_name = {column.name: column for column in everyone}
    found: dict[str, Column] = {}
    for name in names:
        column = by_name.get(known.get(" ".join(name.split()).casefold(), ""))
        if column is None:
            raise InputError(f"Nobody who can be compared here is called “{name.strip()}”.", advice=_among(by_name))
        found.setdefault(column.name, column)
    return tuple(found.values())


def _among(names: Iterable[str]) -> str:
    listed = list(names)
    more = f" and {len(listed) - MOST_LISTED} more" if len(listed) > MOST_LISTED else ""
    return f"Choose among: {', '.join(listed[:MOST_LISTED])}{more}." if listed else "These articles quote nobody."


def cell(drafts: Iterable[Draft], column: Column, evidence: Evidence, frame: Frame) -> tuple[Claim, ...]:
    """Return a column's claims: a voice's own statements and nobody else's, an outlet's own sentences."""
    claims = tuple(filter(_stands, frame.claims(drafts)))
    if not claims or replace(column, hidden=False) in outlets(evidence):
        return claims
    known = voices.canonical(evidence)
    return tuple(c for c in claims if c.voice == "attributed" and known.get(c.speaker, c.speaker) == column.name)


def label(text: str) -> str:
    """Return a person's name for an issue as one line.

    Raises:
        EditRefused: it is empty, or longer than 80 characters.
    """
    line = " ".join(text.split())
    if not line:
        raise EditRefused("The issue has no name.", advice="Name it in a few words.")
    if len(line) > LONGEST_LABEL:
        raise EditRefused(
            f"The name of the issue has {len(line)} characters.", advice=f"Use at most {LONGEST_LABEL} characters."
        )
    return line


def find(text: str, evidence: Evidence, by: CompareBy, wanted: Sequence[Column]) -> Mapping[str, tuple[Draft, ...]]:
    """Return what bears on some words, by column name: for each at most two statements, in reading order.

    Args:
        text: a person's name for an issue. evidence: the articles, copies apart. by: voice or outlet.
        wanted: the columns to look for.
    """
    found = voices.sentences(evidence)
    words = bearing.Words.of(text, [bearing.stems(c.text) for c in found])
    able = [item for item in _sayable(evidence, by, wanted) if words.bears(item.stems)]
    able.sort(key=lambda item: (-words.share(item.stems), -item.worth, item.number))
    cells = {c.name: [item for item in able if item.column == c.name][:MOST_SAID] for c in wanted}
    return {name: tuple(i.draft for i in sorted(own, key=lambda i: i.number)) for name, own in cells.items() if own}


def named(
    labels: Iterable[str], evidence: Evidence, by: CompareBy, wanted: Sequence[Column], frame: Frame
) -> tuple[Issue, ...]:
    """Return a row for each label that a person gives, whether anything bears on it or not; arguments as `find`."""
    lines = {line.casefold(): line for line in reversed([label(text) for text in labels])}
    rows = []
    for line in reversed(lines.values()):
        drafts = find(line, evidence, by, wanted)
        cells = tuple(Cell(cell(drafts.get(column.name, ()), column, evidence, frame)) for column in wanted)
        rows.append(Issue(line, cells, named=True))
    return tuple(rows)


def others(silent: Sequence[Column], evidence: Evidence, frame: Frame) -> Mapping[str, Cell]:
    """Return the most telling statements of voices that no row has, by name."""
    said = voices.said(evidence, voices.sentences(evidence), (c.name for c in silent))
    weights = voices.weights(evidence)
    told = {c.name: voices.telling([i for i in said if i.column == c.name], weights, MOST_SAID) for c in silent}
    return {c.name: Cell(cell([item.draft for item in told[c.name]], c, evidence, frame)) for c in silent}


def _stands(claim: Claim) -> bool:
    """Tell whether a claim can be read alone; the source's sentence that replaced a refused draft need not."""
    return claim.check.status != "replaced" or not opens_back(claim.text)


def _sayable(evidence: Evidence, by: CompareBy, wanted: Sequence[Column]) -> list[_Sayable]:
    return _said(evidence, wanted) if by == "voice" else _reported(evidence, wanted)


def _said(evidence: Evidence, wanted: Sequence[Column]) -> list[_Sayable]:
    """Return the statements of voices; the speaker's own name in one is not what it is about."""
    weights = voices.weights(evidence)
    listed = []
    for item in voices.said(evidence, voices.sentences(evidence), (c.name for c in wanted)):
        about = bearing.stems(item.draft.text) - bearing.stems(item.column) | bearing.stems(item.words)
        listed.append(_Sayable(item.column, item.draft, about, voices.worth(item, weights), item.number))
    return listed


def _reported(evidence: Evidence, wanted: Sequence[Column]) -> list[_Sayable]:
    """Return the sentences of outlets that print alone."""
    outlet = {article_id: column.name for column in wanted for article_id in column.articles}
    found = [c for c in candidates.find(evidence) if c.article.id in outlet]
    place = {(c.article.id, c.number): at for at, c in enumerate(found)}
    return [
        _Sayable(
            outlet[c.article.id], drafting.draft(c), bearing.stems(c.text), ranked.score, place[c.article.id, c.number]
        )
        for ranked in select.rank(found)
        if select.alone(c := ranked.candidate) and drafting.whole(c)
    ]
