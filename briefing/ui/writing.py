"""A document that is written in the background: it goes on when the page is left, and is found by who comes back."""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast, get_args

import streamlit as st

from briefing.errors import ModelStopped
from briefing.types import CompareBy, Document, Item, Length, Task
from briefing.ui import parts, state, tasks
from briefing.ui.jobs import Job, Line
from briefing.ui.language import noted, number, phrase, retold, said
from briefing.ui.state import DocumentKind

if TYPE_CHECKING:
    from briefing.desk import Desk, Stop

LOOK_SECONDS = 0.5
DOING = phrase("Reading, writing and checking …")
NOTHING = phrase("The writing was stopped before anything had been checked.")
WHILE: Mapping[DocumentKind, str] = {
    "summary": phrase("A summary, while you go on."),
    "comparison": phrase("A comparison, while you go on."),
    "brief": phrase("A brief, while you go on."),
}
OWN = "writings"  # those that this session has begun and not shown yet


@dataclass(frozen=True, slots=True)
class Wish:
    """A document that a person wants.

    Args:
        kind: of the document. articles: their ids, none for all. topic: "" for the articles' own story.
        length: of a summary. by, issues: of a comparison.
    """

    kind: DocumentKind
    articles: tuple[str, ...] = ()
    topic: str = ""
    length: Length = "short"
    by: CompareBy | None = None
    issues: tuple[str, ...] = ()

    @property
    def item(self) -> Item:
        """The wish as it is remembered until it is fulfilled."""
        details = {
            "articles": " ".join(self.articles),
            "length": self.length,
            "by": self.by or "",
            "issues": "\n".join(self.issues),
        }
        return Item(self.kind, self.topic, {name: value for name, value in details.items() if value})


def wish_of(item: Item) -> Wish:
    """Return the wish that was remembered."""
    length, by = item.details.get("length"), item.details.get("by")
    return Wish(
        cast(DocumentKind, item.kind),
        tuple(item.details.get("articles", "").split()),
        item.name,
        cast(Length, length) if length in get_args(Length) else "short",
        cast(CompareBy, by) if by in get_args(CompareBy) else None,
        tuple(item.details.get("issues", "").splitlines()),
    )


def write(wish: Wish) -> None:
    """Begin to write a document, unless that very one is being written; what is short is done at once."""
    desk, jobs = state.desk(), state.jobs()
    if any(job.running and job.about == (wish, desk.writer_name) for job in jobs.all(wish.kind)):
        return
    with st.spinner(said(DOING)):
        task = jobs.remember(desk.tasks, wish.kind, [wish.item])
        job = jobs.start(wish.kind, partial(_work, desk, wish, task), task=task, about=(wish, desk.writer_name))
    state.set_value(OWN, (*_own(), job))


def _work(desk: Desk, wish: Wish, task: str, stop: Stop) -> Generator[Line, None, None]:
    try:
        document = _made(desk, wish, stop)
        yield Line("written", document.title, noted("“{title}” is written.", title=document.title), document.id)
    finally:
        desk.tasks.drop(task)


def _made(desk: Desk, wish: Wish, stop: Stop) -> Document:
    if wish.kind == "summary":
        return desk.summarize(wish.articles, length=wish.length, topic=wish.topic, stop=stop)
    if wish.kind == "comparison":
        return desk.compare(wish.articles, by=wish.by, issues=wish.issues, stop=stop)
    return desk.brief(wish.articles, topic=wish.topic, stop=stop)


def written(kind: DocumentKind) -> None:
    """Draw what is being written of a kind, open what is done, and offer what a restart has cut off."""
    jobs = state.jobs()
    for task in jobs.left(state.desk().tasks):
        with parts.errors_shown():
            if task.kind == kind and tasks.offer(task, said("Write it again")):
                again(task)
                st.rerun()
    for job in _own():
        if job.kind == kind and not job.running:
            state.set_value(OWN, tuple(one for one in _own() if one is not job))
            jobs.forget(job.number)
            _take_up(kind, job)
    for job in jobs.all(kind):
        if not job.running and not state.document(kind):
            jobs.forget(job.number)
            _take_up(kind, job)
    if running := tuple(job for job in jobs.all(kind) if job.running):
        st.fragment(_panel, run_every=LOOK_SECONDS)(kind, running)


def again(task: Task) -> None:
    """Write a document whose writing a restart has cut off."""
    write(wish_of(next(iter(task.items.values()))))
    state.desk().tasks.drop(task.id)


def take_over(job: Job) -> None:
    """Have this session show what a job has written, as if it had begun it."""
    if job not in _own():
        state.set_value(OWN, (*_own(), job))


def _own() -> tuple[Job, ...]:
    return cast(tuple[Job, ...], state.value(OWN) or ())


def _take_up(kind: DocumentKind, job: Job) -> None:
    """Open the document that a job has written, or tell why there is none."""
    if job.lines:
        state.set_document(kind, job.lines[-1].document)
    elif isinstance(job.error, ModelStopped):
        st.info(said(NOTHING))
    elif job.error is not None:
        parts.error_box(job.error)
    else:
        st.error(parts.safe(retold(job.problem), 600))


def _panel(kind: DocumentKind, running: tuple[Job, ...]) -> None:
    if any(not job.running for job in running):
        st.rerun()
    for place, job in enumerate(running):
        with st.container(horizontal=True, vertical_alignment="center", gap="medium", key=f"writing-{job.number}"):
            parts.draw(_said(kind, job), fitted=True)
            st.button(
                said("Stop"),
                key=f"stop-writing-{place}" if place else "stop-writing",
                disabled=job.stop.stopped,
                on_click=job.stop.stop,
                help=said("What has been checked by then is kept."),
            )


def _said(kind: DocumentKind, job: Job) -> str:
    """Return what goes on, for everybody, and for how long, for those who see it."""
    words = said("Stopping …") if job.stop.stopped else said(DOING)
    seconds = said("{seconds} s", seconds=number(time.monotonic() - job.begun))
    about = "" if job.stop.stopped else f" {said(WHILE[kind])}"
    return (
        f'<p class="ev-progress"><span role="status">{words}{about}</span> '
        f'<span class="ev-meta" aria-hidden="true">{seconds}</span></p>'
    )
