"""The sentences of the evidence as candidates for a document: what each is about and whether it can stand alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol, TypeVar

from briefing.reading import marks, wording
from briefing.types import Article, Evidence, Figure, Reading, Span, Statement, WordingNote
from briefing.writing import judging, leaning, standing, terms, trimming

# briefing.reading.wording.score from which a sentence is quoted from its outlet, not restated. It counts as loaded from
# 0.5 up; between the two stand long plain sentences with one strong word, which rank lower but may be restated.
LOADED = 0.55
FIRST = 3  # sentences of an article that may begin with a dateline: a standfirst can come before it
KEPT = 32  # articles whose sentences are kept: more than one document rests on
# Terms of the style sheet that have another, plain meaning ("the invasion of a country", "slammed into a wall"): the
# neutral wording would be wrong there, so the sentence is quoted and nothing is replaced.
_PHRASE = re.compile(r"\b(?:in|of|who|without|to|over|as|by|for|between|about|with)\b")
_AMBIGUOUS = frozenset(
    """invasion amnesty regime gutting gutted guts slam slams slammed slamming blasts blasted blasting puppet puppets
    propaganda sham handouts rant rants ranted ranting dreamers woke elites minions crony cronies rioter rioters
    groomer groomers snowflake globalist cover-up coverup""".split()
)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A stretch in quotation marks; `closed` tells that its closing mark was found."""

    span: Span
    closed: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of one article.

    Args:
        number: its place among the article's sentences, from 0.
        lead: where its own text begins, after a dateline or a joining word.
        statements: what is attributed in it, widest first. notes: loaded terms in the outlet's own voice.
        loaded: how loaded the sentence is, 0 to 1, terms with an established neutral wording apart.
        dangling: it cannot be understood without the sentence before. unnamed: somebody speaks whom nothing names.
        points: it has a pronoun or a noun for something that only the sentences before it name.
        whole: no quotation in it begins before it or ends after it. own_words: words outside quotation marks.
        cuts: what goes when it is printed as a sentence. weighing: describing words that only weigh, which go too.
    """

    article: Article
    number: int
    span: Span
    lead: int = 0
    stems: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    notes: tuple[WordingNote, ...] = ()
    loaded: float = 0.0
    dangling: bool = False
    unnamed: bool = False
    points: bool = False
    question: bool = False
    whole: bool = True
    own_words: int = 0
    cuts: tuple[Span, ...] = ()
    weighing: tuple[WordingNote, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as the source has it."""
        return self.span.of(self.article.text)

    @property
    def length(self) -> int:
        """The number of words that it takes to print: its own, and those that name an outlet or a speaker."""
        naming = 4 if self.loaded >= LOADED and not self.statements else 1 if self.statements else 0
        gone = _gone(self.span, self.lead, self.cuts, self.weighing)
        return len(_without(self.article.text, self.span, gone).split()) + naming


def find(evidence: Evidence) -> tuple[Candidate, ...]:
    """Return the usable sentences of the evidence, article by article in reading order.

    Args:
        evidence: sentences outside its passages are left out; without passages, every sentence counts.
    """
    allowed: dict[str, list[Span]] = defaultdict(list)
    for passage in evidence.passages:
        allowed[passage.article_id].append(passage.span)
    found: list[Candidate] = []
    for article in evidence.articles:
        spans = allowed.get(article.id)
        if spans or not evidence.passages:
            loaded = evidence.loaded.get(article.id, ())
            within = tuple(spans) if spans else None
            found.extend(_of_article(_Read(article, evidence.readings[article.id], loaded, within)))
    return tuple(found)


class _Read:
    """An article as it was read, to find its sentences in once for all the parts of a document.

    Equal to another by the article, and by being the same reading: comparing all that a reading holds takes longer than
    it saves.
    """

    def __init__(
        self, article: Article, reading: Reading, loaded: tuple[float, ...], within: tuple[Span, ...] | None
    ) -> None:
        self.article, self.reading, self.loaded, self.within = article, reading, loaded, within

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Read) or self.reading is not other.reading:
            return False
        return (self.article, self.loaded, self.within) == (other.article, other.loaded, other.within)

    def __hash__(self) -> int:
        return hash((self.article.id, self.within))


