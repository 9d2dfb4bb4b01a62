"""A document as DOCX: Word's own styles, numbered sources that the markers jump to, and no relation to the outside."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from briefing.export import words
from briefing.export.layout import Entry, Section, groups, named, numbers, titled
from briefing.export.matrix import Row, Table, parts
from briefing.types import Claim, Document, SourceNote

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

MARGIN_CM = 2.0
LANGUAGE = "en-GB"  # of the headings and of what is told about a document; quotations keep their own words
FACES = {"ascii": "Noto Sans", "hAnsi": "Noto Sans", "cs": "Noto Sans", "eastAsia": "Noto Sans CJK JP"}
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def render(document: Document) -> bytes:
    """Return the document as DOCX: body, sources, evidence with exact quotes, and how it was made."""
    return _Paper(document).made()


class _Paper:
    """One document on its way to DOCX."""

    def __init__(self, document: Document) -> None:
        import docx
        from docx.shared import Cm, Pt

        self.document = document
        self.numbered = numbers(document)
        self.made_of = docx.Document()
        self.bookmarks = 0
        for section in self.made_of.sections:
            section.left_margin = section.right_margin = Cm(MARGIN_CM)
            section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
        normal = self.made_of.styles["Normal"]
        normal.font.size = Pt(10.5)
        _faces(normal.element.get_or_add_rPr())
        normal.element.get_or_add_rPr().append(_element("lang", val=LANGUAGE))
        properties = self.made_of.core_properties
        properties.title, properties.author, properties.comments = words.seen(document.title)[:255], "Evenhand", ""
        properties.language = LANGUAGE
        properties.created = properties.modified = document.provenance.created or EPOCH

    def made(self) -> bytes:
        """Return the file."""
        headline = titled(self.document)
        heading = self.made_of.add_heading(level=1)
        self._sentence(heading, headline) if headline else _text(heading, self.document.title)
        if topic := words.topic_line(self.document):
            _text(self.made_of.add_paragraph(style="Subtitle"), topic)
        for part in parts(self.document):
            self._table(part) if isinstance(part, Table) else self._section(part)
        self._sources()
        self._evidence()
        self.made_of.add_heading("How this was made", level=2)
        lines = (
            words.tally_line(self.document),
            words.withheld_line(self.document),
            *words.made_lines(self.document),
        )
        for line in filter(None, lines):
            _text(self.made_of.add_paragraph(), line)
        _forget_picture(self.made_of)
        out = BytesIO()
        self.made_of.save(out)
        return _dateless(out)

    def _section(self, section: Section) -> None:
        if section.heading:
            _text(self.made_of.add_heading(level=2), section.heading)
        if section.prose:
            self._lines(self.made_of.add_paragraph(), section.entries)
            return
        for group in groups(section):
            first = self.made_of.add_paragraph(style="List Bullet")
            if group.label:
                _text(first, f"{words.labelled(group.label)} ", bold=True)
            if len(group.entries) == 1:
                self._lines(first, group.entries)
                continue
            for entry in group.entries:
                self._lines(self.made_of.add_paragraph(style="List Bullet 2"), [entry])

    def _table(self, table: Table) -> None:
        """Add a table whose first row is its header on every page and whose rows stay whole."""
        _text(self.made_of.add_heading(level=2), table.heading)
        grid = self.made_of.add_table(rows=0, cols=len(table.head) + 1, style="Table Grid")
        header = grid.add_row()
        for cell, text in zip(
            header.cells, (table.corner, *(named(one.name, one.role) for one in table.head)), strict=True
        ):
            _text(cell.paragraphs[0], text, bold=True)
        _mark(header._tr.get_or_add_trPr(), "tblHeader")
        for row in table.rows:
            self._row(grid.add_row(), row, table.empty)
        for row in grid.rows:
            _mark(row._tr.get_or_add_trPr(), "cantSplit")

    def _row(self, made: Any, row: Row, empty: str) -> None:
        label, *cells = made.cells
        _text(label.paragraphs[0], row.label, bold=True)
        for cell, entries in zip(cells, row.cells, strict=True):
            if not entries:
                _text(cell.paragraphs[0], empty, italic=True)
            for number, entry in enumerate(entries):
                self._lines(cell.add_paragraph() if number else cell.paragraphs[0], [entry])

    def _lines(self, paragraph: Paragraph, entries: Iterable[Entry]) -> None:
        for number, entry in enumerate(entries):
            if number:
                paragraph.add_run(" ")
            if entry.claim:
                self._sentence(paragraph, entry.claim)
            else:
                _text(paragraph, entry.text)

    def _sentence(self, paragraph: Paragraph, claim: Claim) -> None:
        _text(paragraph, claim.text)
        cited = dict.fromkeys(self.numbered[citation.article_id] for citation in claim.citations)
        for number in cited:
            _jump(paragraph, f"source{number}", f"[{number}]")
        if flag := words.flags(claim):
            _text(paragraph, f" ({flag})", italic=True)

    def _sources(self) -> None:
        self.made_of.add_heading("Sources", level=2)
        for source in self.document.sources:
            paragraph = self.made_of.add_paragraph()
            self.bookmarks += 1
            _bookmark(paragraph, f"source{source.number}", self.bookmarks, f"[{source.number}]")
            _text(paragraph, f" {_listed(source, self.numbered)}")

    def _evidence(self) -> None:
        claims = list(dict.fromkeys(self.document.claims()))
        if not claims:
            return
        self.made_of.add_heading("Evidence", level=2)
        for claim in claims:
            paragraph = self.made_of.add_paragraph(style="List Number")
            _text(paragraph, claim.text)
            _text(paragraph, f" ({words.checked(claim)})", italic=True)
            for citation in claim.citations:
                quoted = self.made_of.add_paragraph(style="Quote")
                _text(quoted, f"[{self.numbered[citation.article_id]}] {words.place(citation)}: {citation.quote}")


def _forget_picture(made: Any) -> None:
    """Drop the small picture of an empty page that python-docx's template brings; file browsers would show it."""
    relations = made.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[name]


