"""From a source's bytes to an Article."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from briefing.errors import EmptyText, TooLarge
from briefing.ingest import dates, heads, language
from briefing.ingest.cleaning import clean, clean_line
from briefing.ingest.duplicates import article_id
from briefing.ingest.forms import charset, form_of
from briefing.ingest.found import MAX_TEXT_CHARACTERS, Found
from briefing.ingest.parsing import parse
from briefing.types import Article, Source

MAX_FILE_BYTES = 20_000_000
FIELD_CHARACTERS = 300


def to_article(source: Source) -> Article:
    """Return the article in a source.

    The form is told by the bytes, then by name and type. What the source's details say wins over what is found.

    Args:
        source: bytes with a name; at most `MAX_FILE_BYTES`.

    Raises:
        EmptyText: when there is no text.
        TooLarge: when the file or its text is over the limit.
        UnreadableFile: when a file is damaged, encrypted, or holds no text.
        UnsupportedType: when it is of a kind that Evenhand does not read.
        NotAnArticle: when a page holds a wall, a teaser, an error or nothing.
    """
    data = source.data or b""
    if len(data) > MAX_FILE_BYTES:
        raise TooLarge(f"“{clean_line(source.name)}” is larger than {MAX_FILE_BYTES // 1_000_000} MB.")
    found = parse(form_of(source), data, charset(source))
    text = clean(found.text)
    if not text.strip("\ufffd\n "):  # nothing, or nothing but signs for bytes that mean nothing
        raise EmptyText("There is no text in it.")
    if len(text) > MAX_TEXT_CHARACTERS:
        raise TooLarge(f"The text is longer than {MAX_TEXT_CHARACTERS:,} characters.")
    return _article(source, _fields(source, found), text, found.notices)


def _fields(source: Source, found: Found) -> Mapping[str, str]:
    """Return title, outlet, author, published, url and language: the person's where given, else what was found."""
    told = {key: clean_line(str(value))[:FIELD_CHARACTERS] for key, value in source.details.items()}
    names = ("title", "outlet", "author", "published", "url", "language")
    fields = {name: told.get(name) or clean_line(getattr(found, name))[:FIELD_CHARACTERS] for name in names}
    if not told.get("url") and source.kind == "url":
        fields["url"] = source.name
    return {**fields, "told language": told.get("language", "")}


def _article(source: Source, fields: Mapping[str, str], text: str, told: tuple[str, ...]) -> Article:
    head = heads.take(
        heads.Head(tuple(text.split("\n\n")), fields["title"], fields["author"], fields["published"]),
    )
    text = "\n\n".join(head.paragraphs)
    url = fields["url"] if urlsplit(fields["url"]).scheme in {"http", "https"} else ""
    code = language.code(fields["told language"]) or language.detect(text) or language.code(fields["language"])
    published = dates.parse(head.published)
    notices = [*told, language.notice(code)]
    if head.published and not published:
        notices.append(f"The date “{head.published}” could not be read; enter it as year-month-day, like 2025-03-31.")
    return Article(
        id=article_id(text),
        text=text,
        title=head.title,
        outlet=fields["outlet"] or (urlsplit(url).hostname or "").removeprefix("www."),
        author=head.author,
        published=published,
        url=url,
        language=code,
        kind=source.kind,
        notices=tuple(notice for notice in notices if notice),
    )
