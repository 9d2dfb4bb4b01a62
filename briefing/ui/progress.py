"""What goes on in the background: a quiet line for each piece of work, what became of each item, and a way to stop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from briefing.types import Source
from briefing.ui import adding, memory, parts, state
from briefing.ui.jobs import Job, Kind, Line

if TYPE_CHECKING:
    from briefing.desk import Indexing

LOOK_SECONDS = 1.0
LONGEST_MESSAGE = 600
MOST_REFUSED = 20  # with a button each; the others stand in the list
MOST_LINES = 500
FEW = 6  # lines that are shown without being asked for
MARKS = {"added": "✓", "copy": "✓", "followed": "✓", "deleted": "✓", "ready": "✓", "duplicate": "=", "told": "·"}
WORDS: Mapping[str, str] = {
    "followed": "followed",
    "added": "added",
    "copy": "added as near-copies",
    "ready": "read",
    "deleted": "deleted",
    "duplicate": "already there",
    "refused": "refused",
}
DOING: Mapping[Kind, str] = {
    "add": "Adding",
    "look": "Reading",
    "feeds": "Fetching what is new",
    "delete": "Deleting",
}
FIRST: Mapping[Kind, str] = {"add": "added", "look": "ready", "delete": "deleted", "feeds": ""}


def progress() -> None:
    """Draw the work that is under way or was finished last; looks again by itself while there is some."""
    now = _under_way()
    st.fragment(_panel, run_every=LOOK_SECONDS if now else None)(now)


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
        parts.draw(
            '<p class="ev-note" role="status">Searchable by words now; by meaning: '
            f"{indexing.done:,} of {indexing.total:,}.</p>"
        )
    elif indexing.why and not indexing.finished:
        parts.draw(
            f'<p class="ev-note" role="status">Searchable by words; by meaning: {indexing.done:,} of '
            f"{indexing.total:,} so far. {parts.escape(indexing.why)}</p>"
        )


def _job(job: Job) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key=f"job-head-{job.number}"):
        parts.draw(f'<p class="ev-progress" role="status">{parts.escape(said(job))}</p>', fitted=True)
        _ways_on(job)
    if job.running and job.total:
        st.progress(min(len(job.lines) / job.total, 1.0))
    if job.problem:
        st.error(parts.safe(job.problem, LONGEST_MESSAGE))
    _lines(job)


def said(job: Job) -> str:
    """Return one line on how far a job is, as "12 of 40 added · 2 refused"."""
    counts = job.counts
    first = FIRST[job.kind]
    pieces = []
    if job.total:
        pieces.append(f"{counts.get(first, 0):,} of {job.total:,} {WORDS[first]}")
    pieces += [f"{counts[name]:,} {words}" for name, words in WORDS.items() if name in counts and name != first]
    if not pieces and not job.running:
        pieces.append("Nothing new" if job.kind == "feeds" else "Done")
    if job.running:
        pieces.append("stopping …" if job.stop.stopped else f"{DOING[job.kind]} …" if not job.total else "working …")
    elif job.rest:
        pieces.append(f"stopped, {len(job.rest):,} left")
    return parts.byline(*pieces)


def _ways_on(job: Job) -> None:
    if job.running:
        st.button(
            "Stop",
            key=f"stop-{job.number}",
            disabled=job.stop.stopped,
            on_click=job.stop.stop,
            help="What is done stays.",
        )
        return
    if job.rest and st.button(f"Go on with the other {len(job.rest):,}", key=f"go-on-{job.number}"):
        _again(job, job.rest)
    refused = [source for source, line in zip(job.sources, job.lines, strict=False) if line.state == "refused"]
    if refused and st.button(f"Try {parts.counted(len(refused), 'refused one')} again", key=f"again-{job.number}"):
        _again(job, [*refused, *job.rest])
    if st.button("Hide", key=f"hide-{job.number}", type="tertiary", on_click=state.jobs().forget, args=(job.number,)):
        st.rerun()


def _again(job: Job, sources: Sequence[Source]) -> None:
    state.jobs().forget(job.number)
    (adding.look_at if job.kind == "look" else adding.add_each)(sources)
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
    with st.expander(f"What became of each ({len(others):,})"):
        _list(others[-MOST_LINES:][::-1])


def _list(lines: Sequence[Line]) -> None:
    if not lines:
        return
    items = "".join(
        f'<li class="ev-{line.state}"><span>{MARKS.get(line.state, "✗")}</span> {parts.escape(_told(line))}</li>'
        for line in lines
    )
    parts.draw(f'<ul class="ev-outcomes" role="status">{items}</ul>')


def _told(line: Line) -> str:
    named = f"{line.name}: " if line.state in {"refused", "told", "followed"} and line.name else ""
    return parts.plain(f"{named}{line.message}", LONGEST_MESSAGE)


def _refused(line: Line, key: str, kind: Kind) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"refused-{key}"):
        parts.draw(
            f'<p class="ev-refused-item"><span class="ev-source">{parts.escape(parts.plain(line.name))}</span> '
            "was refused. "
            f"{parts.escape(parts.plain(line.message, LONGEST_MESSAGE))}</p>"
        )
        if kind not in {"add", "look"}:
            return
        address = line.name if line.name.startswith(("http://", "https://")) else ""
        if st.button(
            "Paste the text instead",
            key=f"paste-instead-{key}",
            type="tertiary",
            on_click=memory.paste_instead,
            args=("" if address else line.name, address),
        ):
            st.rerun()
