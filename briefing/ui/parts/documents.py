"""What every document carries besides its own parts: sources, tally, provenance, downloads, and the kept ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Literal, TypeVar

import streamlit as st

from briefing.errors import UnknownDocument
from briefing.export import FORMATS
from briefing.settings import EXTRACTIVE
from briefing.types import Article, Claim, Document, Scope, SourceNote, Tally, WordingNote
from briefing.ui import state
from briefing.ui.language import clock, counted, day, number, phrase, retold, said
from briefing.ui.parts.claims import claim_row, headline_row, withheld, withheld_list
from briefing.ui.parts.editing import Shown, edit_bar, shown
from briefing.ui.parts.errors import error_box, errors_left
from briefing.ui.parts.evidence import badge
from briefing.ui.parts.text import byline, draw, escape, link, plain, safe, table

LONGEST_FILE_NAME = 60
PRINTED = {"a4": "pdf", "us-letter": "pdf-letter"}  # the format for each paper
USUAL = ("docx", "markdown")  # the other formats stand behind one button
NO_PRICE = phrase("not known: the model’s prices are not set")
Doc = TypeVar("Doc", bound=Document)


def title(document: Document, kind: str, headline: Claim | None = None) -> Shown:
    """Draw a document's heading, what it is and when it was made, and the bar to edit it; return how it is drawn.

    Args:
        document: the document.
        kind: what it is, in plain words; markup.
        headline: the sentence that heads it, with its citations; it stands for the title where they are the same.
    """
    created = document.provenance.created
    made = f"{day(created)}, {clock(created)}" if created else ""
    by = said("written without a model") if document.provenance.writer == EXTRACTIVE else document.provenance.writer
    many = counted("{n} source", "{n} sources", len(document.sources))
    meta = f'<p class="ev-meta">{byline(kind, many, escape(by), made)}</p>'
    known = shown(document)
    if headline is not None and headline.text == document.title:
        headline_row(headline, known, "headline", meta)
    else:
        draw(f'<h2 class="ev-headline">{escape(document.title)}</h2>{meta}')
        if headline is not None:
            claim_row(headline, known, "headline")
    stopped_note(document)
    edit_bar(document)
    return known


def stopped_note(document: Document) -> None:
    """Say that a document was not written to its end, where it was not."""
    if not document.complete:
        words = said("Stopped early: only what had been checked by then is kept.")
        draw(f'<p class="ev-note">{words}</p>')


def footer(document: Document, *, exports: bool = True) -> None:
    """Draw tally, sources, withheld sentences, provenance and, unless they stand elsewhere, the downloads."""
    draw(f'<p class="ev-tally">{tally(document.tally)}</p>')
    sources(document.sources)
    withheld(document.withheld)
    provenance(document)
    if exports:
        downloads(document)


def answer_footer(document: Document) -> None:
    """Draw what an answer carries, closed at first: sources, tally, withheld sentences and downloads."""
    with st.expander(said("Sources and checks · {tally}", tally=tally(document.tally)), key=f"about-{document.id}"):
        if document.provenance.note:
            st.warning(safe(retold(document.provenance.note), 600))
        sources(document.sources)
        withheld_list(document.withheld)
        draw(_how(document))
        downloads(document)


def tally(counts: Tally) -> str:
    """Return how the sentences fared, in one line."""
    return said(
        "Checked: {verified} verified, {repaired} repaired, {replaced} replaced, {withheld} withheld",
        verified=counts.verified,
        repaired=counts.repaired,
        replaced=counts.replaced,
        withheld=counts.withheld,
    )


def sources(notes: Iterable[SourceNote]) -> None:
    """Draw the numbered source list."""
    notes = tuple(notes)
    titles = {note.article_id: note.title for note in notes}
    rows = "".join(
        f'<li>{badge(note.number)}<span class="ev-source">{link(note.url, note.title)}</span> '
        f'<span class="ev-meta">{byline(escape(note.outlet), escape(note.author), day(note.published))}'
        f"{_copy(note, titles)}</span></li>"
        for note in notes
    )
    if rows:
        draw(f'<h3 class="ev-section">{said("Sources")}</h3><ul class="ev-sources">{rows}</ul>')


def _copy(note: SourceNote, titles: dict[str, str]) -> str:
    if not note.copy_of:
        return ""
    return f" · {said('near-copy of “{title}”', title=escape(titles.get(note.copy_of, note.copy_of)))}"


def articles_of(document: Document) -> dict[str, Article]:
    """Return the articles that a document was made of and that are still loaded, by id."""
    scope = Scope(articles=document.provenance.articles)
    return {article.id: article for article in state.desk().articles(scope)} if scope.articles else {}


def ledger(notes: Iterable[WordingNote], articles: dict[str, Article]) -> None:
    """Draw the wording ledger: each loaded term, whose it is, and the neutral wording used instead."""
    rows = [
        (
            escape(note.term),
            escape(note.neutral or said("left out or quoted")),
            escape(note.speaker or _outlet(note, articles)),
            escape(note.why),
        )
        for note in notes
    ]
    if rows:
        heads = (said("Term"), said("Neutral wording"), said("Whose word"), said("Why"))
        draw(
            f'<h3 class="ev-section">{said("Loaded wording")}</h3>'
            + table(said("Loaded terms and what stands instead"), heads, rows)
        )


def _outlet(note: WordingNote, articles: dict[str, Article]) -> str:
    article = articles.get(note.article_id)
    return article.label if article else said("the outlet")


def provenance(document: Document) -> None:
    """Draw how the document was made, closed at first."""
    if document.provenance.note:
        st.warning(safe(retold(document.provenance.note), 600))
    with st.expander(said("How this was made"), key="provenance"):
        draw(_how(document))


def _how(document: Document) -> str:
    made = document.provenance
    spent = made.tokens_in or made.tokens_out
    tokens = said("{n} read, {m} written", n=made.tokens_in, m=made.tokens_out) if spent else said("none")
    cost = f"${number(made.cost, 4)}" if made.cost is not None else said(NO_PRICE)
    rows = [
        (said("Writer"), escape(said("no model (extractive)") if made.writer == EXTRACTIVE else made.writer)),
        (said("Articles"), escape(", ".join(made.articles))),
        (said("Passages used"), number(len(made.passages))),
        *((said("Choice: {name}", name=escape(name)), escape(value)) for name, value in made.settings.items()),
        *(
            (said("Prompt {name}", name=escape(name)), f"<code>{escape(digest[:16])}</code>")
            for name, digest in made.prompts.items()
        ),
        (said("Time"), said("{seconds} seconds", seconds=number(made.seconds, 1))),
        (said("Model tokens"), tokens),
        *(((said("Cost"), cost),) if spent else ()),
    ]
    return table(said("How this document was made"), (said("What"), said("Value")), rows)


def downloads(document: Document) -> None:
    """Draw the downloads: PDF on the paper of this session first, one click each for the usual formats.

    A file is made when it is asked for.
    """
    first = PRINTED.get(str(state.value(state.PAPER)), "pdf")
    with st.container(horizontal=True, gap="small", key=f"downloads-{document.id or 'new'}"):
        _download(document, first, primary=True)
        for form in USUAL:
            _download(document, form)
        with st.popover(said("More formats"), key=f"formats-{document.id}"):
            for form in FORMATS:
                if form != first and form not in USUAL:
                    _download(document, form, width="stretch")


def _download(
    document: Document, form: str, *, primary: bool = False, width: Literal["content", "stretch"] = "content"
) -> None:
    found = FORMATS[form]
    st.download_button(
        said("Download {format}", format=found.name) if primary else found.name,
        data=_file(document, form),
        file_name=f"{slug(document.title)}{found.suffix}",
        mime=found.mime,
        key=f"download-{document.id}-{form}",
        on_click="ignore",
        type="primary" if primary else "secondary",
        width=width,
    )


def _file(document: Document, form: str) -> Callable[[], bytes]:
    return partial(state.desk().export, document, form)


def slug(words: str) -> str:
    """Return words as a file name of lower-case letters, digits and dashes."""
    return re.sub(r"[^a-z0-9]+", "-", plain(words).lower()).strip("-")[:LONGEST_FILE_NAME].strip("-") or "document"


def opened(kind: state.DocumentKind, form: type[Doc]) -> Doc | None:
    """Return the document that is open on a page; one that cannot be opened is told once and closed."""
    document_id = state.document(kind)
    if not document_id:
        return None
    try:
        document = state.desk().document(document_id)
    except UnknownDocument as error:
        state.set_document(kind, "")
        error_box(error)
        return None
    if isinstance(document, form):
        return document
    state.set_document(kind, "")
    st.info(said("The address names a document of another kind; open it on its own page."))
    return None


def kept(kind: state.DocumentKind) -> None:
    """Draw the list of kept documents of this kind; each can be opened again or deleted."""
    found = [entry for entry in state.desk().documents() if entry.kind == kind]
    if not found:
        return
    with st.expander(said("Kept from before ({n})", n=len(found)), key=f"kept-{kind}"):
        for entry in found:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"kept-{entry.id}"):
                label = f"{safe(entry.title, 90)} · {day(entry.created)}"
                st.button(
                    label, key=f"open-{entry.id}", type="tertiary", on_click=state.set_document, args=(kind, entry.id)
                )
                st.button(
                    said("Delete"), key=f"forget-{entry.id}", type="tertiary", on_click=_forget, args=(kind, entry.id)
                )


def _forget(kind: state.DocumentKind, document_id: str) -> None:
    with errors_left():
        state.desk().forget(document_id)
    if state.document(kind) == document_id:
        state.set_document(kind, "")
