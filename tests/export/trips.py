"""Round trips: a document is exported, read back from its bytes, and compared with what it says."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

import docx
from docx.oxml.ns import qn
from lxml import html as parser
from markdown_it import MarkdownIt

from briefing.export import FORMATS, fonts, pdf, plain, words
from briefing.export.html import WIDEST_MATRIX
from briefing.export.layout import Entry, Section, groups, markers, numbers, titled
from briefing.export.matrix import WIDEST, Table, parts
from briefing.types import Brief, Document
from tests.export import printed

# What a form may set in its own way: spaces, brackets around roles and flags, the bullet of a list.
OWN = re.compile(r"[\s()•\u00ad]+")
# A syllable of Devanagari whose mark hangs lower than the font's other marks is set in two pieces, each of which the
# typesetter says to stand for the whole syllable: a syllable that follows itself counts as one.
AGAIN = re.compile(r"((?:[\u0904-\u0939]\u094d)*[\u0904-\u0939][\u0900-\u0903\u093a-\u094f]*)\1+")
MARKDOWN = MarkdownIt("gfm-like", {"linkify": False}).enable("table")


def bare(text: str) -> str:
    """Return text without what a form may set in its own way, invisible characters and the look of letters."""
    seen = (character for character in words.seen(text) if unicodedata.category(character) != "Cf")
    text = OWN.sub("", unicodedata.normalize("NFC", "".join(seen)))
    while (once := AGAIN.sub(r"\1", text)) != text:
        text = once
    return text


def body(document: Document, *, widest: int, topic: bool = True, on_paper: bool = False) -> str:
    """Return the bare words of a document from its title to its source list.

    Args:
        widest: how many columns a table of the form has. topic: whether the topic stands under the title.
        on_paper: whether what no packaged font has stands as its name.
    """
    found = list(_body(document, widest, topic))
    unknown = fonts.missing("".join(found)) if on_paper else ()
    return bare(" ".join(fonts.spelled(words.seen(one), unknown) for one in found))


def _body(document: Document, widest: int, topic: bool) -> Iterator[str]:
    numbered = numbers(document)
    headline = titled(document)
    yield _line(Entry(headline), numbered) if headline else document.title
    yield words.topic_line(document) if topic else ""
    for part in parts(document, widest=widest):
        yield from _table(part, numbered) if isinstance(part, Table) else _section(part, numbered)


def _section(section: Section, numbered: dict[str, int]) -> Iterator[str]:
    yield section.heading
    for group in groups(section):
        yield words.labelled(group.label) if group.label and not section.prose else ""
        yield from (_line(entry, numbered) for entry in group.entries)


def _table(table: Table, numbered: dict[str, int]) -> Iterator[str]:
    yield from (table.heading, table.corner, *(f"{head.name} {head.role}" for head in table.head))
    for row in table.rows:
        yield row.label
        for cell in row.cells:
            yield "".join(_line(entry, numbered) for entry in cell) or table.empty


def _line(entry: Entry, numbered: dict[str, int]) -> str:
    claim = entry.claim
    return f"{claim.text} {markers(claim, numbered)} {words.flags(claim)}" if claim else entry.text


def faults(document: Document, form: str) -> tuple[str, ...]:
    """Return what a form of a document loses, in plain words; nothing when it comes back whole.

    Args:
        document: any of the four. form: one of `FORMS`.
    """
    listed = numbers(document)
    cited = {citation.article_id for claim in document.claims() for citation in claim.citations}
    stray = (f"{article} is cited and not listed" for article in sorted(cited - listed.keys()))
    return (*CHECKS[form](document), *stray)


def _paper(document: Document, form: str) -> Iterator[str]:
    """Yield what a PDF loses: the body word for word, sources, evidence, tags, glyphs and jumps; or a second page."""
    shown = document
    if isinstance(document, Brief):
        shown = replace(pdf.one_page(document, size="us-letter" if form == "pdf-letter" else "a4").brief, left_out=())
    yield from page_faults(FORMATS[form].render(document), shown)


def page_faults(made: bytes, shown: Document) -> Iterator[str]:
    """Yield what a PDF loses of the document that it shows.

    Args:
        made: the file. shown: the document; a brief as it was fitted.
    """
    paper = printed.read(made)
    if isinstance(shown, Brief) and paper.pages != 1:
        yield f"{paper.pages} pages"
    yield from paper.faults
    text = bare(paper.text)
    yield from _differs(body(shown, widest=WIDEST, topic=False, on_paper=True), text)
    if any(ord(character) in words.RIGHT_TO_LEFT for character in text):
        return  # its lines are checked by their letters; the rest is the same code for every script
    told = [words.topic_line(shown)] if words.topic_line(shown) else []
    quotes = [] if isinstance(shown, Brief) else list(_evidence(shown))
    behind = [*(part for source in shown.sources for part in (f"[{source.number}]", source.outlet)), *quotes]
    unknown = fonts.missing("".join((*told, *behind)))
    yield from _absent([fonts.spelled(one, unknown) for one in told], text)
    yield from _absent([fonts.spelled(one, unknown) for one in behind], text[_listed(shown, text) :])


def _listed(document: Document, text: str) -> int:
    """Return where the source list begins in a bare text."""
    first = (f"[{document.sources[0].number}]{document.sources[0].outlet}" for _ in document.sources[:1])
    return max(0, *(text.rfind(bare(one)) for one in first), 0)


def _differs(wanted: str, text: str) -> Iterator[str]:
    """Yield where a text parts from what is wanted; letters that run right to left count, whatever their order."""
    if any(ord(character) in words.RIGHT_TO_LEFT for character in wanted):
        lost = Counter(wanted) - Counter(text)
        if lost:
            yield f"lost {''.join(lost)}"
        wanted, text = _left_to_right(wanted), _left_to_right(text)
    if wanted not in text:
        ahead = next((at for at in range(len(wanted), 0, -40) if wanted[:at] in text), 0)
        yield f"differs after: {wanted[max(0, ahead - 40) : ahead]} | {wanted[ahead : ahead + 60]}"


def _left_to_right(text: str) -> str:
    return "".join(one for one in text if one.isalpha() and ord(one) not in words.RIGHT_TO_LEFT)


def _evidence(document: Document) -> Iterator[str]:
    """Yield the evidence of a document: each sentence once, with the places and words that it rests on."""
    for claim in dict.fromkeys(document.claims()):
        yield claim.text
        for citation in claim.citations:
            yield f"{words.place(citation)}: {citation.quote}"


def _absent(wanted: Iterable[str], text: str) -> Iterator[str]:
    """Yield the first of some words that a bare text does not have behind those before it."""
    at = 0
    for one in map(bare, wanted):
        found = text.find(one, at)
        if found < 0:
            yield f"lost: {one[:80]}"
            return
        at = found + len(one)


def _word(document: Document) -> Iterator[str]:
    content = docx.Document(io.BytesIO(FORMATS["docx"].render(document))).element.body
    text = "\n".join(
        "".join(run.text or "" for run in paragraph.iter(qn("w:t"))) for paragraph in content.iter(qn("w:p"))
    )
    yield from _whole(document, text, WIDEST)
    marks = {start.get(qn("w:name")) for start in content.iter(qn("w:bookmarkStart"))}
    yield from (
        f"no bookmark {link.get(qn('w:anchor'))}"
        for link in content.iter(qn("w:hyperlink"))
        if link.get(qn("w:anchor")) not in marks
    )


def _markdown(document: Document) -> Iterator[str]:
    tokens = MARKDOWN.parse(FORMATS["markdown"].render(document).decode("utf-8"))
    inline = (token.children or () for token in tokens if token.type == "inline")
    yield from _whole(document, "\n".join("".join(one.content for one in line) for line in inline), WIDEST_MATRIX)


def _page(document: Document) -> Iterator[str]:
    page = parser.fromstring(FORMATS["html"].render(document).decode("utf-8"))
    targets = {element.get("id") for element in page.iter() if element.get("id")}
    inner = (link.get("href") for link in page.iter("a") if link.get("href").startswith("#"))
    yield from (f"{link} leads nowhere" for link in inner if link[1:] not in targets)
    yield from _whole(document, page.find(".//main").text_content(), WIDEST_MATRIX)


def _whole(document: Document, text: str, widest: int) -> Iterator[str]:
    """Yield what a form loses: the body word for word, then sources, evidence and tally in their order."""
    shown = bare(text)
    wanted = body(document, widest=widest)
    if wanted not in shown:
        yield from _differs(wanted, shown)
        return
    behind = (*_sources(document), *_evidence(document), words.tally_line(document))
    yield from _absent(behind, shown[shown.index(wanted) + len(wanted) :])


def _sources(document: Document) -> Iterator[str]:
    for source in document.sources:
        day = source.published.isoformat() if source.published else ""
        yield from (f"[{source.number}]", source.outlet, source.title, source.author, day, source.url)


def _mail(document: Document) -> Iterator[str]:
    """Yield what plain text loses: every sentence with its numbers, and a source list that says where each leads."""
    numbered = numbers(document)
    text = bare(plain.render(document))
    for claim in document.claims():
        yield from _absent([f"{claim.text}{markers(claim, numbered)}"], text)
    yield from _absent(
        _sources(document),
        text[max(text.rfind(bare(f"[1] {s.outlet}")) for s in document.sources[:1]) :] if document.sources else text,
    )


def _pack(document: Document) -> Iterator[str]:
    found = json.loads(FORMATS["json"].render(document))
    if [one["text"] for one in found["claims"]] != [claim.text for claim in document.claims()]:
        yield "other claims"
    quotes = [[cite["quote"] for cite in one["citations"]] for one in found["claims"]]
    if quotes != [[cite.quote for cite in claim.citations] for claim in document.claims()]:
        yield "other quotes"
    if [one["url"] for one in found["sources"]] != [source.url for source in document.sources]:
        yield "other sources"


CHECKS: Mapping[str, Callable[[Document], Iterator[str]]] = {
    "pdf": lambda document: _paper(document, "pdf"),
    "pdf-letter": lambda document: _paper(document, "pdf-letter"),
    "docx": _word,
    "markdown": _markdown,
    "html": _page,
    "plain": _mail,
    "json": _pack,
}
