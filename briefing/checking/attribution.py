"""Whose statement a sentence is: attributions dropped, invented or strengthened, hedges and negations lost."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checking import naming
from briefing.checking.cited import Cited
from briefing.checking.marked import outside
from briefing.checking.sayings import Sayings
from briefing.checking.words import Word, stems, words
from briefing.reading import cues
from briefing.types import Draft, Finding, Span, Statement

# A draft whose words are at least this share a statement's, beyond what the outlet itself says, rests on the statement.
RESTS = 0.5
FEWEST = 2
# Content words after a negation that it can govern; after a hedge of the draft's own, which may stand further off.
REACH, WIDE = 2, 5
# Share of content words in common from which two sentences say the same or the opposite.
NEARLY = 0.9


def findings(draft: Draft, cited: tuple[Cited, ...], sayings: Sayings) -> Iterator[Finding]:
    """Yield what is wrong with the attributions of a draft; one that is the source's own text keeps its own."""
    yield from _dropped(draft, cited, sayings)
    yield from _invented(draft, cited, sayings)
    if sayings.places:
        return
    yield from _strengthened(cited, sayings)
    yield from _turned(draft, cited)


def _dropped(draft: Draft, cited: tuple[Cited, ...], sayings: Sayings) -> Iterator[Finding]:
    mine, marked = stems(draft.text), stems(draft.text) - stems(outside(draft.text))
    for one in cited:
        own = _own_words(one)
        for statement in one.statements:
            # Words of a speaker whom nobody names keep their marks; that is all that can be said about them.
            rests = (mine & _said(one, statement)) - own - (frozenset() if statement.speaker else marked)
            if len(rests) < max(FEWEST, RESTS * len(mine)) or sayings.words_carry(one, statement):
                continue
            whose = statement.speaker or "somebody whom the source does not name"
            at_fault = " ".join(word.text for word in words(draft.text) if word.stem in rests)
            yield Finding("attribution", at_fault, f"The source has this from {whose}; the sentence must say so.")
            return


def _own_words(cited: Cited) -> frozenset[str]:
    """Return the stems of what the outlet says in its own voice within the cited spans."""
    found: set[str] = set()
    for run in cited.runs:
        text = list(run.of(cited.article.text))
        for statement in cited.statements:
            for part in statement.content:
                low, high = max(part.start, run.start) - run.start, min(part.end, run.end) - run.start
                text[low:high] = " " * max(0, high - low)
        found |= stems("".join(text))
    return frozenset(found)


def _said(cited: Cited, statement: Statement) -> frozenset[str]:
    parts = (_common(part, run) for part in statement.content for run in cited.runs if part.meets(run))
    return frozenset().union(*(stems(part.of(cited.article.text)) for part in parts))


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))


def _invented(draft: Draft, cited: tuple[Cited, ...], sayings: Sayings) -> Iterator[Finding]:
    """Yield the attributions of a draft that no cited statement bears out."""
    worded = () if sayings.places else sayings.statements
    claimed = [(s.speaker, _text(draft, s)) for s in worded if s.speaker and not _worded_here(s, draft, cited)]
    if draft.voice == "attributed" and draft.speaker:
        claimed.append((draft.speaker, draft.text))
    for speaker, text in claimed:
        if naming.is_pronoun(speaker) or _borne_out(speaker, stems(text), cited):
            continue
        yield Finding("attribution", speaker, f"The cited text does not have this from {speaker}.")


def _worded_here(mine: Statement, draft: Draft, cited: tuple[Cited, ...]) -> bool:
    """Tell whether a cited sentence words the same attribution, where the reading has nobody's statement in it."""
    speaker, said = set(naming.key(mine.speaker)), stems(_text(draft, mine))
    base = {cues.ALL_FORMS.get(word.text, word.text) for word in words(mine.cue)}
    for one in cited:
        for sentence in one.reading.sentences:
            read = any(part.meets(sentence.span) for s in one.statements for part in s.content)
            if read or not any(run.meets(sentence.span) for run in one.runs):
                continue
            text = sentence.span.of(one.article.text)
            bases = {cues.ALL_FORMS.get(word.text, word.text) for word in words(text)}
            if speaker <= set(naming.key(text)) and base & bases and len(said & stems(text)) >= RESTS * len(said):
                return True
    return False


def _text(draft: Draft, statement: Statement) -> str:
    return " ".join(part.of(draft.text) for part in statement.content)


