"""The source beside the document: the cited passage, marked in its article."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from briefing.errors import UnknownArticle
from briefing.types import Article, Citation
from briefing.ui import state
from briefing.ui.parts.marks import CITED, Mark, marked
from briefing.ui.parts.text import byline, day, draw, escape, link

PANEL_WIDTH = 640


@st.dialog("The source", width=PANEL_WIDTH, position="right")
def show_source(claim: str, citations: Sequence[Citation]) -> None:
    """Open the article that the citations cite, with the cited words marked and in view, under the claim itself.

    Args:
        claim: the sentence that cites.
        citations: one or more citations of the same article.
    """
    draw(f'<p class="ev-claim ev-cites">{escape(claim)}</p>')
    try:
        article = state.desk().article(citations[0].article_id)
    except UnknownArticle:
        draw("<p class='ev-note'>This article is no longer in the library. These are the words that were cited:</p>")
        draw("".join(f"<blockquote>{escape(citation.quote)}</blockquote>" for citation in citations))
        return
    draw(heading(article, level=3))
    spans = [citation.span for citation in citations if citation.span.of(article.text) == citation.quote]
    if len(spans) < len(citations):
        draw("<p class='ev-note'>A cited passage is not at its place in this text any more, so it is not marked.</p>")
    marks = [Mark(span, CITED) for span in spans]
    draw(
        '<div class="ev-article ev-scroll" tabindex="0" role="region" aria-label="Article text, cited words marked">'
        f"{marked(article.text, marks)}</div>"
    )


def heading(article: Article, *, level: int) -> str:
    """Return an article's title, as a heading of this level, outlet, author, date and address as markup."""
    facts = byline(escape(article.outlet), escape(article.author), day(article.published))
    address = f'<p class="ev-meta">{link(article.url, article.url)}</p>' if article.url else ""
    return f'<h{level} class="ev-title">{escape(article.title)}</h{level}><p class="ev-meta">{facts}</p>{address}'
