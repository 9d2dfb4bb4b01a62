"""Whether the evidence answers a question, and with which of its sentences; decided before anything is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from briefing.types import Column, Draft, Evidence, Figure
from briefing.writing import candidates, context, figures, select, several, terms, voices
from briefing.writing.candidates import Candidate
from briefing.writing.drafting import draft
from briefing.writing.questions import PEOPLE, Asked, parse
from briefing.writing.space import Space

ENOUGH = 0.6  # share of the question's weighted content that one passage must hold
ENOUGH_SAID = 0.5  # the same for a speaker's own statement; the name already fixes the subject
LESS = 0.8  # how much a match in the words around a statement counts beside one in the statement itself
PREDICATE = 0.5  # share of what is asked apart from the names that a sentence and its neighbours must hold
# Share that the sentence itself must hold, the rest may stand in its neighbours; more where a name or a figure is asked
# for, because any sentence has one.
OWN_SHARE, NUMBER_SHARE, WHO_SHARE = 0.34, 0.5, 0.75
SAYS_AS_MUCH = 0.9  # from here a sentence speaks of just what is asked
NEAR_BEST = 0.7  # share of the best score that further sentences need
WORDS_ROLE = 1.0  # what counts for a sentence that words the role of the person asked about
NEAR_FIGURE = 60  # characters before a figure in which what it counts may stand
MOST_SENTENCES = 3
MOST_STATEMENTS = 4
_DATE = re.compile(
    r"\b(?:\d{4}|\d{1,2}:\d\d|(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|tomorrow|tonight|week|month|year|"
    r"spring|summer|autumn|winter)s?)\b"
)
_NOT_KNOWN = re.compile(
    r"\b(?:(?:do|does|did|would|could|can|will)(?: not|n[’']t) (?:say|know|tell)|(?:nobody|no one) (?:would|could|can) "
    r"(?:say|tell)|unclear|unknown|not (?:yet )?(?:known|decided|disclosed|said))\b",
    re.IGNORECASE,
)
_AFTER_HEAD = re.compile(r"\s(?:of|at|for|in|on|to|with|who|which|that)\s|,")
# What "how old", "how long" and "how far" ask for.
_MEASURES = {
    "old": re.compile(r"\b(?:aged|years?[- ]old|age of|months?[- ]old)\b|,\s\d{1,3},"),
    "long": re.compile(r"\b(?:second|minute|hour|day|week|month|year|decade|met(?:er|re)|mile|feet|foot)s?\b|\bkm\b"),
    "far": re.compile(r"\b(?:met(?:er|re)s?|kilomet(?:er|re)s?|miles?|feet|km|yards?)\b"),
}
# Words that lead from what is counted to its figure: "the number of camps is 21".
_GIVES = re.compile(
    r"(?:\bis|\bare|\bwas|\bwere|\bat|\bto|\breached|\btotall?ed|\bhit|:)\s+(?:(?:about|around|nearly|almost|roughly|only|"
    r"some|over|more than|less than|at least|up to)\s+)?\$?$"
)  # fmt: skip


def find(question: str, evidence: Evidence) -> tuple[Draft, ...]:
    """Return the drafts that answer a standalone question, best first; none means that it must be refused.

    Every proper name must occur in the evidence. A question for someone's words is answered from that voice's
    statements only; any other needs a passage of up to three sentences that covers what it asks about. Only a long
    question, which asks for several things, may find them in several articles.

    Args:
        question: with its names in it. evidence: the passages found for it, best first.
    """
    asked = parse(question)
    return _find(asked, evidence) or several.find(asked, evidence)


def _find(asked: Asked, evidence: Evidence) -> tuple[Draft, ...]:
    if asked.wanted == "differ":
        return _differing(asked, evidence)
    columns = voices.columns(evidence)
    column = _voice(asked.speaker, columns) if asked.speaker else None
    if not _names_occur(asked, evidence, column):
        return ()
    if column is not None:
        return _statements(asked, column, evidence)
    if asked.speaker and terms.names(asked.speaker):
        return ()
    return _sentences(asked, evidence)


def _differing(asked: Asked, evidence: Evidence) -> tuple[Draft, ...]:
    for item in figures.differences(evidence):
        if not asked.stems or set(asked.stems) & set(terms.folded(terms.content(item.label))):
            return item.drafts
    return ()


def _voice(who: str, columns: Sequence[Column]) -> Column | None:
    """Return the voice that the question names, by name or by role; `None` when there is none or more than one."""
    wanted = [word for word in terms.words(who) if word not in terms.STOP]
    if not wanted:
        return None
    by_name = [c for c in columns if _is_part(wanted, terms.words(c.name))]
    if not by_name:
        by_name = [c for c in columns if _is_part(wanted, [*terms.words(c.role), *terms.words(c.name)])]
        by_name = [c for c in by_name if set(wanted) & {*_head(c.role), *terms.words(c.name)}]
    exact = [c for c in by_name if terms.words(c.name) == wanted]
    found = exact or by_name
    return found[0] if len(found) == 1 else None


def _head(role: str) -> list[str]:
    """Return the word that says what somebody is: "governor" of "governor of the central bank"."""
    return terms.words(_AFTER_HEAD.split(role)[0])[-1:]


def _is_part(wanted: Sequence[str], name: Sequence[str]) -> bool:
    return set(wanted) <= set(name)


def _names_occur(asked: Asked, evidence: Evidence, column: Column | None) -> bool:
    known = set(terms.words(f"{column.name} {column.role}")) if column else set()
    texts = [" ".join(terms.words(article.text)) for article in evidence.articles]
    for name in asked.names:
        wanted = terms.words(name)
        if not set(wanted) <= known and not any(f" {' '.join(wanted)} " in f" {text} " for text in texts):
            return False
    return True


def _statements(asked: Asked, column: Column, evidence: Evidence) -> tuple[Draft, ...]:
    found = voices.sentences(evidence)
    known = voices.canonical(evidence)
    everyone = voices.said(evidence, found, (c.name for c in voices.columns(evidence)))
    said = [s for s in everyone if column.name in {s.column, known.get(s.statement.via, s.statement.via)}]
    rarities = terms.rarity([terms.folded(c.stems) for c in found])
    beside = {(c.article.id, c.number): c for c in found}
    scored = []
    for item in said:
        if not _said_fits(asked, item, found):
            continue
        own = terms.folded(terms.content(item.words))
        share = terms.covered(asked.stems, own, rarities)
        if share < ENOUGH_SAID:
            share = LESS * terms.covered(asked.stems, [*own, *_spoken_of(asked, item, found, beside)], rarities)
        if share >= ENOUGH_SAID:
            scored.append((share, item))
    scored.sort(key=lambda entry: (-round(entry[0], 1), entry[1].number))
    return tuple(dict.fromkeys(item.draft for _, item in scored[:MOST_STATEMENTS]))


def _said_fits(asked: Asked, item: voices.Said, found: Sequence[Candidate]) -> bool:
    """Tell whether a statement holds the figure or day that is asked for, or says that it is not known."""
    if asked.wanted not in ("number", "when"):
        return True
    content = item.statement.content or (item.statement.span,)
    own = [c for c in found if c.article.id == item.article.id and any(part.meets(c.span) for part in content)]
    return any(_NOT_KNOWN.search(c.text) or _fits(asked, c) for c in own)


def _spoken_of(
    asked: Asked, item: voices.Said, found: Sequence[Candidate], beside: Mapping[tuple[str, int], Candidate]
) -> list[str]:
    """Return the folded stems of what a statement speaks of in other words.

    These are the sentences before one that points back ("I would have taken that"), what "the act" stands for, and
    the sentence after it that goes on about the same person ("He expects ...").
    """
    first = min((part.start for part in item.statement.content), default=item.statement.span.start)
    own = next((c for c in found if c.article.id == item.article.id and c.span.start <= first < c.span.end), None)
    if own is None:
        return []
    near = context.before(own, beside, back=1) if context.refers_back(f"{item.words} {item.draft.text}") else []
    after = context.goes_on(own, beside)
    stems = [stem for c in (*near, *([after] if after else [])) for stem in terms.folded(c.stems)]
    about = {stem for c in (own, *near) for stem in context.meant(asked.names, c, beside)}
    return [*stems, *sorted(about)]


def _sentences(asked: Asked, evidence: Evidence) -> tuple[Draft, ...]:
    found = candidates.find(evidence)
    if asked.wanted == "story":
        return tuple(map(draft, select.varied(select.rank(found), count=MOST_SENTENCES, words=90)))
    if not asked.stems:
        return ()
    everything = voices.sentences(evidence)
    rarities = terms.rarity([terms.folded(c.stems) for c in everything])
    beside = {(c.article.id, c.number): c for c in everything}
    scored = []
    wanted = _without_names(asked)
    for candidate in found:
        known = context.meant(asked.names, candidate, beside)
        own = terms.covered([item for item in wanted if item not in known], terms.folded(candidate.stems), rarities)
        around = [*_window(candidate, beside), *sorted(known)]
        share = terms.covered(wanted, around, rarities)
        enough = share >= ENOUGH and own >= _own_share(asked) and _holds_predicate(asked, around, rarities)
        fits = enough and _acts(asked, candidate, beside) and _is_kind(asked, candidate, around, evidence)
        if fits and (_leaves_open(own, candidate) or _fits(asked, candidate)):
            bonus = WORDS_ROLE * _words_role(asked, candidate, evidence)
            scored.append(select.Ranked(candidate, own + 0.2 * share - 0.2 * candidate.loaded + bonus))
    scored.sort(key=lambda item: -item.score)
    return tuple(map(draft, _chosen(scored, beside)))


def _holds_predicate(asked: Asked, around: Sequence[str], rarities: Mapping[str, float]) -> bool:
    """Tell whether what is asked about the names is there too: "born" in "When was X born?"."""
    named = {item for name in asked.names for item in terms.folded(terms.content(name))}
    return terms.covered([item for item in asked.stems if item not in named], around, rarities) >= PREDICATE


def _acts(asked: Asked, candidate: Candidate, beside: Mapping[tuple[str, int], Candidate]) -> bool:
    """Tell whether the one whose act is asked for acts in a sentence; yes when no one's is."""
    return not asked.actor or context.acts(asked.actor, candidate, beside, decides=asked.decides)


