"""Near-copies: a generated feed in which some items are one story told twice, and how well they are grouped."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path

from briefing.ingest.duplicates import article_id, near_copies
from briefing.types import Article
from tests.evals.invented import Author, Story

ITEMS, COPIES = 500, 60
SEEDS = (11, 12, 13)
Pair = frozenset[str]
AGENCY = "(Corvan Agency) – {}"
CREDIT = "Reporting by {} in {}; editing by {}. Corvan Agency is not responsible for the content of other outlets."
BOILERPLATE = (
    "You can read more about {} in our weekly letter, which comes out every Sunday morning and costs nothing at all.",
    "This story was first published by {}. All rights reserved; no part of it may be used without written permission.",
    "{} has reported from the region for many years. Readers who know more can write to the newsroom in confidence.",
)


def cut(story: Story, author: Author) -> Story:
    """Keep the first half to nine tenths."""
    kept = max(2, round(len(story.paragraphs) * author.dice.uniform(0.5, 0.9)))
    return Story(story.title, story.paragraphs[:kept])


def retitled(story: Story, author: Author) -> Story:
    """Put another headline above, and a standfirst below it."""
    line = f"Officials in {author.place()} speak of {author.number()} {author.word()}s and a decision that divides."
    return Story(f"{author.name()}: what the vote means", (line, *story.paragraphs))


def edited(story: Story, author: Author) -> Story:
    """Put another word for one in fifteen to thirty."""
    every = author.dice.randint(15, 30)

    def changed(paragraph: str) -> str:
        return " ".join(author.word() if author.dice.randrange(every) == 0 else word for word in paragraph.split())

    return Story(story.title, tuple(map(changed, story.paragraphs)))


def with_agency(story: Story, author: Author) -> Story:
    """Name an agency at the start and the credits at the end."""
    first, *rest = story.paragraphs
    credit = CREDIT.format(author.name(), author.place(), author.name())
    return Story(story.title, (AGENCY.format(first), *rest, credit))


def reordered(story: Story, author: Author) -> Story:
    """Shuffle the paragraphs below the first."""
    first, *rest = story.paragraphs
    author.dice.shuffle(rest)
    return Story(story.title, (first, *rest))


def with_boilerplate(story: Story, author: Author) -> Story:
    """Add the lines that an outlet prints under every story."""
    outlet = author.place()
    return Story(story.title, (*story.paragraphs, *(line.format(f"{outlet} Post") for line in BOILERPLATE)))


EDITS: tuple[Callable[[Story, Author], Story], ...] = (
    cut, retitled, edited, with_agency, reordered, with_boilerplate,
)  # fmt: skip


def feed(seed: int, items: int = ITEMS, copies: int = COPIES) -> tuple[tuple[Article, ...], frozenset[Pair]]:
    """Return invented articles in random order, and the pairs of ids that are one story.

    Each copy has one edit, or two. Among the others are what must not be grouped: reports of one event that share a
    long quotation, and roundups that hold a short item whole. One in three carries an outlet's boilerplate.

    Args:
        seed: what is drawn. items: how many articles. copies: how many of them are copies of others.
    """
    author = Author(seed)
    stories = [_furnished(author.story(), author) for _ in range(items - copies - items // 10)]
    groups: dict[int, list[Story]] = {place: [story] for place, story in enumerate(stories)}
    for number in range(copies):
        place = author.dice.randrange(len(stories))
        story = stories[place]
        for edit in author.dice.sample(EDITS, 1 + number % 2):
            story = edit(story, author)
        groups[place].append(story)
    others = [_lookalike(author.dice.choice(stories), author, number) for number in range(items // 10)]
    told = {number: [article_of(story) for story in group] for number, group in groups.items()}
    pairs = (frozenset((a.id, b.id)) for group in told.values() for a, b in combinations(group, 2) if a.id != b.id)
    found = [article for group in told.values() for article in group] + [article_of(story) for story in others]
    author.dice.shuffle(found)
    return tuple(found), frozenset(pairs)


def article_of(story: Story) -> Article:
    """Return a story as an article."""
    text = "\n\n".join(story.paragraphs)
    return Article(article_id(text), text, story.title)


def _furnished(story: Story, author: Author) -> Story:
    return with_boilerplate(story, author) if author.dice.randrange(3) == 0 else story


def _lookalike(story: Story, author: Author, number: int) -> Story:
    """Return another report with one long quotation of a story, or a roundup that holds its beginning whole."""
    own = author.story(8)
    if number % 2:
        return Story(own.title, (*own.paragraphs[:3], story.paragraphs[1], *own.paragraphs[3:]))
    more = (paragraph for _ in range(3) for paragraph in author.story(8).paragraphs)
    return Story(f"The week in {author.place()}", (*own.paragraphs, *story.paragraphs[:2], *more))


def rows(data: Path) -> Iterator[dict[str, object]]:
    """Yield the groups of near-copies in a file of articles.

    Args:
        data: JSON lines with `id` and `text`.
    """
    lines = (json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line.strip())
    for group in near_copies(Article(str(row["id"]), str(row["text"]), "") for row in lines):
        yield {"ids": list(group)}


def scored(groups: Iterable[Iterable[str]], pairs: frozenset[Pair]) -> dict[str, float]:
    """Return precision and recall of groups, counted in pairs of articles."""
    found = {frozenset(pair) for group in groups for pair in combinations(group, 2)}
    right = len(found & pairs)
    return {"precision": right / len(found) if found else 0.0, "recall": right / len(pairs) if pairs else 1.0}


def measure() -> dict[str, float]:
    """Return the lowest precision and recall over a few generated feeds."""
    figures = []
    for seed in SEEDS:
        articles, pairs = feed(seed)
        figures.append(scored(near_copies(articles), pairs))
    return {name: round(min(figure[name] for figure in figures), 4) for name in ("precision", "recall")}


def growth(sizes: Iterable[int] = (500, 1000, 2000, 5000)) -> dict[int, float]:
    """Return the seconds that grouping takes by number of articles, the same share of them copies."""
    seconds = {}
    for size in sizes:
        articles, _ = feed(SEEDS[0], size, size * COPIES // ITEMS)
        began = time.perf_counter()
        near_copies(articles)
        seconds[size] = round(time.perf_counter() - began, 2)
    return seconds
