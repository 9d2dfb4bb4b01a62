"""Attributions that a draft drops: it repeats what a speaker says, and does not say whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.checking.changed import COPY, Copy
from briefing.checking.cited import Cited
from briefing.checking.marked import outside
from briefing.checking.sayings import Sayings, means
from briefing.checking.words import Word, stems, words
from briefing.reading.speech import cues
from briefing.types import Draft, Finding, Span, Statement

# A draft whose words are at least this share a statement's, beyond what the outlet itself says, rests on the statement.
RESTS = 0.5
FEWEST = 2
# Words of one statement in a row, from which a sentence repeats them.
TAKEN = 3

_PHRASES = ("in the words of", "quoted", "quoting", "in a statement", "view")
_PLAINLY = frozenset(
    "say tell add announce state write report note explain argue claim warn insist reply testify predict".split()
)
_AFTERWARDS = re.compile(
    r"[”\"’']?,?[”\"’']? (?:according to [^,;]+|[^,;]{1,60}? \w+|\w+ [^,;]{1,60})(?=[.,;]|$)", re.I
)
_FOREGOING = re.compile(r"(?:according to [^,;]+,|\b\w+(?: that)?)[“\"‘ ]*$", re.I)
# "Ada Lund, mayor of Orvik": a name and a role, and nothing that anybody says.
_ROLE = re.compile(r"[A-Z][\w.'’-]*(?: [\w.'’-]+){0,4}, [^,;:]{1,120}$")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do)\b")


def findings(draft: Draft, cited: tuple[Cited, ...], sayings: Sayings) -> Iterator[Finding]:
    """Yield the sentence that rests on a speaker's words and does not say so."""
    found = next(_rests(draft, cited, sayings), None) or next(_taken(sayings), None)
    if found:
        yield found


def _rests(draft: Draft, cited: tuple[Cited, ...], sayings: Sayings) -> Iterator[Finding]:
    mine, marked = stems(draft.text), stems(draft.text) - stems(outside(draft.text))
    for one in cited:
        outlets = own_words(one)
        for statement in one.statements:
            # Words of a speaker whom nobody names keep their marks; that is all that can be said about them.
            rests = (mine & said(one, statement)) - outlets - (frozenset() if statement.speaker else marked)
            if len(rests) < max(FEWEST, RESTS * len(mine)) or sayings.words_carry(one, statement):
                continue
            whose = statement.speaker or "somebody whom the source does not name"
            at_fault = " ".join(word.text for word in words(draft.text) if word.stem in rests)
            yield Finding("attribution", at_fault, f"The source has this from {whose}; the sentence must say so.")
            return


def _taken(sayings: Sayings) -> Iterator[Finding]:
    """Yield the sentence that repeats a speaker's words in order, or cuts off who says them."""
    for copy in sayings.copies:
        for statement in copy.cited.statements:
            inside = _inside(copy, statement, sayings)
            if len(inside) < max(TAKEN, COPY * len(copy.mine)):
                continue
            if not _carried(copy, inside, statement, sayings):
                whose = statement.speaker or "somebody whom the source does not name"
                yield Finding("attribution", copy.draft, f"The source has this from {whose}; the sentence must say so.")
                return
        cut = _cut_off(copy)
        if cut and not _says_plainly(sayings.outside):
            yield Finding("attribution", copy.draft, f"The source goes on “{cut}”; the sentence must say so too.")
            return


def _carried(copy: Copy, inside: list[Word], statement: Statement, sayings: Sayings) -> bool:
    """Tell whether a draft attributes a speaker's words to him, in words that are not themselves the speaker's."""
    if any(means(mine.speaker, copy.cited, statement) for mine in sayings.statements):
        return True
    theirs = {copy.at + word.start for word in inside}
    own = " ".join(word.text for word in words(sayings.outside) if word.start not in theirs)
    speaks = ":" in sayings.outside or _speaks(own) or any(phrase in own for phrase in _PHRASES)
    return speaks and sayings.words_carry(copy.cited, statement)


def _says_plainly(text: str) -> bool:
    plain = any(cues.CUES.get(word.text) in _PLAINLY for word in words(text))
    return plain or "according to" in text.casefold()


def _inside(copy: Copy, statement: Statement, sayings: Sayings) -> list[Word]:
    """Return the words of the draft that stand in a statement's content; not those of nobody that keep marks."""
    found = []
    for theirs, mine, size in copy.blocks:
        for word, own in zip(copy.theirs[theirs : theirs + size], copy.mine[mine : mine + size], strict=True):
            place = Span(copy.place.start + word.start, copy.place.start + word.end)
            marked = not statement.speaker and sayings.outside[copy.at + own.start : copy.at + own.end].isspace()
            if not marked and any(part.holds(place) for part in statement.content):
                found.append(own)
    return found


def _cut_off(copy: Copy) -> str:
    """Return the attribution that a source sentence has directly after or before the words that a draft repeats."""
    whole = [block for block in copy.blocks if block[2] >= TAKEN]
    if not whole:
        return ""
    text = copy.source
    first, last = copy.theirs[whole[0][0]], copy.theirs[whole[-1][0] + whole[-1][2] - 1]
    after = _AFTERWARDS.match(text, last.end)
    before = _FOREGOING.search(text[: first.start])
    found = after or (before if whole[0][1] <= 1 else None)
    if found is None or not _says_plainly(found[0]) or _introduces(copy, Span(first.start, last.end)):
        return ""
    return " ".join(found[0].split()).strip(" ,.")


def _introduces(copy: Copy, repeated: Span) -> bool:
    """Tell whether the repeated words are who speaks, and what is said comes after them."""
    place = Span(copy.place.start + repeated.start, copy.place.start + repeated.end)
    spans = (statement.speaker_span for statement in copy.cited.reading.statements)
    named = any(span is not None and place.holds(span) for span in spans)
    return named or bool(_ROLE.match(copy.draft) and not _VERB.search(copy.draft))


def _speaks(text: str) -> bool:
    found = any(word.text in cues.CUES and text[word.start].islower() for word in words(text))
    return found or "according to" in text.casefold()


def own_words(cited: Cited) -> frozenset[str]:
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


def said(cited: Cited, statement: Statement) -> frozenset[str]:
    """Return the stems of what a statement says within the cited spans."""
    parts = (common(part, run) for part in statement.content for run in cited.runs if part.meets(run))
    return frozenset().union(*(stems(part.of(cited.article.text)) for part in parts))


def common(one: Span, other: Span) -> Span:
    """Return the characters that two spans share."""
    return Span(max(one.start, other.start), min(one.end, other.end))
