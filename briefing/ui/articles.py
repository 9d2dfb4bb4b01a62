"""The Articles page: add, find, open, correct, collect and delete articles."""

from __future__ import annotations

from briefing.ui import adding, gathering, library, memory, parts, previewing, progress, reading, state, welcome
from briefing.ui.language import said


def show() -> None:
    """Draw the page: one open article, or the ways of adding above the list."""
    parts.page(said("Articles"), said("Everything Evenhand writes rests on the articles that you load here."))
    if article_id := state.open_article():
        reading.article_page(article_id)
        return
    memory.prepare()
    desk = state.desk()
    articles, collections = desk.articles(), desk.collections()
    welcome.welcome(articles, collections, library.SAMPLES)
    adding.add_articles()
    previewing.previews()
    progress.progress()
    library.article_list(articles, collections)
    if articles:
        gathering.collection_list(collections, library.SAMPLES)


parts.run(show)
