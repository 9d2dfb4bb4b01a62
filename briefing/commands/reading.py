"""The command that shows what Evenhand reads in an article: statements, voices, figures and loaded words."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from briefing.commands.output import Output
from briefing.types import Article, Figure, Reading, Statement, Voice, WordingNote

if TYPE_CHECKING:
    from briefing.desk import Desk

KINDS = {"direct": "direct", "mixed": "partly quoted", "indirect": "indirect", "block": "quoted without marks"}
TITLES = {"statements": "STATEMENTS", "voices": "VOICES", "figures": "FIGURES AND DATES", "wording": "LOADED WORDS"}
# Each line of a part: what stands before its first line, and its words.
Lines = Iterator[tuple[str, str]]


def read(desk: Desk, chosen: Namespace, out: Output) -> int:
    """Print what an article contains; as JSON with every span."""
    article = desk.article(chosen.article)
    if chosen.only == "text":
        return _text(article, out)
    reading = desk.reading(article.id)
    if out.as_json:
        out.values(_values(article, reading, chosen.only))
        return 0
    shown = [chosen.only] if chosen.only else list(PARTS)
    if not chosen.only:
        _head(article, out)
    for name in shown:
        if not chosen.only:
            out.lines("", f"{TITLES[name]} ({len(getattr(reading, name))})")
        lines = tuple(PARTS[name](article, reading))
        for first, words in lines or (("", "None was found."),):
            out.fitted(words, first=first)
    return 0


def _head(article: Article, out: Output) -> None:
    about = (article.outlet, article.author, article.published.isoformat() if article.published else "", article.url)
    out.fitted(article.title)
    out.fitted(" · ".join(part for part in (*about, article.id) if part))
    for notice in article.notices:
        out.fitted(notice)


def _text(article: Article, out: Output) -> int:
    if out.as_json:
        out.values({**about(article), "text": article.text})
        return 0
    _head(article, out)
    for paragraph in article.text.split("\n\n"):
        out.lines("")
        out.fitted(paragraph)
    return 0


def _statements(article: Article, reading: Reading) -> Lines:
    for number, statement in enumerate(reading.statements, 1):
        yield f"{number:>3}. ", f"{statement.speaker or 'speaker not known'} ({_how(statement)})"
        words = [span.of(article.text) for span in statement.content]
        if statement.kind in {"direct", "block"}:
            words = [f"“{one}”" for one in words]
        yield "     ", " … ".join(words)


def _how(statement: Statement) -> str:
    pieces = (
        statement.role,
        KINDS[statement.kind],
        f"cue: {statement.cue}" if statement.cue else "",
        f"via {statement.via}" if statement.via else "",
        "speaker inferred" if statement.inferred else "",
    )
    return "; ".join(piece for piece in pieces if piece)


def _voices(article: Article, reading: Reading) -> Lines:
    if reading.voices:
        yield "", "Statements, words quoted, passages that criticise; then who"
    for voice in reading.voices:
        counts = f"{voice.statements:>5,} {voice.quoted_words:>6,} {len(voice.criticised):>4,}   "
        yield counts, _who(voice)


def _who(voice: Voice) -> str:
    also = f"also {', '.join(voice.aliases)}" if voice.aliases else ""
    silent = "named, does not speak" if not voice.statements and not voice.declined else ""
    declined = "declined to comment or did not answer" if voice.declined else ""
    about = "; ".join(piece for piece in (voice.role, also, silent, declined) if piece)
    return f"{voice.name} ({about})" if about else voice.name


def _figures(article: Article, reading: Reading) -> Lines:
    for figure in reading.figures:
        yield "- ", f"{figure.text}: {_meaning(figure)}"


def _meaning(figure: Figure) -> str:
    about = "about " if figure.approximate else ""
    upto = f" to {figure.upto}" if figure.upto else ""
    unit = f" {figure.unit}" if figure.unit else ""
    counted = f", counting {figure.counts}" if figure.counts else ""
    return f"{figure.kind} {about}{figure.value}{upto}{unit}{counted}"


def _wording(article: Article, reading: Reading) -> Lines:
    for note in reading.wording:
        yield "- ", f"{note.term}: {_loaded(article, note)}"


def _loaded(article: Article, note: WordingNote) -> str:
    whose = f"said by {note.speaker}" if note.speaker else f"{article.outlet or 'the article'}’s own voice"
    neutral = f"Neutral: {note.neutral}." if note.neutral else "No neutral wording is established."
    return " ".join(piece for piece in (f"{whose}.", note.why, neutral) if piece)


PARTS: dict[str, Callable[[Article, Reading], Lines]] = {
    "statements": _statements,
    "voices": _voices,
    "figures": _figures,
    "wording": _wording,
}


def _values(article: Article, reading: Reading, only: str | None) -> dict[str, Any]:
    values = asdict(reading)
    if only is None:
        return {**about(article), "text": article.text, "reading": values}
    kept = ("article_id", "version", only)
    return {**about(article), "reading": {name: values[name] for name in kept}}


def about(article: Article) -> dict[str, Any]:
    """Return what is known about an article, without its text, as values for JSON."""
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "language": article.language,
        "kind": article.kind,
        "added": article.added.isoformat() if article.added else None,
        "notices": list(article.notices),
    }
