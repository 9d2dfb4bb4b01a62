"""The source beside the document: which citations a page draws, and the panel that opens them without a new run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from briefing.types import Article, Citation, Claim, Scope, SourceNote, Span
from briefing.ui import state
from briefing.ui.language import counted, current, day, phrase, said
from briefing.ui.parts.editing import Shown
from briefing.ui.parts.marks import PARAGRAPH, shared_out
from briefing.ui.parts.text import address, byline, escape, link, plain, seen

HERE = Path(__file__).parent
REGISTER = "evidence"
SHAPES = (
    "●■▲◆✚★"  # of the sources, one after the other, with their colours; the number tells the seventh from the first
)
MOST_PARAGRAPHS = 60  # of an article that is shown whole
AROUND = 12  # paragraphs on either side of a cited one, of a longer article
LONGEST_CLAIM = 4_000
LONGEST_QUOTE = 600  # where a marker is pointed at
GONE = phrase("This article is no longer in the library. These are the words that were cited:")
MOVED = phrase("A cited passage is not at its place in this text any more, so it is not marked.")

PANEL = (
    '<section class="panel" aria-labelledby="evidence-title" hidden><div class="bar">'
    '<button class="back" type="button" aria-keyshortcuts="p"><span></span><kbd>p</kbd></button>'
    '<button class="next" type="button" aria-keyshortcuts="n"><span></span><kbd>n</kbd></button>'
    '<span class="meta count"></span>'
    '<button class="close" type="button" aria-keyshortcuts="Escape"><span></span><kbd>Esc</kbd></button></div>'
    '<div class="head"></div><h2 class="title" id="evidence-title"></h2><p class="links"></p><p class="claim"></p>'
    '<div class="text" tabindex="0" role="region"></div></section>'
    '<div class="tip" role="tooltip" hidden></div><div class="said" aria-live="polite"></div>'
)

_mounted = st.components.v2.component(
    "evenhand.evidence",
    html=PANEL,
    css=(HERE / "evidence.css").read_text(encoding="utf-8"),
    js=(HERE / "evidence.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands behind a claim for one article that it cites.

    Args:
        key: by which the panel knows what is cited. words: shown, as in "● 1". kind: of colour, 1 to 6, 0 for a source
            without a number. name: for somebody who hears it.
    """

    key: str
    words: str
    kind: int
    name: str


@dataclass(frozen=True, slots=True)
class Cited:
    """What a marker opens: the claim, its citations of one article, and what its document says of that article."""

    claim: str
    citations: tuple[Citation, ...]
    note: SourceNote | None = None


@dataclass(slots=True)
class Register:
    """The citations that one run of a page draws, by the keys of their markers, and where on the page the panel is."""

    place: DeltaGenerator | None = None
    cited: dict[str, Cited] = field(default_factory=dict)


def begin(place: DeltaGenerator) -> None:
    """Begin the register of this run; `place` stays where it is on the page, so that an open panel stays open."""
    state.set_value(REGISTER, Register(place))


def mount() -> None:
    """Put the panel on the page, with all that the run has drawn; for the end of a page, once."""
    register = _register()
    if register.place is not None:
        with register.place:
            _mounted(data=_spoken(payload(register)), key="evidence-panel", height="content")


def markers(claim: Claim, known: Shown, key: str, register: Register | None = None) -> tuple[Marker, ...]:
    """Note what a claim cites and return a marker for each article.

    Args:
        claim: the claim. known: its document. key: names this place on the page.
        register: where it is noted, the page's own if it is left out.
    """
    noted = _register() if register is None else register
    made = []
    for article_id, citations in by_article(claim).items():
        note = known.sources.get(article_id)
        number = note.number if note else 0
        own = f"{key}-{number or article_id}"
        noted.cited[own] = Cited(claim.text, tuple(citations), note)
        outlet = (note.outlet or note.title) if note else ""
        name = plain(said("Source {n}, {outlet}", n=number, outlet=outlet) if number else said("Source"))
        made.append(Marker(own, badge_words(number), kind_of(number), name))
    return tuple(made)


def marker_links(found: Iterable[Marker]) -> str:
    """Return markers as markup; the panel listens to the page for them."""
    return " ".join(
        f'<a class="ev-cite ev-source-{one.kind}" href="#{escape(one.key)}" role="button" '
        f'data-cite="{escape(one.key)}" aria-label="{escape(one.name)}">{one.words}</a>'
        for one in found
    )


def badge(number: int) -> str:
    """Return a source's number with its colour and shape as markup."""
    return f'<span class="ev-badge ev-source-{kind_of(number)}">{badge_words(number)}</span>'


def badge_words(number: int) -> str:
    """Return a source's shape and number, "source" where it has none."""
    return f"{SHAPES[(number - 1) % len(SHAPES)]}\u2009{number}" if number else said("source")


def kind_of(number: int) -> int:
    """Return which of the six colours a source has, 0 for one without a number."""
    return (number - 1) % len(SHAPES) + 1 if number else 0