def _dateless(packed: BytesIO) -> bytes:
    """Return the file without the times of its making, so that the same document gives the same bytes."""
    out = BytesIO()
    with ZipFile(packed) as read, ZipFile(out, "w", ZIP_DEFLATED) as write:
        for name in read.namelist():
            write.writestr(ZipInfo(name), read.read(name), ZIP_DEFLATED)  # dated 1980-01-01, as ZipInfo is by itself
    return out.getvalue()


def _listed(source: SourceNote, numbered: dict[str, int]) -> str:
    copy = f"nearly the same text as [{numbered[source.copy_of]}]" if source.copy_of in numbered else ""
    return ", ".join(part for part in (*words.source_parts(source), source.url, copy) if part)


def _text(paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False) -> None:
    """Add text as it is; XML takes no control characters, and what runs right to left is marked so."""
    shown = words.seen(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    lead = " " if text[:1] == " " else ""
    tail = " " if text[-1:] == " " and shown else ""
    run = paragraph.add_run(f"{lead}{shown}{tail}")
    run.bold, run.italic = bold or None, italic or None
    if any(ord(character) in words.RIGHT_TO_LEFT for character in shown):
        _mark(run._r.get_or_add_rPr(), "rtl")
        if words.is_right_to_left(shown):
            _mark(paragraph._p.get_or_add_pPr(), "bidi")


def _element(tag: str, /, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def _mark(properties: Any, name: str) -> None:
    if not properties.findall(_element(name).tag):
        properties.append(_element(name))


def _faces(properties: Any) -> None:
    """Set a face for each kind of script; python-docx sets the Latin one only."""
    from docx.oxml.ns import qn

    faces = properties.find(qn("w:rFonts"))
    if faces is None:
        faces = _element("rFonts")
        properties.insert(0, faces)
    for kind, face in FACES.items():
        faces.set(qn(f"w:{kind}"), face)


def _jump(paragraph: Paragraph, anchor: str, text: str) -> None:
    """Add raised text that jumps to a bookmark of this document."""
    link = _element("hyperlink", anchor=anchor, history="1")
    run = paragraph.add_run(text)
    run.font.superscript = True
    link.append(run._r)
    paragraph._p.append(link)


def _bookmark(paragraph: Paragraph, name: str, number: int, text: str) -> None:
    paragraph._p.append(_element("bookmarkStart", id=str(number), name=name))
    paragraph.add_run(text)
    paragraph._p.append(_element("bookmarkEnd", id=str(number)))
