"""Questions and answers that belong together, with the branches that editing and asking again have made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from briefing.types.claims import Claim
from briefing.types.documents import Answer, Document

TurnState = Literal["writing", "done", "stopped", "interrupted", "failed"]


@dataclass(frozen=True, slots=True)
class Among:
    """Which articles are asked: these, and those of these collections; every one when nothing is named."""

    articles: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether every article is asked."""
        return not (self.articles or self.collections)


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what was answered, so far or in the end.

    Args:
        answer: with the question; it grows while it is written. after: the id of the turn before it, "" for none.
        state: writing, done, stopped by a person, interrupted by the end of the program, or failed.
        problem: why it failed, in plain words. among: the articles that were asked.
    """

    answer: Answer
    after: str = ""
    state: TurnState = "done"
    problem: str = ""
    among: Among = Among()

    @property
    def id(self) -> str:
        """The id of its answer."""
        return self.answer.id

    @property
    def question(self) -> str:
        """The question as it was asked."""
        return self.answer.question


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions and answers that belong together, kept in the store.

    A question that is edited or asked again begins another branch; every branch is kept, one of them is open.

    Args:
        answers: of the open branch, oldest first. scope_articles, collections: what the next question is asked of.
        turns: of every branch, oldest first. at: the id of the last turn of the open branch.
    """

    id: str
    title: str
    answers: tuple[Answer, ...] = ()
    scope_articles: tuple[str, ...] = ()
    created: datetime | None = None
    turns: tuple[Turn, ...] = ()
    at: str = ""
    collections: tuple[str, ...] = ()

    @property
    def among(self) -> Among:
        """The articles that the next question is asked of."""
        return Among(self.scope_articles, self.collections)

    @property
    def path(self) -> tuple[Turn, ...]:
        """The turns of the open branch, oldest first."""
        return self.up_to(self.at)

    def up_to(self, turn_id: str) -> tuple[Turn, ...]:
        """Return a turn with those before it, oldest first; none when there is no such turn."""
        known = {turn.id: turn for turn in self.turns}
        found: list[Turn] = []
        while turn_id in known:
            turn = known.pop(turn_id)
            found.append(turn)
            turn_id = turn.after
        return tuple(reversed(found))

    def versions(self, turn: Turn) -> tuple[Turn, ...]:
        """Return the turns that stand in one place, oldest first: a question as it was asked, edited, asked again."""
        return tuple(one for one in self.turns if one.after == turn.after)

    def end_of(self, turn_id: str) -> str:
        """Return the id of the last turn of the branch that a turn is in; of several, the one asked last."""
        following: dict[str, str] = {turn.after: turn.id for turn in self.turns if turn.after}
        while turn_id in following:
            turn_id = following.pop(turn_id)
        return turn_id


@dataclass(frozen=True, slots=True)
class Talk:
    """An entry of the list of conversations: its name, when something was last asked, and how many questions it has."""

    id: str
    title: str
    asked: datetime
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript(Document):
    """A conversation to take away: its turns, whose citations share one list of sources."""

    turns: tuple[Turn, ...] = ()

    def claims(self) -> Iterator[Claim]:
        """Yield the sentences of its answers."""
        for turn in self.turns:
            yield from turn.answer.sentences
