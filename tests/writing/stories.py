"""Articles for the tests of the extractive writer and of the documents; every place, outlet and person is invented."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from briefing.reading import read
from briefing.types import Article, Claim, Draft, Evidence, Passage

BRIDGE = """The council of Lowmere voted 9 to 4 on Tuesday to close the old river bridge for two years.

The repair will cost 48 million marks, according to the council's report.

“We are closing a road so that we do not have to bury anyone,” Mayor Edda Farrow told reporters.

“Nobody has asked the shops on the quay,” said Joss Pellington, who heads the traders' league. He added:

We will lose two summers. A bridge can wait for the winter, but a baker cannot.

About 1,200 people joined a march against the plan, police said.

Dr. Imke Sorrel, a bridge engineer at the Lowmere institute, said the pillars could give way in a flood.

The ministry of transport declined to comment."""

QUAY = """Lowmere's council has rammed through a brutal closure of the river bridge, a shameless betrayal of the shops.

The council voted 9 to 4 on Tuesday to close the river bridge for two years, the Lowmere Courier has learned.

The repair will cost 52 million marks, according to a draft budget.

“Nobody has asked the shops on the quay,” said Joss Pellington, who heads the traders' league.

Organisers said 3,000 people joined the march against the plan.

A ferry will carry passengers across the river from 4 June 2031."""

FERRY = """A ferry will replace the river bridge at Lowmere while it is closed for two years.

The council of Lowmere voted 9 to 4 on Tuesday to close the bridge.

Ferry captain Odo Brandle said his boat could carry 60 passengers an hour.

Illegals crossed the river on rafts last spring, and the town hall said nothing about it."""

PUBLISHED = date(2031, 5, 14)


def article(text: str, outlet: str, title: str = "Council closes the river bridge") -> Article:
    """Return an article with this text."""
    name = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Article(name, text, title=title, outlet=outlet, published=PUBLISHED, language="en")


def bridge() -> Article:
    return article(BRIDGE, "Lowmere Post")


def quay() -> Article:
    return article(QUAY, "Lowmere Courier", "Council betrays the quay")


def ferry() -> Article:
    return article(FERRY, "The River Gazette", "A ferry for Lowmere")


def evidence(*articles: Article, passages: Iterable[Passage] = ()) -> Evidence:
    """Return articles with their readings."""
    return Evidence(articles, {a.id: read(a) for a in articles}, tuple(passages))


def three() -> Evidence:
    return evidence(bridge(), quay(), ferry())


def exact(items: Iterable[Claim | Draft], found: Evidence) -> bool:
    """Tell whether every citation is the exact words of its span."""
    return all(
        citation.quote == found.article(citation.article_id).text[citation.start : citation.end]
        for item in items
        for citation in item.citations
    )
