"""Commands about articles: add, feed, samples, articles, search, delete, rebuild."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.commands.output import Output
from briefing.commands.reading import about
from briefing.errors import BriefingError, InputError, UnreadableFile
from briefing.types import FeedItem, Scope, Source

if TYPE_CHECKING:
    from briefing.desk import Added, Desk

QUIET_SECONDS, TOLD_SECONDS = 1.0, 0.5  # before anything is told of the indexing, and between two lines
SHORT_ID = 8  # hex digits shown in lists; the desk takes any prefix from four up
NO_ARTICLES = "No article is loaded. Add one with: python -m briefing add PATH|URL|-"


def add(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Add files, links and standard input; a refused one is told on stderr and does not stop the rest."""
    details = {name: value for name in ("title", "outlet", "author") if (value := getattr(chosen, name))}
    if chosen.published:
        details["published"] = chosen.published.isoformat()
    if len(chosen.sources) > 1 and "title" in details:
        raise InputError("One title was given for several sources.", advice="Add them one at a time, or leave it out.")
    sources: list[Source] = []
    unread: list[tuple[str, BriefingError]] = []
    for name in chosen.sources:
        try:
            sources.append(_source(name, details))
        except BriefingError as error:
            unread.append((name, error))
    return settled(desk, _report(desk.add_many(sources), unread, out), out)


def feed(desk: Desk, chosen: Namespace, out: Output) -> int:
    """List a feed's items, or add the chosen ones."""
    items = desk.feed(chosen.url)
    if not (chosen.all or chosen.choose):
        _list_items(items, out)
        return 0
    beyond = [number for number in chosen.choose or () if number > len(items)]
    if beyond:
        raise InputError(f"The feed has {len(items)} items and no item {beyond[0]}.", advice="List the feed first.")
    picked = [items[number - 1] for number in chosen.choose] if chosen.choose else items
    return settled(desk, _report(desk.add_many(_from_feed(item) for item in picked), (), out), out)


def samples(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Load the sample articles."""
    added = desk.load_samples()
    if not added and not out.as_json:
        out.wrapped("The library already holds, or has held, articles, so the samples were not loaded.")
    return settled(desk, _report(added, (), out), out)


def listing(desk: Desk, chosen: Namespace, out: Output) -> int:
    """List the loaded articles in scope."""
    found = desk.articles(scope_of(chosen))
    if out.as_json:
        out.values([about(article) for article in found])
        return 0
    for article in found:
        out.lines(
            "  ".join((article.id[:SHORT_ID], _day(article.published), f"{article.outlet or '-'}: {article.title}"))
        )
    if not found:
        out.lines("No loaded article is in this scope." if desk.articles() else NO_ARTICLES)
    return 0


def search(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Print the passages that bear on some words."""
    hits = desk.search(" ".join(chosen.words), scope=scope_of(chosen), limit=chosen.limit)
    if out.as_json:
        passages = ((hit.passage, hit.score) for hit in hits)
        out.values(
            [
                {
                    "article": p.article_id,
                    "passage": p.id,
                    "start": p.start,
                    "end": p.end,
                    "text": p.text,
                    "score": score,
                }
                for p, score in passages
            ]
        )
        return 0
    titles = {article.id: article for article in desk.articles()}
    for number, hit in enumerate(hits, 1):
        article, passage = titles[hit.passage.article_id], hit.passage
        out.wrapped(
            f"{number}. {article.label}: {article.title} "
            f"({article.id[:SHORT_ID]}, characters {passage.start}–{passage.end}, score {hit.score:.3f})"
        )
        out.wrapped(passage.text)
        out.lines("")
    if not hits:
        out.lines("No passage was found.")
    return 0


def delete(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Delete articles; an unknown one stops the command before anything is deleted."""
    found = [desk.article(reference) for reference in chosen.articles]
    for article in dict.fromkeys(found):
        desk.delete(article.id)
        if not out.as_json:
            out.wrapped(f"“{article.title}” was deleted.")
    if out.as_json:
        out.values({"deleted": [article.id for article in dict.fromkeys(found)]})
    return 0


def rebuild(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Make the index anew."""
    passages = desk.rebuild()
    if out.as_json:
        out.values({"passages": passages})
    else:
        out.lines(f"The index was made anew with {passages:,} passages.")
    return 0


def scope_of(chosen: Namespace, articles: Iterable[str] = ()) -> Scope:
    """Return the scope that the options name."""
    return Scope(
        articles=tuple(articles),
        outlets=tuple(chosen.outlet),
        since=chosen.since,
        until=chosen.until,
        words=chosen.words if isinstance(getattr(chosen, "words", None), str) else "",
    )


def _source(name: str, details: dict[str, str]) -> Source:
    if name == "-":
        label = details.get("title", "standard input")
        return Source("text", label, sys.stdin.buffer.read(), "text/plain", details)
    if "://" in name:
        return Source("url", name, details=details)
    try:
        return Source("file", Path(name).name, Path(name).read_bytes(), details=details)
    except OSError as error:
        raise UnreadableFile(
            f"The file {name!r} cannot be read: {error.strerror}.", advice="Check the path and try again."
        ) from error


def _from_feed(item: FeedItem) -> Source:
    details = {"title": item.title, "url": item.url}
    if item.published:
        details["published"] = item.published.isoformat()
    return Source("feed", item.url, details=details)


def _report(added: Iterable[Added], unread: Iterable[tuple[str, BriefingError]], out: Output) -> int:
    """Show what became of each source as soon as it is known; 1 when one was refused."""
    told: list[dict[str, Any]] = []
    for name, state, message, article_id in _outcomes(added, unread):
        told.append({"name": name, "state": state, "message": message, "article": article_id or None})
        if state == "refused":
            out.error(f"{name}: {message}")
        elif not out.as_json:
            out.wrapped(message, first=f"{article_id[:SHORT_ID]}  ")
            out.flush()
    if out.as_json:
        out.values(told)
    return int(any(one["state"] == "refused" for one in told))


def settled(desk: Desk, code: int, out: Output) -> int:
    """Wait until what was added can be found by meaning, telling how far it is, and return `code`.

    Ctrl-C leaves the rest for the next start.
    """
    try:
        found = desk.settle(QUIET_SECONDS)
        while not (found.finished or found.why or found.failed):
            out.progress(f"Indexing: {found.done:,} of {found.total:,} articles.")
            found = desk.settle(TOLD_SECONDS)
    except KeyboardInterrupt:
        out.progress("")
        out.error("Every article is kept and can be found by its words; the rest is indexed at the next start.")
        return code
    out.progress("")
    if found.why:
        out.error(found.why)
    return code


def _outcomes(
    added: Iterable[Added], unread: Iterable[tuple[str, BriefingError]]
) -> Iterator[tuple[str, str, str, str]]:
    for one in added:
        yield one.name, one.state, one.message, one.article.id if one.article else ""
    for name, error in unread:
        yield name, "refused", str(error), ""


def _list_items(items: tuple[FeedItem, ...], out: Output) -> None:
    if out.as_json:
        out.values(
            [
                {"number": number, **asdict(item), "published": _day(item.published) or None}
                for number, item in enumerate(items, 1)
            ]
        )
        return
    for number, item in enumerate(items, 1):
        out.wrapped(f"{_day(item.published)} {item.title} {item.url}", first=f"{number:>3}. ")
    out.wrapped("Add items with --choose 1,3 or --all.")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
