"""What a person can do with a comparison: name, add, merge, hide and bring back its issues, and choose its voices."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from briefing.errors import BriefingError, EditRefused
from briefing.types import Comparison, Document
from briefing.ui import state
from briefing.ui.language import counted, noted, said
from briefing.ui.parts.editing import changed
from briefing.ui.parts.errors import error_box, errors_left
from briefing.ui.parts.text import draw, plain, safe

if TYPE_CHECKING:
    from briefing.desk.edits import Edits

REFUSED = "issue-refused"  # the panel in which a change was refused, and the refusal
LONGEST_LABEL = 80  # characters of an issue's name
SHOWN_OF_LABEL = 40  # characters, where a change is named


def choose_columns(comparison: Comparison) -> None:
    """Draw the choice of who is compared; what is left out can be chosen again."""
    key = f"columns-{comparison.id}"
    state.set_value(key, [column.name for column in comparison.columns if not column.hidden])
    heard = (share.voice.name for share in comparison.voices if comparison.by == "voice")
    st.multiselect(
        said("Voices shown") if comparison.by == "voice" else said("Outlets shown"),
        list(dict.fromkeys((*(column.name for column in comparison.columns), *heard))),
        format_func=plain,
        key=key,
        on_change=_choose,
        args=(comparison.id, key),
        help=said("Who is set side by side here and in every download"),
        placeholder=said("Choose at least one"),
    )


def issue_tools(comparison: Comparison, at: int) -> None:
    """Draw the panel in which an issue is named, merged into another or left out.

    Args:
        comparison: the comparison. at: the place of the issue among all of them, the hidden ones too.
    """
    label, key = comparison.issues[at].label, f"issue-{at}"
    panel = st.popover(
        said("Change"),
        type="tertiary",
        key=key,
        on_change="rerun",
        help=said("Name, merge or hide “{issue}”", issue=safe(label)),
    )
    if not panel.open:
        return
    with panel:
        _name_form(comparison.id, at, label, key)
        _merge_form(comparison, at, key)
        hide = partial(_hide, comparison.id, at, label)
        st.button(said("Hide this issue"), key=f"hide-{key}", on_click=hide)
        _refusal(key)


def new_issue(comparison: Comparison) -> None:
    """Draw the panel in which a person adds an issue; the sentences that bear on it are looked for."""
    key = "issue-new"
    panel = st.popover(said("Add an issue"), key=key, on_change="rerun", icon=":material/add:")
    if not panel.open:
        return
    with panel, st.form("form-issue-new", border=False):
        st.text_input(
            said("Name of the issue"),
            key="words-issue-new",
            max_chars=LONGEST_LABEL,
            placeholder=said("As in: who pays for it"),
            help=said("The loaded text is searched for what each side says on it."),
        )
        args = (comparison.id, key)
        st.form_submit_button(said("Look for it"), key="add-issue", type="primary", on_click=_add, args=args)
        _refusal(key)


def hidden_issues(comparison: Comparison) -> None:
    """Draw the issues that a person left out, each with the way back; only their number while it is read."""
    hidden = [(at, issue.label) for at, issue in enumerate(comparison.issues) if issue.hidden]
    if not hidden:
        return
    if not state.editing(comparison.id):
        words = counted(
            "{n} issue left out by you. Switch to editing to bring back what you need.",
            "{n} issues left out by you. Switch to editing to bring back what you need.",
            len(hidden),
        )
        draw(f'<p class="ev-note">{words}</p>')
        return
    words = counted("{n} issue left out by you:", "{n} issues left out by you:", len(hidden))
    draw(f'<p class="ev-note">{words}</p>')
    with st.container(horizontal=True, gap="small", key="hidden-issues"):
        for at, label in hidden:
            st.button(
                said("Bring back “{issue}”", issue=safe(label)),
                key=f"unhide-{at}",
                type="tertiary",
                on_click=_bring_back,
                args=(comparison.id, at, label),
            )


def _name_form(document_id: str, at: int, label: str, key: str) -> None:
    with st.form(f"form-name-{key}", border=False):
        st.text_input(said("Name of this issue"), value=label, key=f"words-{key}", max_chars=LONGEST_LABEL)
        args = (document_id, at, key)
        st.form_submit_button(said("Save the name"), key=f"name-{key}", type="primary", on_click=_name, args=args)


def _merge_form(comparison: Comparison, at: int, key: str) -> None:
    others = [place for place, issue in enumerate(comparison.issues) if place != at and not issue.hidden]
    if not others:
        return
    with st.form(f"form-merge-{key}", border=False):
        st.selectbox(
            said("Merge it into"),
            others,
            index=None,
            format_func=lambda place: plain(comparison.issues[place].label),
            key=f"into-{key}",
            placeholder=said("Choose another issue"),
        )
        st.form_submit_button(said("Merge"), key=f"merge-{key}", on_click=_merge, args=(comparison.id, at, key))


def _refusal(key: str) -> None:
    refused = state.value(REFUSED)
    if isinstance(refused, tuple) and refused[0] == key:
        error_box(refused[1])


def _name(document_id: str, at: int, key: str) -> None:
    label = str(state.value(f"words-{key}") or "")
    _in_panel(document_id, key, said("named an issue"), lambda edits: edits.name_issue(document_id, at, label))


def _add(document_id: str, key: str) -> None:
    label = str(state.value(f"words-{key}") or "")
    words = said("added “{issue}”", issue=safe(label, SHOWN_OF_LABEL))
    _in_panel(document_id, key, words, lambda edits: edits.add_issue(document_id, label))


def _merge(document_id: str, at: int, key: str) -> None:
    def merge(edits: Edits) -> Document:
        into = state.value(f"into-{key}")
        if not isinstance(into, int):
            raise EditRefused(
                noted("No issue is chosen to merge this one into."), advice=noted("Choose one in the list above.")
            )
        return edits.merge_issues(document_id, at, into)

    _in_panel(document_id, key, said("merged two issues"), merge)


def _hide(document_id: str, at: int, label: str) -> None:
    words = said("hid “{issue}”", issue=safe(label, SHOWN_OF_LABEL))
    _in_panel(document_id, f"issue-{at}", words, lambda edits: edits.hide_issue(document_id, at))


def _bring_back(document_id: str, at: int, label: str) -> None:
    words = said("brought back “{issue}”", issue=safe(label, SHOWN_OF_LABEL))
    with errors_left():
        changed(document_id, words, lambda edits: edits.hide_issue(document_id, at, on=False))


def _choose(document_id: str, key: str) -> None:
    names = state.value(key)
    with errors_left():
        if not isinstance(names, list) or not names:
            raise EditRefused(noted("Somebody must be shown."), advice=noted("Choose at least one, or undo."))
        changed(document_id, said("chose who is shown"), lambda edits: edits.choose_voices(document_id, names))


def _in_panel(document_id: str, key: str, words: str, change: Callable[[Edits], Document]) -> None:
    """Make a change and close its panel; a refusal is told in the panel, which stays open."""
    try:
        changed(document_id, words, change)
    except BriefingError as error:
        state.set_value(REFUSED, (key, error))
    else:
        state.set_value(REFUSED, None)
        state.set_value(key, False)
