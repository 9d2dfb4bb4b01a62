"""What a draft changes in the sentence that it is taken from, word by word.

A sentence that repeats most of a source sentence is compared with it in order. A figure, a date, a name or a word that
stands where the source has another one is a change of fact, even when the cited text has the new word elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from briefing.checking import naming
from briefing.checking.cited import Cited
from briefing.checking.opposites import opposed
from briefing.checking.words import Word, words
from briefing.reading import figures, sentences
from briefing.reading.who import names
from briefing.types import Draft, Figure, Finding, FindingKind, Span

# Share of a draft's words that one source sentence has in the same order, from which the two are compared word by word.
COPY = 0.6
# Words at most in a stretch that stands for another; longer ones are rewritten, not changed.
LONGEST = 6
# Words between two figures that belong together ("27 to 14").
BESIDE = 3

Stretch = tuple[tuple[Word, ...], tuple[Word, ...]]
"""Words of the source, and the words of the draft that stand in their place."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A sentence of a draft beside the source sentence that has most of its words in order.

    Args:
        at: where the draft's sentence begins in the draft.
        mine: the words of the draft's sentence. theirs: the words of the source sentence.
        blocks: for each run of equal words its start in `theirs`, its start in `mine`, and its length.
        place: the span of the source sentence.
    """

    draft: str
    at: int
    cited: Cited
    place: Span
    mine: tuple[Word, ...]
    theirs: tuple[Word, ...]
    blocks: tuple[tuple[int, int, int], ...]

    @property
    def share(self) -> float:
        """The share of the draft's words that the source sentence has in the same order."""
        return sum(size for _, _, size in self.blocks) / max(1, len(self.mine))

    @property
    def source(self) -> str:
        """The source sentence."""
        return self.place.of(self.cited.article.text)

    def stretches(self) -> Iterator[Stretch]:
        """Yield what stands in place of what, between the runs of equal words."""
        before = (0, 0)
        for theirs, mine, size in (*self.blocks, (len(self.theirs), len(self.mine), 0)):
            gone, put = self.theirs[before[0] : theirs], self.mine[before[1] : mine]
            if mine == len(self.mine):
                gone = gone[: len(put) + 1]  # the draft ends here, and the source may go on
            elif before == (0, 0):
                gone = gone[-len(put) - 1 :]  # the draft begins here, and the source may begin before
            if gone and put:
                yield gone, put
            before = (theirs + size, mine + size)

    def at_edge(self, put: tuple[Word, ...]) -> bool:
        """Tell whether words of the draft stand before or after all that it repeats: it may have moved them there."""
        return put[0] is self.mine[0] or put[-1] is self.mine[-1]


def copies(draft: Draft, cited: tuple[Cited, ...]) -> tuple[Copy, ...]:
    """Return for each sentence of a draft the source sentence that it repeats most of, if there is one."""
    found = []
    for sentence in sentences.split(draft.text):
        text = sentence.span.of(draft.text)
        best = max((_copy(text, sentence.start, one, place) for one in cited for place in _places(one)),
                   key=lambda copy: copy.share, default=None)  # fmt: skip
        if best is not None and best.share >= COPY:
            found.append(best)
    return tuple(found)


def findings(copies: tuple[Copy, ...], draft: Draft) -> Iterator[Finding]:
    """Yield the figures, dates, names and words that a draft puts in place of others."""
    for copy in copies:
        for gone, put in copy.stretches():
            if max(len(gone), len(put)) <= LONGEST:
                yield from _numbers(copy, gone, put)
                yield from _days(copy, gone, put)
                yield from _names(copy, gone, put, draft.speaker)
                yield from _opposites(copy, gone, put)
        yield from _swapped_figures(copy)


def _places(cited: Cited) -> Iterator[Span]:
    for sentence in cited.reading.sentences:
        if any(run.meets(sentence.span) for run in cited.runs):
            yield sentence.span


def _copy(text: str, at: int, cited: Cited, place: Span) -> Copy:
    mine, theirs = words(text), words(place.of(cited.article.text))
    return Copy(text, at, cited, place, mine, theirs, _blocks(_texts(theirs), _texts(mine)))


def _texts(found: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.text for word in found)


@lru_cache(maxsize=1024)
def _blocks(theirs: tuple[str, ...], mine: tuple[str, ...]) -> tuple[tuple[int, int, int], ...]:
    if len(set(theirs) & set(mine)) < COPY * len(set(mine)):
        return ()
    found = SequenceMatcher(None, theirs, mine, autojunk=False).get_matching_blocks()
    blocks = [(block.a, block.b, block.size) for block in found if block.size]
    # One word that the source has far off from the rest is found by chance.
    if len(blocks) > 1 and blocks[-1][2] == 1 and _gap(blocks[-2], blocks[-1]) > LONGEST:
        blocks.pop()
    if len(blocks) > 1 and blocks[0][2] == 1 and _gap(blocks[0], blocks[1]) > LONGEST:
        blocks.pop(0)
    return tuple(blocks)


