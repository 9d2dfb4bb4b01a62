"""One question to a model: as much evidence as its context holds, and an account of what was read and left out."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain

from briefing.errors import ModelTooLong
from briefing.models.chat import Chat, tokens
from briefing.models.deadline import Limit
from briefing.types import Evidence
from briefing.writing import incoming, lines
from briefing.writing.incoming import Object
from briefing.writing.prompts import PARTS, Prompts
from briefing.writing.shapes import Form
from briefing.writing.sheet import Sheet, lay_out

ASSUMED = 8_000  # tokens of context when nobody says; every current hosted model has more
SMALL = 2_000  # when a server refused that without saying what it has: what a small local server is often started with
THINKING = 4_000  # tokens that a model may use up before it writes; only asked for where the context has room for them
SPARE = 0.05  # of the context, because tokens are estimated
UNREAD = 0.4  # of the estimate: a server that counts fewer tokens than this has cut the prompt without a word


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked.

    Args:
        task: the prompt's task.
        values: all placeholders but "passages" and "form".
        form: how the answer is to be written.
        tokens: how long the answer is expected to be.
        evidence: what it is to be answered from; "best first" within `fair`.
        fair: cut evidence from all articles alike.
        most: tokens of evidence at most, whatever the context.
    """

    task: str
    values: Mapping[str, str]
    form: Form
    tokens: int
    evidence: Evidence
    fair: bool = True
    most: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """The sheet that a model is shown, and its answer as it comes; close it when enough of it is read.

    Args:
        first: the first piece. rest: those after it.
        heard: the pieces that have been read so far. lined: whether lines were asked for.
    """

    sheet: Sheet
    first: str
    rest: Generator[str]
    form: Form
    lined: bool
    heard: list[str] = field(default_factory=list)

    def objects(self) -> Iterator[tuple[Object, str]]:
        """Yield every object of the answer that was asked for once it is whole, with the text before it."""
        if self.lined:
            return lines.objects(self._kept(), self.form)
        return incoming.objects(self._kept(), self.form.keys)

    def in_form(self) -> bool:
        """Tell whether what was heard is an answer in the form asked for, if only to say that there is none."""
        text = "".join(self.heard)
        return lines.says_none(text) or incoming.any_object(text)

    def text(self) -> str:
        """Return the whole answer."""
        return "".join(self._kept())

    def close(self) -> None:
        """Leave the rest of the answer: the stream is closed and its tokens are counted."""
        self.rest.close()

    def _kept(self) -> Iterator[str]:
        for piece in chain([self.first], self.rest):
            self.heard.append(piece)
            yield piece


@dataclass(slots=True)
class Asker:
    """Asks a chat model, and keeps count of tokens, prompts used and what was left out.

    Args:
        limit: the time that all questions share, `None` for no limit.
        assumed: tokens of context, as long as nobody tells.
    """

    chat: Chat
    prompts: Prompts
    limit: Limit | None = None
    assumed: int = ASSUMED
    usage: tuple[int, int] = (0, 0)
    notes: list[str] = field(default_factory=list)
    used: dict[str, str] = field(default_factory=dict)

    @property
    def window(self) -> int:
        """The context in tokens, as known or assumed."""
        return self.chat.context or self.assumed

    def ask(self, ask: Ask) -> Reply:
        """Ask, and wait for the first piece of the answer.

        Raises:
            ModelError: one of its kinds; `ModelTooLong` when not even one passage fits.
        """
        lined = not self.chat.structured
        ask = replace(ask, values={**ask.values, "form": ask.form.asked(structured=not lined)})
        sheet = lay_out(ask.evidence, self.room(ask), fair=ask.fair)
        if ask.evidence.passages and not sheet.lines:
            raise ModelTooLong(f"Not one passage fits the context of {self.chat.name}.")
        pieces = self._send(ask.task, {**ask.values, "passages": sheet.text}, ask.form, self._longest(ask))
        first = next(pieces, "")  # a prompt that is too long is refused before the first piece
        if sheet.left_out:
            self.note(
                f"{sheet.left_out} of {len(ask.evidence.passages)} passages were left out, "
                f"because they do not fit {self.context_named()}."
            )
        return Reply(sheet, first, pieces, ask.form, lined)

    def plain(self, task: str, values: Mapping[str, str], longest: int) -> Iterator[str]:
        """Return the answer to a prompt without evidence, as it comes."""
        return self._send(task, values, None, longest)

    def room(self, ask: Ask) -> int:
        """Return the tokens of evidence that fit."""
        values = {**ask.values, "passages": "", "form": ask.form.asked(structured=self.chat.structured)}
        fixed = sum(tokens(self._filled(ask.task, part, values)) for part in PARTS)
        reserved = self._longest(ask) if self.chat.context else min(self._longest(ask), ask.tokens)
        return min(ask.most, int(self.window * (1 - SPARE)) - reserved - fixed)

    def shrunk(self, refused: int) -> bool:
        """Tell whether the context proved smaller than the window that was refused."""
        if not self.chat.context:
            self.assumed = min(self.assumed, SMALL)
        return self.window < refused

    def context_named(self) -> str:
        """Return the context in words, with what is assumed about it."""
        named = f"the context of {self.chat.name}"
        return named if self.chat.context else f"{named} ({self.assumed:,} tokens are assumed; nobody tells)"

    def note(self, sentence: str) -> None:
        """Keep a sentence for the person, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def _longest(self, ask: Ask) -> int:
        if self.window < ASSUMED:
            return min(ask.tokens, self.window // 3)
        return ask.tokens + min(THINKING, self.window // 4)

    def _filled(self, task: str, part: str, values: Mapping[str, str]) -> str:
        return self.prompts.fill(task, "system") if part == "system" else self.prompts.fill(task, "user", **values)

    def _send(self, task: str, values: Mapping[str, str], form: Form | None, longest: int) -> Generator[str]:
        self.used |= self.prompts.digests(task)
        system, user = (self._filled(task, part, values) for part in PARTS)
        heard: list[str] = []
        schema = form.schema if form and self.chat.structured else None
        try:
            with closing(self.chat.stream(system, user, schema=schema, max_tokens=longest)) as pieces:
                for piece in pieces:
                    heard.append(piece)
                    yield piece
        finally:
            self._count(system + user, "".join(heard))

    def _count(self, prompt: str, answer: str) -> None:
        # The count comes last: not from a server that does not count, nor to a reader who has left before.
        read, written = self.chat.usage
        if read and read < tokens(prompt) * UNREAD:
            self.note(f"The server of {self.chat.name} read only a part of what it was sent; its context is too small.")
        if answer and not read:
            read, written = tokens(prompt), tokens(answer)
        self.usage = (self.usage[0] + read, self.usage[1] + written)
