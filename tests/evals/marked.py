"""Articles in which people have marked who says which words: the samples, and data beside the checkout."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from briefing.ingest import extract
from briefing.samples import sample_sources
from briefing.types import Article, Span
from tests.evals import plain
from tests.evals.speakers import EXPECTED

FILES = ("quotes_polnear_train.jsonl", "multihop_corpus.jsonl", "basil_triplets_dev.jsonl")
# How each kind of data is thinned: every so manieth article.
POLNEAR, MULTIHOP, BASIL = 3, 9, 2

SAYING = re.compile(
    r"(?:(?:has|have|had|also) )?(?:said|says?|told(?: \w+)?|wrote|writes|added|argued?s?|claimed|insisted|announced"
    r"|explained|noted|stated|warned|predicted|according to)",
    re.I,
)


@dataclass(slots=True)
class Marked:
    """An article with what people marked in it: who says which words."""

    article: Article
    said: list[tuple[str, Span, str]] = field(default_factory=list)  # speaker, words, cue
    taken: list[Span] = field(default_factory=list)  # everything that is anybody's, or names a speaker

    @property
    def lines(self) -> tuple[Span, ...]:
        """The article's sentences."""
        return plain.sentences(self.article.text)


def samples() -> Iterator[Marked]:
    """Yield the samples with their expected speakers."""
    for source in sample_sources():
        article = extract.to_article(source)
        marked = Marked(article)
        for expected in EXPECTED["speakers"][source.name]:
            start = article.text.index(expected["words"])
            span = Span(start, start + len(expected["words"]))
            marked.taken.append(span)
            if "via" not in expected and expected["speaker"]:
                marked.said.append((expected["speaker"], span, "said"))
        yield marked


def shared(data: Path) -> Iterator[Marked]:
    """Yield every so manieth article of the data beside the checkout; only the first kind has speakers."""
    for row in _rows(data / FILES[0], POLNEAR):
        yield _polnear(row)
    for row in _rows(data / FILES[1], MULTIHOP):
        day = date.fromisoformat(row["published_at"][:10])
        yield Marked(Article(row["doc_id"], row["body"], row["title"], row["source"], published=day, language="en"))
    for row in _rows(data / FILES[2], BASIL):
        for one in row["articles"]:
            text = "\n\n".join(" ".join(paragraph) for paragraph in one["paragraphs"])
            day, name = date.fromisoformat(one["date"][:10]), f"{row['id']}-{one['source']}"
            yield Marked(Article(name, text, one["title"], one["source"], published=day, language="en"))


def _rows(path: Path, step: int) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % step == 0:
                yield json.loads(line)


def _polnear(row: dict[str, Any]) -> Marked:
    day = re.search(r"\d{4}-\d\d-\d\d", row["id"])
    published = date.fromisoformat(day.group()) if day else None
    article = Article(row["id"], row["text"], row["title"], row["publisher"], published=published, language="en")
    marked = Marked(article)
    for one in row["attributions"]:
        source, cue = (" ".join(article.text[start:end] for start, end in one[part]) for part in ("source", "cue"))
        words = [Span(start, end) for start, end in one["content"] if re.search(r"\w", article.text[start:end])]
        marked.taken += [*words, *(Span(start, end) for start, end in (*one["source"], *one["cue"]))]
        name = plain.person(source) or _group(source)
        if name and SAYING.fullmatch(cue.strip(" ,:")) and _is_apart(one, article.text):
            marked.said += [(name, span, cue) for span in words] if len(words) == 1 or one["type"] == "direct" else []
    return marked


def _is_apart(one: dict[str, Any], text: str) -> bool:
    """Tell whether speaker and cue stand together, outside of what was said, and are no comparison ("than X said")."""
    naming = sorted(map(tuple, (*one["source"], *one["cue"])))
    start, end = naming[0][0], max(place[1] for place in naming)
    apart = all(until <= start or end <= begin for begin, until in one["content"])
    return apart and not re.search(r"\b(?:than|as|what|whom?) $", text[max(0, start - 6) : start])


def _group(source: str) -> str:
    """Return a speaker's wording when it is a group or a document in a few words."""
    short = len(source.split()) <= 5 and not plain.PRONOUN.search(source) and not re.search(r"[,“\"(]|\d| and ", source)
    begins = re.match(r"(?:the|a|an)\b|[A-Z]\w+ (?:officials?|aides|campaign|spokes\w+|police)\b|[A-Za-z]+s$", source)
    return source if short and begins else ""
