"""Conversations: questions are answered in threads of their own, and what is checked is kept at once."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime

from briefing.desk.answering import Writing
from briefing.desk.papers import Papers, checked_question
from briefing.desk.transcript import transcript
from briefing.errors import BriefingError, InputError, ModelStopped, NothingLoaded, UnknownDocument
from briefing.library.store import Store
from briefing.types import Among, Answer, Conversation, Provenance, Scope, Talk, Transcript, Turn, TurnState

BROKEN = "The answer ended with an error of Evenhand’s own. Ask again."


@dataclass(frozen=True, slots=True)
class Talks:
    """What can be done with conversations; `Desk.talks` is the one to use.

    Every verb raises `UnknownDocument` when there is no such conversation or question.
    """

    papers: Papers

    def listing(self, words: str = "") -> tuple[Talk, ...]:
        """Return the conversations, last asked first; only those with these words in name, questions or answers."""
        return self._store.talks(words)

    def begin(
        self, question: str, *, conversation: str = "", among: Among = Among(), instead_of: str = "", anew: bool = False
    ) -> tuple[str, Turn]:
        """Ask a question and return its conversation and turn; it is answered in the background, kept as it grows.

        Args:
            question: as typed. conversation: where it is asked, "" for a new one.
            among: the articles that are asked; the conversation keeps them for the next question.
            instead_of: the turn in whose place it is asked, as another version that begins another branch; "" to
                go on after the open branch.
            anew: let a model write again what it has written to the same question before.

        Raises:
            EmptyText, QuestionTooLong: the question cannot be asked.
            InputError: the answer before it is still being written.
        """
        question = checked_question(question)
        known = self._store.conversation(conversation) if conversation else None
        before = self._before(known, instead_of) if known else ()
        if known is None:
            known = self._store.new_conversation(among.articles, among.collections)
        elif among != known.among:
            self._store.ask_among(known.id, among)
        made = Provenance(self.papers.writer_name, (), created=datetime.now(UTC))
        empty = Answer(title=question, sources=(), provenance=made, id="", complete=False, question=question)
        after = before[-1].id if before else ""
        turn = self._store.begin_turn(known.id, Turn(empty, after, "writing", among=among))
        writing = Writing(turn, self._store)
        self.papers.answering.begin(writing)
        name = f"evenhand-answer-{turn.id}"
        told = tuple(one.answer for one in before)
        threading.Thread(target=self._write, args=(writing, told, anew), name=name, daemon=True).start()
        return known.id, turn

    def again(self, turn_id: str) -> tuple[str, Turn]:
        """Ask a question once more, of the articles that its conversation asks now; the former answer is kept."""
        conversation, turn = self._store.turn(turn_id)
        among = self._store.conversation(conversation).among
        return self.begin(turn.question, conversation=conversation, among=among, instead_of=turn_id, anew=True)

    def turn(self, turn_id: str) -> Turn:
        """Return a question with what is answered so far."""
        return self._store.turn(turn_id)[1]

    def wait(self, turn_id: str, seconds: float | None = None) -> Turn:
        """Return a question once it is answered, or with what is answered after some seconds."""
        if writing := self.papers.answering.of(turn_id):
            writing.over.wait(seconds)
        return self.turn(turn_id)

    def stop(self, turn_id: str) -> None:
        """End an answer at once; what was checked is kept."""
        self.papers.answering.stop((turn_id,))

    def choose(self, conversation: str, among: Among) -> None:
        """Keep which articles the next question is asked of."""
        self._store.ask_among(conversation, among)

    def open(self, turn_id: str) -> None:
        """Open the branch of a turn: a former version, with what was asked after it."""
        conversation = self._store.turn(turn_id)[0]
        self._store.open_turn(conversation, self._store.conversation(conversation).end_of(turn_id))

    def branch(self, turn_id: str) -> Conversation:
        """Start a conversation that begins with everything up to a turn."""
        conversation = self._store.turn(turn_id)[0]
        return self._store.branch(conversation, turn_id)

    def rename(self, conversation: str, name: str) -> None:
        """Name a conversation; without a name it is called by its first question again."""
        known = self._store.conversation(conversation)
        first = known.path[0].question if known.path else ""
        self._store.rename(conversation, name if name.strip() else first)

    def forget(self, conversation: str) -> None:
        """Delete a conversation with its answers, and end what is being written in it."""
        self.papers.answering.stop(turn.id for turn in self._store.conversation(conversation).turns)
        self._store.forget(conversation)

    def transcript(self, conversation: str) -> Transcript:
        """Return the open branch of a conversation as a document to take away."""
        return transcript(self._store.conversation(conversation))

    @property
    def _store(self) -> Store:
        return self.papers.shelves.store

    def _before(self, known: Conversation, instead_of: str) -> tuple[Turn, ...]:
        if instead_of:
            path = known.up_to(instead_of)
            if not path:
                raise UnknownDocument(f"No question was asked with the id {instead_of!r}.")
            self.papers.answering.stop((instead_of,))
            return path[:-1]
        if known.path and known.path[-1].state == "writing":
            raise InputError(
                "The answer before it is still being written.", advice="Wait until it is there, or stop it first."
            )
        return known.path

    def _scope(self, among: Among) -> Scope:
        if among.everything:
            return Scope()
        held = self._store.collections()
        ids = dict.fromkeys((*among.articles, *(one for name in among.collections for one in held.get(name, ()))))
        if not ids:
            raise NothingLoaded(
                "The chosen collections hold no article any more.", advice="Choose other articles, then ask again."
            )
        return Scope(articles=tuple(ids))

    def _write(self, writing: Writing, before: tuple[Answer, ...], anew: bool) -> None:
        """Answer one question; whatever happens, how it ended is kept."""
        state: TurnState = "failed"
        problem = BROKEN
        try:
            scope = self._scope(writing.turn.among)
            growing = self.papers.growing(writing.turn.answer, scope, before, writing.stop, anew=anew)
            with closing(growing) as answers:
                for answer in answers:
                    writing.grow(answer)
                    if writing.stop.stopped:
                        break
            whole = writing.turn.answer.complete or not writing.stop.stopped
            state, problem = "done" if whole else "stopped", ""
        except ModelStopped:
            state, problem = "stopped", ""
        except BriefingError as error:
            problem = str(error)
        finally:
            writing.end(state, problem)
