"""A document as one HTML file that needs nothing else, runs nothing and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from briefing.export import words
from briefing.export.layout import Entry, Group, Section, groups, markers, numbers, titled
from briefing.export.matrix import Row, Table, parts
from briefing.types import Claim, Document, SourceNote

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
WIDEST_MATRIX = 4  # columns that stay readable on a screen; more make a further table


def render(document: Document) -> bytes:
    """Return the document as UTF-8 HTML: body, sources, evidence with exact quotes, and how it was made."""
    page = Page(document)
    return "\n".join((*page.head(), *page.body(), *page.foot())).encode("utf-8") + b"\n"


class Page:
    """One document on its way to HTML; every word of it passes through `show`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.numbered = numbers(document)
        self.notes = {claim: number for number, claim in enumerate(dict.fromkeys(document.claims()), 1)}

    def head(self) -> Iterator[str]:
        """Yield the lines up to the document's own sections."""
        style = files("briefing.export").joinpath("page.css").read_text(encoding="utf-8")
        yield "<!doctype html>"
        yield '<html lang="en"><head><meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        yield '<meta name="referrer" content="no-referrer">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{show(self.document.title)}</title>"
        yield f"<style>\n{style}</style></head>"
        yield f'<body class="{words.kind(self.document)}"><main>'
        yield f'<p class="kind">Evenhand {words.kind(self.document)}</p>'
        headline = titled(self.document)
        yield f"<h1>{self._sentence(headline) if headline else show(self.document.title)}</h1>"
        if topic := words.topic_line(self.document):
            yield f'<p class="topic">{show(topic)}</p>'

    def body(self) -> Iterator[str]:
        """Yield the sections and tables in reading order."""
        for part in parts(self.document, widest=WIDEST_MATRIX):
            yield from self._table(part) if isinstance(part, Table) else self._section(part)

    def foot(self) -> Iterator[str]:
        """Yield sources, evidence and provenance."""
        yield '<section class="sources"><h2>Sources</h2><ul>'
        yield from (self._source(source) for source in self.document.sources)
        yield "</ul></section>"
        if self.notes:
            yield '<section class="evidence"><h2>Evidence</h2><ol>'
            yield from (self._note(claim, number) for claim, number in self.notes.items())
            yield "</ol></section>"
        lines = (
            words.tally_line(self.document),
            words.withheld_line(self.document),
            *words.made_lines(self.document),
        )
        yield "<footer><h2>How this was made</h2>"
        yield from (f"<p>{show(line)}</p>" for line in lines if line)
        yield "</footer></main></body></html>"

    def _section(self, section: Section) -> Iterator[str]:
        yield "<section>"
        if section.heading:
            yield f"<h2>{show(section.heading)}</h2>"
        if section.prose:
            yield f"<p>{' '.join(self._line(entry) for entry in section.entries)}</p>"
        else:
            yield f"<ul>{''.join(self._group(group) for group in groups(section))}</ul>"
        yield "</section>"

    def _group(self, group: Group) -> str:
        label = f'<b class="label">{show(words.labelled(group.label))}</b> ' if group.label else ""
        lines = [self._line(entry) for entry in group.entries]
        if len(lines) == 1:
            return f"<li>{label}{lines[0]}</li>"
        return f"<li>{label}<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul></li>"

    def _line(self, entry: Entry) -> str:
        return self._sentence(entry.claim) if entry.claim else show(entry.text)

    def _sentence(self, claim: Claim) -> str:
        marks = markers(claim, self.numbered)
        link = f' <a class="mark" href="#note-{self.notes[claim]}">{marks}</a>' if marks else ""
        flag = words.flags(claim)
        shown = f' <i class="flag">({flag})</i>' if flag else ""
        return f"<span>{show(claim.text)}{link}{shown}</span>"

    def _table(self, table: Table) -> Iterator[str]:
        yield f'<section><h2>{show(table.heading)}</h2><table><thead><tr><th scope="col">{show(table.corner)}</th>'
        for head in table.head:
            role = f" <small>{show(head.role)}</small>" if head.role else ""
            yield f'<th scope="col">{show(head.name)}{role}</th>'
        yield "</tr></thead><tbody>"
        for row in table.rows:
            yield self._row(row, table.empty)
        yield "</tbody></table></section>"

    def _row(self, row: Row, empty: str) -> str:
        nothing = f'<p class="none">{show(empty)}</p>'
        cells = ("".join(f"<p>{self._line(entry)}</p>" for entry in cell) or nothing for cell in row.cells)
        return f'<tr><th scope="row">{show(row.label)}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'

    def _source(self, source: SourceNote) -> str:
        parts = [show(part) for part in words.source_parts(source)]
        address = words.web_address(source.url)
        if address:
            parts.append(f'<a href="{show(address)}" rel="noopener noreferrer">{show(address)}</a>')
        elif source.url:
            parts.append(show(source.url))
        if source.copy_of in self.numbered:
            parts.append(f"nearly the same text as [{self.numbered[source.copy_of]}]")
        parts.append(f"<small>article {show(source.article_id)}</small>")
        return f'<li id="source-{source.number}"><b>[{source.number}]</b> {", ".join(parts)}</li>'

    def _note(self, claim: Claim, number: int) -> str:
        quotes = "".join(
            f'<li><a href="#source-{self.numbered[cite.article_id]}">[{self.numbered[cite.article_id]}]</a> '
            f"{words.place(cite)}: <q>{show(cite.quote)}</q></li>"
            for cite in claim.citations
        )
        checked = f"<small>({show(words.checked(claim))})</small>"
        return f'<li id="note-{number}">{show(claim.text)} {checked}<ul>{quotes}</ul></li>'


def show(text: str) -> str:
    """Return text as HTML that shows these characters, in content and in quoted attributes alike."""
    return escape(words.seen(text), quote=True)
