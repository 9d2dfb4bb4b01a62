"""What an article says: sentences, statements, figures and loaded wording; pure functions."""

from __future__ import annotations

from briefing.reading import attribution, figures, sentences, wording
from briefing.types import Article, Reading

VERSION = "3"


def read(article: Article) -> Reading:
    """Read an article: its sentences, who says what, its figures and its loaded wording.

    Args:
        article: an article with cleaned text.
    """
    text = article.text
    split = sentences.split(text)
    said = attribution.statements(text, split)
    return Reading(
        article.id,
        VERSION,
        split,
        said,
        attribution.voices(text, said),
        figures.find(text, article.published),
        wording.notes(article.id, text, said),
    )


__all__ = ["VERSION", "read"]
