"""The Ask page: questions to the loaded articles, answered in checked claims, one by one."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from briefing.errors import BriefingError, UnknownDocument
from briefing.types import Answer, Claim, Conversation, Scope, SourceNote
from briefing.ui import parts, state

LONGEST_QUESTION = 1000


def show() -> None:
    """Draw the page."""
    parts.page("Ask", "Answers from the loaded articles only; what they do not say is not said.")
    parts.take_up("answer")
    chosen = parts.choose_articles()
    if chosen is None:
        return
    _conversations()
    conversation = _current()
    for place, answer in enumerate(conversation.answers if conversation else ()):
        _turn(answer, place)
    typed = st.chat_input("Ask about the articles", key="question", max_chars=LONGEST_QUESTION, submit_mode="disable")
    question = (typed if isinstance(typed, str) else "") or state.question()
    if question.strip():
        _ask(question, chosen, conversation)
    else:
        _suggest(conversation, chosen)


def _current() -> Conversation | None:
    conversation_id = state.conversation()
    if not conversation_id:
        return None
    try:
        return state.desk().conversation(conversation_id)
    except UnknownDocument as error:
        state.set_conversation("")
        parts.error_box(error)
        return None


def _conversations() -> None:
    kept = state.desk().conversations()
    if not kept:
        return
    with st.container(horizontal=True, gap="small", key="conversation-bar"):
        if state.conversation():
            st.button("New conversation", key="new-conversation", on_click=state.set_conversation, args=("",))
        with st.popover(f"Conversations ({len(kept)})", key="conversation-list"):
            for entry in kept:
                with st.container(horizontal=True, vertical_alignment="center", key=f"conversation-{entry.id}"):
                    title = entry.title or (entry.answers[0].question if entry.answers else "New conversation")
                    label = parts.byline(parts.safe(title, 70), parts.day(entry.created))
                    st.button(
                        label,
                        key=f"open-{entry.id}",
                        type="tertiary",
                        on_click=state.set_conversation,
                        args=(entry.id,),
                    )
                    st.button("Delete", key=f"forget-{entry.id}", type="tertiary", on_click=_forget, args=(entry.id,))


def _forget(conversation_id: str) -> None:
    with parts.errors_left():
        state.desk().forget(conversation_id)
    if state.conversation() == conversation_id:
        state.set_conversation("")


def _turn(answer: Answer, place: int) -> None:
    _asked(answer.question, f"{place}")
    with st.container(key=f"answer-{place}"):
        if answer.refused:
            parts.draw(f'<p class="ev-refusal">{parts.escape(answer.refused)}</p>')
        parts.claim_rows(answer.sentences, parts.shown(answer), f"answer-{place}")
        parts.stopped_note(answer)
        parts.answer_footer(answer)


def _asked(question: str, key: str) -> None:
    with st.container(key=f"question-{key}"):
        parts.draw(f'<h2 class="ev-question">{parts.escape(question)}</h2>')


def _ask(question: str, chosen: tuple[str, ...], conversation: Conversation | None) -> None:
    _asked(question, "new")
    try:
        desk = state.desk()
        current = conversation or desk.new_conversation(chosen)
        state.set_conversation(current.id)
        arrived = st.container(key="answer-new")
        with parts.stoppable("answer", "Searching, writing and checking …") as writing:
            pieces = desk.ask(question, scope=Scope(articles=chosen), conversation=current.id, stop=writing.stop)
            _arrive(pieces, arrived, f"answer-{len(current.answers)}")
    except BriefingError as error:
        parts.error_box(error)
        st.button("Ask again", key="ask-again", on_click=state.ask_next, args=(question,))
    else:
        st.rerun()


def _arrive(pieces: Iterator[Claim | Answer], place: DeltaGenerator, key: str) -> None:
    """Draw each claim as it arrives. A click is an exception here; closing the iterator keeps what was checked."""
    sources: dict[str, SourceNote] = {}
    try:
        for at, piece in enumerate(pieces):
            if isinstance(piece, Claim):
                with place:
                    parts.arrived(piece, sources, f"{key}-{at}")
    finally:
        if isinstance(pieces, Generator):
            pieces.close()


def _suggest(conversation: Conversation | None, chosen: tuple[str, ...]) -> None:
    last = conversation.answers[-1].suggestions if conversation and conversation.answers else ()
    questions = last or (() if conversation else state.desk().suggestions(Scope(articles=chosen)))
    if not questions:
        return
    parts.draw('<p class="ev-meta">The articles can answer, for example:</p>')
    for place, question in enumerate(questions[:4]):
        st.button(parts.safe(question, 200), key=f"suggestion-{place}", on_click=state.ask_next, args=(question,))


parts.run(show)
