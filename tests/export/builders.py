"""Documents for export tests; every place, outlet and person is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from briefing.types import (
    Answer,
    Article,
    Brief,
    Cell,
    Check,
    Citation,
    Claim,
    Column,
    Comparison,
    Difference,
    Document,
    Finding,
    Issue,
    Moment,
    OpenQuestion,
    Person,
    Provenance,
    SourceNote,
    Summary,
    Tally,
    Transcript,
    Turn,
    Unique,
    Voice,
    VoiceShare,
    WordingNote,
)

TRAM = Article(
    "a" * 16,
    "The council of Tarnwick voted 29 to 16 for the tram.\n\n“We are building for fifty years,” said Ines Corvo.\n\n"
    "I have seen cheaper ideas.",
    "Council approves tramway",
    outlet="Tarnwick Courier",
    author="Ada Pell",
    published=date(2026, 3, 4),
    url="https://courier.example/tram?a=1&b=2",
)
COST = Article("b" * 16, "The tram will cost 430 million crowns, the Ledger has learnt.", "Tram bill grows")
ARTICLES = {article.id: article for article in (TRAM, COST)}


def cite(article: Article, words: str) -> Citation:
    """Cite the first place where an article has these words."""
    start = article.text.index(words)
    return Citation(article.id, start, start + len(words), words)


VOTE = Claim(
    "The council voted 29 to 16 for the tram.",
    (cite(TRAM, "The council of Tarnwick voted 29 to 16 for the tram."),),
    "reported",
    Check("verified", score=0.97),
)
RUIZ = Claim(
    "“We are building for fifty years,” said Ines Corvo.",
    (cite(TRAM, "“We are building for fifty years,” said Ines Corvo."),),
    "attributed",
    Check("repaired", (Finding("figure", "60", "60 does not stand in the passage."),), 0.8),
    speaker="Ines Corvo",
)
BLOCK = Claim(
    "Corvo also said she had “seen cheaper ideas.”",
    (cite(TRAM, "said Ines Corvo.\n\nI have seen cheaper ideas."),),
    "attributed",
    Check("verified"),
    speaker="Ines Corvo",
    inferred=True,
)
BILL = Claim(
    "The Ledger puts the cost at 430 million crowns; the council voted for it.",
    (cite(COST, "430 million crowns"), cite(TRAM, "voted 29 to 16"), cite(COST, "The tram")),
    "outlet",
    Check("replaced", score=0.6),
)
REFUSED = Claim(
    "The tram is a triumph.", (), "reported", Check("withheld", (Finding("support", "triumph", "No."),), 0.1)
)
LOADED = WordingNote(COST.id, 4, 8, "tram", "light railway", "an example", "")
SOURCES = (
    SourceNote(1, TRAM.id, TRAM.title, TRAM.outlet, TRAM.author, TRAM.published, TRAM.url),
    SourceNote(2, COST.id, COST.title, copy_of=TRAM.id),
)
MADE = Provenance(
    "extractive",
    (TRAM.id, COST.id),
    ("p1", "p2", "p3"),
    {"summary/system": "0123456789abcdef"},
    {"length": "short"},
    datetime(2026, 3, 5, 8, 30, tzinfo=UTC),
    1.25,
    1200,
    80,
    0.0012,
    "One article was left out.",
)
SHARED = {
    "sources": SOURCES,
    "provenance": MADE,
    "tally": Tally(verified=2, repaired=1, replaced=1, withheld=1),
    "withheld": (REFUSED,),
    "id": "d1",
}


def summary() -> Summary:
    """Build a summary with ledger and voices."""
    corvo = VoiceShare(TRAM.id, Voice("Ines Corvo", role="commissioner", statements=2, quoted_words=9))
    silent = VoiceShare(COST.id, Voice("The ministry", "group", declined=True))
    named = VoiceShare(COST.id, Voice("Rails plc", "group"))
    return Summary(
        title="Tram vote",
        sentences=(VOTE, RUIZ, BLOCK, BILL),
        ledger=(LOADED,),
        voices=(corvo, silent, named),
        **SHARED,  # type: ignore[arg-type]  # one mapping for what every document shares
    )


def comparison(columns: int = 2) -> Comparison:
    """Build a comparison of so many columns, the last of which says nothing on the issue."""
    names = ["Tarnwick Courier", *(f"Outlet {number}" for number in range(2, columns + 1))]
    cells = (Cell((VOTE, RUIZ)), *(Cell() for _ in names[1:]))
    return Comparison(
        title="Tram compared",
        by="outlet",
        columns=tuple(Column(name, "outlet", "daily", (TRAM.id,)) for name in names),
        issues=(Issue("The vote", cells),),
        figures=(Difference("cost", (BILL, VOTE)),),
        terms=(Difference("tram", (BLOCK,)),),
        shared=(VOTE,),
        some=(Unique("Tarnwick Courier and Outlet 2", (BLOCK,)),),
        only=(Unique("Tarnwick Courier", (RUIZ,)),),
        copies=((TRAM.id, COST.id),),
        **SHARED,  # type: ignore[arg-type]  # one mapping for what every document shares
    )


def answer() -> Answer:
    """Build an answer that was stopped early."""
    return Answer(
        title="What does Corvo say?",
        question="What does Corvo say?",
        sentences=(RUIZ, BLOCK),
        complete=False,
        suggestions=("What does the tram cost?",),
        **SHARED,  # type: ignore[arg-type]  # one mapping for what every document shares
    )


def refusal() -> Answer:
    """Build a refused answer."""
    return Answer(
        title="Who won?",
        question="Who won?",
        refused="The loaded articles do not answer this question.",
        sources=(),
        provenance=Provenance("extractive", ()),
    )


def transcript() -> Transcript:
    made = answer()
    first = Turn(replace(made, id="t1"))
    cut = Turn(replace(made, id="t2", question="And then?", complete=False), "t1", "interrupted")
    return Transcript(
        title="What did the council decide?",
        sources=made.sources,
        provenance=made.provenance,
        tally=made.tally,
        id="c1",
        complete=False,
        turns=(first, cut),
    )


def brief() -> Brief:
    """Build a brief with every section filled."""
    return Brief(
        title="Tarnwick gets its tram",
        headline=VOTE,
        bottom_line=(VOTE, BILL),
        key_facts=(BILL,),
        says=(RUIZ, BLOCK),
        differ=(Difference("cost", (BILL,)),),
        timeline=(Moment(date(2026, 3, 3), VOTE),),
        who=(Person("Ines Corvo", "commissioner", RUIZ),),
        wording=(LOADED,),
        questions=(OpenQuestion("Who pays?", (BILL,)),),
        left_out=("4 further facts",),
        topic="tram",
        **SHARED,  # type: ignore[arg-type]  # one mapping for what every document shares
    )


def every_document() -> tuple[Document, ...]:
    """Build one document of every shape."""
    return summary(), comparison(), comparison(7), answer(), refusal(), transcript(), brief()


def poisoned(text: str) -> Brief:
    """Build a brief that carries `text` everywhere where loaded text can stand."""
    note = WordingNote(TRAM.id, 0, 3, text, text, text, text)
    claim = replace(RUIZ, text=text, speaker=text, citations=(replace(RUIZ.citations[0], quote=text),), wording=(note,))
    source = SourceNote(1, TRAM.id, text, text, text, None, text)
    return Brief(
        title=text,
        headline=claim,
        bottom_line=(claim,),
        key_facts=(claim,),
        differ=(Difference(text, (claim,)),),
        who=(Person(text, text, claim),),
        wording=(note,),
        questions=(OpenQuestion(text, (claim,)),),
        left_out=(text,),
        topic=text,
        sources=(source,),
        provenance=replace(MADE, writer=text, settings={text: text}, note=text),
    )


def poisoned_comparison(text: str) -> Comparison:
    """Build a comparison that carries `text` as its columns, roles, labels and claims."""
    claim = replace(RUIZ, text=text)
    return Comparison(
        title=text,
        by="voice",
        columns=(Column(text, "person", text),),
        issues=(Issue(text, (Cell((claim,)),)), Issue(text, (Cell(),))),
        only=(Unique(text, (claim,)),),
        sources=SOURCES,
        provenance=MADE,
    )


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "![x](https://evil.example/p.png)",
    "[a](javascript:alert(3))",
    "[r]\n\n[r]: javascript:alert(4)",
    "<https://evil.example/a>",
    "https://evil.example/bare www.evil.example me@evil.example",
    "# heading\n- item\n1. one\n> quote",
    "1. one",
    "- dash",
    "+ plus",
    "=== under",
    "```\ncode\n```",
    "**bold** _it_ `code` ~~gone~~ | cell | $x$",
    "&lt;b&gt; &#106;avascript: &copy;",
    "\\[a\\](javascript:alert(5))",
    "</style><style>@import 'https://evil.example'</style>",
    "<svg/onload=alert(6)>",
    "javascript:alert(7)",
    'https://evil.example/" onmouseover="alert(8)',
    "\x1b[31mred\x1b[0m\x07 \u202etfel\u202c \x9b2J",
    "a\u2028b\u2029c\x85d\ud800",
)
