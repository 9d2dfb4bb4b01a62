"""What a small model drafts and what is printed of it: python -m tests.live.demo ARTICLE 2>/dev/null."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefing import ModelChoice, Settings, open_desk
from briefing.desk import Desk
from briefing.models.chat import Chat, open_chat
from briefing.models.deadline import Limit
from briefing.models.fakes import HashEmbedder
from briefing.types import Answer, Claim, Document
from tests.live.llama import llama_server
from tests.live.model import model_file

SHOWN = 1_500  # characters of an answer that are printed


@dataclass
class Overheard:
    """A chat model whose answers are written down."""

    chat: Chat
    heard: list[tuple[str, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The model."""
        return self.chat.name

    @property
    def context(self) -> int:
        """Its context window in tokens."""
        return self.chat.context

    @property
    def structured(self) -> bool:
        """Whether its server holds to a schema."""
        return self.chat.structured

    @property
    def usage(self) -> tuple[int, int]:
        """Tokens read and written by the last call."""
        return self.chat.usage

    def stream(
        self, system: str, user: str, *, schema: Mapping[str, Any] | None = None, max_tokens: int
    ) -> Generator[str]:
        """Yield what the model answers."""
        pieces: list[str] = []
        try:
            for piece in self.chat.stream(system, user, schema=schema, max_tokens=max_tokens):
                pieces.append(piece)
                yield piece
        finally:
            paragraphs = system.split("\n\n")
            task = paragraphs[0] if "choose those" in paragraphs[0] else paragraphs[1]
            self.heard.append((task.split(". ")[0], "".join(pieces)))


def main() -> int:
    """Write the four documents on one article and print what became of every sentence."""
    arguments = argparse.ArgumentParser(prog="python -m tests.live.demo", description=__doc__)
    arguments.add_argument("article", type=Path)
    arguments.add_argument("--context", type=int, default=4096)
    arguments.add_argument(
        "--seconds", type=float, default=300.0, help="for one document; the model runs on a processor"
    )
    arguments.add_argument("--question", default="What happened?")
    given = arguments.parse_args()
    with (
        llama_server(model_file(), given.context) as choice,
        tempfile.TemporaryDirectory() as folder,
        open_desk(Settings(data=Path(folder), samples=False), embedder=HashEmbedder()) as plain,
    ):
        say(plain.add_file(given.article.name, given.article.read_bytes()).message)
        for what in ("summary", "answer", "comparison", "brief"):
            show(what, plain, replace(choice, seconds=given.seconds), given.question)
    return 0


def show(what: str, plain: Desk, choice: ModelChoice, question: str) -> None:
    """Write one document and print it beside what the model drafted."""
    overheard: list[Overheard] = []

    def opened(choice: ModelChoice, limit: Limit) -> Chat:
        overheard.append(Overheard(open_chat(choice, limit)))
        return overheard[-1]

    desk = replace(plain, papers=replace(plain.papers, choice=choice, chat=opened))
    began = time.monotonic()
    made = written(what, desk, question)
    title(f"{what}: {made.title}")
    for chat in overheard:
        for number, (task, text) in enumerate(chat.heard, start=1):
            say(f"\n  call {number}: {task}\n    {text[:SHOWN]}{' …' if len(text) > SHOWN else ''}")
    say(f"\n  printed ({made.tally}, complete: {made.complete}):")
    for claim in made.claims():
        tell(claim)
    say("\n  withheld:" if made.withheld else "\n  nothing withheld")
    for claim in made.withheld:
        tell(claim)
    note = made.provenance
    say(f"\n  by {note.writer}, {note.tokens_in} + {note.tokens_out} tokens, {time.monotonic() - began:.0f} s")
    say(f"  note: {note.note or 'none'}")


def written(what: str, desk: Desk, question: str) -> Document:
    """Return one of the four documents."""
    if what == "answer":
        *_, answer = desk.ask(question)
        assert isinstance(answer, Answer)
        return answer
    if what == "comparison":
        return desk.compare(by="voice")
    return desk.summarize() if what == "summary" else desk.brief()


def tell(claim: Claim) -> None:
    """Print a sentence with its voice, its check and what was found wrong with the draft."""
    whose = f"{claim.voice}: {claim.speaker}" if claim.speaker else claim.voice
    say(f"    [{claim.check.status}, {whose}] {claim.text}")
    for finding in claim.check.findings:
        say(f"        {finding.kind}: {finding.message}")
    for cited in claim.citations:
        say(f"        rests on “{cited.quote}”")


def say(text: str) -> None:
    """Print one line or more."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def title(text: str) -> None:
    """Print a heading."""
    say(f"\n{'=' * 100}\n{text}")


if __name__ == "__main__":
    sys.exit(main())