def _is_kind(asked: Asked, candidate: Candidate, around: Collection[str], evidence: Evidence) -> bool:
    """Tell whether what "which bank" asks for is spoken of: in a sentence, beside it, or as somebody's role there."""
    if not asked.kind or set(asked.kind) & set(around):
        return True
    said = evidence.readings[candidate.article.id].voices
    there = set(terms.words(candidate.text))
    roles = (voice.role for voice in said if voice.role and terms.words(voice.name)[-1] in there)
    return any(set(asked.kind) & set(terms.folded(terms.content(role))) for role in roles)


def _without_names(asked: Asked) -> tuple[str, ...]:
    """Return the stems that an answer must hold; a "who" question's names only have to occur in the article."""
    named = {item for name in asked.names for item in terms.folded(terms.content(name))}
    rest = tuple(item for item in asked.stems if item not in named)
    return rest if asked.wanted == "who" and rest else asked.stems


def _leaves_open(own: float, candidate: Candidate) -> bool:
    """Tell whether a sentence says that just what is asked is not known: an answer without a figure or name."""
    return own >= SAYS_AS_MUCH and bool(_NOT_KNOWN.search(candidate.text))


def _own_share(asked: Asked) -> float:
    """Return how much of the question the sentence itself must hold; all but the names, when it asks for one."""
    if asked.wanted == "who":
        return WHO_SHARE
    return NUMBER_SHARE if asked.wanted == "number" else OWN_SHARE


