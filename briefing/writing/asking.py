"""One question to a model: as much evidence as its context holds, asked again with less when it refuses that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain

from briefing.errors import ModelTooLong
from briefing.models.chat import Chat, tokens
from briefing.types import Evidence
from briefing.writing.prompts import PARTS, Prompts
from briefing.writing.shapes import Schema
from briefing.writing.sheet import Sheet, lay_out

ASSUMED = 8_000  # tokens of context when nobody says; every current hosted model has more
SMALL = 2_000  # when a server refused that without saying what it has: what a small local server is often started with
THINKING = 4_000  # tokens that a model may use up before it writes; only asked for where the context has room for them
SPARE = 0.05  # of the context, because tokens are estimated


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked.

    Args:
        task: the prompt's task.
        values: all placeholders but "passages".
        schema: the form of the answer.
        tokens: how long the answer is expected to be.
        evidence: what it is to be answered from; "best first" within `fair`.
        fair: cut evidence from all articles alike.
        most: tokens of evidence at most, whatever the context.
    """

    task: str
    values: Mapping[str, str]
    schema: Schema
    tokens: int
    evidence: Evidence
    fair: bool = True
    most: int = 1_000_000


@dataclass(slots=True)
class Asker:
    """Asks a chat model, and keeps count of tokens, prompts used and what was left out."""

    chat: Chat
    prompts: Prompts
    usage: tuple[int, int] = (0, 0)
    notes: list[str] = field(default_factory=list)
    used: dict[str, str] = field(default_factory=dict)

    def ask(self, ask: Ask) -> tuple[Sheet, Iterator[str]]:
        """Return the sheet that the model is shown, and its answer as it comes.

        Raises:
            ModelError: one of its kinds; `ModelTooLong` when not even one passage fits.
        """
        window = self.chat.context or ASSUMED
        sheet, pieces = self._try(ask, window)
        try:
            # A prompt that is too long is refused before the first piece.
            first = next(pieces, "")
        except ModelTooLong:
            smaller = self.chat.context if 0 < self.chat.context < window else SMALL
            if smaller >= window:
                raise
            sheet, pieces = self._try(ask, smaller)
            first = next(pieces, "")
        if sheet.left_out:
            self.note(
                f"{sheet.left_out} of {len(ask.evidence.passages)} passages were left out, "
                f"because they do not fit the context of {self.chat.name}."
            )
        return sheet, chain([first], pieces)

    def plain(self, task: str, values: Mapping[str, str], longest: int) -> Iterator[str]:
        """Return the answer to a prompt without evidence, as it comes."""
        return self._send(task, values, None, longest)

    def note(self, sentence: str) -> None:
        """Keep a sentence for the person, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def _try(self, ask: Ask, window: int) -> tuple[Sheet, Iterator[str]]:
        longest = ask.tokens + THINKING if window >= ASSUMED else min(ask.tokens, window // 3)
        reserved = longest if self.chat.context else min(longest, ask.tokens)
        fixed = sum(tokens(self._filled(ask.task, part, {**ask.values, "passages": ""})) for part in PARTS)
        budget = min(ask.most, int(window * (1 - SPARE)) - reserved - fixed)
        sheet = lay_out(ask.evidence, budget, fair=ask.fair)
        if ask.evidence.passages and not sheet.lines:
            raise ModelTooLong(f"Not one passage fits the context of {self.chat.name}.")
        return sheet, self._send(ask.task, {**ask.values, "passages": sheet.text}, ask.schema, longest)

    def _filled(self, task: str, part: str, values: Mapping[str, str]) -> str:
        return self.prompts.fill(task, "system") if part == "system" else self.prompts.fill(task, "user", **values)

    def _send(self, task: str, values: Mapping[str, str], schema: Schema | None, longest: int) -> Iterator[str]:
        self.used |= self.prompts.digests(task)
        system, user = (self._filled(task, part, values) for part in PARTS)
        heard: list[str] = []
        try:
            with closing(self.chat.stream(system, user, schema=schema, max_tokens=longest)) as pieces:
                for piece in pieces:
                    heard.append(piece)
                    yield piece
        finally:
            # The count comes last: not from a server that does not count, nor to a reader who has left before.
            read, written = self.chat.usage
            if heard and not read:
                read, written = tokens(system + user), tokens("".join(heard))
            self.usage = (self.usage[0] + read, self.usage[1] + written)
