"""The Ask page: questions to the loaded articles, answered in checked claims, one by one."""

from __future__ import annotations

import streamlit as st

from briefing.errors import UnknownDocument
from briefing.settings import EXTRACTIVE
from briefing.types import Conversation, Scope
from briefing.ui import asking, parts, scoping, state, talks, turns
from briefing.ui.language import said

SHORT = 0.8  # seconds: an answer that takes no longer is shown at once
MOST_SUGGESTIONS = 4


def show() -> None:
    """Draw the page."""
    parts.page(said("Ask"), said("Answers from the loaded articles only; what they do not say is not said."))
    desk = state.desk()
    articles = {article.id: article for article in desk.articles()}
    conversation = _current()
    talks.bar(conversation)
    if conversation:
        turns.path(conversation, articles)
    _not_asked()
    if not articles:
        st.info(said("There is no article yet. Add one on the Articles page first."))
        st.page_link("briefing/ui/articles.py", label=said("Add an article"))
        return
    among = scoping.among(conversation)
    writing = bool(conversation and conversation.path and conversation.path[-1].state == "writing")
    if not writing:
        _suggest(conversation, scoping.scope(among))
    with st.bottom:
        scoping.chips(conversation, articles, desk.collections())
        st.chat_input(
            said("Ask about the articles"),
            key="question",
            max_chars=asking.LONGEST_QUESTION,
            disabled=writing,
            on_submit=asking.submit,
        )


def _current() -> Conversation | None:
    """Return the open conversation; an answer that takes no time is waited for."""
    conversation_id = state.conversation()
    if not conversation_id:
        return None
    desk = state.desk()
    try:
        conversation = desk.conversation(conversation_id)
        last = conversation.path[-1] if conversation.path else None
        if last and last.state == "writing" and last.answer.provenance.writer == EXTRACTIVE:
            with st.spinner(said("Searching and checking …")):
                desk.talks.wait(last.id, SHORT)
            conversation = desk.conversation(conversation_id)
    except UnknownDocument as error:
        state.set_conversation("")
        parts.error_box(error)
        return None
    return conversation


def _not_asked() -> None:
    """Show a question that could not be asked, so that it is not lost."""
    if question := asking.not_asked():
        parts.draw(f'<h2 class="ev-question">{parts.escape(question)}</h2>')
        st.button(said("Ask again"), key="ask-again", on_click=asking.ask, args=(question,))


def _suggest(conversation: Conversation | None, scope: Scope | None) -> None:
    """Draw questions that the articles can answer and nobody has asked here yet."""
    asked = {turn.question for turn in conversation.path} if conversation else set()
    last = conversation.answers[-1].suggestions if conversation and conversation.answers else ()
    possible = last or (state.desk().suggestions(scope) if scope else ())
    questions = [question for question in possible if question not in asked][:MOST_SUGGESTIONS]
    if not questions:
        return
    words = said("You can also ask, for example:") if asked else said("The articles can answer, for example:")
    parts.draw(f'<p class="ev-meta">{words}</p>')
    for place, question in enumerate(questions):
        st.button(parts.safe(question, 200), key=f"suggestion-{place}", on_click=asking.ask, args=(question,))


parts.run(show)
