"""Correct claims as a good model would write them, from samples and from data whose speakers people have marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from briefing.types import Article, ClaimVoice, Span
from tests.evals import marked, plain, rewrites
from tests.evals.marked import Marked

Form = Literal["quote", "indirect", "fact"]

MOST_OF_A_FORM = 3  # claims of a form from one article of the data beside the checkout
SHORTEST, LONGEST = 8, 42  # words of a claim

# Words by which a sentence may be somebody's, so that a claim of it without a name would be no fact.
REPORTS = re.compile(
    r"\b(?:sa(?:y|id|ys|ying)|tell(?:s|ing)?|told|accord\w*|claim\w*|argu\w*|add(?:s|ed|ing)|wr(?:ote|ites?|itten)|not(?:es?|ed|ing)"
    r"|stat(?:es?|ed|ing|ement)|insist\w*|announc\w*|report\w*|believ\w*|th(?:ink|inks|ought)|call(?:s|ed|ing)?|ask(?:s|ed|ing)?"
    r"|suggest\w*|accus\w*|den(?:y|ies|ied)|warn\w*|show(?:s|ed|n)?|f(?:ind|inds|ound)|expect\w*|estimat\w*|explain\w*"
    r"|acknowledg\w*|recall\w*|tweet\w*|post(?:s|ed)|quot\w*|allege\w*|describ\w*|critici\w*|complain\w*|promis\w*|declin\w*|hop(?:es?|ed|ing)"
    r"|agree\w*|predict\w*|confirm\w*|reveal\w*|question\w*|urg(?:es?|ed|ing)|mention\w*|put it|words?|view|survey\w*"
    r"|polls?|stud(?:y|ies)|speech|interview\w*|remark\w*|comment\w*|letter|declar\w*|testif\w*|concern\w*|seem\w*|appear\w*|reckon\w*"
    r"|counts|fear\w*|want\w*|disput\w*|point\w* out)\b",
    re.I,
)
_DANGLING = re.compile(
    r"^[“\"']?(?:But|And|So|Yet|Or|That|This|These|Those|It|He|She|They|Here|There|Then|Also|However|Still|Instead)\b"
)
_FIRST = re.compile(r"\b(?:I|we|We|my|My|our|Our|us|me|you|You|your|Your|I'm|I’m)\b|\?|!")


@dataclass(frozen=True, slots=True)
class Truth:
    """A correct claim with the sentences that it rests on.

    Args:
        spans: the source sentences. form: how it was made. rewrite: what was honestly changed, "" for nothing.
        words: the words in quotation marks (form "quote"), or what was said (form "indirect").
        others: other speakers of the article. nested: more than one speaker is marked around the words.
        quotes: all quotations of the article that its speakers are marked for.
    """

    article: Article
    text: str
    spans: tuple[Span, ...]
    form: Form
    voice: ClaimVoice = "reported"
    speaker: str = ""
    words: str = ""
    others: tuple[str, ...] = ()
    nested: bool = False
    quotes: tuple[tuple[Span, str], ...] = ()
    rewrite: str = ""

    @property
    def source(self) -> str:
        """The sentences that the claim rests on."""
        return " ".join(span.of(self.article.text) for span in self.spans)


def _is_in_marks(text: str, span: Span) -> bool:
    """Tell whether words stand between quotation marks, which may be part of the span."""
    return any(span.start - 2 <= inner.start and inner.end <= span.end + 2 for inner in plain.quotations(text))


def of_samples() -> Iterator[Truth]:
    """Yield claims from the samples; their speakers are the expected ones."""
    for one in marked.samples():
        yield from _claims(one, 99)


def of_shared(data: Path) -> Iterator[Truth]:
    """Yield claims from the data beside the checkout: speakers as people marked them, facts from all."""
    for one in marked.shared(data):
        yield from _claims(one, MOST_OF_A_FORM)


def _claims(source: Marked, most: int) -> Iterator[Truth]:
    yield from _thinned(_quotes(source), most)
    yield from _thinned(_indirect(source), most)
    yield from _facts(source, most)


def _thinned(truths: Iterator[Truth], most: int) -> list[Truth]:
    found = sorted(truths, key=lambda one: plain.pick(range(1000), one.text))
    return found[:most]


def _others(source: Marked, name: str, span: Span) -> tuple[tuple[str, ...], bool]:
    around = {who for who, words, _ in source.said if words.meets(span)}
    names = dict.fromkeys(who for who, _, _ in source.said if not plain.kin(who, name))
    inside = sum(words.start <= span.start and span.end <= words.end for words in source.taken)
    return tuple(names), len(around) > 1 or inside > 1


def _quotes(source: Marked) -> Iterator[Truth]:
    text = source.article.text
    runs = tuple(dict.fromkeys(_runs(source)))
    quotes = tuple((inner, inner.of(text).strip()) for inner, _ in runs)
    for inner, name in runs:
        others, nested = _others(source, name, inner)
        lines = _named_near(source, inner, name)
        if not lines or nested or any(span == inner and who != name for span, who in runs):
            continue
        words = inner.of(text).strip()
        said = _as_said(name, words) if words[0].isupper() else lines[0].of(text) if len(lines) == 1 else ""
        if said and plain.balanced(said):
            body = words.rstrip(" ,.;:")
            yield Truth(source.article, said, lines, "quote", "attributed", name, body, others, nested, quotes)


def _runs(source: Marked) -> Iterator[tuple[Span, str]]:
    """Yield the quotations of four words and more with their speakers."""
    text = source.article.text
    for name, span, _ in source.said:
        if not _is_in_marks(text, span):
            continue
        for inner in plain.quotations(text):
            words = inner.of(text).strip()
            if inner.meets(span) and len(words.split()) >= 4 and not re.search(r"[‘\[]|\.\.\.|…", words):
                yield inner, name


def _as_said(name: str, words: str) -> str:
    body = words.rstrip(" ,.;:")
    first = name[:1].upper() + name[1:]
    shapes = (f"{first} said: “{body}.”", f"“{body},” {name} said.", f"{first} said, “{body}.”")
    return f"{first} said: “{words}”" if words[-1] in "?!" else plain.pick(shapes, words)


def _named_near(source: Marked, inner: Span, name: str) -> tuple[Span, ...]:
    """Return the sentences of a quotation, if they or the one before or after them name its speaker."""
    lines = plain.around(source.lines, inner.start, inner.end)
    last = name.split()[-1]
    if any(last in line.of(source.article.text) for line in lines):
        return lines
    first = source.lines.index(lines[0])
    before = source.lines[first - 1] if first else None
    if before is not None and last in before.of(source.article.text):
        return (before, *lines)
    return ()


def _indirect(source: Marked) -> Iterator[Truth]:
    text = source.article.text
    for name, span, cue in source.said:
        lines = plain.around(source.lines, span.start, span.end)
        said = re.sub(r"^that ", "", span.of(text).strip(" ,.;:"))
        if len(lines) != 1 or any(mark in lines[0].of(text) for mark in '“”"‘'):
            continue
        line = lines[0].of(text)
        others, nested = _others(source, name, span)
        if name.split()[-1] not in line or not _is_whole(line) or len(said.split()) < 6:
            continue
        truth = Truth(source.article, line, lines, "indirect", "attributed", name, said, others, nested)
        shape = plain.pick(("", "", "that", "accord"), line)
        if (
            nested
            or not shape
            or not _is_clause(said, source.article.text, span.start)
            or cue.casefold() not in {"said", "says"}
        ):
            yield truth
        elif shape == "that":
            yield replace(truth, text=f"{name} said that {said}.", rewrite="said that")
        else:
            yield replace(truth, text=f"According to {name}, {said}.", rewrite="according to")


def _is_clause(said: str, text: str, start: int) -> bool:
    """Tell whether what was said can stand as a sentence of its own: a subject, then a verb that is no infinitive."""
    if said[0].isupper() and not re.search(r"[a-z,] $", text[max(0, start - 2) : start]):
        return False
    begins = re.match(
        r"(?:the|a|an|his|her|its|their|he|she|it|they|there|this|these|most|many|some|all|no)\b|[A-Z]", said
    )
    verb = re.search(
        r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|does|do|did|must|may|might)\b", said
    )
    return bool(begins and verb and len(said.split()) >= 6)


def _facts(source: Marked, most: int) -> Iterator[Truth]:
    yield from _thinned(_all_facts(source), most)


def _all_facts(source: Marked) -> Iterator[Truth]:
    text = source.article.text
    for span in source.lines[1:]:  # the first may be a title
        line = span.of(text)
        if any(taken.meets(span) for taken in source.taken) or REPORTS.search(line) or not _is_whole(line):
            continue
        if _is_introduced(text, span):
            continue
        if not any(mark in line for mark in '“”"‘…') and not _FIRST.search(line):
            changed, how = rewrites.rewritten(line, text)
            yield Truth(source.article, changed, (span,), "fact", rewrite=how)


def _is_introduced(text: str, span: Span) -> bool:
    """Tell whether a line stands in a paragraph that a colon announces: it may be somebody's words without marks."""
    before, _, _ = text[: span.start].rpartition("\n")
    return before.rstrip().endswith(":")


def _is_whole(line: str) -> bool:
    """Tell whether a line is one sentence that means the same alone."""
    return bool(
        line[:1].isupper()
        and line.endswith(".")
        and plain.balanced(line)
        and SHORTEST <= len(line.split()) <= LONGEST
        and sum(word[0].islower() for word in line.split()) > len(line.split()) / 2  # no headline
        and not _DANGLING.search(line)
        and not re.search(r"https?:|\n|@|\bhtml\b|[|<>*]", line)
    )