@lru_cache(maxsize=KEPT)
def _of_article(read: _Read) -> tuple[Candidate, ...]:
    article, reading, allowed = read.article, read.reading, read.within
    spans = tuple(sentence.span for sentence in reading.sentences)
    quotations = tuple(_Quoted(Span(q.start, q.end), q.closed) for q in marks.find(article.text))
    said, notes = _group(reading.statements, spans), _group(reading.wording, spans)
    figures, quoted = _group(reading.figures, spans), _group(quotations, spans)
    known = dict(enumerate(read.loaded))
    found: list[Candidate] = []
    for number, span in enumerate(spans):
        statements = said.get(number, ())
        if not standing.usable(span.of(article.text), introduces=bool(statements)):
            continue
        if allowed is None or any(passage.holds(span) for passage in allowed):
            bare = Candidate(article, number, span, figures=figures.get(number, ()), loaded=known.get(number, 0.0))
            found.append(_completed(bare, statements, quoted.get(number, ()), notes.get(number, ())))
    return tuple(found)


def _completed(
    bare: Candidate, statements: tuple[Statement, ...], quoted: tuple[_Quoted, ...], notes: tuple[WordingNote, ...]
) -> Candidate:
    """Return a candidate with what its sentence is about and whose words it has."""
    text, span = bare.article.text, bare.span
    inside = [quotation.span for quotation in quoted]
    own = tuple(
        _settled(note, text)
        for note in notes
        if not note.speaker and not any(q.holds(note.span) for q in inside) and not _in_name(note, text)
    )
    lead = span.start + standing.skipped(bare.text, first=bare.number < FIRST)
    others = [*inside, *(part for s in statements for part in s.content if part.meets(span))]
    marked = [*inside, *(part for s in statements if s.kind != "indirect" for part in s.content)]
    speaking = _speaking(statements)
    lead, cuts = _cut(bare, lead, [*marked, *speaking])
    kept = [*others, *speaking, *cuts, *(note.span for note in own if note.neutral)]
    weighing = trimming.weighing(bare.article.id, text, Span(lead, span.end), kept)
    own = tuple(note for note in own if not any(part.meets(note.span) for part in _gone(span, lead, cuts, weighing)))
    itself = Span(lead, span.end)
    gone = _gone(span, lead, cuts, weighing)
    return replace(
        bare,
        lead=lead,
        stems=tuple(terms.content(_without(text, itself, gone))),
        statements=tuple(sorted(statements, key=lambda s: s.span.start - s.span.end)),
        notes=own,
        loaded=_loaded(bare, own, others, gone),
        dangling=standing.dangles(text, itself, statements, inside),
        unnamed=standing.unnamed(text, itself, statements, inside),
        points=standing.points(text, itself, statements, inside) or leaning.leans(text, itself, inside),
        question="?" in bare.text,
        whole=all(span.holds(quotation.span) and quotation.closed for quotation in quoted),
        own_words=len(leaning.plain(text, span, inside, filling="").split()),
        cuts=cuts,
        weighing=weighing,
    )


def shorter(candidate: Candidate) -> tuple[Candidate, ...]:
    """Return a sentence without one of the clauses that only add to it, for each of them; its words are the same."""
    text, itself = candidate.article.text, Span(candidate.lead, candidate.span.end)
    inside = [Span(candidate.span.start + q.start, candidate.span.start + q.end) for q in marks.find(candidate.text)]
    others = [*inside, *(part for s in candidate.statements for part in s.content if part.meets(candidate.span))]
    held = [*others, *_speaking(candidate.statements), *candidate.cuts]
    found = []
    for addition in trimming.additions(text, itself, held):
        notes = tuple(note for note in candidate.notes if not addition.meets(note.span))
        weighing = tuple(note for note in candidate.weighing if not addition.meets(note.span))
        cuts = tuple(sorted((*candidate.cuts, addition), key=lambda cut: cut.start))
        gone = _gone(candidate.span, candidate.lead, cuts, weighing)
        loaded = _loaded(candidate, notes, others, gone)
        stems = tuple(terms.content(_without(text, itself, gone)))
        found.append(replace(candidate, stems=stems, notes=notes, loaded=loaded, cuts=cuts, weighing=weighing))
    return tuple(found)