def by_article(claim: Claim) -> dict[str, list[Citation]]:
    """Return a claim's citations by the article that they cite, in the order of its citations."""
    cited: dict[str, list[Citation]] = {}
    for citation in claim.citations:
        cited.setdefault(citation.article_id, []).append(citation)
    return cited


def in_page(register: Register) -> str:
    """Return as markup what a register holds, for claims that are drawn before the run is over; nothing is seen."""
    return f'<span hidden data-evidence="{escape(json.dumps(payload(register)))}"></span>'


def payload(register: Register) -> dict[str, object]:
    """Return what the panel needs, as plain values: its words are set as text by evidence.js."""
    ids = tuple(dict.fromkeys(one.citations[0].article_id for one in register.cited.values()))
    articles = {article.id: article for article in state.desk().articles(Scope(articles=ids))} if ids else {}
    spans: dict[str, list[Span]] = {article_id: [] for article_id in articles}
    cites = {}
    for key, one in register.cited.items():
        article = articles.get(one.citations[0].article_id)
        cites[key] = _cite(one, article)
        if article:
            spans[article.id] += _in_place(one, article)
    return {
        "cites": cites,
        "articles": {article_id: _text(articles[article_id], spans[article_id]) for article_id in spans},
    }


def _spoken(given: dict[str, object]) -> dict[str, object]:
    """Return what the panel gets with its own words; evidence.js fills in "{at}" and the like."""
    words = {
        "back": said("Previous"),
        "next": said("Next"),
        "close": said("Close"),
        "text": said("Article text, cited words marked"),
        "article": said("Open the article"),
        "page": said("The outlet’s page"),
        "count": said("{at} of {all}", at="{at}", all="{all}"),
        "said": said("Citation {at} of {all}: {words}", at="{at}", all="{all}", words="{words}"),
    }
    return {**given, "language": current(), "words": words}


def pieces(text: str, spans: Iterable[Span]) -> list[tuple[int, str] | str]:
    """Return the paragraphs of an article, each with its offset; of a long one those around the spans.

    What is left out stands there as a sentence.

    Args:
        text: of the article. spans: what is cited of it.
    """
    runs = [Span(*found.span()) for found in PARAGRAPH.finditer(text)]
    kept = set(range(len(runs)))
    if len(runs) > MOST_PARAGRAPHS:
        shared = shared_out(((span, True) for span in spans), runs)
        cited = [at for at, found in enumerate(shared) if found] or [0]
        kept = {at for place in cited for at in range(place - AROUND, place + AROUND + 1)}
    return list(_window(seen(text), runs, kept))


def _window(text: str, runs: list[Span], kept: set[int]) -> Iterator[tuple[int, str] | str]:
    left_out = 0
    for at, run in enumerate(runs):
        if at not in kept:
            left_out += 1
            continue
        if left_out:
            yield _before(left_out) if left_out == at else _between(left_out)
            left_out = 0
        yield run.start, run.of(text)
    if left_out:
        yield counted("{n} paragraph after", "{n} paragraphs after", left_out)


def _before(many: int) -> str:
    return counted("{n} paragraph before", "{n} paragraphs before", many)


def _between(many: int) -> str:
    return counted("{n} paragraph between", "{n} paragraphs between", many)


def _register() -> Register:
    found = state.value(REGISTER)
    return found if isinstance(found, Register) else Register()


def _in_place(one: Cited, article: Article) -> list[Span]:
    return sorted(
        (citation.span for citation in one.citations if citation.span.of(article.text) == citation.quote),
        key=lambda span: span.start,
    )


def _cite(one: Cited, article: Article | None) -> dict[str, object]:
    number = one.note.number if one.note else 0
    spans = _in_place(one, article) if article else []
    lost = [citation.quote for citation in one.citations if citation.span not in spans]
    about = article or one.note
    return {
        "article": one.citations[0].article_id,
        "badge": badge_words(number),
        "kind": kind_of(number),
        "title": plain(about.title) if about else "",
        "byline": plain(byline(about.outlet, about.author, day(about.published))) if about else "",
        "claim": plain(one.claim, LONGEST_CLAIM),
        "spans": [[span.start, span.end] for span in spans],
        "quotes": [plain(citation.quote, LONGEST_QUOTE) for citation in one.citations],
        "lost": [plain(quote, LONGEST_CLAIM) for quote in lost],
        "note": said(MOVED if article else GONE) if lost else "",
    }


def _text(article: Article, spans: Iterable[Span]) -> dict[str, object]:
    return {"pieces": pieces(article.text, spans), "page": address(article.url), "whole": _whole(article)}


def _whole(article: Article) -> str:
    """Return the address that opens an article, in the language that the person has chosen."""
    chosen = state.language()
    return f"./?article={article.id}{f'&language={quote(chosen)}' if chosen else ''}"


def heading(article: Article, *, level: int) -> str:
    """Return an article's title, as a heading of this level, outlet, author, date and address as markup."""
    facts = byline(escape(article.outlet), escape(article.author), day(article.published))
    page = f'<p class="ev-meta">{link(article.url, article.url)}</p>' if article.url else ""
    return f'<h{level} class="ev-title">{escape(article.title)}</h{level}><p class="ev-meta">{facts}</p>{page}'
