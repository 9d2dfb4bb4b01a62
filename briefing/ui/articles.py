"""The Articles page: add, find, open, correct, collect and delete articles."""

from __future__ import annotations

from briefing.ui import adding, library, parts, reading, state


def show() -> None:
    """Draw the page: one open article, or the ways of adding above the list."""
    parts.page("Articles", "Everything Evenhand writes rests on the articles that you load here.")
    if article_id := state.open_article():
        reading.article_page(article_id)
        return
    adding.add_articles()
    library.article_list()


with parts.errors_shown():
    show()
