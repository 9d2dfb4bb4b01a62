"""Conversations in memory with the verbs of `briefing.desk.conversations.Talks`; nothing runs in the background."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing.desk.transcript import transcript
from briefing.errors import UnknownDocument
from briefing.types import Among, Answer, Conversation, Talk, Transcript, Turn, TurnState
from tests.ui.builders import claim, common, first_words, said

if TYPE_CHECKING:
    from tests.ui.fake_desk import FakeDesk

REFUSAL = "The loaded articles do not answer this question."
ASKED = datetime(2031, 4, 3, 12, 0, tzinfo=UTC)


@dataclass
class FakeTalks:
    """The conversations of a fake desk; while its shelf is `slow`, an answer stays at its first sentence."""

    desk: FakeDesk

    def listing(self, words: str = "") -> tuple[Talk, ...]:
        found = [c for c in reversed(self._held.values()) if c.turns]
        return tuple(
            Talk(c.id, c.title, ASKED, len(c.path))
            for c in found
            if all(word.lower() in _words(c) for word in words.split())
        )

    def begin(self, question, *, conversation="", among=Among(), instead_of="", anew=False) -> tuple[str, Turn]:
        if not conversation:
            conversation = self.desk.new_conversation().id
        known = self.desk.conversation(conversation)
        before = known.up_to(instead_of)[:-1] if instead_of else known.path
        collections = (one for name in among.collections for one in self.desk.collections()[name])
        articles = self.desk._chosen("ask", (*among.articles, *collections))
        sentences = (
            () if "bridge toll" in question else (claim(articles[0], first_words(articles[0])), said(articles[0]))
        )
        made = Answer(
            **common(articles, question, self.desk.writer_name),
            id=f"a{len(self.desk.shelf.answers) + 1}",
            question=question,
            sentences=sentences,
            refused="" if sentences else REFUSAL,
            complete=self.desk.complete,
            suggestions=("What happens next?",),
        )
        made = replace(made, provenance=replace(made.provenance, created=ASKED))
        self.desk.shelf.answers[made.id] = made
        turn = Turn(made, before[-1].id if before else "", among=among)
        if self.desk.shelf.slow:
            turn = self._part(turn, "writing")
        self._held[conversation] = replace(
            known,
            title=known.title or question,
            turns=(*known.turns, turn),
            at=turn.id,
            scope_articles=among.articles,
            collections=among.collections,
        )
        return conversation, turn

    def finish(self, turn_id: str) -> None:
        """What the background does at the end of a slow answer."""
        self._put(replace(self.turn(turn_id), answer=self.desk.shelf.answers[turn_id], state="done"))

    def end(self, turn_id: str, state: TurnState, problem: str = "") -> None:
        self._put(replace(self._part(self.turn(turn_id), state), problem=problem))

    def turn(self, turn_id: str) -> Turn:
        return next(turn for turn in self.desk.conversation(self._of(turn_id)).turns if turn.id == turn_id)

    def wait(self, turn_id: str, seconds: float | None = None) -> Turn:
        return self.turn(turn_id)

    def stop(self, turn_id: str) -> None:
        self.end(turn_id, "stopped")

    def choose(self, conversation: str, among: Among) -> None:
        known = self.desk.conversation(conversation)
        self._held[conversation] = replace(known, scope_articles=among.articles, collections=among.collections)

    def open(self, turn_id: str) -> None:
        conversation = self.desk.conversation(self._of(turn_id))
        self._held[conversation.id] = replace(conversation, at=conversation.end_of(turn_id))

    def branch(self, turn_id: str) -> Conversation:
        known = self.desk.conversation(self._of(turn_id))
        made = self.desk.new_conversation()
        turns: list[Turn] = []
        for turn in known.up_to(turn_id):
            copy = replace(turn.answer, id=f"{turn.id}-copy")
            turns.append(replace(turn, answer=copy, after=turns[-1].id if turns else ""))
        self._held[made.id] = replace(made, title=f"{known.title} · branch", turns=tuple(turns), at=turns[-1].id)
        return self._held[made.id]

    def rename(self, conversation: str, name: str) -> None:
        known = self.desk.conversation(conversation)
        self._held[conversation] = replace(known, title=name.strip() or known.path[0].question)

    def forget(self, conversation: str) -> None:
        self.desk.forget(conversation)

    def transcript(self, conversation: str) -> Transcript:
        return transcript(self.desk.conversation(conversation))

    @property
    def _held(self) -> dict[str, Conversation]:
        return self.desk.shelf.conversations

    def _of(self, turn_id: str) -> str:
        for conversation in self._held.values():
            if turn_id in {turn.id for turn in conversation.turns}:
                return conversation.id
        raise UnknownDocument(f"No question was asked with the id {turn_id!r}.")

    def _put(self, turn: Turn) -> None:
        known = self.desk.conversation(self._of(turn.id))
        self._held[known.id] = replace(known, turns=tuple(turn if one.id == turn.id else one for one in known.turns))

    def _part(self, turn: Turn, state: TurnState) -> Turn:
        answer = self.desk.shelf.answers[turn.id]
        return replace(turn, answer=replace(answer, sentences=answer.sentences[:1], complete=False), state=state)


def _words(conversation: Conversation) -> str:
    claims: Iterable[str] = (claim.text for turn in conversation.turns for claim in turn.answer.sentences)
    return " ".join((conversation.title, *(turn.question for turn in conversation.turns), *claims)).lower()