def _gap(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    """Return how many more words the source has between two runs than the draft."""
    return (other[0] - one[0]) - (other[1] - one[1])


def _theirs(copy: Copy, found: tuple[Word, ...]) -> str:
    return copy.source[found[0].start : found[-1].end]


# --- figures and dates


def _numbers(copy: Copy, gone: tuple[Word, ...], put: tuple[Word, ...]) -> Iterator[Finding]:
    mine = _figures(copy, copy.draft, put)
    theirs = _figures(copy, copy.source, gone)
    for figure in mine:
        if theirs and not any(figures.equal(figure, other) for other in theirs):
            kind: FindingKind = "date" if figure.kind == "date" else "figure"
            was = _nearest(theirs, kind)
            yield Finding(kind, figure.text, f"The source has “{was}” where the sentence says “{figure.text}”.")
            return
    digits = [word for word in put if word.text[0].isdigit()]
    old = {_plain(word.text) for word in gone if word.text[0].isdigit()}
    if digits and old and not mine and not {_plain(word.text) for word in digits} & old:
        worded = " ".join(word.text for word in digits)
        yield Finding("figure", worded, f"The source has “{_theirs(copy, gone)}” where the sentence says “{worded}”.")


def _nearest(theirs: list[Figure], kind: str) -> str:
    return next((one.text for one in theirs if (one.kind == "date") == (kind == "date")), theirs[0].text)


def _plain(number: str) -> str:
    return number.replace(",", "")


def _figures(copy: Copy, text: str, found: tuple[Word, ...]) -> list[Figure]:
    """Return the figures of a text that have a word of a stretch."""
    stretch = Span(found[0].start, found[-1].end)
    return [figure for figure in figures.find(text, copy.cited.article.published) if figure.span.meets(stretch)]


def _days(copy: Copy, gone: tuple[Word, ...], put: tuple[Word, ...]) -> Iterator[Finding]:
    mine, theirs = _date_words(copy.draft, put), _date_words(copy.source, gone)
    days = [figure for figure in _figures(copy, copy.source, gone) if figure.kind == "date"]
    if any(figures.equal(figure, other) for figure in _figures(copy, copy.draft, put) for other in days):
        return
    if mine and theirs and not {word[:3].casefold() for word in mine} & {word[:3].casefold() for word in theirs}:
        yield Finding("date", mine[0], f"The source has “{theirs[0]}” where the sentence says “{mine[0]}”.")


def _date_words(text: str, found: tuple[Word, ...]) -> list[str]:
    worded = [text[word.start : word.end] for word in found if word.text in names.DATES]
    return [word.removesuffix("'s").removesuffix("’s") for word in worded if word[0].isupper()]


def _swapped_figures(copy: Copy) -> Iterator[Finding]:
    """Yield two figures beside each other that the source has the other way round ("27 to 14")."""
    mine, theirs = _pairs(copy.draft), _pairs(copy.source)
    for first, second in mine:
        straight = any(figures.equal(first, a) and figures.equal(second, b) for a, b in theirs)
        turned = any(figures.equal(first, b) and figures.equal(second, a) for a, b in theirs)
        if turned and not straight and not figures.equal(first, second):
            worded = copy.draft[first.start : second.end]
            yield Finding("figure", worded, f"The source has the figures of “{worded}” the other way round.")


def _pairs(text: str) -> list[tuple[Figure, Figure]]:
    found = figures.find(text)
    return [
        (first, second) for first, second in pairwise(found) if len(text[first.end : second.start].split()) <= BESIDE
    ]


# --- names


def _names(copy: Copy, gone: tuple[Word, ...], put: tuple[Word, ...], speaker: str) -> Iterator[Finding]:
    mine, theirs = _capitals(copy.draft, put), _capitals(copy.source, gone)
    if not mine or not theirs:
        return
    worded, was = " ".join(mine), " ".join(theirs)
    if naming.is_pronoun(worded) or _same(worded, was, copy):
        return
    if copy.at_edge(put) and _moved(worded, speaker, copy) and not _instead(copy, gone, put):
        return
    yield Finding("name", worded, f"The source has “{was}” where the sentence says “{worded}”.")


def _moved(worded: str, speaker: str, copy: Copy) -> bool:
    """Tell whether a name at the edge is the speaker's or the outlet's, or stands elsewhere in the source sentence."""
    words = set(naming.key(worded))
    elsewhere = any(words <= set(naming.key(text)) for text in (speaker, copy.source))
    return elsewhere or naming.is_outlet(worded, copy.cited.article)


def _instead(copy: Copy, gone: tuple[Word, ...], put: tuple[Word, ...]) -> bool:
    """Tell whether two names stand directly before the same words, as who does them ("Lund leads", "Orre leads")."""
    after = zip((copy.source, copy.draft), (gone[-1], put[-1]), strict=True)
    return all(text[word.start].isupper() and text[word.end : word.end + 2].strip().islower() for text, word in after)


def _capitals(text: str, found: tuple[Word, ...]) -> list[str]:
    """Return the words of names in a stretch: with a capital, and neither grammar nor a date."""
    spans = names.proper_names(text)
    kept = []
    for word in found:
        written = text[word.start : word.end]
        named = any(span.start <= word.start < span.end for span in spans)
        if named and written[0].isupper() and word.text not in names.COMMON | names.DATES | names.TITLES:
            kept.append(written)
    return kept


def _same(worded: str, was: str, copy: Copy) -> bool:
    mine, theirs = set(naming.key(worded)), set(naming.key(was))
    if mine & theirs or naming.same_voice(worded, was, copy.cited.reading.voices):
        return True
    return any(_kin(one, other) for one in mine for other in theirs)


def _kin(one: str, other: str) -> bool:
    """Tell whether two words are forms of one name ("Norway", "Norwegian")."""
    size = min(len(one), len(other), 4)
    return size > 2 and one[:size] == other[:size]


# --- words


def _opposites(copy: Copy, gone: tuple[Word, ...], put: tuple[Word, ...]) -> Iterator[Finding]:
    kept = {word.stem for word in copy.theirs}
    for word in put:
        was = next((other for other in gone if opposed(word.text, other.text)), None)
        if was is not None and word.stem not in kept:
            yield Finding("support", word.text, f"The source says “{was.text}” where the sentence says “{word.text}”.")
