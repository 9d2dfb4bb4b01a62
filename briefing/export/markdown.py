"""A document as Markdown (CommonMark and the tables of GFM): text that was loaded stays text, whatever marks it has."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.export import words
from briefing.export.layout import Entry, Group, Section, groups, markers, numbers, titled
from briefing.export.matrix import Row, Table, parts
from briefing.types import Claim, Document, SourceNote

# CommonMark 0.31.2, section 2.4: any ASCII punctuation may be escaped by a backslash. Angle brackets, brackets and `!`
# cover links, images, HTML and autolinks; `&` covers entities; `@` and the `:` of `://` cover the bare links of GFM.
MARKS = re.compile(r"[\\`*_\[\]<>#|~$&!@]")
WIDEST_MATRIX = 4  # columns that stay readable on a screen; more make a further table
BARE_LINK = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
BESIDE = " • "  # between the sentences of one cell: a table of GFM has no line break but a tag
LINE_START = re.compile(r"^(?:[-+=]|\d+(?=[.)]))")


def render(document: Document) -> bytes:
    """Return the document as UTF-8 Markdown: body, sources, evidence with exact quotes, and how it was made."""
    numbered = numbers(document)
    headline = titled(document)
    blocks = [f"# {_sentence(headline, numbered) if headline else escape(document.title)}"]
    if topic := words.topic_line(document):
        blocks.append(escape(topic))
    for part in parts(document, widest=WIDEST_MATRIX):
        blocks += _table(part, numbered) if isinstance(part, Table) else _section(part, numbered)
    blocks += ["## Sources", "\n".join(_source(source, numbered) for source in document.sources)]
    evidence = [_evidence(claim, numbered) for claim in dict.fromkeys(document.claims())]
    if evidence:
        blocks += ["## Evidence", "\n".join(evidence)]
    made = (words.tally_line(document), words.withheld_line(document), *words.made_lines(document))
    blocks += ["## How this was made", "\n".join(f"- {escape(line)}" for line in made if line)]
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def escape(text: str) -> str:
    """Return text as one line of Markdown that shows exactly these characters and nothing else."""
    line = MARKS.sub(r"\\\g<0>", words.seen(text))
    line = BARE_LINK.sub(r"\\\g<0>", line)
    return LINE_START.sub(_guarded, line)


def _guarded(start: re.Match[str]) -> str:
    mark = start.group()
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"


def _section(section: Section, numbered: dict[str, int]) -> list[str]:
    heading = [f"## {escape(section.heading)}"] if section.heading else []
    if section.prose:
        return [*heading, " ".join(_line(entry, numbered) for entry in section.entries)]
    return [*heading, "\n".join(_group(group, numbered) for group in groups(section))]


def _table(table: Table, numbered: dict[str, int]) -> list[str]:
    heads = (escape(f"{head.name} ({head.role})" if head.role else head.name) for head in table.head)
    lines = (
        _piped((escape(table.corner), *heads)),
        _piped("---" for _ in range(len(table.head) + 1)),
        *(_row(row, table.empty, numbered) for row in table.rows),
    )
    return [f"## {escape(table.heading)}", "\n".join(lines)]


def _row(row: Row, empty: str, numbered: dict[str, int]) -> str:
    cells = (BESIDE.join(_line(entry, numbered) for entry in cell) or escape(empty) for cell in row.cells)
    return _piped((f"**{escape(row.label)}**" if row.label.strip() else "", *cells))


def _piped(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _group(group: Group, numbered: dict[str, int]) -> str:
    label = f"**{escape(words.labelled(group.label))}**" if group.label else ""
    lines = [_line(entry, numbered) for entry in group.entries]
    if len(lines) == 1:
        return f"- {label} {lines[0]}" if label else f"- {lines[0]}"
    return "\n".join([f"- {label}", *(f"  - {line}" for line in lines)])


def _line(entry: Entry, numbered: dict[str, int]) -> str:
    return _sentence(entry.claim, numbered) if entry.claim else escape(entry.text)


def _sentence(claim: Claim, numbered: dict[str, int]) -> str:
    flag = words.flags(claim)
    parts = (escape(claim.text), escape(markers(claim, numbered)), f"*({flag})*" if flag else "")
    return " ".join(part for part in parts if part)


def _source(source: SourceNote, numbered: dict[str, int]) -> str:
    address = words.web_address(source.url)
    parts = [*map(escape, words.source_parts(source)), f"<{address}>" if address else escape(source.url)]
    copy = f"nearly the same text as \\[{numbered[source.copy_of]}\\]" if source.copy_of in numbered else ""
    listed = ", ".join(part for part in (*parts, copy, f"article {escape(source.article_id)}") if part)
    return f"- \\[{source.number}\\] {listed}"


def _evidence(claim: Claim, numbered: dict[str, int]) -> str:
    lines = [f"- {escape(claim.text)} ({escape(words.checked(claim))})"]
    for citation in claim.citations:
        lines.append(f"  - \\[{numbered[citation.article_id]}\\] {words.place(citation)}:")
        lines.append(f"    > {escape(citation.quote)}")
    return "\n".join(lines)
