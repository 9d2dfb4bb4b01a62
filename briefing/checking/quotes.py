"""Quotations: which words a sentence quotes, and where exactly the source has them. There is no fuzzy match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.checking.marked import outside, quoted
from briefing.checking.typography import ELLIPSIS, Folded, fold, quotations
from briefing.types import Span

__all__ = ["Swap", "locate", "outside", "places", "quoted"]

Swap = tuple[str, str]
"""Neutral wording in a [bracket], and the source's term that it stands for."""

_MOST_PLACES = 50  # words that stand in more places than this are no evidence for anything
_BRACKET = re.compile(r"\[([^\[\]]+)\]")
_HOUSE_STYLE = re.compile(r"[.,](?='*$)")
_HYPHEN = "-‐‑−"


def locate(words: str, text: str, within: Span | None = None, *, swaps: Sequence[Swap] = ()) -> Span | None:
    """Find quoted words in a source, exact but for typography, a marked ellipsis, and a marked [bracket].

    Args:
        words: the quoted words without their marks.
        text: the source text.
        within: where in the source they must stand; the whole text when left out.
        swaps: bracketed wording that may stand for a term of the source.

    Returns:
        The span of the source from the first to the last of the words, or `None`: one changed word is enough.
    """
    for pieces in places(words, text, within, swaps=swaps):
        return Span(pieces[0].start, pieces[-1].end)
    return None


def places(
    words: str, text: str, within: Span | None = None, *, swaps: Sequence[Swap] = ()
) -> tuple[tuple[Span, ...], ...]:
    """Find every place where a source has the quoted words; arguments as for `locate`.

    Returns:
        For each place its pieces, more than one where an ellipsis leaves words out.
    """
    needle = fold(words).text.strip(f" {ELLIPSIS}")
    if not any(character.isalnum() for character in needle):
        return ()
    source = fold(text)
    low, high = source.folded(within) if within else (0, len(source.text))
    found: list[tuple[Span, ...]] = []
    for parts in _readings(needle):
        patterns = [_pattern(part, swaps) for part in parts]
        for pieces in _chains(patterns, source, text, low, high):
            if pieces not in found:
                found.append(pieces)
            if len(found) == _MOST_PLACES:
                return tuple(found)
    return tuple(found)


def _readings(needle: str) -> Iterator[list[str]]:
    """Yield the ways to read the words: an ellipsis as the source's own, then as words left out."""
    yield [needle]
    parts = [part.strip() for part in needle.split(ELLIPSIS)]
    if len(parts) > 1 and all(any(c.isalnum() for c in part) for part in parts):
        yield parts


def _pattern(part: str, swaps: Sequence[Swap]) -> re.Pattern[str]:
    """Turn folded words into a pattern: literal but for brackets and a closing comma or period of house style."""
    closing = _HOUSE_STYLE.search(part)
    made = _literal(part, swaps)
    if closing:
        made += "|" + _literal(part[: closing.start()] + part[closing.end() :], swaps) + r"(?!\?)"
    return re.compile(made)


def _literal(part: str, swaps: Sequence[Swap]) -> str:
    """Escape folded words; a bracket is the source's own, a changed capital, or a swap."""
    made, at = "", 0
    for match in _BRACKET.finditer(part):
        made += re.escape(part[at : match.start()])
        ways = [re.escape(match[0]), *_stands_for(match, part, swaps)]
        made += f"(?:{'|'.join(ways)})"
        at = match.end()
    return made + re.escape(part[at:])


def _stands_for(match: re.Match[str], part: str, swaps: Sequence[Swap]) -> Iterator[str]:
    inner = match[1]
    if len(inner) == 1 and inner.isalpha() and part[match.end() : match.end() + 1].isalpha():
        yield from (re.escape(inner.lower()), re.escape(inner.upper()))
    for neutral, term in swaps:
        if fold(neutral).text.casefold() == inner.casefold():
            yield f"(?i:{re.escape(fold(term).text)})"


def _chains(
    patterns: list[re.Pattern[str]], source: Folded, text: str, low: int, high: int
) -> Iterator[tuple[Span, ...]]:
    """Yield each run of whole-word matches that follow one another within one paragraph or one long quotation."""
    for first in _matches(patterns[0], source, text, low, high):
        chain, at = [first[0]], first[1]
        for pattern in patterns[1:]:
            following = next(_matches(pattern, source, text, at, high), None)
            if following is None or not _one_run(text, chain[-1].end, following[0].start):
                break
            chain.append(following[0])
            at = following[1]
        if len(chain) == len(patterns):
            yield tuple(chain)


def _matches(pattern: re.Pattern[str], source: Folded, text: str, low: int, high: int) -> Iterator[tuple[Span, int]]:
    for match in pattern.finditer(source.text, low, high):
        span = source.original(match.start(), match.end())
        if _whole(text, span):
            yield span, match.end()


def _whole(text: str, span: Span) -> bool:
    """Tell whether a span neither starts nor ends inside a word or a number."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 3]
    first, last = text[span.start], text[span.end - 1]
    return not (first.isalnum() and _joined_before(before, first)) and not (last.isalnum() and _joined_after(after))


def _joined_before(before: str, first: str) -> bool:
    if not before:
        return False
    if before[-1].isalnum() or (before[-1] in _HYPHEN and (before[:-1].isalnum() or first.isdigit())):
        return True
    return before[-1] in "'’.," and before[:-1].isalnum() and (before[-1] in "'’" or before[:-1].isdigit())


def _joined_after(after: str) -> bool:
    if not after or after[0].isalnum():
        return bool(after)
    if after[0] in "'’":
        return after[1:2].isalpha() and not (after[1:2] in "sS" and not after[2:3].isalnum())
    return (after[0] in _HYPHEN and after[1:2].isalnum()) or (after[0] in ".," and after[1:2].isdigit())


def _one_run(text: str, start: int, end: int) -> bool:
    """Tell whether no paragraph ends between two offsets, unless one quotation is carried on across it."""
    breaks = [match.start() for match in re.finditer(r"\n\s*\n", text[start:end])]
    if not breaks:
        return True
    carried = sum(quotation.continues and start <= quotation.start < end for quotation in quotations(text))
    return carried == len(breaks)
