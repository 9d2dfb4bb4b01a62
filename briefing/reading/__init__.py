"""What an article says: sentences, statements, figures and loaded wording; pure functions."""

from __future__ import annotations

from briefing.reading import attribution, figures, sentences, wording
from briefing.reading.stylesheet import Sheet
from briefing.types import Article, Reading

VERSION = "6"


def version(sheet: Sheet | None = None) -> str:
    """Return the version of a reading made with a style sheet: it changes with the code and with a sheet of one's own.

    Args:
        sheet: the style sheet, the packaged one when left out.
    """
    return f"{VERSION}+{sheet.digest}" if sheet and sheet.digest else VERSION


def read(article: Article, *, sheet: Sheet | None = None) -> Reading:
    """Read an article: its sentences, who says what, its figures and its loaded wording.

    Args:
        article: an article with cleaned text.
        sheet: the style sheet, the packaged one when left out.
    """
    text = article.text
    split = sentences.split(text)
    said = attribution.statements(text, split)
    return Reading(
        article.id,
        version(sheet),
        split,
        said,
        attribution.voices(text, said),
        figures.find(text, article.published),
        wording.notes(article.id, text, said, sheet),
    )


__all__ = ["VERSION", "read", "version"]
