"""A document that a person edits: each sentence can be ticked, rewritten, dropped and moved, and each change undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from briefing.errors import BriefingError
from briefing.types import Claim, Document, SourceNote
from briefing.ui import state
from briefing.ui.language import phrase, retold, said
from briefing.ui.parts.errors import errors_left
from briefing.ui.parts.text import draw, escape, safe

if TYPE_CHECKING:
    from briefing.desk.edits import Edits

LONGEST_SENTENCE = 2_000
ARROWS = {
    "up": (phrase("Up"), phrase("Move this line up in its list"), -1),
    "down": (phrase("Down"), phrase("Move this line down in its list"), 1),
}
SHOWN_OF_SENTENCE = 60  # characters, where a change is named


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as its page draws it.

    Args:
        sources: the document's note of each article that it cites, by id.
        document_id: of the document.
        places: while it is edited, the place of each sentence by which the desk knows it; none while it is read.
    """

    sources: Mapping[str, SourceNote]
    document_id: str = ""
    places: Mapping[Claim, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """Where something stands in a list that can be put in another order: `at` counts from 0, of `of` lines."""

    part: str
    at: int
    of: int


def shown(document: Document) -> Shown:
    """Return a document with the notes of its articles, and what its editing needs while it is edited."""
    sources = {note.article_id: note for note in document.sources}
    if not document.id or not state.editing(document.id):
        return Shown(sources, document.id)
    sentences = state.desk().edits.sentences(document.id)
    return Shown(sources, document.id, {claim: place for place, claim in enumerate(sentences)})


def edit_bar(document: Document) -> None:
    """Draw the switch between reading and editing, how many sentences a person has checked, and the last undo."""
    sentences = tuple(dict.fromkeys(document.claims()))
    if not sentences:
        return
    ticked = sum(claim.ticked for claim in sentences)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="edit-bar"):
        st.toggle(
            said("Edit"),
            key=f"{state.EDITING}{document.id}",
            help=said(
                "Tick sentences that you have checked, rewrite, drop or move them. New words must pass the checks."
            ),
            persist_state="session",
        )
        if ticked or state.editing(document.id):
            words = said("{n} of {all} checked by you", n=ticked, all=len(sentences))
            draw(f'<p class="ev-progress" role="status">{words}</p>', fitted=True)
        if versions := state.versions(document.id):
            st.button(
                said("Undo: {change}", change=versions[-1][1]),
                key="undo",
                type="tertiary",
                icon=":material/undo:",
                on_click=_undo,
                args=(document.id,),
            )


def open_for_rewriting(claim: Claim, known: Shown, key: str) -> bool:
    """Tell whether a sentence is being rewritten, so that its form stands in its place."""
    return claim in known.places and state.rewriting()[0] == _name(known, key)


def tools(claim: Claim, known: Shown, key: str, line: Line | None = None) -> None:
    """Draw what can be done with a sentence of a document that is edited.

    Args:
        claim: the sentence. known: its document. key: names this place on the page.
        line: where it stands in a list; `None` where the order is fixed.
    """
    if claim not in known.places:
        return
    place, name = known.places[claim], _name(known, key)
    state.set_value(f"tick-{name}", claim.ticked)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"tools-{key}"):
        st.checkbox(
            said("Checked against the source"),
            key=f"tick-{name}",
            on_change=_tick,
            args=(known.document_id, place, f"tick-{name}"),
        )
        st.button(said("Rewrite"), key=f"rewrite-{key}", type="tertiary", on_click=state.set_rewriting, args=(name,))
        args = (known.document_id, place, claim.text)
        st.button(said("Drop"), key=f"drop-{key}", type="tertiary", on_click=_drop, args=args)
        _arrows(known, key, line)


def movers(known: Shown, key: str, line: Line) -> None:
    """Draw the buttons that move a line of a list which is more than one sentence; nothing while it is read."""
    if known.places and line.of > 1:
        with st.container(horizontal=True, gap="small", key=f"tools-{key}"):
            _arrows(known, key, line)


def rewriting_form(claim: Claim, known: Shown, key: str) -> None:
    """Draw the form in which a sentence is rewritten, over the words that it rests on."""
    name = _name(known, key)
    with st.form(f"form-{name}", border=True):
        st.text_area(
            said("The sentence in your words"),
            value=claim.text,
            key=f"words-{name}",
            max_chars=LONGEST_SENTENCE,
        )
        if problem := state.rewriting()[1]:
            st.error(safe(retold(problem), LONGEST_SENTENCE))
        with st.container(horizontal=True, gap="small"):
            args = (known.document_id, known.places[claim], name)
            st.form_submit_button(
                said("Check and save"), key=f"save-{key}", type="primary", on_click=_rewrite, args=args
            )
            st.form_submit_button(said("Cancel"), key=f"cancel-{key}", on_click=state.set_rewriting, args=("",))
        quotes = "".join(f"<blockquote>{escape(citation.quote)}</blockquote>" for citation in claim.citations)
        words = said("It must be borne out by these words:")
        draw(f'<p class="ev-meta">{words}</p><div class="ev-rests">{quotes}</div>')


def _arrows(known: Shown, key: str, line: Line | None) -> None:
    if line is None or line.of < 2:
        return
    for name, (words, about, step) in ARROWS.items():
        to = line.at + step
        st.button(
            said(words),
            key=f"{name}-{key}",
            help=said(about),
            type="tertiary",
            disabled=not 0 <= to < line.of,
            on_click=_move,
            args=(known.document_id, line, to),
        )


def _name(known: Shown, key: str) -> str:
    return f"{known.document_id}-{key}"


def _tick(document_id: str, place: int, key: str) -> None:
    with errors_left():
        state.desk().edits.tick(document_id, place, on=bool(state.value(key)))


def _drop(document_id: str, place: int, text: str) -> None:
    words = said("dropped “{sentence}”", sentence=safe(text, SHOWN_OF_SENTENCE))
    with errors_left():
        changed(document_id, words, lambda edits: edits.drop(document_id, place))


def _move(document_id: str, line: Line, to: int) -> None:
    with errors_left():
        changed(document_id, said("moved a line"), lambda edits: edits.move(document_id, line.part, line.at, to))


def _rewrite(document_id: str, place: int, name: str) -> None:
    text = str(state.value(f"words-{name}") or "")
    try:
        changed(document_id, said("rewrote a sentence"), lambda edits: edits.rewrite(document_id, place, text))
    except BriefingError as error:
        state.set_rewriting(name, str(error))
    else:
        state.set_rewriting("")


def changed(document_id: str, words: str, change: Callable[[Edits], Document]) -> None:
    """Make a change to a document, so that it can be undone.

    Args:
        document_id: of the document. words: name the change; untrusted parts already safe. change: makes it.

    Raises:
        BriefingError: it is refused; the document is as it was.
    """
    desk = state.desk()
    before = desk.document(document_id)
    change(desk.edits)
    state.keep_version(before, words)


def _undo(document_id: str) -> None:
    if before := state.take_version(document_id):
        with errors_left():
            state.desk().edits.restore(before)
