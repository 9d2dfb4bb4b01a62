"""The swap test: with party, side, outlet and leaders' names exchanged, the same sentences and terms must be chosen.

Every article is read twice, as it is and with the names of the two camps exchanged; a writer that takes no side chooses
the same sentences from both and finds the same loaded terms in both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.ingest.extract import to_article
from briefing.reading import read
from briefing.types import Article, Claim, Evidence, Source, WordingNote
from briefing.writing import brief, summary
from briefing.writing.extractive import ExtractiveWriter

# Each stands for the one across from it. Leaders are paired within one sex, so that pronouns still agree, and by names
# that few others share; names have as many words as their counterparts, so that sentences keep their length.
PAIRS = (
    ("Democrats", "Republicans"), ("Democrat", "Republican"), ("DNC", "RNC"), ("Dems", "GOPers"),
    ("Left", "Right"), ("liberals", "conservatives"), ("liberal", "conservative"), ("liberalism", "conservatism"),
    ("left-wing", "right-wing"), ("leftist", "rightist"), ("leftists", "rightists"), ("far-left", "far-right"),
    ("Fox News", "Huffington Post"), ("HuffPost", "Newsmax"), ("MSNBC", "Breitbart"),
    ("Barack Obama", "Donald Trump"), ("Obama", "Trump"), ("Joe Biden", "Mike Pence"), ("Biden", "Pence"),
    ("Chuck Schumer", "Mitch McConnell"), ("Schumer", "McConnell"), ("Harry Reid", "Orrin Hatch"), ("Reid", "Hatch"),
    ("Bernie Sanders", "Ted Cruz"), ("Sanders", "Cruz"), ("Al Gore", "Mitt Romney"), ("Gore", "Romney"),
    ("Hillary Clinton", "Sarah Palin"), ("Clinton", "Palin"), ("Nancy Pelosi", "Michele Bachmann"),
    ("Pelosi", "Bachmann"),
)  # fmt: skip
_SWAPPED: Mapping[str, str] = {
    form: other
    for one, two in PAIRS
    for first, second in ((one, two), (two, one))
    for form, other in ((first, second), *([(first.capitalize(), second.capitalize())] if first.islower() else ()))
}
_NAMES = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _SWAPPED), key=len, reverse=True))})(?=s?\b)")
_DEMOCRATIC = re.compile(r"\bDemocratic\b")
_REPUBLICAN_ADJECTIVE = re.compile(
    r"\bRepublican(?=[ -][A-Za-z])(?! (?:of|from|who|and|or|in|is|was|has|said|on|to|for)\b)"
)
_STATE = re.compile(r"\b([RD])(?=-[A-Z][a-z]*\b)")
_SIDE = re.compile(
    r"\b(the|far|hard|radical|political|religious) (left|right)"
    r"(?=[,.;:’'”\")]|\s(?:wing|has|have|had|is|are|was|were|in|and|who|that)\b)"
)
_OTHER = {"left": "right", "right": "left", "R": "D", "D": "R"}


@dataclass(frozen=True, slots=True)
class Same:
    """How much two lists agree: what both hold, and what either holds."""

    both: int
    either: int

    def __add__(self, other: Same) -> Same:
        """Return the two counts added."""
        return Same(self.both + other.both, self.either + other.either)

    @property
    def share(self) -> float:
        """The share that both hold, 1 where neither has anything."""
        return self.both / self.either if self.either else 1.0


def swapped(text: str) -> str:
    """Return a text with the names of the two camps exchanged; every name gets its counterpart's place."""
    adjective = "\0"
    marked = _REPUBLICAN_ADJECTIVE.sub(adjective, text)
    marked = _DEMOCRATIC.sub("\1", marked)
    marked = _NAMES.sub(lambda match: _SWAPPED[match.group()], marked)
    marked = _STATE.sub(lambda match: _OTHER[match.group(1)], marked)
    marked = _SIDE.sub(lambda match: f"{match.group(1)} {_OTHER[match.group(2)]}", marked)
    return marked.replace(adjective, "Democratic").replace("\1", "Republican")


def rows(data: Path) -> Iterator[dict[str, object]]:
    """Yield what is the same for one article of each row, the next outlet each time, and the shares over all.

    Args:
        data: JSON lines with articles on one event, each with title, source, and paragraphs of sentences or a body.
    """
    total: dict[str, Same] = {}
    with data.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            articles = json.loads(line)["articles"]
            found = same(articles[number % len(articles)])
            for name, count in (found or {}).items():
                total[name] = total.get(name, Same(0, 0)) + count
            yield {"row": number} | {name: [count.both, count.either] for name, count in (found or {}).items()}
    yield {"shares": {name: count.share for name, count in total.items()}}


def same(raw: Mapping[str, Any]) -> dict[str, Same] | None:
    """Return how far the documents on an article and on its counterpart agree, `None` for what cannot be read.

    Args:
        raw: title, source, and paragraphs of sentences or a body.
    """
    body = raw.get("body") or "\n\n".join(" ".join(part) for part in raw["paragraphs"])
    one = _article(body, str(raw.get("title", "")).strip(), str(raw.get("source", "")))
    other = _article(swapped(body), swapped(str(raw.get("title", "")).strip()), str(raw.get("source", "")))
    if one is None or other is None:
        return None
    documents = (_documents(one, lambda text: text), _documents(other, swapped))
    return {name: _agree(documents[0][name], documents[1][name]) for name in documents[0]}


def _documents(article: Article, back: Callable[[str], str]) -> dict[str, set[object]]:
    """Return by number the sentences that a summary and a brief choose, and the loaded terms found.

    Args:
        back: turns a term into the original's wording.
    """
    reading = read(article)
    evidence = Evidence((article,), {article.id: reading}, ())
    starts = [sentence.start for sentence in reading.sentences]
    made = summary.summarize(evidence, ExtractiveWriter(), length="full")
    brief_made = brief.brief(evidence, ExtractiveWriter())
    parts = (*brief_made.bottom_line, *brief_made.key_facts, *brief_made.says)
    return {
        "summary": {number for claim in made.sentences for number in _numbers(claim, starts)},
        "brief": {number for claim in parts for number in _numbers(claim, starts)},
        "ledger": {_entry(note, starts, back) for note in made.ledger},
        "wording": {_entry(note, starts, back) for note in reading.wording},
    }


def _numbers(claim: Claim, starts: list[int]) -> Iterator[int]:
    for citation in claim.citations:
        yield sum(1 for start in starts if start <= citation.start)


def _entry(note: WordingNote, starts: list[int], back: Callable[[str], str]) -> tuple[int, str]:
    return sum(1 for start in starts if start <= note.start), back(note.term).lower()


def _agree(one: set[object], other: set[object]) -> Same:
    return Same(len(one & other), len(one | other))


def _article(body: str, title: str, outlet: str) -> Article | None:
    try:
        return to_article(Source("text", title or "pasted", body.encode(), details={"title": title, "outlet": outlet}))
    except BriefingError:
        return None