def _speaking(statements: Sequence[Statement]) -> list[Span]:
    return [span for s in statements for span in (s.cue_span, s.speaker_span) if span is not None]


def _cut(bare: Candidate, lead: int, held: Sequence[Span]) -> tuple[int, tuple[Span, ...]]:
    """Return where a sentence begins without an opening that only weighs, and what else is cut.

    Args:
        held: what stays: words in marks, and who says what.
    """
    cuts = trimming.cuts(bare.article.text, Span(lead, bare.span.end), held)
    return (cuts[0].end, cuts[1:]) if cuts and cuts[0].start == lead else (lead, cuts)


def _gone(span: Span, lead: int, cuts: Sequence[Span], weighing: Sequence[WordingNote]) -> list[Span]:
    """Return what a sentence loses when it is printed, in order."""
    opening = [Span(span.start, lead)] if lead > span.start else []
    return [*opening, *sorted([*cuts, *(note.span for note in weighing)], key=lambda part: part.start)]


def _without(text: str, span: Span, gone: Sequence[Span]) -> str:
    pieces, at = [], span.start
    for part in gone:
        pieces.append(text[at : max(at, part.start)])
        at = max(at, part.end)
    return "".join((*pieces, text[at : span.end]))


def _loaded(bare: Candidate, own: Sequence[WordingNote], others: Sequence[Span], gone: Sequence[Span]) -> float:
    """Return how loaded the outlet's own words are, with replaceable terms put in neutral wording first.

    Args:
        bare: the sentence, with the score of the whole of it where that is known.
        others: what is not in the outlet's voice: quotations, and what it attributes to someone.
        gone: what is not printed.
    """
    pieces: list[str] = []
    text, span, at = bare.article.text, bare.span, bare.span.start
    holes = [(part, " ") for part in others] + [(note.span, note.neutral) for note in own if note.neutral]
    for hole, filling in sorted(holes + [(part, "") for part in gone], key=lambda item: item[0].start):
        if hole.start >= at:
            pieces += [text[at : hole.start], filling]
            at = hole.end
    pieces.append(text[min(at, span.end) : span.end])
    words = "".join(pieces)
    known = bare.loaded if words == bare.text else 0.0  # that of a whole sentence is not that of a part of it
    return max(known or wording.score(words), LOADED if judging.judges(words) else 0.0)


def _settled(note: WordingNote, text: str) -> WordingNote:
    """Return a note without its neutral wording where that would break the meaning or the grammar."""
    broken = note.term.lower() in _AMBIGUOUS or _glued(note, text)
    return replace(note, neutral="") if broken else note


def _glued(note: WordingNote, text: str) -> bool:
    """Tell whether a term is tied to a neighbour: hyphenated, possessive, or describing the noun that follows.

    "an anti-immigrant group" cannot become "an in favour of less immigration group".
    """
    if text[note.end : note.end + 1] in set("-’'") or text[max(0, note.start - 1) : note.start] == "-":
        return True
    if note.term.endswith("s") or not _PHRASE.search(note.neutral):
        return False
    after = re.match(r"\s+([a-z]\w+)", text[note.end : note.end + 40])
    return after is not None and after.group(1) not in terms.STOP


def _in_name(note: WordingNote, text: str) -> bool:
    """Tell whether a term is part of a proper name: a capital, and a capital next to it."""
    if not note.term[:1].isupper():
        return False
    after = re.match(r"\s+[A-Z]", text[note.end : note.end + 3])
    return bool(after or re.search(r"[a-z,] [A-Z][\w’'-]*\s$", text[max(0, note.start - 30) : note.start]))


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


Item = TypeVar("Item", bound=_Placed)


def _group(items: Sequence[Item], spans: Sequence[Span]) -> dict[int, tuple[Item, ...]]:
    """Group things with a span by the numbers of the sentences that they meet."""
    found: dict[int, list[Item]] = defaultdict(list)
    first = 0
    for item in sorted(items, key=lambda item: item.span.start):
        while first < len(spans) and spans[first].end <= item.span.start:
            first += 1
        number = first
        while number < len(spans) and spans[number].start < item.span.end:
            found[number].append(item)
            number += 1
    return {number: tuple(group) for number, group in found.items()}
