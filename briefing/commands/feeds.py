"""Commands about followed feeds: add, list, refresh, remove, export, import."""

from __future__ import annotations

import argparse
import re
import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.commands.articles import settled
from briefing.commands.output import Output, save
from briefing.errors import BriefingError, UnreadableFile
from briefing.types import Outcome, Subscription

if TYPE_CHECKING:
    from briefing.desk import Desk

INTERVAL = re.compile(r"(\d{1,6})\s*(m|h|d)")
UNITS = {"m": "minutes", "h": "hours", "d": "days"}
NO_FEEDS = "No feed is followed. Follow one with: python -m briefing feeds add URL"


def arguments(feeds: argparse.ArgumentParser) -> None:
    """Add the verbs of `feeds` to its parser."""
    verbs = feeds.add_subparsers(title="verbs", metavar="VERB", required=True)

    def verb(name: str, run: Callable[..., int], words: str) -> argparse.ArgumentParser:
        one = verbs.add_parser(name, help=words, description=words, allow_abbrev=False)
        one.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")
        one.set_defaults(command=run)
        return one

    following = verb("add", add, "follow feeds")
    following.add_argument("urls", nargs="+", metavar="URL")
    following.add_argument(
        "--every", type=_interval, metavar="1h", help="how often the open app asks it, as 30m, 6h or 1d"
    )
    verb("list", listing, "list the followed feeds")
    refreshing = verb("refresh", refresh, "fetch what is new in the followed feeds")
    refreshing.add_argument("feeds", nargs="*", metavar="FEED", help="an id or address; all when none is named")
    refreshing.add_argument("--due", action="store_true", help="only those whose interval has passed")
    removing = verb("remove", remove, "follow feeds no longer; their articles stay")
    removing.add_argument("feeds", nargs="+", metavar="FEED", help="an id or address")
    exporting = verb("export", export, "print or save the followed feeds as OPML")
    exporting.add_argument("-o", "--output", default="", metavar="FILE", help="save to a file")
    verb("import", take, "follow the feeds of an OPML file").add_argument("file", metavar="FILE|-")


def add(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Follow feeds; a refused one is told on stderr and does not stop the rest."""
    found: list[Subscription | BriefingError] = []
    for url in chosen.urls:
        try:
            found.append(desk.feeds.subscribe(url, every=chosen.every))
        except BriefingError as error:
            found.append(error)
    return _report(found, out)


def listing(desk: Desk, chosen: Namespace, out: Output) -> int:
    """List the followed feeds with what became of them last."""
    found = desk.feeds.subscriptions()
    if out.as_json:
        out.values([_about(one) for one in found])
        return 0
    for one in found:
        every = f"every {_spelled(one.every)}" if one.every else "on demand"
        checked = f"{one.checked.astimezone():%Y-%m-%d %H:%M}" if one.checked else "not yet"
        gone = "gone, " if one.gone else ""
        out.wrapped(f"{one.title} {one.url} ({gone}{every}, checked {checked}). {one.state}", first=f"{one.id}  ")
    if not found:
        out.lines(NO_FEEDS)
    return 0


def refresh(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Fetch what is new and tell what became of each item; 1 when a feed itself could not be read.

    It waits until what came can be found by meaning; Ctrl-C leaves that for the next start.
    """
    named: list[str | None] = [one.id for one in desk.feeds.due()] if chosen.due else [*chosen.feeds] or [None]
    # Every name is looked up before anything is fetched.
    coming = [desk.feeds.refresh(reference) for reference in named]
    told: list[dict[str, Any]] = []
    failed = False
    for outcome in (outcome for found in coming for outcome in found):
        failed |= outcome.state == "failed" and not outcome.key
        told.append(_became(outcome))
        if not out.as_json:
            out.wrapped(f"{outcome.title}: {outcome.message}", first=f"{outcome.state:<9}  ")
            out.flush()
    if out.as_json:
        out.values(told)
    elif not told:
        out.lines("There was nothing new." if desk.feeds.subscriptions() else NO_FEEDS)
    out.flush()
    return settled(desk, int(failed), out)


def remove(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Follow feeds no longer; an unknown one stops the command before anything is removed."""
    found = {one.id: one for one in map(desk.feeds.subscription, chosen.feeds)}
    for one in found.values():
        desk.feeds.unsubscribe(one.id)
        if not out.as_json:
            out.wrapped(f"“{one.title}” is not followed any more; its articles stay.")
    if out.as_json:
        out.values({"removed": list(found)})
    return 0


def export(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Print or save the followed feeds as OPML."""
    data = desk.feeds.opml()
    if not chosen.output:
        out.bytes(data)
        return 0
    save(chosen.output, data)
    out.lines(f"The list of followed feeds was saved in {chosen.output}.")
    return 0


def take(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Follow the feeds of an OPML file; a refused one is told on stderr."""
    return _report([*desk.feeds.take_opml(_read(chosen.file))], out)


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"The file {name!r} cannot be read: {error.strerror}.", advice="Check the path and try again."
        ) from error


def _report(found: list[Subscription | BriefingError], out: Output) -> int:
    followed = [one for one in found if isinstance(one, Subscription)]
    for one in found:
        if isinstance(one, BriefingError):
            out.error(str(one))
        elif not out.as_json:
            out.wrapped(f"“{one.title}” is followed: {one.url}", first=f"{one.id}  ")
    if out.as_json:
        out.values([_about(one) for one in followed])
    return int(len(followed) < len(found))


def _about(one: Subscription) -> dict[str, Any]:
    return {
        "id": one.id,
        "url": one.url,
        "title": one.title,
        "every_seconds": round(one.every.total_seconds()) if one.every else None,
        "checked": _iso(one.checked),
        "wait": _iso(one.wait),
        "state": one.state,
        "gone": one.gone,
    }


def _became(outcome: Outcome) -> dict[str, Any]:
    return {
        "feed": outcome.subscription,
        "state": outcome.state,
        "title": outcome.title,
        "url": outcome.url,
        "message": outcome.message,
        "article": outcome.article or None,
        "of_feed": not outcome.key,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _interval(text: str) -> timedelta:
    found = INTERVAL.fullmatch(text.strip().lower())
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is not an interval such as 30m, 6h or 1d")
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def _spelled(every: timedelta) -> str:
    minutes = round(every.total_seconds() / 60)
    for size, unit in ((1440, "d"), (60, "h")):
        if minutes % size == 0:
            return f"{minutes // size}{unit}"
    return f"{minutes}m"
