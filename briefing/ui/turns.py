"""Questions and answers of a conversation: what was said, how it ended, and what can be done with each."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from briefing.errors import BriefingError
from briefing.settings import EXTRACTIVE
from briefing.types import Article, Conversation, Turn
from briefing.ui import asking, parts, scoping, state
from briefing.ui.language import counted, phrase, retold, said

LOOK_SECONDS = 0.5
LONGEST_MESSAGE = 600
INTERRUPTED = phrase("This answer was interrupted when Evenhand ended; what had been checked by then is kept.")
NOTHING = phrase("Nothing had been checked by then.")
VERSIONS = {"former": phrase("Former version"), "later": phrase("Later version")}


def path(conversation: Conversation, articles: Mapping[str, Article]) -> None:
    """Draw the open branch of a conversation.

    Args:
        conversation: the open one. articles: those that are loaded, by id.
    """
    shown = conversation.path
    busy = bool(shown) and shown[-1].state == "writing"
    for place, turn in enumerate(shown):
        _question(conversation, turn, place, busy)
        if turn.among != conversation.among:
            words = parts.escape(parts.plain(scoping.told(turn.among, articles), LONGEST_MESSAGE))
            parts.draw(f'<p class="ev-meta">{said("Asked of {articles}", articles=words)}</p>')
        if turn.state == "writing":
            st.fragment(_growing, run_every=LOOK_SECONDS)(turn.id, place)
            continue
        _answer(turn, place)
        _tools(turn, place, articles, last=turn is shown[-1], busy=busy)
    if shown:
        _arriving(shown)


def _arriving(shown: tuple[Turn, ...]) -> None:
    """Bring the question that was asked last into view; where nothing was asked here yet, the last one."""
    last = shown[-1]
    places = {turn.id: place for place, turn in enumerate(shown)}
    asked = asking.asked_last()
    if asked not in places:
        asked = last.id
        asking.keep_asked(asked)
    done = counted("Answered: {n} sentence.", "Answered: {n} sentences.", len(last.answer.sentences))
    words = "" if last.state == "writing" else last.answer.refused or done
    parts.arriving(asked, f"question-{places[asked]}", words)


def _question(conversation: Conversation, turn: Turn, place: int, busy: bool) -> None:
    if asking.changing() == turn.id and not busy:
        _form(turn, place)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"question-{place}"):
        parts.draw(f'<h2 class="ev-question">{parts.escape(turn.question)}</h2>')
        if not busy:
            st.button(
                said("Edit"),
                key=f"edit-{place}",
                type="tertiary",
                help=said("Change the question; the former one is kept with what followed it."),
                on_click=asking.change,
                args=(turn.id,),
            )
    versions = conversation.versions(turn)
    if len(versions) > 1:
        _versions(versions, versions.index(turn), place)


def _versions(versions: tuple[Turn, ...], at: int, place: int) -> None:
    """Draw the way between a question and its other versions: as it was asked, edited, asked again."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"versions-{place}"):
        _version("former", versions, at - 1, place)
        words = said("Version {n} of {all}", n=at + 1, all=len(versions))
        parts.draw(f'<p class="ev-note">{words}</p>', fitted=True)
        _version("later", versions, at + 1, place)


def _version(name: str, versions: tuple[Turn, ...], to: int, place: int) -> None:
    inside = 0 <= to < len(versions)
    st.button(
        said(VERSIONS[name]),
        key=f"{name}-{place}",
        type="tertiary",
        disabled=not inside,
        on_click=_open,
        args=(versions[to].id if inside else "",),
    )


def _form(turn: Turn, place: int) -> None:
    with st.form(f"change-{turn.id}", border=True):
        st.text_area(
            said("The question in other words"),
            value=turn.question,
            key=f"changed-{turn.id}",
            max_chars=asking.LONGEST_QUESTION,
            height=90,
            help=said("It is answered anew. The former question, with what followed it, is kept as another version."),
        )
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button(
                said("Ask"), key=f"ask-{place}", type="primary", on_click=asking.changed, args=(turn,)
            )
            st.form_submit_button(said("Cancel"), key=f"leave-{place}", on_click=asking.change, args=("",))


