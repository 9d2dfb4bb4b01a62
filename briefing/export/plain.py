"""A document as plain text for a terminal or a mail: sentences with source numbers, sources, and one line of tally."""

from __future__ import annotations

from textwrap import TextWrapper

from briefing.export import words
from briefing.export.layout import Entry, Group, Section, groups, markers, numbers, sections, titled
from briefing.types import Claim, Document, SourceNote

WIDTH = 100


def render(document: Document) -> str:
    """Return the document as lines of at most `WIDTH` characters, without control characters."""
    numbered = numbers(document)
    headline = titled(document)
    blocks = [wrap(sentence(headline, numbered) if headline else document.title)]
    blocks += [wrap(words.topic_line(document))]
    blocks += [_section(section, numbered) for section in sections(document)]
    blocks += ["\n".join(wrap(_source(source, numbered), hanging="    ") for source in document.sources)]
    foot = (words.tally_line(document), words.withheld_line(document), *words.made_lines(document)[:1])
    blocks += ["\n".join(wrap(line) for line in (*foot, document.provenance.note) if line)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def sentence(claim: Claim, numbered: dict[str, int]) -> str:
    """Return a claim as one line of text with its markers and flags."""
    flag = words.flags(claim)
    parts = (words.seen(claim.text), markers(claim, numbered), f"({flag})" if flag else "")
    return " ".join(part for part in parts if part)


def wrap(text: str, *, first: str = "", hanging: str = "") -> str:
    """Return text in lines of at most `WIDTH` characters.

    Args:
        text: any text; control characters are replaced.
        first: stands before the first line.
        hanging: stands before the other lines.
    """
    wrapper = TextWrapper(WIDTH, initial_indent=first, subsequent_indent=hanging, break_long_words=False)
    return wrapper.fill(words.seen(text))


def _section(section: Section, numbered: dict[str, int]) -> str:
    heading = [words.seen(section.heading).upper()] if section.heading else []
    if section.prose:
        return "\n".join([*heading, wrap(" ".join(_line(entry, numbered) for entry in section.entries))])
    return "\n".join([*heading, *(_group(group, numbered) for group in groups(section))])


def _group(group: Group, numbered: dict[str, int]) -> str:
    label = words.labelled(group.label) if group.label else ""
    lines = [_line(entry, numbered) for entry in group.entries]
    if len(lines) == 1:
        return wrap(f"{label} {lines[0]}", first="- ", hanging="  ")
    under = (wrap(line, first="  - ", hanging="    ") for line in lines)
    return "\n".join([wrap(label, first="- ", hanging="  "), *under])


def _line(entry: Entry, numbered: dict[str, int]) -> str:
    return sentence(entry.claim, numbered) if entry.claim else entry.text


def _source(source: SourceNote, numbered: dict[str, int]) -> str:
    copy = f"nearly the same text as [{numbered[source.copy_of]}]" if source.copy_of in numbered else ""
    parts = (*words.source_parts(source), words.seen(source.url), copy, source.article_id)
    return f"[{source.number}] " + ", ".join(part for part in parts if part)
