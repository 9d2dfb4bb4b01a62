"""Text and Markdown: metadata lines at the top, hard-wrapped lines, markup."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.errors import TooLarge
from briefing.ingest.cleaning import LINE_BREAKS, decode, visible
from briefing.ingest.found import MAX_TEXT_CHARACTERS, Found

KEYS = {
    **dict.fromkeys(("title", "headline"), "title"),
    **dict.fromkeys(("outlet", "source", "publication", "publisher", "site", "newspaper"), "outlet"),
    **dict.fromkeys(("author", "authors", "by", "byline"), "author"),
    **dict.fromkeys(("published", "date", "pubdate", "publication date"), "published"),
    **dict.fromkeys(("url", "link"), "url"),
    **dict.fromkeys(("language", "lang"), "language"),
}
HEADER = re.compile(r"\s*([A-Za-z][A-Za-z ]{1,18}?)\s*[:=]\s*(\S.{0,400})?")
FENCE = "---"
# Bounds the work of every pattern below that looks past spaces.
LONG_GAP = re.compile(r"[ \t]{20,}")
# Left by whatever the text was copied from; the text itself goes on after it, and no other header line.
DATE_TOKEN = re.compile(
    r"\s*(?:date|published)[ \t:]+(\d{4}-\d{2}-\d{2})(?:[ \t]+(?=\S[^\n]{40})|[ \t]*\n(?!\w[\w ]*[:=]))", re.IGNORECASE
)
WRAP_WIDTHS = range(40, 121)
LIST_ITEM = re.compile(r"\s*(?:[-*•‣–]\s|\d{1,3}[.)]\s)")
ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’)\]]*\s*$")


def read_text(data: bytes, declared: str = "") -> Found:
    """Read plain text; metadata lines at its top are taken out of the text."""
    return _read(LINE_BREAKS.sub("\n", decode(data, declared)), markdown=False)


def read_markdown(data: bytes, declared: str = "") -> Found:
    """Read Markdown: as text, with its markup taken away."""
    return _read(LINE_BREAKS.sub("\n", decode(data, declared)), markdown=True)


def _read(text: str, *, markdown: bool) -> Found:
    if len(text) > MAX_TEXT_CHARACTERS:
        raise TooLarge(f"The text is longer than {MAX_TEXT_CHARACTERS:,} characters.")
    details, text = _front_matter(LONG_GAP.sub("    ", visible(text)))
    if markdown:
        heading, text = _strip_markdown(text)
        details.setdefault("title", heading)
    names = ("title", "outlet", "author", "published", "url", "language")
    title, outlet, author, published, url, language = (details.get(name, "") for name in names)
    return Found(unwrap(text), title, outlet, author, published, url, language)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the metadata at the top of a text, and the text below it."""
    token = DATE_TOKEN.match(text)
    if token:
        return {"published": token[1]}, text[token.end() :]
    lines = text.lstrip().split("\n")
    fenced = bool(lines) and lines[0].strip() == FENCE
    if fenced:
        end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() in {FENCE, "..."}), 0)
        return (_details(lines[1:end]), "\n".join(lines[end + 1 :])) if end else ({}, text)
    end = next((number for number, line in enumerate(lines) if not _key(line)), len(lines))
    details = _details(lines[:end])
    certain = len(details) > 1 or details.keys() & {"title", "published", "url"}
    return (details, "\n".join(lines[end:])) if certain else ({}, text)


def _key(line: str) -> str:
    header = HEADER.fullmatch(line)
    return KEYS.get(header[1].strip().lower(), "") if header else ""


def _details(lines: list[str]) -> dict[str, str]:
    details: dict[str, str] = {}
    for line in lines:
        header = HEADER.fullmatch(line)
        if header and header[2] and (key := _key(line)):
            details.setdefault(key, header[2].strip().strip("\"'“”"))
    return details


def unwrap(text: str) -> str:
    """Join lines that were broken to fit a width; blank lines, list items and indented lines stay apart."""
    return "\n".join(_unwrap_block(block.split("\n")) for block in re.split(r"\n[ \t]*\n", text))


def _unwrap_block(lines: list[str]) -> str:
    width = max(len(line.rstrip()) for line in lines)
    if width not in WRAP_WIDTHS:
        return "\n".join(lines)
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if _was_wrapped(before.rstrip(), line, width):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
    return "\n".join(joined)


def _was_wrapped(before: str, line: str, width: int) -> bool:
    """Tell whether a line break is there only because the next word did not fit."""
    if not line.strip() or LIST_ITEM.match(line) or (line[0] in " \t" and before[:1] not in " \t"):
        return False
    if len(before) + 1 + len(line.split()[0]) > width:
        return True
    return line.lstrip()[0].islower() and not ENDS_SENTENCE.search(before)


MARKDOWN_RULES = tuple(
    (re.compile(pattern, re.MULTILINE), replacement)
    for pattern, replacement in (
        (r"<!--(?:(?!<!--)[\s\S])*?-->", ""),
        (r"^[ ]{0,3}(?:```|~~~).*$", ""),
        (r"^[ ]{0,3}(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})$", ""),
        (r"^[ ]{0,3}\[[^\]\n]+\]:[ ]+\S+.*$", ""),
        (r"!\[[^\[\]\n]{0,500}\](?:\([^)\n]{0,2000}\)|\[[^\[\]\n]{0,500}\])", ""),
        (r"\[([^\[\]\n]{1,500})\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,500}\)", r"\1"),
        (r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,500}\]", r"\1"),
        (r"<(https?://[^>\s]+)>", r"\1"),
        (r"</?[A-Za-z][^<>\n]{0,200}>", ""),
        (r"^[ ]{0,3}(?:>[ ]?)+", ""),
        (r"^[ ]{0,3}#{1,6}[ ]+(.*?)[ ]*#*$", r"\n\1\n"),
        (r"^(\S[^\n]*)\n[ ]{0,3}(?:=+|-+)[ ]*$", r"\n\1\n"),
        (r"^[ ]*[-*+][ ]+(?:\[[ xX]\][ ]+)?", "\n"),
        (r"(?<![\\*\w])(\*{1,3})(?=\S)([^*\n]*(?:\n[^*\n]+)*?)(?<=\S)\1(?![*\w])", r"\2"),
        (r"(?<![\\_\w])(_{1,3})(?=\S)([^_\n]*(?:\n[^_\n]+)*?)(?<=\S)\1(?![_\w])", r"\2"),
        (r"(?<!`)(`{1,2})(?!`)([^`\n]+)\1(?!`)", r"\2"),
        (r"[ ]{2,}$|\\$", ""),
        (r"\\([\\`*_{}\[\]()#+\-.!>~|])", r"\1"),
    )
)
FIRST_HEADING = re.compile(r"\s*(?:#{1,6}[ ]+(?P<hash>.+?)[ ]*#*|(?P<line>\S.*)\n[ ]{0,3}=+[ ]*)(?:\n|$)")


def _strip_markdown(text: str) -> tuple[str, str]:
    """Return the heading that a Markdown text begins with, if it does, and the text without markup."""
    heading = FIRST_HEADING.match(text)
    title = (heading["hash"] or heading["line"]) if heading else ""
    for pattern, replacement in MARKDOWN_RULES:
        title, text = pattern.sub(replacement, title), pattern.sub(replacement, text)
    return title.strip(), text
