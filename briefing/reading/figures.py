"""Numbers, sums of money, shares and dates, each with its canonical value, unit and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from briefing.reading.counts import counted, dates, identifiers, numbers, quantities, relative, shares
from briefing.reading.counts.dates import Dated, Order
from briefing.reading.counts.quantities import Place
from briefing.types import Figure, FigureKind

_TOKEN = re.compile(r"[A-Za-z]+|\d+")
_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_LONGEST = 15  # digits of a number; more are a serial number
_WORD, _MONTH, _RELATIVE, _ORDINAL, _NAMED = "word", "month", "relative", "ordinal", "named"
_STARTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((*numbers.SMALL, "a", "an", "half"), (_WORD,)),
    **dict.fromkeys(dates.MONTHS, (_MONTH,)),
    **dict.fromkeys((*relative.DAYS, *relative.STARTS), (_RELATIVE,)),
    **dict.fromkeys(numbers.ORDINALS, (_NAMED, _ORDINAL)),
    **dict.fromkeys(("q", "fiscal", "financial", "fy"), (_NAMED,)),
}
for _tens in ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"):
    _STARTS[_tens] = (_NAMED, _ORDINAL, _WORD)
for _hour in list(numbers.SMALL)[:12]:
    _STARTS[_hour] = (_NAMED, _WORD)
_TO = re.compile(r"\s?(?:-|–|—|to|and|or)\s?")
_OPEN = re.compile(r"\b(?P<word>between|from)\s+(?:\w+\s+)?[$€£¥]?$")
_SCALED = re.compile(r"(?:\d|\b)(thousand|million|billion|trillion|bn|mn|tn|[mbk])\b")
# Two numbers after these are a result ("52-48"), or a change ("from 10 to 12 percent"), and no range.
_RESULT = re.compile(
    r"\b(?:vot\w+|won|win|wins|beat\w*|lost|lose|loss|defeat\w*|scor\w+|lead\w*|led|pass\w*|by an?|tied|victory|record"
    r"|approv\w+|reject\w+|margin|rul\w+|decision|split)\b"
)
_CHANGE = re.compile(
    r"\b(?:r[io]se\w*|rising|fell|fall\w*|gr[eo]w\w*|increas\w+|decreas\w+|drop\w*|climb\w*|jump\w*|declin\w+|cut\w*|rais\w+"
    r"|lower\w*|went|go\w*|mov\w+|chang\w+|sl[io]d\w*|shr\w+|surg\w+|expand\w*|reduc\w+|slip\w*|up|down|widen\w*|narrow\w*"
    r"|improv\w+)\b"
)
_RESULTS = re.compile(r"\d{1,3}[-–]\d{1,3}")
_TITLE = re.compile(r"\b(?!(?:The|In|On|At|For|And|But|Of|A|By|From|To)\b)[A-Z][a-z’']+ $")
_HALF_NAME = re.compile(r"[A-Za-z]\d+[-–]$|\d{4}[-–]$")
_REACH = 40  # characters before a pair of numbers in which such a word stands


def find(text: str, published: date | None = None) -> tuple[Figure, ...]:
    """Find the figures and dates of a text, in order.

    Args:
        text: any text.
        published: the article's date, to resolve "on Tuesday" and "April 16"; what it cannot settle is left out.
    """
    low = text.lower()
    if len(low) != len(text):  # a few letters of other alphabets grow
        low = text.translate(_LOWER)
    return tuple(_ranges(low, list(_Reader(text, low, published).figures())))


def equal(a: Figure, b: Figure) -> bool:
    """Tell whether two figures mean the same: "1.2m" and "1,200,000", "20 percent" and "one in five".

    A rounded number is another number, and a range is neither of its ends.

    Args:
        a: a figure.
        b: another.
    """
    if (a.kind == "date") != (b.kind == "date"):
        return False
    if a.kind == "date":
        return dates.equal(a.value, b.value)
    if a.unit != b.unit or (a.kind == "ordinal") != (b.kind == "ordinal"):
        return False
    return Decimal(a.value) == Decimal(b.value) and a.upto == b.upto


@dataclass(slots=True)
class _Reader:
    """Walks once over the words and runs of digits of a text, and reads a figure where one may begin."""

    text: str
    low: str
    published: date | None

    def figures(self) -> Iterator[Figure]:
        """Yield the figures in order; none begins within another."""
        links = identifiers.links(self.text)
        starts = [span.start for span in links]
        order = Order.of(self.text) if "/" in self.text else Order(None)
        behind = 0
        for token in _TOKEN.finditer(self.text):
            start = token.start()
            digit = token[0][0].isdigit()
            if start < behind or not (digit or self.low[start : token.end()] in _STARTS):
                continue
            if links and identifiers.within(links, starts, start):
                continue
            figure, behind = self._digits(start, token, order) if digit else self._words(start, token.end())
            if figure is not None:
                yield figure

    def _digits(self, start: int, token: re.Match[str], order: Order) -> tuple[Figure | None, int]:
        text, low = self.text, self.low
        if dated := dates.decade(low, start):
            return self._date(dated), dated.end
        if token.end() - start > _LONGEST:
            return None, token.end()
        if text[start - 1 : start] in ("-", "–") and self._follows_year(start):
            return None, token.end()
        if identifiers.joined(text, start) and not quantities.signed(low, start):
            return None, token.end()
        dated = dates.numeric(text, low, start, self.published, order) or self._ago(start)
        if dated is not None and not self._is_verse(dated):
            return self._date(dated), dated.end
        if share := shares.find(low, start):
            return self._share(start, share), share[0]
        behind = identifiers.end(text, start)
        if behind and not _RESULTS.fullmatch(text, start, behind):
            return None, behind
        return quantities.digits(Place(text, low, start))

    def _words(self, start: int, end: int) -> tuple[Figure | None, int]:
        before = self.text[start - 1 : start]
        if before and (before in "-–_@’'" or before.isalnum()):
            return None, end
        if (
            self.low[start:end] in numbers.SMALL
            and self.text[start].isupper()
            and _TITLE.search(self.text, max(0, start - 24), start)
        ):
            return None, end  # "Pier Nine"
        for kind in _STARTS[self.low[start:end]]:
            figure, behind = self._word(kind, start, end)
            if figure is not None or behind > end:
                return figure, behind
        return None, end

    def _word(self, kind: str, start: int, end: int) -> tuple[Figure | None, int]:
        if kind == _WORD:
            return self._worded(start)
        if kind == _ORDINAL:
            return quantities.ordinal(Place(self.text, self.low, start))
        dated = self._dated(kind, start)
        return (None, end) if dated is None else (self._date(dated), dated.end)

    def _worded(self, start: int) -> tuple[Figure | None, int]:
        if dated := self._ago(start):
            return self._date(dated), dated.end
        if share := shares.find(self.low, start):
            return self._share(start, share), share[0]
        return quantities.worded(Place(self.text, self.low, start))

    def _dated(self, kind: str, start: int) -> Dated | None:
        if kind == _MONTH:
            return dates.worded(self.text, self.low, start, self.published)
        if kind == _NAMED:
            return dates.named(self.low, start)
        return relative.find(self.text, self.low, start, self.published) if self.published else None

    def _ago(self, start: int) -> Dated | None:
        return relative.ago(self.low, start, self.published) if self.published else None

    def _date(self, dated: Dated) -> Figure | None:
        if not dated.value:
            return None
        return Figure(dated.start, dated.end, self.text[dated.start : dated.end], "date", dated.value)

    def _share(self, start: int, share: tuple[int, Decimal]) -> Figure:
        end, value = share
        counts = counted.counted(self.text, end, "percent")
        near = quantities.approximate(self.low, start, end)
        words = self.text[start:end]
        return Figure(start, end, words, "percent", numbers.canonical(value), "%", counts, approximate=near)

    def _follows_year(self, start: int) -> bool:
        """Tell whether digits after a dash end something like "1999-1", which names a period or a thing."""
        return bool(_HALF_NAME.search(self.text[max(0, start - 6) : start]))

    def _is_verse(self, dated: Dated) -> bool:
        """Tell whether "28:33" follows a name, and is a place in a book or a result."""
        clock = dated.value.startswith("T") and "m" not in self.low[dated.start : dated.end]
        return clock and self.text[dated.start].isdigit() and identifiers.named(self.text, dated.start, counts=False)


def _ranges(low: str, found: list[Figure]) -> Iterator[Figure]:
    """Yield the figures, the two of a range with one scale and unit ("5-10 million", "$3–5 million")."""
    for number, figure in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        if following is not None and _bridged(low, figure, following):
            figure, found[number + 1] = _paired(low, figure, following)
        yield figure


def _bridged(low: str, first: Figure, second: Figure) -> str:
    """Return the word or dash between two figures that may be a pair, "" when they are none."""
    apart = second.start - first.end
    if not 1 <= apart <= 5 or "date" in (first.kind, second.kind) or "ordinal" in (first.kind, second.kind):
        return ""
    bridge = _TO.fullmatch(low, first.end, second.start)
    word = bridge[0].strip() if bridge else ""
    if word in ("and", "or") and not (opened := _OPEN.search(low, max(0, first.start - 20), first.start)):
        return ""
    if word == "or" or (word == "and" and opened and opened["word"] != "between"):
        return ""
    return word


def _paired(low: str, first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """Return two figures with what each says about the other, and the first with the upper end if they are a range."""
    if first.kind == "money" and second.kind == "number" and not second.unit:
        second = replace(second, kind="money", unit=first.unit)
    if first.unit in ("", second.unit) and not second.kind == "number" != first.kind:
        scale = _SCALED.search(low, second.start, second.end)
        own = _SCALED.search(low, first.start, first.end) or first.text[:1].isalpha()
        factor = numbers.SCALES.get(scale[1]) or numbers.SHORT[scale[1]] if scale and not own else 1
        value = numbers.canonical(Decimal(first.value) * factor)
        kind: FigureKind = second.kind if not first.unit else first.kind
        first = replace(first, kind=kind, value=value, unit=second.unit, counts=first.counts or second.counts)
    return (replace(first, upto=second.value) if _is_range(low, first, second) else first), second


def _is_range(low: str, first: Figure, second: Figure) -> bool:
    if first.unit != second.unit or Decimal(first.value) >= Decimal(second.value):
        return False
    before = low[max(0, first.start - _REACH) : first.start].rsplit(". ", 1)[-1]
    dashed = low[first.end : second.start].strip() in ("-", "–", "—")
    if _RESULT.search(before) and not (second.unit or (second.counts and not dashed)):
        return False
    if not dashed and _CHANGE.search(before):
        return False
    return bool(second.unit or second.counts or not dashed)