def _borne_out(speaker: str, mine: frozenset[str], cited: tuple[Cited, ...]) -> bool:
    """Tell whether, of the statements that share most words with the draft, one is this speaker's."""
    found = [(len(mine & _said(one, statement)), one, statement) for one in cited for statement in one.statements]
    most = max((shared for shared, _, _ in found), default=0)
    for shared, one, statement in found:
        close = shared >= RESTS * most
        relays = bool(statement.via) and naming.same_voice(speaker, statement.via)
        if close and (naming.speaks_for(speaker, statement, one.reading.voices) or relays):
            return True
    outlets = [one for one in cited if naming.is_outlet(speaker, one.article)]
    own = max((len(mine & (_own_words(one) | _reported_by(one))) for one in outlets), default=0)
    return own >= RESTS * most and own > 0


def _reported_by(cited: Cited) -> frozenset[str]:
    """Return the stems of what the outlet reports in its own wording as said by somebody it does not name."""
    unnamed = [one for one in cited.statements if one.kind == "indirect" and not one.speaker]
    return frozenset().union(*(_said(cited, statement) for statement in unnamed))


def _strengthened(cited: tuple[Cited, ...], sayings: Sayings) -> Iterator[Finding]:
    """Yield reporting verbs that claim more than the source's ("said" made "admitted")."""
    theirs = {cues.ALL_FORMS.get(word.text, word.text) for one in cited for word in words(one.text)}
    for base in sayings.reporting:
        strength = cues.cue_strength(base)
        if strength != "neutral" and base not in theirs:
            yield Finding("attribution", base, f"The source does not say “{base}”; use its own verb, or “said”.")


def _turned(draft: Draft, cited: tuple[Cited, ...]) -> Iterator[Finding]:
    """Yield words that the source negates or hedges and the draft does not, or the other way about."""
    mine, theirs = words(draft.text), [words(one.text) for one in cited]
    negated, plain = _governed(mine, "negates", REACH)
    their_negated, their_plain = _merged(theirs, "negates", REACH)
    for stem in sorted((negated & their_plain) - their_negated - plain):
        yield Finding("support", stem, f"The source does not negate “{_as_written(stem, mine)}”; the sentence does.")
    for stem in sorted((plain & their_negated) - their_plain - negated):
        yield Finding("support", stem, f"The source negates “{_as_written(stem, mine)}”; the sentence does not.")
    yield from _parity(mine, cited)
    hedged, certain = _merged(theirs, "hedges", 1)
    kept, _ = _governed(mine, "hedges", WIDE)
    _, unhedged = _governed(mine, "hedges", 1)
    for stem in sorted((unhedged & hedged) - certain - kept):
        yield Finding("support", stem, f"The source hedges “{_as_written(stem, mine)}”; keep its hedge.")


def _parity(mine: tuple[Word, ...], cited: tuple[Cited, ...]) -> Iterator[Finding]:
    """Compare the negations of a draft with those of the one source sentence that has nearly all of its words."""
    own = {word.stem for word in mine if word.content}
    for one in cited:
        for sentence in one.reading.sentences:
            if not any(run.meets(sentence.span) for run in one.runs):
                continue
            theirs = words(sentence.span.of(one.article.text))
            same = {word.stem for word in theirs if word.content}
            turned = [word.text for word in mine if word.negates]
            odd = (len(turned) - sum(word.negates for word in theirs)) % 2
            if odd and turned and len(own & same) >= NEARLY * len(own | same):
                yield Finding("support", turned[-1], f"The sentence says “{turned[-1]}” where the source does not.")
                return


def _merged(texts: list[tuple[Word, ...]], what: str, reach: int) -> tuple[frozenset[str], frozenset[str]]:
    pairs = [_governed(text, what, reach) for text in texts]
    governed = frozenset().union(*(pair[0] for pair in pairs))
    free = frozenset().union(*(pair[1] for pair in pairs))
    return governed, free


def _governed(text: tuple[Word, ...], what: str, reach: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of the content words that a negation or hedge governs, and of those that none does."""
    governed: set[str] = set()
    free: set[str] = set()
    left = 0
    for word in text:
        if getattr(word, what):
            left = reach
        elif word.content:
            (governed if left else free).add(word.stem)
            left = max(0, left - 1)
    return frozenset(governed), frozenset(free)


def _as_written(stem: str, mine: tuple[Word, ...]) -> str:
    return next((word.text for word in mine if word.stem == stem), stem)
