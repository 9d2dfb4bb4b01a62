"""The sheet that a model is shown: source sentences under ids that it can name but not guess."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest

from briefing.models.chat import tokens
from briefing.types import Article, Citation, Evidence, Passage, Span
from briefing.writing.prompts import neutral

LETTERS = "bcdfghjkmnpqrstvwxz"  # no vowels: an id never spells a word; no l: it is not a 1
DIGITS = "23456789"
FORM = (LETTERS, DIGITS, LETTERS, LETTERS, DIGITS)
ID_PATTERN = "^" + "".join(f"[{kind}]" for kind in FORM) + "$"
TITLE = 120  # characters of a title that a heading keeps

# Nobody who writes an article knows it. The same passages get the same ids for as long as the program runs, so that a
# server which keeps the beginnings of prompts need not read them again; other passages get others.
_SECRET = secrets.token_bytes(16)


@dataclass(frozen=True, slots=True)
class Line:
    """One source sentence with the id that it is shown under."""

    id: str
    article_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a model is shown, and which spans its ids stand for; make it with `lay_out`.

    Args:
        text: the lines, grouped by article under a heading with outlet and date.
        lines: every line by its id.
        left_out: how many passages did not fit.
    """

    text: str
    lines: Mapping[str, Line]
    articles: Mapping[str, Article]
    left_out: int = 0

    def knows(self, ids: Iterable[str]) -> bool:
        """Tell whether every one of the ids was shown."""
        return all(name in self.lines for name in ids)

    def heads(self, text: str) -> bool:
        """Tell whether a sentence copies the heading of an article, as small models like to do."""
        return any(f"({_day(article)})" in text for article in self.articles.values())

    def citations(self, ids: Iterable[str]) -> tuple[Citation, ...]:
        """Return exact citations for the ids, neighbours joined, in the order of the articles' text."""
        spans: dict[str, list[Span]] = {}
        for line in (self.lines[name] for name in dict.fromkeys(ids)):
            spans.setdefault(line.article_id, []).append(line.span)
        return tuple(
            Citation(article_id, span.start, span.end, span.of(self.articles[article_id].text))
            for article_id, found in spans.items()
            for span in joined(self.articles[article_id].text, found)
        )


@dataclass(slots=True)
class _Page:
    article: Article
    spans: list[Span] = field(default_factory=list)


def lay_out(evidence: Evidence, budget: int, *, fair: bool) -> Sheet:
    """Return a sheet of as many whole passages as fit.

    Args:
        evidence: its passages, best first.
        budget: tokens that the sheet may have.
        fair: take passages from the articles in turn, so that what does not fit is not one outlet's.
    """
    salt = _salt(evidence)
    passages = _in_turn(evidence.passages) if fair else evidence.passages
    pages: dict[str, _Page] = {}
    spent = left_out = 0
    for passage in passages:
        article = evidence.article(passage.article_id)
        new = [] if article.id in pages else [heading(article)]
        spans = _sentences(evidence, passage)
        cost = tokens("\n".join([*new, *(_line("xxxxx", article, span) for span in spans)]))
        if spent + cost > budget:
            left_out += 1
            continue
        spent += cost
        pages.setdefault(article.id, _Page(article)).spans.extend(spans)
    lines = _named(salt, pages.values())
    return Sheet(_text(pages.values(), lines), {line.id: line for line in lines}, _articles(pages), left_out)


def heading(article: Article) -> str:
    """Return the line above an article's sentences."""
    label, title = (" ".join(text.split()) for text in (article.label, article.title))
    return neutral(f"## {label} ({_day(article)}): {title[:TITLE]}")


def joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the spans in order, those with nothing but white space between them as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _salt(evidence: Evidence) -> bytes:
    shown = "\n".join(f"{passage.article_id} {passage.start} {passage.end}" for passage in evidence.passages)
    return hashlib.blake2b(shown.encode(), key=_SECRET, digest_size=16).digest()


def _day(article: Article) -> str:
    return article.published.isoformat() if article.published else "no date"


def _in_turn(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    piles: dict[str, list[Passage]] = {}
    for passage in passages:
        piles.setdefault(passage.article_id, []).append(passage)
    return tuple(passage for row in zip_longest(*piles.values()) for passage in row if passage is not None)


def _sentences(evidence: Evidence, passage: Passage) -> list[Span]:
    reading = evidence.readings.get(passage.article_id)
    whole = [s.span for s in reading.sentences if passage.span.holds(s.span)] if reading else []
    return whole or [passage.span]  # a piece of an over-long sentence, or an article that has not been read


def _named(salt: bytes, pages: Iterable[_Page]) -> list[Line]:
    lines: dict[str, Line] = {}
    for page in pages:
        for span in sorted(set(page.spans), key=lambda span: (span.start, span.end)):
            name = _id(salt, page.article.id, span.start, 0)
            attempt = 1
            while name in lines:
                name, attempt = _id(salt, page.article.id, span.start, attempt), attempt + 1
            lines[name] = Line(name, page.article.id, span)
    return list(lines.values())


def _id(salt: bytes, article_id: str, start: int, attempt: int) -> str:
    digest = hashlib.blake2b(f"{article_id} {start} {attempt}".encode(), key=salt, digest_size=5).digest()
    return "".join(kind[byte % len(kind)] for kind, byte in zip(FORM, digest, strict=True))


def _text(pages: Iterable[_Page], lines: Sequence[Line]) -> str:
    return "\n\n".join(
        "\n".join(
            chain(
                [heading(page.article)],
                (_line(line.id, page.article, line.span) for line in lines if line.article_id == page.article.id),
            )
        )
        for page in pages
    )


def _line(name: str, article: Article, span: Span) -> str:
    return f"{name}: {' '.join(span.of(article.text).split())}"


def _articles(pages: Mapping[str, _Page]) -> dict[str, Article]:
    return {article_id: page.article for article_id, page in pages.items()}