def _answer(turn: Turn, place: int) -> None:
    answer = turn.answer
    with st.container(key=f"answer-{place}"):
        if answer.refused:
            parts.draw(f'<p class="ev-refusal">{parts.escape(answer.refused)}</p>')
        parts.claim_rows(answer.sentences, parts.shown(answer), f"answer-{place}")
        _how_it_ended(turn)
        if answer.sentences or answer.refused:
            parts.answer_footer(answer)


def _how_it_ended(turn: Turn) -> None:
    nothing = "" if turn.answer.sentences else f" {said(NOTHING)}"
    if turn.state == "failed":
        st.error(parts.safe(retold(turn.problem), LONGEST_MESSAGE))
    elif turn.state == "interrupted":
        parts.draw(f'<p class="ev-note">{said(INTERRUPTED)}{nothing}</p>')
    elif turn.state == "stopped" and nothing:
        parts.draw(f'<p class="ev-note">{said("Stopped before anything had been checked.")}</p>')
    else:
        parts.stopped_note(turn.answer)


def _tools(turn: Turn, place: int, articles: Mapping[str, Article], *, last: bool, busy: bool) -> None:
    if busy:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key=f"turn-{place}"):
        if last and (words := _worth_asking_again(turn, articles)):
            st.button(
                said("Ask again"),
                key=f"again-{place}",
                type="tertiary",
                help=f"{words} {said('The answer above is kept as another version.')}",
                on_click=asking.again,
                args=(turn,),
            )
        st.button(
            said("Branch from here"),
            key=f"branch-{place}",
            type="tertiary",
            help=said("A new conversation that begins with everything up to this answer"),
            on_click=_branch,
            args=(turn.id,),
        )


def _worth_asking_again(turn: Turn, articles: Mapping[str, Article]) -> str:
    """Return why asking again can bring another answer, "" where it would be the same word for word.

    Without a model the same question to the same articles has one answer, so that a button would promise what it
    cannot do.
    """
    writer = state.desk().writer_name
    made = turn.answer.provenance
    if turn.state != "done" or not turn.answer.complete:
        return said("The answer is not complete.")
    if writer != EXTRACTIVE:
        return said("A model may put it in other words.")
    if made.writer != writer:
        return said("It is answered without a model.")
    new = (one for one in articles.values() if one.added and made.created and one.added > made.created)
    return said("Articles have been added since.") if any(new) else ""


def _growing(turn_id: str, place: int) -> None:
    """Draw an answer while it is written; looks again by itself."""
    talks = state.desk().talks
    try:
        turn = talks.turn(turn_id)
    except BriefingError:  # deleted in another window
        st.rerun()
    if turn.state != "writing":
        st.rerun()
    answer = turn.answer
    sources = {note.article_id: note for note in answer.sources}
    with st.container(key=f"answer-{place}"):
        for at, claim in enumerate(answer.sentences):
            parts.arrived(claim, sources, f"answer-{place}-{at}")
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="writing-now"):
        many = len(answer.sentences)
        done = counted("{n} sentence checked so far …", "{n} sentences checked so far …", many)
        words = done if many else said("Searching, writing and checking …")
        parts.draw(f'<p class="ev-progress" role="status">{words}</p>', fitted=True)
        about = said("What is checked stays.")
        if st.button(said("Stop"), key="stop-answer", help=about, on_click=talks.stop, args=(turn_id,)):
            st.rerun()


def _open(turn_id: str) -> None:
    with parts.errors_left():
        state.desk().talks.open(turn_id)


def _branch(turn_id: str) -> None:
    with parts.errors_left():
        state.set_conversation(state.desk().talks.branch(turn_id).id)
