"""Invented articles, and claims on their words, for the screens to show."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from briefing.types import Article, Check, Citation, Claim, Finding, Provenance, SourceNote, Tally

FERRY = (
    "The council of Port Arrel voted on Tuesday to close the night ferry.\n\n"
    "“The boats lose $412 each night,” said Mara Venn, the harbour commissioner. “That cannot go on.”\n\n"
    "Critics slammed the reckless decision, which takes effect on 3 May 2031.\n\n"
    "Toll Ferreira of the Dockers’ Union said the night crew had not been asked."
)
BRIDGE = (
    "Port Arrel will lose its night ferry, the council decided.\n\n"
    "Commissioner Mara Venn put the loss at $398 a night.\n\n"
    "“Nobody asked the people who work at night,” said Toll Ferreira."
)


def article(text: str = FERRY, title: str = "Council closes the night ferry", **details) -> Article:
    values = {"outlet": "Arrel Courier", "author": "Ione Sabb", "published": date(2031, 4, 2), "language": "en"}
    identity = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Article(identity, text, title, added=datetime(2031, 4, 3, 9, 0, tzinfo=UTC), **{**values, **details})


def cite(source: Article, quote: str) -> Citation:
    start = source.text.index(quote)
    return Citation(source.id, start, start + len(quote), quote)


def claim(source: Article, quote: str, text: str = "", **values) -> Claim:
    return Claim(text or quote, (cite(source, quote),), values.pop("voice", "reported"), Check("verified"), **values)


def first_words(source: Article) -> str:
    return source.text.split("\n\n")[0]


def said(source: Article) -> Claim:
    """A claim on the article's last paragraph, in somebody's voice."""
    return claim(source, source.text.split("\n\n")[-1], voice="attributed", speaker="Toll Ferreira")


def withheld(source: Article) -> Claim:
    finding = Finding("figure", "$500", "This figure does not occur in the cited words.")
    return replace(claim(source, first_words(source), "The ferry loses $500."), check=Check("withheld", (finding,)))


def common(articles: list[Article], title: str, writer: str) -> dict[str, Any]:
    return {
        "title": title,
        "sources": tuple(
            SourceNote(n, a.id, a.title, a.outlet, a.author, a.published, a.url) for n, a in enumerate(articles, 1)
        ),
        "provenance": Provenance(
            writer, tuple(a.id for a in articles), ("p1",), {"summary/system": "ab" * 32}, {"length": "short"}
        ),
        "tally": Tally(verified=5, withheld=1),
        "withheld": (withheld(articles[0]),),
    }
