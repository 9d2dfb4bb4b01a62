"""What goes on in the background: a quiet line for each piece of work, what became of each item, and a way to stop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from briefing.types import Source
from briefing.ui import adding, following, memory, parts, state, tasks, writing
from briefing.ui.jobs import Job, Kind, Line
from briefing.ui.language import counted, phrase, retold, said

if TYPE_CHECKING:
    from briefing.desk import Indexing

LOOK_SECONDS = 1.0
LONGEST_MESSAGE = 600
MOST_REFUSED = 20  # with a button each; the others stand in the list
MOST_LINES = 500
FEW = 6  # lines that are shown without being asked for
MARKS = {"refused": "✗", "duplicate": "=", "told": "·"}  # all others are done as they were wished
WORDS: Mapping[str, str] = {
    "followed": phrase("{n} followed"),
    "added": phrase("{n} added"),
    "copy": phrase("{n} added as near-copies"),
    "ready": phrase("{n} read"),
    "written": phrase("{n} written"),
    "deleted": phrase("{n} deleted"),
    "duplicate": phrase("{n} already there"),
    "refused": phrase("{n} refused"),
}
OF_ALL: Mapping[str, str] = {
    "added": phrase("{n} of {all} added"),
    "ready": phrase("{n} of {all} read"),
    "deleted": phrase("{n} of {all} deleted"),
}
DOING: Mapping[Kind, str] = {
    "add": phrase("Adding …"),
    "look": phrase("Reading …"),
    "feeds": phrase("Fetching what is new …"),
    "delete": phrase("Deleting …"),
    "summary": phrase("Writing a summary …"),
    "comparison": phrase("Writing a comparison …"),
    "brief": phrase("Writing a brief …"),
}
FIRST: Mapping[Kind, str] = {"add": "added", "look": "ready", "delete": "deleted"}
PAGES: Mapping[str, str] = {"summary": "summary", "comparison": "compare", "brief": "brief"}


def progress() -> None:
    """Draw the work that is under way or was finished last; looks again by itself while there is some."""
    _left()
    jobs = state.jobs()
    for job in jobs.all("look"):
        if not (job.running or job.unfinished):
            jobs.forget(job.number)  # what was read stands above
    now = _under_way()
    st.fragment(_panel, run_every=LOOK_SECONDS if now else None)(now)


def _left() -> None:
    """Offer to go on with what was not done when the program was last ended."""
    for task in state.jobs().left(state.desk().tasks):
        with parts.errors_shown():
            if task.kind in tasks.DONE:
                many = len(tasks.sources_of(task.items.values()))
                label = counted("Go on with {n} page", "Go on with {n} pages", many) if many else ""
                if tasks.offer(task, label):
                    adding.go_on(task)
                    st.rerun()
            elif task.kind == "feeds":
                if tasks.offer(task, said("Go on")):
                    following.go_on(task)
                    st.rerun()
            elif tasks.offer(task, said("Write it again")):
                writing.again(task)
                st.switch_page(f"briefing/ui/{PAGES[task.kind]}.py")


def _under_way() -> tuple[object, ...]:
    """Return what is being worked at; the page is drawn anew when it changes."""
    jobs = state.jobs()
    running = tuple(job.number for job in jobs.all() if job.running)
    return (*running, *(["copies"] if jobs.groups.running else []), *(["meaning"] if _embedding(_indexing()) else []))


def _indexing() -> Indexing:
    return state.desk().indexing()


def _embedding(indexing: Indexing) -> bool:
    return indexing.done + indexing.failed < indexing.total and not indexing.why


def _panel(drawn_for: tuple[object, ...]) -> None:
    if drawn_for and _under_way() != drawn_for:
        st.rerun()
    with st.container(gap="small", key="progress"):
        if line := memory.pasted():
            _list([line])
        for job in reversed(state.jobs().all()):
            with st.container(gap="small", key=f"job-{job.number}"):
                _job(job)
        _meaning(_indexing())


def _meaning(indexing: Indexing) -> None:
    if _embedding(indexing):
        words = said("Searchable by words now; by meaning: {n} of {all}.", n=indexing.done, all=indexing.total)
        parts.draw(f'<p class="ev-note" role="status">{words}{_trouble(indexing)}</p>')
    elif indexing.why and not indexing.finished:
        words = said("Searchable by words; by meaning: {n} of {all} so far.", n=indexing.done, all=indexing.total)
        parts.draw(f'<p class="ev-note" role="status">{words} {parts.escape(retold(indexing.why))}</p>')


def _trouble(indexing: Indexing) -> str:
    if not indexing.trouble:
        return ""
    return f" {parts.escape(retold(indexing.trouble))} {said('The same articles are tried again.')}"


def _job(job: Job) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key=f"job-head-{job.number}"):
        parts.draw(f'<p class="ev-progress" role="status">{parts.escape(how_far(job))}</p>', fitted=True)
        _ways_on(job)
    if job.running and job.total:
        st.progress(min(len(job.lines) / job.total, 1.0))
    if job.problem:
        st.error(parts.safe(retold(job.problem), LONGEST_MESSAGE))
    _lines(job)


def how_far(job: Job) -> str:
    """Return one line on how far a job is, as "12 of 40 added · 2 refused"."""
    counts = job.counts
    first = FIRST.get(job.kind, "")
    pieces = []
    if job.total:
        pieces.append(said(OF_ALL[first], n=counts.get(first, 0), all=job.total))
    pieces += [said(words, n=counts[name]) for name, words in WORDS.items() if name in counts and name != first]
    if not pieces and not job.running:
        pieces.append(said("Nothing new") if job.kind == "feeds" else said("Done"))
    if job.running:
        doing = said("working …") if job.total else said(DOING[job.kind])
        pieces.append(said("stopping …") if job.stop.stopped else doing)
    elif job.rest:
        pieces.append(said("stopped, {n} left", n=len(job.rest)))
    return parts.byline(*pieces)


def _ways_on(job: Job) -> None:
    if job.running:
        st.button(
            said("Stop"),
            key=f"stop-{job.number}",
            disabled=job.stop.stopped,
            on_click=job.stop.stop,
            help=said("What is done stays."),
        )
        return
    if job.kind in PAGES and st.button(said("Open"), key=f"open-job-{job.number}", type="primary"):
        writing.take_over(job)
        st.switch_page(f"briefing/ui/{PAGES[job.kind]}.py")
    if job.rest and st.button(said("Go on with the other {n}", n=len(job.rest)), key=f"go-on-{job.number}"):
        _again(job, job.rest)
    refused = [source for source, line in zip(job.sources, job.lines, strict=False) if line.state == "refused"]
    label = counted("Try {n} refused one again", "Try {n} refused ones again", len(refused))
    if refused and st.button(label, key=f"again-{job.number}"):
        _again(job, [*refused, *job.rest])
    if st.button(said("Hide"), key=f"hide-{job.number}", type="tertiary", on_click=_hide, args=(job,)):
        st.rerun()


def _hide(job: Job) -> None:
    """Show a job no more, and remember the rest of it no longer."""
    state.jobs().forget(job.number)
    with parts.errors_left():
        if job.task:
            state.desk().tasks.done(job.task, range(len(job.lines), len(job.sources)))


def _again(job: Job, sources: Sequence[Source]) -> None:
    with parts.errors_shown():
        (adding.look_at if job.kind == "look" else adding.add_each)(sources)
        _hide(job)
        st.rerun()


def _lines(job: Job) -> None:
    lines = tuple(job.lines)
    refused = [(place, line) for place, line in enumerate(lines) if line.state == "refused"]
    with_ways = dict(refused[:MOST_REFUSED])
    others = [line for place, line in enumerate(lines) if place not in with_ways]
    for place, line in with_ways.items():
        _refused(line, f"{job.number}-{place}", job.kind)
    if len(others) <= FEW:
        _list(others)
        return
    with st.expander(said("What became of each ({n})", n=len(others)), key=f"each-{job.number}"):
        _list(others[-MOST_LINES:][::-1])


def _list(lines: Sequence[Line]) -> None:
    if not lines:
        return
    items = "".join(
        f'<li class="ev-{line.state}"><span>{MARKS.get(line.state, "✓")}</span> {parts.escape(_told(line))}</li>'
        for line in lines
    )
    parts.draw(f'<ul class="ev-outcomes" role="status">{items}</ul>')


def _told(line: Line) -> str:
    named = f"{line.name}: " if line.state in {"refused", "told", "followed"} and line.name else ""
    return parts.plain(f"{named}{retold(line.message)}", LONGEST_MESSAGE)


def _refused(line: Line, key: str, kind: Kind) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"refused-{key}"):
        name = f'<span class="ev-source">{parts.escape(parts.plain(line.name))}</span>'
        why = parts.escape(parts.plain(retold(line.message), LONGEST_MESSAGE))
        parts.draw(f'<p class="ev-refused-item">{said("{name} was refused.", name=name)} {why}</p>')
        if kind not in {"add", "look"}:
            return
        address = line.name if line.name.startswith(("http://", "https://")) else ""
        if st.button(
            said("Paste the text instead"),
            key=f"paste-instead-{key}",
            type="tertiary",
            on_click=memory.paste_instead,
            args=("" if address else line.name, address),
        ):
            st.rerun()