def _words_role(asked: Asked, candidate: Candidate, evidence: Evidence) -> bool:
    """Tell whether a sentence words the role of somebody whom a "who is" question names."""
    if asked.wanted != "who":
        return False
    said = evidence.readings[candidate.article.id].voices
    roles = [v.role for v in said if v.role and any(_is_part(terms.words(n), terms.words(v.name)) for n in asked.names)]
    return any(role in candidate.text for role in roles)


def _chosen(scored: Sequence[select.Ranked], beside: Mapping[tuple[str, int], Candidate]) -> list[Candidate]:
    """Keep the best sentences, each that points back together with the one before it; drop repeats."""
    space = Space(list(beside.values()))
    chosen: list[Candidate] = []
    for item in scored:
        candidate = item.candidate
        if len(chosen) >= MOST_SENTENCES or item.score < NEAR_BEST * scored[0].score:
            break
        before = beside.get((candidate.article.id, candidate.number - 1)) if candidate.dangling else None
        group = [c for c in (before, candidate) if c is not None]
        if not select.stands(group[0]) or not select.owned(candidate):
            continue
        if not any(space.repeats(candidate, other) for other in chosen):
            chosen += [c for c in group if c not in chosen]
    return chosen


def _window(candidate: Candidate, beside: Mapping[tuple[str, int], Candidate]) -> list[str]:
    """Return the folded stems of a sentence and its neighbours."""
    near = (beside.get((candidate.article.id, candidate.number + step)) for step in (-1, 0, 1))
    return [item for c in near if c is not None for item in terms.folded(c.stems)]


def _counts(figure: Figure, asked: Asked, candidate: Candidate) -> bool:
    """Tell whether a figure counts what is asked for: in its own words, or in the words just before and after it."""
    if figure.kind == "date":
        return False
    if not asked.counted:
        return True
    if asked.counted == PEOPLE:
        return figure.kind == "number" and (not figure.counts or figures.counts_people(figure))
    text = candidate.article.text
    before = text[max(candidate.span.start, figure.start - NEAR_FIGURE) : figure.start]
    after = " ".join(text[figure.end : candidate.span.end].split()[:3])
    said_of = before if _GIVES.search(before) else ""
    return bool(set(asked.counted) & set(terms.folded(terms.content(f"{figure.counts} {after} {said_of}"))))


def _fits(asked: Asked, candidate: Candidate) -> bool:
    """Tell whether a sentence holds the kind of thing that is asked for."""
    if asked.wanted == "number":
        if asked.measure in ("cost", "much"):
            return any(figures.is_amount(figure, cost=asked.measure == "cost") for figure in candidate.figures)
        measure = _MEASURES.get(asked.measure)
        if measure is not None:
            return bool(measure.search(candidate.text))
        return any(_counts(figure, asked, candidate) for figure in candidate.figures)
    if asked.wanted == "when":
        return bool(_DATE.search(candidate.text))
    if asked.wanted == "who":
        known = {word for name in asked.names for word in terms.words(name)}
        there = set(terms.words(candidate.article.text))
        others = (set(terms.words(name)) - known for name in terms.names(candidate.text))
        return known <= there and any(others)
    return True
