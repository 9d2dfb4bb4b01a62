"""A lying model: how many corrupted claims are refused, and how many correct ones, on the way that a reply takes.

`python -m tests.evals.lying [--data FOLDER] [--show KIND]` prints both; KIND "untouched" shows the correct claims that
are refused.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefing import checking, reading
from briefing.library import passages
from briefing.models.fakes import ScriptedChat
from briefing.types import Article, Check, Draft, Evidence, Passage, Reading, Span
from briefing.writing import prompts
from briefing.writing.generative import ModelWriter
from tests.evals import lies, plain, truths
from tests.evals.counts import Counts
from tests.evals.lies import Lie
from tests.evals.truths import Truth

UNTOUCHED = "untouched"
MOST = 400  # claims of a kind
FEWEST, MOST_PASSAGES = 3, 10
PROMPTS = Path(__file__).resolve().parents[2] / "prompts"
BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data"

_LINE = re.compile(r"^([a-z][2-9][a-z]{2}[2-9]): (.+)$", re.M)


@dataclass(frozen=True, slots=True)
class Case:
    """One claim as it went through: corrupted in a way, or untouched, with what the check made of it."""

    kind: str
    lie: Lie
    check: Check

    @property
    def right(self) -> bool:
        """Tell whether a lie was refused, or a correct claim shown."""
        return self.check.passed == (self.kind == UNTOUCHED)

    def __str__(self) -> str:
        found = "; ".join(f"{one.kind}: {one.message}" for one in self.check.findings)
        cited = " / ".join(span.of(self.lie.truth.article.text) for span in self.lie.spans)
        changed = self.lie.truth.rewrite or self.lie.truth.form
        return f"[{self.kind}, {changed}] {self.lie.text} ({self.lie.speaker or '-'})\n   source: {cited}\n   {found}"


@dataclass(slots=True)
class _Desk:
    """Reads an article once and writes with the prompts of the project."""

    prompts: prompts.Prompts
    known: dict[str, tuple[Reading, tuple[Passage, ...]]] = field(default_factory=dict)

    def check(self, lie: Lie) -> Check:
        """Let a model reply with a claim, and check the draft that the reply becomes."""
        evidence = self._evidence(lie.truth.article, lie.spans or lie.truth.spans)
        chat = ScriptedChat(lambda _, user: _reply(lie, user))
        draft = next(iter(ModelWriter(chat, self.prompts).summarize(evidence, "line")), Draft(lie.text, ()))
        return checking.check(draft, evidence)

    def _evidence(self, article: Article, spans: Sequence[Span]) -> Evidence:
        if article.id not in self.known:
            read = reading.read(article)
            self.known[article.id] = read, passages.chunk(article, read.sentences, lambda text: len(text) // 4)
        read, chunks = self.known[article.id]
        cited = [one for one in chunks if any(one.span.meets(span) for span in spans)]
        number = plain.pick(range(FEWEST, MOST_PASSAGES + 1), article.id, spans)
        rest = sorted((one for one in chunks if one not in cited), key=lambda one: plain.pick(range(99), one.id))
        return Evidence((article,), {article.id: read}, (*cited, *rest)[: max(len(cited), number)])


def measure(claims: Iterable[Truth], most: int = MOST) -> Iterator[Case]:
    """Yield the cases of claims: each untouched, then corrupted in every way that it offers, at most so many of a kind.

    Args:
        claims: correct claims. most: the most cases of a kind.
    """
    desk = _Desk(prompts.load(PROMPTS))
    left = dict.fromkeys((UNTOUCHED, *lies.KINDS), most)
    for truth in sorted(claims, key=lambda one: plain.pick(range(100_000), one.text, one.article.id)):
        for kind in [kind for kind, count in left.items() if count]:
            lie = _honest(truth) if kind == UNTOUCHED else lies.of(kind, truth)
            if lie is not None:
                left[kind] -= 1
                yield Case(kind, lie, desk.check(lie))


def shares(data: Path, most: int) -> dict[str, float]:
    """Return the share of each kind that is right on the data beside the checkout."""
    counts = Counts()
    count(measure(truths.of_shared(data), most), counts)
    return counts.shares()


def count(cases: Iterable[Case], counts: Counts) -> None:
    """Count the lies refused and the correct claims shown, by kind."""
    for case in cases:
        counts.note(f"lies {case.kind}" if case.kind != UNTOUCHED else "truths shown", case.right, str(case))


def _honest(truth: Truth) -> Lie:
    return Lie(truth, truth.text, truth.spans, truth.voice, truth.speaker)


def _reply(lie: Lie, user: str) -> str:
    """Return a reply in the form asked for, with the ids under which the prompt shows the sentences."""
    cited = [plain.squeezed(span.of(lie.truth.article.text)) for span in lie.spans]
    shown = [(found[1], plain.squeezed(found[2])) for found in _LINE.finditer(user)]
    ids = [name for name, line in shown if any(line in one or one in line for one in cited if line and one)]
    sentence = {"text": lie.text, "voice": lie.voice, "speaker": lie.speaker, "ids": [*ids, *lie.ids]}
    return json.dumps({"sentences": [sentence]}, ensure_ascii=False)


def _table(cases: Sequence[Case], name: str) -> Iterator[str]:
    yield f"{name:22} {'n':>5} {'right':>6} {'share':>7}"
    for kind in lies.KINDS:
        own = [case.right for case in cases if case.kind == kind]
        yield f"  {kind:20} {len(own):5} {sum(own):6} {sum(own) / max(1, len(own)):7.1%}"
    own = [not case.right for case in cases if case.kind == UNTOUCHED]
    yield f"  {'untouched refused':20} {len(own):5} {sum(own):6} {sum(own) / max(1, len(own)):7.1%}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables, and what went wrong of one kind."""
    parser = argparse.ArgumentParser(prog="python -m tests.evals.lying", description=__doc__)
    parser.add_argument("--data", help="the folder of the data beside the checkout, or the word shared")
    parser.add_argument("--show", choices=(*lies.KINDS, UNTOUCHED), help="list what went wrong of this kind")
    chosen = parser.parse_args(argv)
    sets = {"samples": list(measure(truths.of_samples()))}
    if chosen.data:
        sets["shared data"] = list(measure(truths.of_shared(BESIDE if chosen.data == "shared" else Path(chosen.data))))
    for name, cases in sets.items():
        print(*_table(cases, name), sep="\n")
        for case in cases:
            if case.kind == chosen.show and not case.right:
                print(f"{case}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
