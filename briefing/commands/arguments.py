"""The arguments of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from briefing import __version__
from briefing.commands import articles, conversations, documents, editing, feeds, reading, style
from briefing.export import FORMATS

Command = Callable[..., int]
DESCRIPTION = "News articles in, briefings out, and every sentence with the words it rests on."
EPILOG = (
    "Without articles, a document is made from all of them. ARTICLE is an id, the beginning of one, or an exact title."
)

READING = (
    "With --json: the article's details and text, and under reading its version, sentences (start, end, paragraph, "
    "quoted), statements (span, content, kind, speaker, speaker_span, cue, cue_span, role, via, inferred), voices "
    "(name, kind, aliases, role, statements, quoted_words, first, declined, mentions, criticised), figures (start, "
    "end, text, kind, value, unit, counts, upto, approximate) and wording (start, end, term, neutral, why, speaker). A "
    "span is start and end: text[start:end], counted in characters."
)


def parser() -> argparse.ArgumentParser:
    """Return the parser of `python -m briefing`; the parsed `command` is the function to call."""
    whole = argparse.ArgumentParser(prog="python -m briefing", description=DESCRIPTION, epilog=EPILOG)
    whole.add_argument("--version", action="version", version=f"Evenhand {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run: Command, words: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=words, description=words, allow_abbrev=False)
        one.add_argument("--json", action="store_true", help="print JSON")
        one.set_defaults(command=run)
        return one

    _intake(command)
    _library(command)
    _papers(command)
    _kept(command)
    return whole


def _intake(command: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    add = command("add", articles.add, "add articles from files, links or standard input (-)")
    add.add_argument("sources", nargs="+", metavar="PATH|URL|-", help="a file, a link, or - for standard input")
    for name in ("title", "outlet", "author"):
        add.add_argument(f"--{name}", default="", help=f"{name}, where it is not found or wrong")
    add.add_argument("--published", type=_day, metavar="DATE", help="publication date, as 2026-03-04")
    feed = command("feed", articles.feed, "list the items of a feed, or add some of them")
    feed.add_argument("url", metavar="URL")
    which = feed.add_mutually_exclusive_group()
    which.add_argument("--choose", type=_numbers, metavar="1,3", help="add the items with these numbers")
    which.add_argument("--all", action="store_true", help="add every item")
    feeds.arguments(command("feeds", feeds.listing, "follow feeds: add, list, refresh, remove, export, import"))
    command("samples", articles.samples, "load the invented sample articles into an empty library")


def _library(command: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    listing = command("articles", articles.listing, "list the loaded articles")
    _scope(listing)
    listing.add_argument("--words", default="", help="only articles with these words")
    read = command("read", reading.read, "print who says what in an article, its voices, figures and loaded words")
    read.add_argument("article", metavar="ARTICLE")
    read.add_argument("--only", choices=(*reading.PARTS, "text"), help="one part of it, or the article's text")
    read.epilog = READING
    search = command("search", articles.search, "find passages")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--limit", type=_positive, default=10, help="how many passages at most (10)")
    _scope(search)
    delete = command("delete", articles.delete, "delete articles")
    delete.add_argument("articles", nargs="+", metavar="ARTICLE")
    command("rebuild", articles.rebuild, "make the search index anew from the store")


def _papers(command: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    ask = command("ask", documents.ask, "answer a question from the articles")
    ask.add_argument("question", nargs="+", metavar="QUESTION")
    ask.add_argument("--article", action="append", default=[], metavar="ARTICLE", help="use this article (repeatable)")
    _scope(ask)
    summarize = command("summarize", documents.summarize, "summarise articles")
    summarize.add_argument("--length", choices=("line", "short", "full"), default="short")
    summarize.add_argument("--topic", default="", metavar="WORDS", help="only what bears on it")
    compare = command("compare", documents.compare, "set voices or outlets side by side")
    compare.add_argument("--by", choices=("voice", "outlet"), help="chosen by the number of outlets when left out")
    compare.add_argument("--issue", action="append", default=[], metavar="WORDS", help="a row of your own (repeatable)")
    compare.add_argument(
        "--voice", action="append", default=[], metavar="NAME", help="only this voice or outlet (repeatable)"
    )
    brief = command("brief", documents.brief, "write a one-page brief")
    brief.add_argument("--topic", default="", metavar="WORDS", help="what the brief is about")
    for one in (summarize, compare, brief):
        one.add_argument("articles", nargs="*", metavar="ARTICLE")
    for one in (ask, summarize, compare, brief):
        _file(one)


def _kept(command: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    export = command("export", documents.export, "print or save a kept document")
    export.add_argument("document", metavar="DOCUMENT", help="an id from the list of documents")
    _file(export)
    command("documents", documents.listing, "list the kept documents")
    talks = command("conversations", conversations.listing, "list the conversations, or find some by their words")
    talks.add_argument("words", nargs="*", metavar="WORDS", help="only those with these words in name or answers")
    talk = command("conversation", conversations.conversation, "print or save a conversation")
    talk.add_argument("conversation", metavar="CONVERSATION", help="an id from the list of conversations")
    _file(talk)
    edit = command("edit", editing.edit, "list a kept document's sentences; tick, drop or rewrite one")
    edit.add_argument("document", metavar="DOCUMENT", help="an id from the list of documents")
    change = edit.add_mutually_exclusive_group()
    change.add_argument("--tick", type=_numbers, metavar="1,3", help="mark sentences as checked against the source")
    change.add_argument("--untick", type=_numbers, metavar="1,3", help="take that back")
    change.add_argument("--drop", type=_positive, metavar="N", help="take a sentence out")
    change.add_argument(
        "--rewrite", nargs=2, metavar=("N", "TEXT"), help="put a sentence in other words, which must pass the checks"
    )
    forget = command("forget", documents.forget, "delete kept documents and conversations")
    forget.add_argument("documents", nargs="+", metavar="DOCUMENT", help="an id from either list")
    command("model", documents.model, "say which model writes, and test it")
    sheet = command("style", style.style, "print and check the style sheet: the terms that count as loaded")
    sheet.add_argument("--copy", action="store_true", help="copy the packaged sheet to your own file, to be edited")


def _scope(one: argparse.ArgumentParser) -> None:
    one.add_argument("--outlet", action="append", default=[], help="only this outlet (repeatable)")
    one.add_argument("--since", type=_day, metavar="DATE", help="published on this day or later")
    one.add_argument("--until", type=_day, metavar="DATE", help="published on this day or earlier")


def _file(one: argparse.ArgumentParser) -> None:
    one.add_argument("-o", "--output", default="", metavar="FILE", help="save to a file (.md, .html or .json)")
    one.add_argument("--format", choices=tuple(FORMATS), help="the form, where the file name does not tell")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-03-04") from None


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 up")
    return int(text)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(_positive(part.strip()) for part in text.split(","))
