"""Whose statement a sentence is: attributions dropped, invented or strengthened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.checking import dropped, naming, turned
from briefing.checking.cited import Cited
from briefing.checking.dropped import RESTS, common, own_words, said
from briefing.checking.sayings import Sayings, means
from briefing.checking.words import stems, words
from briefing.reading.speech import cues
from briefing.types import Draft, Finding, Span, Statement


def findings(draft: Draft, cited: tuple[Cited, ...], sayings: Sayings) -> Iterator[Finding]:
    """Yield what is wrong with the attributions of a draft; one that is the source's own text keeps its own."""
    yield from dropped.findings(draft, cited, sayings)
    yield from _invented(draft, cited, sayings)
    if sayings.places:
        return
    yield from _strengthened(cited, sayings)
    yield from turned.findings(draft, cited)


def _invented(draft: Draft, cited: tuple[Cited, ...], sayings: Sayings) -> Iterator[Finding]:
    """Yield the attributions of a draft that no cited statement bears out."""
    here = [s.speaker for s in sayings.statements if s.speaker and _worded_here(s, draft, cited)]
    worded = () if sayings.places else sayings.statements
    claimed = [(s.speaker, _text(draft, s)) for s in worded if s.speaker and s.speaker not in here]
    if draft.voice == "attributed" and draft.speaker and not _stands_so(draft.speaker, here, sayings):
        claimed.append((draft.speaker, draft.text))
    for speaker, text in claimed:
        if speaker != draft.speaker and naming.is_pronoun(speaker):
            continue
        if not _borne_out(speaker, stems(text), cited):
            yield Finding("attribution", speaker, f"The cited text does not have this from {speaker}.")


def _stands_so(speaker: str, here: list[str], sayings: Sayings) -> bool:
    """Tell whether the source itself words an attribution so, where the reading has it as nobody's statement."""
    if any(naming.same_voice(speaker, name) for name in here):
        return True
    if sayings.places and re.search(rf"\baccording to (?:the |an? )?{re.escape(speaker)}", sayings.outside, re.I):
        return True
    named = set(naming.key(speaker)) <= set(naming.key(sayings.outside)) and not naming.is_pronoun(speaker)
    return named and any(
        not any(statement.speaker and statement.span.meets(place) for statement in one.statements)
        for one in sayings.cited
        for place in (sayings.places.get(one.article.id),)
        if place
    )


def _worded_here(mine: Statement, draft: Draft, cited: tuple[Cited, ...]) -> bool:
    """Tell whether a cited sentence words the same attribution, where the reading has nobody's statement in it."""
    speaker, told = set(naming.key(mine.speaker)), stems(_text(draft, mine))
    base = {cues.ALL_FORMS.get(word.text, word.text) for word in words(mine.cue)}
    for one in cited:
        for sentence in one.reading.sentences:
            if not any(run.meets(sentence.span) for run in one.runs) or _read(one, sentence.span):
                continue
            text = sentence.span.of(one.article.text)
            if not speaker <= set(naming.key(_unsaid(one, sentence.span))):
                continue
            bases = {cues.ALL_FORMS.get(word.text, word.text) for word in words(text)}
            if base & bases and len(told & stems(text)) >= RESTS * len(told):
                return True
    return False


def _read(cited: Cited, place: Span) -> bool:
    """Tell whether the reading has a statement of a speaker with a name in a place."""
    return any(part.meets(place) for s in cited.statements if s.speaker for part in s.content)


def _unsaid(cited: Cited, place: Span) -> str:
    """Return what a place has outside the content of statements: who speaks, and what the outlet says itself."""
    text = list(place.of(cited.article.text))
    for part in (part for s in cited.statements for part in s.content if part.meets(place)):
        shared = common(part, place)
        text[shared.start - place.start : shared.end - place.start] = " " * (shared.end - shared.start)
    return "".join(text)


def _text(draft: Draft, statement: Statement) -> str:
    return " ".join(part.of(draft.text) for part in statement.content)


def _borne_out(speaker: str, mine: frozenset[str], cited: tuple[Cited, ...]) -> bool:
    """Tell whether, of the statements that share most words with the draft, one is this speaker's."""
    found = [(len(mine & said(one, statement)), one, statement) for one in cited for statement in one.statements]
    most = max((shared for shared, _, _ in found), default=0)
    for shared, one, statement in found:
        close = shared >= RESTS * most
        relays = bool(statement.via) and naming.same_voice(speaker, statement.via)
        if close and (means(speaker, one, statement) or relays):
            return True
    outlets = [one for one in cited if naming.is_outlet(speaker, one.article)]
    own = max((len(mine & (own_words(one) | _reported_by(one))) for one in outlets), default=0)
    return own >= RESTS * most and own > 0


def _reported_by(cited: Cited) -> frozenset[str]:
    """Return the stems of what the outlet reports in its own wording as said by somebody it does not name."""
    unnamed = [one for one in cited.statements if one.kind == "indirect" and not one.speaker]
    return frozenset().union(*(said(cited, statement) for statement in unnamed))


def _strengthened(cited: tuple[Cited, ...], sayings: Sayings) -> Iterator[Finding]:
    """Yield reporting verbs that claim more than the source's ("said" made "admitted")."""
    theirs = {cues.ALL_FORMS.get(word.text, word.text) for one in cited for word in words(one.text)}
    for base in sayings.reporting:
        strength = cues.cue_strength(base)
        if strength != "neutral" and base not in theirs:
            yield Finding("attribution", base, f"The source does not say “{base}”; use its own verb, or “said”.")
